//! Small parts that several pages use.

use leptos::prelude::*;

use crate::browser::{focus, location};
use crate::framework::{Area, Band, Pack, ReadingLabel, Scale, ScaleKind, Score, Statement};
use crate::ui::state::reactive::{IntoViews, empty_view, memo_text, reactive_view, run_effect};
use crate::ui::state::route::{Page, statement};
use crate::ui::state::store::use_store;
use crate::workbook::{Lane, RoundAbout, day_in_words};

/// The id of the element that shows a statement, on its sheet and among its area's evidence.
pub fn place_of(statement: &str) -> String {
    format!("at-{statement}")
}

/// The heading of a page. It sets what the tab says, and takes the focus when the page was reached from another, unless the
/// address leads to a statement further down.
#[component]
pub fn Heading(#[prop(into)] text: String) -> impl IntoView {
    let first = use_context::<FirstPage>();
    let title = text.clone();
    run_effect(move || {
        focus::set_page_title(&title);
        let first = first.is_some_and(|first| first.0.try_update_value(std::mem::take).unwrap_or_default());
        let place = statement(&location::hash()).map(|statement| place_of(&statement));
        match place.filter(|place| focus::is_there(place)) {
            Some(place) => focus::focus_id(&place),
            None if first => {}
            None => focus::focus("h1"),
        }
    });
    view! { <h1 tabindex="-1">{text}</h1> }
}

/// Whether no page has been shown yet: the first one leaves the focus where a fresh page has it.
#[derive(Clone, Copy)]
pub struct FirstPage(pub StoredValue<bool>);

/// The lines of the logo.
#[component]
pub fn Logo() -> impl IntoView {
    view! {
        <svg width="34" height="20" viewBox="0 0 34 20" aria-hidden="true">
            <path d="M4 15 13 6l8 7L30 4" fill="none" stroke="currentColor" stroke-width="2.5" />
            <g fill="currentColor">
                <circle cx="4" cy="15" r="3.5" />
                <circle cx="13" cy="6" r="3.5" />
                <circle cx="21" cy="13" r="3.5" />
                <circle cx="30" cy="4" r="3.5" />
            </g>
        </svg>
    }
}

/// What the lines of a chart mean.
#[component]
pub fn Key() -> impl IntoView {
    let base_line = base_line_day();
    let base_line = reactive_view(move || match base_line.get().as_str() {
        "" => empty_view(),
        words => {
            let words = format!(" Now in the base line, {words}");
            view! { <span class="lane-base"><i class="mark" aria-hidden="true">"▪"</i>{words}</span> }.into_any()
        }
    });
    view! {
        <p class="key">
            <span class="lane-now"><i class="mark" aria-hidden="true">"●"</i>" Now, solid line"</span>
            <span class="lane-target"><i class="mark" aria-hidden="true">"◇"</i>" Target, dashed line"</span>
            <span><i class="swatch" aria-hidden="true"></i>" The gap"</span>
            {base_line}
        </p>
    }
}

/// A round in a few words: its date, whose practice, and how far its targets look.
pub fn round_in_words(pack: &Pack, about: RoundAbout) -> String {
    let date =
        about.date.map_or_else(|| "Round without a date".to_owned(), |date| format!("Round of {}", day_in_words(date)));
    if pack.is_judged() {
        return format!("{date}.");
    }
    format!("{date}. {}. Targets for {} months.", about.practice.words(), about.horizon_months.months())
}

/// What the scale says of a score, in words: its printed label, or the two that it stands between.
pub fn label_in_words(scale: &Scale, score: Score) -> String {
    match scale.reading(score).label {
        ReadingLabel::At(anchor) => anchor.text.clone(),
        ReadingLabel::Between(below, above) => {
            format!("between {} ({}) and {} ({})", below.numbers(), below.text, above.numbers(), above.text)
        }
        ReadingLabel::Unlabelled => String::new(),
    }
}

/// A band in words: its heading and its numbers.
pub fn band_in_words(band: &Band) -> String {
    format!("{} ({})", band.title, band.numbers())
}

/// A score as a table shows it: the mark of its lane and the number, "n/a", or a dash that is read as "blank".
pub fn score_mark(lane: Lane, score: Option<Score>, scale: &Scale) -> AnyView {
    let (class, mark) = match lane {
        Lane::Now => ("lane-now num", "●"),
        Lane::Target => ("lane-target num", "◇"),
    };
    marked(class, mark, score, scale)
}

/// The rating of now in the base line, as a table shows it.
pub fn base_line_mark(score: Option<Score>, scale: &Scale) -> AnyView {
    marked("lane-base num", "▪", score, scale)
}

