//! A history of commands: what was done, and what was undone.

use super::{Command, Refused, Workbook};

/// The commands that take changes back, and those that make them again. It lives as long as the page is open.
#[derive(Clone, Debug, Default)]
pub struct Session {
    undo: Vec<Command>,
    redo: Vec<Command>,
}

/// What undo or redo did to the workbook: the command that was carried out.
pub type Undone = Command;

impl Session {
    /// Carries a command out. What had been undone can't be redone after it.
    ///
    /// # Errors
    /// [`Refused`] if it cannot be carried out; nothing has changed then.
    pub fn apply(&mut self, workbook: &mut Workbook, command: Command) -> Result<(), Refused> {
        self.undo.push(command.apply(workbook)?);
        self.redo.clear();
        Ok(())
    }

    /// Carries a command out in place of the last one, if both set the same one thing: undo then takes both
    /// back at once. A person who types 10 has not rated 1 first.
    ///
    /// # Errors
    /// [`Refused`] if it cannot be carried out; nothing has changed then.
    pub fn apply_over(&mut self, workbook: &mut Workbook, command: Command) -> Result<(), Refused> {
        if self.undo.last().is_some_and(|last| last.sets_the_same(&command)) {
            command.apply(workbook)?;
            self.redo.clear();
            Ok(())
        } else {
            self.apply(workbook, command)
        }
    }

    /// Takes the last change back. `None` if there is none.
    pub fn undo(&mut self, workbook: &mut Workbook) -> Option<Undone> {
        swap(&mut self.undo, &mut self.redo, workbook)
    }

    /// Makes the change again that was last undone. `None` if there is none.
    pub fn redo(&mut self, workbook: &mut Workbook) -> Option<Undone> {
        swap(&mut self.redo, &mut self.undo, workbook)
    }

    /// Whether taking the last change back adds the thing of this id.
    #[must_use]
    pub fn undo_adds(&self, id: &str) -> bool {
        self.undo.last().is_some_and(|command| command.adds(id))
    }

    /// Whether making the change again that was last undone adds the thing of this id.
    #[must_use]
    pub fn redo_adds(&self, id: &str) -> bool {
        self.redo.last().is_some_and(|command| command.adds(id))
    }

    /// Whether there is a change to take back.
    #[must_use]
    pub fn can_undo(&self) -> bool {
        !self.undo.is_empty()
    }

    /// Whether there is a change to make again.
    #[must_use]
    pub fn can_redo(&self) -> bool {
        !self.redo.is_empty()
    }
}

/// Carries out the last command of one stack and puts its inverse on the other.
fn swap(from: &mut Vec<Command>, to: &mut Vec<Command>, workbook: &mut Workbook) -> Option<Undone> {
    let command = from.pop()?;
    let inverse = command.clone().apply(workbook).ok()?;
    to.push(inverse);
    Some(command)
}
