//! What Word documents say of a judged pack: its statements under their aspects, with the judgement in words.

use super::evidence_word::origin;
use super::page::{Page, WIDTH};
use super::text::{Chosen, Rated, count, opinion_in_words, plain, yes_or_no};
use crate::analysis::Support;
use crate::framework::{Area, Aspect, Statement};
use crate::workbook::{EvidenceItem, Lane, Voice, Workbook, day_in_words};

/// The evidence pages of a judged pack.
pub(super) fn evidence(page: &mut Page, workbook: &Workbook, one: Chosen) {
    origin(page, one.pack, one.round);
    let all = Support::for_pack(one.pack, workbook, one.round);
    let lacking: Vec<&str> =
        all.iter().filter(|found| found.lacks_now()).map(|found| found.statement.number.as_str()).collect();
    if !lacking.is_empty() {
        let text = format!("{} ({}).", count(lacking.len(), "statement"), lacking.join(", "));
        page.led("Callout", "Nothing is recorded yet that shows the judgement:", &text);
    }
    for area in &one.pack.areas {
        page.heading(&area.heading());
        in_groups(page, one, area, |page, statement| {
            let Some(found) = all.iter().find(|found| found.statement.id == statement.id) else { return };
            page.body(&judgement(one, statement));
            own_words(page, found);
            second_opinions(page, one, statement);
            let items: Vec<Vec<String>> = found.items_now.iter().map(|item| row(item)).collect();
            if !items.is_empty() {
                let columns = [
                    ("Evidence", 2500),
                    ("Kind", 1250),
                    ("Date", 1250),
                    ("What it shows", WIDTH - 7100),
                    ("Where it is kept", 2100),
                ];
                page.table(&columns, &items);
            }
            if found.lacks_now() {
                page.led("Callout", "Evidence:", "nothing is recorded yet that shows this judgement.");
            }
        });
    }
}

/// An area's statements under the headings of its aspects, each with what the school says of it.
pub(super) fn in_groups(page: &mut Page, one: Chosen, area: &Area, mut each: impl FnMut(&mut Page, &Statement)) {
    for (aspect, statements) in area.groups() {
        let heading = |page: &mut Page, statement: &Statement| {
            let text = format!("{} {}", statement.number, plain(&statement.text));
            if aspect.is_some() { page.minor_heading(&text) } else { page.subheading(&text) }
        };
        if let Some(Aspect { id, title }) = aspect {
            page.subheading(title);
            let comment = one.round.comments.get(id).map(|comment| plain(comment)).unwrap_or_default();
            if !comment.is_empty() {
                page.led("Normal", "Comment:", &comment);
            }
        }
        for statement in statements {
            heading(page, statement);
            each(page, statement);
        }
    }
}

/// The judgement of a statement in a sentence, and whether it is limiting.
pub(super) fn judgement(one: Chosen, statement: &Statement) -> String {
    let said = Rated::of(Some(one.pack), one.round.score(&statement.id, Lane::Now)).said(Some(one.pack));
    if one.has_limiting() {
        format!("Judgement: {said}. Limiting: {}.", yes_or_no(one.assessment.is_limiting(statement)))
    } else {
        format!("Judgement: {said}.")
    }
}

/// What the school says in its own words.
pub(super) fn own_words(page: &mut Page, found: &Support) {
    let own = found.said.map(|said| plain(&said.own)).unwrap_or_default();
    if !own.is_empty() {
        page.led("Normal", "In our own words:", &own);
    }
}

/// What an adviser says, and what was agreed.
pub(super) fn second_opinions(page: &mut Page, one: Chosen, statement: &Statement) {
    for voice in Voice::ALL {
        if let Some(opinion) = one.round.opinion(&statement.id, voice) {
            page.led("Normal", &format!("{}:", voice.words()), &opinion_in_words(one.pack, opinion));
        }
    }
}

fn row(item: &EvidenceItem) -> Vec<String> {
    vec![
        item.title.clone(),
        item.kind.words().to_owned(),
        item.date.map(day_in_words).unwrap_or_default(),
        item.shows.clone(),
        item.place.clone(),
    ]
}
