//! Fields that are changed in place, and kept as they are typed: of a piece of evidence, a target, a statement.

use std::rc::Rc;
use std::sync::Arc;

use jiff::civil::Date;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use crate::framework::StatementId;
use crate::ui::state::reactive::{IntoViews, empty_view, reactive_text, reactive_view};
use crate::ui::state::store::{Store, use_store};
use crate::ui::widgets::parts::action;
use crate::workbook::{
    Command, EvidenceItem, Plan, Round, RoundPlace, School, StatementEvidence, Submission, Target, Visit, Workbook,
    day_from_iso, day_to_iso,
};

type Find<T> = Arc<dyn for<'a> Fn(&'a Workbook) -> Option<&'a T> + Send + Sync>;
type Change<T> = Arc<dyn Fn(T) -> Command + Send + Sync>;

/// A part of the open workbook that a page edits.
#[derive(Clone)]
pub struct Editing<T> {
    store: Store,
    /// Tells it from other parts, and begins the ids of its fields.
    key: String,
    find: Find<T>,
    change: Change<T>,
}

/// A piece of evidence.
pub fn item(id: &str) -> Editing<EvidenceItem> {
    let wanted = id.to_owned();
    Editing {
        store: use_store(),
        key: format!("item-{id}"),
        find: Arc::new(move |workbook| workbook.evidence.iter().find(|item| item.id == wanted)),
        change: Arc::new(Command::ChangeEvidence),
    }
}

/// A target.
pub fn target(id: &str) -> Editing<Target> {
    let wanted = id.to_owned();
    Editing {
        store: use_store(),
        key: format!("target-{id}"),
        find: Arc::new(move |workbook| workbook.plan.targets.iter().find(|target| target.id == wanted)),
        change: Arc::new(Command::ChangeTarget),
    }
}

/// What is said of the plan besides its targets.
pub fn plan() -> Editing<Plan> {
    Editing {
        store: use_store(),
        key: "plan".to_owned(),
        find: Arc::new(|workbook| Some(&workbook.plan)),
        change: Arc::new(Command::DescribePlan),
    }
}

/// What is recorded of a statement's evidence in the current round.
pub fn statement(id: &StatementId) -> Editing<StatementEvidence> {
    let store = use_store();
    let place = untrack(|| store.place()).unwrap_or(RoundPlace { assessment: 0, round: 0 });
    let (wanted, changed) = (id.clone(), id.clone());
    Editing {
        store,
        key: format!("evidence-{id}"),
        find: Arc::new(move |workbook| {
            workbook.assessments.get(place.assessment)?.rounds.get(place.round)?.evidence.get(&wanted)
        }),
        change: Arc::new(move |said| Command::DescribeStatement { place, statement: changed.clone(), said }),
    }
}

/// What is said of an aspect in the current round.
pub fn comment(aspect: &str) -> Editing<String> {
    let store = use_store();
    let place = untrack(|| store.place()).unwrap_or(RoundPlace { assessment: 0, round: 0 });
    let (wanted, changed) = (aspect.to_owned(), aspect.to_owned());
    Editing {
        store,
        key: format!("aspect-{aspect}"),
        find: Arc::new(move |workbook| round(workbook, place)?.comments.get(&wanted)),
        change: Arc::new(move |comment| Command::CommentOn { place, aspect: changed.clone(), comment }),
    }
}

/// The visit of the current round.
pub fn visit() -> Editing<Visit> {
    let store = use_store();
    let place = untrack(|| store.place()).unwrap_or(RoundPlace { assessment: 0, round: 0 });
    Editing {
        store,
        key: "visit".to_owned(),
        find: Arc::new(move |workbook| Some(&round(workbook, place)?.visit)),
        change: Arc::new(move |visit| Command::DescribeVisit { place, visit }),
    }
}

/// How the current round is handed in.
pub fn submission() -> Editing<Submission> {
    let store = use_store();
    let place = untrack(|| store.place()).unwrap_or(RoundPlace { assessment: 0, round: 0 });
    Editing {
        store,
        key: "submission".to_owned(),
        find: Arc::new(move |workbook| Some(&round(workbook, place)?.submission)),
        change: Arc::new(move |submission| Command::DescribeSubmission { place, submission }),
    }
}

