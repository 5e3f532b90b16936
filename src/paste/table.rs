//! A table as Word and Excel give it as text: tabs between cells, and Excel's quotes around those of more lines than one.

use std::collections::BTreeSet;

use super::builder::{Builder, Heading};
use super::columns::recognise;
use super::heads::is_header;
use super::marks::{bare, bulleted, extends, heads, is_code, is_number, is_short, numbered, one_line};
use super::pasted::{ColumnHolds, Pasted, PastedColumn, PastedStatement, ReadAs};
use super::rows::Row;

/// Whether the rows are a table: some have more cells than one with text, and they are no exceptions.
pub(super) fn is_table(rows: &[Row]) -> bool {
    let filled = rows.iter().map(Row::filled).filter(|filled| !filled.is_empty());
    let (mut all, mut wide, mut indented) = (0, 0, 0);
    for filled in filled {
        all += 1;
        wide += usize::from(filled.len() > 1);
        indented += usize::from(filled.last().is_some_and(|&last| last > 0));
    }
    wide > 0 && (wide * 10 >= all || indented * 2 >= all)
}

/// How a table was read: whether its first row heads the columns, and what each of these holds.
pub(super) struct Choice<'a> {
    pub(super) header: bool,
    pub(super) holds: &'a [ColumnHolds],
}

fn find(holds: &[ColumnHolds], what: ColumnHolds) -> Option<usize> {
    holds.iter().position(|&held| held == what)
}

/// Reads a table: as is said, or as it is recognised.
pub(super) fn read(rows: Vec<Row>, choice: Option<Choice>) -> Pasted {
    let mut rows: Vec<Row> = rows.into_iter().filter(|row| !row.filled().is_empty()).collect();
    let width = rows.iter().map(|row| row.cells.len()).max().unwrap_or(0);
    let heads = |row: &Row| is_header(&row.filled().into_iter().map(|column| row.cell(column)).collect::<Vec<&str>>());
    let has_header = choice.as_ref().map_or_else(|| rows.first().is_some_and(heads), |choice| choice.header);
    let header = (has_header && !rows.is_empty()).then(|| rows.remove(0));
    // On every page of a document the first row may come again.
    rows.retain(|row| header.as_ref().is_none_or(|header| header.cells != row.cells));
    let mut holds = match choice {
        Some(choice) => choice.holds.to_vec(),
        None => recognise(header.as_ref(), &rows, width),
    };
    holds.resize(width, ColumnHolds::LeftOut);
    let columns: Vec<PastedColumn> =
        holds.iter().enumerate().map(|(column, &held)| describe(header.as_ref(), &rows, column, held)).collect();
    let mut reader = Reader::new(&rows, holds);
    for (i, row) in rows.iter().enumerate() {
        if is_heading(&rows, i, &reader.holds) {
            reader.heading(&rows, i);
        } else {
            reader.row(row, &columns);
        }
    }
    reader.builder.done(ReadAs::Table { header: has_header, columns })
}

fn describe(header: Option<&Row>, rows: &[Row], column: usize, holds: ColumnHolds) -> PastedColumn {
    let mut cells = rows.iter().map(|row| row.cell(column)).filter(|cell| !cell.is_empty());
    let heading = header.map(|header| one_line(header.cell(column))).unwrap_or_default();
    let first = cells.next().map(one_line).unwrap_or_default();
    let count = usize::from(!first.is_empty()) + cells.count();
    PastedColumn { heading, first, cells: count, holds }
}

/// The number of a row, and the columns of its other texts; what is left out is none of them.
fn parts(row: &Row, holds: &[ColumnHolds]) -> (Option<String>, Vec<usize>) {
    let mut number: Option<String> = None;
    let mut others = row.filled();
    others.retain(|&column| match holds.get(column) {
        Some(ColumnHolds::Number) if is_number(row.cell(column)) || is_code(row.cell(column)) => {
            let own = bare(row.cell(column));
            number = Some(match number.take() {
                Some(before) if !extends(own, &before) => format!("{before}.{own}"),
                _ => own.to_owned(),
            });
            false
        }
        held => held.is_some_and(|&held| held != ColumnHolds::LeftOut),
    });
    (number, others)
}

