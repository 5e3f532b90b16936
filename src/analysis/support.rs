//! What a school has to show for a statement, and what is still to gather (document 004, step 3).

use crate::framework::{Area, Exemplar, Pack, Score, Statement};
use crate::workbook::{EvidenceItem, Have, Lane, Round, StatementEvidence, Workbook};

/// What there is to show for one statement in one round.
#[derive(Clone, Debug, PartialEq)]
pub struct Support<'a> {
    /// The area that the statement stands in.
    pub area: &'a Area,
    /// The statement.
    pub statement: &'a Statement,
    /// Where practice is now, if it is rated and applies.
    pub now: Option<Score>,
    /// Where it should be, if it is rated and applies.
    pub target: Option<Score>,
    /// The items that show that the rating for now is earned.
    pub items_now: Vec<&'a EvidenceItem>,
    /// The items that are gathered for the target.
    pub items_target: Vec<&'a EvidenceItem>,
    /// What is recorded of the statement, if anything is.
    pub said: Option<&'a StatementEvidence>,
    /// The exemplars that are marked as counting for the target, and not wholly there.
    pub to_gather: Vec<(&'a Exemplar, Have)>,
    claims_now: bool,
    claims_target: bool,
}

impl<'a> Support<'a> {
    /// What there is to show for each statement, in the pack's order.
    #[must_use]
    pub fn of_all(pack: &'a Pack, workbook: &'a Workbook, round: &'a Round) -> Vec<Support<'a>> {
        let each = pack.statements();
        each.map(|(area, statement)| Support::of(pack, workbook, round, area, statement)).collect()
    }

    /// What there is to show for one statement.
    #[must_use]
    pub fn of(
        pack: &'a Pack,
        workbook: &'a Workbook,
        round: &'a Round,
        area: &'a Area,
        statement: &'a Statement,
    ) -> Support<'a> {
        // A judgement has no target: all that there is shows it.
        let judged = pack.is_judged();
        let items = |lane: Lane| {
            let of = if judged { (lane == Lane::Now).then_some(None) } else { Some(Some(lane)) };
            let items = workbook.evidence.iter();
            items.filter(|item| of.is_some_and(|lane| item.speaks_for(&pack.id, &statement.id, lane))).collect()
        };
        let rated = |lane| pack.scale.counted(round.score(&statement.id, lane));
        // In the lowest band nothing is claimed, and by the lowest judgement neither: there is nothing to show yet.
        let lowest = pack.scale.bands.first().map(|band| band.to).or(pack.scale.lowest().filter(|_| judged));
        let claims = |score: Option<Score>| score.is_some_and(|score| lowest.is_none_or(|lowest| score > lowest));
        let said = round.evidence.get(&statement.id);
        let marked = |exemplar: &'a Exemplar| {
            let mark = said?.marks.get(&exemplar.id)?;
            (!judged && mark.lane == Lane::Target && mark.have != Have::HaveIt).then_some((exemplar, mark.have))
        };
        let (now, target) = (rated(Lane::Now), rated(Lane::Target));
        Support {
            area,
            statement,
            now,
            target,
            items_now: items(Lane::Now),
            items_target: items(Lane::Target),
            said,
            to_gather: statement.exemplars.iter().filter_map(marked).collect(),
            claims_now: claims(now),
            claims_target: claims(target),
        }
    }

    /// Whether an exemplar is marked as there, and as counting for this lane.
    #[must_use]
    pub fn has_exemplar(&self, lane: Lane) -> bool {
        let here = |id: &str| {
            self.said
                .and_then(|said| said.marks.get(id))
                .is_some_and(|mark| mark.lane == lane && mark.have == Have::HaveIt)
        };
        self.statement.exemplars.iter().any(|exemplar| here(&exemplar.id))
    }

    /// Whether the rating for now claims something that nothing shows: no item, no exemplar, no words of one's own.
    #[must_use]
    pub fn lacks_now(&self) -> bool {
        let own = self.said.is_some_and(|said| !said.own.trim().is_empty());
        self.claims_now && self.items_now.is_empty() && !own && !self.has_exemplar(Lane::Now)
    }

    /// Whether evidence for the target is still to gather: something is marked so, or nothing is there for it yet.
    #[must_use]
    pub fn lacks_target(&self) -> bool {
        let nothing = self.items_target.is_empty() && !self.has_exemplar(Lane::Target);
        !self.to_gather.is_empty() || self.claims_target && self.target > self.now && nothing
    }
}
