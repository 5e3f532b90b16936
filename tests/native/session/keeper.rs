//! One rule of keeping a test: an event goes in, and these effects come out.

use join_the_dots::session::{
    Document, Effect, Event, Keeper, Keeping, Loaded, NotKept, Notice, Outcome, Purpose, Reading, Texts, Version,
};

/// A document of one word. A word that ends in a comma isn't finished.
#[derive(Clone, Debug, PartialEq)]
struct Word {
    id: String,
    word: String,
}

impl Document for Word {
    fn has_content_of(&self, other: &Word) -> bool {
        self.word == other.word
    }

    fn is_finished(&self) -> bool {
        !self.word.ends_with(',')
    }

    fn copy(&self, id: &str) -> Option<Word> {
        Some(Word { id: id.to_owned(), word: self.word.clone() })
    }
}

fn word(word: &str) -> Word {
    Word { id: "id".to_owned(), word: word.to_owned() }
}

fn text(document: &Word) -> String {
    format!("text of {}", document.word)
}

fn version(document: &Word) -> Version<Word> {
    Version { texts: Texts::finished(text(document)), document: document.clone(), in_part: false }
}

fn found(document: &Word) -> Event<Word> {
    Event::Found(Purpose::Look, Ok(Reading::Version(Box::new(version(document)))))
}

/// A tab with a document open.
struct Tab {
    keeper: Keeper<Word>,
    mine: Word,
}

impl Tab {
    fn opened(name: &str) -> Tab {
        let mut tab = Tab { keeper: Keeper::default(), mine: word(name) };
        let texts = Texts::finished(text(&tab.mine));
        assert_eq!(tab.send(Event::Opened { texts, in_part: false }), [Effect::StopTimer]);
        tab
    }

    /// One that has changed its document to this word, and not written it.
    fn changed(name: &str) -> Tab {
        let mut tab = Tab::opened("before");
        tab.change(name);
        tab
    }

    /// One that has changed its document to this word, while another tab has written that one.
    fn asking(mine: &str, theirs: &str) -> Tab {
        let mut tab = Tab::changed(mine);
        tab.send(found(&word(theirs)));
        assert_eq!(tab.keeping(), &Keeping::Theirs(Box::new(version(&word(theirs)))));
        tab
    }

    fn change(&mut self, name: &str) {
        self.mine = word(name);
        assert_eq!(self.send(Event::Changed), [Effect::StartTimer]);
    }

    fn send(&mut self, event: Event<Word>) -> Vec<Effect<Word>> {
        let mine = self.mine.clone();
        self.keeper.update(event, &|| mine.clone())
    }

    fn keeping(&self) -> &Keeping<Word> {
        self.keeper.keeping()
    }

    fn write(&self, over: &str) -> Effect<Word> {
        Effect::Write { document: self.mine.clone(), over: Texts::finished(text(&word(over))) }
    }

    fn done(&self) -> Event<Word> {
        Event::Written(Outcome::Done(text(&self.mine)))
    }
}

fn failed() -> Event<Word> {
    Event::Written(Outcome::Failed(NotKept::Full))
}

#[test]
fn a_change_is_written_when_it_has_been_quiet() {
    let mut tab = Tab::opened("a");
    tab.change("b");
    assert_eq!(tab.keeping(), &Keeping::Soon);
    assert_eq!(tab.send(Event::Quiet), [Effect::StopTimer, tab.write("a")]);
    assert_eq!(tab.send(tab.done()), []);
    assert_eq!(tab.keeping(), &Keeping::Kept);
    // There is nothing more to write.
    assert_eq!(tab.send(Event::Quiet), [Effect::StopTimer]);
}

#[test]
fn a_change_is_written_at_once_when_the_page_is_left() {
    let mut tab = Tab::changed("b");
    assert_eq!(tab.send(Event::Leave("backup".to_owned())), [Effect::StopTimer, tab.write("before")]);
    tab.send(tab.done());
    assert!(!tab.keeper.would_lose());
}

#[test]
fn a_failed_write_stays_until_one_succeeds() {
    let mut tab = Tab::changed("b");
    tab.send(Event::Quiet);
    tab.send(failed());
    assert_eq!(tab.keeping(), &Keeping::Failed(NotKept::Full));
    assert!(tab.keeper.would_lose());
    tab.change("c");
    assert_eq!(tab.keeping(), &Keeping::Failed(NotKept::Full));
    assert_eq!(tab.send(Event::Quiet), [Effect::StopTimer, tab.write("before")]);
    tab.send(tab.done());
    assert_eq!(tab.keeping(), &Keeping::Kept);
}

