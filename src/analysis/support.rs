//! The evidence for a statement's ratings, and the evidence still to gather (the SEND self-evaluation, step 3).

use crate::framework::{Area, Exemplar, Pack, Score, Statement};
use crate::workbook::{EvidenceItem, Have, Lane, Round, StatementEvidence, Workbook};

/// The evidence for one statement in one round.
#[derive(Clone, Debug, PartialEq)]
pub struct Support<'a> {
    /// The statement's area.
    pub area: &'a Area,
    /// The statement.
    pub statement: &'a Statement,
    /// The rating for now, if there is one and the statement applies.
    pub now: Option<Score>,
    /// The rating for target, if there is one and the statement applies.
    pub target: Option<Score>,
    /// The items that support the rating for now.
    pub items_now: Vec<&'a EvidenceItem>,
    /// The items that support the target.
    pub items_target: Vec<&'a EvidenceItem>,
    /// The records about the statement's evidence, if there are any.
    pub said: Option<&'a StatementEvidence>,
    /// The exemplars that count for the target and aren't wholly there, by their marks.
    pub to_gather: Vec<(&'a Exemplar, Have)>,
    claims_now: bool,
    claims_target: bool,
}

impl<'a> Support<'a> {
    /// The evidence for each statement of a pack, in the pack's order.
    #[must_use]
    pub fn for_pack(pack: &'a Pack, workbook: &'a Workbook, round: &'a Round) -> Vec<Support<'a>> {
        let each = pack.statements();
        each.map(|(area, statement)| Support::for_statement(pack, workbook, round, area, statement)).collect()
    }

    /// The evidence for one statement.
    #[must_use]
    pub fn for_statement(
        pack: &'a Pack,
        workbook: &'a Workbook,
        round: &'a Round,
        area: &'a Area,
        statement: &'a Statement,
    ) -> Support<'a> {
        // A judgement has no target: every item counts for now.
        let judged = pack.is_judged();
        let items = |lane: Lane| {
            let links = if judged { (lane == Lane::Now).then_some(None) } else { Some(Some(lane)) };
            let items = workbook.evidence.iter();
            items.filter(|item| links.is_some_and(|lane| item.speaks_for(&pack.id, &statement.id, lane))).collect()
        };
        let rated = |lane| pack.scale.counted(round.score(&statement.id, lane));
        // A rating in the lowest band, or the lowest judgement, claims no practice that evidence could show.
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

    /// True if the school has an exemplar that counts for this lane.
    #[must_use]
    pub fn has_exemplar(&self, lane: Lane) -> bool {
        let here = |id: &str| {
            self.said
                .and_then(|said| said.marks.get(id))
                .is_some_and(|mark| mark.lane == lane && mark.have == Have::HaveIt)
        };
        self.statement.exemplars.iter().any(|exemplar| here(&exemplar.id))
    }

    /// True if the rating for now has no evidence and needs some: no item, no exemplar, no own evidence.
    #[must_use]
    pub fn lacks_now(&self) -> bool {
        let own = self.said.is_some_and(|said| !said.own.trim().is_empty());
        self.claims_now && self.items_now.is_empty() && !own && !self.has_exemplar(Lane::Now)
    }

    /// True if there is evidence to gather for the target: an exemplar is marked so, or there is no evidence for it
    /// yet.
    #[must_use]
    pub fn lacks_target(&self) -> bool {
        let nothing = self.items_target.is_empty() && !self.has_exemplar(Lane::Target);
        !self.to_gather.is_empty() || self.claims_target && self.target > self.now && nothing
    }
}