fn marked(class: &'static str, mark: &'static str, score: Option<Score>, scale: &Scale) -> AnyView {
    match score {
        None => {
            view! { <span class="soft"><span aria-hidden="true">"–"</span><span class="unseen">"blank"</span></span> }
                .into_any()
        }
        Some(score) if !scale.has(score) => {
            view! { <span class="soft">{format!("{score}, not on this scale")}</span> }.into_any()
        }
        Some(score) if scale.kind == ScaleKind::Judgement => judgement(scale, score),
        Some(score) if scale.is_not_applicable(score) => view! { <span class="soft">"n/a"</span> }.into_any(),
        Some(score) => {
            view! { <span class=class><span class="mark" aria-hidden="true">{mark}</span>" "{score.number()}</span> }
                .into_any()
        }
    }
}

/// A judgement in its word, with a shape, so that colour is never alone: met, on the way, not begun.
pub fn judgement(scale: &Scale, score: Score) -> AnyView {
    let (class, mark) = match () {
        () if scale.is_not_applicable(score) => ("soft", "–"),
        () if scale.is_met(Some(score)) => ("judgement met", "✓"),
        () if scale.is_above_lowest(score) => ("judgement partly", "◐"),
        () => ("judgement not-yet", "○"),
    };
    view! { <span class=class><span aria-hidden="true">{mark}</span>" "{scale.label(score).to_owned()}</span> }
        .into_any()
}

/// The scale's labels as printed, to have beside the sheet.
#[component]
pub fn ScaleKey(scale: &'static Scale) -> impl IntoView {
    // On a narrow screen the labels would push the sheet off it; they are one tap away.
    let open = crate::browser::events::media_holds("(min-width: 75rem)");
    view! {
        <details class="scale-key" open=open>
            <summary>"The scale"</summary>
            <dl>
                {scale
                    .anchors
                    .iter()
                    .map(|anchor| view! { <div><dt class="num">{anchor.numbers()}</dt><dd>{anchor.text.clone()}</dd></div> })
                    .into_views()}
            </dl>
        </details>
    }
}

/// The day of the base line beside the current round: "13 November 2025". Empty if there is no base line.
pub fn base_line_day() -> Memo<String> {
    let store = use_store();
    memo_text(move || {
        let words = store.with_rounds(|_, _, base_line| {
            base_line.map(|round| round.date.map_or_else(|| "an unknown day".to_owned(), day_in_words))
        });
        words.flatten().unwrap_or_default()
    })
}

/// How often a plan is looked back on: as the pack says, else every three to four months (document 004, step 4). Of a pack
/// that is judged and does not say, nothing is known.
pub fn how_often(pack: &Pack) -> String {
    match pack.review_months {
        Some(1) => " every month".to_owned(),
        Some(months) => format!(" every {months} months"),
        None if pack.is_judged() => String::new(),
        None => " every three to four months".to_owned(),
    }
}

/// A number of things in words: "1 statement", "2 statements".
pub fn count(number: usize, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}

/// A statement's number, which leads to its sheet.
pub fn to_sheet(area: &Area, statement: &Statement, workbook: &str) -> AnyView {
    let href = Page::Rate(area.id.clone()).href_at(workbook, &statement.id);
    view! { <a class="to-sheet" href=href>{statement.number.clone()}</a> }.into_any()
}

/// A button that does something.
pub fn action(text: &'static str, press: impl FnMut() + 'static) -> AnyView {
    button("", text, None, Box::new(press))
}

/// The button that most people on the page want next.
pub fn primary(text: &'static str, press: impl FnMut() + 'static) -> AnyView {
    button("primary", text, None, Box::new(press))
}

/// A button with a name of its own, which begins with its text, where the text alone stands there more than once.
pub fn named_action(text: &'static str, name: String, press: impl FnMut() + 'static) -> AnyView {
    button("", text, Some(name), Box::new(press))
}

fn button(class: &'static str, text: &'static str, name: Option<String>, mut press: Box<dyn FnMut()>) -> AnyView {
    let class = if class.is_empty() { None } else { Some(class) };
    view! { <button type="button" class=class aria-label=name on:click=move |_| press()>{text}</button> }.into_any()
}

/// A part of a page with a heading of its own.
pub fn section(id: &'static str, title: &'static str, content: AnyView) -> AnyView {
    view! {
        <section aria-labelledby=id>
            <h2 id=id tabindex="-1">{title}</h2>
            {content}
        </section>
    }
    .into_any()
}

/// A table that may scroll sideways, in a region that the keyboard reaches. `wide` is the column that takes the room.
pub fn table(label: &str, caption: AnyView, head: &[&'static str], wide: &'static str, bodies: AnyView) -> AnyView {
    let head = head.iter().map(|&text| {
        let class = if text == wide { Some("wide") } else { None };
        view! { <th scope="col" class=class>{text}</th> }.into_any()
    });
    view! {
        <div class="scroll" role="region" aria-label=label.to_owned() tabindex="0">
            <table>
                <caption>{caption}</caption>
                <thead>
                    <tr>{head.into_views()}</tr>
                </thead>
                {bodies}
            </table>
        </div>
    }
    .into_any()
}

/// A judgement, or that there is none.
pub fn judged(scale: &Scale, score: Option<Score>) -> AnyView {
    match score {
        Some(score) => judgement(scale, score),
        None => view! { <span class="soft">"not judged"</span> }.into_any(),
    }
}