#[test]
fn a_text_that_this_tab_does_not_know_is_not_written_over() {
    let mut tab = Tab::changed("b");
    tab.send(Event::Quiet);
    let theirs = version(&word("theirs"));
    let effects = tab.send(Event::Written(Outcome::Differs(Reading::Version(Box::new(theirs.clone())))));
    assert_eq!(effects, [Effect::StopTimer]);
    assert_eq!(tab.keeping(), &Keeping::Theirs(Box::new(theirs)));
    // Changes go on in memory, and nothing is written.
    tab.mine = word("c");
    assert_eq!(tab.send(Event::Changed), []);
    assert_eq!(tab.send(Event::Quiet), [Effect::StopTimer]);
}

#[test]
fn a_tab_without_changes_follows_another() {
    let mut tab = Tab::opened("a");
    assert_eq!(tab.send(Event::StorageChanged), [Effect::Read(Purpose::Look)]);
    assert_eq!(tab.send(found(&word("b"))), [Effect::StopTimer, Effect::Load(word("b"), Loaded::Followed)]);
    assert_eq!(tab.keeping(), &Keeping::Kept);
    tab.mine = word("b");
    assert_eq!(tab.send(Event::Leave("backup".to_owned())), [Effect::StopTimer]);
    tab.change("c");
    assert_eq!(tab.send(Event::Quiet), [Effect::StopTimer, tab.write("b")]);
}

#[test]
fn a_tab_with_changes_is_asked_even_if_they_are_written() {
    let mut tab = Tab::changed("b");
    tab.send(Event::Quiet);
    tab.send(tab.done());
    assert_eq!(tab.send(found(&word("c"))), [Effect::StopTimer]);
    assert_eq!(tab.keeping(), &Keeping::Theirs(Box::new(version(&word("c")))));
}

#[test]
fn what_is_being_typed_is_not_replaced_by_another_tab() {
    let mut tab = Tab::opened("a");
    assert_eq!(tab.send(Event::Typing), []);
    assert_eq!(tab.keeping(), &Keeping::Soon);
    tab.send(found(&word("b")));
    assert!(matches!(tab.keeping(), Keeping::Theirs(_)));
    // When nothing comes of it, there is nothing to ask.
    assert_eq!(tab.send(Event::TypedNothing), [Effect::Read(Purpose::Look)]);
    assert_eq!(tab.send(found(&word("b"))), [Effect::StopTimer, Effect::Load(word("b"), Loaded::Followed)]);
}

#[test]
fn two_tabs_with_the_same_content_have_nothing_to_ask() {
    let mut tab = Tab::changed("b");
    let mut theirs = version(&word("b"));
    theirs.texts = Texts::finished("another text of b");
    let found = Event::Found(Purpose::Look, Ok(Reading::Version(Box::new(theirs))));
    assert_eq!(tab.send(found), [Effect::StopTimer, Effect::Adopt(word("b"))]);
    assert_eq!(tab.keeping(), &Keeping::Kept);
}

#[test]
fn a_text_that_can_not_be_read_is_set_aside_first() {
    let mut tab = Tab::changed("b");
    tab.send(Event::Quiet);
    let unreadable = Texts::finished("not ours");
    let effects = tab.send(Event::Written(Outcome::Differs(Reading::Unreadable(unreadable.clone()))));
    assert_eq!(effects, [Effect::Say(Notice::SetAside), Effect::SetAside("not ours".to_owned())]);
    let write = Effect::Write { document: word("b"), over: unreadable };
    assert_eq!(tab.send(Event::SetAside(Ok(()))), [write]);
}

#[test]
fn nothing_is_written_while_there_is_no_room_to_set_a_text_aside() {
    let mut tab = Tab { keeper: Keeper::default(), mine: word("a") };
    let texts = Texts::finished(text(&tab.mine));
    let set_aside = Effect::SetAside("text of a".to_owned());
    let effects = tab.send(Event::Opened { texts, in_part: true });
    assert_eq!(effects, [Effect::StopTimer, set_aside.clone()]);
    assert_eq!(tab.send(Event::SetAside(Err(NotKept::Full))), []);
    assert_eq!(tab.keeping(), &Keeping::Kept);
    tab.change("b");
    assert_eq!(tab.send(Event::Quiet), [Effect::StopTimer, set_aside.clone()]);
    assert_eq!(tab.send(Event::SetAside(Err(NotKept::Full))), []);
    assert_eq!(tab.keeping(), &Keeping::Failed(NotKept::Full));
    assert_eq!(tab.send(Event::KeepMine), [set_aside]);
    assert_eq!(tab.send(Event::SetAside(Ok(()))), [tab.write("a")]);
}

