//! Editing in place: fields that show one part of the open workbook, and save each change as it is typed.

use std::rc::Rc;
use std::sync::Arc;

use jiff::civil::Date;
use leptos::prelude::*;

use crate::framework::StatementId;
use crate::ui::state::store::{Store, use_store};
use crate::ui::widgets::fields::{Shape, checked_field, select, text_field};
use crate::workbook::{
    Command, EvidenceItem, Plan, Round, RoundPlace, School, StatementEvidence, Submission, Target, Visit, Workbook,
    day_from_iso, day_to_iso,
};

type Find<T> = Arc<dyn for<'a> Fn(&'a Workbook) -> Option<&'a T> + Send + Sync>;
type MakeCommand<T> = Arc<dyn Fn(T) -> Command + Send + Sync>;

/// One part of the open workbook that a page shows and changes: a target, say, or the visit.
#[derive(Clone)]
pub struct Editing<T> {
    store: Store,
    /// The start of the ids of its fields, different for each part.
    key: String,
    find: Find<T>,
    make_command: MakeCommand<T>,
}

/// Returns the editing of the piece of evidence with this id.
pub fn item(id: &str) -> Editing<EvidenceItem> {
    let wanted = id.to_owned();
    Editing {
        store: use_store(),
        key: format!("item-{id}"),
        find: Arc::new(move |workbook| workbook.evidence.iter().find(|item| item.id == wanted)),
        make_command: Arc::new(Command::ChangeEvidence),
    }
}

/// Returns the editing of the plan target with this id.
pub fn target(id: &str) -> Editing<Target> {
    let wanted = id.to_owned();
    Editing {
        store: use_store(),
        key: format!("target-{id}"),
        find: Arc::new(move |workbook| workbook.plan.targets.iter().find(|target| target.id == wanted)),
        make_command: Arc::new(Command::ChangeTarget),
    }
}

/// Returns the editing of the plan's own fields, which belong to no target.
pub fn plan() -> Editing<Plan> {
    Editing {
        store: use_store(),
        key: "plan".to_owned(),
        find: Arc::new(|workbook| Some(&workbook.plan)),
        make_command: Arc::new(Command::DescribePlan),
    }
}

/// Returns the editing of a statement's evidence in the current round.
pub fn statement(id: &StatementId) -> Editing<StatementEvidence> {
    let store = use_store();
    let place = current_place(store);
    let (wanted, changed) = (id.clone(), id.clone());
    Editing {
        store,
        key: format!("evidence-{id}"),
        find: Arc::new(move |workbook| round(workbook, place)?.evidence.get(&wanted)),
        make_command: Arc::new(move |said| Command::DescribeStatement { place, statement: changed.clone(), said }),
    }
}

/// Returns the editing of the comment on an aspect in the current round.
pub fn comment(aspect: &str) -> Editing<String> {
    let store = use_store();
    let place = current_place(store);
    let (wanted, changed) = (aspect.to_owned(), aspect.to_owned());
    Editing {
        store,
        key: format!("aspect-{aspect}"),
        find: Arc::new(move |workbook| round(workbook, place)?.comments.get(&wanted)),
        make_command: Arc::new(move |comment| Command::CommentOn { place, aspect: changed.clone(), comment }),
    }
}

/// Returns the editing of the visit of the current round.
pub fn visit() -> Editing<Visit> {
    let store = use_store();
    let place = current_place(store);
    Editing {
        store,
        key: "visit".to_owned(),
        find: Arc::new(move |workbook| Some(&round(workbook, place)?.visit)),
        make_command: Arc::new(move |visit| Command::DescribeVisit { place, visit }),
    }
}

/// Returns the editing of the current round's submission.
pub fn submission() -> Editing<Submission> {
    let store = use_store();
    let place = current_place(store);
    Editing {
        store,
        key: "submission".to_owned(),
        find: Arc::new(move |workbook| Some(&round(workbook, place)?.submission)),
        make_command: Arc::new(move |submission| Command::DescribeSubmission { place, submission }),
    }
}

/// Returns the editing of the school's details.
pub fn school() -> Editing<School> {
    Editing {
        store: use_store(),
        key: "school".to_owned(),
        find: Arc::new(|workbook| Some(&workbook.school)),
        make_command: Arc::new(Command::DescribeSchool),
    }
}

fn current_place(store: Store) -> RoundPlace {
    untrack(|| store.place()).unwrap_or(RoundPlace { assessment: 0, round: 0 })
}

fn round(workbook: &Workbook, place: RoundPlace) -> Option<&Round> {
    workbook.assessments.get(place.assessment)?.rounds.get(place.round)
}

