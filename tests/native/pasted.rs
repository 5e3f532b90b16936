//! Tables and lists as schemes have them, as they are pasted into the editor of packs.

use join_the_dots::framework::repeated_numbers;
use join_the_dots::paste::{ColumnHolds, Pasted, ReadAs, into_areas, read_pasted, read_pasted_as};

/// What was recognised, one thing a line.
fn told(pasted: &Pasted) -> Vec<String> {
    let mut told = Vec::new();
    for area in &pasted.areas {
        told.push(format!("# {} {}", area.number.as_deref().unwrap_or("-"), area.title));
        for aspect in &area.aspects {
            told.extend(aspect.title.as_ref().map(|title| format!("## {title}")));
            for one in &aspect.statements {
                let exemplars = one.exemplars.iter().map(|(heading, text)| format!(" [{heading}: {text}]"));
                let exemplars = exemplars.collect::<String>();
                told.push(format!("{} {}{exemplars}", one.number.as_deref().unwrap_or("-"), one.text));
            }
        }
    }
    told.extend(pasted.unclear.iter().map(|one| format!("? {} {}", one.line, one.text)));
    told
}

fn read(text: &str) -> Vec<String> {
    told(&read_pasted(text).unwrap())
}

fn held(text: &str) -> (bool, Vec<ColumnHolds>) {
    match read_pasted(text).unwrap().read_as {
        ReadAs::Table { header, columns } => (header, columns.iter().map(|column| column.holds).collect()),
        ReadAs::Lines => panic!("{text:?} is read as lines"),
    }
}

use ColumnHolds::{Area, Aspect, Evidence, LeftOut, Number, Statement};

const GOVERNORS: &str = "Area\tStandard\nLeadership\tGovernors know SEND\n\tLeaders listen\nTeaching\tLessons adapted";
const GOVERNORS_READ: [&str; 5] =
    ["# - Leadership", "- Governors know SEND", "- Leaders listen", "# - Teaching", "- Lessons adapted"];

#[test]
fn an_area_goes_on_over_empty_cells() {
    assert_eq!(read(GOVERNORS), GOVERNORS_READ);
    // So it does without a header, and where Excel writes the area into every row.
    let (_, bare) = GOVERNORS.split_once('\n').unwrap();
    assert_eq!(read(bare), GOVERNORS_READ);
    assert_eq!(read(&bare.replace("\n\t", "\nLeadership\t")), GOVERNORS_READ);
}

#[test]
fn numbers_stand_between_areas_and_standards() {
    let text =
        "Area\tNo\tStandard\nLeadership\tA1\tGovernors know SEND\n\tA2\tLeaders listen\nTeaching\tB1\tLessons adapted";
    assert_eq!(held(text), (true, vec![Area, Number, Statement]));
    let expected =
        ["# - Leadership", "A1 Governors know SEND", "A2 Leaders listen", "# - Teaching", "B1 Lessons adapted"];
    assert_eq!(read(text), expected);
    assert_eq!(read(text.split_once('\n').unwrap().1), expected);
}

#[test]
fn headings_say_what_a_column_holds() {
    let headed = |header: &str, row: &str| {
        let rows = (1..4).map(|i| format!("\n{}", row.replace('%', &i.to_string()))).collect::<String>();
        held(&format!("{header}{rows}"))
    };
    let same = [
        ("Section\tRef\tStatement\tEvidence", "S%\tR%\tPupils are heard %\tMinutes %"),
        ("Theme\tCode\tCriterion\tExamples", "Ethos\tSLC%\tPupils are heard %\tMinutes %"),
        ("Domain\tNumber\tIndicator\tWhat evidence looks like", "Ethos\t1.%\tPupils are heard %\tMinutes %"),
        ("Strand\tStandard no.\tDescriptor\tExemplar", "Ethos\t%\tPupils are heard %\tMinutes %"),
        ("Heading\tReference\tKey question\tEvidence of impact", "Ethos\tQS%\tAre pupils heard % ?\tMinutes %"),
        ("Aspect\tNo.\tExpectation\tEmerging", "Ethos\t(%)\tPupils are heard %\tMinutes %"),
        ("AREAS\tRef.\tSuccess criteria\tBand 1", "Ethos\t%)\tPupils are heard %\tMinutes %"),
    ];
    for (header, row) in same {
        assert_eq!(headed(header, row), (true, vec![Area, Number, Statement, Evidence]), "{header}");
    }
    let parts = headed("Area\tSub-section\tStandard", "Ethos\tVoice %\tPupils are heard %");
    assert_eq!(parts, (true, vec![Area, Aspect, Statement]));
    // The order of the columns is the scheme's own.
    let turned = headed("Evidence\tStandard\tNo\tArea", "Minutes of meetings %\tHeard %\t1.%\tEthos");
    assert_eq!(turned, (true, vec![Evidence, Statement, Number, Area]));
    // A standard whose cells are merged over its criteria heads them.
    let merged = "Standard\tCriteria\nLeadership\tGovernors know SEND\n\tLeaders listen\n\tParents are asked";
    assert_eq!(held(merged), (true, vec![Area, Statement]));
    assert_eq!(held("1\tStandards are high\n2\tExamples are shared"), (false, vec![Number, Statement]));
    assert!(!held("Staff\tStandards are high\nPupils\tExamples are shared").0);
}

