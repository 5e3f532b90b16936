//! The evidence pages of a judged pack: each statement under its aspect, with its judgement and its evidence.

use super::builder::{WIDTH, WordBuilder};
use super::front::source;
use super::judged::{each_statement, judgement_sentence, own_words, second_opinions};
use crate::analysis::{NO_EVIDENCE_YET, Support, number_of};
use crate::report::subject::Subject;
use crate::workbook::{Workbook, day_in_words};

/// Adds the pages.
pub(super) fn add(doc: &mut WordBuilder, workbook: &Workbook, subject: Subject) {
    source(doc, subject.pack, subject.round);
    let supported = Support::for_pack(subject.pack, workbook, subject.round);
    let lacking: Vec<&str> =
        supported.iter().filter(|one| one.lacks_now()).map(|one| one.statement.number.as_str()).collect();
    if !lacking.is_empty() {
        let text = format!("{} ({}).", number_of(lacking.len(), "statement"), lacking.join(", "));
        doc.labelled("Callout", "No evidence recorded yet for the judgement:", &text);
    }
    for area in &subject.pack.areas {
        doc.heading(&area.heading());
        each_statement(doc, subject, area, |doc, statement| {
            let Some(support) = supported.iter().find(|one| one.statement.id == statement.id) else { return };
            doc.body(&judgement_sentence(subject, statement));
            own_words(doc, support);
            second_opinions(doc, subject, statement);
            items(doc, support);
            if support.lacks_now() {
                doc.labelled("Callout", "Evidence:", NO_EVIDENCE_YET);
            }
        });
    }
}

/// The table of a statement's evidence.
fn items(doc: &mut WordBuilder, support: &Support) {
    if support.items_now.is_empty() {
        return;
    }
    let rows = support.items_now.iter().map(|item| {
        vec![
            item.title.clone(),
            item.kind.words().to_owned(),
            item.date.map(day_in_words).unwrap_or_default(),
            item.shows.clone(),
            item.place.clone(),
        ]
    });
    let columns = [
        ("Evidence", 2300),
        ("Kind", 1350),
        ("Date", 1350),
        ("What it shows", WIDTH - 7100),
        ("Where it is kept", 2100),
    ];
    doc.table(&columns, &rows.collect::<Vec<_>>());
}
