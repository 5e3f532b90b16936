//! Opening a file: chosen, or dropped on the page. What is open is never replaced without asking.

use leptos::prelude::*;

use crate::analysis::Progress;
use crate::browser::storage::Name;
use crate::browser::{clock, files, focus, ids, location};
use crate::files::{Draft, LARGEST_FILE, Opened, Refusal, not_known, read_workbook};
use crate::session::{Comparison, Reading, Version, copy_name};
use crate::ui::state::keeping::read_texts;
use crate::ui::state::packs::KnownPacks;
use crate::ui::state::reactive::{IntoViews, empty_view, reactive_view, run_effect, spawn};
use crate::ui::state::route::{Desk, Page};

use crate::ui::state::store::{EXAMPLE, Store, use_store};
use crate::ui::widgets::dialog::Dialog;
use crate::ui::widgets::fetched::fetched_page;
use crate::ui::widgets::parts::{action, count, primary};
use crate::workbook::Workbook;

/// What opening a file has come to.
#[derive(Clone, Debug, PartialEq)]
pub enum Opening {
    /// Nothing is being opened.
    Idle,
    /// The file can't be opened: its name, and why.
    Refused(String, String),
    /// There is another version of the workbook here: what to do is the user's to say.
    Ask(Box<Opened>, Box<Version<Draft>>),
    /// It is a pack: its name, and its bytes.
    Pack(String, Vec<u8>),
}

/// What is said instead of closing a workbook that would be lost.
pub const UNKEPT: &str = "The workbook that is open has changes that are not kept anywhere yet. Download it first, with \
                          the button above.";

/// Opening files, shared by every page.
#[derive(Clone, Copy)]
pub struct Opener {
    store: Store,
    /// What opening has come to.
    pub opening: RwSignal<Opening>,
}

impl Opener {
    /// Nothing is being opened.
    pub fn new(store: Store) -> Opener {
        Opener { store, opening: RwSignal::new(Opening::Idle) }
    }

    /// Opens a file.
    pub fn open(self, file: web_sys::File) {
        spawn(async move {
            let name = file.name();
            let mut pack = None;
            let opened = if self.store.would_lose() {
                Err(UNKEPT.to_owned())
            } else if file.size() > LARGEST_FILE as f64 {
                Err(Refusal::TooLarge { bytes: file.size() as u64 }.to_string())
            } else {
                match files::bytes(&file).await {
                    Ok(bytes) => read_workbook(&bytes).map_err(|refusal| {
                        if refusal == Refusal::IsAPack {
                            pack = Some(bytes);
                        }
                        refusal.to_string()
                    }),
                    Err(words) => Err(format!("The browser couldn’t read the file ({words}). Choose it again.")),
                }
            };
            match opened {
                Ok(opened) => self.opened(opened),
                Err(_) if pack.is_some() => self.opening.set(Opening::Pack(name, pack.unwrap_or_default())),
                Err(why) => {
                    self.opening.set(Opening::Refused(name, why));
                    focus::set_page_title("Error: the file can’t be opened");
                }
            }
        });
    }

    fn opened(self, mut opened: Opened) {
        let id = &opened.workbook.id;
        let sound = !id.is_empty() && id.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
        if !sound || id == EXAMPLE {
            // A file without a name that addresses can hold, or the example: it becomes a workbook of its own here.
            opened.workbook.id = ids::new_id();
        }
        self.store.keep_now();
        let texts = Name::draft(&opened.workbook.id).read().unwrap_or_default();
        match read_texts(texts).0 {
            Reading::Nothing => self.take_in(opened, None),
            Reading::Unreadable(_) => {
                // This page can't read that draft, perhaps because it is newer. It stays, and the file is another workbook.
                opened.workbook.id = ids::new_id();
                self.take_in(opened, None);
            }
            Reading::Version(version) if version.document.workbook == opened.workbook => {
                let page = resume(self.store.packs, &opened.workbook);
                self.opening.set(Opening::Idle);
                self.store.visit(&opened.workbook.id);
                self.store.say("The file and the draft in this browser are the same. The draft is open.");
                location::go(&page);
            }
            Reading::Version(version) => self.opening.set(Opening::Ask(Box::new(opened), version)),
        }
    }

    /// Opens a file's workbook in place of `over`, a version of it that is here.
    fn take_in(self, opened: Opened, over: Option<&Version<Draft>>) {
        let page = resume(self.store.packs, &opened.workbook);
        self.opening.set(Opening::Idle);
        let name = opened.workbook.school.name.clone();
        self.store.take_in(opened.workbook, opened.problems, true, over);
        self.store.say(format!("“{name}” is open."));
        location::go(&page);
    }
}

/// The address of the page where work goes on: that of its pack, or where a workbook's packs stand side by side.
pub fn resume(packs: KnownPacks, workbook: &Workbook) -> String {
    match workbook.assessments.as_slice() {
        [_] => resume_at(packs, workbook, 0),
        _ => Page::Desk.href(&workbook.id),
    }
}

/// The address of the page where work with the pack at this place goes on: the first area with something to rate, else the
/// overview.
pub fn resume_at(packs: KnownPacks, workbook: &Workbook, at: usize) -> String {
    let desk = Desk::name(&workbook.id, (workbook.assessments.len() > 1).then_some(at));
    let assessment = workbook.assessments.get(at);
    let found = assessment.and_then(|one| packs.find(&one.pack).zip(one.current()));
    let page = found.map_or(Page::Desk, |(pack, round)| {
        let open = pack.areas.iter().find(|area| {
            let progress = Progress::in_round(pack, &area.statements, round);
            progress.rated < progress.total
        });
        open.map_or(Page::Overview, |area| Page::Rate(area.id.clone()))
    });
    page.href(&desk)
}