#[test]
fn a_number_that_goes_on_below_is_a_headings() {
    let text = "A\tLeadership\nA1\tGovernors know SEND\nA2\tLeaders listen\nB\tTeaching\nB1\tLessons adapted";
    let expected =
        ["# A Leadership", "A1 Governors know SEND", "A2 Leaders listen", "# B Teaching", "B1 Lessons adapted"];
    assert_eq!(read(text), expected);
    assert_eq!(read(&format!("No\tStandard\n{text}")), expected);
    assert_eq!(read(&text.replace('\t', " ")), expected);
    assert_eq!(read(&text.replace("A\tL", "A L").replace("B\tT", "B T")), expected);
    let three = "1\tWhole school\n1.1\tEthos\n1.1.1\tPupils belong\n1.2\tVoice\n1.2.1\tPupils are heard\n2\tLearning\n2.1\tTeaching\n\
                 2.1.1\tLessons adapted";
    let expected = [
        "# 1 Whole school",
        "## 1.1 Ethos",
        "1.1.1 Pupils belong",
        "## 1.2 Voice",
        "1.2.1 Pupils are heard",
        "# 2 Learning",
        "## 2.1 Teaching",
        "2.1.1 Lessons adapted",
    ];
    assert_eq!(read(three), expected);
    assert_eq!(read(&three.replace('\t', " ")), expected);
    let lettered = "1\tLeadership\na\tGovernors know SEND\nb\tLeaders listen\n2\tTeaching\na\tLessons adapted";
    let expected = ["# 1 Leadership", "a Governors know SEND", "b Leaders listen", "# 2 Teaching", "a Lessons adapted"];
    assert_eq!(read(lettered), expected);
    assert_eq!(read(&lettered.replace('\t', ") ")), expected);
    // Ten is nothing under one.
    assert_eq!(read("1\tPupils belong\n10\tPupils are heard"), ["# - ", "1 Pupils belong", "10 Pupils are heard"]);
}

#[test]
fn a_row_without_a_number_heads_those_that_have_one() {
    let expected = ["# - Leadership", "1 Governors know SEND", "2 Leaders listen", "# - Teaching", "3 Lessons adapted"];
    let text = "\tLeadership\n1\tGovernors know SEND\n2\tLeaders listen\n\tTeaching\n3\tLessons adapted";
    assert_eq!(read(text), expected);
    assert_eq!(read(&format!("Ref\tStandard\tEvidence\n{}", text.replace('\n', "\t\n"))), expected);
    assert_eq!(read(text.trim_start().replace("\n\t", "\n").as_str()), expected);
    let lines = "Leadership\n1. Governors know SEND\n2. Leaders listen\nTeaching\n3. Lessons adapted";
    assert_eq!(read(lines), expected);
    assert_eq!(read(&lines.replace(". ", ") ")), expected);
    assert_eq!(
        read(&lines.replace("3.", "B1").replace("1.", "A1").replace("2.", "A2")),
        ["# - Leadership", "A1 Governors know SEND", "A2 Leaders listen", "# - Teaching", "B1 Lessons adapted"]
    );
    // A sentence is none.
    assert_eq!(read("\tLeaders listen.\n1\tGovernors know SEND.")[1], "- Leaders listen.");
}

#[test]
fn numbers_of_areas_stay_with_them() {
    let text =
        "No\tArea\tStandard\n1\tLeadership\tGovernors know SEND\n\t\tLeaders listen\n2\tTeaching\tLessons adapted";
    let expected = ["# 1 Leadership", "- Governors know SEND", "- Leaders listen", "# 2 Teaching", "- Lessons adapted"];
    assert_eq!(read(text), expected);
    assert_eq!(read(&text.replace("\t\tLeaders", "1\tLeadership\tLeaders")), expected);
    let both = "No.\tArea\tRef\tStandard\n1\tLeadership\t1.1\tGovernors know SEND\n\t\t1.2\tLeaders listen\n2\tTeaching\t2.1\t\
                Lessons adapted";
    assert_eq!(
        read(both),
        ["# 1 Leadership", "1.1 Governors know SEND", "1.2 Leaders listen", "# 2 Teaching", "2.1 Lessons adapted"]
    );
}

