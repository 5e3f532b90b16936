//! Which edition of a pack is meant, and what differs between two of them.

use std::cmp::Ordering;

use super::{Area, Pack, PackRef, Statement};

/// Which of two editions is the older: numbers in their names are compared as numbers.
#[must_use]
pub fn by_edition(a: &Pack, b: &Pack) -> Ordering {
    let parts = |edition: &str| -> Vec<(u64, String)> {
        let part = |part: &str| (part.parse().unwrap_or_default(), part.to_owned());
        edition.split(['.', '-']).map(part).collect()
    };
    parts(&a.edition).cmp(&parts(&b.edition))
}

/// The newest edition of the pack of this id.
#[must_use]
pub fn newest<'a>(packs: &[&'a Pack], id: &str) -> Option<&'a Pack> {
    packs.iter().copied().filter(|pack| pack.id == id).max_by(|a, b| by_edition(a, b))
}

/// The pack that is referred to: in its very edition if that is known, else in the newest.
#[must_use]
pub fn find<'a>(packs: &[&'a Pack], reference: &PackRef) -> Option<&'a Pack> {
    let very = packs.iter().copied().find(|pack| pack.id == reference.id && pack.edition == reference.edition);
    very.or_else(|| newest(packs, &reference.id))
}

/// A statement where it stands.
pub type Placed<'a> = (&'a Area, &'a Statement);

/// A statement that is in both editions, as it was and as it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Changed<'a> {
    /// In the earlier edition.
    pub before: Placed<'a>,
    /// In the later edition.
    pub after: Placed<'a>,
}

/// A heading that is worded in another way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Retitled<'a> {
    /// The area or aspect's id.
    pub id: &'a str,
    /// The heading in the earlier edition.
    pub before: &'a str,
    /// The heading in the later edition.
    pub after: &'a str,
}

/// What differs between two editions. Statements are told by their id, as ratings are; one that is reworded and moved is
/// in both lists.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Changes<'a> {
    /// The statements that only the later edition has.
    pub added: Vec<Placed<'a>>,
    /// The statements that only the earlier edition has: what is rated of them has no place in the later one.
    pub removed: Vec<Placed<'a>>,
    /// The statements with another wording.
    pub reworded: Vec<Changed<'a>>,
    /// The statements with another number, in another area or aspect, or, the wording being the same, with another id.
    pub moved: Vec<Changed<'a>>,
    /// How many statements have the same id, wording, number and place.
    pub kept: usize,
    /// The areas with another heading.
    pub areas: Vec<Retitled<'a>>,
    /// The aspects with another heading.
    pub aspects: Vec<Retitled<'a>>,
    /// Whether the scale differs: then ratings do not mean the same.
    pub scale: bool,
}

impl<'a> Changes<'a> {
    /// What differs from the earlier to the later edition.
    #[must_use]
    pub fn between(old: &'a Pack, new: &'a Pack) -> Changes<'a> {
        let mut changes = Changes { scale: old.scale != new.scale, ..Changes::default() };
        for before in old.statements() {
            let Some(after) = new.statements().find(|(_, after)| after.id == before.1.id) else {
                changes.removed.push(before);
                continue;
            };
            let reworded = !same(&before.1.text, &after.1.text);
            let moved =
                before.1.number != after.1.number || before.0.id != after.0.id || before.1.aspect != after.1.aspect;
            if reworded {
                changes.reworded.push(Changed { before, after });
            }
            if moved {
                changes.moved.push(Changed { before, after });
            }
            changes.kept += usize::from(!reworded && !moved);
        }
        for after in new.statements().filter(|(_, after)| old.statement(&after.id).is_none()) {
            // The same words under another id are no new statement.
            match changes.removed.iter().position(|before| same(&before.1.text, &after.1.text)) {
                Some(place) => changes.moved.push(Changed { before: changes.removed.remove(place), after }),
                None => changes.added.push(after),
            }
        }
        let retitled = |pairs: Vec<(&'a str, &'a str)>, old: Vec<(&'a str, &'a str)>| {
            let found = pairs.into_iter().filter_map(|(id, after)| {
                let (_, before) = *old.iter().find(|(before, _)| *before == id)?;
                (!same(before, after)).then_some(Retitled { id, before, after })
            });
            found.collect()
        };
        changes.areas = retitled(areas(new), areas(old));
        changes.aspects = retitled(aspects(new), aspects(old));
        changes
    }

    /// Whether nothing that is looked at here differs.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        let Changes { added, removed, reworded, moved, kept: _, areas, aspects, scale } = self;
        let lists = added.len() + removed.len() + reworded.len() + moved.len() + areas.len() + aspects.len();
        lists == 0 && !scale
    }
}

fn areas(pack: &Pack) -> Vec<(&str, &str)> {
    pack.areas.iter().map(|area| (area.id.as_str(), area.title.as_str())).collect()
}

fn aspects(pack: &Pack) -> Vec<(&str, &str)> {
    let all = pack.areas.iter().flat_map(|area| &area.aspects);
    all.map(|aspect| (aspect.id.as_str(), aspect.title.as_str())).collect()
}

/// Whether two texts have the same words: how they are spaced is no difference.
fn same(one: &str, other: &str) -> bool {
    one.split_whitespace().eq(other.split_whitespace())
}

/// Whether two packs have the same statements, headings and scale, in the same order. Two packs of one id and edition
/// that do not are not the same pack. Exemplars are compared only where both packs have some: a page starts with packs
/// that lack them.
#[must_use]
pub fn is_same_text(one: &Pack, other: &Pack) -> bool {
    let has_exemplars = |pack: &Pack| pack.statements().any(|(_, statement)| !statement.exemplars.is_empty());
    let with_exemplars = has_exemplars(one) && has_exemplars(other);
    let same_exemplars = |a: &Statement, b: &Statement| {
        !with_exemplars
            || a.exemplars.len() == b.exemplars.len()
                && a.exemplars.iter().zip(&b.exemplars).all(|(a, b)| a.band == b.band && same(&a.text, &b.text))
    };
    let order = |pack: &Pack| pack.statements().map(|(_, statement)| statement.id.0.clone()).collect::<Vec<String>>();
    Changes::between(one, other).is_empty()
        && areas(one).len() == areas(other).len()
        && aspects(one).len() == aspects(other).len()
        && order(one) == order(other)
        && one.statements().zip(other.statements()).all(|((_, a), (_, b))| same_exemplars(a, b))
}
