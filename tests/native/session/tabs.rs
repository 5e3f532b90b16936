//! A model of the browser: random histories of several tabs over one storage that may be full, refused, or written by
//! another program. Whatever happens, nothing that was kept is lost and nothing is replaced unasked.

use std::collections::{BTreeMap, BTreeSet};

use join_the_dots::session::{
    Document, Effect, Event, Keeper, Keeping, Loaded, NotKept, Outcome, Purpose, Reading, Texts, Version,
};
use proptest::collection::vec;
use proptest::prelude::*;

/// A document: the marks that people made in it, each of its own number.
#[derive(Clone, Debug, PartialEq)]
struct Doc {
    id: String,
    marks: BTreeSet<u32>,
    /// Whether it is a pack, which may be unfinished and is never copied.
    pack: bool,
    finished: bool,
}

impl Document for Doc {
    fn has_content_of(&self, other: &Doc) -> bool {
        (&self.marks, self.finished) == (&other.marks, other.finished)
    }

    fn is_finished(&self) -> bool {
        self.finished
    }

    fn copy(&self, id: &str) -> Option<Doc> {
        (!self.pack).then(|| Doc { id: id.to_owned(), ..self.clone() })
    }
}

/// Its text. `number` makes each text another, as the time of writing does; `?` stands for what no page can read.
fn text_of(doc: &Doc, number: u32) -> String {
    let marks: Vec<String> = doc.marks.iter().map(u32::to_string).collect();
    format!("#{number} {} {}", if doc.finished { "finished" } else { "unfinished" }, marks.join(" "))
}

/// The marks in a text, and whether something in it can't be read. `None` if nothing can.
fn read_text(text: &str) -> Option<(BTreeSet<u32>, bool)> {
    let words = text.strip_prefix('#')?.split_whitespace().skip(2);
    let marks = words.clone().filter_map(|word| word.parse().ok()).collect();
    Some((marks, words.into_iter().any(|word| word == "?")))
}

struct Tab {
    keeper: Keeper<Doc>,
    doc: Doc,
    timer: bool,
    /// The keys that other tabs have changed and that this one has not heard of.
    inbox: BTreeSet<String>,
    /// Whether its user has changed the document since it was opened.
    changed: bool,
    /// Whether the document is to be written although nothing in it was changed: it was begun here, or is to be kept again.
    begun: bool,
    typing: bool,
    /// Texts that this tab has read or written, or that its user agreed to replace.
    seen: BTreeSet<String>,
    name: u32,
}

impl Tab {
    fn has_own_changes(&self) -> bool {
        self.changed || self.begun || self.typing
    }
}

/// Which writes fail.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Trouble {
    Nothing,
    /// There is no room for documents.
    NoRoom,
    /// There is room for documents, and none to set anything aside.
    NoRoomAside,
    /// The browser gives no access at all.
    Refused,
}

#[derive(Clone, Debug)]
enum Step {
    Open(usize),
    /// The user opens a file in place of what is there.
    TakeIn(usize),
    Edit(usize),
    Type(usize),
    TypeNothing(usize),
    Note(usize),
    Wait(usize),
    Hear(usize),
    KeepMine(usize),
    LoadTheirs(usize),
    KeepBoth(usize),
    Hide(usize),
    /// Whether the user closes it although something would be lost.
    Close(usize, bool),
    Crash(usize),
    Delete,
    OverwriteByAnotherProgram,
    DamageInPart,
    WorkOnACopy(usize),
    Be(Trouble),
}

fn a_step() -> impl Strategy<Value = Step> {
    let tab = prop_oneof![3 => Just(0usize), 2 => Just(1), 1 => Just(2)];
    let trouble = prop_oneof![
        4 => Just(Trouble::Nothing),
        2 => Just(Trouble::NoRoom),
        1 => Just(Trouble::NoRoomAside),
        1 => Just(Trouble::Refused),
    ];
    prop_oneof![
        6 => tab.clone().prop_map(Step::Open),
        1 => tab.clone().prop_map(Step::TakeIn),
        8 => tab.clone().prop_map(Step::Edit),
        1 => tab.clone().prop_map(Step::Type),
        1 => tab.clone().prop_map(Step::TypeNothing),
        1 => tab.clone().prop_map(Step::Note),
        8 => tab.clone().prop_map(Step::Wait),
        6 => tab.clone().prop_map(Step::Hear),
        3 => tab.clone().prop_map(Step::KeepMine),
        2 => tab.clone().prop_map(Step::LoadTheirs),
        2 => tab.clone().prop_map(Step::KeepBoth),
        3 => tab.clone().prop_map(Step::Hide),
        2 => (tab.clone(), any::<bool>()).prop_map(|(tab, insist)| Step::Close(tab, insist)),
        1 => tab.clone().prop_map(Step::Crash),
        1 => Just(Step::Delete),
        1 => Just(Step::OverwriteByAnotherProgram),
        1 => Just(Step::DamageInPart),
        2 => tab.prop_map(Step::WorkOnACopy),
        4 => trouble.prop_map(Step::Be),
    ]
}