/// The school.
pub fn school() -> Editing<School> {
    Editing {
        store: use_store(),
        key: "school".to_owned(),
        find: Arc::new(|workbook| Some(&workbook.school)),
        change: Arc::new(Command::DescribeSchool),
    }
}

fn round(workbook: &Workbook, place: RoundPlace) -> Option<&Round> {
    workbook.assessments.get(place.assessment)?.rounds.get(place.round)
}

impl<T: Clone + Default + PartialEq + 'static> Editing<T> {
    /// Reads it, and again whenever the workbook changes. What is not there is read as blank.
    pub fn read<R>(&self, read: impl FnOnce(&T) -> R) -> R {
        self.store.workbook.with(|workbook| match (self.find)(workbook) {
            Some(found) => read(found),
            None => read(&T::default()),
        })
    }

    /// Whether it is there.
    pub fn is_there(&self) -> bool {
        self.store.workbook.with(|workbook| (self.find)(workbook).is_some())
    }

    /// Changes it at once.
    pub fn set(&self, set: impl FnOnce(&mut T)) {
        self.store.settle();
        let changed = self.store.workbook.with_untracked(|workbook| changed(&self.find, &self.change, workbook, set));
        if let Some(command) = changed {
            self.store.apply(command);
        }
    }

    /// Changes it with what is typed, in a moment.
    fn type_in(&self, field: &str, set: impl FnOnce(&mut T) + 'static) {
        let (find, change) = (self.find.clone(), self.change.clone());
        self.store.type_in(field, move |workbook| changed(&find, &change, workbook, set));
    }

    /// The id of one of its fields.
    pub fn id(&self, name: &str) -> String {
        format!("{}-{name}", self.key)
    }
}

fn changed<T: Clone + Default + PartialEq>(
    find: &Find<T>,
    change: &Change<T>,
    workbook: &Workbook,
    set: impl FnOnce(&mut T),
) -> Option<Command> {
    let before = find(workbook).cloned().unwrap_or_default();
    let mut after = before.clone();
    set(&mut after);
    (after != before).then(|| change(after))
}

type Read<T> = Box<dyn Fn(&T) -> &str + Send + Sync>;
type Write<T> = Arc<dyn Fn(&mut T, String) + Send + Sync>;

/// A text of something: how to reach it to read and to write.
pub struct Prose<T> {
    /// To read.
    pub get: Read<T>,
    /// To write.
    pub set: Write<T>,
}

/// The text in a field of a struct, by the field's name.
macro_rules! prose {
    ($field:ident) => {
        $crate::ui::widgets::editing::Prose {
            get: Box::new(|one| one.$field.as_str()),
            set: std::sync::Arc::new(|one, text| one.$field = text),
        }
    };
}
pub(crate) use prose;

/// How a field looks.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// One line.
    Line,
    /// Several lines, growing with what is in them.
    Lines,
}

/// More than this in one line is better said elsewhere.
const LONG_LINE: usize = 300;

/// A field of text: kept as it is typed.
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
    let value = Memo::new(move |_| reading.read(|one| get(one).to_owned()));
    let (typing, field) = (editing.clone(), id.clone());
    let typed = move |typed: String| {
        let set = set.clone();
        typing.type_in(&field, move |one| set(one, typed));
    };
    let store = editing.store;
    field_view(id, label.into(), hint, shape, value, Box::new(typed), Box::new(move || store.settle()))
}

