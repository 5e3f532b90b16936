//! The state that every page shares: the open workbook, its history, and how it is kept.

use leptos::prelude::*;

use crate::browser::clock;
use crate::browser::worker::ReportWorker;
use crate::files::{Draft, Opened, Problem, read_workbook};
use crate::framework::{EXAMPLE_TO_RATE, Pack, Score, Statement, StatementId};
use crate::session::{Decisions, Event};
use crate::ui::state::changes::Changes;
use crate::ui::state::kept::Kept;
use crate::ui::state::messages::Messages;
use crate::ui::state::packs::KnownPacks;
use crate::ui::state::route::Desk;
use crate::workbook::{Lane, Round, RoundPlace, Workbook};

/// The id of the example, which is never kept.
pub const EXAMPLE: &str = "example";

/// What the pages are about: one pack of the workbook.
#[derive(Clone, Copy)]
struct Current {
    /// The place of its assessment among the workbook's.
    assessment: usize,
    pack: &'static Pack,
}

impl Current {
    /// The pack that the address names by its place, or the first that this page knows.
    fn of(packs: KnownPacks, workbook: &Workbook, chosen: Option<usize>) -> Option<Current> {
        let known = |assessment: usize| {
            let pack = packs.find(&workbook.assessments.get(assessment)?.pack)?;
            Some(Current { assessment, pack })
        };
        match chosen {
            Some(place) => known(place),
            None => (0..workbook.assessments.len()).find_map(known),
        }
    }
}

impl PartialEq for Current {
    /// Packs are compared by where they lie: one that is learnt again is another.
    fn eq(&self, other: &Current) -> bool {
        self.assessment == other.assessment && std::ptr::eq(self.pack, other.pack)
    }
}

/// What the browser tells this page about its surroundings. A handle: copies of it are the same signals.
#[derive(Clone, Copy)]
pub struct Surroundings {
    /// Counts changes of the storage by other tabs.
    pub storage: RwSignal<u64>,
    /// Counts changes of colours: a switch to dark, to forced colours, to another contrast.
    pub colours: RwSignal<u64>,
    /// Whether the page is being printed.
    pub printing: RwSignal<bool>,
}

/// What this page remembers until it is closed, and keeps nowhere. A handle: copies of it are the same memory.
#[derive(Clone, Copy)]
pub struct Memory {
    /// Drafts that were deleted and can be brought back, last first.
    pub deleted: RwSignal<Vec<Draft>>,
    /// The user's decisions on texts that should perhaps not leave the school.
    pub decisions: StoredValue<Decisions>,
    /// The name of whoever recorded an opinion last.
    pub recorder: StoredValue<String>,
    /// The worker that makes documents.
    pub report_worker: StoredValue<ReportWorker, LocalStorage>,
}

/// How far fetching the later pages has come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Fetching {
    /// Nobody has asked for them.
    #[default]
    NotYet,
    /// They are on their way.
    UnderWay,
    /// They are here.
    Here,
    /// They could not be fetched.
    Failed,
}

/// Fetches the later pages for a store.
pub type Fetch = Box<dyn Fn(Store) + Send + Sync>;

/// The shared state. A handle: copies of it are the same state.
#[derive(Clone, Copy)]
pub struct Store {
    /// The open workbook. It changes by commands, undo and redo alone.
    pub workbook: RwSignal<Workbook>,
    /// Its changes so far.
    pub changes: Changes,
    /// How it is kept in the browser.
    pub kept: Kept,
    /// The statement and lane that were picked or focused last.
    pub picked: RwSignal<Option<(StatementId, Lane)>>,
    /// Which of the workbook's packs the address names, by its place.
    pub chosen: RwSignal<Option<usize>>,
    current: Memo<Option<Current>>,
    /// What is said to the user.
    pub messages: Messages,
    /// What the page remembers until it is closed.
    pub memory: Memory,
    /// The packs that this page knows.
    pub packs: KnownPacks,
    /// Counts changes of what packs are known.
    pub packs_turn: RwSignal<u32>,
    /// What goes on around the page.
    pub surroundings: Surroundings,
    /// How far the pages have come that are fetched when they are first looked at.
    pub fetching: RwSignal<Fetching>,
    /// Fetches them, again if they did not come before.
    fetch: StoredValue<Fetch>,
    /// The whole text of the example, when they are here.
    pub whole_example: StoredValue<&'static str>,
}

