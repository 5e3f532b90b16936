//! The sheets of ratings and of judgements: one for each pack that the school works with.

use super::cell::Cell;
use super::sheet::{Column, Row, Sheet};
use crate::framework::{Pack, find};
use crate::report::clean::clean;
use crate::report::phrases::yes_or_no;
use crate::report::rated::Rated;
use crate::report::rating_rows::{RatingRow, rows_of};
use crate::workbook::{Opinion, Workbook};

/// Excel's longest name of a sheet, in UTF-16 units.
const LONGEST_NAME: usize = 31;
/// The names of the other sheets, and one that Excel keeps for itself, in small letters.
const TAKEN: [&str; 5] = ["gaps", "evidence", "plan", "reviews", "history"];
const EMPTY: &str = "There is no round of ratings yet.";

/// The columns at the beginning of every row.
const ROUND: [Column; 3] = [("Scheme", 14.0), ("Round", 7.0), ("Date", 12.0)];
/// The columns of second opinions.
const OPINIONS: [Column; 4] =
    [("Adviser", 12.0), ("Adviser’s reason", 30.0), ("Agreed", 12.0), ("Reason for what is agreed", 30.0)];

/// A sheet for each assessment; without one, an empty sheet.
pub(super) fn sheets(workbook: &Workbook, packs: &[&Pack]) -> Vec<Sheet> {
    let is_only_one = workbook.assessments.len() == 1;
    let mut taken: Vec<String> = TAKEN.map(str::to_owned).to_vec();
    let mut sheets: Vec<Sheet> = Vec::new();
    for assessment in &workbook.assessments {
        let pack = find(packs, &assessment.pack);
        let judged = pack.is_some_and(Pack::is_judged);
        let title = match pack {
            _ if is_only_one && judged => "Judgements",
            _ if is_only_one => "Ratings",
            Some(pack) => &pack.title,
            None => &assessment.pack.id,
        };
        let name = sheet_name(title, &mut taken);
        let rows = rows_of(workbook, packs, assessment);
        sheets.push(if judged { judgements(name, &rows) } else { ratings(name, &rows) });
    }
    if sheets.is_empty() {
        sheets.push(ratings("Ratings".to_owned(), &[]));
    }
    sheets
}

/// A name that Excel accepts and that no other sheet has.
fn sheet_name(title: &str, taken: &mut Vec<String>) -> String {
    let allowed = |c: char| if matches!(c, '[' | ']' | ':' | '*' | '?' | '/' | '\\' | '\n' | '\t') { ' ' } else { c };
    let title: String = clean(title).chars().map(allowed).collect();
    let title = title.trim_matches(|c: char| c == '\'' || c.is_whitespace());
    let title = if title.is_empty() { "Ratings" } else { title };
    let mut names = (1_u32..).map(|number| {
        let ending = if number == 1 { String::new() } else { format!(" {number}") };
        let mut units = ending.len();
        let fits = |c: &char| {
            units += c.len_utf16();
            units <= LONGEST_NAME
        };
        let start: String = title.chars().take_while(fits).collect();
        format!("{}{ending}", start.trim_end_matches(|c: char| c == '\'' || c.is_whitespace()))
    });
    // Excel takes capitals and small letters in names as the same.
    let name = names.find(|name| !taken.contains(&name.to_lowercase())).unwrap_or_default();
    taken.push(name.to_lowercase());
    name
}

fn round_cells(row: &RatingRow) -> Vec<Cell> {
    vec![Cell::text(row.pack_title), Cell::count(row.round_number), Cell::day(row.round.date)]
}

fn area(row: &RatingRow) -> Cell {
    Cell::text(&format!("{} {}", row.area_number, row.area_title))
}

fn opinion_cells(row: &RatingRow) -> Vec<Cell> {
    let cells = |opinion: Option<&Opinion>| {
        let rated = Rated::new(row.pack, opinion.and_then(|opinion| opinion.score));
        [label(row.pack, rated), Cell::text(opinion.map_or("", |opinion| &opinion.reason))]
    };
    cells(row.adviser).into_iter().chain(cells(row.agreed)).collect()
}

