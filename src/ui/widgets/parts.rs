//! Small parts that several pages use: headings, keys to charts, ratings in words, buttons, tables.

use leptos::prelude::*;

use crate::browser::{focus, location};
use crate::framework::{Anchor, Area, Band, Pack, ReadingLabel, Scale, ScaleKind, Score, Statement};
use crate::ui::state::reactive::{IntoViews, empty_view, memo_text, reactive_view, run_effect};
use crate::ui::state::route::{Page, statement};
use crate::ui::state::store::use_store;
use crate::workbook::{Lane, RoundAbout, day_in_words};

/// Returns the id of the element that shows a statement, on its sheet and on its evidence page.
pub fn statement_anchor(statement: &str) -> String {
    format!("at-{statement}")
}

/// The heading of a page. It sets the title of the tab, and takes the focus when the user comes from another page.
///
/// If the address leads to a statement further down, the statement takes the focus instead.
#[component]
pub fn Heading(#[prop(into)] text: String) -> impl IntoView {
    let first = use_context::<FirstPage>();
    let title = text.clone();
    run_effect(move || {
        focus::set_page_title(&title);
        let first = first.is_some_and(|first| first.0.try_update_value(std::mem::take).unwrap_or_default());
        let anchor = statement(&location::hash()).map(|statement| statement_anchor(&statement));
        match anchor.filter(|anchor| focus::is_there(anchor)) {
            Some(anchor) => focus::focus_id(&anchor),
            None if first => {}
            None => focus::focus("h1"),
        }
    });
    view! { <h1 tabindex="-1">{text}</h1> }
}

/// True until the first page has been shown. That page leaves the focus where the browser has put it.
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

/// The key to the lines of a chart.
#[component]
pub fn Key() -> impl IntoView {
    let baseline = baseline_day();
    let baseline = reactive_view(move || match baseline.get().as_str() {
        "" => empty_view(),
        day => {
            let text = format!(" Now in the baseline, {day}");
            view! { <span class="colour-base-line"><i class="chart-mark" aria-hidden="true">"▪"</i>{text}</span> }
                .into_any()
        }
    });
    view! {
        <p class="chart-key">
            <span class="colour-now"><i class="chart-mark" aria-hidden="true">"●"</i>" Now, solid line"</span>
            <span class="colour-target"><i class="chart-mark" aria-hidden="true">"◇"</i>" Target, dashed line"</span>
            <span><i class="chart-swatch" aria-hidden="true"></i>" The gap"</span>
            {baseline}
        </p>
    }
}

/// Describes a round in a few words: its date, whose practice it rates, and when its targets are due.
pub fn round_in_words(pack: &Pack, about: RoundAbout) -> String {
    let date =
        about.date.map_or_else(|| "Round without a date".to_owned(), |date| format!("Round of {}", day_in_words(date)));
    if pack.is_judged() {
        return format!("{date}.");
    }
    format!("{date}. {}. Targets for {} months.", about.practice.words(), about.horizon_months.months())
}

/// Returns the scale's label for a score. A score between two labels gets the words of both.
pub fn label_in_words(scale: &Scale, score: Score) -> String {
    match scale.reading(score).label {
        ReadingLabel::At(anchor) => anchor.text.clone(),
        ReadingLabel::Between(below, above) => {
            let [first, second] = [below, above].map(numbered_label);
            format!("{}. {first}. {second}", between_in_words(below, above))
        }
        ReadingLabel::Unlabelled => String::new(),
    }
}

/// Returns the place of a score between two labels: "between 3 and 5".
pub fn between_in_words(below: &Anchor, above: &Anchor) -> String {
    format!("between {} and {}", below.to, above.from)
}

/// Returns a label of the scale after its numbers: "3: Some evidence of practice".
pub fn numbered_label(anchor: &Anchor) -> String {
    format!("{}: {}", anchor.numbers(), anchor.text)
}

/// Returns the short title of a band and its numbers: "In improvement planning (4-6)".
pub fn band_in_words(band: &Band) -> String {
    format!("{} ({})", band.short_title, band.numbers())
}

/// Returns a score as a table shows it: the mark of its lane and the number, "n/a", or a dash that is read as "blank".
pub fn score_mark(lane: Lane, score: Option<Score>, scale: &Scale) -> AnyView {
    let (class, mark) = match lane {
        Lane::Now => ("colour-now tabular", "●"),
        Lane::Target => ("colour-target tabular", "◇"),
    };
    marked_score(class, mark, score, scale)
}

/// Returns the baseline's rating for now, as a table shows it.
pub fn baseline_mark(score: Option<Score>, scale: &Scale) -> AnyView {
    marked_score("colour-base-line tabular", "▪", score, scale)
}

fn marked_score(class: &'static str, mark: &'static str, score: Option<Score>, scale: &Scale) -> AnyView {
    match score {
        None => {
            view! { <span class="muted"><span aria-hidden="true">"–"</span><span class="visually-hidden">"blank"</span></span> }
                .into_any()
        }
        Some(score) if !scale.has(score) => {
            view! { <span class="muted">{format!("{score}, not on this scale")}</span> }.into_any()
        }
        Some(score) if scale.kind == ScaleKind::Judgement => judgement(scale, score),
        Some(score) if scale.is_not_applicable(score) => view! { <span class="muted">"n/a"</span> }.into_any(),
        Some(score) => {
            view! { <span class=class><span aria-hidden="true">{mark}</span>" "{score.number()}</span> }
                .into_any()
        }
    }
}

