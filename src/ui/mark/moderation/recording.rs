//! Recording an opinion: by whom, and as what change.

use leptos::prelude::*;

use crate::browser::clock;
use crate::framework::{Pack, StatementId};
use crate::session::{Recorded, Recorder};
use crate::ui::state::reactive::{reactive_attr, reactive_text};
use crate::ui::state::store::Store;
use crate::workbook::{Command, Round, RoundPlace, Voice, Workbook};

/// The id of the field for who is recording.
pub(super) const WHO: &str = "who-records";
const FAULT: &str = "Enter who is recording. Until then, what you choose or write has no name beside it.";

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

impl Recording {
    /// Of the current round of the pack that is shown.
    pub(super) fn new(store: Store, pack: &'static Pack, place: RoundPlace) -> Recording {
        let nobody = Recorder { place, name: String::new(), today: clock::today() };
        Recording {
            store,
            pack,
            place,
            who: RwSignal::new(store.memory.recorder.get_value()),
            nameless: Memo::new(move |_| store.workbook.with(|workbook| !nobody.nameless(workbook).is_empty())),
        }
    }

    /// Whoever records now.
    fn recorder(self) -> Recorder {
        Recorder { place: self.place, name: self.who.get_untracked(), today: clock::today() }
    }

    /// Reads the round, and again whenever the workbook changes.
    pub(super) fn read<T>(self, read: impl FnOnce(&Round) -> T) -> Option<T> {
        let RoundPlace { assessment, round } = self.place;
        self.store.workbook.with(|workbook| workbook.assessments.get(assessment)?.rounds.get(round).map(read))
    }

    /// Records something. Returns whether it is known who does: without a name it is recorded all the same.
    pub(super) fn record(self, field: &str, statement: &StatementId, voice: Voice, recorded: Recorded) -> bool {
        let recorder = self.recorder();
        let named = !recorder.name.is_empty();
        let is_typed = matches!(recorded, Recorded::Reason(_));
        let statement = statement.clone();
        let made = move |workbook: &Workbook| recorder.record(workbook, &statement, voice, recorded);
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
        let recorder = self.recorder();
        if let Some(changes) = self.store.workbook.with_untracked(|workbook| recorder.take_over(workbook, statement)) {
            self.store.apply(Command::Together(changes));
        }
    }

    /// Whether nobody has said who is recording.
    pub(super) fn is_nobody(self) -> bool {
        self.who.with_untracked(String::is_empty)
    }

    /// Puts the name to what was recorded without one.
    fn named(self) {
        self.store.settle();
        let recorder = self.recorder();
        let changes = self.store.workbook.with_untracked(|workbook| recorder.put_name(workbook));
        if !changes.is_empty() {
            self.store.apply(Command::Together(changes));
            self.store.say("The name is now beside what you recorded.");
        }
    }
}

/// Who is recording.
pub(super) fn who_field(recording: Recording) -> AnyView {
    let Recording { store, who, nameless, .. } = recording;
    let typed = move |event: web_sys::Event| {
        let name = event_target_value(&event).trim().to_owned();
        store.memory.recorder.set_value(name.clone());
        who.set(name);
    };
    let first = who.get_untracked();
    view! {
        <p class="field">
            <label for=WHO>"Who is recording"</label>
            <span class="muted" id="who-records-hint">"A name or a role, such as “Adviser for inclusion”. It appears beside everything you record here."</span>
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
