//! A statement that a plan target is to improve, as the plan and the strategy print it.

use crate::framework::Pack;
use crate::report::clean::{clean, one_line, or_dash};
use crate::report::rated::Rated;
use crate::report::statements::pack_in_use;
use crate::workbook::{Lane, StatementRef, Workbook};

/// The longest statement in a line.
const LONGEST_TEXT: usize = 110;

/// A statement that a plan target is to improve.
pub(super) struct LinkedStatement {
    pub(super) number: String,
    pub(super) text: String,
    /// The title of its scheme, if the school works with several: the number alone would not tell which one it is.
    pub(super) scheme: Option<String>,
    /// The rating for now, in the current round.
    pub(super) now: String,
    /// The rating for target. Empty for a judged pack, which has no targets.
    pub(super) target: String,
}

impl LinkedStatement {
    /// The statement that a plan target names.
    pub(super) fn new(workbook: &Workbook, packs: &[&Pack], named: &StatementRef) -> LinkedStatement {
        let pack = pack_in_use(workbook, packs, &named.pack);
        let round = workbook.assessment(&named.pack).and_then(|(_, assessment)| assessment.current());
        let score = |lane| round.and_then(|round| round.score(&named.statement, lane));
        let label = |lane| Rated::new(pack, score(lane)).label(pack);
        let known = pack.and_then(|pack| pack.statement(&named.statement));
        LinkedStatement {
            number: known.map_or_else(|| or_dash(&named.statement.0), |known| known.number.clone()),
            text: known.map_or_else(
                || "This statement isn’t in any scheme on this page. The plan keeps its link.".to_owned(),
                |known| known.text.clone(),
            ),
            scheme: (workbook.assessments.len() > 1)
                .then(|| pack.map_or_else(|| clean(&named.pack), |pack| clean(&pack.title))),
            now: label(Lane::Now),
            target: if pack.is_some_and(Pack::is_judged) { String::new() } else { label(Lane::Target) },
        }
    }

    /// The statement in a line: "2.4 The SEND governor… (now 2, target 6)".
    pub(super) fn line(&self) -> String {
        let now = format!("now {}", self.now);
        let target = Some(&self.target).filter(|target| !target.is_empty()).map(|target| format!("target {target}"));
        let ratings: Vec<String> = [now].into_iter().chain(target).chain(self.scheme.clone()).collect();
        format!("{} {} ({})", self.number, one_line(&self.text, LONGEST_TEXT), ratings.join(", "))
    }
}
