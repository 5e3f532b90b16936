//! Every rating that a workbook holds, one row for each statement and round: what the spreadsheets are made of.

use jiff::civil::Date;

use super::text::{Rated, plain};
use crate::analysis::Support;
use crate::framework::{Pack, Score, StatementId, find};
use crate::workbook::{Assessment, Lane, Opinion, Round, Voice, Workbook};

/// One statement in one round.
pub(super) struct RatingRow<'a> {
    /// The pack's id.
    pub(super) pack: &'a str,
    /// The pack itself, if this page knows it.
    pub(super) known: Option<&'a Pack>,
    /// The pack's title; its id if this page does not know it.
    pub(super) title: &'a str,
    /// The edition that the ratings were made with.
    pub(super) edition: &'a str,
    /// The round's number, first is 1.
    pub(super) number: usize,
    /// The round.
    pub(super) round: &'a Round,
    /// The section's number and title. Empty for a statement that the pack does not have.
    pub(super) section: (&'a str, &'a str),
    /// The title of the aspect that the statement stands in. Empty where there is none.
    pub(super) aspect: &'a str,
    /// Whether the statement is limiting, if anybody has said so.
    pub(super) limiting: Option<bool>,
    /// The statement's number, as people say it.
    pub(super) statement_number: String,
    /// The statement.
    pub(super) statement: String,
    /// Where practice is now.
    pub(super) now: Rated,
    /// Where it should be.
    pub(super) target: Rated,
    /// Target minus now, where both are numbers.
    pub(super) gap: Option<i16>,
    /// The bands of now and target, in a few words. Empty where there is none.
    pub(super) bands: (&'a str, &'a str),
    /// How many items of the library are evidence for now and for target.
    pub(super) items: (usize, usize),
    /// What the school says of it in its own words.
    pub(super) own: &'a str,
    /// What the adviser says of it now.
    pub(super) adviser: Option<&'a Opinion>,
    /// What is agreed of it.
    pub(super) agreed: Option<&'a Opinion>,
}

impl RatingRow<'_> {
    /// The day of the round.
    pub(super) fn date(&self) -> Option<Date> {
        self.round.date
    }

    /// Whether its judgement counts as met. `None` if it is not judged, does not apply, or is a rating.
    pub(super) fn met(&self) -> Option<bool> {
        let scale = &self.known.filter(|pack| pack.is_judged())?.scale;
        Some(scale.is_met(Some(self.now.number()?)))
    }
}

/// Every row, in the order of assessments, rounds and the pack's statements. A rated statement that the pack does not
/// have, and one of a pack that is not known here, comes after them: nothing that was rated is left out.
pub(super) fn rows<'a>(workbook: &'a Workbook, packs: &[&'a Pack]) -> Vec<RatingRow<'a>> {
    workbook.assessments.iter().flat_map(|assessment| rows_of(workbook, packs, assessment)).collect()
}

/// The rows of one assessment.
pub(super) fn rows_of<'a>(
    workbook: &'a Workbook,
    packs: &[&'a Pack],
    assessment: &'a Assessment,
) -> Vec<RatingRow<'a>> {
    let mut rows = Vec::new();
    let pack = find(packs, &assessment.pack);
    for (i, round) in assessment.rounds.iter().enumerate() {
        let place = Place { workbook, assessment, pack, number: i + 1, round };
        if let Some(pack) = pack {
            rows.extend(Support::for_pack(pack, workbook, round).iter().map(|one| place.row(one)));
        }
        let foreign = |id: &&StatementId| pack.is_none_or(|pack| pack.statement(id).is_none());
        rows.extend(round.ratings.keys().filter(foreign).map(|id| place.foreign_row(id)));
    }
    rows
}

struct Place<'a> {
    workbook: &'a Workbook,
    assessment: &'a Assessment,
    pack: Option<&'a Pack>,
    number: usize,
    round: &'a Round,
}

impl<'a> Place<'a> {
    fn row(&self, support: &Support<'a>) -> RatingRow<'a> {
        let (area, statement) = (support.area, support.statement);
        let aspect = area.aspects.iter().find(|aspect| statement.aspect.as_ref() == Some(&aspect.id));
        RatingRow {
            aspect: aspect.map_or("", |aspect| &aspect.title),
            limiting: self.assessment.is_limiting(statement),

            section: (&area.number, &area.title),
            statement_number: statement.number.clone(),
            statement: statement.text.clone(),
            items: (support.items_now.len(), support.items_target.len()),
            ..self.foreign_row(&statement.id)
        }
    }

    fn foreign_row(&self, id: &StatementId) -> RatingRow<'a> {
        let rated = |lane| Rated::of(self.pack, self.round.score(id, lane));
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
            pack: &self.assessment.pack.id,
            known: self.pack,
            title: self.pack.map_or(&self.assessment.pack.id, |pack| &pack.title),
            edition: &self.assessment.pack.edition,
            number: self.number,
            round: self.round,
            section: ("", ""),
            aspect: "",
            limiting: self.assessment.limiting.get(id).copied(),
            statement_number: plain(&id.0),
            statement: "(a statement that this page’s packs do not have)".to_owned(),
            now,
            target,
            gap: now.number().zip(target.number()).map(|(now, target)| number(target) - number(now)),
            bands: (band(now), band(target)),
            items: (items(Lane::Now), items(Lane::Target)),
            own: self.round.evidence.get(id).map_or("", |said| &said.own),
            adviser: self.round.opinion(id, Voice::Adviser),
            agreed: self.round.opinion(id, Voice::Agreed),
        }
    }
}
