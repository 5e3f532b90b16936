//! The state that every page shares: the open workbook, its history, and how it is kept.

use gloo_timers::callback::Timeout;
use leptos::prelude::*;

use crate::browser::clock;
use crate::browser::soon::Soon;
use crate::exchange::{Draft, Opened, Problem, SavedToFile};
use crate::framework::{EXAMPLE_TO_RATE, Pack, Score, Statement, StatementId};
use crate::ui::state::fetching::{Fetch, Fetching, fetch_soon};
use crate::ui::state::packs;
use crate::ui::state::route::Desk;
use crate::ui::state::saving::{Keeping, KeptText};
use crate::workbook::{Command, Lane, Round, RoundPlace, Session, Workbook};

/// The id of the example, which is never kept.
pub const EXAMPLE: &str = "example";

/// Something said to the user in passing, seen and announced.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Said {
    /// The sentence.
    pub text: String,
    /// Counts, so that the same sentence said twice is said twice.
    pub turn: u32,
    /// Whether it is only announced, because it stands on the page already.
    pub unseen: bool,
    /// When it was said, in milliseconds since 1970.
    at: u64,
}

/// What the pages are about: one pack of the workbook.
#[derive(Clone, Copy)]
struct Current {
    /// The place of its assessment among the workbook's.
    assessment: usize,
    pack: &'static Pack,
}

