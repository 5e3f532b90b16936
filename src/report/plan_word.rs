//! The improvement plan for Word (document 004, step 4): a block for each target, with its steps and its reviews.

use jiff::civil::Date;

use super::Unmade;
use super::page::{About, Page, WIDTH};
use super::text::{DASH, Rated, capital, count, or_dash, pack_of_id, plain, school_name, short, statement_number};
use crate::analysis::{PlanState, PlannedStep, target_state};
use crate::framework::Pack;
use crate::workbook::{Lane, StatementRef, Status, Target, Workbook, day_in_words};

/// The longest heading. The whole aim stands below it.
const LONGEST_HEADING: usize = 110;

/// Makes the plan.
pub(super) fn make(workbook: &Workbook, packs: &[&Pack], today: Date) -> Result<Vec<u8>, Unmade> {
    let school = school_name(workbook);
    let plan = &workbook.plan;
    let mut page = Page::new();
    page.title("Improvement plan");
    opening(&mut page, workbook, today);
    if plan.targets.is_empty() {
        page.heading("There is no target yet");
        page.body(
            "A plan begins with the widest gaps. Rate the statements now and target, look at which gaps are widest, \
             and choose a few to work on: one to three are enough to begin with. Each becomes part of a target with \
             an aim, a way to measure it, steps, an owner and a date, and stands here.",
        );
    } else {
        in_short(&mut page, workbook, today);
    }
    for (i, target) in plan.targets.iter().enumerate() {
        block(&mut page, workbook, packs, i + 1, target, today);
    }
    page.finish(&About { title: "Improvement plan", school: school.as_deref(), today })
}

/// The lines below a document's title: whose it is, and of which day.
pub(super) fn opening(page: &mut Page, workbook: &Workbook, today: Date) {
    let school = school_name(workbook).unwrap_or_else(|| "The school’s name is not filled in".to_owned());
    page.text("Subtitle", &school);
    page.text("Subtitle", &format!("As it stood on {}", day_in_words(today)));
    if workbook.example {
        page.text("Callout", "This school is invented, to show what a filled-in workbook looks like.");
    }
}

/// The plan in a few lines, and a table of its targets.
fn in_short(page: &mut Page, workbook: &Workbook, today: Date) {
    let plan = &workbook.plan;
    let review = plan.next_review.map_or_else(
        || "No day is set for the next review.".to_owned(),
        |day| format!("The next review is on {}.", day_in_words(day)),
    );
    page.body(&format!("{} {review}", state_in_words(&PlanState::on_day(plan, today))));
    let rows = plan.targets.iter().enumerate().map(|(i, target)| {
        let state = target_state(target, today);
        vec![
            (i + 1).to_string(),
            short(&target.aim, LONGEST_HEADING),
            short(&target.owner, 60),
            target.status.words().to_owned(),
            state.due.map(day_in_words).unwrap_or_default(),
            in_words(&state.stands_out()),
        ]
    });
    let columns = [
        ("", 420),
        ("Target", 3300),
        ("Owner", 1550),
        ("Status", 1050),
        ("Done by", 1250),
        ("What stands out", WIDTH - 7570),
    ];
    page.table(&columns, &rows.collect::<Vec<_>>());
}

/// A plan in one or two sentences.
pub(super) fn state_in_words(state: &PlanState) -> String {
    let mut words = format!("The plan has {}", count(state.targets, "target"));
    let parts: Vec<String> = [(state.done, "done"), (state.under_way, "under way")]
        .iter()
        .filter(|(many, _)| *many > 0)
        .map(|(many, what)| format!("{many} {what}"))
        .collect();
    if !parts.is_empty() {
        words += &format!(" ({})", parts.join(", "));
    }
    if state.steps > 0 {
        words += &format!(" and {}, of which {} done", count(state.steps, "step"), are(state.steps_done));
        words += &match state.overdue {
            0 => " and none is overdue".to_owned(),
            many => format!(" and {} overdue", are(many)),
        };
    }
    words + "."
}

fn are(many: usize) -> String {
    match many {
        0 => "none is".to_owned(),
        1 => "1 is".to_owned(),
        many => format!("{many} are"),
    }
}

/// Short phrases as one that can stand by itself: "1 step overdue, no owner" with a capital where there is a letter.
fn in_words(phrases: &[String]) -> String {
    capital(&phrases.join(", "))
}

