//! The assessment that a document is about.

use crate::framework::{Pack, find};
use crate::workbook::{Assessment, Round, Workbook};

/// The assessment that a document is about, with its pack and its current round.
#[derive(Clone, Copy)]
pub(super) struct Subject<'a> {
    pub(super) pack: &'a Pack,
    pub(super) assessment: &'a Assessment,
    pub(super) round: &'a Round,
}

impl<'a> Subject<'a> {
    /// The assessment at this position. `None` if it has no round, or if its pack is not known.
    pub(super) fn new(workbook: &'a Workbook, packs: &[&'a Pack], position: usize) -> Option<Subject<'a>> {
        let assessment = workbook.assessments.get(position)?;
        Some(Subject { pack: find(packs, &assessment.pack)?, assessment, round: assessment.current()? })
    }

    /// True if the scheme or the school marks any statement as limiting or as not limiting.
    pub(super) fn has_limiting(&self) -> bool {
        let rule = self.pack.readiness.as_ref().is_some_and(|rule| rule.limiting);
        rule || self.pack.statements().any(|(_, statement)| self.assessment.is_limiting(statement).is_some())
    }
}