/// The field itself: one piece of code for every kind of thing that is edited.
fn field_view(
    id: String,
    label: String,
    hint: &'static str,
    shape: Shape,
    value: Memo<String>,
    typed: Box<dyn Fn(String)>,
    left: Box<dyn Fn()>,
) -> AnyView {
    let too_long = reactive_view(move || {
        let length = value.with(|value| value.chars().count());
        if shape == Shape::Lines || length <= LONG_LINE {
            return empty_view();
        }
        let sentence = format!(
            "This line has {length} characters. All of it is kept; lists and documents read better with fewer than {LONG_LINE}."
        );
        view! { <b aria-hidden="true">"! "</b>{sentence} }.into_any()
    });
    let fault = format!("{id}-fault");
    let described = if hint.is_empty() { fault.clone() } else { format!("{id}-hint {fault}") };
    let hint = (!hint.is_empty()).then(|| view! { <span class="soft" id=format!("{id}-hint")>{hint}</span> });
    let field = text_input(id.clone(), Some(described), shape, value, typed, left);
    view! {
        <p class="field">
            <label for=id>{label}</label>
            {hint}
            {field}
            <span class="fault" id=fault>{too_long}</span>
        </p>
    }
    .into_any()
}

/// What text is typed into. `described` are the ids of what describes it.
pub fn text_input(
    id: String,
    described: Option<String>,
    shape: Shape,
    value: Memo<String>,
    typed: Box<dyn Fn(String)>,
    left: Box<dyn Fn()>,
) -> AnyView {
    let on_input = when_typed(typed.into());
    let heard = on_input.clone();
    let on_left = move |event: web_sys::FocusEvent| {
        unheard(value, &event, &heard);
        left();
    };
    match shape {
        Shape::Line => view! {
            <input id=id type="text" aria-describedby=described prop:value=value on:input=on_input on:blur=on_left />
        }
        .into_any(),
        Shape::Lines => view! {
            <textarea id=id rows="2" aria-describedby=described prop:value=value on:input=on_input on:blur=on_left></textarea>
        }
        .into_any(),
    }
}

/// What a field does with what is typed into it.
pub fn when_typed(typed: Rc<dyn Fn(String)>) -> impl Fn(web_sys::Event) + Clone + 'static {
    move |event| typed(event_target_value(&event))
}

/// As a field is left: dictation may have written into it without a word to the page. `value` is what the page knows of; it
/// is gone where the field goes with its page.
pub fn unheard(value: Memo<String>, event: &web_sys::FocusEvent, heard: &dyn Fn(web_sys::Event)) {
    let now = event_target_value(event);
    if value.try_with_untracked(|value| *value != now).unwrap_or_default() {
        heard(event.clone().into());
    }
}

/// A field whose text has to mean something: a date, a sum. What means nothing stays in the field, with a sentence, and
/// what was there before stays in the workbook.
pub fn checked_field(
    id: String,
    label: String,
    kind: &'static str,
    value: Memo<String>,
    keep: impl Fn(&str) -> Result<(), String> + 'static,
) -> AnyView {
    let store = use_store();
    let fault = RwSignal::new(String::new());
    // The value that a fault was found beside: while it is the same, what is being typed stays in the field.
    let beside = StoredValue::new(None::<String>);
    let field = NodeRef::<leptos::html::Input>::new();
    crate::ui::state::reactive::run_effect(move || {
        let (now, Some(field)) = (value.get(), field.get()) else { return };
        if beside.with_value(|beside| beside.as_ref() != Some(&now)) {
            beside.set_value(None);
            fault.set(String::new());
            field.set_value(&now);
        }
    });
    let described = format!("{id}-fault");
    let leave = move |event: web_sys::Event| {
        let Some(input) = event.target().and_then(|target| target.dyn_into::<web_sys::HtmlInputElement>().ok()) else {
            return;
        };
        // A date that can't be is an empty value to a date field, and an invalid one.
        let found = if input.check_validity() { keep(input.value().trim()) } else { keep("?") };
        if found.is_err() {
            // What was typed before becomes a change now, not in a moment in place of this.
            store.settle();
        }
        beside.set_value(found.is_err().then(|| value.get_untracked()));
        fault.set(found.err().unwrap_or_default());
    };
    // On paper, an empty day or time is a line to write on: browsers have no name for a field of these that is empty.
    let class = reactive_text(move || if value.with(String::is_empty) { "short blank" } else { "short" }.to_owned());
    let invalid =
        crate::ui::state::reactive::reactive_attr(move || fault.with(|fault| !fault.is_empty()).then_some("true"));
    view! {
        <p class="field">
            <label for=id.clone()>{label}</label>
            <input id=id class=class type=kind node_ref=field aria-invalid=invalid aria-describedby=described.clone() on:change=leave />
            <span class="fault" id=described aria-live="polite">{reactive_text(move || fault.get())}</span>
        </p>
    }
    .into_any()
}