impl Current {
    /// The pack that the address names by its place, or the first that this page knows.
    fn of(workbook: &Workbook, chosen: Option<usize>) -> Option<Current> {
        let known = |assessment: usize| {
            let pack = packs::find(&workbook.assessments.get(assessment)?.pack)?;
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

/// What typing comes to, made from the workbook as it is then.
type Typed = Box<dyn FnOnce(&Workbook) -> Option<Command>>;

/// Text that is being typed into a field.
struct Typing {
    field: String,
    change: Typed,
    soon: Soon,
}

/// How long after it was said a sentence may still belong to the page that comes next, in milliseconds.
const FRESH: u64 = 1000;

/// How long a sentence stays to be read, in milliseconds.
const READABLE: u32 = 10_000;

/// The shared state. A handle: copies of it are the same state.
#[derive(Clone, Copy)]
pub struct Store {
    /// The open workbook. Only [`Store::apply`], undo and redo change it.
    pub workbook: RwSignal<Workbook>,
    session: StoredValue<Session>,
    /// Whether there is something to undo, and to redo.
    pub can: RwSignal<(bool, bool)>,
    /// How the workbook is kept just now.
    pub keeping: RwSignal<Keeping>,
    /// When it was last saved to a file.
    pub saved_to_file: RwSignal<Option<SavedToFile>>,
    /// How many changes it has seen.
    pub revision: RwSignal<u64>,
    /// When it was changed last, in milliseconds since 1970.
    pub(super) changed_at: StoredValue<u64>,
    /// What this tab last read or wrote as the draft's text.
    pub(super) kept_text: StoredValue<KeptText>,
    /// A text that has to be kept aside before the draft may be written over it.
    pub(super) owed: StoredValue<String>,
    pub(super) write_soon: StoredValue<Option<Soon>, LocalStorage>,
    say_soon: StoredValue<Option<Timeout>, LocalStorage>,
    /// What is being typed and is no change yet.
    typing: StoredValue<Option<Typing>, LocalStorage>,
    /// The field that the last change was typed into; empty if the last change was no typing.
    typed_into: StoredValue<String>,
    /// What was said last.
    pub said: RwSignal<Said>,
    /// What opening the workbook repaired or left out.
    pub problems: RwSignal<Vec<Problem>>,
    /// Whether what there is to say of opening has been read.
    pub repairs_read: RwSignal<bool>,
    /// The statement and lane that were picked or focused last.
    pub picked: RwSignal<Option<(StatementId, Lane)>>,
    /// What was deleted and can be brought back, last first.
    pub deleted: RwSignal<Vec<Draft>>,
    /// Counts changes of what is kept in the browser by other tabs.
    pub elsewhere: RwSignal<u64>,
    /// Counts changes of colours: a switch to dark, to forced colours, to another contrast.
    pub colours: RwSignal<u64>,
    /// Whether the page is being printed.
    pub printing: RwSignal<bool>,
    /// Which of the workbook's packs the address names, by its place.
    pub chosen: RwSignal<Option<usize>>,
    /// Counts changes of what packs are known.
    pub packs_turn: RwSignal<u32>,
    current: Memo<Option<Current>>,
    /// How far the pages have come that are fetched when they are first looked at.
    pub fetching: RwSignal<Fetching>,
    /// Fetches them.
    pub fetch: StoredValue<Fetch>,
    /// This tab's name, which tells its writes from another's.
    pub(super) tab: StoredValue<String>,
}

/// Reaches the shared state from any component.
pub fn use_store() -> Store {
    expect_context::<Store>()
}

impl Store {
    /// No workbook is open.
    pub fn new(tab: String, fetch: Fetch) -> Store {
        let workbook = RwSignal::<Workbook>::default();
        let (chosen, packs_turn) = (RwSignal::default(), RwSignal::default());
        Store {
            workbook,
            current: Memo::new(move |_| {
                packs_turn.track();
                workbook.with(|workbook| Current::of(workbook, chosen.get()))
            }),
            chosen,
            packs_turn,
            session: StoredValue::default(),
            can: RwSignal::default(),
            keeping: RwSignal::new(Keeping::Kept),
            saved_to_file: RwSignal::default(),
            revision: RwSignal::default(),
            changed_at: StoredValue::default(),
            kept_text: StoredValue::default(),
            owed: StoredValue::default(),
            write_soon: StoredValue::new_local(None),
            say_soon: StoredValue::new_local(None),
            typing: StoredValue::new_local(None),
            typed_into: StoredValue::default(),
            said: RwSignal::default(),
            problems: RwSignal::default(),
            repairs_read: RwSignal::default(),
            picked: RwSignal::default(),
            deleted: RwSignal::default(),
            elsewhere: RwSignal::default(),
            colours: RwSignal::default(),
            printing: RwSignal::default(),
            fetching: RwSignal::default(),
            fetch: StoredValue::new(fetch),
            tab: StoredValue::new(tab),
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

    /// Puts a workbook on the desk in place of the one that is there.
    pub fn lay_out(self, mut draft: Draft, kept_text: KeptText, mut problems: Vec<Problem>) {
        let example = draft.workbook.id == EXAMPLE;
        // It may have been read before the later pages came.
        problems.append(&mut packs::reach().complete(&mut draft.workbook));
        self.session.set_value(Session::default());
        self.can.set((false, false));
        self.picked.set(None);
        self.saved_to_file.set(draft.saved_to_file);
        self.revision.set(draft.revision);
        self.changed_at.set_value(draft.changed_at);
        self.owed.set_value(String::new());
        if let KeptText::Was(text) = &kept_text
            && problems.iter().any(|problem| problem.left_out)
        {
            self.owe_aside(&draft.workbook.id, text);
        }
        self.kept_text.set_value(kept_text);
        self.repairs_read.set(false);
        if !problems.is_empty() && !example {
            // What there is to say of them comes with the later pages, which know every pack.
            fetch_soon(self);
        }
        self.problems.set(problems.into_iter().filter(|problem| problem.left_out).collect());
        self.keeping.set(if example { Keeping::Example } else { Keeping::Kept });
        self.workbook.set(draft.workbook);
    }

    /// Lays out the example, fresh: what rating needs of it, and the rest when that is here.
    pub fn lay_out_example(self) {
        if let Some(opened) = example(EXAMPLE_TO_RATE) {
            let draft = Draft {
                tab: String::new(),
                revision: 0,
                changed_at: clock::now(),
                saved_to_file: None,
                workbook: opened.workbook,
            };
            self.lay_out(draft, KeptText::Never, opened.problems);
        }
        if let Fetching::Here(later) = self.fetching.get_untracked() {
            self.complete_example(later.example);
        }
    }

    /// Reads what was kept as it came of the open workbook, now that the whole program is here.
    pub(super) fn complete(self) {
        let mut problems = Vec::new();
        self.workbook.update(|workbook| problems = packs::reach().complete(workbook));
        if !problems.is_empty() {
            if let KeptText::Was(text) = self.kept_text.get_value() {
                self.owe_aside(&self.id(), &text);
            }
            self.problems.update(|known| known.append(&mut problems));
        }
    }

    /// Puts in the example what rating does not need of it, from its whole text: evidence, plan and its other packs.
    pub(super) fn complete_example(self, whole: &str) {
        if self.id() != EXAMPLE {
            return;
        }
        let Some(Workbook { evidence, plan, assessments, .. }) = example(whole).map(|opened| opened.workbook) else {
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

    /// Notes what is being typed into a field: it becomes a change in a moment, or as soon as anything else happens. All
    /// that is typed into one field in a row is taken back at once.
    pub fn type_in(self, field: &str, change: impl FnOnce(&Workbook) -> Option<Command> + 'static) {
        let same = self.typing.with_value(|typing| typing.as_ref().is_none_or(|typing| typing.field == field));
        if !same {
            self.settle();
        }
        let since = self.typing.with_value(|typing| typing.as_ref().map(|typing| typing.soon.since()));
        if self.keeping.get_untracked() == Keeping::Kept {
            self.keeping.set(Keeping::Soon);
        }
        let typing = Typing {
            field: field.to_owned(),
            change: Box::new(change),
            // A key never waits for a change to be made.
            soon: Soon::new(since, move || self.settle()),
        };
        self.typing.set_value(Some(typing));
    }

    /// Whether something is typed that is no change yet.
    pub fn is_typing(self) -> bool {
        self.typing.with_value(Option::is_some)
    }

    /// Makes a change of what is being typed.
    pub fn settle(self) {
        let mut taken = None;
        self.typing.update_value(|typing| taken = typing.take());
        let Some(Typing { field, change, .. }) = taken else { return };
        match self.workbook.with_untracked(change) {
            Some(command) => {
                let over = self.typed_into.with_value(|before| *before == field);
                self.carry_out(|session, workbook| {
                    if over { session.apply_over(workbook, command) } else { session.apply(workbook, command) }.is_ok()
                });
                self.typed_into.set_value(field);
            }
            // Nothing is another: what is said of keeping was said too early.
            None => self.keep_now(),
        }
    }

    /// Carries a command out, and keeps what it did.
    pub fn apply(self, command: Command) {
        self.settle();
        self.typed_into.set_value(String::new());
        self.carry_out(|session, workbook| session.apply(workbook, command).is_ok());
    }

    /// The same, in place of the last command if both set one thing.
    pub fn apply_over(self, command: Command) {
        self.settle();
        self.typed_into.set_value(String::new());
        self.carry_out(|session, workbook| session.apply_over(workbook, command).is_ok());
    }

    /// Whether undo, and whether redo, brings the thing of this id back.
    pub fn brings_back(self, id: &str) -> (bool, bool) {
        self.can.track();
        self.session.with_value(|session| (session.undo_adds(id), session.redo_adds(id)))
    }

    /// Takes the last change back.
    pub fn undo(self) {
        self.settle();
        self.typed_into.set_value(String::new());
        self.carry_out(|session, workbook| {
            let undone = session.undo(workbook);
            if let Some(command) = &undone {
                self.say(format!("Undone: {}", describe(workbook, command)));
            }
            undone.is_some()
        });
    }

    /// Makes the change again that was undone.
    pub fn redo(self) {
        self.settle();
        self.typed_into.set_value(String::new());
        self.carry_out(|session, workbook| {
            let redone = session.redo(workbook);
            if let Some(command) = &redone {
                self.say(format!("Done again: {}", describe(workbook, command)));
            }
            redone.is_some()
        });
    }

    fn carry_out(self, change: impl FnOnce(&mut Session, &mut Workbook) -> bool) {
        let mut changed = false;
        self.session.update_value(|session| {
            self.workbook.maybe_update(|workbook| {
                changed = change(session, workbook);
                changed
            });
            self.can.set((session.can_undo(), session.can_redo()));
        });
        if changed {
            self.changed_at.set_value(clock::now());
            self.revision.update(|revision| *revision += 1);
            self.keep_soon();
        }
    }

    /// Says something at once.
    pub fn say(self, text: impl Into<String>) {
        self.put(text.into(), false);
        self.say_soon.set_value(Some(Timeout::new(READABLE, move || self.put(String::new(), false))));
    }

    /// Announces what stands on the page already, when there has been quiet for a moment: a run of picks is not chatter.
    pub fn announce_soon(self, text: impl FnOnce() -> String + 'static) {
        self.say_soon.set_value(Some(Timeout::new(700, move || self.put(text(), true))));
    }

    fn put(self, text: String, unseen: bool) {
        self.said.update(|said| *said = Said { text, turn: said.turn.wrapping_add(1), unseen, at: clock::now() });
    }

    /// Another page is shown: what was said on the one before is over, but for what led here.
    pub fn turn_page(self) {
        let over = |said: &Said| !said.text.is_empty() && clock::now().saturating_sub(said.at) > FRESH;
        if self.said.with_untracked(over) {
            self.put(String::new(), false);
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

    /// Rates a statement; `over` takes the place of the rating made just before.
    pub fn rate(self, statement: &StatementId, lane: Lane, score: Option<Score>, over: bool) {
        let Some(place) = self.place() else { return };
        if self.score(statement, lane) == score {
            return;
        }
        let command = Command::Rate { place, statement: statement.clone(), lane, score };
        if over {
            self.apply_over(command);
        } else {
            self.apply(command);
        }
    }
}

fn example(text: &str) -> Option<Opened> {
    packs::reach().open_workbook(text.as_bytes(), &packs::all()).ok()
}

/// What a command does, as the rest of a sentence.
fn describe(workbook: &Workbook, command: &Command) -> String {
    let number_of = |assessment: usize, statement: &StatementId| number_of(workbook, assessment, statement);
    match command {
        Command::Rate { place, statement, lane, score } => {
            let number = number_of(place.assessment, statement);
            if let Some(pack) = pack_at(workbook, place.assessment).filter(|pack| pack.is_judged()) {
                let word = score.map_or("not judged", |score| pack.scale.label(score));
                return format!("{number} is {word}");
            }
            let lane = lane.words();
            match score {
                Some(score) => format!("{number} {lane} is {score}"),
                None => format!("{number} {lane} is blank"),
            }
        }
        Command::DescribeSchool(_) => "the school’s details".to_owned(),
        Command::DescribeRound { .. } => "the details of the round".to_owned(),
        Command::AddRound { .. } => "the round is here".to_owned(),
        Command::RemoveLastRound { .. } => "the round is removed".to_owned(),
        Command::AddAssessment(_) => "the pack is here".to_owned(),
        Command::RemoveLastAssessment => "the pack is removed".to_owned(),
        Command::DescribeStatement { place, statement, .. } => {
            format!("the evidence of {}", number_of(place.assessment, statement))
        }
        Command::MarkLimiting { assessment, statement, .. } => {
            format!("whether {} is limiting", number_of(*assessment, statement))
        }
        Command::ChangeEdition { .. } => "the edition of the pack".to_owned(),
        Command::CommentOn { .. } => "a comment".to_owned(),
        Command::DescribeVisit { .. } => "the details of the visit".to_owned(),
        Command::DescribeSubmission { .. } => "the details of handing in".to_owned(),
        Command::AddOpinion { place, opinion } | Command::ChangeOpinion { place, opinion, .. } => {
            format!("{} on {}", opinion.voice.words(), number_of(place.assessment, &opinion.statement))
        }
        Command::RemoveLastOpinion { .. } => "an opinion is removed".to_owned(),
        Command::ChangeEvidence(item) => format!("evidence {}", quoted(&item.title)),
        Command::AddEvidence { item, .. } => format!("evidence {} is here", quoted(&item.title)),
        Command::RemoveEvidence(_) => "a piece of evidence is removed".to_owned(),
        Command::DescribePlan(_) => "the details of the plan".to_owned(),
        Command::ChangeTarget(target) => format!("target {}", quoted(&target.aim)),
        Command::AddTarget { target, .. } => format!("target {} is here", quoted(&target.aim)),
        Command::RemoveTarget(_) => "a target is removed".to_owned(),
        Command::MoveTarget { .. } => "the order of the targets".to_owned(),
        Command::Together(commands) => {
            // A rating says most: what goes with it follows from it.
            let rating = commands.iter().find(|one| matches!(one, Command::Rate { .. }));
            rating.or(commands.first()).map(|one| describe(workbook, one)).unwrap_or_default()
        }
    }
}

/// The pack of the assessment at this place.
fn pack_at(workbook: &Workbook, assessment: usize) -> Option<&'static Pack> {
    packs::find(&workbook.assessments.get(assessment)?.pack)
}

/// A statement's number in the pack of this assessment, or its id where the pack does not have it.
fn number_of(workbook: &Workbook, assessment: usize, statement: &StatementId) -> String {
    let found = pack_at(workbook, assessment).and_then(|pack| pack.statement(statement));
    found.map_or_else(|| statement.0.clone(), |found| found.number.clone())
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
