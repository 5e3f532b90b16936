//! The result that a school hands in for quality assurance (Word). The document says that the school made it.

use jiff::civil::Date;

use super::builder::{WIDTH, WordBuilder};
use super::front::{school_and_day, source};
use super::judged::{each_statement, judgement_sentence, own_words, second_opinions, share_phrase};
use crate::analysis::{AreaShare, JudgementSource, Share, Support};
use crate::framework::SubmissionRule;
use crate::report::clean::clean;
use crate::report::error::ReportError;
use crate::report::phrases::{day_or, school_name};
use crate::report::rated::Rated;
use crate::report::subject::Subject;
use crate::workbook::{Lane, Round, Submission, Workbook, day_in_words};

const TITLE: &str = "Submission for quality assurance";
const NOT_SET: &str = "not set yet";

/// Makes the submission.
pub(in crate::report) fn make(
    workbook: &Workbook,
    subject: Option<Subject>,
    today: Date,
) -> Result<Vec<u8>, ReportError> {
    let mut doc = WordBuilder::new(TITLE, workbook, today);
    doc.title(TITLE);
    school_and_day(&mut doc, workbook, today);
    match subject.and_then(|subject| Some((subject, subject.pack.submission.as_ref()?))) {
        Some((subject, rule)) => content(&mut doc, workbook, subject, rule),
        None => {
            doc.heading("There is nothing to hand in");
            doc.body("This scheme does not ask schools to hand in a result.");
        }
    }
    doc.finish()
}

fn content(doc: &mut WordBuilder, workbook: &Workbook, subject: Subject, rule: &SubmissionRule) {
    doc.labelled(
        "Callout",
        "Made by the school.",
        "The school made this from its own judgements, in its own words. The authority decides whether to give the \
         mark.",
    );
    source(doc, subject.pack, subject.round);
    let submission = &subject.round.submission;
    doc.facts(&[
        ("School", school_name(workbook).unwrap_or_default()),
        ("Unique reference number", workbook.school.urn.as_ref().map(ToString::to_string).unwrap_or_default()),
        ("Period covered", with_rule(&period(submission), &rule.period)),
        ("Deadline", with_rule(&day_or(submission.deadline, NOT_SET), &rule.deadline)),
        ("Signed off", signed_off(submission, subject.round)),
        ("Quality assured by", clean(&rule.to)),
    ]);
    if subject.pack.is_judged() {
        shares(doc, subject);
    }
    let supported = Support::for_pack(subject.pack, workbook, subject.round);
    for area in &subject.pack.areas {
        doc.heading(&area.heading());
        each_statement(doc, subject, area, |doc, statement| {
            if subject.pack.is_judged() {
                doc.body(&judgement_sentence(subject, statement));
            } else {
                let now = Rated::new(Some(subject.pack), subject.round.score(&statement.id, Lane::Now));
                doc.body(&format!("Now: {}.", now.figure()));
            }
            let Some(support) = supported.iter().find(|one| one.statement.id == statement.id) else { return };
            own_words(doc, support);
            second_opinions(doc, subject, statement);
            evidence_titles(doc, support);
        });
    }
}

fn evidence_titles(doc: &mut WordBuilder, support: &Support) {
    let titles = support.items_now.iter().map(|item| clean(&item.title)).filter(|title| !title.is_empty());
    let mut titles: Vec<String> = titles.collect();
    titles.dedup();
    match titles.as_slice() {
        [] => doc.labelled("Normal", "Evidence:", "none listed."),
        [title] => doc.labelled("Normal", "Evidence:", title),
        titles => {
            doc.labelled("Normal", "Evidence:", "");
            doc.bullets(titles);
        }
    }
}

/// The share that is met, by area and aspect.
fn shares(doc: &mut WordBuilder, subject: Subject) {
    doc.heading("How much is met");
    let whole = share_phrase(&Share::of_pack(subject.pack, subject.round, JudgementSource::School));
    doc.body(&format!("By the school’s own judgements, {whole}."));
    let row = |area: String, aspect: String, share: &Share| {
        vec![
            area,
            aspect,
            format!("{} of {}", share.met, share.applicable()),
            share.percent().map_or_else(String::new, |percent| format!("{percent}%")),
            share.not_applicable.to_string(),
            share.unjudged.to_string(),
        ]
    };
    let mut rows = Vec::new();
    for AreaShare { area, share, aspects } in AreaShare::all(subject.pack, subject.round, JudgementSource::School) {
        rows.push(row(area.heading(), "all".to_owned(), &share));
        let of_aspects = aspects.iter().filter_map(|(aspect, share)| Some(((*aspect)?, share)));
        rows.extend(of_aspects.map(|(aspect, share)| row(area.number.clone(), clean(&aspect.title), share)));
    }
    let columns = [
        ("Area", 2700),
        ("Aspect", WIDTH - 7500),
        ("Met", 1200),
        ("Share", 1000),
        ("Not applicable", 1400),
        ("Not judged", 1200),
    ];
    doc.table(&columns, &rows);
}

/// The period that the submission covers.
fn period(submission: &Submission) -> String {
    match (submission.from, submission.to) {
        (Some(from), Some(to)) => format!("{} to {}", day_in_words(from), day_in_words(to)),
        (Some(from), None) => format!("from {}", day_in_words(from)),
        (None, Some(to)) => format!("until {}", day_in_words(to)),
        (None, None) => NOT_SET.to_owned(),
    }
}

fn signed_off(submission: &Submission, round: &Round) -> String {
    let by = clean(&submission.signed_by);
    let signed = match (by.is_empty(), submission.signed_on) {
        (false, Some(day)) => format!("by {by} on {}", day_in_words(day)),
        (true, Some(day)) => format!("on {}, by an unnamed person", day_in_words(day)),
        (false, None) => format!("not signed off yet; {by} is to sign"),
        (true, None) => "not signed off yet".to_owned(),
    };
    let is_marked = submission.signed_on.is_some() && !submission.signed_mark.is_empty();
    if is_marked && submission.signed_mark != round.mark() {
        format!("{signed}; judgements or comments have changed since")
    } else {
        signed
    }
}

/// The school's own entry, and the scheme's rule below it.
fn with_rule(own: &str, rule: &str) -> String {
    clean(&format!("{own}\n{}", clean(rule)))
}
