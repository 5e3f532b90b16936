//! The Excel file, read by calamine.

use std::io::Cursor;

use calamine::{Data, Reader, Xlsx, open_workbook_from_rs};
use jiff::civil::{Date, date};
use join_the_dots::report::Document;
use join_the_dots::workbook::Workbook;

use super::{HELD, full, made, nasty, part, says};
use crate::school::{id, pack};

fn sheet(workbook: &Workbook, name: &str) -> Vec<Vec<Data>> {
    let mut book: Xlsx<_> = open_workbook_from_rs(Cursor::new(made(Document::Workbook, workbook))).unwrap();
    assert_eq!(book.sheet_names(), ["Ratings", "Gaps", "Evidence", "Plan", "Reviews"]);
    book.worksheet_range(name).unwrap().rows().map(<[Data]>::to_vec).collect()
}

/// A column by its heading, without the heading.
fn column(sheet: &[Vec<Data>], heading: &str) -> Vec<Data> {
    let at = sheet[0].iter().position(|cell| cell == &Data::String(heading.to_owned())).unwrap();
    sheet[1..].iter().map(|row| row[at].clone()).collect()
}

fn words_of(text: &str) -> Data {
    Data::String(text.to_owned())
}

#[track_caller]
fn assert_day(cell: &Data, day: Date) {
    let Data::DateTime(found) = cell else { panic!("{cell:?} is no date") };
    let (year, month, of_month, ..) = found.to_ymd_hms_milli();
    assert_eq!((year, month, of_month), (day.year() as u16, day.month() as u8, day.day() as u8));
}

#[test]
fn ratings_are_numbers_blanks_and_words() {
    let sheet = sheet(&full(), "Ratings");
    assert_eq!(sheet.len(), 1 + 2 * 45);
    let (number, now, target, gap) =
        (column(&sheet, "Statement"), column(&sheet, "Now"), column(&sheet, "Target"), column(&sheet, "Gap"));
    let row = |round: usize, statement: &str| {
        let wanted = words_of(&pack().statement(&id(statement)).unwrap().number);
        let found: Vec<usize> = number.iter().enumerate().filter(|(_, n)| **n == wanted).map(|(i, _)| i).collect();
        found[round]
    };
    let at = row(1, "1-1");
    assert_eq!((&now[at], &target[at], &gap[at]), (&Data::Float(4.0), &Data::Float(7.0), &Data::Float(3.0)));
    assert_eq!(column(&sheet, "Evidence for now")[at], Data::Float(1.0));
    assert_day(&column(&sheet, "Date")[at], date(2026, 11, 12));
    let at = row(1, "3-3");
    assert_eq!((&now[at], &target[at], &gap[at]), (&words_of("n/a"), &Data::Empty, &Data::Empty));
    let at = row(1, "1-3");
    assert_eq!((&now[at], &target[at], &gap[at]), (&Data::Empty, &Data::Empty, &Data::Empty));
    assert_eq!(gap[row(1, "7-1")], Data::Float(-1.0));
    assert_day(&column(&sheet, "Date")[row(0, "1-1")], date(2025, 11, 3));
}

#[test]
fn gaps_are_ranked_and_say_which_target_works_on_them() {
    let sheet = sheet(&full(), "Gaps");
    assert_eq!(column(&sheet, "Gap"), [4.0, 3.0, 2.0, -1.0].map(Data::Float));
    assert_eq!(column(&sheet, "Place"), [1.0, 2.0, 3.0, 4.0].map(Data::Float));
    let plan = [words_of("Target 1"), words_of("Target 1"), Data::Empty, Data::Empty];
    assert_eq!(column(&sheet, "In the plan"), plan);
}

#[test]
fn evidence_plan_and_reviews_have_days_and_sums() {
    let evidence = sheet(&full(), "Evidence");
    assert_eq!(column(&evidence, "Statements, for now"), [words_of("1.1, 1.2")]);
    assert_eq!(column(&evidence, "Statements, for target"), [words_of("2.4")]);
    assert_day(&column(&evidence, "Date")[0], date(2026, 7, 3));

    let plan = sheet(&full(), "Plan");
    assert_eq!(column(&plan, "Target"), [1.0, 1.0, 1.0, 1.0, 2.0].map(Data::Float));
    let steps = [Data::Empty, Data::Float(1.0), Data::Float(2.0), Data::Float(3.0), Data::Empty];
    assert_eq!(column(&plan, "Step"), steps);
    assert_eq!(column(&plan, "Cost")[0], Data::Float(1250.5));
    assert_day(&column(&plan, "Due")[2], date(2026, 11, 1));
    assert_eq!(column(&plan, "Stands out")[0], words_of("1 step overdue"));
    assert_eq!(column(&plan, "Stands out")[2], words_of("overdue"));
    assert_eq!(column(&plan, "Principles")[0], words_of("Our first one"));

    let reviews = sheet(&full(), "Reviews");
    assert_day(&column(&reviews, "Date")[0], date(2026, 10, 20));
    assert_eq!(column(&reviews, "What comes next"), [words_of("Hold it.")]);
}

#[test]
fn what_users_wrote_is_text_in_excel_and_never_a_formula() {
    let file = made(Document::Workbook, &nasty());
    let mut book: Xlsx<_> = open_workbook_from_rs(Cursor::new(&file)).unwrap();
    for name in book.sheet_names() {
        assert!(book.worksheet_formula(&name).unwrap().is_empty(), "{name}");
    }
    let shows = column(&sheet(&nasty(), "Evidence"), "What it shows");
    assert!(matches!(&shows[0], Data::String(text) if text.starts_with(HELD)), "{shows:?}");
    let ratings = sheet(&nasty(), "Ratings");
    let last = ratings.last().unwrap();
    assert_eq!(
        last[6..9],
        [words_of("9-9"), words_of("(a statement that this page’s packs do not have)"), Data::Float(3.0)]
    );
}

#[test]
fn excel_says_whose_it_is_and_prints_on_a4_across() {
    let file = made(Document::Workbook, &full());
    says(
        &part(&file, "docProps/core.xml"),
        &[
            "<dc:title>Hill Top School</dc:title><dc:subject>",
            "<dc:creator>Hill Top School</dc:creator>",
            "2026-11-21T00:00:00Z",
        ],
    );
    for number in 1..=5 {
        let sheet = part(&file, &format!("xl/worksheets/sheet{number}.xml"));
        says(
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
    assert_eq!(empty[1][0], words_of("There is no target in the plan yet."));
}
