//! Statements that are put into the plan, a target each.

use crate::framework::{Pack, Statement};
use crate::workbook::{Command, StatementRef, Target, Workbook};

/// Whether a target of the plan works on a statement.
#[must_use]
pub fn is_planned(workbook: &Workbook, pack: &Pack, statement: &Statement) -> bool {
    let mut all = workbook.plan.targets.iter().flat_map(|target| &target.statements);
    all.any(|found| found.pack == pack.id && found.statement == statement.id)
}

/// The commands that give each of these statements a target, unless the plan works on it already. `new_id` makes the
/// targets' ids.
pub fn plan_statements(
    workbook: &Workbook,
    pack: &Pack,
    statements: &[&Statement],
    mut new_id: impl FnMut() -> String,
) -> Vec<Command> {
    let open = statements.iter().filter(|statement| !is_planned(workbook, pack, statement));
    let add = |statement: &&Statement| {
        let reference =
            StatementRef { pack: pack.id.clone(), statement: statement.id.clone(), ..StatementRef::default() };
        let target = Target {
            id: new_id(),
            aim: format!("Meet {}: {}", statement.number, statement.text),
            statements: vec![reference],
            ..Target::default()
        };
        Command::AddTarget { at: usize::MAX, target }
    };
    open.map(add).collect()
}
