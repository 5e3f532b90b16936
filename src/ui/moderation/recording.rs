//! Recording an opinion: by whom, as what change, and what waits until somebody has said who it is.

use std::cell::RefCell;

use leptos::prelude::*;

use crate::browser::clock;
use crate::framework::{Pack, Score, StatementId};
use crate::ui::live::{flag, text};
use crate::ui::store::Store;
use crate::workbook::{Command, Opinion, Round, RoundPlace, Voice, Workbook};

/// The id of the field for who is recording.
pub(super) const WHO: &str = "who-records";
const FAULT: &str = "Say first who is recording. What you chose or wrote waits, and is recorded then.";

thread_local! {
    /// Who recorded last on this page: remembered from page to page, and kept nowhere.
    static RECORDER: RefCell<String> = const { RefCell::new(String::new()) };
}

/// A part of an opinion.
#[derive(Clone)]
pub(super) enum Said {
    Score(Option<Score>),
    Reason(String),
}

/// What somebody chose or wrote before saying who they are.
struct Waiting {
    statement: StatementId,
    voice: Voice,
    said: Said,
}

/// What the parts of the page share.
#[derive(Clone, Copy)]
pub(super) struct Recording {
    pub(super) store: Store,
    pub(super) pack: &'static Pack,
    pub(super) place: RoundPlace,
    who: RwSignal<String>,
    /// Whether something waits for a name.
    pub(super) nameless: RwSignal<bool>,
    waiting: StoredValue<Vec<Waiting>>,
}

fn round_at(workbook: &Workbook, place: RoundPlace) -> Option<&Round> {
    workbook.assessments.get(place.assessment)?.rounds.get(place.round)
}

/// The change that records something. What one person says on one day is one opinion; anything else is added after it, so
/// that all that was said before stays.
fn recorded(
    workbook: &Workbook,
    place: RoundPlace,
    (statement, voice): (&StatementId, Voice),
    by: &str,
    said: Said,
) -> Option<Command> {
    let opinions = &round_at(workbook, place)?.opinions;
    let at = opinions.iter().rposition(|one| &one.statement == statement && one.voice == voice);
    let before = at.and_then(|at| opinions.get(at));
    let today = Some(clock::today());
    let mut opinion = before.cloned().unwrap_or_default();
    match said {
        Said::Score(score) => opinion.score = score,
        Said::Reason(reason) => opinion.reason = reason,
    }
    let blank = Opinion::default();
    let was = before.unwrap_or(&blank);
    if opinion.score == was.score && opinion.reason == was.reason {
        return None;
    }
    match (at, before) {
        (Some(at), Some(before)) if before.by == by && before.on == today => {
            Some(Command::ChangeOpinion { place, at, opinion })
        }
        _ => {
            let (statement, by) = (statement.clone(), by.to_owned());
            let opinion = Opinion { statement, voice, by, on: today, unknown: Default::default(), ..opinion };
            Some(Command::AddOpinion { place, opinion })
        }
    }
}

impl Recording {
    /// Of the current round of the pack that is shown.
    pub(super) fn new(store: Store, pack: &'static Pack, place: RoundPlace) -> Recording {
        Recording {
            store,
            pack,
            place,
            who: RwSignal::new(RECORDER.with_borrow(Clone::clone)),
            nameless: RwSignal::new(false),
            waiting: StoredValue::new(Vec::new()),
        }
    }

    /// Reads the round, and again whenever the workbook changes.
    pub(super) fn read<T>(self, read: impl FnOnce(&Round) -> T) -> Option<T> {
        self.store.workbook.with(|workbook| round_at(workbook, self.place).map(read))
    }

    /// Records something, or keeps it until somebody has said who it is. Whether it is recorded.
    pub(super) fn record(self, field: &str, statement: &StatementId, voice: Voice, said: Said) -> bool {
        let by = self.who.get_untracked();
        if by.is_empty() {
            self.wait(Waiting { statement: statement.clone(), voice, said });
            return false;
        }
        let (place, statement) = (self.place, statement.clone());
        match said {
            Said::Score(_) => {
                self.store.settle();
                let made = |workbook: &Workbook| recorded(workbook, place, (&statement, voice), &by, said);
                if let Some(command) = self.store.workbook.with_untracked(made) {
                    self.store.apply(command);
                }
            }
            Said::Reason(_) => {
                self.store.type_in(field, move |workbook| recorded(workbook, place, (&statement, voice), &by, said))
            }
        }
        true
    }

    fn wait(self, one: Waiting) {
        self.waiting.update_value(|waiting| {
            let same = |other: &Waiting| {
                let kind = std::mem::discriminant(&other.said) == std::mem::discriminant(&one.said);
                kind && other.statement == one.statement && other.voice == one.voice
            };
            waiting.retain(|other| !same(other));
            waiting.push(one);
        });
        self.nameless.set(true);
    }

    /// Records what waited for a name.
    fn named(self) {
        if self.who.with_untracked(String::is_empty) {
            return;
        }
        self.nameless.set(false);
        let mut waited = Vec::new();
        self.waiting.update_value(|waiting| waited = std::mem::take(waiting));
        for Waiting { statement, voice, said } in &waited {
            self.record("waited", statement, *voice, said.clone());
            self.store.settle();
        }
        if !waited.is_empty() {
            self.store.say("What waited for a name is recorded.");
        }
    }
}

/// Who is recording.
pub(super) fn who_field(recording: Recording) -> AnyView {
    let Recording { who, nameless, .. } = recording;
    let typed = move |event: web_sys::Event| {
        let name = event_target_value(&event).trim().to_owned();
        RECORDER.set(name.clone());
        who.set(name);
    };
    let first = who.get_untracked();
    view! {
        <p class="field">
            <label for=WHO>"Who is recording"</label>
            <span class="soft" id="who-records-hint">"A name or a role, such as “Adviser for inclusion”. It stands beside all that you record here."</span>
            <input
                id=WHO
                type="text"
                autocomplete="off"
                aria-describedby="who-records-hint who-records-fault"
                aria-invalid=flag(move || nameless.get().then_some("true"))
                prop:value=first
                on:input=typed
                on:change=move |_| recording.named()
            />
            <span class="fault" id="who-records-fault">{text(move || if nameless.get() { FAULT.to_owned() } else { String::new() })}</span>
        </p>
    }
    .into_any()
}