/// What opening a file asks or says, wherever the user is.
#[component]
pub fn OpeningSays() -> impl IntoView {
    let opener = expect_context::<Opener>();
    let close = move || opener.opening.set(Opening::Idle);
    reactive_view(move || match opener.opening.get() {
        Opening::Idle => empty_view(),
        Opening::Refused(name, why) => view! { <Refused name why close /> }.into_any(),
        Opening::Ask(opened, version) => fetched_page(move |later| (later.ask)(opened.clone(), version.clone())),
        Opening::Pack(name, bytes) => fetched_page(move |later| (later.open_pack)(&name, &bytes)),
    })
}

#[component]
fn Refused(name: String, why: String, close: impl Fn() + Copy + 'static) -> impl IntoView {
    run_effect(|| focus::focus("#refused"));
    view! {
        <div class="trouble" role="alert" id="refused" tabindex="-1">
            <h2>{format!("“{name}” can’t be opened")}</h2>
            <p>{why}</p>
            <p>"Nothing here has changed."</p>
            <p class="button-row">
                <FileButton text="Choose another file" />
                {action("Close this message", move || { close(); focus::retitle();
                    focus::focus("h1"); })}
            </p>
        </div>
    }
}

/// What is asked when a file is another version of a draft that is here.
#[component]
pub fn Ask(opened: Box<Opened>, version: Box<Version<Draft>>) -> impl IntoView {
    let draft = version.document.clone();
    let opener = expect_context::<Opener>();
    let close = move || opener.opening.set(Opening::Idle);
    let id = draft.workbook.id.clone();
    let changed = clock::moment_in_words(draft.changed_at);
    let differs = differences(&draft.workbook, &opened.workbook).map(|words| view! { <p class="tabular">{words}</p> });
    let unsaved = draft.saved_to_file.as_ref().is_none_or(|saved| saved.revision != draft.revision);
    let copy = {
        let opened = opened.clone();
        move || {
            let mut opened = (*opened).clone();
            opened.workbook.id = ids::new_id();
            opened.workbook.school.name = copy_name(&opened.workbook.school.name);
            opener.take_in(opened, None);
        }
    };
    let replace = {
        let opened = opened.clone();
        move || {
            opener.take_in((*opened).clone(), Some(&version));
        }
    };
    let keep = move || {
        close();
        opener.store.visit(&id);
        location::go(&resume(opener.store.packs, &draft.workbook));
    };
    view! {
        <Dialog title="This workbook is already here" on_close=close>
            <p>
                {format!("This browser has a draft of “{}”, last changed {changed}. The file is a different version.", opened.workbook.school.name)}
            </p>
            {differs}
            {unsaved.then(|| view! { <p>"The draft has changes that aren’t in any file."</p> })}
            <p class="button-row button-row-stacked">
                {primary("Open the file as a copy, keep both", copy)}
                {action("Replace the draft with the file", replace)}
                {action("Keep the draft, leave the file", keep)}
            </p>
        </Dialog>
    }
}

/// What a school asks first of a file that comes back: what others said in it, and whether its own ratings are the same.
fn differences(here: &Workbook, file: &Workbook) -> Option<String> {
    let Comparison { opinions, ratings } = Comparison::of(here, file);
    let said = (opinions > 0)
        .then(|| format!("{} that the draft does not have", count(opinions, "second opinion", "second opinions")));
    let rated = (ratings > 0).then(|| format!("another rating of {}", count(ratings, "statement", "statements")));
    let words: Vec<String> = [said, rated].into_iter().flatten().collect();
    (!words.is_empty()).then(|| format!("The file has {}.", words.join(", and ")))
}

/// A button that opens the dialog for choosing a file.
#[component]
pub fn FileButton(text: &'static str) -> impl IntoView {
    let opener = expect_context::<Opener>();
    let chosen = move |event: web_sys::Event| {
        let input: web_sys::HtmlInputElement = event_target(&event);
        if let Some(file) = files::take(&input) {
            opener.open(file);
        }
    };
    view! {
        <label class="button button-file">
            {text}
            <input type="file" accept=".json,application/json" on:change=chosen />
        </label>
    }
}

/// What opening repaired or ignored in the open workbook, and what of it can't be shown, until it is read.
#[component]
pub fn Repairs() -> impl IntoView {
    let store = use_store();
    reactive_view(move || {
        store.packs_turn.track();
        if store.messages.repairs_read.get() {
            return empty_view();
        }
        let mut problems = store.messages.problems.get();
        problems.extend(store.workbook.with_untracked(|workbook| not_known(workbook, &store.packs.all())));
        if problems.is_empty() {
            return empty_view();
        }
        let heading =
            format!("{} in this workbook could not be used as written", count(problems.len(), "thing", "things"));
        view! {
            <section class="notice screen-only" aria-labelledby="repairs">
                <h2 id="repairs">{heading}</h2>
                <p>"Everything else is here. The file itself hasn’t changed."</p>
                <ul>
                    {problems
                        .into_iter()
                        .map(|problem| view! { <li><code>{problem.at}</code>": "{problem.what}</li> })
                        .into_views()}
                </ul>
                <p class="button-row">
                    {action("I have read this", move || { store.messages.repairs_read.set(true); focus::focus("h1"); })}
                </p>
            </section>
        }
        .into_any()
    })
}
