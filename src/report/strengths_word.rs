//! Strengths and areas for development, for Word: what a judged pack says to governors. Every word of it follows from what
//! is recorded; nothing is asked or advised.

use jiff::civil::Date;

use super::Unmade;
use super::evidence_word::origin;
use super::page::{About, Page, WIDTH};
use super::plan_word::{opening, state_in_words};
use super::text::{Chosen, Rated, capital, count, plain, school_name, yes_or_no};
use crate::analysis::{AreaShare, JudgementSource, Movement, PlanState, ReadinessState, Share};
use crate::framework::{Area, Pack, Score, Statement};
use crate::workbook::{Lane, Workbook, day_in_words};

const TITLE: &str = "Strengths and areas for development";

/// Makes the pages.
pub(super) fn make(workbook: &Workbook, one: Chosen, today: Date) -> Result<Vec<u8>, Unmade> {
    let school = school_name(workbook);
    let mut page = Page::new();
    page.title(TITLE);
    opening(&mut page, workbook, today);
    origin(&mut page, one.pack, one.round);
    in_short(&mut page, one);
    strengths(&mut page, one);
    for_development(&mut page, one);
    page.heading("What moved");
    moved(&mut page, one);
    page.heading("The plan");
    let plan = PlanState::on_day(&workbook.plan, today);
    if plan.targets == 0 {
        page.body("There is no target in the plan yet.");
    } else {
        page.body(&state_in_words(&plan));
    }
    page.finish(&About { title: TITLE, school: school.as_deref(), today })
}

/// How much is met, and whether the school is ready by the scheme's rule.
fn in_short(page: &mut Page, one: Chosen) {
    page.body(&format!(
        "By the school’s own judgements, {}.",
        share_in_words(&Share::of_pack(one.pack, one.round, JudgementSource::School))
    ));
    let readiness = |whose| ReadinessState::in_round(one.pack, one.assessment, one.round, whose);
    if let Some(state) = readiness(JudgementSource::School) {
        page.led("Normal", "The scheme’s rule:", &format!("{}.", capital(&state.verdict.to_string())));
    }
    if one.round.has_agreed() {
        let share = share_in_words(&Share::of_pack(one.pack, one.round, JudgementSource::Agreed));
        let verdict =
            readiness(JudgementSource::Agreed).map_or_else(String::new, |state| format!("; {}", state.verdict));
        page.led("Normal", "By what was agreed with the adviser:", &format!("{share}{verdict}."));
    }
}

/// How much is met, in words.
pub(super) fn share_in_words(share: &Share) -> String {
    let mut words = format!("{} of {} that apply are met", share.met, count(share.applicable(), "statement"));
    if let Some(percent) = share.percent() {
        words += &format!(" ({percent}%)");
    }
    if share.unjudged > 0 {
        words += &format!("; {} not judged yet", share.unjudged);
    }
    words
}

fn strengths(page: &mut Page, one: Chosen) {
    page.heading("Strengths");
    let mut rows = Vec::new();
    for AreaShare { area, aspects, .. } in AreaShare::all(one.pack, one.round, JudgementSource::School) {
        for (aspect, share) in aspects {
            if share.applicable() > 0 && share.met == share.applicable() {
                let name = aspect.map_or_else(String::new, |aspect| plain(&aspect.title));
                rows.push(vec![area.heading(), name, share.met.to_string()]);
            }
        }
    }
    if rows.is_empty() {
        page.body("No aspect is met as a whole yet.");
    } else {
        page.body("In these, every statement that applies is met.");
        page.table(&[("Area", WIDTH / 2 - 600), ("Aspect", WIDTH / 2 - 600), ("Statements", 1200)], &rows);
    }
}

fn for_development(page: &mut Page, one: Chosen) {
    page.heading("Areas for development");
    let score = |statement: &Statement| one.round.score(&statement.id, Lane::Now);
    let mut unmet: Vec<(&Area, &Statement)> = one
        .pack
        .statements()
        .filter(|(_, statement)| {
            let judged = one.pack.scale.counted(score(statement));
            judged.is_some() && !one.pack.scale.is_met(judged)
        })
        .collect();
    // Limiting ones first, then those of which it is not known; the others stay in the pack's order.
    unmet.sort_by_key(|(_, statement)| match one.assessment.is_limiting(statement) {
        Some(true) => 0,
        None => 1,
        Some(false) => 2,
    });
    if unmet.is_empty() {
        page.body("No statement is judged as unmet.");
        return;
    }
    let rows = unmet.into_iter().map(|(area, statement)| {
        vec![
            statement.number.clone(),
            statement.text.clone(),
            area.short_title.clone(),
            in_words(one.pack, score(statement)),
            yes_or_no(one.assessment.is_limiting(statement)).to_owned(),
        ]
    });
    let columns = [("", 800), ("Statement", WIDTH - 5300), ("Area", 1900), ("Judgement", 1400), ("Limiting", 1200)];
    page.table(&columns, &rows.collect::<Vec<_>>());
}

fn moved(page: &mut Page, one: Chosen) {
    let rounds = &one.assessment.rounds;
    let Some(before) = rounds.len().checked_sub(2).and_then(|at| rounds.get(at)) else {
        page.body("This is the first round of judgements, so there is none to compare it with.");
        return;
    };
    let since = before.date.map_or_else(|| "the round before".to_owned(), day_in_words);
    let movement = Movement::between(one.pack, before, one.round);
    let mut words = format!(
        "Since {since}, {} rose, {} fell and {} stayed",
        count(movement.up(), "judgement"),
        movement.down(),
        movement.same()
    );
    if movement.not_compared > 0 {
        words += &format!("; {} can’t be compared", movement.not_compared);
    }
    page.body(&format!("{words}."));
    let moves = movement.moves.iter().filter(|one| one.by() != 0);
    let rows = moves.map(|found| {
        vec![
            found.statement.number.clone(),
            found.statement.text.clone(),
            in_words(one.pack, Some(found.before)),
            in_words(one.pack, Some(found.after)),
        ]
    });
    let rows: Vec<_> = rows.collect();
    if !rows.is_empty() {
        page.table(&[("", 800), ("Statement", WIDTH - 3600), ("Before", 1400), ("Now", 1400)], &rows);
    }
}

fn in_words(pack: &Pack, score: Option<Score>) -> String {
    Rated::of(Some(pack), score).said(Some(pack))
}
