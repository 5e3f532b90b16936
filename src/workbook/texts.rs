//! Every text that people wrote into a workbook, and where it stands.

use super::Workbook;
use crate::framework::StatementId;

/// Where a text stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TextPlace {
    /// In a piece of evidence, by its id.
    Item(String),
    /// In what is recorded of a statement in a round: the assessment's position, the round's, the statement.
    Statement(usize, usize, StatementId),
    /// In what is said of an aspect in a round: the assessment's position, the round's, the aspect's id.
    Aspect(usize, usize, String),
    /// In what is planned and recorded of a visit: the assessment's position, the round's.
    Visit(usize, usize),
    /// In what others said in a round: the assessment's position, the round's, the statement.
    Opinion(usize, usize, StatementId),
    /// In a target, by its id.
    Target(String),
    /// In what is said of the plan besides its targets.
    Plan,
    /// In how a round is handed in: the assessment's position, the round's.
    Submission(usize, usize),
    /// In who does what at the school.
    School,
}

/// Whether a field of this name holds who somebody is: a name stands there on purpose.
#[must_use]
pub fn names_somebody(field: &str) -> bool {
    WHO.contains(&field)
}

const ASSESSOR: &str = "assessor";
const SIGNATORY: &str = "who signed it off";
const RECORDER: &str = "who recorded it";
const CHAMPION: &str = "inclusion champion";
const GOVERNOR: &str = "link governor";
const WHO: [&str; 5] = [ASSESSOR, SIGNATORY, RECORDER, CHAMPION, GOVERNOR];

/// Visits every text, always in the same order: where it stands, the name of its field, and the text itself, to be read or
/// changed. The school's own name is on everything on purpose, and is not among them.
pub fn visit_texts(workbook: &mut Workbook, visit: &mut dyn FnMut(&TextPlace, &'static str, &mut String)) {
    for (a, assessment) in workbook.assessments.iter_mut().enumerate() {
        for (r, round) in assessment.rounds.iter_mut().enumerate() {
            for (statement, said) in &mut round.evidence {
                let place = TextPlace::Statement(a, r, statement.clone());
                visit(&place, "own evidence", &mut said.own);
                for answer in said.answers.values_mut() {
                    visit(&place, "why it stands", answer);
                }
            }
            for (aspect, comment) in &mut round.comments {
                visit(&TextPlace::Aspect(a, r, aspect.clone()), "comment", comment);
            }
            let place = TextPlace::Visit(a, r);
            for item in round.visit.items.values_mut() {
                visit(&place, "with whom, or where", &mut item.with);
                visit(&place, "findings", &mut item.findings);
            }
            visit(&place, "findings of the visit", &mut round.visit.findings);
            visit(&place, ASSESSOR, &mut round.visit.assessor);
            visit(&TextPlace::Submission(a, r), SIGNATORY, &mut round.submission.signed_by);
            for opinion in &mut round.opinions {
                let place = TextPlace::Opinion(a, r, opinion.statement.clone());
                visit(&place, "reason", &mut opinion.reason);
                visit(&place, RECORDER, &mut opinion.by);
            }
        }
    }
    visit(&TextPlace::School, CHAMPION, &mut workbook.school.inclusion_champion);
    visit(&TextPlace::School, GOVERNOR, &mut workbook.school.link_governor);
    for item in &mut workbook.evidence {
        let place = TextPlace::Item(item.id.clone());
        visit(&place, "title", &mut item.title);
        visit(&place, "where it is kept", &mut item.place);
        visit(&place, "what it shows", &mut item.shows);
        visit(&place, "note", &mut item.note);
    }
    for target in &mut workbook.plan.targets {
        let place = TextPlace::Target(target.id.clone());
        visit(&place, "aim", &mut target.aim);
        visit(&place, "success criteria", &mut target.success);
        visit(&place, "owner", &mut target.owner);
        visit(&place, "resources", &mut target.resources);
        visit(&place, "funding source", &mut target.funding);
        visit(&place, "School Development Plan reference", &mut target.sdp_reference);
        visit(&place, "monitoring", &mut target.monitoring);
        visit(&place, "barrier", &mut target.barrier);
        visit(&place, "who benefits", &mut target.who_benefits);
        for step in &mut target.steps {
            visit(&place, "step", &mut step.what);
            visit(&place, "who does a step", &mut step.owner);
        }
        for review in &mut target.reviews {
            visit(&place, "what was done", &mut review.done);
            visit(&place, "what impact it had", &mut review.impact);
            visit(&place, "how we know", &mut review.how_we_know);
            visit(&place, "next step", &mut review.next_step);
        }
    }
    visit(&TextPlace::Plan, "years of the strategy", &mut workbook.plan.strategy_years);
    for principle in &mut workbook.plan.principles {
        visit(&TextPlace::Plan, "principle", &mut principle.name);
    }
}
