//! The guard: before a document leaves the page, what should perhaps not be in it is shown, to be kept, mended or blacked
//! out.

use std::collections::BTreeMap;
use std::sync::{PoisonError, RwLock};

use leptos::prelude::*;

use crate::framework::Pack;
use crate::guard::{Find, Kind, black_out, look};
use crate::ui::evidence::statement::title_of;
use crate::ui::plan::page::aim_of;
use crate::ui::state::packs;
use crate::ui::state::reactive::IntoViews;
use crate::ui::state::route::{Page, PlanOrder};
use crate::ui::state::store::use_store;
use crate::ui::widgets::parts::{action, count, primary};
use crate::workbook::{School, TextPlace, Workbook, names_somebody, visit_texts};

/// How much of the text around a find is shown, in characters.
const AROUND: usize = 40;

/// What was decided on texts since this page was opened, and whether it was to black them out: nobody is asked twice.
static DECIDED: RwLock<BTreeMap<String, bool>> = RwLock::new(BTreeMap::new());

/// Something that was found, and what is to become of it.
#[derive(Clone)]
pub struct Found {
    /// Which text, in the order that texts are visited in.
    text: usize,
    place: TextPlace,
    field: &'static str,
    kind: Kind,
    range: std::ops::Range<usize>,
    before: String,
    what: String,
    after: String,
    /// Whether it was decided on before.
    decided: bool,
    /// Whether it is to be blacked out.
    black: ArcRwSignal<bool>,
}

impl Found {
    /// The name of the decision: what was found, and what stands around it.
    fn key(&self, workbook: &str) -> String {
        [workbook, self.field, &self.before, &self.what, &self.after].join("\u{0}")
    }
}

/// Notes what was decided, for the next document.
pub fn remember(workbook: &Workbook, found: &[Found]) {
    let decisions = found.iter().map(|one| (one.key(&workbook.id), one.black.get_untracked()));
    DECIDED.write().unwrap_or_else(PoisonError::into_inner).extend(decisions);
}

/// Looks through every text that people wrote.
pub fn look_through(workbook: &Workbook) -> Vec<Found> {
    let smallest = workbook.school.smallest_group.unwrap_or(School::SMALLEST_GROUP);
    let decided = DECIDED.read().unwrap_or_else(PoisonError::into_inner);
    let mut copy = workbook.clone();
    let mut found = Vec::new();
    let mut at = 0;
    visit_texts(&mut copy, &mut |place, field, text| {
        let on_purpose = |kind: Kind| kind == Kind::Name && names_somebody(field);
        for Find { kind, range } in look(text, smallest).into_iter().filter(|find| !on_purpose(find.kind)) {
            let before: String = text.get(..range.start).unwrap_or_default().chars().rev().take(AROUND).collect();
            let after = text.get(range.end..).unwrap_or_default().chars().take(AROUND).collect();
            // A number that belongs to one child is never meant to leave; a name or a small group may be a slip of ours.
            let black = !matches!(kind, Kind::Name | Kind::SmallGroup);
            let mut one = Found {
                text: at,
                place: place.clone(),
                field,
                kind,
                before: before.chars().rev().collect(),
                what: text.get(range.clone()).unwrap_or_default().to_owned(),
                after,
                range,
                decided: false,
                black: ArcRwSignal::new(black),
            };
            if let Some(&black) = decided.get(&one.key(&workbook.id)) {
                one.decided = true;
                one.black.set(black);
            }
            found.push(one);
        }
        at += 1;
    });
    found
}

/// Whether looking through the workbook finds just this: undo, say, may have changed a text since.
pub fn is_still_so(workbook: &Workbook, found: &[Found]) -> bool {
    let again = look_through(workbook);
    let same = |(one, other): (&Found, &Found)| {
        one.text == other.text && one.range == other.range && one.kind == other.kind && one.what == other.what
    };
    again.len() == found.len() && again.iter().zip(found).all(same)
}

/// A copy of the workbook in which everything is blacked out that is to be.
pub fn blacked_out(workbook: &Workbook, found: &[Found]) -> Workbook {
    let mut copy = workbook.clone();
    let mut at = 0;
    visit_texts(&mut copy, &mut |_, _, text| {
        let of_this = found.iter().filter(|one| one.text == at && one.black.get_untracked());
        let finds: Vec<Find> = of_this.map(|one| Find { kind: one.kind, range: one.range.clone() }).collect();
        if !finds.is_empty() {
            *text = black_out(text, &finds);
        }
        at += 1;
    });
    copy
}

