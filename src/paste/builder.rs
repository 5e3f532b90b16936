//! Puts statements under the headings that stand before them.

use super::marks;
use super::pasted::{Pasted, PastedArea, PastedAspect, PastedStatement, ReadAs, Unclear};

/// The reason why a heading could not be placed.
const NOTHING_UNDER: &str = "it looks like a heading, and no statement stands under it";

/// A heading, and where it stands.
#[derive(Clone, Default)]
pub(super) struct Heading {
    pub(super) line: usize,
    /// All of it, in one line.
    pub(super) whole: String,
    pub(super) number: Option<String>,
    pub(super) title: String,
}

impl Heading {
    /// A heading whose number stands apart from it.
    pub(super) fn numbered(line: usize, number: &str, title: &str) -> Heading {
        let (whole, title) = (format!("{number} {title}"), marks::title(title));
        Heading { line, whole, number: Some(number.to_owned()), title }
    }

    /// A heading over what has this number.
    pub(super) fn over(line: usize, whole: &str, next: Option<&str>) -> Heading {
        let (number, title) = marks::heading(whole, next);
        Heading { line, whole: whole.to_owned(), number, title }
    }

    /// Whether another's number says that it is of this level.
    pub(super) fn is_peer(&self, other: &Heading) -> bool {
        let level = |heading: &Heading| heading.number.as_deref().map(marks::level);
        level(self).is_some() && level(self) == level(other)
    }

    /// Whether another's number says that it stands under this one.
    pub(super) fn is_over(&self, other: &Heading) -> bool {
        let both = self.number.as_ref().zip(other.number.as_ref());
        both.is_some_and(|(over, under)| marks::extends(under, over))
    }
}

/// Puts statements under the headings that were met before them.
#[derive(Default)]
pub(super) struct Builder {
    pub(super) pasted: Pasted,
    /// The headings that have no statement yet, the aspect's with its line.
    pub(super) area: Option<Heading>,
    pub(super) aspect: Option<(usize, String)>,
}

impl Builder {
    pub(super) fn area(&mut self, heading: Heading) {
        self.leave_headings();
        self.area = Some(heading);
    }

    /// A heading of the second level: an area's, if there is none before it.
    pub(super) fn aspect(&mut self, heading: Heading) {
        if self.pasted.areas.is_empty() && self.area.is_none() {
            return self.area(heading);
        }
        self.part(heading.line, heading.whole);
    }

    /// A heading of the second level, which has its area or needs none.
    pub(super) fn part(&mut self, line: usize, title: String) {
        let before = self.aspect.replace((line, title));
        self.unplaced(before);
    }

    pub(super) fn statement(&mut self, statement: PastedStatement) {
        if let Some(Heading { number, title, .. }) = self.area.take() {
            self.pasted.areas.push(PastedArea { number, title, aspects: Vec::new() });
        }
        if self.pasted.areas.is_empty() {
            self.pasted.areas.push(PastedArea::default());
        }
        let Some(area) = self.pasted.areas.last_mut() else { return };
        let title = self.aspect.take().map(|(_, title)| marks::title(&title));
        if title.is_some() || area.aspects.is_empty() {
            area.aspects.push(PastedAspect { title, statements: Vec::new() });
        }
        area.aspects.last_mut().into_iter().for_each(|aspect| aspect.statements.push(statement.clone()));
    }

    /// The statement that was met last.
    pub(super) fn last(&mut self) -> Option<&mut PastedStatement> {
        self.pasted.areas.last_mut()?.aspects.last_mut()?.statements.last_mut()
    }

    pub(super) fn unclear(&mut self, line: usize, text: String, why: &'static str) {
        self.pasted.unclear.push(Unclear { line, text, why });
    }

    pub(super) fn unplaced(&mut self, heading: Option<(usize, String)>) {
        if let Some((line, text)) = heading {
            self.unclear(line, text, NOTHING_UNDER);
        }
    }

    pub(super) fn leave_headings(&mut self) {
        let (area, aspect) = (self.area.take(), self.aspect.take());
        self.unplaced(area.map(|heading| (heading.line, heading.whole)));
        self.unplaced(aspect);
    }

    pub(super) fn done(mut self, read_as: ReadAs) -> Pasted {
        self.leave_headings();
        self.pasted.unclear.sort_by_key(|one| one.line);
        self.pasted.read_as = read_as;
        self.pasted
    }
}