impl<T: Clone + Default + PartialEq + 'static> Editing<T> {
    /// Reads the part, and again whenever the workbook changes. A missing part is read as a blank one.
    pub fn read<R>(&self, read: impl FnOnce(&T) -> R) -> R {
        self.store.workbook.with(|workbook| match (self.find)(workbook) {
            Some(found) => read(found),
            None => read(&T::default()),
        })
    }

    /// True if the workbook has the part.
    pub fn exists(&self) -> bool {
        self.store.workbook.with(|workbook| (self.find)(workbook).is_some())
    }

    /// Changes the part at once.
    pub fn set(&self, change: impl FnOnce(&mut T)) {
        self.store.settle();
        let workbook = self.store.workbook;
        let command =
            workbook.with_untracked(|workbook| command_of_change(&self.find, &self.make_command, workbook, change));
        if let Some(command) = command {
            self.store.apply(command);
        }
    }

    /// Changes the part when the user pauses, so that the keys typed into a field make one change.
    fn set_when_paused(&self, field: &str, change: impl FnOnce(&mut T) + 'static) {
        let (find, make_command) = (self.find.clone(), self.make_command.clone());
        self.store.type_in(field, move |workbook| command_of_change(&find, &make_command, workbook, change));
    }

    /// Returns the id of the field with this name.
    pub fn id(&self, name: &str) -> String {
        format!("{}-{name}", self.key)
    }
}

/// Returns the command that makes a change, or nothing if the change leaves the part as it is.
fn command_of_change<T: Clone + Default + PartialEq>(
    find: &Find<T>,
    make_command: &MakeCommand<T>,
    workbook: &Workbook,
    change: impl FnOnce(&mut T),
) -> Option<Command> {
    let before = find(workbook).cloned().unwrap_or_default();
    let mut after = before.clone();
    change(&mut after);
    (after != before).then(|| make_command(after))
}

type Get<T> = Box<dyn Fn(&T) -> &str + Send + Sync>;
type Set<T> = Arc<dyn Fn(&mut T, String) + Send + Sync>;

/// A text inside a part of the workbook, as a getter and a setter.
pub struct Prose<T> {
    /// Returns the text.
    pub get: Get<T>,
    /// Replaces the text.
    pub set: Set<T>,
}

/// Makes the [`Prose`] of a struct's field from the field's name.
macro_rules! prose {
    ($field:ident) => {
        $crate::ui::widgets::editing::Prose {
            get: Box::new(|one| one.$field.as_str()),
            set: std::sync::Arc::new(|one, text| one.$field = text),
        }
    };
}
pub(crate) use prose;

/// Returns a text field with its label that saves its text as it is typed.
pub fn prose_field<T: Clone + Default + PartialEq + 'static>(
    editing: &Editing<T>,
    name: &str,
    label: impl Into<String>,
    hint: &'static str,
    shape: Shape,
    prose: Prose<T>,
) -> AnyView {
    let id = editing.id(name);
    let Prose { get, set } = prose;
    let reading = editing.clone();
    let value = Memo::new(move |_| reading.read(|part| get(part).to_owned()));
    let (writing, field) = (editing.clone(), id.clone());
    let typed = move |typed: String| {
        let set = set.clone();
        writing.set_when_paused(&field, move |part| set(part, typed));
    };
    let store = editing.store;
    text_field(id, label.into(), hint, shape, value, Box::new(typed), Box::new(move || store.settle()))
}

/// Returns a field for a day, which may be left empty.
pub fn date_field<T: Clone + Default + PartialEq + 'static>(
    editing: &Editing<T>,
    name: &str,
    label: impl Into<String>,
    get: impl Fn(&T) -> Option<Date> + Send + Sync + 'static,
    set: impl Fn(&mut T, Option<Date>) + 'static,
) -> AnyView {
    let reading = editing.clone();
    let value = Memo::new(move |_| reading.read(&get).map(day_to_iso).unwrap_or_default());
    let (writing, field, set) = (editing.clone(), editing.id(name), Rc::new(set));
    let save = move |typed: &str| {
        let day = if typed.is_empty() { None } else { day_from_iso(typed) };
        if day.is_none() && !typed.is_empty() {
            return Err("This date doesn’t exist, so nothing has changed. Enter another date.".to_owned());
        }
        // Each of the four keys of a year makes another day: undo takes all of them back at once.
        let set = set.clone();
        writing.set_when_paused(&field, move |part| set(part, day));
        Ok(())
    };
    checked_field(editing.id(name), label.into(), "date", value, save)
}

/// Returns a list with its label that chooses one value of an enum. `name_of` gives the words for a value.
pub fn choice_field<T: Clone + Default + PartialEq + 'static, C: Copy + PartialEq + Send + Sync + 'static>(
    editing: &Editing<T>,
    name: &str,
    label: impl Into<String>,
    choices: &'static [C],
    name_of: fn(C) -> &'static str,
    get: impl Fn(&T) -> C + Send + Sync + 'static,
    set: impl Fn(&mut T, C) + 'static,
) -> AnyView {
    let reading = editing.clone();
    let chosen = Memo::new(move |_| {
        let chosen = reading.read(&get);
        choices.iter().position(|&choice| choice == chosen).unwrap_or_default()
    });
    let writing = editing.clone();
    let choose = move |at: usize| {
        if let Some(&choice) = choices.get(at) {
            writing.set(|part| set(part, choice));
        }
    };
    let options = choices.iter().map(|&choice| name_of(choice).to_owned()).collect();
    let label: String = label.into();
    view! {
        <p class="field">
            <label for=editing.id(name)>{label}</label>
            {select(editing.id(name), None, options, chosen, choose)}
        </p>
    }
    .into_any()
}
