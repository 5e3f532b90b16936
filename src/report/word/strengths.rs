//! Strengths and areas for development (Word): the document of a judged pack for governors.
//!
//! It prints the school's records and figures, and neither asks nor advises.

use jiff::civil::Date;

use super::builder::{WIDTH, WordBuilder};
use super::front::{school_and_day, source};
use super::judged::{judgement_label, share_phrase};
use crate::analysis::{
    AreaShare, JudgementSource, Movement, PlanState, ReadinessState, Share, earlier_round, movement_in_figures,
    plan_in_figures,
};
use crate::framework::{Area, Statement};
use crate::report::clean::{capitalised, clean};
use crate::report::error::ReportError;
use crate::report::phrases::yes_or_no;
use crate::report::subject::Subject;
use crate::workbook::{Lane, Workbook};

const TITLE: &str = "Strengths and areas for development";

/// Makes the document.
pub(in crate::report) fn make(workbook: &Workbook, subject: Subject, today: Date) -> Result<Vec<u8>, ReportError> {
    let mut doc = WordBuilder::new(TITLE, workbook, today);
    doc.title(TITLE);
    school_and_day(&mut doc, workbook, today);
    source(&mut doc, subject.pack, subject.round);
    summary(&mut doc, subject);
    strengths(&mut doc, subject);
    areas_for_development(&mut doc, subject);
    movement(&mut doc, subject);
    doc.heading("The plan");
    doc.body(&plan_in_figures(&PlanState::on_day(&workbook.plan, today)));
    doc.finish()
}

/// The share that is met, and readiness by the scheme's rule.
fn summary(doc: &mut WordBuilder, subject: Subject) {
    let share = |whose| share_phrase(&Share::of_pack(subject.pack, subject.round, whose));
    doc.body(&format!("By the school’s own judgements, {}.", share(JudgementSource::School)));
    let readiness = |whose| ReadinessState::in_round(subject.pack, subject.assessment, subject.round, whose);
    if let Some(state) = readiness(JudgementSource::School) {
        doc.labelled("Normal", "The scheme’s rule:", &format!("{}.", capitalised(&state.verdict.to_string())));
    }
    if subject.round.has_agreed() {
        let verdict =
            readiness(JudgementSource::Agreed).map_or_else(String::new, |state| format!("; {}", state.verdict));
        let text = format!("{}{verdict}.", share(JudgementSource::Agreed));
        doc.labelled("Normal", "By the judgements agreed with the adviser:", &text);
    }
}

/// The aspects in which every statement that applies is met.
fn strengths(doc: &mut WordBuilder, subject: Subject) {
    doc.heading("Strengths");
    let mut rows = Vec::new();
    for AreaShare { area, aspects, .. } in AreaShare::all(subject.pack, subject.round, JudgementSource::School) {
        let whole = aspects.iter().filter(|(_, share)| share.applicable() > 0 && share.met == share.applicable());
        rows.extend(whole.map(|(aspect, share)| {
            let aspect = aspect.map_or_else(String::new, |aspect| clean(&aspect.title));
            vec![area.heading(), aspect, share.met.to_string()]
        }));
    }
    if rows.is_empty() {
        doc.body("No aspect is fully met yet.");
    } else {
        doc.body("In these aspects, every statement that applies is met.");
        doc.table(&[("Area", WIDTH / 2 - 600), ("Aspect", WIDTH / 2 - 600), ("Statements", 1200)], &rows);
    }
}

/// The statements that are judged and not met: limiting ones first, then those of which nobody knows it. The others
/// stay in the pack's order.
fn areas_for_development(doc: &mut WordBuilder, subject: Subject) {
    doc.heading("Areas for development");
    let score = |statement: &Statement| subject.round.score(&statement.id, Lane::Now);
    let mut unmet: Vec<(&Area, &Statement)> = subject
        .pack
        .statements()
        .filter(|(_, statement)| {
            let judged = subject.pack.scale.counted(score(statement));
            judged.is_some() && !subject.pack.scale.is_met(judged)
        })
        .collect();
    unmet.sort_by_key(|(_, statement)| match subject.assessment.is_limiting(statement) {
        Some(true) => 0,
        None => 1,
        Some(false) => 2,
    });
    if unmet.is_empty() {
        doc.body("No statement is judged as unmet.");
        return;
    }
    let rows = unmet.into_iter().map(|(area, statement)| {
        vec![
            statement.number.clone(),
            statement.text.clone(),
            area.short_title.clone(),
            judgement_label(subject.pack, score(statement)),
            yes_or_no(subject.assessment.is_limiting(statement)).to_owned(),
        ]
    });
    let columns = [("", 800), ("Statement", WIDTH - 5300), ("Area", 1900), ("Judgement", 1400), ("Limiting", 1200)];
    doc.table(&columns, &rows.collect::<Vec<_>>());
}

/// The change since the round before, with a table of the judgements that rose or fell.
fn movement(doc: &mut WordBuilder, subject: Subject) {
    doc.heading("Changes");
    let [.., before, _] = subject.assessment.rounds.as_slice() else {
        doc.body("This is the first round, so there is nothing to compare it with yet.");
        return;
    };
    let movement = Movement::between(subject.pack, before, subject.round);
    doc.body(&movement_in_figures(&format!("Since {}", earlier_round(before.date)), &movement));
    let moves = movement.moves.iter().filter(|one| one.by() != 0);
    let rows = moves.map(|one| {
        vec![
            one.statement.number.clone(),
            one.statement.text.clone(),
            judgement_label(subject.pack, Some(one.before)),
            judgement_label(subject.pack, Some(one.after)),
        ]
    });
    let rows: Vec<_> = rows.collect();
    if !rows.is_empty() {
        doc.table(&[("", 800), ("Statement", WIDTH - 3600), ("Before", 1400), ("Now", 1400)], &rows);
    }
}
