//! Every text that people write into a workbook, with its place.
//!
//! **Architecture Invariant:** every struct of a workbook is taken apart here without `..`. A new field doesn't compile
//! until somebody decides whether it is a text that the guard must check. Fields of other versions (`unknown`) are not
//! checked: they go into a saved file as they came, but no document prints them.

use super::{
    Assessment, EvidenceItem, Link, Mark, Opinion, Plan, Principle, Rating, Review, Round, School, StatementEvidence,
    StatementRef, Step, Submission, Target, Visit, VisitItem, Workbook,
};
use crate::framework::{PackRef, StatementId};

/// The part of a workbook that a text belongs to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TextPlace {
    /// A piece of evidence, by its id.
    Item(String),
    /// The school's own evidence for a statement: the position of the assessment, that of the round, the statement.
    Statement(usize, usize, StatementId),
    /// The comment on an aspect: the position of the assessment, that of the round, the aspect's id.
    Aspect(usize, usize, String),
    /// The visit of a round: the position of the assessment, that of the round.
    Visit(usize, usize),
    /// An opinion on a statement: the position of the assessment, that of the round, the statement.
    Opinion(usize, usize, StatementId),
    /// A target of the improvement plan, by its id.
    Target(String),
    /// The improvement plan, outside its targets.
    Plan,
    /// The submission of a round: the position of the assessment, that of the round.
    Submission(usize, usize),
    /// The roles at the school.
    School,
}

/// True if a field of this name holds a person's name on purpose, so that a name in it is no finding.
#[must_use]
pub fn names_somebody(field: &str) -> bool {
    PERSON_FIELDS.contains(&field)
}

const ASSESSOR: &str = "assessor";
const SIGNATORY: &str = "who signed it off";
const RECORDER: &str = "who recorded it";
const CHAMPION: &str = "inclusion champion";
const GOVERNOR: &str = "link governor";
const PERSON_FIELDS: [&str; 5] = [ASSESSOR, SIGNATORY, RECORDER, CHAMPION, GOVERNOR];