/// A rating as a number, a judgement as a word.
fn label(pack: Option<&Pack>, rated: Rated) -> Cell {
    match rated {
        Rated::Blank => Cell::Blank,
        _ if pack.is_some_and(Pack::is_judged) => Cell::text(&rated.label(pack)),
        _ => Cell::rating(rated),
    }
}

fn ratings(name: String, rows: &[RatingRow]) -> Sheet {
    let with_opinions = rows.iter().any(|row| row.adviser.is_some() || row.agreed.is_some());
    let mut columns = ROUND.to_vec();
    columns.extend([
        ("Practice rated", 12.0),
        ("Months ahead", 8.0),
        ("Area", 30.0),
        ("Statement", 10.0),
        ("Wording", 70.0),
        ("Now", 6.0),
        ("Target", 7.0),
        ("Gap", 6.0),
        ("Now: band", 17.0),
        ("Target: band", 17.0),
        ("Evidence for now", 10.0),
        ("Evidence for target", 10.0),
    ]);
    if with_opinions {
        columns.extend(OPINIONS);
    }
    let row = |row: &RatingRow| {
        let mut cells = round_cells(row);
        cells.extend([
            Cell::text(row.round.practice.words()),
            Cell::count(row.round.horizon_months.months().into()),
            area(row),
            Cell::text(&row.statement_number),
            Cell::text(&row.statement),
            Cell::rating(row.now),
            Cell::rating(row.target),
            row.gap.map_or(Cell::Blank, |gap| Cell::Number(gap.into())),
            Cell::text(row.now_band),
            Cell::text(row.target_band),
            Cell::count(row.items_for_now),
            Cell::count(row.items_for_target),
        ]);
        if with_opinions {
            cells.extend(opinion_cells(row));
        }
        Row::from(cells)
    };
    Sheet { name, columns, rows: rows.iter().map(row).collect(), empty: EMPTY }
}

fn judgements(name: String, rows: &[RatingRow]) -> Sheet {
    let mut columns = ROUND.to_vec();
    columns.extend([
        ("Area", 24.0),
        ("Aspect", 24.0),
        ("Statement", 10.0),
        ("Wording", 60.0),
        ("Judgement", 12.0),
        ("Met", 7.0),
        ("Limiting", 11.0),
        ("In our own words", 40.0),
        ("Evidence", 9.0),
    ]);
    columns.extend(OPINIONS);
    let row = |row: &RatingRow| {
        let mut cells = round_cells(row);
        cells.extend([
            area(row),
            Cell::text(row.aspect_title),
            Cell::text(&row.statement_number),
            Cell::text(&row.statement),
            label(row.pack, row.now),
            row.met().map_or(Cell::Blank, |met| Cell::text(yes_or_no(Some(met)))),
            Cell::text(yes_or_no(row.limiting)),
            Cell::text(row.own_words),
            Cell::count(row.items_for_now),
        ]);
        cells.extend(opinion_cells(row));
        Row::from(cells)
    };
    Sheet { name, columns, rows: rows.iter().map(row).collect(), empty: EMPTY }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sheet_has_a_name_that_excel_accepts_and_no_other_has() {
        let mut taken = TAKEN.map(str::to_owned).to_vec();
        let mut name = |title: &str| sheet_name(title, &mut taken);
        assert_eq!(name("Ratings"), "Ratings");
        assert_eq!(name("ratings"), "ratings 2");
        assert_eq!(name("Plan"), "Plan 2");
        assert_eq!(name("A quality mark for inclusion, edition"), "A quality mark for inclusion, e");
        assert_eq!(name("A quality mark for inclusion, edition"), "A quality mark for inclusion, 2");
        assert_eq!(name("'What? [now]/then: a*b\\c'"), "What   now  then  a b c");
        assert_eq!(name(" \u{0} "), "Ratings 3");
    }
}
