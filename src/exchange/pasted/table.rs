//! A table as Word and Excel give it as text: tabs between cells, and Excel's quotes around those of more lines than one.

use std::collections::BTreeSet;

use super::marks::{bulleted, is_number, is_short, numbered, one_line};
use super::{Builder, Pasted, PastedStatement, ReadAs};

/// A row with the line that it begins in, from 1.
pub(super) struct Row {
    pub(super) line: usize,
    pub(super) cells: Vec<String>,
}

impl Row {
    fn cell(&self, column: usize) -> &str {
        self.cells.get(column).map_or("", |cell| cell.trim())
    }

    /// The columns that have text.
    fn filled(&self) -> Vec<usize> {
        (0..self.cells.len()).filter(|&column| !self.cell(column).is_empty()).collect()
    }
}

/// The longest cell that quotes can hold together, in bytes: a stray quote must not swallow the rest.
const LONGEST_CELL: usize = 5_000;

/// The rows of a text. One without tabs has one cell in each.
pub(super) fn rows(text: &str) -> Vec<Row> {
    let mut rows = Vec::new();
    let (mut rest, mut line) = (text, 1);
    let mut row = Row { line, cells: Vec::new() };
    loop {
        let (cell, after) = quoted(rest).unwrap_or_else(|| {
            let (cell, after) = rest.split_at(rest.find(['\t', '\n']).unwrap_or(rest.len()));
            (cell.to_owned(), after)
        });
        line += cell.matches('\n').count();
        row.cells.push(cell);
        if let Some(next) = after.strip_prefix('\t') {
            rest = next;
            continue;
        }
        let Some(next) = after.strip_prefix('\n') else { break };
        line += 1;
        rows.push(std::mem::replace(&mut row, Row { line, cells: Vec::new() }));
        rest = next;
    }
    rows.push(row);
    rows
}

/// The text of a cell in quotes, and what follows. Excel puts quotes only where a cell needs them.
fn quoted(text: &str) -> Option<(String, &str)> {
    let inside = text.strip_prefix('"')?;
    let mut cell = String::new();
    let mut rest = inside;
    while cell.len() <= LONGEST_CELL {
        let (part, after) = rest.split_once('"')?;
        cell.push_str(part);
        if let Some(after) = after.strip_prefix('"') {
            cell.push('"');
            rest = after;
            continue;
        }
        let ends = after.is_empty() || after.starts_with(['\t', '\n']);
        return (ends && cell.contains(['\n', '\t', '"'])).then_some((cell, after));
    }
    None
}

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

/// What a column holds.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Holds {
    Nothing,
    Numbers,
    Areas,
    Aspects,
    Statements,
    Exemplars,
}

impl Holds {
    fn words(self) -> &'static str {
        match self {
            Holds::Nothing => "nothing",
            Holds::Numbers => "the numbers",
            Holds::Areas => "the areas",
            Holds::Aspects => "the aspects",
            Holds::Statements => "the statements",
            Holds::Exemplars => "what evidence looks like",
        }
    }
}

/// What the first or second word of a column's heading begins with.
const HEADS: [&str; 13] = [
    "area",
    "aspect",
    "section",
    "theme",
    "domain",
    "strand",
    "standard",
    "statement",
    "criteri",
    "indicator",
    "descriptor",
    "evidence",
    "exemplar",
];
/// What the heading of a column of numbers is.
const NUMBERS: [&str; 7] = ["no", "no.", "nr", "number", "ref", "ref.", "reference"];
/// What the heading of the column of statements begins with.
const STATEMENTS: [&str; 4] = ["statement", "criteri", "indicator", "descriptor"];

fn is_header(row: &Row) -> bool {
    let filled = row.filled();
    let heads = |column: &usize| {
        let cell = row.cell(*column).to_lowercase();
        let begins = |word: &str| HEADS.iter().any(|head| word.starts_with(head));
        NUMBERS.contains(&cell.as_str()) || cell.split_whitespace().take(2).any(begins)
    };
    filled.len() > 1 && filled.iter().all(|&column| is_title(row.cell(column))) && filled.iter().any(heads)
}

/// Whether a text can head a column: "No." and "Met?" can.
fn is_title(text: &str) -> bool {
    let characters = text.chars().count();
    characters <= 12 || (characters <= 60 && is_short(text))
}