/// Reaches the shared state from any component.
pub fn use_store() -> Store {
    expect_context::<Store>()
}

impl Store {
    /// No workbook is open.
    pub fn new(tab: String, packs: KnownPacks, fetch: Fetch) -> Store {
        let workbook = RwSignal::<Workbook>::default();
        let (chosen, packs_turn) = (RwSignal::default(), RwSignal::default());
        Store {
            workbook,
            changes: Changes::new(),
            kept: Kept::new(tab),
            picked: RwSignal::default(),
            chosen,
            current: Memo::new(move |_| {
                packs_turn.track();
                workbook.with(|workbook| Current::of(packs, workbook, chosen.get()))
            }),
            messages: Messages::new(),
            memory: Memory {
                deleted: RwSignal::default(),
                decisions: StoredValue::default(),
                recorder: StoredValue::default(),
                report_worker: StoredValue::new_local(ReportWorker::default()),
            },
            packs,
            packs_turn,
            surroundings: Surroundings {
                storage: RwSignal::default(),
                colours: RwSignal::default(),
                printing: RwSignal::default(),
            },
            fetching: RwSignal::default(),
            fetch: StoredValue::new(fetch),
            whole_example: StoredValue::default(),
        }
    }

    /// The open workbook and its pack as addresses name them. Not tracked: with another, the pages are made anew.
    pub fn desk(self) -> String {
        Desk::name(&self.id(), self.chosen.get_untracked())
    }

    /// The same, of another of its packs: the one at this place.
    pub fn desk_of(self, assessment: usize) -> String {
        Desk::name(&self.id(), Some(assessment))
    }

    /// The id of the open workbook; empty if none is. Not tracked: with another id, the pages are made anew.
    pub fn id(self) -> String {
        self.workbook.with_untracked(|workbook| workbook.id.clone())
    }

    /// Shows a workbook in place of the open one. Returns whether something in its text could not be read.
    pub fn show(self, draft: Draft, mut problems: Vec<Problem>) -> bool {
        let example = draft.workbook.id == EXAMPLE;
        self.changes.forget();
        self.picked.set(None);
        self.kept.saved_to_file.set(draft.saved_to_file);
        self.kept.revision.set(draft.revision);
        self.kept.changed_at.set_value(draft.changed_at);
        self.messages.repairs_read.set(false);
        if !problems.is_empty() && !example {
            // What there is to say of them comes with the later pages, which know every pack.
            self.fetch_soon();
        }
        problems.retain(|problem| problem.left_out);
        let in_part = !problems.is_empty();
        self.messages.problems.set(problems);
        self.workbook.set(draft.workbook);
        in_part
    }

    /// Shows a workbook that is never kept.
    pub fn show_example(self, workbook: Workbook, problems: Vec<Problem>) {
        let changed_at = clock::now();
        self.show(Draft { tab: String::new(), revision: 0, changed_at, saved_to_file: None, workbook }, problems);
        self.keep(Event::Example);
    }

    /// Opens the example, fresh: what rating needs of it, and the rest when that is here.
    pub fn open_example(self) {
        if let Ok(Opened { workbook, problems, .. }) = read_workbook(EXAMPLE_TO_RATE.as_bytes()) {
            self.show_example(workbook, problems);
        }
        if self.fetching.get_untracked() == Fetching::Here {
            self.complete_example();
        }
    }