const ID: &str = "school";

#[derive(Default)]
struct World {
    pack: bool,
    tabs: BTreeMap<usize, Tab>,
    storage: BTreeMap<String, String>,
    trouble: Option<NotKept>,
    no_room_aside: bool,
    /// Counts marks, texts, tabs and copies.
    number: u32,
    /// Marks that the page said were kept.
    kept: BTreeSet<u32>,
    /// Marks that a user gave up, or that another program destroyed.
    given_up: BTreeSet<u32>,
}

fn finished(id: &str) -> String {
    format!("draft/{id}")
}

fn unfinished(id: &str) -> String {
    format!("unfinished/{id}")
}

impl World {
    fn next(&mut self) -> u32 {
        self.number += 1;
        self.number
    }

    fn texts(&self, id: &str) -> Texts {
        let text = |key: String| self.storage.get(&key).cloned();
        Texts { finished: text(finished(id)), unfinished: text(unfinished(id)) }
    }

    fn read(&self, id: &str) -> Reading<Doc> {
        let texts = self.texts(id);
        if texts.is_empty() {
            return Reading::Nothing;
        }
        let readable = |text: &Option<String>| text.as_deref().and_then(read_text);
        let (whole, beside) = (readable(&texts.finished), readable(&texts.unfinished));
        // Something is missing if any of the texts can't be read, or not in full.
        let is_whole = |text: &String| read_text(text).is_some_and(|(_, in_part)| !in_part);
        let in_part = ![&texts.finished, &texts.unfinished].into_iter().flatten().all(is_whole);
        let finished = beside.is_none();
        match beside.or(whole) {
            None => Reading::Unreadable(texts),
            Some((marks, _)) => {
                let document = Doc { id: id.to_owned(), marks, pack: self.pack, finished };
                Reading::Version(Box::new(Version { texts, document, in_part }))
            }
        }
    }

    /// Changes the storage, and lets every other tab hear of it.
    fn put(&mut self, by: Option<usize>, key: &str, text: Option<String>) {
        match text {
            Some(text) => drop(self.storage.insert(key.to_owned(), text)),
            None => drop(self.storage.remove(key)),
        }
        for (place, tab) in &mut self.tabs {
            if Some(*place) != by {
                tab.inbox.insert(key.to_owned());
            }
        }
    }

    /// Every mark that the storage holds, wherever.
    fn stored(&self) -> BTreeSet<u32> {
        self.storage.values().filter_map(|text| read_text(text)).flat_map(|(marks, _)| marks).collect()
    }

    fn write(&mut self, place: usize, doc: &Doc, over: &Texts) -> Outcome<Doc> {
        if let Some(why) = self.trouble {
            return Outcome::Failed(why);
        }
        let there = self.texts(&doc.id);
        if over.differ_from(&there) {
            return Outcome::Differs(self.read(&doc.id));
        }
        let key = if doc.finished { finished(&doc.id) } else { unfinished(&doc.id) };
        if let Some(before) = self.storage.get(&key) {
            let seen = &self.tabs[&place].seen;
            let is_set_aside =
                |text: &String| self.storage.iter().any(|(key, aside)| key.starts_with("aside/") && aside == text);
            assert!(seen.contains(before) || is_set_aside(before), "{before:?} is replaced unasked");
            if read_text(before).is_none_or(|(_, in_part)| in_part) {
                assert!(is_set_aside(before), "{before:?} could not be read and is written over");
            }
        }
        let text = text_of(doc, self.next());
        self.put(Some(place), &key, Some(text.clone()));
        self.tabs.get_mut(&place).unwrap().seen.insert(text.clone());
        self.kept.extend(&doc.marks);
        self.given_up.retain(|mark| !doc.marks.contains(mark));
        Outcome::Done(text)
    }

    fn set_aside(&mut self, place: usize, id: &str, text: String) -> Result<(), NotKept> {
        if let Some(why) = self.trouble {
            return Err(why);
        }
        if self.no_room_aside {
            return Err(NotKept::Full);
        }
        if !self.storage.iter().any(|(key, aside)| key.starts_with("aside/") && *aside == text) {
            let key = format!("aside/{id}/{}", self.next());
            self.put(Some(place), &key, Some(text));
        }
        Ok(())
    }