/// The mean number of characters of a column's cells that have text, how many have, and how many texts there are.
fn measure(rows: &[Row], column: usize) -> (usize, usize, usize) {
    let cells: Vec<&str> = rows.iter().map(|row| row.cell(column)).filter(|cell| !cell.is_empty()).collect();
    let characters: usize = cells.iter().map(|cell| cell.chars().count()).sum();
    let texts: BTreeSet<&&str> = cells.iter().collect();
    (characters.checked_div(cells.len()).unwrap_or(0), cells.len(), texts.len())
}

/// Which column holds the statements: the one that says so, else the first whose texts are nearly as long as the longest.
fn statements_in(header: Option<&Row>, rows: &[Row], width: usize) -> usize {
    let says = |column: &usize| {
        let title = header.map(|header| header.cell(*column).to_lowercase()).unwrap_or_default();
        STATEMENTS.iter().any(|word| title.starts_with(word))
    };
    let (full, measured): (usize, Vec<_>) =
        (rows.len(), (0..width).map(|column| (column, measure(rows, column))).collect());
    let wordy = |&&(_, (_, filled, texts)): &&(usize, (usize, usize, usize))| filled * 4 >= full && texts * 2 >= filled;
    let longest = measured.iter().filter(wordy).map(|&(_, (mean, ..))| mean).max().unwrap_or(0);
    let near = measured.iter().filter(wordy).find(|&&(_, (mean, ..))| mean * 2 >= longest);
    (0..width).find(says).or(near.map(|&(column, _)| column)).unwrap_or(width.saturating_sub(1))
}

fn columns(header: Option<&Row>, rows: &[Row], width: usize) -> Vec<Holds> {
    let statements = statements_in(header, rows, width);
    let (mut numbers, mut areas) = (false, false);
    let mut holds = Vec::new();
    for column in 0..width {
        let cells = || rows.iter().map(|row| row.cell(column)).filter(|cell| !cell.is_empty());
        let filled = cells().count();
        let marks = cells().filter(|cell| is_number(cell) || bulleted(cell) == Some("")).count();
        holds.push(match column {
            _ if column == statements => Holds::Statements,
            _ if filled == 0 => Holds::Nothing,
            // A row of one cell, which is a heading, may stand among them.
            _ if column < statements && !numbers && marks * 2 >= filled => {
                numbers = true;
                Holds::Numbers
            }
            _ if column > statements => Holds::Exemplars,
            _ if !areas => {
                areas = true;
                Holds::Areas
            }
            _ => Holds::Aspects,
        });
    }
    // Where rows of one cell stand over rows with a heading of their own, those are the areas and these the aspects.
    let alone = |row: &Row, column: usize| row.filled() == [column];
    if let (Some(column), None) = (find(&holds, Holds::Areas), find(&holds, Holds::Aspects)) {
        let over = rows.windows(2).any(|pair| match pair {
            [one, next] => alone(one, column) && next.filled().len() > 1 && !next.cell(column).is_empty(),
            _ => false,
        });
        if let Some(held) = holds.get_mut(column).filter(|_| over) {
            *held = Holds::Aspects;
        }
    }
    holds
}

fn find(holds: &[Holds], what: Holds) -> Option<usize> {
    holds.iter().position(|&held| held == what)
}

/// Reads a table.
pub(super) fn read(rows: Vec<Row>) -> Pasted {
    let mut rows: Vec<Row> = rows.into_iter().filter(|row| !row.filled().is_empty()).collect();
    let width = rows.iter().map(|row| row.cells.len()).max().unwrap_or(0);
    let header = if rows.first().is_some_and(is_header) { Some(rows.remove(0)) } else { None };
    let holds = columns(header.as_ref(), &rows, width);
    let title = |column: usize| {
        let title = header.as_ref().map(|header| one_line(header.cell(column))).unwrap_or_default();
        if title.is_empty() { format!("Column {}", column + 1) } else { title }
    };
    let described = holds.iter().enumerate().map(|(column, held)| format!("{}: {}", title(column), held.words()));
    let read_as = ReadAs::Table { columns: described.collect() };

    let mut reader = Reader { builder: Builder::default(), area: String::new(), aspect: String::new() };
    let headings: Vec<bool> = (0..rows.len()).map(|i| is_heading(&rows, i, &holds)).collect();
    for (i, row) in rows.iter().enumerate() {
        // On every page of a document the first row may come again.
        if header.as_ref().is_some_and(|header| header.cells == row.cells) {
            continue;
        }
        let heading = |i: usize| headings.get(i).copied().unwrap_or(false);
        if heading(i) {
            // Where the column of headings has the aspects, or where one stands over another, this is an area's.
            let second = i > 0 && heading(i - 1) && find(&holds, Holds::Aspects).is_none();
            let text =
                row.filled().into_iter().map(|column| one_line(row.cell(column))).collect::<Vec<String>>().join(" ");
            if second { reader.aspect(row.line, text) } else { reader.area(row.line, text) }
        } else {
            reader.row(row, &holds, &title);
        }
    }
    reader.builder.done(read_as)
}