/// Returns a judgement: the scale's word beside a mark, so that colour is never the only difference.
pub fn judgement(scale: &Scale, score: Score) -> AnyView {
    let (class, mark) = if scale.is_not_applicable(score) {
        ("muted", "–")
    } else if scale.is_met(Some(score)) {
        ("judgement judgement-met", "✓")
    } else if scale.is_above_lowest(score) {
        ("judgement judgement-partly", "◐")
    } else {
        ("judgement judgement-not-yet", "○")
    };
    view! { <span class=class><span aria-hidden="true">{mark}</span>" "{scale.label(score).to_owned()}</span> }
        .into_any()
}

/// The labels of the scale, beside the sheet.
#[component]
pub fn ScaleKey(scale: &'static Scale) -> impl IntoView {
    // Closed on a narrow screen, where the labels would push the sheet out of sight.
    let open = crate::browser::events::media_holds("(min-width: 75rem)");
    let labels = scale.anchors.iter().map(|anchor| {
        view! { <div><dt class="tabular">{anchor.numbers()}</dt><dd>{anchor.text.clone()}</dd></div> }
    });
    view! {
        <details class="scale-key" open=open>
            <summary>"The scale"</summary>
            <dl>
                {labels.into_views()}
            </dl>
        </details>
    }
}

/// Returns the day of the current round's baseline: "13 November 2025". Empty if there is no baseline.
pub fn baseline_day() -> Memo<String> {
    let store = use_store();
    memo_text(move || {
        let day = store.with_rounds(|_, _, baseline| {
            baseline.map(|round| round.date.map_or_else(|| "unknown date".to_owned(), day_in_words))
        });
        day.flatten().unwrap_or_default()
    })
}

/// Returns how often a school looks back at its plan, with a space in front: " every 6 months".
///
/// A rated pack that names no interval gets the "three to four months" of the SEND Self Evaluation tool, step 4. A
/// judged pack that names none gets an empty text.
pub fn review_interval(pack: &Pack) -> String {
    match pack.review_months {
        Some(1) => " every month".to_owned(),
        Some(months) => format!(" every {months} months"),
        None if pack.is_judged() => String::new(),
        None => " every three to four months".to_owned(),
    }
}

/// Returns a number of things with the right noun: "1 statement", "2 statements".
pub fn count(number: usize, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}

/// Returns a statement's number as a link to its sheet. `workbook_path` names the workbook in addresses.
pub fn sheet_link(area: &Area, statement: &Statement, workbook_path: &str) -> AnyView {
    let href = Page::Rate(area.id.clone()).href_at(workbook_path, &statement.id);
    view! { <a class="table-number" href=href>{statement.number.clone()}</a> }.into_any()
}

/// Returns a button.
pub fn action(text: &'static str, press: impl FnMut() + 'static) -> AnyView {
    button("", text, None, Box::new(press))
}

/// Returns the main button of a page, which most people want next.
pub fn primary(text: &'static str, press: impl FnMut() + 'static) -> AnyView {
    button("button-primary", text, None, Box::new(press))
}

/// Returns a button with a name for screen readers. The name begins with `text`, and tells it from other buttons of
/// that text.
pub fn named_action(text: &'static str, name: String, press: impl FnMut() + 'static) -> AnyView {
    button("", text, Some(name), Box::new(press))
}

fn button(class: &'static str, text: &'static str, name: Option<String>, mut press: Box<dyn FnMut()>) -> AnyView {
    let class = if class.is_empty() { None } else { Some(class) };
    view! { <button type="button" class=class aria-label=name on:click=move |_| press()>{text}</button> }.into_any()
}

/// Returns a part of a page with a heading of its own.
pub fn section(id: &'static str, title: &'static str, content: AnyView) -> AnyView {
    view! {
        <section aria-labelledby=id>
            <h2 id=id tabindex="-1">{title}</h2>
            {content}
        </section>
    }
    .into_any()
}

/// Returns a table that can scroll sideways, in a region that the keyboard reaches. `wide` names the column that takes
/// the spare room.
pub fn table(label: &str, caption: AnyView, head: &[&'static str], wide: &'static str, bodies: AnyView) -> AnyView {
    let head = head.iter().map(|&text| {
        let class = if text == wide { Some("table-wide") } else { None };
        view! { <th scope="col" class=class>{text}</th> }.into_any()
    });
    view! {
        <div class="table-scroll" role="region" aria-label=label.to_owned() tabindex="0">
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

/// Returns a judgement, or "not judged" if there is none.
pub fn judged(scale: &Scale, score: Option<Score>) -> AnyView {
    match score {
        Some(score) => judgement(scale, score),
        None => view! { <span class="muted">"not judged"</span> }.into_any(),
    }
}

/// Returns the page for an address that names a part which the workbook does not have, such as a removed target.
///
/// The page links back to `href`. If undo or redo brings the part back at once, a button offers that.
pub fn missing_part(name: &'static str, id: &str, href: String, back: &'static str) -> AnyView {
    let store = use_store();
    let id = id.to_owned();
    let bring_back = reactive_view(move || {
        let (by_undo, by_redo) = store.brings_back(&id);
        if by_undo {
            action("Undo the removal", move || store.undo())
        } else if by_redo {
            action("Bring it back", move || store.redo())
        } else {
            empty_view()
        }
    });
    view! {
        <Heading text=format!("{name} isn’t here") />
        <p>"Someone may have removed it, or it belongs to another workbook."</p>
        <p class="button-row">
            <a class="button" href=href>{back}</a>
            {bring_back}
        </p>
    }
    .into_any()
}
