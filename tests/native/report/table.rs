//! The table, read as CSV is defined.

use join_the_dots::report::{Document, make};
use join_the_dots::workbook::Workbook;

use super::{HELD, TODAY, full, made, nasty};
use crate::school::{id, pack, score};

/// Reads CSV as RFC 4180 has it.
pub(super) fn read_csv(text: &str) -> Vec<Vec<String>> {
    let (mut rows, mut row, mut cell, mut quoted) = (Vec::new(), Vec::new(), String::new(), false);
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        match (quoted, c) {
            (true, '"') if rest.peek() == Some(&'"') => cell.extend(rest.next()),
            (_, '"') => quoted = !quoted,
            (false, ',') => row.push(std::mem::take(&mut cell)),
            (false, '\r') => assert_eq!(rest.peek(), Some(&'\n')),
            (false, '\n') => {
                row.push(std::mem::take(&mut cell));
                rows.push(std::mem::take(&mut row));
            }
            (_, c) => cell.push(c),
        }
    }
    assert!(row.is_empty() && cell.is_empty() && !quoted);
    rows
}

fn table(workbook: &Workbook) -> Vec<Vec<String>> {
    let text = String::from_utf8(made(Document::Table, workbook)).unwrap();
    let text = text.strip_prefix('\u{FEFF}').expect("Excel knows UTF-8 by its mark");
    assert!(text.ends_with("\r\n"));
    read_csv(text)
}

#[test]
fn the_table_has_one_row_for_each_statement_and_round() {
    let rows = table(&full());
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
fn what_the_scale_does_not_have_is_there_and_counts_nowhere() {
    let mut short = pack();
    short.scale.max = score(6);
    let text = make(Document::Table, &full(), &[&short], 0, TODAY, None).unwrap();
    let rows = read_csv(String::from_utf8(text).unwrap().strip_prefix('\u{FEFF}').unwrap());
    let found = |number: &str| rows.iter().find(|row| row[5] == "2" && row[11] == number).unwrap()[13..16].to_vec();
    assert_eq!(found("1.1"), ["4", "7", ""]);
    assert_eq!(found("2.4"), ["2", "6", "4"]);
}

#[test]
fn no_cell_of_the_table_is_a_formula() {
    let rows = table(&nasty());
    assert!(rows[1][0].starts_with(&format!("'{HELD}")), "{}", rows[1][0]);
    for cell in rows.iter().flatten() {
        let number = cell.parse::<i32>().is_ok();
        assert!(number || !cell.starts_with(['=', '+', '-', '@', '\t', '\r']), "{cell}");
    }
}
