//! Recording an opinion: by whom, and as what change.

use std::cell::RefCell;

use jiff::civil::Date;
use leptos::prelude::*;

use crate::browser::clock;
use crate::framework::{Pack, Score, StatementId};
use crate::ui::state::reactive::{reactive_attr, reactive_text};
use crate::ui::state::store::Store;
use crate::workbook::{Command, Lane, Opinion, Round, RoundPlace, Voice, Workbook};

/// The id of the field for who is recording.
pub(super) const WHO: &str = "who-records";
const FAULT: &str = "Enter who is recording. Until then, what you choose or write has no name beside it.";

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

/// What the parts of the page share.
#[derive(Clone, Copy)]
pub(super) struct Recording {
    pub(super) store: Store,
    pub(super) pack: &'static Pack,
    pub(super) place: RoundPlace,
    who: RwSignal<String>,
    /// Whether something is recorded without a name today.
    nameless: Memo<bool>,
}

fn round_at(workbook: &Workbook, place: RoundPlace) -> Option<&Round> {
    workbook.assessments.get(place.assessment)?.rounds.get(place.round)
}

/// The positions of the opinions that were recorded without a name on this day.
fn nameless(workbook: &Workbook, place: RoundPlace, today: Date) -> Vec<usize> {
    let opinions = round_at(workbook, place).map(|round| round.opinions.as_slice()).unwrap_or_default();
    let is_nameless = |one: &Opinion| one.by.trim().is_empty() && one.on == Some(today);
    opinions.iter().enumerate().filter(|(_, one)| is_nameless(one)).map(|(at, _)| at).collect()
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
        (Some(at), Some(before)) if before.by == by && before.on == today && before.taken_over_on.is_none() => {
            Some(Command::ChangeOpinion { place, at, opinion })
        }
        _ => {
            let (statement, by) = (statement.clone(), by.to_owned());
            let Opinion { score, reason, .. } = opinion;
            let opinion = Opinion { statement, voice, score, reason, by, on: today, ..Opinion::default() };
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
            nameless: Memo::new(move |_| {
                store.workbook.with(|workbook| !nameless(workbook, place, clock::today()).is_empty())
            }),
        }
    }

    /// Reads the round, and again whenever the workbook changes.
    pub(super) fn read<T>(self, read: impl FnOnce(&Round) -> T) -> Option<T> {
        self.store.workbook.with(|workbook| round_at(workbook, self.place).map(read))
    }

    /// Records something. Whether it is known who does: what nobody has put a name to is recorded all the same.
    pub(super) fn record(self, field: &str, statement: &StatementId, voice: Voice, said: Said) -> bool {
        let by = self.who.get_untracked();
        let named = !by.is_empty();
        let is_typed = matches!(said, Said::Reason(_));
        let (place, statement) = (self.place, statement.clone());
        let made = move |workbook: &Workbook| recorded(workbook, place, (&statement, voice), &by, said);
        if is_typed {
            self.store.type_in(field, made);
        } else {
            self.store.settle();
            if let Some(command) = self.store.workbook.with_untracked(made) {
                self.store.apply(command);
            }
        }
        named
    }

    /// Makes what is agreed of a statement the school's own rating. What it was stays beside what is agreed.
    pub(super) fn take_over(self, statement: &StatementId) {
        self.store.settle();
        let place = self.place;
        let changes = self.store.workbook.with_untracked(|workbook| {
            let round = round_at(workbook, place)?;
            let of = |one: &Opinion| &one.statement == statement && one.voice == Voice::Agreed;
            let at = round.opinions.iter().rposition(of)?;
            let agreed = round.opinions.get(at)?;
            let opinion = Opinion {
                taken_over_on: Some(clock::today()),
                in_place_of: round.own_score(statement),
                ..agreed.clone()
            };
            let rate = Command::Rate { place, statement: statement.clone(), lane: Lane::Now, score: agreed.score };
            Some(vec![rate, Command::ChangeOpinion { place, at, opinion }])
        });
        if let Some(changes) = changes {
            self.store.apply(Command::Together(changes));
        }
    }

    /// Whether nobody has said who is recording.
    pub(super) fn is_nobody(self) -> bool {
        self.who.with_untracked(String::is_empty)
    }

    /// Puts the name to what was recorded without one.
    fn named(self) {
        if self.is_nobody() {
            return;
        }
        self.store.settle();
        let (place, by) = (self.place, self.who.get_untracked());
        let changes: Vec<Command> = self.store.workbook.with_untracked(|workbook| {
            let opinion = |at: usize| round_at(workbook, place)?.opinions.get(at).cloned();
            let found = nameless(workbook, place, clock::today()).into_iter();
            let found = found.filter_map(|at| Some((at, Opinion { by: by.clone(), ..opinion(at)? })));
            found.map(|(at, opinion)| Command::ChangeOpinion { place, at, opinion }).collect()
        });
        if !changes.is_empty() {
            self.store.apply(Command::Together(changes));
            self.store.say("The name is now beside what you recorded.");
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
            <span class="soft" id="who-records-hint">"A name or a role, such as “Adviser for inclusion”. It appears beside everything you record here."</span>
            <input
                id=WHO
                type="text"
                autocomplete="off"
                aria-describedby="who-records-hint who-records-fault"
                aria-invalid=reactive_attr(move || nameless.get().then_some("true"))
                prop:value=first
                on:input=typed
                on:change=move |_| recording.named()
            />
            <span class="fault" id="who-records-fault">{reactive_text(move || if nameless.get() { FAULT.to_owned() } else { String::new() })}</span>
        </p>
    }
    .into_any()
}
