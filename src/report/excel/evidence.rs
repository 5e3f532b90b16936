//! The sheet of the evidence library.

use super::cell::Cell;
use super::sheet::{Row, Sheet};
use crate::framework::Pack;
use crate::report::statements::statement_number;
use crate::workbook::{EvidenceItem, Lane, Workbook};

/// The sheet.
pub(super) fn sheet(workbook: &Workbook, packs: &[&Pack]) -> Sheet {
    let linked = |item: &EvidenceItem, lane| {
        let links = item.links.iter().filter(|link| link.lane == lane);
        let numbers = links.map(|link| statement_number(workbook, packs, &link.pack, &link.statement));
        Cell::text(&numbers.collect::<Vec<_>>().join(", "))
    };
    let rows = workbook.evidence.iter().map(|item| {
        Row::from(vec![
            Cell::text(&item.title),
            Cell::text(item.kind.words()),
            Cell::day(item.date),
            Cell::text(&item.place),
            Cell::text(&item.shows),
            Cell::text(&item.note),
            linked(item, Lane::Now),
            linked(item, Lane::Target),
            Cell::day(item.added),
        ])
    });
    Sheet {
        name: "Evidence".to_owned(),
        columns: vec![
            ("Title", 34.0),
            ("Kind", 15.0),
            ("Date", 13.0),
            ("Where it is kept", 30.0),
            ("What it shows", 44.0),
            ("Note", 30.0),
            ("Statements, for now", 18.0),
            ("Statements, for target", 18.0),
            ("Entered on", 13.0),
        ],
        rows: rows.collect(),
        empty: "There is no evidence in the library yet.",
    }
}
