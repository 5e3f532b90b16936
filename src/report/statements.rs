//! Statement numbers, over every pack that the school works with.

use super::clean::clean;
use crate::framework::{Pack, StatementId, find, newest};
use crate::workbook::{StatementRef, Workbook};

/// The pack with this id, in the edition that the workbook uses.
pub(super) fn pack_in_use<'a>(workbook: &Workbook, packs: &[&'a Pack], id: &str) -> Option<&'a Pack> {
    match workbook.assessment(id) {
        Some((_, assessment)) => find(packs, &assessment.pack),
        None => newest(packs, id),
    }
}

/// A statement's printed number. For a statement that the pack does not have: its id, and a note that says so.
pub(super) fn statement_number(workbook: &Workbook, packs: &[&Pack], pack: &str, statement: &StatementId) -> String {
    let found = pack_in_use(workbook, packs, pack).and_then(|pack| pack.statement(statement));
    found.map_or_else(|| format!("{} (not in any scheme here)", clean(&statement.0)), |found| found.number.clone())
}

/// The numbers of several statements: "1.3, 2.5".
pub(super) fn statement_numbers(workbook: &Workbook, packs: &[&Pack], statements: &[StatementRef]) -> String {
    let numbers = statements.iter().map(|one| statement_number(workbook, packs, &one.pack, &one.statement));
    numbers.collect::<Vec<_>>().join(", ")
}
