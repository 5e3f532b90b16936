//! Documents to take out of the page: made in the browser, after a look at what should perhaps not be in them.

use leptos::prelude::*;

use crate::browser::worker::Asked as Question;
use crate::browser::{canvas, clock, files, focus};
use crate::files::{file_name, pack_to_json, workbook_to_json};
use crate::framework::Pack;
use crate::report::Document;
use crate::ui::charts::pictures::{SavePictures, figure_of};
use crate::ui::documents::guarding::{Found, decide, decided_copy, find_suspects};
use crate::ui::plan::strategy::Strategy;
use crate::ui::state::packs;
use crate::ui::state::reactive::{IntoViews, empty_view, memo_text, reactive_view, show_when, spawn};
use crate::ui::state::store::{Store, use_store};
use crate::ui::widgets::fields::checked_field;
use crate::ui::widgets::parts::{Heading, named_action, section};
use crate::workbook::{Command, School, Workbook, day_to_iso};

/// A document's name and what it is for.
fn about(document: Document, pack: &Pack) -> (&'static str, &'static str) {
    let judged = pack.is_judged();
    match document {
        Document::PlanWord => (
            "Improvement plan (Word)",
            "Every target with its steps, costs and reviews, and anything that needs attention.",
        ),
        Document::EvidenceWord if judged => (
            "Evidence pages (Word)",
            "Every statement of this scheme with its judgement and your evidence, and your comments.",
        ),
        Document::EvidenceWord => (
            "Evidence pages (Word)",
            "Every statement with its ratings, exemplars as you marked them, and your evidence.",
        ),
        Document::GovernorsWord if judged => (
            "Strengths and areas for development (Word)",
            "Areas that are fully met, standards not met yet, changes, and progress with the plan.",
        ),
        Document::GovernorsWord => {
            ("Page for governors (Word)", "The chart, strengths, priorities, changes and five questions to ask.")
        }
        Document::StrategyWord => (
            "Inclusion strategy, draft (Word)",
            "Drafted from your plan for you to edit. It names what is still missing.",
        ),
        Document::VisitWord => {
            ("Visit checklist (Word)", "What to have ready, with boxes to tick, and the timetable of the visit.")
        }
        Document::SubmissionWord => (
            "Submission for quality assurance (Word)",
            "How much is met, and every statement with its judgement, notes and evidence.",
        ),
        Document::Workbook if judged => (
            "Judgements, evidence and plan (Excel)",
            "One sheet each, for all your schemes, with real numbers and dates.",
        ),
        Document::Workbook => {
            ("Ratings, gaps, evidence and plan (Excel)", "One sheet each, with real numbers and dates.")
        }
        Document::Table if judged => (
            "Judgements as a table (CSV)",
            "One row for each statement and round, for all your schemes. For use in other programs.",
        ),
        Document::Table => {
            ("Ratings as a table (CSV)", "One row for each statement and round. For use in other programs.")
        }
        Document::Calendar => {
            ("Reviews and due dates (calendar)", "Visits and deadlines too. Open it in your school’s calendar.")
        }
    }
}

/// A document that is about to be made, and what was found in it.
#[derive(Clone)]
struct Asked {
    document: Document,
    found: Vec<Found>,
}

