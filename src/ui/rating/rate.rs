//! The rating page: the sheet with the statements of one area, their scales, and the lines over them.

use leptos::prelude::*;

use crate::analysis::Gaps;
use crate::browser::location;
use crate::framework::{Area, Pack, ReadingLabel, Scale, Score, Statement, StatementId};
use crate::ui::charts::overlay::Overlay;
use crate::ui::charts::paper::PaperSheet;
use crate::ui::charts::pictures::SavePictures;
use crate::ui::rating::lane::{Cells, LaneView};
use crate::ui::state::reactive::{IntoViews, reactive_view, show_when};
use crate::ui::state::route::Page;
use crate::ui::state::store::use_store;
use crate::ui::widgets::parts::{
    Heading, Key, action, band_in_words, between_in_words, count, label_in_words, numbered_label, statement_anchor,
};
use crate::workbook::Lane;

/// The page for rating one area.
#[component]
pub fn Rate(pack: &'static Pack, area: &'static Area) -> impl IntoView {
    let store = use_store();
    store.picked.set(None);
    let next = pack.areas.iter().skip_while(|one| one.id != area.id).nth(1);
    let (next, next_text) = match next {
        Some(next) => (Page::Rate(next.id.clone()), format!("Next: {}", next.short_title)),
        None => (Page::Gaps, "Next: where the gap is widest".to_owned()),
    };
    let statements = count(area.statements.len(), "statement", "statements");
    let not_applicable = pack.scale.not_applicable.is_some();
    let ten = pack.scale.max.number() == Score::MAX;
    view! {
        <Heading text=area.heading() />
        <p class="page-guide">
            {format!("Read all {statements} first. Then rate where you are ")}
            <b class="colour-now">"now"</b>", and where you want to be: your "<b class="colour-target">"target"</b>
            ". You can leave some blank. "
            {not_applicable.then_some("“n/a” means not applicable to your setting. It isn’t counted.")}
        </p>
        <details class="sheet-keys">
            <summary>"Rate with the keyboard"</summary>
            <p>
                "Press Tab to go from row to row, and the arrow keys to move along a row. Or type the number. "
                {ten.then_some("For 10, type 1 and then 0 within a second. ")}
                "Press Delete to clear a rating, Ctrl+Z to undo a change, and Ctrl+Shift+Z to redo it."
            </p>
        </details>
        {sheet(pack, area)}
        <LastChosen pack area />
        <p class="button-row screen-only">
            <SavePictures pack areas=vec![area] />
            {action("Print this sheet", location::print)}
            <a class="button button-primary sheet-next" href=next.href(&store.desk())>
                {next_text}<span aria-hidden="true">"→"</span>
            </a>
        </p>
        {show_when(move || store.surroundings.printing.get(), move || view! { <PaperSheet pack area /> }.into_any())}
    }
}

/// Returns the sheet of one area with the key to its lines.
pub fn sheet(pack: &'static Pack, area: &'static Area) -> AnyView {
    let cells = Cells::for_scale(&pack.scale);
    view! {
        <Key />
        <div class="sheet chart-frame screen-only" style:--numbers=pack.scale.len().to_string()>
            <Head pack />
            {area.statements.iter().map(|statement| view! { <Row pack statement cells /> }).into_views()}
            <Overlay pack areas=vec![area] lanes_per_row=2 marks=1.0 />
        </div>
    }
    .into_any()
}

/// The scale above the sheet, hidden from screen readers: the names of the radio buttons say it number by number.
#[component]
fn Head(pack: &'static Pack) -> impl IntoView {
    let scale = &pack.scale;
    let width = |from: u8, to: u8| format!("{}fr", u32::from(to - from) + 1);
    let first = scale.not_applicable.filter(|&score| score == scale.min);
    let bands = scale.bands.iter().map(|band| {
        let from = if first == Some(band.from) { band.from.number() + 1 } else { band.from.number() };
        (width(from, band.to.number()), band.short_title.clone())
    });
    let not_applicable = first.map(|_| ("1fr".to_owned(), "n/a".to_owned()));
    let (columns, titles): (Vec<String>, Vec<String>) = not_applicable.into_iter().chain(bands).unzip();
    view! {
        <div class="sheet-head" aria-hidden="true">
            <div class="sheet-bands" style:grid-template-columns=columns.join(" ")>
                {titles.into_iter().map(|title| view! { <span>{title}</span> }).into_views()}
            </div>
            <div class="sheet-numbers chart-numbers tabular">
                {scale.scores().map(|score| view! { <b>{score.number()}</b> }).into_views()}
            </div>
        </div>
    }
}

