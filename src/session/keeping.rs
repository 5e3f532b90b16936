//! The words that a [`Keeper`](super::Keeper) and the browser's storage speak with each other: events in, effects out.

use std::fmt;

/// A document that is kept in the browser's storage while someone works on it: a workbook, or a pack that is being written.
pub trait Document: Clone {
    /// Whether both have the same content, whoever wrote them and whenever.
    fn has_content_of(&self, other: &Self) -> bool;

    /// Whether it can be used. One that isn't finished is kept beside the last version that was.
    fn is_finished(&self) -> bool {
        true
    }

    /// The same content as a document of its own, with this id and a name that calls it a copy. `None` if documents of this
    /// kind are not copied.
    fn copy(&self, id: &str) -> Option<Self>;
}

/// Why the browser did not keep a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotKept {
    /// The browser lets pages keep nothing.
    Unavailable,
    /// The browser's storage is full.
    Full,
    /// The browser took the text and gave back another.
    NotAsWritten,
}

impl fmt::Display for NotKept {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            NotKept::Unavailable => "this browser lets pages keep nothing (a private window, or a setting)",
            NotKept::Full => "this browser’s storage is full",
            NotKept::NotAsWritten => "this browser did not give back what was written",
        })
    }
}

/// The texts of one document in the storage.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Texts {
    /// The document as it can be used.
    pub finished: Option<String>,
    /// A later version that can't be used yet, which stands beside it.
    pub unfinished: Option<String>,
}

impl Texts {
    /// One text, of a document that can be used.
    #[must_use]
    pub fn finished(text: impl Into<String>) -> Texts {
        Texts { finished: Some(text.into()), unfinished: None }
    }

    /// Whether the storage holds no text of the document.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.finished.is_none() && self.unfinished.is_none()
    }

    /// The text of the version that was worked on last.
    #[must_use]
    pub fn latest(&self) -> Option<&str> {
        self.unfinished.as_deref().or(self.finished.as_deref())
    }

    /// Whether `there` holds a text that these don't. A text that has gone is no other text.
    #[must_use]
    pub fn differ_from(&self, there: &Texts) -> bool {
        let differs = |known: &Option<String>, there: &Option<String>| there.is_some() && known != there;
        differs(&self.finished, &there.finished) || differs(&self.unfinished, &there.unfinished)
    }
}

/// A version of the document as the storage holds it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version<D> {
    /// Its texts.
    pub texts: Texts,
    /// The document that was read from them.
    pub document: D,
    /// Whether something in its text could not be read and is missing from the document.
    pub in_part: bool,
}

/// What the storage holds under the document's name, as far as this page can read it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reading<D> {
    /// No text.
    Nothing,
    /// A version of the document.
    Version(Box<Version<D>>),
    /// Texts that this page can't read as such a document.
    Unreadable(Texts),
}

/// How the open document is kept just now, as the screen shows it.
#[derive(Clone, Debug, PartialEq)]
pub enum Keeping<D> {
    /// Every change is in the browser.
    Kept,
    /// A change is about to be written.
    Soon,
    /// The last write failed. This stays until one succeeds.
    Failed(NotKept),
    /// The document is gone from the browser, and not by this tab.
    Removed,
    /// Another tab has written another version. Nothing is written until the user has chosen.
    Theirs(Box<Version<D>>),
    /// An example, which is never kept.
    Example,
}

/// Why the storage is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// Another tab has changed it.
    Look,
    /// The user has chosen the other tab's version.
    Load,
}

/// Something that has happened to the open document or its texts in the storage.
#[derive(Clone, Debug)]
pub enum Event<D> {
    /// The document was opened from the storage.
    Opened {
        /// The texts that it was read from.
        texts: Texts,
        /// Whether something in them could not be read.
        in_part: bool,
    },
    /// A document was begun, or came from a file.
    Begun {
        /// The texts of its name in the storage that the user lets it replace.
        over: Texts,
        /// Whether these could not be read, or not in full.
        unread: bool,
    },
    /// An example was opened.
    Example,
    /// The user changed the document.
    Changed,
    /// The user is typing something that is no change yet.
    Typing,
    /// Nothing has come of the typing.
    TypedNothing,
    /// Something beside the document's content is to be written with it, such as when it was saved to a file.
    Noted,
    /// It has been quiet for a moment, or there is no time to wait: everything is to be written.
    Quiet,
    /// Another tab has changed the storage.
    StorageChanged,
    /// Answers [`Effect::Read`].
    Found(Purpose, Result<Reading<D>, NotKept>),
    /// Answers [`Effect::Write`].
    Written(Outcome<D>),
    /// Answers [`Effect::SetAside`].
    SetAside(Result<(), NotKept>),
    /// The user chose this tab's version, or asked for another try after a failure.
    KeepMine,
    /// The user chose the other tab's version.
    LoadTheirs,
    /// The user chose to leave the other tab's version as it is and to go on in a copy with this id.
    KeepBoth(String),
    /// The page is hidden or closed, or another document opened in this tab. The id is that of a backup, if one is needed.
    Leave(String),
    /// Answers [`Effect::WriteBackup`].
    BackupWritten {
        /// The backup's id.
        id: String,
        /// How it went.
        outcome: Outcome<D>,
    },
}

/// How a write went.
#[derive(Clone, Debug)]
pub enum Outcome<D> {
    /// The document is in the storage, with this text.
    Done(String),
    /// Nothing was written, because the storage holds another text than was expected.
    Differs(Reading<D>),
    /// The browser did not keep it.
    Failed(NotKept),
}

/// Where a document that is shown in place of the open one comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Loaded {
    /// Another tab wrote it, and this tab had no changes of its own.
    Followed,
    /// The user chose it.
    Theirs,
    /// It is this tab's version as a document of its own.
    Copy,
}

/// Something to say in passing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Notice {
    /// Another program wrote a text that can't be read. It is set aside.
    SetAside,
    /// This tab's version is kept.
    MineKept,
    /// The other tab's version is open.
    TheirsLoaded,
    /// Both versions are kept.
    BothKept,
}

/// Something that the browser is asked to do. Effects are carried out in order, and each answer is an [`Event`].
#[derive(Clone, Debug, PartialEq)]
pub enum Effect<D> {
    /// Read the storage.
    Read(Purpose),
    /// Write the document under its id, unless the storage holds another text than these.
    Write {
        /// The document.
        document: D,
        /// The texts that it may replace.
        over: Texts,
    },
    /// Keep a text that can't be read, or not in full, under another name.
    SetAside(String),
    /// Write this tab's version as a document of its own, unless the storage holds another text than these.
    WriteBackup {
        /// The backup's id.
        id: String,
        /// The backup.
        document: D,
        /// The texts that it may replace.
        over: Texts,
    },
    /// Remove a backup, if this is still its text.
    RemoveBackup {
        /// The backup's id.
        id: String,
        /// The text that this tab wrote.
        text: String,
    },
    /// Remove the version that wasn't finished, if this is still its text.
    RemoveUnfinished(String),
    /// Show a document in place of the open one. What could be undone can't be any more.
    Load(D, Loaded),
    /// Take over what stands beside the content of this document, whose content is the open one's.
    Adopt(D),
    /// Send [`Event::Quiet`] when there has been no change for a moment.
    StartTimer,
    /// Don't send it.
    StopTimer,
    /// Say something.
    Say(Notice),
}
