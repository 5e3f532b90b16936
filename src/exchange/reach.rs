//! How much of a workbook's file is read and written.
//!
//! A page starts with the part of the program that rates. What rating does not need of a workbook (evidence, plan, visits,
//! opinions) stays as its file has it until the rest of the program is there, and is written back as it came. The two parts
//! of the program meet here: only [`Reach::WHOLE`] leads to the code that reads the rest.

use serde_json::Value;

use super::json::{Object, Problem, fields, list};
use super::workbook_file::{not_known, read_all};
use super::{audit_file, evidence_file, plan_file};
use crate::framework::{Pack, StatementId};
use crate::workbook::{Assessment, Plan, Round, Workbook, gather};

/// How much of a workbook's file is read and written.
#[derive(Clone, Copy, Debug)]
pub struct Reach(Option<&'static Rest>);

/// What reads and writes the rest.
#[derive(Debug)]
struct Rest {
    complete: fn(&mut Workbook) -> Vec<Problem>,
    of_workbook: fn(&Workbook) -> Value,
    of_assessment: fn(&Assessment) -> Value,
    of_round: fn(&Round) -> Value,
    not_known: fn(&Workbook, &[&Pack]) -> Vec<Problem>,
}

static REST: Rest = Rest { complete, of_workbook, of_assessment, of_round, not_known };

impl Reach {
    /// What rating needs. The rest is kept as it came.
    pub const RATING: Reach = Reach(None);
    /// All of it.
    pub const WHOLE: Reach = Reach(Some(&REST));

    /// Reads what a smaller reach kept as it came. Returns what was left out of it; what is not within reach is not
    /// touched.
    pub fn complete(self, workbook: &mut Workbook) -> Vec<Problem> {
        self.0.map(|rest| (rest.complete)(workbook)).unwrap_or_default()
    }

    /// What the workbook holds that can't be shown with these packs; nothing where that is not within reach.
    pub(super) fn not_known(self, workbook: &Workbook, packs: &[&Pack]) -> Vec<Problem> {
        self.0.map(|rest| (rest.not_known)(workbook, packs)).unwrap_or_default()
    }

    pub(super) fn of_workbook(self, workbook: &Workbook) -> Value {
        self.0.map_or(Value::Null, |rest| (rest.of_workbook)(workbook))
    }

    pub(super) fn of_assessment(self, assessment: &Assessment) -> Value {
        self.0.map_or(Value::Null, |rest| (rest.of_assessment)(assessment))
    }

    pub(super) fn of_round(self, round: &Round) -> Value {
        self.0.map_or(Value::Null, |rest| (rest.of_round)(round))
    }
}

fn complete(workbook: &mut Workbook) -> Vec<Problem> {
    let problems = &mut Vec::new();
    for (a, assessment) in workbook.assessments.iter_mut().enumerate() {
        let at = format!("assessments[{a}]");
        if let Some(mut kept) = Object::kept(at.clone(), &mut assessment.unknown, &["limiting"]) {
            assessment.limiting = audit_file::read_limiting(&mut kept, problems);
        }
        for (r, round) in assessment.rounds.iter_mut().enumerate() {
            let names = ["evidence", "comments", "visit", "submission", "opinions"];
            if let Some(kept) = Object::kept(format!("{at}.rounds[{r}]"), &mut round.unknown, &names) {
                complete_round(round, kept, problems);
            }
        }
    }
    if let Some(mut kept) = Object::kept(String::new(), &mut workbook.unknown, &["evidence", "plan"]) {
        workbook.evidence = evidence_file::read_library(&mut kept, problems);
        let plan = kept.object("plan", problems).map(|plan| plan_file::read(plan, problems));
        workbook.plan = plan.unwrap_or_default();
    }
    for problem in problems.iter_mut() {
        problem.what += "; left out";
    }
    std::mem::take(problems)
}

fn complete_round(round: &mut Round, mut kept: Object, problems: &mut Vec<Problem>) {
    let said = kept.object("evidence", problems).map(|said| said.all(problems)).unwrap_or_default();
    let said = said.into_iter().map(|(id, said)| (StatementId(id), evidence_file::read_statement(said, problems)));
    round.evidence = gather(said.filter(|(_, said)| !said.is_blank()));
    round.comments = audit_file::read_comments(&mut kept, problems);
    let visit = kept.object("visit", problems).map(|visit| audit_file::read_visit(visit, problems));
    round.visit = visit.unwrap_or_default();
    let submission = kept.object("submission", problems).map(|said| audit_file::read_submission(said, problems));
    round.submission = submission.unwrap_or_default();
    round.opinions = read_all(kept.objects("opinions", problems), problems, audit_file::read_opinion);
}

fn of_workbook(workbook: &Workbook) -> Value {
    let Workbook { evidence, plan, .. } = workbook;
    let plan = if *plan == Plan::default() { Value::Null } else { plan_file::write_plan(plan) };
    rest([("evidence", list(evidence.iter().map(evidence_file::write_item))), ("plan", plan)])
}

fn of_assessment(assessment: &Assessment) -> Value {
    let limiting = assessment.limiting.iter().map(|(statement, is)| (statement.0.clone(), (*is).into()));
    rest([("limiting", fields(limiting))])
}

fn of_round(round: &Round) -> Value {
    let said = round.evidence.iter();
    let said = said.map(|(statement, said)| (statement.0.clone(), evidence_file::write_statement(said)));
    let comments = round.comments.iter().map(|(aspect, comment)| (aspect.clone(), comment.as_str().into()));
    rest([
        ("evidence", fields(said)),
        ("comments", fields(comments)),
        ("visit", audit_file::write_visit(&round.visit)),
        ("submission", audit_file::write_submission(&round.submission)),
        ("opinions", list(round.opinions.iter().map(audit_file::write_opinion))),
    ])
}

fn rest<const N: usize>(entries: [(&str, Value); N]) -> Value {
    super::json::write(entries, &Default::default())
}
