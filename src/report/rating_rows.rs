//! Every rating of a workbook, one row for each statement and round: the content of the Excel sheets and of the CSV.

use super::clean::clean;
use super::rated::Rated;
use crate::analysis::Support;
use crate::framework::{Pack, Score, StatementId, find};
use crate::workbook::{Assessment, Lane, Opinion, Round, Voice, Workbook};

/// One statement in one round.
pub(super) struct RatingRow<'a> {
    /// The pack's id.
    pub(super) pack_id: &'a str,
    /// The pack, if the page knows it.
    pub(super) pack: Option<&'a Pack>,
    /// The pack's title, or its id if the page does not know it.
    pub(super) pack_title: &'a str,
    /// The pack's edition in which the ratings were made.
    pub(super) edition: &'a str,
    /// The round's number. The first is 1.
    pub(super) round_number: usize,
    /// The round.
    pub(super) round: &'a Round,
    /// The area's number. Empty for a statement that the pack does not have.
    pub(super) area_number: &'a str,
    /// The area's title. Empty for a statement that the pack does not have.
    pub(super) area_title: &'a str,
    /// The title of the statement's aspect. Empty if it has none.
    pub(super) aspect_title: &'a str,
    /// True if the statement is limiting. `None` if nobody has said so yet.
    pub(super) limiting: Option<bool>,
    /// The statement's printed number.
    pub(super) statement_number: String,
    /// The statement's wording.
    pub(super) statement: String,
    /// The rating or judgement for now.
    pub(super) now: Rated,
    /// The rating for target.
    pub(super) target: Rated,
    /// Target minus now, if both are numbers.
    pub(super) gap: Option<i16>,
    /// The short title of the band for now. Empty if there is none.
    pub(super) now_band: &'a str,
    /// The short title of the band for target. Empty if there is none.
    pub(super) target_band: &'a str,
    /// How many items of the evidence library are linked for now.
    pub(super) items_for_now: usize,
    /// How many items of the evidence library are linked for target.
    pub(super) items_for_target: usize,
    /// The evidence in the school's own words.
    pub(super) own_words: &'a str,
    /// The adviser's latest opinion.
    pub(super) adviser: Option<&'a Opinion>,
    /// The agreed judgement or rating.
    pub(super) agreed: Option<&'a Opinion>,
}

impl RatingRow<'_> {
    /// True if the judgement counts as met. `None` for a rating, a blank, and a statement that does not apply.
    pub(super) fn met(&self) -> Option<bool> {
        let scale = &self.pack.filter(|pack| pack.is_judged())?.scale;
        Some(scale.is_met(Some(self.now.number()?)))
    }
}

/// The rows of every assessment, in the order of assessments, rounds and the pack's statements.
pub(super) fn rows<'a>(workbook: &'a Workbook, packs: &[&'a Pack]) -> Vec<RatingRow<'a>> {
    workbook.assessments.iter().flat_map(|assessment| rows_of(workbook, packs, assessment)).collect()
}

/// The rows of one assessment. Rated statements that the pack does not have come after the others, and so do those of a
/// pack that is not known: no rating is left out.
pub(super) fn rows_of<'a>(
    workbook: &'a Workbook,
    packs: &[&'a Pack],
    assessment: &'a Assessment,
) -> Vec<RatingRow<'a>> {
    let mut rows = Vec::new();
    let pack = find(packs, &assessment.pack);
    for (i, round) in assessment.rounds.iter().enumerate() {
        let source = Source { workbook, assessment, pack, round_number: i + 1, round };
        if let Some(pack) = pack {
            rows.extend(Support::for_pack(pack, workbook, round).iter().map(|support| source.row(support)));
        }
        let is_foreign = |id: &&StatementId| pack.is_none_or(|pack| pack.statement(id).is_none());
        rows.extend(round.ratings.keys().filter(is_foreign).map(|id| source.foreign_row(id)));
    }
    rows
}

/// The round from which rows are made.
struct Source<'a> {
    workbook: &'a Workbook,
    assessment: &'a Assessment,
    pack: Option<&'a Pack>,
    round_number: usize,
    round: &'a Round,
}

impl<'a> Source<'a> {
    /// The row of a statement of the pack.
    fn row(&self, support: &Support<'a>) -> RatingRow<'a> {
        let (area, statement) = (support.area, support.statement);
        let aspect = area.aspects.iter().find(|aspect| statement.aspect.as_ref() == Some(&aspect.id));
        RatingRow {
            area_number: &area.number,
            area_title: &area.title,
            aspect_title: aspect.map_or("", |aspect| &aspect.title),
            limiting: self.assessment.is_limiting(statement),
            statement_number: statement.number.clone(),
            statement: statement.text.clone(),
            items_for_now: support.items_now.len(),
            items_for_target: support.items_target.len(),
            ..self.foreign_row(&statement.id)
        }
    }

    /// The row of a statement that the pack does not have.
    fn foreign_row(&self, id: &StatementId) -> RatingRow<'a> {
        let rated = |lane| Rated::new(self.pack, self.round.score(id, lane));
        let (now, target) = (rated(Lane::Now), rated(Lane::Target));
        let number = |score: Score| i16::from(score.number());
        let band = |rated: Rated| {
            let band = self.pack.zip(rated.number()).and_then(|(pack, score)| pack.scale.band(score));
            band.map_or("", |band| band.short_title.as_str())
        };
        let items = |lane| {
            let evidence = self.workbook.evidence.iter();
            evidence.filter(|item| item.speaks_for(&self.assessment.pack.id, id, Some(lane))).count()
        };
        RatingRow {
            pack_id: &self.assessment.pack.id,
            pack: self.pack,
            pack_title: self.pack.map_or(&self.assessment.pack.id, |pack| &pack.title),
            edition: &self.assessment.pack.edition,
            round_number: self.round_number,
            round: self.round,
            area_number: "",
            area_title: "",
            aspect_title: "",
            limiting: self.assessment.limiting.get(id).copied(),
            statement_number: clean(&id.0),
            statement: "(a statement that isn’t in any scheme on this page)".to_owned(),
            now,
            target,
            gap: now.number().zip(target.number()).map(|(now, target)| number(target) - number(now)),
            now_band: band(now),
            target_band: band(target),
            items_for_now: items(Lane::Now),
            items_for_target: items(Lane::Target),
            own_words: self.round.evidence.get(id).map_or("", |said| &said.own),
            adviser: self.round.opinion(id, Voice::Adviser),
            agreed: self.round.opinion(id, Voice::Agreed),
        }
    }
}
