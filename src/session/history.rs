//! The changes of a document that can be undone and redone.

use crate::workbook::{Command, Refused, Workbook};

/// A change to a document that can be taken back.
pub trait Change: Clone {
    /// The document.
    type Document;
    /// Why a change can't be made.
    type Refused;

    /// Makes the change and returns the one that takes it back.
    ///
    /// # Errors
    /// If it can't be made; the document is then as it was.
    fn make(self, document: &mut Self::Document) -> Result<Self, Self::Refused>;

    /// Whether this change, made last, and `next` set the same one thing.
    fn sets_the_same(&self, next: &Self) -> bool;
}

impl Change for Command {
    type Document = Workbook;
    type Refused = Refused;

    fn make(self, workbook: &mut Workbook) -> Result<Command, Refused> {
        self.apply(workbook)
    }

    fn sets_the_same(&self, next: &Command) -> bool {
        Command::sets_the_same(self, next)
    }
}

/// A change to another version of the whole document, for documents that have no commands.
#[derive(Clone, Debug, PartialEq)]
pub struct Snapshot<D>(pub D);

impl<D: Clone> Change for Snapshot<D> {
    type Document = D;
    type Refused = std::convert::Infallible;

    fn make(self, document: &mut D) -> Result<Snapshot<D>, Self::Refused> {
        Ok(Snapshot(std::mem::replace(document, self.0)))
    }

    fn sets_the_same(&self, _: &Snapshot<D>) -> bool {
        true
    }
}

/// The changes of one document, for as long as the page is open: those that can be undone, and those that can be redone.
///
/// # Examples
/// ```
/// use join_the_dots::session::{History, Snapshot};
///
/// let mut number = 1;
/// let mut history = History::default();
/// let _ = history.apply(&mut number, Snapshot(2));
/// history.undo(&mut number);
/// assert_eq!(number, 1);
/// history.redo(&mut number);
/// assert_eq!(number, 2);
/// ```
#[derive(Clone, Debug)]
pub struct History<C> {
    undo: Vec<C>,
    redo: Vec<C>,
    /// The field that the last change was typed into; empty if it was no typing.
    typed_into: String,
    /// How many changes can be undone.
    most: usize,
}

impl<C> Default for History<C> {
    fn default() -> History<C> {
        History::of_at_most(usize::MAX)
    }
}

impl<C> History<C> {
    /// An empty history that forgets the oldest change when there are more than `most`.
    #[must_use]
    pub fn of_at_most(most: usize) -> History<C> {
        History { undo: Vec::new(), redo: Vec::new(), typed_into: String::new(), most }
    }

    /// Whether there is a change to undo.
    #[must_use]
    pub fn can_undo(&self) -> bool {
        !self.undo.is_empty()
    }

    /// Whether there is a change to redo.
    #[must_use]
    pub fn can_redo(&self) -> bool {
        !self.redo.is_empty()
    }

    /// The change that undo makes.
    #[must_use]
    pub fn next_undo(&self) -> Option<&C> {
        self.undo.last()
    }

    /// The change that redo makes.
    #[must_use]
    pub fn next_redo(&self) -> Option<&C> {
        self.redo.last()
    }

    /// Changes every step of it, as when the document gets another name.
    pub fn change_each(&mut self, change: impl FnMut(&mut C)) {
        self.undo.iter_mut().chain(&mut self.redo).for_each(change);
    }
}

impl<C: Change> History<C> {
    /// Makes a change. What had been undone can't be redone after it.
    ///
    /// # Errors
    /// If it can't be made; nothing has changed then.
    pub fn apply(&mut self, document: &mut C::Document, change: C) -> Result<(), C::Refused> {
        self.typed_into.clear();
        self.push(document, change)
    }

    /// Makes a change in place of the last one, if both set the same one thing: undo then takes both back at once. A person
    /// who types 10 has not rated 1 first.
    ///
    /// # Errors
    /// If it can't be made; nothing has changed then.
    pub fn apply_over(&mut self, document: &mut C::Document, change: C) -> Result<(), C::Refused> {
        self.typed_into.clear();
        self.push_over(document, change)
    }