/// A day, which may be absent.
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
    let keep = move |typed: &str| {
        let day = if typed.is_empty() { None } else { day_from_iso(typed) };
        if day.is_none() && !typed.is_empty() {
            return Err("This is not a day of the calendar. What was here before is kept.".to_owned());
        }
        // A year is typed in four keys, each of which makes another day: undo takes all of them back at once.
        let set = set.clone();
        writing.type_in(&field, move |one| set(one, day));
        Ok(())
    };
    checked_field(editing.id(name), label.into(), "date", value, keep)
}

/// One of several words.
pub fn choice_field<T: Clone + Default + PartialEq + 'static, C: Copy + PartialEq + Send + Sync + 'static>(
    editing: &Editing<T>,
    name: &str,
    label: impl Into<String>,
    choices: &'static [C],
    words: fn(C) -> &'static str,
    get: impl Fn(&T) -> C + Send + Sync + 'static,
    set: impl Fn(&mut T, C) + 'static,
) -> AnyView {
    let reading = editing.clone();
    let place = Memo::new(move |_| {
        let chosen = reading.read(&get);
        choices.iter().position(|&choice| choice == chosen).unwrap_or_default()
    });
    let writing = editing.clone();
    let choose = move |at: usize| {
        if let Some(&choice) = choices.get(at) {
            writing.set(|one| set(one, choice));
        }
    };
    let words = choices.iter().map(|&choice| words(choice).to_owned()).collect();
    let label: String = label.into();
    view! {
        <p class="field">
            <label for=editing.id(name)>{label}</label>
            {select(editing.id(name), None, words, place, choose)}
        </p>
    }
    .into_any()
}

/// A list of which one is chosen, by its place. `label` where no label stands beside it.
pub fn select(
    id: String,
    label: Option<String>,
    words: Vec<String>,
    place: Memo<usize>,
    choose: impl Fn(usize) + 'static,
) -> AnyView {
    let change = move |event: web_sys::Event| {
        let chosen = event.target().and_then(|target| target.dyn_into::<web_sys::HtmlSelectElement>().ok());
        let Some(select) = chosen else { return };
        if let Ok(at) = usize::try_from(select.selected_index()) {
            choose(at);
        }
        // What was refused is not shown as chosen; with another choice, this may be gone.
        if let Some(at) = place.try_get_untracked().and_then(|at| i32::try_from(at).ok()) {
            select.set_selected_index(at);
        }
    };
    let options = words.into_iter().enumerate().map(|(at, words)| {
        view! { <option prop:selected=move || place.get() == at>{words}</option> }
    });
    view! { <select id=id aria-label=label on:change=change>{options.into_views()}</select> }.into_any()
}

/// A button that takes one of several things away.
pub fn remove(name: String, press: impl FnMut() + 'static) -> AnyView {
    crate::ui::widgets::parts::named_action("Remove", name, press)
}

/// Where something that an address names is no longer there, and the way to bring it back if that is the next step.
pub fn gone(what: &'static str, id: &str, href: String, back: &'static str) -> AnyView {
    let store = use_store();
    let id = id.to_owned();
    let step = reactive_view(move || match store.brings_back(&id) {
        (true, _) => action("Undo its removal", move || store.undo()),
        (_, true) => action("Bring it back", move || store.redo()),
        _ => crate::ui::state::reactive::empty_view(),
    });
    view! {
        <crate::ui::widgets::parts::Heading text=format!("{what} is not there") />
        <p>"It may have been removed, or was never in this workbook."</p>
        <p class="buttons">
            <a class="button" href=href>{back}</a>
            {step}
        </p>
    }
    .into_any()
}
