//! Small parts that several pages use.

use jiff::civil::Date;
use leptos::prelude::*;

use super::live::{effect, live, nothing, text as live_text};
use super::store::use_store;
use crate::browser::focus;
use crate::framework::{Band, ReadingLabel, Scale, Score};
use crate::workbook::{Lane, RoundAbout};

/// The heading of a page. It sets what the tab says, and takes the focus when the page was reached from another.
#[component]
pub fn Heading(#[prop(into)] text: Signal<String>) -> impl IntoView {
    let first = use_context::<FirstPage>();
    let mut shown = false;
    effect(move || {
        focus::set_title(&format!("{} – Join the Dots", text.get()));
        if !std::mem::replace(&mut shown, true) {
            match first {
                Some(first) if first.0.get_value() => first.0.set_value(false),
                _ => focus::focus("h1"),
            }
        }
    });
    view! { <h1 tabindex="-1">{live_text(move || text.get())}</h1> }
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
pub fn Key(
    /// Whether there is a base line, and from when.
    base_line: Signal<Option<Option<Date>>>,
) -> impl IntoView {
    view! {
        <p class="key">
            <span class="lane-now"><i class="mark" aria-hidden="true">"●"</i>" Now, solid line"</span>
            <span class="lane-target"><i class="mark" aria-hidden="true">"◇"</i>" Target, dashed line"</span>
            <span><i class="swatch" aria-hidden="true"></i>" The gap"</span>
            {live(move || match base_line.get() {
                None => nothing(),
                Some(date) => {
                    view! {
                        <span class="lane-base">
                            <i class="mark" aria-hidden="true">"▪"</i>
                            {format!(" Now in the base line{}", of_date(date))}
                        </span>
                    }
                        .into_any()
                }
            })}
        </p>
    }
}

fn of_date(date: Option<Date>) -> String {
    date.map(|date| format!(", {}", day(date))).unwrap_or_default()
}

/// A date as people write it: 12 November 2026.
pub fn day(date: Date) -> String {
    const MONTHS: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    let month = usize::try_from(date.month() - 1).ok().and_then(|month| MONTHS.get(month)).copied().unwrap_or_default();
    format!("{} {month} {}", date.day(), date.year())
}

/// A round in a few words: its date, whose practice, and how far its targets look.
pub fn round_in_words(about: RoundAbout) -> String {
    let date = about.date.map_or_else(|| "Round without a date".to_owned(), |date| format!("Round of {}", day(date)));
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
        Some(score) if scale.is_not_applicable(score) => view! { <span class="soft">"n/a"</span> }.into_any(),
        Some(score) => {
            view! { <span class=class><span class="mark" aria-hidden="true">{mark}</span>" "{score.number()}</span> }
                .into_any()
        }
    }
}

/// The scale's labels as printed, to have beside the sheet.
#[component]
pub fn ScaleKey(scale: &'static Scale) -> impl IntoView {
    // On a narrow screen the labels would push the sheet off it; they are one tap away.
    let open = crate::browser::events::media_holds("(min-width: 60rem)");
    view! {
        <details class="scale-key" open=open>
            <summary>"The scale"</summary>
            <dl>
                {scale
                    .anchors
                    .iter()
                    .map(|anchor| view! { <div><dt class="num">{anchor.numbers()}</dt><dd>{anchor.text.clone()}</dd></div> })
                    .collect_view()}
            </dl>
        </details>
    }
}

/// Whether the current round has a base line beside it, and from when.
pub fn base_line_date() -> Signal<Option<Option<Date>>> {
    let store = use_store();
    Signal::derive(move || store.with_rounds(|_, _, base_line| base_line.map(|round| round.date)).flatten())
}

/// A number of things in words: "1 statement", "2 statements".
pub fn count(number: usize, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}
