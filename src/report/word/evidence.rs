//! The evidence pages (Word): for each statement the evidence that the school has, and what it still has to gather.

use jiff::civil::Date;

use super::builder::{WIDTH, WordBuilder};
use super::evidence_judged;
use super::front::{school_and_day, source};
use crate::analysis::{NO_EVIDENCE_YET, Support, number_of};
use crate::framework::Pack;
use crate::report::clean::clean;
use crate::report::error::ReportError;
use crate::report::rated::Rated;
use crate::report::subject::Subject;
use crate::workbook::{EvidenceItem, Have, Lane, Round, Workbook, day_in_words};

/// Makes the evidence pages.
pub(in crate::report) fn make(
    workbook: &Workbook,
    subject: Option<Subject>,
    today: Date,
) -> Result<Vec<u8>, ReportError> {
    let mut doc = WordBuilder::new("Evidence", workbook, today);
    doc.title("Evidence");
    school_and_day(&mut doc, workbook, today);
    match subject {
        None => {
            doc.heading("There is no evidence to show yet");
            doc.body(
                "Evidence follows the ratings. Rate the statements for now and target first. Then mark which examples \
                 you have, and link your evidence. This document prints them statement by statement, with what is \
                 still to gather.",
            );
        }
        Some(subject) if subject.pack.is_judged() => evidence_judged::add(&mut doc, workbook, subject),
        Some(subject) => rated_pages(&mut doc, workbook, subject.pack, subject.round),
    }
    doc.finish()
}

fn rated_pages(doc: &mut WordBuilder, workbook: &Workbook, pack: &Pack, round: &Round) {
    source(doc, pack, round);
    let marks: Vec<String> =
        Have::ALL.iter().map(|have| format!("{} {}", have.mark(), have.words().to_lowercase())).collect();
    doc.body(&format!("Marks: {}. A dash means that nobody has marked the example yet.", marks.join(", ")));
    let supported = Support::for_pack(pack, workbook, round);
    summary(doc, &supported);
    for area in &pack.areas {
        doc.heading(&area.heading());
        for support in supported.iter().filter(|support| support.area.id == area.id) {
            statement(doc, pack, round, support);
        }
    }
}

/// The statements that still lack evidence, in two sentences.
fn summary(doc: &mut WordBuilder, supported: &[Support]) {
    let lacking = |label, lacks: fn(&Support) -> bool| {
        let numbers: Vec<&str> =
            supported.iter().filter(|one| lacks(one)).map(|one| one.statement.number.as_str()).collect();
        let text = format!("{} ({}).", number_of(numbers.len(), "statement"), numbers.join(", "));
        (!numbers.is_empty()).then_some((label, text))
    };
    let now = lacking("No evidence recorded yet for now:", |one| one.lacks_now());
    let target = lacking("Still to gather for the target:", |one| one.lacks_target());
    for (label, text) in now.into_iter().chain(target) {
        doc.labelled("Callout", label, &text);
    }
}

fn statement(doc: &mut WordBuilder, pack: &Pack, round: &Round, support: &Support) {
    doc.subheading(&format!("{} {}", support.statement.number, clean(&support.statement.text)));
    let now = rating_sentence(pack, round, support, Lane::Now);
    doc.body(&format!("{now} {}", rating_sentence(pack, round, support, Lane::Target)));
    examples(doc, pack, support);
    let own = support.said.map(|said| clean(&said.own)).unwrap_or_default();
    if !own.is_empty() {
        doc.labelled("Normal", "Our own evidence:", &own);
    }
    let mut rows: Vec<Vec<String>> = Vec::new();
    rows.extend(support.items_now.iter().map(|item| item_row(item, Lane::Now)));
    rows.extend(support.items_target.iter().map(|item| item_row(item, Lane::Target)));
    if !rows.is_empty() {
        let columns = [
            ("Evidence", 2000),
            ("Kind", 1350),
            ("Date", 1350),
            ("What it shows", WIDTH - 7350),
            ("Where it is kept", 1800),
            ("For", 850),
        ];
        doc.table(&columns, &rows);
    }
    if support.lacks_now() {
        doc.labelled("Callout", "For now:", NO_EVIDENCE_YET);
    }
    let to_gather: Vec<String> = support
        .to_gather
        .iter()
        .map(|(exemplar, have)| format!("{} {}: {}", have.mark(), have.words(), clean(&exemplar.text)))
        .collect();
    if !to_gather.is_empty() {
        doc.caption("Still to gather for the target");
        doc.bullets(&to_gather);
    } else if support.lacks_target() {
        doc.labelled("Callout", "For the target:", NO_EVIDENCE_YET);
    }
}

/// A rating in a sentence: "Now: 7 (Strategic, clear impact)."
fn rating_sentence(pack: &Pack, round: &Round, support: &Support, lane: Lane) -> String {
    let rated = Rated::new(Some(pack), round.score(&support.statement.id, lane));
    let band = rated.number().and_then(|score| pack.scale.band(score));
    let band = band.map_or_else(String::new, |band| format!(" ({})", band.short_title));
    let rating = match rated {
        Rated::NotApplicable => "does not apply to our setting".to_owned(),
        _ => rated.figure(),
    };
    format!("{}: {rating}{band}.", lane.words())
}

/// The exemplars that the scheme prints, by band, with the school's marks.
fn examples(doc: &mut WordBuilder, pack: &Pack, support: &Support) {
    let marks = support.said.map(|said| &said.marks);
    let rows: Vec<Vec<String>> = pack
        .scale
        .bands
        .iter()
        .rev()
        .flat_map(|band| {
            let exemplars = support.statement.exemplars.iter().filter(|exemplar| exemplar.band == band.id);
            exemplars.map(move |exemplar| {
                let mark = marks.and_then(|marks| marks.get(&exemplar.id));
                let have = mark.map_or_else(String::new, |mark| format!("{} {}", mark.have.mark(), mark.have.words()));
                let lane = mark.map_or_else(String::new, |mark| mark.lane.words().to_owned());
                vec![band.numbers(), exemplar.text.clone(), have, lane]
            })
        })
        .collect();
    if !rows.is_empty() {
        let columns = [("Band", 800), ("Example from the scheme", WIDTH - 3200), ("Our mark", 1400), ("For", 1000)];
        doc.table(&columns, &rows);
    }
}

fn item_row(item: &EvidenceItem, lane: Lane) -> Vec<String> {
    vec![
        item.title.clone(),
        item.kind.words().to_owned(),
        item.date.map(day_in_words).unwrap_or_default(),
        item.shows.clone(),
        item.place.clone(),
        lane.words().to_owned(),
    ]
}
