//! The CSV file, read by the csv crate's reader.

use join_the_dots::report::{Document, make};
use join_the_dots::workbook::Workbook;

use super::{HOSTILE_CLEANED, TODAY, file_of, full_school, hostile_school};
use crate::school::{id, pack, score};

/// The rows of a CSV text, each of one length. Every line ends as RFC 4180 says, with a carriage return and a line feed.
pub(super) fn read_csv(text: &str) -> Vec<Vec<String>> {
    assert!(text.ends_with("\r\n"));
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
    let rows: Vec<Vec<String>> = reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect();
    // A line feed within a cell stands alone.
    let within: usize = rows.iter().flatten().map(|cell| cell.matches('\n').count()).sum();
    assert_eq!(text.matches("\r\n").count(), rows.len());
    assert_eq!(text.matches('\n').count(), rows.len() + within);
    rows
}

fn csv_rows(workbook: &Workbook) -> Vec<Vec<String>> {
    let text = String::from_utf8(file_of(Document::Table, workbook)).unwrap();
    let text = text.strip_prefix('\u{FEFF}').expect("Excel knows UTF-8 by its mark");
    read_csv(text)
}

#[test]
fn the_csv_has_one_row_for_each_statement_and_round() {
    let rows = csv_rows(&full_school());
    assert_eq!(rows.len(), 1 + 2 * 45);
    assert!(rows.iter().all(|row| row.len() == 29));
    let pack = pack();
    let found = rows.iter().find(|row| row[5] == "2" && row[11] == "1.1").unwrap();
    let statement = pack.statement(&id("1-1")).unwrap();
    let area = &pack.areas[0];
    let band = |number: u8| pack.scale.band(score(number)).unwrap().short_title.clone();
    assert_eq!(
        found[..],
        [
            "Hill Top School".to_owned(),
            "123456".to_owned(),
            "Primary".to_owned(),
            pack.id.clone(),
            pack.edition.clone(),
            "2".to_owned(),
            "2026-11-12".to_owned(),
            "The whole setting".to_owned(),
            "12".to_owned(),
            area.number.clone(),
            area.title.clone(),
            "1.1".to_owned(),
            statement.text.clone(),
            "4".to_owned(),
            "7".to_owned(),
            "3".to_owned(),
            band(4),
            band(7),
            "1".to_owned(),
            "0".to_owned(),
            pack.title.clone(),
            String::new(),
            String::new(),
            String::new(),
            String::new(),
            String::new(),
            String::new(),
            String::new(),
            String::new(),
        ]
    );
    let found = |number: &str| rows.iter().find(|row| row[5] == "2" && row[11] == number).unwrap()[13..16].to_vec();
    assert_eq!(found("3.3"), ["n/a", "", ""]);
    assert_eq!(found("7.1"), ["8", "7", "-1"]);
    assert_eq!(found("1.3"), ["", "", ""]);
}

#[test]
fn a_rating_off_the_scale_is_printed_and_counts_as_blank() {
    let mut short = pack();
    short.scale.max = score(6);
    let text = make(Document::Table, &full_school(), &[&short], 0, TODAY, None).unwrap();
    let rows = read_csv(String::from_utf8(text).unwrap().strip_prefix('\u{FEFF}').unwrap());
    let found = |number: &str| rows.iter().find(|row| row[5] == "2" && row[11] == number).unwrap()[13..16].to_vec();
    assert_eq!(found("1.1"), ["4", "7", ""]);
    assert_eq!(found("2.4"), ["2", "6", "4"]);
}

#[test]
fn no_cell_of_the_csv_is_a_formula() {
    let rows = csv_rows(&hostile_school());
    assert!(rows[1][0].starts_with(&format!("'{HOSTILE_CLEANED}")), "{}", rows[1][0]);
    for cell in rows.iter().flatten() {
        let number = cell.parse::<i32>().is_ok();
        assert!(number || !cell.starts_with(['=', '+', '-', '@', '\t', '\r']), "{cell}");
    }
}