#[test]
fn keep_mine_replaces_the_version_that_was_asked_about_and_no_other() {
    let mut tab = Tab::asking("mine", "theirs");
    assert_eq!(tab.send(Event::KeepMine), [tab.write("theirs")]);
    let third = version(&word("third"));
    tab.send(Event::Written(Outcome::Differs(Reading::Version(Box::new(third.clone())))));
    assert_eq!(tab.keeping(), &Keeping::Theirs(Box::new(third)));
    assert_eq!(tab.send(Event::KeepMine), [tab.write("third")]);
    assert_eq!(tab.send(tab.done()), [Effect::Say(Notice::MineKept)]);
    assert_eq!(tab.keeping(), &Keeping::Kept);
}

/// A tab that asks and has left a backup.
fn backed_up() -> (Tab, Effect<Word>) {
    let mut tab = Tab::asking("mine", "theirs");
    let backup = tab.mine.copy("backup").unwrap();
    let write = Effect::WriteBackup { id: "backup".to_owned(), document: backup.clone(), over: Texts::default() };
    assert!(tab.keeper.would_lose());
    assert_eq!(tab.send(Event::Leave("backup".to_owned())), [Effect::StopTimer, write]);
    let outcome = Outcome::Done(text(&backup));
    assert_eq!(tab.send(Event::BackupWritten { id: "backup".to_owned(), outcome }), []);
    assert!(!tab.keeper.would_lose());
    (tab, Effect::RemoveBackup { id: "backup".to_owned(), text: text(&backup) })
}

#[test]
fn a_backup_is_removed_only_after_this_tabs_version_is_written() {
    let (mut tab, remove) = backed_up();
    assert_eq!(tab.send(Event::KeepMine), [tab.write("theirs")]);
    assert_eq!(tab.send(failed()), []);
    assert_eq!(tab.send(Event::KeepMine), [tab.write("theirs")]);
    assert_eq!(tab.send(tab.done()), [remove, Effect::Say(Notice::MineKept)]);
}

#[test]
fn a_backup_is_removed_when_the_user_chooses_the_other_version() {
    let (mut tab, remove) = backed_up();
    assert_eq!(tab.send(Event::LoadTheirs), [Effect::Read(Purpose::Load)]);
    let theirs = Reading::Version(Box::new(version(&word("theirs"))));
    let load = Effect::Load(word("theirs"), Loaded::Theirs);
    let effects = tab.send(Event::Found(Purpose::Load, Ok(theirs)));
    assert_eq!(effects, [remove, load, Effect::Say(Notice::TheirsLoaded)]);
    tab.mine = word("theirs");
    // From here on it follows.
    assert_eq!(tab.send(found(&word("more"))), [Effect::StopTimer, Effect::Load(word("more"), Loaded::Followed)]);
}

#[test]
fn a_backup_that_someone_works_on_is_left_to_them() {
    let (mut tab, _) = backed_up();
    tab.mine = word("more");
    tab.send(Event::Changed);
    let over = Texts::finished("text of mine");
    let more = tab.mine.copy("backup").unwrap();
    let write = Effect::WriteBackup { id: "backup".to_owned(), document: more, over };
    assert_eq!(tab.send(Event::Leave("backup".to_owned())), [Effect::StopTimer, write]);
    let outcome = Outcome::Differs(Reading::Unreadable(Texts::finished("worked on")));
    let second = tab.mine.copy("backup-2").unwrap();
    let write = Effect::WriteBackup { id: "backup-2".to_owned(), document: second, over: Texts::default() };
    assert_eq!(tab.send(Event::BackupWritten { id: "backup".to_owned(), outcome }), [write]);
}

#[test]
fn keep_both_goes_on_in_a_copy() {
    let (mut tab, remove) = backed_up();
    let copy = tab.mine.copy("copy").unwrap();
    let effects = tab.send(Event::KeepBoth("copy".to_owned()));
    let write = Effect::Write { document: copy.clone(), over: Texts::default() };
    assert_eq!(effects, [Effect::Load(copy.clone(), Loaded::Copy), write]);
    tab.mine = copy;
    assert_eq!(tab.send(tab.done()), [remove, Effect::Say(Notice::BothKept)]);
}

