//! The sheet of gaps: the current round of every rated pack, widest gap first.

use super::cell::Cell;
use super::sheet::{Row, Sheet};
use crate::analysis::Gaps;
use crate::framework::{Pack, find};
use crate::workbook::Workbook;

/// The sheet.
pub(super) fn sheet(workbook: &Workbook, packs: &[&Pack]) -> Sheet {
    let mut rows = Vec::new();
    for assessment in &workbook.assessments {
        // A judged pack has no targets, and so no gaps.
        let pack = find(packs, &assessment.pack).filter(|pack| !pack.is_judged());
        let Some((pack, round)) = pack.zip(assessment.current()) else { continue };
        let gaps = Gaps::in_round(pack, round);
        for gap in &gaps.ranked {
            let targets = workbook.plan.targets.iter().enumerate().filter(|(_, target)| {
                target.statements.iter().any(|one| one.pack == pack.id && one.statement == gap.statement.id)
            });
            let targets: Vec<String> = targets.map(|(i, _)| format!("Target {}", i + 1)).collect();
            rows.push(Row::from(vec![
                gaps.place(gap.statement).map_or(Cell::Blank, |(place, _)| Cell::count(place)),
                Cell::text(&pack.title),
                Cell::text(&gap.area.heading()),
                Cell::text(&gap.statement.number),
                Cell::text(&gap.statement.text),
                Cell::Number(gap.now.number().into()),
                Cell::Number(gap.target.number().into()),
                Cell::Number(gap.width().into()),
                Cell::text(&targets.join(", ")),
            ]));
        }
    }
    Sheet {
        name: "Gaps".to_owned(),
        columns: vec![
            ("Place", 8.0),
            ("Scheme", 20.0),
            ("Area", 28.0),
            ("Statement", 11.0),
            ("Wording", 70.0),
            ("Now", 7.0),
            ("Target", 8.0),
            ("Gap", 7.0),
            ("In the plan", 14.0),
        ],
        rows,
        empty: "No statement has ratings for both now and target in the current round, so there is no gap yet.",
    }
}