/// One statement on the sheet, with its two lanes.
#[component]
fn Row(pack: &'static Pack, statement: &'static Statement, cells: Cells) -> impl IntoView {
    let lanes = Lane::ALL.map(|lane| view! { <LaneView statement lane scale=&pack.scale cells /> });
    view! {
        <fieldset class="sheet-row" id=statement_anchor(&statement.id.0) tabindex="-1">
            <legend class="sheet-statement"><b class="tabular">{statement.number.clone()}</b>" "{statement.text.clone()}</legend>
            {lanes.into_iter().into_views()}
        </fieldset>
    }
}

/// The rating that was chosen last: the scale's words for it, its band, and its gap beside the other gaps.
#[component]
fn LastChosen(pack: &'static Pack, area: &'static Area) -> impl IntoView {
    let store = use_store();
    let explained = move |id: &StatementId, lane: Lane| -> Option<AnyView> {
        let statement = area.statements.iter().find(|statement| &statement.id == id)?;
        let scale = &pack.scale;
        let title = format!("{} {}", statement.number, lane.words());
        let Some(score) = store.score(id, lane) else {
            return Some(view! { <span><b>{title}</b>": blank"</span> }.into_any());
        };
        let band = scale.reading(score).band.map(band_in_words);
        Some(
            view! {
                {label_lines(scale, &title, score)}
                {band.map(|band| view! { <span class="muted">{band}</span> })}
                <span class="muted">{gap_in_words(pack, id)}</span>
            }
            .into_any(),
        )
    };
    view! {
        <div class="sheet-picked screen-only">
            {reactive_view(move || match store.picked.get().and_then(|(id, lane)| explained(&id, lane)) {
                Some(lines) => lines,
                None => view! { <span class="muted">"Choose a rating to see what it means."</span> }.into_any(),
            })}
        </div>
    }
}

/// Returns the scale's label for a score after the score itself. A score between two labels gets a line for each of
/// them.
fn label_lines(scale: &'static Scale, title: &str, score: Score) -> AnyView {
    let rated = format!("{title} {score}");
    match scale.reading(score).label {
        ReadingLabel::Between(below, above) => view! {
            <span>
                <span><b class="tabular">{rated}</b>": "{between_in_words(below, above)}</span>
                <br />
                <span>{numbered_label(below)}</span>
                <br />
                <span>{numbered_label(above)}</span>
            </span>
        }
        .into_any(),
        _ => view! { <span><b class="tabular">{rated}</b>": "{label_in_words(scale, score)}</span> }.into_any(),
    }
}

/// Says how wide the gap of a statement is, and its place among all gaps of the scheme.
fn gap_in_words(pack: &'static Pack, id: &StatementId) -> Option<String> {
    let store = use_store();
    store.with_rounds(|_, round, _| {
        let gaps = Gaps::in_round(pack, round);
        let statement = pack.statement(id)?;
        let (place, shared) = gaps.place(statement)?;
        let width = gaps.ranked.iter().find(|gap| gap.statement.id == *id)?.width();
        Some(match width {
            ..0 => format!("The target is {} below now.", -width),
            0 => "No gap: target and now are the same.".to_owned(),
            _ => format!("Gap of {width}, {} {}widest so far.", if shared { "joint" } else { "the" }, ordinal(place)),
        })
    })?
}

/// Returns the word that goes before "widest", with a space after it: nothing for the first place.
fn ordinal(place: usize) -> String {
    match (place, place % 10, place % 100) {
        (1, ..) => String::new(),
        (2, ..) => "second ".to_owned(),
        (3, ..) => "third ".to_owned(),
        (_, _, 11..=13) => format!("{place}th "),
        (_, 1, _) => format!("{place}st "),
        (_, 2, _) => format!("{place}nd "),
        (_, 3, _) => format!("{place}rd "),
        _ => format!("{place}th "),
    }
}