#[test]
fn a_statement_without_evidence_is_no_heading() {
    let text = "Statement\tEvidence\nGovernors know SEND\tMinutes\nLeaders listen\t\nLessons adapted\tPlans";
    let expected = [
        "# - ",
        "- Governors know SEND [Evidence: Minutes]",
        "- Leaders listen",
        "- Lessons adapted [Evidence: Plans]",
    ];
    assert_eq!(read(text), expected);
    // Where a heading comes first, it is.
    let headed = text.replace("\nGov", "\nLeadership\t\nGov").replace("Leaders listen", "Teaching");
    assert_eq!(read(&headed)[0], "# - Leadership");
    assert_eq!(read(&headed)[2], "# - Teaching");
}

#[test]
fn the_reading_can_be_said() {
    let text =
        "Focus of work\tWhat good is\tHow we are doing\nLeadership\tGovernors know SEND\tYes\n\tLeaders listen\tNo";
    let read_as = |header, holds: &[ColumnHolds]| read_pasted_as(text, header, holds).unwrap();
    let pasted = read_as(true, &[Area, Statement, LeftOut]);
    assert_eq!(told(&pasted), ["# - Leadership", "- Governors know SEND", "- Leaders listen"]);
    let ReadAs::Table { header: true, columns } = pasted.read_as else { panic!() };
    let left = columns.last().unwrap();
    assert_eq!((left.heading.as_str(), left.cells, left.holds), ("How we are doing", 2, LeftOut));
    assert_eq!(
        told(&read_as(false, &[Aspect, Statement, Evidence])),
        [
            "# - ",
            "## Focus of work",
            "- What good is [Column 3: How we are doing]",
            "## Leadership",
            "- Governors know SEND [Column 3: Yes]",
            "- Leaders listen [Column 3: No]",
        ]
    );
    // Two columns of statements are one statement.
    assert_eq!(told(&read_as(true, &[Statement, Statement]))[1], "- Leadership Governors know SEND");
    // What nothing is taken of is read too, so that the reading can be said once more.
    assert_eq!(told(&read_as(true, &[])), Vec::<String>::new());
    assert_eq!(
        told(&read_as(true, &[LeftOut, Evidence, Number])),
        ["? 2 Governors know SEND", "? 2 Yes", "? 3 Leaders listen", "? 3 No"]
    );
}

#[test]
fn every_cell_is_taken_or_said_to_be_left_out() {
    let tables = [
        GOVERNORS,
        "Area\tNo\tStandard\tMet?\nLeadership\tA1\tGovernors know SEND\tyes\n\tA2\tLeaders listen\n\t\t\tstray\n\tA3",
        "A\tLeadership\nA1\tGovernors know SEND\tMinutes\n\tTeaching\tPlans\nB1\tLessons adapted\nC\tEnd",
        "Theme\tStrand\tFocus\tRef\tStandard\nEthos\tVoice\tPupils\tQS1\tPupils are heard\n\t\tParents\tx y\tParents are heard",
    ];
    for text in tables {
        let width = text.lines().map(|line| line.split('\t').count()).max().unwrap();
        // Every way to say what the first three columns hold, and the way that was recognised.
        let ways = (0..216).map(|i| [i % 6, i / 6 % 6, i / 36].map(|at: usize| ColumnHolds::ALL[at]));
        let ways = ways.map(|first| [first.as_slice(), &[Statement, Evidence]].concat()[..width].to_vec());
        let said = ways.flat_map(|holds| [true, false].map(|header| read_pasted_as(text, header, &holds).unwrap()));
        for pasted in said.chain([read_pasted(text).unwrap()]) {
            accounted(text, &pasted);
        }
    }
}

/// Looks for each cell of a table in what was made of it.
fn accounted(text: &str, pasted: &Pasted) {
    let ReadAs::Table { header, columns } = &pasted.read_as else { panic!() };
    let all = told(pasted).join("\n");
    for (i, row) in text.lines().enumerate() {
        for (cell, column) in row.split('\t').zip(columns).filter(|(cell, _)| !cell.is_empty()) {
            let known = if *header && i == 0 { column.heading == cell } else { column.holds == LeftOut };
            assert!(known || all.contains(cell), "{cell:?} is lost: {all}\n{columns:?}");
        }
    }
}

#[test]
fn numbers_that_come_again_are_told_and_kept() {
    let text = "A1 Governors know SEND\nA2 Leaders listen\nA2 Parents are asked\nA3 Lessons adapted\nA2 Staff ask";
    let made = into_areas(read_pasted(text).unwrap());
    assert_eq!(repeated_numbers(&made.areas), [("A2", 3)]);
    assert_eq!(made.areas[0].statements.len(), 5);
    // What has no number is given one of its own.
    assert_eq!(repeated_numbers(&into_areas(read_pasted(GOVERNORS).unwrap()).areas), []);
}