/// How many rows on the numbers that a heading stands over are looked for.
const NEAR: usize = 4;

/// The number of the first row from here that has one.
fn next_number(rows: &[Row], from: usize, holds: &[ColumnHolds]) -> Option<String> {
    rows.iter().skip(from).take(NEAR).find_map(|row| parts(row, holds).0)
}

/// Whether a row of a table is a heading over the rows that follow: it has one text, which stands before the statements
/// or, among them, is short and over rows of more cells or of numbers; or its number is "A" and the next one "A1".
fn is_heading(rows: &[Row], i: usize, holds: &[ColumnHolds]) -> bool {
    let Some(row) = rows.get(i) else { return false };
    let (number, others) = parts(row, holds);
    let [column] = *others.as_slice() else { return false };
    let (text, held) = (row.cell(column), holds.get(column));
    if held == Some(&ColumnHolds::Evidence) {
        return false;
    }
    if let Some(number) = number {
        return is_short(text) && next_number(rows, i + 1, holds).is_some_and(|next| heads(&number, &next));
    }
    match held {
        Some(ColumnHolds::Number) => bulleted(text) != Some(""),
        Some(ColumnHolds::Area | ColumnHolds::Aspect) => column == 0 || find(holds, ColumnHolds::Area) == Some(column),
        Some(ColumnHolds::Statement) => {
            let next = |most: usize| rows.iter().skip(i + 1).take(most).map(|row| parts(row, holds));
            // Where the first row is none, a statement that has nothing beside it is no heading either.
            let begins = row.cells.len() == 1 || rows.first().is_some_and(|first| parts(first, holds).1.len() == 1);
            let over_cells = column == 0 && begins && next(2).any(|(_, others)| others.len() > 1);
            // Beside a column of areas, an empty number is a cell that goes on.
            let has_areas = find(holds, ColumnHolds::Area).or(find(holds, ColumnHolds::Aspect)).is_some();
            let over_numbers = !has_areas && next(2).any(|(number, others)| number.is_some() && !others.is_empty());
            is_short(text) && bulleted(text).is_none() && numbered(text).is_none() && (over_cells || over_numbers)
        }
        _ => false,
    }
}

/// The column of the areas' numbers: each stands beside an area of its own, and there are more statements than numbers.
fn areas_numbers(rows: &[Row], holds: &[ColumnHolds]) -> Option<usize> {
    let columns = [ColumnHolds::Number, ColumnHolds::Area, ColumnHolds::Statement].map(|what| find(holds, what));
    let [Some(number), Some(area), Some(statement)] = columns else { return None };
    let of_statements: Vec<&Row> = rows.iter().filter(|row| !row.cell(statement).is_empty()).collect();
    let beside = |row: &&Row| row.cell(number).is_empty() == row.cell(area).is_empty();
    let both = |row: &&&Row| !row.cell(area).is_empty();
    let pairs: BTreeSet<(&str, &str)> =
        of_statements.iter().filter(both).map(|row| (row.cell(number), row.cell(area))).collect();
    let areas: BTreeSet<&str> = pairs.iter().map(|(_, area)| *area).collect();
    let numbers: BTreeSet<&str> = pairs.iter().map(|(number, _)| *number).collect();
    let are =
        of_statements.iter().all(|row| beside(row) && (row.cell(number).is_empty() || is_number(row.cell(number))))
            && pairs.len() == areas.len()
            && pairs.len() == numbers.len()
            && of_statements.len() > pairs.len();
    are.then_some(number)
}

struct Reader {
    builder: Builder,
    /// What the columns hold. That of the areas' numbers is one of the areas'.
    holds: Vec<ColumnHolds>,
    areas_numbers: Option<usize>,
    /// The headings that hold until others come: cells merged downwards are empty but the first.
    area: Heading,
    aspect: String,
    /// Whether the row before was a heading.
    after_heading: bool,
}