    fn remove(&mut self, place: usize, key: &str, text: &str) {
        if self.trouble != Some(NotKept::Unavailable) && self.storage.get(key).is_some_and(|there| there == text) {
            self.put(Some(place), key, None);
        }
    }

    /// Lets a tab's keeper know of an event, and carries out what it asks for.
    fn send(&mut self, place: usize, event: Event<Doc>) {
        let Some(tab) = self.tabs.get_mut(&place) else { return };
        let doc = tab.doc.clone();
        for effect in tab.keeper.update(event, &|| doc.clone()) {
            // Answers come at once: each is dealt with before the next effect.
            if let Some(answer) = self.carry_out(place, effect) {
                self.send(place, answer);
            }
        }
        self.check(place);
    }

    fn carry_out(&mut self, place: usize, effect: Effect<Doc>) -> Option<Event<Doc>> {
        let id = self.tabs[&place].doc.id.clone();
        match effect {
            Effect::Read(purpose) => Some(Event::Found(
                purpose,
                match self.trouble {
                    Some(NotKept::Unavailable) => Err(NotKept::Unavailable),
                    _ => Ok(self.read(&id)),
                },
            )),
            Effect::Write { document, over } => {
                let outcome = self.write(place, &document, &over);
                if matches!(outcome, Outcome::Done(_)) {
                    self.tabs.get_mut(&place).unwrap().begun = false;
                }
                Some(Event::Written(outcome))
            }
            Effect::SetAside(text) => Some(Event::SetAside(self.set_aside(place, &id, text))),
            Effect::WriteBackup { id, document, over } => {
                assert!(self.tabs[&place].has_own_changes(), "a tab without changes leaves a copy");
                let outcome = self.write(place, &document, &over);
                Some(Event::BackupWritten { id, outcome })
            }
            Effect::RemoveBackup { id, text } => {
                self.remove(place, &finished(&id), &text);
                None
            }
            Effect::RemoveUnfinished(text) => {
                self.remove(place, &unfinished(&id), &text);
                None
            }
            Effect::Load(document, why) => {
                let texts = self.texts(&document.id);
                let tab = self.tabs.get_mut(&place).unwrap();
                let gone: BTreeSet<u32> = tab.doc.marks.difference(&document.marks).copied().collect();
                match why {
                    Loaded::Followed => {
                        assert!(!tab.has_own_changes(), "a tab’s own changes are replaced unasked");
                    }
                    Loaded::Theirs => self.given_up.extend(&gone),
                    Loaded::Copy => assert!(gone.is_empty()),
                }
                if why != Loaded::Copy {
                    (tab.changed, tab.begun, tab.typing) = (false, false, false);
                    tab.seen.extend(texts.finished.into_iter().chain(texts.unfinished));
                }
                tab.doc = document;
                let held: BTreeSet<u32> = self.stored().union(&self.given_up).copied().collect();
                assert!(gone.is_subset(&held), "{gone:?} is lost from a tab");
                None
            }
            Effect::Adopt(document) => {
                let texts = self.texts(&document.id);
                let tab = self.tabs.get_mut(&place).unwrap();
                assert_eq!(tab.doc.marks, document.marks);
                tab.begun = false;
                tab.seen.extend(texts.finished.into_iter().chain(texts.unfinished));
                None
            }
            Effect::StartTimer => {
                self.tabs.get_mut(&place).unwrap().timer = true;
                None
            }
            Effect::StopTimer => {
                self.tabs.get_mut(&place).unwrap().timer = false;
                None
            }
            Effect::Say(_) => None,
        }
    }

    /// What must hold after every step.
    fn check(&self, place: usize) {
        let held: BTreeSet<u32> = self.stored().union(&self.given_up).copied().collect();
        let lost: Vec<&u32> = self.kept.difference(&held).collect();
        assert!(lost.is_empty(), "{lost:?} was kept, and is lost: {:?}", self.storage);
        if let Some(tab) = self.tabs.get(&place)
            && matches!(tab.keeper.keeping(), Keeping::Theirs(_))
        {
            assert!(tab.has_own_changes(), "a tab without changes asks");
        }
    }

