//! The sheet of reviews of the plan's targets.

use super::cell::Cell;
use super::sheet::{Row, Sheet};
use crate::workbook::Workbook;

/// The sheet.
pub(super) fn sheet(workbook: &Workbook) -> Sheet {
    let targets = workbook.plan.targets.iter().enumerate();
    let rows = targets.flat_map(|(i, target)| {
        target.reviews.iter().map(move |review| {
            Row::from(vec![
                Cell::count(i + 1),
                Cell::text(&target.aim),
                Cell::day(review.date),
                Cell::text(&review.done),
                Cell::text(&review.impact),
                Cell::text(&review.how_we_know),
                Cell::text(&review.next_step),
            ])
        })
    });
    Sheet {
        name: "Reviews".to_owned(),
        columns: vec![
            ("Target", 8.0),
            ("Aim", 34.0),
            ("Date", 13.0),
            ("What was done", 40.0),
            ("What impact it had", 40.0),
            ("How we know", 34.0),
            ("Next step", 34.0),
        ],
        rows: rows.collect(),
        empty: "No target has been reviewed yet.",
    }
}