    /// Puts in the example what rating does not need of it, from its whole text: evidence, plan and its other packs.
    pub fn complete_example(self) {
        if self.id() != EXAMPLE {
            return;
        }
        let Some(Workbook { evidence, plan, assessments, .. }) =
            read_workbook(self.whole_example.get_value().as_bytes()).ok().map(|opened| opened.workbook)
        else {
            return;
        };
        self.workbook.update(|workbook| {
            workbook.evidence = evidence;
            workbook.plan = plan;
            for (place, whole) in assessments.into_iter().enumerate() {
                match workbook.assessments.get_mut(place) {
                    Some(assessment) => {
                        for (round, whole) in assessment.rounds.iter_mut().zip(whole.rounds) {
                            round.evidence = whole.evidence;
                        }
                    }
                    None => workbook.assessments.push(whole),
                }
            }
        });
    }

    /// Says something at once.
    pub fn say(self, text: impl Into<String>) {
        self.messages.say(text.into());
    }

    /// Fetches the later pages, again if they did not come before.
    pub fn fetch_again(self) {
        self.fetching.set(Fetching::UnderWay);
        self.fetch.with_value(|fetch| fetch(self));
    }

    /// Fetches the later pages if they neither are here nor on their way.
    pub fn fetch_soon(self) {
        if matches!(self.fetching.get_untracked(), Fetching::NotYet | Fetching::Failed) {
            self.fetch_again();
        }
    }

    /// Fetches the later pages if nobody has asked for them before.
    pub fn fetch_at_first(self) {
        if self.fetching.get_untracked() == Fetching::NotYet {
            self.fetch_again();
        }
    }

    /// The pack that the pages are about.
    pub fn pack(self) -> Option<&'static Pack> {
        self.current.get().map(|current| current.pack)
    }

    /// The place of its assessment among the workbook's.
    pub fn assessment(self) -> Option<usize> {
        self.current.get().map(|current| current.assessment)
    }

    /// The round that is being worked on.
    pub fn place(self) -> Option<RoundPlace> {
        let assessment = self.assessment()?;
        self.workbook.with(|workbook| {
            let rounds = &workbook.assessments.get(assessment)?.rounds;
            Some(RoundPlace { assessment, round: rounds.len().checked_sub(1)? })
        })
    }

    /// Reads the round that is being worked on, and the base line if there is one.
    pub fn with_rounds<T>(self, read: impl FnOnce(&'static Pack, &Round, Option<&Round>) -> T) -> Option<T> {
        let (place, pack) = (self.assessment()?, self.pack()?);
        self.workbook.with(|workbook| {
            let assessment = workbook.assessments.get(place)?;
            Some(read(pack, assessment.current()?, assessment.base_line()))
        })
    }

    /// Learns packs: what shows them is made anew.
    pub fn learnt_packs(self) {
        self.packs_turn.update(|turn| *turn += 1);
    }

    /// The round before the current one, if there is one.
    pub fn round_before(self) -> Option<Round> {
        let place = self.place()?;
        let before = place.round.checked_sub(1)?;
        self.workbook.with(|workbook| workbook.assessments.get(place.assessment)?.rounds.get(before).cloned())
    }

    /// The rating of one statement and lane in the current round. Only the workbook is followed: with another pack the
    /// pages are made anew, and a sheet has hundreds of these.
    pub fn score(self, statement: &StatementId, lane: Lane) -> Option<Score> {
        let Current { assessment, pack } = self.current.get_untracked()?;
        let score =
            self.workbook.with(|workbook| workbook.assessments.get(assessment)?.current()?.score(statement, lane));
        pack.scale.on(score)
    }

    /// Whether a statement is limiting, if that is known.
    pub fn is_limiting(self, statement: &Statement) -> Option<bool> {
        let place = self.assessment()?;
        self.workbook.with(|workbook| workbook.assessments.get(place)?.is_limiting(statement))
    }
}

/// The beginning of what somebody wrote, in quotation marks.
pub fn quoted(text: &str) -> String {
    const MOST: usize = 40;
    let line = text.trim().lines().next().unwrap_or_default();
    let start: String = line.chars().take(MOST).collect();
    match start.as_str() {
        "" => "without a name".to_owned(),
        _ if start.len() < line.len() => format!("“{}…”", start.trim_end()),
        _ => format!("“{start}”"),
    }
}
