//! The parts of Word documents about a judged pack: statements under their aspects, judgements in words, shares met.

use super::builder::WordBuilder;
use crate::analysis::{Share, Support, number_of};
use crate::framework::{Area, Aspect, Pack, Score, Statement};
use crate::report::clean::clean;
use crate::report::phrases::{opinion_phrase, yes_or_no};
use crate::report::rated::Rated;
use crate::report::subject::Subject;
use crate::workbook::{Lane, Voice};

/// Adds an area's statements under the headings of their aspects. `content` adds what follows each statement's heading.
pub(super) fn each_statement(
    doc: &mut WordBuilder,
    subject: Subject,
    area: &Area,
    mut content: impl FnMut(&mut WordBuilder, &Statement),
) {
    for (aspect, statements) in area.groups() {
        if let Some(Aspect { id, title }) = aspect {
            doc.subheading(title);
            let comment = subject.round.comments.get(id).map(|comment| clean(comment)).unwrap_or_default();
            if !comment.is_empty() {
                doc.labelled("Normal", "Comment:", &comment);
            }
        }
        for statement in statements {
            let heading = format!("{} {}", statement.number, clean(&statement.text));
            if aspect.is_some() {
                doc.minor_heading(&heading)
            } else {
                doc.subheading(&heading)
            }
            content(doc, statement);
        }
    }
}

/// A judgement as the scheme words it: "Partly", "not judged".
pub(super) fn judgement_label(pack: &Pack, score: Option<Score>) -> String {
    Rated::new(Some(pack), score).label(Some(pack))
}

/// A statement's judgement in a sentence. Where the scheme tells limiting statements from others, with that too.
pub(super) fn judgement_sentence(subject: Subject, statement: &Statement) -> String {
    let judgement = judgement_label(subject.pack, subject.round.score(&statement.id, Lane::Now));
    if subject.has_limiting() {
        format!("Judgement: {judgement}. Limiting: {}.", yes_or_no(subject.assessment.is_limiting(statement)))
    } else {
        format!("Judgement: {judgement}.")
    }
}

/// Adds the evidence that the school describes in its own words.
pub(super) fn own_words(doc: &mut WordBuilder, support: &Support) {
    let own = support.said.map(|said| clean(&said.own)).unwrap_or_default();
    if !own.is_empty() {
        doc.labelled("Normal", "In our own words:", &own);
    }
}

/// Adds the adviser's judgement and the agreed one.
pub(super) fn second_opinions(doc: &mut WordBuilder, subject: Subject, statement: &Statement) {
    for voice in Voice::ALL {
        if let Some(opinion) = subject.round.opinion(&statement.id, voice) {
            doc.labelled("Normal", &format!("{}:", voice.words()), &opinion_phrase(subject.pack, opinion));
        }
    }
}

/// How many statements are met: "12 of 45 statements that apply are met (26%); 3 not judged yet".
pub(super) fn share_phrase(share: &Share) -> String {
    let mut text = format!("{} of {} that apply are met", share.met, number_of(share.applicable(), "statement"));
    if let Some(percent) = share.percent() {
        text += &format!(" ({percent}%)");
    }
    if share.unjudged > 0 {
        text += &format!("; {} not judged yet", share.unjudged);
    }
    text
}
