//! The columns of a pasted table: what each was taken for, and its user's word on it.

use leptos::prelude::*;

use crate::paste::{ColumnHolds, Pasted, PastedColumn, PastedRefused, ReadAs, read_pasted_as};
use crate::ui::state::reactive::{IntoViews, empty_view, reactive_text};
use crate::ui::widgets::fields::select;
use crate::ui::widgets::parts::count;

/// How much of a column's first text tells which column it is, in characters.
const LABEL: usize = 40;

/// A pasted text, and how it was read last.
#[derive(Clone, Copy)]
pub struct Reading {
    text: StoredValue<String>,
    /// The statements found in the pasted text.
    pub pasted: RwSignal<Result<Pasted, PastedRefused>>,
    /// How the table was read. It stays while what was asked for can't be read.
    header: RwSignal<bool>,
    columns: RwSignal<Vec<PastedColumn>>,
}

impl Reading {
    /// A text as it was recognised.
    pub fn new(text: String, pasted: Pasted) -> Reading {
        let (header, columns) = match &pasted.read_as {
            ReadAs::Lines => (false, Vec::new()),
            ReadAs::Table { header, columns } => (*header, columns.clone()),
        };
        Reading {
            text: StoredValue::new(text),
            pasted: RwSignal::new(Ok(pasted)),
            header: RwSignal::new(header),
            columns: RwSignal::new(columns),
        }
    }

    /// Reads the table again, with another word on its header or its columns.
    fn again(self, header: bool, holds: &[ColumnHolds]) {
        let read = self.text.with_value(|text| read_pasted_as(text, header, holds));
        self.header.set(header);
        match &read {
            Ok(Pasted { read_as: ReadAs::Table { columns, .. }, .. }) => self.columns.set(columns.clone()),
            _ => self.columns.update(|columns| {
                columns.iter_mut().zip(holds).for_each(|(column, held)| column.holds = *held);
            }),
        }
        self.pasted.set(read);
    }

    fn holds(self) -> Vec<ColumnHolds> {
        self.columns.with_untracked(|columns| columns.iter().map(|column| column.holds).collect())
    }
}

/// What a column can hold, in words.
fn words(holds: ColumnHolds) -> &'static str {
    match holds {
        ColumnHolds::Area => "Area",
        ColumnHolds::Aspect => "Aspect",
        ColumnHolds::Number => "Number",
        ColumnHolds::Statement => "Statement",
        ColumnHolds::Evidence => "Evidence",
        ColumnHolds::LeftOut => "Leave out",
    }
}

/// How the text was read. For a table, what each column holds, which can be changed: `changed` is called when it was.
pub fn columns(reading: Reading, changed: impl Fn() + Copy + Send + 'static) -> AnyView {
    let shown: Vec<usize> = reading.columns.with_untracked(|columns| {
        let has_text = |column: &PastedColumn| column.cells > 0 || !column.heading.is_empty();
        columns.iter().enumerate().filter(|(_, column)| has_text(column)).map(|(place, _)| place).collect()
    });
    if shown.is_empty() {
        return view! { <p class="muted">"The list was read line by line."</p> }.into_any();
    }
    let each = shown.into_iter().map(|place| one_column(reading, place, changed));
    let tick = move |event: web_sys::Event| {
        reading.again(event_target_checked(&event), &reading.holds());
        changed();
    };
    view! {
        <p class="muted">"The list was read as a table. If a column holds something else, choose what it holds. The table is then read again."</p>
        <fieldset class="entry" id="columns">
            <legend>"Contents of the columns"</legend>
            {each.into_views()}
        </fieldset>
        <label class="choice">
            <input type="checkbox" prop:checked=move || reading.header.get() on:change=tick />
            "The first row holds the column headings"
        </label>
    }
    .into_any()
}

fn one_column(reading: Reading, place: usize, changed: impl Fn() + 'static) -> AnyView {
    let id = format!("pasted-column-{place}");
    let label = move || reading.columns.with(|columns| columns.get(place).map(|column| name(place, column)));
    let held = move |columns: &Vec<PastedColumn>| columns.get(place).map(|column| column.holds).unwrap_or_default();
    let chosen = Memo::new(move |_| {
        let held = reading.columns.with(held);
        ColumnHolds::ALL.iter().position(|one| *one == held).unwrap_or_default()
    });
    let choose = move |at: usize| {
        let mut holds = reading.holds();
        if let (Some(held), Some(now)) = (holds.get_mut(place), ColumnHolds::ALL.get(at)) {
            *held = *now;
            reading.again(reading.header.get_untracked(), &holds);
            changed();
        }
    };
    let options = ColumnHolds::ALL.iter().map(|&holds| words(holds).to_owned()).collect();
    view! {
        <p class="field">
            <label for=id.clone()>{reactive_text(move || label().unwrap_or_default())}</label>
            {select(id, None, options, chosen, choose)}
        </p>
    }
    .into_any()
}

/// Which column it is, by its heading or by what it begins with.
fn name(place: usize, column: &PastedColumn) -> String {
    let cut = |text: &str| {
        let short: String = text.chars().take(LABEL).collect();
        if short.len() < text.len() { format!("{}…", short.trim_end()) } else { short }
    };
    let place = place + 1;
    match (column.heading.as_str(), column.first.as_str()) {
        ("", "") => format!("Column {place}"),
        ("", first) => format!("Column {place}, beginning “{}”", cut(first)),
        (heading, _) => format!("Column {place}, “{}”", cut(heading)),
    }
}

/// The columns that nothing is taken of, in sentences.
pub fn left_out(pasted: &Pasted) -> AnyView {
    let ReadAs::Table { columns, .. } = &pasted.read_as else { return empty_view() };
    let left =
        columns.iter().enumerate().filter(|(_, column)| column.holds == ColumnHolds::LeftOut && column.cells > 0);
    let said = left.map(|(place, column)| {
        let cells = count(column.cells, "cell", "cells");
        view! { <p>{format!("{} is left out: {cells} with text.", name(place, column))}</p> }
    });
    said.into_views().into_any()
}
