//! Golden SVGs: `INSTA_UPDATE=always cargo test` writes them anew, to be looked at before they are committed.

use join_the_dots::chart::{ChartRow, ChartSection, Colours, LinesChart, SheetLines, chart_area};
use join_the_dots::files::open_workbook;
use join_the_dots::framework::{EXAMPLE_SCHOOL, Pack};
use join_the_dots::workbook::{Lane, Round};
use plotters::prelude::{RGBColor, SVGBackend};
use roxmltree::{Document, Node};

use crate::school::{School, pack};

pub fn golden(name: &str, svg: &str) {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("golden");
    settings.set_prepend_module_to_snapshot(false);
    settings.bind(|| insta::assert_binary_snapshot!(&format!("{name}.svg"), svg.as_bytes().to_vec()));
}

/// A position in an SVG's own units.
type Place = (i32, i32);

/// The parts of a chart, read from its SVG by their shapes and colours.
#[derive(Debug, Default)]
pub struct Parts {
    /// The middles of the filled dots.
    pub dots: Vec<Place>,
    /// The middles of the diamonds that are hollow and have an outline.
    pub diamonds: Vec<Place>,
    /// The baseline's squares.
    pub squares: usize,
    /// The corners of each solid line of now.
    pub lines: Vec<Vec<Place>>,
    /// The dashes of target's lines.
    pub dashes: usize,
    /// The number of corners of each shaded gap.
    pub gaps: Vec<usize>,
    /// The texts.
    pub texts: Vec<String>,
}

impl Parts {
    pub fn of(svg: &str) -> Parts {
        let document = Document::parse(svg).expect("an SVG that is well-formed");
        let colours = Colours::PAPER;
        let mut parts = Parts::default();
        let mut hollow = Vec::new();
        for node in document.descendants() {
            let is = |attribute, colour| node.attribute(attribute) == Some(hex(colour).as_str());
            match node.tag_name().name() {
                "circle" if is("fill", colours.now) => parts.dots.push((number(node, "cx"), number(node, "cy"))),
                "rect" if is("fill", colours.baseline) => parts.squares += 1,
                "polygon" if is("fill", colours.gap) => parts.gaps.push(points(node).len()),
                "polygon" if is("fill", colours.ground) => hollow.push(points(node)),
                "polyline" if is("stroke", colours.now) => parts.lines.push(points(node)),
                "polyline" if is("stroke", colours.target) => match points(node) {
                    outline if hollow.last().is_some_and(|inside| outline.starts_with(inside)) => {
                        let (top, side, bottom) = (outline[0], outline[1], outline[2]);
                        assert_eq!((outline.len(), top.0), (6, bottom.0), "a diamond stands upright and is closed");
                        parts.diamonds.push((top.0, side.1));
                    }
                    _ => parts.dashes += 1,
                },
                "text" => parts.texts.push(node.text().unwrap_or_default().trim().to_owned()),
                _ => {}
            }
        }
        assert_eq!(hollow.len(), parts.diamonds.len(), "every inside of a diamond has its outline");
        parts
    }
}

fn hex(RGBColor(red, green, blue): RGBColor) -> String {
    format!("#{red:02X}{green:02X}{blue:02X}")
}

fn number(node: Node<'_, '_>, attribute: &str) -> i32 {
    node.attribute(attribute).unwrap().parse().unwrap()
}

fn points(node: Node<'_, '_>) -> Vec<Place> {
    let pairs = node.attribute("points").unwrap().split_whitespace().map(|pair| pair.split_once(',').unwrap());
    pairs.map(|(x, y)| (x.parse().unwrap(), y.parse().unwrap())).collect()
}

/// The number of ratings that count in one lane of a round.
fn counted(pack: &Pack, round: &Round, lane: Lane) -> usize {
    let statements = pack.areas.iter().flat_map(|area| &area.statements);
    statements.filter(|statement| pack.scale.counted(round.score(&statement.id, lane)).is_some()).count()
}

#[test]
fn the_overview_of_the_example_has_a_mark_for_every_rating_and_three_in_its_key() {
    let pack = pack();
    let workbook = open_workbook(EXAMPLE_SCHOOL.as_bytes(), &[&pack]).unwrap().workbook;
    let assessment = &workbook.assessments[0];
    let (round, base_line) = (assessment.current().unwrap(), assessment.base_line().unwrap());
    let chart = LinesChart::new(
        &pack,
        &pack.areas,
        round,
        Some(base_line),
        "SEND self-evaluation: Oakfield Primary <example> & co".to_owned(),
        "Round of 12 November 2026.".to_owned(),
    );
    let svg = chart.svg();
    let parts = Parts::of(&svg);
    assert_eq!(parts.dots.len(), counted(&pack, round, Lane::Now) + 1);
    assert_eq!(parts.diamonds.len(), counted(&pack, round, Lane::Target) + 1);
    assert_eq!(parts.squares, counted(&pack, base_line, Lane::Now) + 1);
    assert_eq!((parts.lines.len(), parts.gaps.len()), (7, 7), "a line and a gap in each section");
    assert!(parts.dashes > 7 * 10);
    assert_eq!(parts.texts[0], "SEND self-evaluation: Oakfield Primary <example> & co");
    golden("overview", &svg);
}

