//! The evidence pages for Word (document 004, step 3): for each statement what there is to show, and what is still to
//! gather.

use jiff::civil::Date;

use super::Unmade;
use super::judged_word;
use super::page::{About, Page, WIDTH};
use super::plan_word::opening;
use super::text::{Chosen, Rated, count, plain, school_name};
use crate::analysis::Support;
use crate::framework::Pack;
use crate::workbook::{EvidenceItem, Have, Lane, Round, Workbook, day_in_words};

/// Makes the pages.
pub(super) fn make(workbook: &Workbook, chosen: Option<Chosen>, today: Date) -> Result<Vec<u8>, Unmade> {
    let school = school_name(workbook);
    let mut page = Page::new();
    page.title("Evidence");
    opening(&mut page, workbook, today);
    match chosen {
        None => {
            page.heading("There is nothing to show yet");
            page.body(
                "Evidence follows the ratings. Rate the statements first, as they are now and as they should be; then \
                 mark what you have for each of them, and link what the school can show. It will stand here, statement \
                 by statement, with what is still to gather.",
            );
        }
        Some(one) if one.pack.is_judged() => judged_word::evidence(&mut page, workbook, one),
        Some(one) => framework(&mut page, workbook, one.pack, one.round),
    }
    page.finish(&About { title: "Evidence", school: school.as_deref(), today })
}

/// Which pack it is, of which day, and whose its wording is.
pub(super) fn origin(page: &mut Page, pack: &Pack, round: &Round) {
    let what = if pack.is_judged() { "judgements" } else { "ratings" };
    let day = round.date.map_or_else(String::new, |day| format!(", {what} of {}", day_in_words(day)));
    // A scheme of the school's own has no publisher.
    let publisher = pack.source.publisher.trim().trim_end_matches('.');
    let wording = if publisher.is_empty() { String::new() } else { format!(" Wording: {}.", plain(publisher)) };
    page.body(&format!("{}{day}.{wording}", plain(&pack.title)));
}

fn framework(page: &mut Page, workbook: &Workbook, pack: &Pack, round: &Round) {
    origin(page, pack, round);
    let marks: Vec<String> =
        Have::ALL.iter().map(|have| format!("{} {}", have.mark(), have.words().to_lowercase())).collect();
    page.body(&format!("Marks: {}. Nothing is said of an exemplar without a mark.", marks.join(", ")));
    let all = Support::for_pack(pack, workbook, round);
    summary(page, &all);
    for area in &pack.areas {
        page.heading(&area.heading());
        for one in all.iter().filter(|one| one.area.id == area.id) {
            statement(page, pack, round, one);
        }
    }
}

/// Which statements still lack evidence, in two sentences.
fn summary(page: &mut Page, all: &[Support]) {
    let numbers = |lacking: Vec<&Support>| {
        let found: Vec<&str> = lacking.iter().map(|one| one.statement.number.as_str()).collect();
        (found.len(), found.join(", "))
    };
    let (now, which_now) = numbers(all.iter().filter(|one| one.lacks_now()).collect());
    let (target, which_target) = numbers(all.iter().filter(|one| one.lacks_target()).collect());
    if now > 0 {
        let text = format!("{} ({which_now}).", count(now, "statement"));
        page.led("Callout", "Nothing is recorded yet that shows the rating for now:", &text);
    }
    if target > 0 {
        let text = format!("{} ({which_target}).", count(target, "statement"));
        page.led("Callout", "Still to gather for the target:", &text);
    }
}

fn statement(page: &mut Page, pack: &Pack, round: &Round, one: &Support) {
    page.subheading(&format!("{} {}", one.statement.number, plain(&one.statement.text)));
    page.body(&format!("{} {}", lane(pack, round, one, Lane::Now), lane(pack, round, one, Lane::Target)));
    exemplars(page, pack, one);
    let own = one.said.map(|said| plain(&said.own)).unwrap_or_default();
    if !own.is_empty() {
        page.led("Normal", "Our own evidence:", &own);
    }
    let mut rows: Vec<Vec<String>> = Vec::new();
    rows.extend(one.items_now.iter().map(|item| row(item, Lane::Now)));
    rows.extend(one.items_target.iter().map(|item| row(item, Lane::Target)));
    if !rows.is_empty() {
        let columns = [
            ("Evidence", 2250),
            ("Kind", 1150),
            ("Date", 1150),
            ("What it shows", WIDTH - 7250),
            ("Where it is kept", 1850),
            ("For", 850),
        ];
        page.table(&columns, &rows);
    }
    if one.lacks_now() {
        page.led("Callout", "For now:", "nothing is recorded yet that shows this rating.");
    }
    let gather: Vec<String> = one
        .to_gather
        .iter()
        .map(|(exemplar, have)| format!("{} {}: {}", have.mark(), have.words(), plain(&exemplar.text)))
        .collect();
    if !gather.is_empty() {
        page.caption("Still to gather for the target");
        page.bullets(&gather);
    } else if one.lacks_target() {
        page.led("Callout", "For the target:", "nothing is gathered yet.");
    }
}

fn lane(pack: &Pack, round: &Round, one: &Support, lane: Lane) -> String {
    let rated = Rated::of(Some(pack), round.score(&one.statement.id, lane));
    let band = rated.number().and_then(|score| pack.scale.band(score));
    let band = band.map_or_else(String::new, |band| format!(" ({})", band.short_title));
    let words = if rated == Rated::NotApplicable { "does not apply to our setting".to_owned() } else { rated.words() };
    format!("{}: {words}{band}.", lane.words())
}

/// The printed exemplars by band, with what the school has said of each.
fn exemplars(page: &mut Page, pack: &Pack, one: &Support) {
    let marks = one.said.map(|said| &said.marks);
    let rows: Vec<Vec<String>> = pack
        .scale
        .bands
        .iter()
        .rev()
        .flat_map(|band| {
            let exemplars = one.statement.exemplars.iter().filter(|exemplar| exemplar.band == band.id);
            exemplars.map(move |exemplar| {
                let mark = marks.and_then(|marks| marks.get(&exemplar.id));
                let said = mark.map_or_else(String::new, |mark| format!("{} {}", mark.have.mark(), mark.have.words()));
                let counts = mark.map_or_else(String::new, |mark| mark.lane.words().to_owned());
                vec![band.numbers(), exemplar.text.clone(), said, counts]
            })
        })
        .collect();
    if !rows.is_empty() {
        let columns = [("Band", 800), ("Exemplar, as printed", WIDTH - 3200), ("Our mark", 1400), ("For", 1000)];
        page.table(&columns, &rows);
    }
}

fn row(item: &EvidenceItem, lane: Lane) -> Vec<String> {
    vec![
        item.title.clone(),
        item.kind.words().to_owned(),
        item.date.map(day_in_words).unwrap_or_default(),
        item.shows.clone(),
        item.place.clone(),
        lane.words().to_owned(),
    ]
}