    /// Makes a change that was typed into a field. Undo takes back at once all that is typed into one field in a row.
    ///
    /// # Errors
    /// If it can't be made; nothing has changed then.
    pub fn apply_typed(&mut self, document: &mut C::Document, field: &str, change: C) -> Result<(), C::Refused> {
        if self.typed_into == field {
            return self.push_over(document, change);
        }
        self.push(document, change)?;
        field.clone_into(&mut self.typed_into);
        Ok(())
    }

    fn push(&mut self, document: &mut C::Document, change: C) -> Result<(), C::Refused> {
        self.undo.push(change.make(document)?);
        if self.undo.len() > self.most {
            self.undo.remove(0);
        }
        self.redo.clear();
        Ok(())
    }

    fn push_over(&mut self, document: &mut C::Document, change: C) -> Result<(), C::Refused> {
        if !self.undo.last().is_some_and(|last| last.sets_the_same(&change)) {
            return self.push(document, change);
        }
        change.make(document)?;
        self.redo.clear();
        Ok(())
    }

    /// Takes the last change back and returns the change that did so. `None` if there is nothing to undo.
    pub fn undo(&mut self, document: &mut C::Document) -> Option<C> {
        self.typed_into.clear();
        step(&mut self.undo, &mut self.redo, document)
    }

    /// Makes the change again that was undone last and returns it. `None` if there is nothing to redo.
    pub fn redo(&mut self, document: &mut C::Document) -> Option<C> {
        self.typed_into.clear();
        step(&mut self.redo, &mut self.undo, document)
    }
}

impl History<Command> {
    /// Whether undo brings back the evidence or target of this id.
    #[must_use]
    pub fn undo_adds(&self, id: &str) -> bool {
        self.next_undo().is_some_and(|command| command.adds(id))
    }

    /// Whether redo brings back the evidence or target of this id.
    #[must_use]
    pub fn redo_adds(&self, id: &str) -> bool {
        self.next_redo().is_some_and(|command| command.adds(id))
    }
}

/// Makes the last change of one list and puts its inverse on the other.
fn step<C: Change>(from: &mut Vec<C>, to: &mut Vec<C>, document: &mut C::Document) -> Option<C> {
    let change = from.pop()?;
    to.push(change.clone().make(document).ok()?);
    Some(change)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(history: &mut History<Snapshot<String>>, document: &mut String, field: &str, text: &str) {
        history.apply_typed(document, field, Snapshot(text.to_owned())).unwrap();
    }

    #[test]
    fn all_that_is_typed_into_one_field_is_undone_at_once() {
        let (mut history, mut document) = (History::default(), "a".to_owned());
        typed(&mut history, &mut document, "aim", "ab");
        typed(&mut history, &mut document, "aim", "abc");
        typed(&mut history, &mut document, "note", "abcd");
        history.undo(&mut document);
        assert_eq!(document, "abc");
        history.undo(&mut document);
        assert_eq!(document, "a");
        assert!(!history.can_undo() && history.can_redo());
    }

    #[test]
    fn typing_after_an_undo_is_a_step_of_its_own() {
        let (mut history, mut document) = (History::default(), "a".to_owned());
        typed(&mut history, &mut document, "aim", "ab");
        history.undo(&mut document);
        typed(&mut history, &mut document, "aim", "ac");
        assert!(!history.can_redo());
        history.undo(&mut document);
        assert_eq!(document, "a");
    }

    #[test]
    fn the_oldest_change_is_forgotten() {
        let (mut history, mut number) = (History::of_at_most(2), 0);
        for next in 1..=3 {
            history.apply(&mut number, Snapshot(next)).unwrap();
        }
        while history.undo(&mut number).is_some() {}
        assert_eq!(number, 1);
    }
}