/// What was found, to be decided on.
pub fn decide(
    pack: &'static Pack,
    name: &'static str,
    found: &[Found],
    make: impl FnMut() + 'static,
    cancel: impl FnMut() + 'static,
) -> AnyView {
    let store = use_store();
    let blacks: Vec<ArcRwSignal<bool>> = found.iter().map(|one| one.black.clone()).collect();
    let all = blacks.clone();
    let black_all = move || all.iter().for_each(|black| black.set(true));
    let keep_all = move || blacks.iter().for_each(|black| black.set(false));
    let places = count(found.len(), "place", "places");
    let seen = found.iter().all(|one| one.decided);
    let heading = if seen {
        format!("“{name}”: {places} that you have checked")
    } else {
        format!("“{name}”: check {places} first")
    };
    let blacked = found.iter().filter(|one| one.black.get_untracked()).count();
    let before = format!("Your earlier decisions: {} kept, {blacked} redacted.", found.len() - blacked);
    let each = store.workbook.with_untracked(|workbook| {
        found.iter().enumerate().map(|(at, one)| one_found(pack, workbook, at, one)).into_views()
    });
    let look = view! {
        <p>
            "A document that you share shouldn’t let anyone recognise a child. Edit the text, keep it as it is, or redact it in this document. Redacting doesn’t change your own work."
        </p>
        <ol class="finds">{each}</ol>
        <p class="buttons">
            {action("Redact all", black_all)}
            {action("Keep all", keep_all)}
        </p>
    };
    let look = if seen {
        view! {
            <p>{before}</p>
            <details class="fold"><summary>"Check them again"</summary>{look}</details>
        }
        .into_any()
    } else {
        look.into_any()
    };
    view! {
        <section class="card guard" id="guard" tabindex="-1" aria-labelledby="guard-title">
            <h2 id="guard-title">{heading}</h2>
            {look}
            <p class="buttons">
                {primary("Download the document", make)}
                {action("Cancel", cancel)}
            </p>
        </section>
    }
    .into_any()
}

fn one_found(pack: &'static Pack, workbook: &Workbook, at: usize, one: &Found) -> AnyView {
    let (place, page) = place_in_words(pack, workbook, &one.place);
    let store = use_store();
    let href = match &one.place {
        TextPlace::Statement(assessment, ..)
        | TextPlace::Aspect(assessment, ..)
        | TextPlace::Visit(assessment, _)
        | TextPlace::Submission(assessment, _)
        | TextPlace::Opinion(assessment, ..) => page.href(&store.desk_of(*assessment)),
        _ => page.href(&store.desk()),
    };
    let name = format!("find-{at}");
    let choice = |words: &'static str, is: bool| {
        let (black, choose) = (one.black.clone(), one.black.clone());
        view! {
            <label class="choice">
                <input type="radio" name=name.clone() prop:checked=move || black.get() == is on:change=move |_| choose.set(is) />
                {words}
            </label>
        }
    };
    view! {
        <li>
            <fieldset class="choices">
                <legend><b>{first_large(one.kind.words())}</b>{format!(" in {place}, {}", one.field)}</legend>
                <p class="found">{one.before.clone()}<mark>{one.what.clone()}</mark>{one.after.clone()}</p>
                <p class="soft small">{one.kind.why()}" "<a href=href>"Edit the text"</a></p>
                {choice("Keep", false)}
                {choice("Redact", true)}
            </fieldset>
        </li>
    }
    .into_any()
}

fn first_large(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// Where a text stands, in words, and the page on which it is mended.
fn place_in_words(pack: &'static Pack, workbook: &Workbook, place: &TextPlace) -> (String, Page) {
    match place {
        TextPlace::Item(id) => {
            let title = workbook.evidence.iter().find(|item| &item.id == id).map(|item| title_of(&item.title));
            (format!("evidence “{}”", title.unwrap_or_default()), Page::Item(id.clone()))
        }
        TextPlace::Aspect(assessment, round, id) => {
            let pack = pack_of(pack, workbook, *assessment);
            let area = pack.areas.iter().find(|area| area.aspects.iter().any(|aspect| &aspect.id == id));
            let title = area.and_then(|area| area.aspects.iter().find(|aspect| &aspect.id == id));
            let title = title.map_or(id.as_str(), |aspect| aspect.title.as_str());
            let page = Page::Rate(area.map(|area| area.id.clone()).unwrap_or_default());
            (format!("the comment on “{title}” of round {}", round + 1), page)
        }
        TextPlace::Visit(_, round) => (format!("the visit of round {}", round + 1), Page::Visit),
        TextPlace::Opinion(assessment, round, id) => {
            let found = pack_of(pack, workbook, *assessment).statement(id);
            let number = found.map_or(id.0.as_str(), |found| found.number.as_str());
            (format!("second opinions on {number} in round {}", round + 1), Page::Moderation)
        }
        TextPlace::Statement(assessment, round, id) => {
            let found = pack_of(pack, workbook, *assessment);
            let found = found.statements().find(|(_, one)| &one.id == id);
            let number = found.map_or(id.0.as_str(), |(_, one)| one.number.as_str());
            let area = found.map(|(area, _)| area.id.clone()).unwrap_or_default();
            (format!("statement {number} of round {}", round + 1), Page::Evidence(area))
        }
        TextPlace::Target(id) => {
            let aim = workbook.plan.targets.iter().find(|target| &target.id == id).map(aim_of);
            (format!("target “{}”", aim.unwrap_or_default()), Page::Target(id.clone()))
        }
        TextPlace::Plan => ("the strategy".to_owned(), Page::Plan(PlanOrder::Targets)),
        TextPlace::Submission(_, round) => (format!("the submission of round {}", round + 1), Page::Submission),
        TextPlace::School => ("the school’s roles".to_owned(), Page::School),
    }
}

/// The pack of an assessment, if this page knows it; else the one that is shown.
fn pack_of(shown: &'static Pack, workbook: &Workbook, assessment: usize) -> &'static Pack {
    workbook.assessments.get(assessment).and_then(|found| packs::find(&found.pack)).unwrap_or(shown)
}