    fn open(&mut self, place: usize) {
        if self.tabs.contains_key(&place) || self.trouble == Some(NotKept::Unavailable) {
            return;
        }
        let found = self.read(ID);
        let name = self.next();
        let (doc, event) = match found {
            Reading::Unreadable(_) => return,
            Reading::Version(version) => {
                let Version { texts, document, in_part } = *version;
                (document, Event::Opened { texts, in_part })
            }
            Reading::Nothing => {
                let doc = Doc { id: ID.to_owned(), marks: BTreeSet::new(), pack: self.pack, finished: true };
                (doc, Event::Begun { over: Texts::default(), unread: false })
            }
        };
        let begun = matches!(event, Event::Begun { .. });
        self.show(place, name, doc, begun, event);
    }

    fn show(&mut self, place: usize, name: u32, doc: Doc, begun: bool, event: Event<Doc>) {
        let Texts { finished, unfinished } = self.texts(&doc.id);
        let tab = Tab {
            keeper: Keeper::default(),
            doc,
            timer: false,
            inbox: BTreeSet::new(),
            changed: false,
            begun,
            typing: false,
            seen: finished.into_iter().chain(unfinished).collect(),
            name,
        };
        self.tabs.insert(place, tab);
        self.send(place, event);
    }

    fn backup_id(&self, place: usize) -> String {
        format!("{}-tab{}", self.tabs[&place].doc.id, self.tabs[&place].name)
    }

    /// Leaves the document. Returns whether it may be closed.
    fn leave(&mut self, place: usize) -> bool {
        let id = self.backup_id(place);
        self.send(place, Event::Leave(id));
        let tab = &self.tabs[&place];
        if tab.keeper.would_lose() {
            let in_trouble = self.trouble.is_some() || self.no_room_aside || self.pack;
            assert!(in_trouble || matches!(tab.keeper.keeping(), Keeping::Removed), "it could have been kept");
            return false;
        }
        let held: BTreeSet<u32> = self.stored().union(&self.given_up).copied().collect();
        assert!(tab.doc.marks.is_subset(&held), "{:?} is lost on leaving, unsaid", tab.doc.marks);
        true
    }

    fn take_in(&mut self, place: usize) {
        if self.trouble == Some(NotKept::Unavailable) || (self.tabs.contains_key(&place) && !self.leave(place)) {
            return;
        }
        let (name, mark) = (self.next(), self.next());
        let doc = Doc { id: ID.to_owned(), marks: [mark].into(), pack: self.pack, finished: true };
        let there = self.read(ID);
        let unread = match &there {
            Reading::Nothing => false,
            Reading::Version(version) => {
                self.given_up.extend(&version.document.marks);
                version.in_part
            }
            Reading::Unreadable(_) => true,
        };
        let over = self.texts(ID);
        for text in [&over.finished, &over.unfinished].into_iter().flatten() {
            self.given_up.extend(read_text(text).into_iter().flat_map(|(marks, _)| marks));
        }
        self.show(place, name, doc, true, Event::Begun { over, unread });
    }

    fn step(&mut self, step: Step) {
        match step {
            Step::Open(place) => self.open(place),
            Step::TakeIn(place) => self.take_in(place),
            Step::Be(trouble) => {
                self.no_room_aside = trouble == Trouble::NoRoomAside;
                self.trouble = match trouble {
                    Trouble::Nothing | Trouble::NoRoomAside => None,
                    Trouble::NoRoom => Some(NotKept::Full),
                    Trouble::Refused => Some(NotKept::Unavailable),
                };
            }
            Step::Delete => {
                for key in [finished(ID), unfinished(ID)] {
                    self.destroy(&key, None);
                }
            }
            Step::OverwriteByAnotherProgram => {
                let text = format!("not ours {}", self.next());
                self.destroy(&finished(ID), Some(text));
            }
            Step::DamageInPart => {
                if let Some(text) = self.storage.get(&finished(ID)).filter(|text| read_text(text).is_some()) {
                    let text = format!("{text} ?");
                    self.put(None, &finished(ID), Some(text));
                }
            }
            Step::WorkOnACopy(which) => {
                let copies: Vec<String> = self.storage.keys().filter(|key| key.contains("-tab")).cloned().collect();
                let Some(key) = copies.get(which % copies.len().max(1)) else { return };
                let mark = self.next();
                let text = format!("{} {mark}", self.storage[key]);
                self.put(None, key, Some(text));
                self.kept.insert(mark);
            }
            Step::Edit(place)
            | Step::Type(place)
            | Step::TypeNothing(place)
            | Step::Note(place)
            | Step::Wait(place)
            | Step::Hear(place)
            | Step::KeepMine(place)
            | Step::LoadTheirs(place)
            | Step::KeepBoth(place)
            | Step::Hide(place)
            | Step::Close(place, _)
            | Step::Crash(place) => {
                if self.tabs.contains_key(&place) {
                    self.step_in(place, step);
                }
            }
        }
    }