fn block(page: &mut Page, workbook: &Workbook, packs: &[&Pack], number: usize, target: &Target, today: Date) {
    let aim = short(&target.aim, LONGEST_HEADING);
    let name = if aim.is_empty() { "no aim is written yet".to_owned() } else { aim.clone() };
    page.heading(&format!("Target {number}: {name}"));
    let stands_out = in_words(&target_state(target, today).stands_out());
    if !stands_out.is_empty() {
        page.led("Callout", "What stands out:", &format!("{stands_out}."));
    }
    let mut facts = Vec::new();
    if plain(&target.aim) != aim {
        facts.push(("Aim", plain(&target.aim)));
    }
    facts.extend([
        ("How we will know", target.success.clone()),
        ("Owner", target.owner.clone()),
        ("Status", target.status.words().to_owned()),
        ("Cost and funding", cost_and_funding(target)),
        ("Resources", target.resources.clone()),
        ("Monitoring", target.monitoring.clone()),
        ("School Development Plan", target.sdp_reference.clone()),
    ]);
    if target.steps.is_empty() {
        facts.push(("Steps", "No step is written yet".to_owned()));
    }
    page.facts(&facts);

    if !target.statements.is_empty() {
        page.caption("Ratings that it must move");
        let several = several_packs(workbook);
        let rows = target.statements.iter().map(|one| {
            let mut row = rating(workbook, packs, one);
            if several {
                let pack = pack_of_id(workbook, packs, &one.pack);
                row.insert(2, pack.map_or_else(|| plain(&one.pack), |pack| plain(&pack.title)));
            }
            row
        });
        let columns = [("", 900), ("Statement", WIDTH - 3300), ("Now", 1200), ("Target", 1200)];
        let with_pack = [("", 900), ("Statement", WIDTH - 5300), ("From", 2000), ("Now", 1200), ("Target", 1200)];
        let rows: Vec<_> = rows.collect();
        page.table(if several { &with_pack } else { &columns }, &rows);
    }

    if !target.steps.is_empty() {
        page.caption("Steps");
        let rows: Vec<_> = target
            .steps
            .iter()
            .enumerate()
            .map(|(at, step)| one_step(number, PlannedStep { target, at, step }, today))
            .collect();
        let columns = [
            ("", 620),
            ("What is done", WIDTH - 6720),
            ("Owner", 1900),
            ("Begins", 1400),
            ("Due", 1400),
            ("Status", 1400),
        ];
        page.table(&columns, &rows);
    }

    if !target.reviews.is_empty() {
        page.caption("Reviews so far");
        let rows = target.reviews.iter().map(|review| {
            vec![
                review.date.map(day_in_words).unwrap_or_default(),
                review.done.clone(),
                review.impact.clone(),
                review.how_we_know.clone(),
                review.next_step.clone(),
            ]
        });
        let wide = (WIDTH - 1250) / 4;
        let columns = [
            ("Date", 1250),
            ("What was done", wide),
            ("What impact it had", wide),
            ("How we know", wide),
            ("What comes next", wide),
        ];
        page.table(&columns, &rows.collect::<Vec<_>>());
    }
}

fn cost_and_funding(target: &Target) -> String {
    let funding = plain(&target.funding);
    match (target.cost, funding.is_empty()) {
        (Some(cost), false) => format!("{cost}, from: {funding}"),
        (Some(cost), true) => format!("{cost}; where it comes from is not said yet"),
        (None, false) => format!("No cost is given yet; from: {funding}"),
        (None, true) => String::new(),
    }
}

/// Whether the school works with more than one pack, so that a statement's number alone does not tell which it is.
fn several_packs(workbook: &Workbook) -> bool {
    workbook.assessments.len() > 1
}

/// A statement's number, words, and where it stands now and should stand.
fn rating(workbook: &Workbook, packs: &[&Pack], one: &StatementRef) -> Vec<String> {
    let pack = pack_of_id(workbook, packs, &one.pack);
    let round = workbook.assessment(&one.pack).and_then(|(_, assessment)| assessment.current());
    let rated = |lane| Rated::of(pack, round.and_then(|round| round.score(&one.statement, lane))).said(pack);
    // A judged pack has no targets.
    let target = if pack.is_some_and(Pack::is_judged) { String::new() } else { rated(Lane::Target) };
    let Some(statement) = pack.and_then(|pack| pack.statement(&one.statement)) else {
        let words = "This statement is not in the packs that this page has; the link to it is kept.".to_owned();
        return vec![or_dash(&one.statement.0), words, rated(Lane::Now), target];
    };
    vec![statement_number(workbook, packs, &one.pack, &one.statement), statement.text.clone(), rated(Lane::Now), target]
}

/// A statement in a line: its number, its words and how it stands; of which pack, where there are several.
pub(super) fn statement_in_words(workbook: &Workbook, packs: &[&Pack], one: &StatementRef) -> String {
    let pack = pack_of_id(workbook, packs, &one.pack);
    let title = pack.map(|pack| plain(&pack.title)).filter(|_| several_packs(workbook));
    let title = title.map_or_else(String::new, |title| format!(", {title}"));
    match rating(workbook, packs, one).as_slice() {
        [number, text, now, target] if target.is_empty() => {
            format!("{number} {} ({now} now{title})", short(text, LONGEST_HEADING))
        }
        [number, text, now, target] => {
            format!("{number} {} (now {now}, target {target}{title})", short(text, LONGEST_HEADING))
        }
        _ => plain(&one.statement.0),
    }
}

fn one_step(target_number: usize, one: PlannedStep, today: Date) -> Vec<String> {
    let PlannedStep { at, step, .. } = one;
    let day = |day: Option<Date>| day.map_or_else(|| DASH.to_owned(), day_in_words);
    let status = if one.is_overdue(today) {
        format!("{}, overdue", step.status.words())
    } else {
        step.status.words().to_owned()
    };
    let what =
        if step.status == Status::Stopped { format!("{} (stopped)", plain(&step.what)) } else { step.what.clone() };
    vec![format!("{target_number}.{}", at + 1), what, one.owner().to_owned(), day(step.start), day(step.due), status]
}
