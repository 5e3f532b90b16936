//! The Excel file, read by calamine.

use std::io::Cursor;

use calamine::{Data, Reader, Xlsx, open_workbook_from_rs};
use jiff::civil::{Date, date};
use join_the_dots::report::Document;
use join_the_dots::workbook::Workbook;

use super::{HOSTILE_CLEANED, assert_says, file_of, full_school, hostile_school, part};
use crate::school::{id, pack};

fn sheet(workbook: &Workbook, name: &str) -> Vec<Vec<Data>> {
    let mut book: Xlsx<_> = open_workbook_from_rs(Cursor::new(file_of(Document::Workbook, workbook))).unwrap();
    assert_eq!(book.sheet_names(), ["Ratings", "Gaps", "Evidence", "Plan", "Reviews"]);
    book.worksheet_range(name).unwrap().rows().map(<[Data]>::to_vec).collect()
}

/// A column by its heading, without the heading.
fn column(sheet: &[Vec<Data>], heading: &str) -> Vec<Data> {
    let at = sheet[0].iter().position(|cell| cell == &Data::String(heading.to_owned())).unwrap();
    sheet[1..].iter().map(|row| row[at].clone()).collect()
}

fn text_cell(text: &str) -> Data {
    Data::String(text.to_owned())
}

#[track_caller]
fn assert_day(cell: &Data, day: Date) {
    let Data::DateTime(found) = cell else { panic!("{cell:?} is no date") };
    let (year, month, of_month, ..) = found.to_ymd_hms_milli();
    assert_eq!((year, month, of_month), (day.year() as u16, day.month() as u8, day.day() as u8));
}

#[test]
fn ratings_are_numbers_blank_cells_or_texts() {
    let sheet = sheet(&full_school(), "Ratings");
    assert_eq!(sheet.len(), 1 + 2 * 45);
    let (number, now, target, gap) =
        (column(&sheet, "Statement"), column(&sheet, "Now"), column(&sheet, "Target"), column(&sheet, "Gap"));
    let row = |round: usize, statement: &str| {
        let wanted = text_cell(&pack().statement(&id(statement)).unwrap().number);
        let found: Vec<usize> = number.iter().enumerate().filter(|(_, n)| **n == wanted).map(|(i, _)| i).collect();
        found[round]
    };
    let at = row(1, "1-1");
    assert_eq!((&now[at], &target[at], &gap[at]), (&Data::Float(4.0), &Data::Float(7.0), &Data::Float(3.0)));
    assert_eq!(column(&sheet, "Evidence for now")[at], Data::Float(1.0));
    assert_day(&column(&sheet, "Date")[at], date(2026, 11, 12));
    let at = row(1, "3-3");
    assert_eq!((&now[at], &target[at], &gap[at]), (&text_cell("n/a"), &Data::Empty, &Data::Empty));
    let at = row(1, "1-3");
    assert_eq!((&now[at], &target[at], &gap[at]), (&Data::Empty, &Data::Empty, &Data::Empty));
    assert_eq!(gap[row(1, "7-1")], Data::Float(-1.0));
    assert_day(&column(&sheet, "Date")[row(0, "1-1")], date(2025, 11, 3));
}

#[test]
fn gaps_are_ranked_and_name_their_targets_in_the_plan() {
    let sheet = sheet(&full_school(), "Gaps");
    assert_eq!(column(&sheet, "Gap"), [4.0, 3.0, 2.0, -1.0].map(Data::Float));
    assert_eq!(column(&sheet, "Place"), [1.0, 2.0, 3.0, 4.0].map(Data::Float));
    let plan = [text_cell("Target 1"), text_cell("Target 1"), Data::Empty, Data::Empty];
    assert_eq!(column(&sheet, "In the plan"), plan);
}

#[test]
fn evidence_plan_and_reviews_have_real_days_and_amounts() {
    let evidence = sheet(&full_school(), "Evidence");
    assert_eq!(column(&evidence, "Statements, for now"), [text_cell("1.1, 1.2")]);
    assert_eq!(column(&evidence, "Statements, for target"), [text_cell("2.4")]);
    assert_day(&column(&evidence, "Date")[0], date(2026, 7, 3));

    let plan = sheet(&full_school(), "Plan");
    assert_eq!(column(&plan, "Target"), [1.0, 1.0, 1.0, 1.0, 2.0].map(Data::Float));
    let steps = [Data::Empty, Data::Float(1.0), Data::Float(2.0), Data::Float(3.0), Data::Empty];
    assert_eq!(column(&plan, "Step"), steps);
    assert_eq!(column(&plan, "Cost")[0], Data::Float(1250.5));
    assert_day(&column(&plan, "Due")[2], date(2026, 11, 1));
    assert_eq!(column(&plan, "Stands out")[0], text_cell("1 step overdue"));
    assert_eq!(column(&plan, "Stands out")[2], text_cell("overdue"));
    assert_eq!(column(&plan, "Principles")[0], text_cell("Our first one"));

    let reviews = sheet(&full_school(), "Reviews");
    assert_day(&column(&reviews, "Date")[0], date(2026, 10, 20));
    assert_eq!(column(&reviews, "Next step"), [text_cell("Hold it.")]);
}

#[test]
fn a_users_text_is_never_a_formula_in_excel() {
    let file = file_of(Document::Workbook, &hostile_school());
    let mut book: Xlsx<_> = open_workbook_from_rs(Cursor::new(&file)).unwrap();
    for name in book.sheet_names() {
        assert!(book.worksheet_formula(&name).unwrap().is_empty(), "{name}");
    }
    let shows = column(&sheet(&hostile_school(), "Evidence"), "What it shows");
    assert!(matches!(&shows[0], Data::String(text) if text.starts_with(HOSTILE_CLEANED)), "{shows:?}");
    let ratings = sheet(&hostile_school(), "Ratings");
    let last = ratings.last().unwrap();
    assert_eq!(
        last[6..9],
        [text_cell("9-9"), text_cell("(a statement that isn’t in any scheme on this page)"), Data::Float(3.0)]
    );
}

#[test]
fn the_excel_file_names_its_school_and_prints_on_a4_landscape() {
    let file = file_of(Document::Workbook, &full_school());
    assert_says(
        &part(&file, "docProps/core.xml"),
        &[
            "<dc:title>Hill Top School</dc:title><dc:subject>",
            "<dc:creator>Hill Top School</dc:creator>",
            "2026-11-21T00:00:00Z",
        ],
    );
    for number in 1..=5 {
        let sheet = part(&file, &format!("xl/worksheets/sheet{number}.xml"));
        assert_says(
            &sheet,
            &[
                r#"<pageSetup paperSize="9""#,
                r#"fitToHeight="0""#,
                r#"orientation="landscape""#,
                r#"state="frozen""#,
                "<autoFilter ",
            ],
        );
    }
    let empty = sheet(&Workbook::default(), "Plan");
    assert_eq!(empty[1][0], text_cell("There is no target yet."));
}