impl Reader {
    fn new(rows: &[Row], mut holds: Vec<ColumnHolds>) -> Reader {
        let areas_numbers = areas_numbers(rows, &holds);
        if let Some(held) = areas_numbers.and_then(|column| holds.get_mut(column)) {
            *held = ColumnHolds::Area;
        }
        Reader {
            builder: Builder::default(),
            holds,
            areas_numbers,
            area: Heading::default(),
            aspect: String::new(),
            after_heading: false,
        }
    }

    fn area(&mut self, heading: Heading) {
        if heading.whole != self.area.whole {
            self.aspect.clear();
            self.area = heading.clone();
            self.builder.area(heading);
        }
    }

    fn aspect(&mut self, line: usize, title: String) {
        if title != self.aspect {
            self.aspect.clone_from(&title);
            self.builder.part(line, title);
        }
    }

    /// A row that is a heading: an area's, unless its number goes on with the area's or it stands right under one.
    fn heading(&mut self, rows: &[Row], i: usize) {
        let Some(row) = rows.get(i) else { return };
        let (number, others) = parts(row, &self.holds);
        let text = others.iter().map(|&column| one_line(row.cell(column))).collect::<Vec<String>>().join(" ");
        let heading = match number {
            Some(number) => Heading::numbered(row.line, &number, &text),
            None => Heading::over(row.line, &text, next_number(rows, i + 1, &self.holds).as_deref()),
        };
        let second =
            self.after_heading && find(&self.holds, ColumnHolds::Aspect).is_none() && !self.area.is_peer(&heading);
        if second || self.area.is_over(&heading) {
            self.aspect(row.line, heading.whole);
        } else {
            self.area(heading);
        }
        self.after_heading = true;
    }

    fn row(&mut self, row: &Row, columns: &[PastedColumn]) {
        self.after_heading = false;
        let (number, others) = parts(row, &self.holds);
        let (mut areas, mut aspects, mut texts, mut exemplars) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        let mut of_area = None;
        for column in others {
            let text = one_line(row.cell(column));
            match self.holds.get(column) {
                Some(ColumnHolds::Number) if bulleted(&text) == Some("") => {}
                Some(ColumnHolds::Area) if self.areas_numbers == Some(column) && is_number(&text) => {
                    of_area = Some(text)
                }
                Some(ColumnHolds::Number | ColumnHolds::Area) => areas.push(text),
                Some(ColumnHolds::Aspect) => aspects.push(text),
                Some(ColumnHolds::Statement) => texts.push(text),
                Some(ColumnHolds::Evidence) => exemplars.push((name(columns, column), text)),
                Some(ColumnHolds::LeftOut) | None => {}
            }
        }
        match (of_area, areas.join(" – ")) {
            (Some(own), title) => self.area(Heading::numbered(row.line, bare(&own), &title)),
            (None, title) if !title.is_empty() => self.area(Heading::over(row.line, &title, number.as_deref())),
            _ => {}
        }
        if !aspects.is_empty() {
            self.aspect(row.line, aspects.join(" – "));
        }
        self.statement(row.line, number.as_deref(), &texts.join(" "), exemplars);
    }

    fn statement(&mut self, line: usize, number: Option<&str>, text: &str, exemplars: Vec<(String, String)>) {
        let text = bulleted(text).unwrap_or(text);
        let (number, text) = match numbered(text) {
            Some((own, rest)) if number.is_none() => (Some(own), rest),
            _ => (number.map(str::to_owned), text),
        };
        if !text.is_empty() {
            self.builder.statement(PastedStatement { number, text: text.to_owned(), exemplars });
            return;
        }
        for text in number.into_iter().chain(exemplars.into_iter().map(|(_, text)| text)) {
            self.builder.unclear(line, text, "it stands in a row without a statement");
        }
    }
}

/// What a column is called where it becomes a band: by its heading, else by its place.
fn name(columns: &[PastedColumn], column: usize) -> String {
    match columns.get(column) {
        Some(described) if !described.heading.is_empty() => described.heading.clone(),
        _ => format!("Column {}", column + 1),
    }
}
