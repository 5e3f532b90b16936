//! Workbooks and packs as documents that a keeper keeps.

use super::Document;
use crate::files::Draft;
use crate::framework::{Pack, check};

impl Document for Draft {
    fn has_content_of(&self, other: &Draft) -> bool {
        self.workbook == other.workbook
    }

    fn copy(&self, id: &str) -> Option<Draft> {
        let mut copy = self.clone();
        copy.workbook.id = id.to_owned();
        copy.workbook.school.name = copy_name(&self.workbook.school.name);
        Some(copy)
    }
}

impl Document for Pack {
    fn has_content_of(&self, other: &Pack) -> bool {
        self == other
    }

    fn is_finished(&self) -> bool {
        check(self).is_ok()
    }

    fn copy(&self, _: &str) -> Option<Pack> {
        None
    }
}

/// The name of a copy of a school's workbook.
#[must_use]
pub fn copy_name(name: &str) -> String {
    format!("{name} (copy)")
}
