//! Golden SVGs: `INSTA_UPDATE=always cargo test` writes them anew, to be looked at before they are committed.

use join_the_dots::chart::{Figure, SheetFigure, figure_svg, sheet_svg};
use join_the_dots::files::open_workbook;
use join_the_dots::framework::EXAMPLE_SCHOOL;

use crate::school::{School, pack};

fn golden(name: &str, svg: &str) {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("golden");
    settings.set_prepend_module_to_snapshot(false);
    settings.bind(|| insta::assert_binary_snapshot!(&format!("{name}.svg"), svg.as_bytes().to_vec()));
}

#[test]
fn the_overview_of_the_example() {
    let pack = pack();
    let workbook = open_workbook(EXAMPLE_SCHOOL.as_bytes(), &[&pack]).unwrap().workbook;
    let assessment = &workbook.assessments[0];
    let figure = Figure::new(
        &pack,
        &pack.areas,
        assessment.current().unwrap(),
        assessment.base_line(),
        "SEND self-evaluation: Oakfield Primary <example> & co".to_owned(),
        "Round of 12 November 2026.".to_owned(),
    );
    golden("overview", &figure_svg(&figure));
}

#[test]
fn one_section_joins_across_blank_and_not_applicable() {
    let School { pack, round } =
        School::new().rate("2-1", 6, 8).rate("2-2", 0, 0).now("2-4", 3).rate("2-6", 2, 7).rate("2-7", 9, 5);
    let area = &pack.areas[1];
    let figure = Figure::new(&pack, [area], &round, None, area.heading(), "A round.".to_owned());
    golden("section", &figure_svg(&figure));
    golden("sheet", &sheet_svg(&SheetFigure::new(&pack, area, &round, None)));
}

#[test]
fn nothing_rated_draws_a_grid_without_lines() {
    let School { pack, round } = School::new();
    let area = &pack.areas[5];
    let figure = Figure::new(&pack, [area], &round, None, area.heading(), String::new());
    golden("empty", &figure_svg(&figure));
    assert_eq!(sheet_svg(&SheetFigure::new(&pack, area, &round, None)).matches("<polygon").count(), 0);
}
