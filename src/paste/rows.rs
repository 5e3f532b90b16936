//! The rows and cells of a text: tabs between cells, and Excel's quotes around those of more lines than one.

/// A row with the line that it begins in, from 1.
pub(super) struct Row {
    pub(super) line: usize,
    pub(super) cells: Vec<String>,
}

impl Row {
    /// The text of a cell, without blanks around it.
    pub(super) fn cell(&self, column: usize) -> &str {
        self.cells.get(column).map_or("", |cell| cell.trim())
    }

    /// The columns that have text.
    pub(super) fn filled(&self) -> Vec<usize> {
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
