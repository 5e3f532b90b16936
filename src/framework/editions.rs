//! Editions of packs: the newest, the one that a workbook refers to, and the differences between two of them.

use std::cmp::Ordering;

use super::{Area, Pack, PackRef, Statement};

/// The order of two packs by edition, the older first. Numbers in the names are compared as numbers: "2.10" is newer
/// than "2.9".
#[must_use]
pub fn by_edition(a: &Pack, b: &Pack) -> Ordering {
    let parts = |edition: &str| -> Vec<(u64, String)> {
        let part = |part: &str| (part.parse().unwrap_or_default(), part.to_owned());
        edition.split(['.', '-']).map(part).collect()
    };
    parts(&a.edition).cmp(&parts(&b.edition))
}

/// The newest edition of the pack with this id.
#[must_use]
pub fn newest<'a>(packs: &[&'a Pack], id: &str) -> Option<&'a Pack> {
    packs.iter().copied().filter(|pack| pack.id == id).max_by(|a, b| by_edition(a, b))
}

/// The pack that a reference names, in its edition if that is known, otherwise in the newest.
#[must_use]
pub fn find<'a>(packs: &[&'a Pack], reference: &PackRef) -> Option<&'a Pack> {
    let exact = packs.iter().copied().find(|pack| pack.id == reference.id && pack.edition == reference.edition);
    exact.or_else(|| newest(packs, &reference.id))
}

/// A statement with its area.
pub type Placed<'a> = (&'a Area, &'a Statement);

/// A statement that both editions have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Changed<'a> {
    /// The statement in the earlier edition.
    pub before: Placed<'a>,
    /// The statement in the later edition.
    pub after: Placed<'a>,
}

/// A heading with a new wording.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Retitled<'a> {
    /// The id of the area or aspect.
    pub id: &'a str,
    /// The heading in the earlier edition.
    pub before: &'a str,
    /// The heading in the later edition.
    pub after: &'a str,
}

/// The differences between two editions. Statements are matched by id, as ratings are. One that is reworded and moved
/// is in both lists.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Changes<'a> {
    /// The statements that only the later edition has.
    pub added: Vec<Placed<'a>>,
    /// The statements that only the earlier edition has. Their ratings have no place in the later one.
    pub removed: Vec<Placed<'a>>,
    /// The statements with a new wording.
    pub reworded: Vec<Changed<'a>>,
    /// The statements with a new number, area or aspect, and those with the old wording and a new id.
    pub moved: Vec<Changed<'a>>,
    /// The number of statements with an unchanged id, wording, number and place.
    pub kept: usize,
    /// The areas with a new heading.
    pub areas: Vec<Retitled<'a>>,
    /// The aspects with a new heading.
    pub aspects: Vec<Retitled<'a>>,
    /// True if the scale has changed, so that ratings have a new meaning.
    pub scale: bool,
}

impl<'a> Changes<'a> {
    /// The differences from the earlier to the later edition.
    #[must_use]
    pub fn between(old: &'a Pack, new: &'a Pack) -> Changes<'a> {
        let mut changes = Changes { scale: old.scale != new.scale, ..Changes::default() };
        for before in old.statements() {
            let Some(after) = new.statements().find(|(_, after)| after.id == before.1.id) else {
                changes.removed.push(before);
                continue;
            };
            let reworded = !has_equal_words(&before.1.text, &after.1.text);
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
            // A statement with an old wording and a new id has moved: it isn't new.
            match changes.removed.iter().position(|before| has_equal_words(&before.1.text, &after.1.text)) {
                Some(place) => changes.moved.push(Changed { before: changes.removed.remove(place), after }),
                None => changes.added.push(after),
            }
        }
        let retitled = |pairs: Vec<(&'a str, &'a str)>, old: Vec<(&'a str, &'a str)>| {
            let found = pairs.into_iter().filter_map(|(id, after)| {
                let (_, before) = *old.iter().find(|(before, _)| *before == id)?;
                (!has_equal_words(before, after)).then_some(Retitled { id, before, after })
            });
            found.collect()
        };
        changes.areas = retitled(areas(new), areas(old));
        changes.aspects = retitled(aspects(new), aspects(old));
        changes
    }

    /// True if there is no difference.
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

/// True if two texts have equal words. Spaces and line breaks make no difference.
fn has_equal_words(one: &str, other: &str) -> bool {
    one.split_whitespace().eq(other.split_whitespace())
}

/// True if two packs have equal statements, headings and scales, in one order. Two packs with one id and edition but
/// different texts are different packs. Exemplars are compared only if both packs have some, because the page starts
/// with a pack that lacks them.
#[must_use]
pub fn is_same_text(one: &Pack, other: &Pack) -> bool {
    let has_exemplars = |pack: &Pack| pack.statements().any(|(_, statement)| !statement.exemplars.is_empty());
    let with_exemplars = has_exemplars(one) && has_exemplars(other);
    let has_equal_exemplars = |a: &Statement, b: &Statement| {
        !with_exemplars
            || a.exemplars.len() == b.exemplars.len()
                && a.exemplars
                    .iter()
                    .zip(&b.exemplars)
                    .all(|(a, b)| a.band == b.band && has_equal_words(&a.text, &b.text))
    };
    let order = |pack: &Pack| pack.statements().map(|(_, statement)| statement.id.0.clone()).collect::<Vec<String>>();
    Changes::between(one, other).is_empty()
        && areas(one).len() == areas(other).len()
        && aspects(one).len() == aspects(other).len()
        && order(one) == order(other)
        && one.statements().zip(other.statements()).all(|((_, a), (_, b))| has_equal_exemplars(a, b))
}