#[test]
fn one_section_joins_across_blank_and_not_applicable() {
    let School { pack, round } =
        School::new().rate("2-1", 6, 8).rate("2-2", 0, 0).now("2-4", 3).rate("2-6", 2, 7).rate("2-7", 9, 5);
    let area = &pack.areas[1];
    let svg = LinesChart::new(&pack, [area], &round, None, area.heading(), "A round.".to_owned()).svg();
    let parts = Parts::of(&svg);
    // The first of each stands in the key.
    assert_eq!((parts.dots.len(), parts.diamonds.len(), parts.squares), (1 + 4, 1 + 3, 0));
    assert_eq!(parts.lines, [parts.dots[1..].to_vec()]);
    assert_eq!(parts.gaps, [4 + 3]);
    assert_eq!(parts.texts.iter().filter(|text| *text == "n/a").count(), 1);
    golden("section", &svg);

    let svg = SheetLines::new(&pack, area, &round, None).svg();
    let parts = Parts::of(&svg);
    // Cells are 32 pixels wide and rows 112 high, and a pixel has four units.
    let place = |(row, score, lane): (u8, u8, f64)| {
        let unit = |length: f64| (length * 4.0).round() as i32;
        (unit((f64::from(score) + 0.5) * 32.0), unit((f64::from(row) + lane) * 112.0))
    };
    assert_eq!(parts.dots, [(0, 6, 0.32), (3, 3, 0.32), (5, 2, 0.32), (6, 9, 0.32)].map(place));
    assert_eq!(parts.diamonds, [(0, 8, 0.68), (5, 7, 0.68), (6, 5, 0.68)].map(place));
    assert_eq!((parts.lines, parts.gaps), (vec![parts.dots], vec![4 + 3]));
    golden("sheet", &svg);
}

#[test]
fn nothing_rated_draws_a_grid_without_lines() {
    let School { pack, round } = School::new();
    let area = &pack.areas[5];
    let svg = LinesChart::new(&pack, [area], &round, None, area.heading(), String::new()).svg();
    let parts = Parts::of(&svg);
    assert_eq!((parts.dots.len(), parts.diamonds.len()), (1, 1), "the key's");
    assert_eq!((parts.lines.len(), parts.dashes, parts.gaps.len()), (0, 0, 0));
    golden("empty", &svg);

    let empty = SheetLines::new(&pack, area, &round, None).svg();
    let shapes = Document::parse(&empty).unwrap().descendants().filter(Node::is_element).count();
    assert_eq!(shapes, 1, "the svg element alone");
}

#[test]
fn characters_that_xml_forbids_are_left_out_of_an_svg() {
    let hostile = "Hazel\u{b}Lane\u{0}\u{1b}\u{7f}\u{fffe}\u{ffff} <b>&amp;</b> \"'".to_owned();
    let row = ChartRow { label: hostile.clone(), now: Some(3), target: Some(8), baseline: None, not_applicable: false };
    let chart = LinesChart {
        title: hostile.clone(),
        subtitle: hostile.clone(),
        numbers: (1, 10),
        dotted: None,
        sections: vec![ChartSection { heading: hostile.clone(), rows: vec![row] }],
    };
    let texts = Parts::of(&chart.svg()).texts;
    let named = texts.iter().filter(|text| text.starts_with("Hazel Lane") && text.ends_with("<b>&amp;</b> \"'"));
    assert_eq!(named.count(), 4, "{texts:?}");
}

#[test]
fn a_finer_backend_has_the_same_chart_in_more_pixels() {
    let School { pack, round } = School::new().rate("2-1", 6, 8).rate("2-6", 2, 7);
    let area = &pack.areas[1];
    let chart = LinesChart::new(&pack, [area], &round, None, area.heading(), String::new());
    let drawn = |scale: u32| {
        let (width, height) = chart.size();
        let mut svg = String::new();
        let backend = SVGBackend::with_string(&mut svg, (width as u32 * scale, height as u32 * scale));
        chart.draw(&chart_area(backend, f64::from(scale)), &Colours::PAPER).unwrap();
        svg
    };
    let (coarse, fine) = (drawn(1), drawn(3));
    let places = |svg: &str| {
        let parts = Parts::of(svg);
        parts.dots.into_iter().chain(parts.diamonds).collect::<Vec<Place>>()
    };
    for ((x, y), (fine_x, fine_y)) in places(&coarse).into_iter().zip(places(&fine)) {
        assert!((x * 3 - fine_x).abs() <= 2 && (y * 3 - fine_y).abs() <= 2, "{x},{y} and {fine_x},{fine_y}");
    }
    let radius = |svg: &str| {
        let document = Document::parse(svg).unwrap();
        let dot = document.descendants().find(|node| node.has_tag_name("circle")).unwrap();
        number(dot, "r")
    };
    assert_eq!((radius(&coarse), radius(&fine)), (5, 16));
}