/// The documents.
#[component]
pub fn Documents(pack: &'static Pack) -> impl IntoView {
    let store = use_store();
    let asked = RwSignal::new(None::<Asked>);
    let making = RwSignal::new(false);
    let ask = move |document: Document| {
        store.settle();
        let found = find_suspects(store);
        if found.is_empty() {
            make(store, pack, document, store.workbook.get_untracked(), making);
        } else {
            asked.set(Some(Asked { document, found }));
            focus::focus_soon("#guard");
        }
    };
    let guard = reactive_view(move || match asked.get() {
        None => empty_view(),
        Some(Asked { document, found }) => {
            let decided = found.clone();
            let go = move || {
                let Some(workbook) = decided_copy(store, &decided) else {
                    asked.set(None);
                    ask(document);
                    if asked.with_untracked(Option::is_some) {
                        store.say("The texts have changed since you checked them. Check them again.");
                    }
                    return;
                };
                asked.set(None);
                focus::focus("h1");
                make(store, pack, document, workbook, making);
            };
            let cancel = move || {
                asked.set(None);
                focus::focus("h1");
            };
            decide(pack, about(document, pack).0, &found, go, cancel)
        }
    });
    let state = show_when(move || making.get(), || view! { <p class="notice">"Making the document…"</p> }.into_any());
    let list = Document::ALL.into_iter().filter(|document| document.suits(pack)).map(|document| {
        let (name, what) = about(document, pack);
        view! {
            <li>
                <div><h2>{name}</h2><p class="muted">{what}</p></div>
                {named_action("Download", format!("Download: {name}"), move || ask(document))}
            </li>
        }
    });
    // Judgements are words: no line joins them.
    let pictures = (!pack.is_judged()).then(|| {
        let save = view! { <p class="button-row"><SavePictures pack areas=pack.areas.iter().collect() /></p> };
        section("pictures", "The chart as a picture", save.into_any())
    });
    view! {
        <Heading text="Documents" />
        <p class="page-guide">
            "Documents are made here in your browser, from this workbook as it is now. Each document is checked for details that could identify a child."
        </p>
        {guard}
        <div aria-live="polite">{state}</div>
        <ul class="plain-list documents-list">{list.into_views()}</ul>
        {pictures}
        {section("strategy", "The inclusion strategy", view! { <Strategy /> }.into_any())}
        {section("guarding", "What we check for", guarding(store))}
    }
}

/// What the guard looks for, and the size of group that the school sets.
fn guarding(store: Store) -> AnyView {
    let value = memo_text(move || {
        store.workbook.with(|workbook| workbook.school.smallest_group.unwrap_or(School::SMALLEST_GROUP)).to_string()
    });
    let keep = move |typed: &str| {
        let number = if typed.is_empty() { Ok(School::SMALLEST_GROUP) } else { typed.parse::<u32>() };
        let number =
            number.map_err(|_| "Enter a whole number. The number that was here before still counts.".to_owned())?;
        let school = store.workbook.with_untracked(|workbook| workbook.school.clone());
        let smallest_group = (number != School::SMALLEST_GROUP).then_some(number);
        if school.smallest_group != smallest_group {
            store.apply(Command::DescribeSchool(School { smallest_group, ..school }));
        }
        Ok(())
    };
    view! {
        <p>
            "Unique pupil numbers, NHS and National Insurance numbers, dates of birth, email addresses, telephone numbers, words that look like a child’s full name, and groups so small that someone could be recognised. No check finds everything: read a document before you share it."
        </p>
        {checked_field("smallest-group".to_owned(), "Point out groups smaller than".to_owned(), "text", value, keep)}
    }
    .into_any()
}

/// Makes a document and gives it to the browser.
fn make(store: Store, pack: &'static Pack, document: Document, workbook: Workbook, making: RwSignal<bool>) {
    if making.get_untracked() {
        return;
    }
    making.set(true);
    // Another page may be on screen by the time that it is made.
    let assessment = untrack(|| store.assessment()).unwrap_or_default();
    spawn(async move {
        let chart = if document == Document::GovernorsWord && !pack.is_judged() {
            let areas: Vec<_> = pack.areas.iter().collect();
            let figure = figure_of(store, pack, &areas);
            let make = |done: js_sys::Function| {
                let then = move |blob: web_sys::Blob| {
                    // There is nobody to tell but the promise itself.
                    let _ = done.call1(&wasm_bindgen::JsValue::NULL, &blob);
                };
                canvas::chart_png(figure.as_ref()?, then)
            };
            files::made(make).await.ok()
        } else {
            None
        };
        let today = clock::today();
        let asked = Question {
            document: document.id(),
            workbook: workbook_to_json(&workbook),
            packs: store
                .packs
                .all()
                .into_iter()
                .filter(|pack| !packs::is_shipped(&pack.reference()))
                .map(pack_to_json)
                .collect(),
            assessment,
            today: day_to_iso(today),
            chart,
        };
        let worker = store.memory.report_worker.get_value();
        let made = worker.make_report(asked).await;
        making.set(false);
        match made {
            Ok(bytes) => {
                let (name, _) = about(document, pack);
                let what = name.split(" (").next().unwrap_or(name);
                let name = file_name(&workbook.school.name, what, today, document.ending());
                files::download_bytes(&name, &bytes, document.media_type());
                store.say(format!("“{name}” is in your downloads."));
            }
            Err(why) => store.say(why),
        }
    });
}