#[test]
fn a_version_that_is_met_while_leaving_is_backed_up_against() {
    let mut tab = Tab::changed("mine");
    tab.send(Event::Leave("backup".to_owned()));
    let theirs = Reading::Version(Box::new(version(&word("theirs"))));
    let effects = tab.send(Event::Written(Outcome::Differs(theirs)));
    let document = tab.mine.copy("backup").unwrap();
    let write = Effect::WriteBackup { id: "backup".to_owned(), document, over: Texts::default() };
    assert_eq!(effects, [Effect::StopTimer, write]);
}

#[test]
fn a_removed_document_comes_back_only_on_request() {
    let mut tab = Tab::opened("a");
    let gone = Event::Found(Purpose::Look, Ok(Reading::Nothing));
    assert_eq!(tab.send(gone), [Effect::StopTimer]);
    assert_eq!(tab.keeping(), &Keeping::Removed);
    tab.mine = word("b");
    assert_eq!(tab.send(Event::Changed), []);
    assert_eq!(tab.send(Event::Quiet), [Effect::StopTimer]);
    assert_eq!(tab.send(Event::KeepMine), [tab.write("a")]);
    tab.send(tab.done());
    assert_eq!(tab.keeping(), &Keeping::Kept);
}

#[test]
fn a_removed_document_that_another_tab_brings_back_is_kept_again() {
    let mut tab = Tab::opened("a");
    tab.send(Event::Found(Purpose::Look, Ok(Reading::Nothing)));
    assert_eq!(tab.send(found(&word("a"))), []);
    assert_eq!(tab.keeping(), &Keeping::Kept);
}

#[test]
fn an_unfinished_document_stands_beside_the_finished_one() {
    let mut tab = Tab::changed("b,");
    tab.send(Event::Quiet);
    assert_eq!(tab.send(tab.done()), []);
    tab.change("b, c");
    let known = Texts { finished: Some("text of before".to_owned()), unfinished: Some("text of b,".to_owned()) };
    let write = Effect::Write { document: tab.mine.clone(), over: known };
    assert_eq!(tab.send(Event::Quiet), [Effect::StopTimer, write]);
    assert_eq!(tab.send(tab.done()), [Effect::RemoveUnfinished("text of b,".to_owned())]);
}

#[test]
fn a_document_from_a_file_replaces_only_what_its_user_was_asked_about() {
    let mut tab = Tab { keeper: Keeper::default(), mine: word("file") };
    let over = Texts::finished("text of draft");
    let write = Effect::Write { document: tab.mine.clone(), over: over.clone() };
    assert_eq!(tab.send(Event::Begun { over: over.clone(), unread: false }), [write]);
    let theirs = Reading::Version(Box::new(version(&word("theirs"))));
    tab.send(Event::Written(Outcome::Differs(theirs)));
    assert!(matches!(tab.keeping(), Keeping::Theirs(_)));
    // What of the draft could not be read is set aside first.
    let set_aside = Effect::SetAside("text of draft".to_owned());
    assert_eq!(tab.send(Event::Begun { over, unread: true }), [set_aside]);
}

#[test]
fn an_example_is_never_kept() {
    let mut tab = Tab { keeper: Keeper::default(), mine: word("example") };
    assert_eq!(tab.send(Event::Example), [Effect::StopTimer]);
    for event in [Event::Changed, Event::Quiet, Event::KeepMine, Event::StorageChanged, Event::Leave(String::new())] {
        assert_eq!(tab.send(event), []);
    }
    assert_eq!(tab.keeping(), &Keeping::Example);
    assert!(!tab.keeper.would_lose());
}

#[test]
fn that_it_was_saved_to_a_file_is_written_and_is_no_change() {
    let mut tab = Tab::opened("a");
    assert_eq!(tab.send(Event::Noted), [tab.write("a")]);
    // Another tab has written meanwhile: this one follows.
    let theirs = Reading::Version(Box::new(version(&word("b"))));
    let effects = tab.send(Event::Written(Outcome::Differs(theirs)));
    assert_eq!(effects, [Effect::StopTimer, Effect::Load(word("b"), Loaded::Followed)]);
}