/// A function that reads or changes one text: it gets the text's place, the name of its field on the page, and the
/// text.
type Visitor<'a> = &'a mut dyn FnMut(&TextPlace, &'static str, &mut String);

/// Calls `visit` with every text of a workbook, always in one order. The school's name isn't among them: it stands on
/// every document on purpose.
///
/// # Examples
/// ```
/// use join_the_dots::workbook::{EvidenceItem, Workbook, visit_texts};
///
/// let item = EvidenceItem { title: "Book looks".to_owned(), ..EvidenceItem::default() };
/// let mut workbook = Workbook { evidence: vec![item], ..Workbook::default() };
/// visit_texts(&mut workbook, &mut |_, field, text| {
///     if field == "title" {
///         *text = text.to_uppercase();
///     }
/// });
/// assert_eq!(workbook.evidence[0].title, "BOOK LOOKS");
/// ```
pub fn visit_texts(workbook: &mut Workbook, visit: Visitor) {
    let Workbook { id: _, example: _, school, assessments, evidence, plan, unknown: _ } = workbook;
    for (a, assessment) in assessments.iter_mut().enumerate() {
        let Assessment { pack: _, rounds, limiting: _, unknown: _ } = assessment;
        for (r, round) in rounds.iter_mut().enumerate() {
            visit_round(a, r, round, visit);
        }
    }
    visit_school(school, visit);
    for item in evidence {
        visit_item(item, visit);
    }
    visit_plan(plan, visit);
}

fn visit_school(school: &mut School, visit: Visitor) {
    let School { name: _, phase: _, urn: _, smallest_group: _, inclusion_champion, link_governor, unknown: _ } = school;
    visit(&TextPlace::School, CHAMPION, inclusion_champion);
    visit(&TextPlace::School, GOVERNOR, link_governor);
}

fn visit_round(assessment: usize, position: usize, round: &mut Round, visit: Visitor) {
    let Round {
        date: _,
        practice: _,
        horizon_months: _,
        ratings: _,
        evidence,
        comments,
        visit: round_visit,
        submission,
        opinions,
        unknown: _,
    } = round;
    for (statement, recorded) in evidence {
        let place = TextPlace::Statement(assessment, position, statement.clone());
        let StatementEvidence { own, marks: _, answers, unknown: _ } = recorded;
        visit(&place, "own evidence", own);
        for answer in answers.values_mut() {
            visit(&place, "why it stands", answer);
        }
    }
    for (aspect, comment) in comments {
        visit(&TextPlace::Aspect(assessment, position, aspect.clone()), "comment", comment);
    }
    visit_visit(&TextPlace::Visit(assessment, position), round_visit, visit);
    let Submission { from: _, to: _, deadline: _, signed_by, signed_on: _, signed_mark: _, unknown: _ } = submission;
    visit(&TextPlace::Submission(assessment, position), SIGNATORY, signed_by);
    for opinion in opinions {
        let Opinion { statement, voice: _, score: _, reason, by, on: _, taken_over_on: _, in_place_of: _, unknown: _ } =
            opinion;
        let place = TextPlace::Opinion(assessment, position, statement.clone());
        visit(&place, "reason", reason);
        visit(&place, RECORDER, by);
    }
}

fn visit_visit(place: &TextPlace, round_visit: &mut Visit, visit: Visitor) {
    let Visit { date: _, assessor, items, outcome: _, findings, next_audit: _, unknown: _ } = round_visit;
    for item in items.values_mut() {
        let VisitItem { ready: _, time, with, findings, unknown: _ } = item;
        visit(place, "time", time);
        visit(place, "with whom, or where", with);
        visit(place, "notes and findings", findings);
    }
    visit(place, "assessor’s findings", findings);
    visit(place, ASSESSOR, assessor);
}

fn visit_item(item: &mut EvidenceItem, visit: Visitor) {
    let EvidenceItem { id, title, kind: _, place, date: _, added: _, shows, note, links: _, unknown: _ } = item;
    let item_place = TextPlace::Item(id.clone());
    visit(&item_place, "title", title);
    visit(&item_place, "where it is kept", place);
    visit(&item_place, "what it shows", shows);
    visit(&item_place, "note", note);
}

fn visit_plan(plan: &mut Plan, visit: Visitor) {
    let Plan { targets, next_review: _, strategy_years, strategy_review: _, principles, unknown: _ } = plan;
    for target in targets {
        visit_target(target, visit);
    }
    visit(&TextPlace::Plan, "years of the strategy", strategy_years);
    for principle in principles {
        let Principle { id: _, name, unknown: _ } = principle;
        visit(&TextPlace::Plan, "principle", name);
    }
}

fn visit_target(target: &mut Target, visit: Visitor) {
    let Target {
        id,
        aim,
        success,
        owner,
        resources,
        cost: _,
        funding,
        sdp_reference,
        monitoring,
        barrier,
        who_benefits,
        status: _,
        statements: _,
        steps,
        principles: _,
        reviews,
        unknown: _,
    } = target;
    let place = TextPlace::Target(id.clone());
    visit(&place, "aim", aim);
    visit(&place, "success criteria", success);
    visit(&place, "owner", owner);
    visit(&place, "resources", resources);
    visit(&place, "funding source", funding);
    visit(&place, "School Development Plan reference", sdp_reference);
    visit(&place, "monitoring", monitoring);
    visit(&place, "barrier", barrier);
    visit(&place, "who benefits", who_benefits);
    for step in steps {
        let Step { what, owner, start: _, due: _, status: _, unknown: _ } = step;
        visit(&place, "step", what);
        visit(&place, "who does a step", owner);
    }
    for review in reviews {
        let Review { date: _, done, impact, how_we_know, next_step, unknown: _ } = review;
        visit(&place, "what was done", done);
        visit(&place, "what impact it had", impact);
        visit(&place, "how we know", how_we_know);
        visit(&place, "next step", next_step);
    }
}

// The structs that hold no text of a person: ids, numbers and choices. They are taken apart here for the same reason.
const _: fn(&Rating) = |Rating { now: _, target: _, unknown: _ }| ();
const _: fn(&Mark) = |Mark { have: _, lane: _, unknown: _ }| ();
const _: fn(&Link) = |Link { pack: _, statement: _, lane: _, unknown: _ }| ();
const _: fn(&StatementRef) = |StatementRef { pack: _, statement: _, unknown: _ }| ();
const _: fn(&PackRef) = |PackRef { id: _, edition: _, unknown: _ }| ();
