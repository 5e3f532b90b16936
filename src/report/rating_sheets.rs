//! The sheets of ratings in the spreadsheet: one for each pack that the school works with.

use super::excel::{Cell, Sheet};
use super::ratings::{RatingRow, rows_of};
use super::text::{Rated, plain, yes_or_no};
use crate::framework::{Pack, find};
use crate::workbook::{Opinion, Workbook};

/// Excel takes no longer name of a sheet.
const LONGEST_NAME: usize = 31;
/// The names that the other sheets have, and one that Excel keeps for itself.
const TAKEN: [&str; 5] = ["gaps", "evidence", "plan", "reviews", "history"];
const EMPTY: &str = "There is no round of ratings yet.";

/// A sheet for each assessment; an empty one where there is none.
pub(super) fn ratings(workbook: &Workbook, packs: &[&Pack]) -> Vec<Sheet> {
    let several = workbook.assessments.len() > 1;
    let mut taken: Vec<String> = TAKEN.map(str::to_owned).to_vec();
    let mut sheets: Vec<Sheet> = Vec::new();
    for assessment in &workbook.assessments {
        let pack = find(packs, &assessment.pack);
        let judged = pack.is_some_and(Pack::is_judged);
        let title = match pack {
            _ if !several && judged => "Judgements",
            _ if !several => "Ratings",
            Some(pack) => &pack.title,
            None => &assessment.pack.id,
        };
        let name = sheet_name(title, &mut taken);
        let rows = rows_of(workbook, packs, assessment);
        sheets.push(if judged { judgements(name, &rows) } else { numbers(name, &rows) });
    }
    if sheets.is_empty() {
        sheets.push(numbers("Ratings".to_owned(), &[]));
    }
    sheets
}

/// A name that Excel takes for a sheet, and that no other sheet has.
fn sheet_name(title: &str, taken: &mut Vec<String>) -> String {
    let allowed = |c: char| if matches!(c, '[' | ']' | ':' | '*' | '?' | '/' | '\\' | '\n' | '\t') { ' ' } else { c };
    let title: String = plain(title).chars().map(allowed).collect();
    let title = title.trim_matches(|c: char| c == '\'' || c.is_whitespace());
    let title = if title.is_empty() { "Ratings" } else { title };
    let mut free = (1_u32..).map(|time| {
        let ending = if time == 1 { String::new() } else { format!(" {time}") };
        let mut units = ending.len();
        let fits = |c: &char| {
            units += c.len_utf16();
            units <= LONGEST_NAME
        };
        let start: String = title.chars().take_while(fits).collect();
        format!("{}{ending}", start.trim_end_matches(|c: char| c == '\'' || c.is_whitespace()))
    });
    // Excel does not tell small letters from capitals here.
    let name = free.find(|name| !taken.contains(&name.to_lowercase())).unwrap_or_default();
    taken.push(name.to_lowercase());
    name
}

/// The columns that every sheet of ratings begins with, and their cells.
const PLACE: [(&str, f64); 3] = [("Framework", 14.0), ("Round", 7.0), ("Date", 12.0)];

fn place(row: &RatingRow) -> Vec<Cell> {
    vec![Cell::text(row.title), Cell::count(row.number), Cell::day(row.date())]
}

fn section(row: &RatingRow) -> Cell {
    Cell::text(&format!("{} {}", row.section.0, row.section.1))
}

/// What others say, where anybody does.
const OPINIONS: [(&str, f64); 4] =
    [("Adviser", 12.0), ("Adviser’s reason", 30.0), ("Agreed", 12.0), ("Reason for what is agreed", 30.0)];

fn opinions(row: &RatingRow) -> Vec<Cell> {
    let cells = |opinion: Option<&Opinion>| {
        let rated = Rated::of(row.known, opinion.and_then(|opinion| opinion.score));
        [judged(row.known, rated), Cell::text(opinion.map_or("", |opinion| &opinion.reason))]
    };
    cells(row.adviser).into_iter().chain(cells(row.agreed)).collect()
}

/// A number where the pack has numbers, else the judgement in its words.
fn judged(pack: Option<&Pack>, rated: Rated) -> Cell {
    match rated {
        Rated::Not => Cell::Blank,
        _ if pack.is_some_and(Pack::is_judged) => Cell::text(&rated.said(pack)),
        _ => Cell::rated(rated),
    }
}

fn numbers(name: String, rows: &[RatingRow]) -> Sheet {
    let with_opinions = rows.iter().any(|row| row.adviser.is_some() || row.agreed.is_some());
    let mut columns = PLACE.to_vec();
    columns.extend([
        ("Practice rated", 12.0),
        ("Months ahead", 8.0),
        ("Section", 20.0),
        ("Statement", 10.0),
        ("What it says", 50.0),
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
    let cells = |row: &RatingRow| {
        let mut cells = place(row);
        cells.extend([
            Cell::text(row.round.practice.words()),
            Cell::count(row.round.horizon_months.months().into()),
            section(row),
            Cell::text(&row.statement_number),
            Cell::text(&row.statement),
            Cell::rated(row.now),
            Cell::rated(row.target),
            row.gap.map_or(Cell::Blank, |gap| Cell::Number(gap.into())),
            Cell::text(row.bands.0),
            Cell::text(row.bands.1),
            Cell::count(row.items.0),
            Cell::count(row.items.1),
        ]);
        if with_opinions {
            cells.extend(opinions(row));
        }
        (false, cells)
    };
    Sheet { name, columns, rows: rows.iter().map(cells).collect(), empty: EMPTY }
}

fn judgements(name: String, rows: &[RatingRow]) -> Sheet {
    let mut columns = PLACE.to_vec();
    columns.extend([
        ("Section", 20.0),
        ("Aspect", 22.0),
        ("Statement", 10.0),
        ("What it says", 50.0),
        ("Judgement", 12.0),
        ("Met", 7.0),
        ("Limiting", 10.0),
        ("In our own words", 34.0),
        ("Evidence", 9.0),
    ]);
    columns.extend(OPINIONS);
    let cells = |row: &RatingRow| {
        let mut cells = place(row);
        cells.extend([
            section(row),
            Cell::text(row.aspect),
            Cell::text(&row.statement_number),
            Cell::text(&row.statement),
            judged(row.known, row.now),
            row.met().map_or(Cell::Blank, |met| Cell::text(yes_or_no(Some(met)))),
            Cell::text(yes_or_no(row.limiting)),
            Cell::text(row.own),
            Cell::count(row.items.0),
        ]);
        cells.extend(opinions(row));
        (false, cells)
    };
    Sheet { name, columns, rows: rows.iter().map(cells).collect(), empty: EMPTY }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sheet_has_a_name_that_excel_takes_and_no_other_has() {
        let mut taken = TAKEN.map(str::to_owned).to_vec();
        let mut named = |title: &str| sheet_name(title, &mut taken);
        assert_eq!(named("Ratings"), "Ratings");
        assert_eq!(named("ratings"), "ratings 2");
        assert_eq!(named("Plan"), "Plan 2");
        assert_eq!(named("A quality mark for inclusion, edition"), "A quality mark for inclusion, e");
        assert_eq!(named("A quality mark for inclusion, edition"), "A quality mark for inclusion, 2");
        assert_eq!(named("'What? [now]/then: a*b\\c'"), "What   now  then  a b c");
        assert_eq!(named(" \u{0} "), "Ratings 3");
    }
}
