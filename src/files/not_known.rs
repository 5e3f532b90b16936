//! The parts of a workbook that can't be shown, because no known pack has them.

use super::problem::Problem;
use crate::framework::{Pack, StatementId, find};
use crate::workbook::{Lane, Workbook};

/// The parts of a workbook that can't be shown with these packs. Each is kept in the workbook all the same.
#[must_use]
pub fn not_known(workbook: &Workbook, packs: &[&Pack]) -> Vec<Problem> {
    let mut problems = Vec::new();
    // Of a pack that is not here, every statement is unknown: that is said once, below.
    let mut look_up = |pack: &str, statement: &StatementId, at: String| {
        let mut editions = packs.iter().filter(|known| known.id == pack).peekable();
        if editions.peek().is_some() && editions.all(|known| known.statement(statement).is_none()) {
            let what = format!("the pack has no statement “{statement}”; the link is kept, but can’t be followed");
            problems.push(kept(at, what));
        }
    };
    for (i, item) in workbook.evidence.iter().enumerate() {
        for (l, link) in item.links.iter().enumerate() {
            look_up(&link.pack, &link.statement, format!("evidence[{i}].links[{l}].statement"));
        }
    }
    for (t, target) in workbook.plan.targets.iter().enumerate() {
        for (s, found) in target.statements.iter().enumerate() {
            look_up(&found.pack, &found.statement, format!("plan.targets[{t}].statements[{s}].statement"));
        }
    }
    for (a, assessment) in workbook.assessments.iter().enumerate() {
        let reference = &assessment.pack;
        let Some(pack) = find(packs, reference) else {
            let what = format!("this page has no pack “{}”; it is kept, but can’t be shown here", reference.id);
            problems.push(kept(format!("assessments[{a}].pack.id"), what));
            continue;
        };
        if pack.edition != reference.edition {
            let what = format!(
                "the ratings were made with edition “{}”, this page has edition “{}”; statements that are in both \
                 are shown, the others are kept",
                reference.edition, pack.edition
            );
            problems.push(kept(format!("assessments[{a}].pack.edition"), what));
        }
        for (r, round) in assessment.rounds.iter().enumerate() {
            for statement in round.ratings.keys().filter(|id| pack.statement(id).is_none()) {
                let what = "the pack has no such statement; its rating is kept, but can’t be shown".to_owned();
                problems.push(kept(format!("assessments[{a}].rounds[{r}].ratings.{statement}"), what));
            }
            for (statement, rating) in &round.ratings {
                for lane in Lane::ALL {
                    let score = rating.score(lane).filter(|score| !pack.scale.has(*score));
                    if let Some(score) = score.filter(|_| pack.statement(statement).is_some()) {
                        let what = format!(
                            "{score} is not on the pack’s scale, {} to {}; it is kept, and counts as blank",
                            pack.scale.min, pack.scale.max
                        );
                        let at = format!("assessments[{a}].rounds[{r}].ratings.{statement}.{}", lane.id());
                        problems.push(kept(at, what));
                    }
                }
            }
            for statement in round.evidence.keys().filter(|id| pack.statement(id).is_none()) {
                let what = "the pack has no such statement; its evidence is kept, but can’t be shown".to_owned();
                problems.push(kept(format!("assessments[{a}].rounds[{r}].evidence.{statement}"), what));
            }
        }
    }
    problems
}

fn kept(at: String, what: String) -> Problem {
    Problem { at, what, left_out: false }
}
