//! The sheet: the statements of one area, their scales, and the lines over them.

use leptos::prelude::*;

use crate::analysis::Gaps;
use crate::browser::location;
use crate::framework::{Area, Pack, Score, Statement, StatementId};
use crate::ui::charts::overlay::Overlay;
use crate::ui::charts::paper::PaperSheet;
use crate::ui::charts::pictures::SavePictures;
use crate::ui::rating::lane::{Cells, LaneView};
use crate::ui::state::reactive::{IntoViews, reactive_view, show_when};
use crate::ui::state::route::Page;
use crate::ui::state::store::use_store;
use crate::ui::widgets::parts::{Heading, Key, action, band_in_words, count, label_in_words, place_of};
use crate::workbook::Lane;

/// The rating page of one area.
#[component]
pub fn Rate(pack: &'static Pack, area: &'static Area) -> impl IntoView {
    let store = use_store();
    store.picked.set(None);
    let next = pack.areas.iter().skip_while(|one| one.id != area.id).nth(1);
    let next = match next {
        Some(next) => (Page::Rate(next.id.clone()), format!("Next: {}", next.short_title)),
        None => (Page::Gaps, "Next: where the gap is widest".to_owned()),
    };
    let not_applicable = pack.scale.not_applicable.is_some();
    let ten = pack.scale.max.number() == Score::MAX;
    view! {
        <Heading text=area.heading() />
        <p class="guide">
            {format!("Read all {} first. Then rate where you are ", count(area.statements.len(), "statement", "statements"))}
            <b class="lane-now">"now"</b>", then where you want to be: your "<b class="lane-target">"target"</b>
            ". It is fine to leave some blank. "
            {not_applicable.then_some("“n/a” means not applicable to your setting: it takes no part in the line or in any figure.")}
        </p>
        <details class="keys">
            <summary>"Rating with the keyboard"</summary>
            <p>
                "Tab goes from row to row, the arrow keys move along a row. Or type the number"
                {ten.then_some(": 0 to 9, and for 10 a 1 and then a 0 within a second")}
                ". Delete takes a rating back to blank. Ctrl+Z undoes, Ctrl+Shift+Z does it again."
            </p>
        </details>
        {sheet(pack, area)}
        <Picked pack area />
        <p class="buttons after-sheet screen">
            <SavePictures pack areas=vec![area] />
            {action("Print this sheet", location::print)}
            <a class="button primary next" href=next.0.href(&store.desk())>{next.1}<span aria-hidden="true">"→"</span></a>
        </p>
        {show_when(move || store.surroundings.printing.get(), move || view! { <PaperSheet pack area /> }.into_any())}
    }
}

/// The sheet itself, with what its lines mean.
pub fn sheet(pack: &'static Pack, area: &'static Area) -> AnyView {
    let cells = Cells::of(&pack.scale);
    view! {
        <Key />
        <div class="sheet screen" style:--numbers=pack.scale.len().to_string()>
            <Head pack />
            {area.statements.iter().map(|statement| view! { <RowView pack statement cells /> }).into_views()}
            <Overlay pack areas=vec![area] lanes_per_row=2 marks=1.0 />
        </div>
    }
    .into_any()
}

/// The scale above the sheet. The radio buttons say the same to a screen reader, number by number.
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
        <div class="head" aria-hidden="true">
            <div class="bands" style:grid-template-columns=columns.join(" ")>
                {titles.into_iter().map(|title| view! { <span>{title}</span> }).into_views()}
            </div>
            <div class="numbers num">
                {scale.scores().map(|score| view! { <b>{score.number()}</b> }).into_views()}
            </div>
        </div>
    }
}

#[component]
fn RowView(pack: &'static Pack, statement: &'static Statement, cells: Cells) -> impl IntoView {
    view! {
        <fieldset class="row" id=place_of(&statement.id.0) tabindex="-1">
            <legend class="says"><b class="num">{statement.number.clone()}</b>" "{statement.text.clone()}</legend>
            {Lane::ALL.map(|lane| view! { <LaneView statement lane scale=&pack.scale copied=cells /> }).into_iter().into_views()}
        </fieldset>
    }
}

/// What was picked, in the scale's own words, and what follows from it.
#[component]
fn Picked(pack: &'static Pack, area: &'static Area) -> impl IntoView {
    let store = use_store();
    let says = move |id: &StatementId, lane: Lane| -> Option<AnyView> {
        let statement = area.statements.iter().find(|statement| &statement.id == id)?;
        let scale = &pack.scale;
        let title = format!("{} {}", statement.number, lane.words());
        let Some(score) = store.score(id, lane) else {
            return Some(view! { <span><b>{title}</b>": blank"</span> }.into_any());
        };
        let band = scale.reading(score).band.map(band_in_words);
        Some(
            view! {
                <span><b class="num">{format!("{title} {score}")}</b>": "{label_in_words(scale, score)}</span>
                {band.map(|band| view! { <span class="soft">"Band: "{band}</span> })}
                <span class="soft">{gap_in_words(pack, id)}</span>
            }
            .into_any(),
        )
    };
    view! {
        <div class="pick screen">
            {reactive_view(move || match store.picked.get().and_then(|(id, lane)| says(&id, lane)) {
                Some(said) => said,
                None => view! { <span class="soft">"Pick a rating, and what the scale says of it stands here."</span> }.into_any(),
            })}
        </div>
    }
}

/// How wide the gap of a statement is among the others.
fn gap_in_words(pack: &'static Pack, id: &StatementId) -> Option<String> {
    let store = use_store();
    store.with_rounds(|_, round, _| {
        let gaps = Gaps::of(pack, round);
        let statement = pack.statement(id)?;
        let (place, shared) = gaps.place(statement)?;
        let width = gaps.ranked.iter().find(|gap| gap.statement.id == *id)?.width();
        Some(match width {
            ..0 => format!("The target is {} below now.", -width),
            0 => "No gap: target and now are the same.".to_owned(),
            _ => format!("Gap of {width}, {}{} so far.", if shared { "with others " } else { "" }, widest(place)),
        })
    })?
}

fn widest(place: usize) -> String {
    match place {
        1 => "the widest".to_owned(),
        2 => "the second widest".to_owned(),
        3 => "the third widest".to_owned(),
        _ => format!("number {place} of the widest"),
    }
}