    fn step_in(&mut self, place: usize, step: Step) {
        let mark = self.next();
        let tab = self.tabs.get_mut(&place).unwrap();
        let event = match step {
            Step::Edit(_) => {
                tab.doc.marks.insert(mark);
                tab.doc.finished = !tab.doc.pack || !mark.is_multiple_of(3);
                (tab.changed, tab.typing) = (true, false);
                Event::Changed
            }
            Step::Type(_) => {
                tab.typing = true;
                Event::Typing
            }
            Step::TypeNothing(_) => {
                tab.typing = false;
                Event::TypedNothing
            }
            Step::Note(_) => Event::Noted,
            Step::Wait(_) if std::mem::take(&mut tab.timer) => Event::Quiet,
            Step::Hear(_) => {
                let inbox = std::mem::take(&mut tab.inbox);
                if !inbox.contains(&finished(&tab.doc.id)) && !inbox.contains(&unfinished(&tab.doc.id)) {
                    return;
                }
                Event::StorageChanged
            }
            Step::KeepMine(_) => {
                if let Keeping::Theirs(theirs) = tab.keeper.keeping() {
                    let Texts { finished, unfinished } = theirs.texts.clone();
                    for text in finished.into_iter().chain(unfinished) {
                        let marks = read_text(&text).map(|(marks, _)| marks).unwrap_or_default();
                        self.given_up.extend(marks.difference(&tab.doc.marks));
                        tab.seen.insert(text);
                    }
                }
                // Whoever asks for that does not want to follow.
                tab.begun |= !matches!(tab.keeper.keeping(), Keeping::Kept | Keeping::Soon);
                Event::KeepMine
            }
            Step::LoadTheirs(_) => Event::LoadTheirs,
            Step::KeepBoth(_) => Event::KeepBoth(format!("copy{mark}")),
            Step::Hide(_) => {
                self.leave(place);
                return;
            }
            Step::Close(_, insist) => {
                if self.leave(place) || insist {
                    self.tabs.remove(&place);
                }
                return;
            }
            Step::Crash(_) => return drop(self.tabs.remove(&place)),
            _ => return,
        };
        self.send(place, event);
    }

    /// Somebody else than the page removes or overwrites a text on purpose.
    fn destroy(&mut self, key: &str, text: Option<String>) {
        if let Some(before) = self.storage.get(key) {
            self.given_up.extend(read_text(before).into_iter().flat_map(|(marks, _)| marks));
            self.put(None, key, text);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, failure_persistence: None, max_shrink_iters: 20_000, ..ProptestConfig::default() })]

    #[test]
    fn nothing_kept_is_lost_and_nothing_is_replaced_unasked(pack: bool, steps in vec(a_step(), 1..100)) {
        let mut world = World { pack, ..World::default() };
        for step in steps {
            world.step(step);
        }
    }

    #[test]
    fn tabs_that_only_look_follow_one_that_writes(steps in vec((0usize..3, any::<bool>()), 1..40)) {
        let mut world = World::default();
        for place in 0..3 {
            world.step(Step::Open(place));
        }
        for (place, hide) in steps {
            let step = if place > 0 { Step::Hear(place) } else if hide { Step::Hide(0) } else { Step::Edit(0) };
            world.step(step);
        }
        world.step(Step::Hide(0));
        for place in 1..3 {
            world.step(Step::Hear(place));
            prop_assert_eq!(&world.tabs[&place].doc.marks, &world.tabs[&0].doc.marks);
            prop_assert_eq!(world.tabs[&place].keeper.keeping(), &Keeping::Kept);
        }
        prop_assert_eq!(world.storage.len(), 1);
    }
}

#[test]
fn a_purpose_is_told_back() {
    // What is read for the user's choice is loaded; what is read because another tab wrote is not.
    let mut world = World::default();
    world.step(Step::Open(0));
    world.step(Step::Open(1));
    world.step(Step::Edit(0));
    world.step(Step::Edit(1));
    world.step(Step::Wait(0));
    world.step(Step::Hear(1));
    assert!(matches!(world.tabs[&1].keeper.keeping(), Keeping::Theirs(_)));
    let found = world.read(ID);
    world.send(1, Event::Found(Purpose::Look, Ok(found.clone())));
    assert!(matches!(world.tabs[&1].keeper.keeping(), Keeping::Theirs(_)));
    world.send(1, Event::Found(Purpose::Load, Ok(found)));
    assert_eq!(world.tabs[&1].keeper.keeping(), &Keeping::Kept);
}