/// Whether a row of a table is a heading over the rows that follow: one cell with text, before the statements or,
/// where nothing stands before them, a short one over rows of more cells; or a "1" over a "1.1".
fn is_heading(rows: &[Row], i: usize, holds: &[Holds]) -> bool {
    let Some(row) = rows.get(i) else { return false };
    let next = rows.get(i + 1..).unwrap_or_default();
    let column = match *row.filled().as_slice() {
        [column] => column,
        [number, column] if holds.get(number) == Some(&Holds::Numbers) => {
            let mark = |row: &Row| row.cell(number).trim_end_matches(['.', ')', ':']).to_owned();
            let over = next.first().is_some_and(|next| mark(next).starts_with(&format!("{}.", mark(row))));
            return over && is_short(row.cell(column));
        }
        _ => return false,
    };
    let text = row.cell(column);
    match holds.get(column) {
        Some(Holds::Numbers) => !is_number(text) && bulleted(text) != Some(""),
        Some(Holds::Areas | Holds::Aspects) => column == 0 || find(holds, Holds::Areas) == Some(column),
        Some(Holds::Statements) => {
            column == 0
                && is_short(text)
                && bulleted(text).is_none()
                && next.iter().take(2).any(|next| next.filled().len() > 1)
        }
        _ => false,
    }
}

struct Reader {
    builder: Builder,
    /// The headings that hold until others come: cells merged downwards are empty but the first.
    area: String,
    aspect: String,
}

impl Reader {
    fn area(&mut self, line: usize, title: String) {
        if title != self.area {
            self.aspect.clear();
            self.area.clone_from(&title);
            self.builder.area(line, title);
        }
    }

    fn aspect(&mut self, line: usize, title: String) {
        if title != self.aspect {
            self.aspect.clone_from(&title);
            self.builder.aspect(line, title);
        }
    }

    fn row(&mut self, row: &Row, holds: &[Holds], title: &impl Fn(usize) -> String) {
        let mut statement = PastedStatement::default();
        let mut aspects = Vec::new();
        for (column, held) in row.filled().into_iter().filter_map(|column| Some((column, *holds.get(column)?))) {
            let text = one_line(row.cell(column));
            match held {
                Holds::Nothing => {}
                Holds::Numbers if is_number(&text) => {
                    let number = text.trim_start_matches('(').trim_end_matches(['.', ')', ':']);
                    statement.number = Some(number.to_owned());
                }
                Holds::Numbers if bulleted(&text) == Some("") => {}
                Holds::Numbers | Holds::Areas => self.area(row.line, text),
                Holds::Aspects => aspects.push(text),
                Holds::Statements => statement.text = text,
                Holds::Exemplars => statement.exemplars.push((title(column), text)),
            }
        }
        if !aspects.is_empty() {
            self.aspect(row.line, aspects.join(" – "));
        }
        let text = bulleted(&statement.text).unwrap_or(&statement.text).to_owned();
        let (number, text) = match numbered(&text) {
            Some((number, rest)) if statement.number.is_none() => (Some(number), rest.to_owned()),
            _ => (statement.number.take(), text),
        };
        if !text.is_empty() {
            let exemplars = statement.exemplars;
            self.builder.statement(PastedStatement { number, text, exemplars });
            return;
        }
        for text in number.into_iter().chain(statement.exemplars.into_iter().map(|(_, text)| text)) {
            self.builder.unclear(row.line, text, "it stands in a row without a statement");
        }
    }
}
