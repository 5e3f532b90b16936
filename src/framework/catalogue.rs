//! The packs and the example school that come with the page. `seeds/build.rs` lists the files of `seeds/`.

use super::{Anchor, Area, Band, Pack, Scale, Score, Statement, StatementId};

/// The entry of a pack that comes with the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Listed {
    /// The pack's id.
    pub id: &'static str,
    /// Its edition.
    pub edition: &'static str,
    /// Its title.
    pub title: &'static str,
}

/// The part of a pack that rating needs, as a table.
struct Starter {
    language: &'static str,
    min: u8,
    max: u8,
    not_applicable: Option<u8>,
    /// The labels: from, to, text.
    anchors: &'static [(u8, u8, &'static str)],
    /// The bands: id, from, to, title, short title.
    bands: &'static [(&'static str, u8, u8, &'static str, &'static str)],
    /// The areas: id, number, title, short title, statements.
    areas: &'static [(&'static str, &'static str, &'static str, &'static str, &'static [StarterStatement])],
}

/// A statement: id, number, text.
type StarterStatement = (&'static str, &'static str, &'static str);

include!(concat!(env!("OUT_DIR"), "/catalogue.rs"));

/// The part of the first pack that rating needs, without exemplars: the page starts with it. It is made of a table,
/// because the code that reads a pack's file is fetched later.
#[must_use]
pub fn starter() -> Pack {
    // The table comes from the pack, and a test checks that the pack is valid.
    let score = |number| Score::new(number).unwrap_or_default();
    let text = str::to_owned;
    let anchors =
        STARTER.anchors.iter().map(|&(from, to, words)| Anchor { from: score(from), to: score(to), text: text(words) });
    let bands = STARTER.bands.iter().map(|&(id, from, to, title, short_title)| Band {
        id: text(id),
        from: score(from),
        to: score(to),
        title: text(title),
        short_title: text(short_title),
    });
    let statement = |&(id, number, words): &StarterStatement| Statement {
        id: StatementId(text(id)),
        number: text(number),
        text: text(words),
        ..Statement::default()
    };
    let areas = STARTER.areas.iter().map(|&(id, number, title, short_title, statements)| Area {
        id: text(id),
        number: text(number),
        title: text(title),
        short_title: text(short_title),
        statements: statements.iter().map(statement).collect(),
        ..Area::default()
    });
    let (id, edition, title) = CATALOGUE.first().map_or(("", "", ""), |first| (first.id, first.edition, first.title));
    Pack {
        id: text(id),
        edition: text(edition),
        title: text(title),
        language: text(STARTER.language),
        scale: Scale {
            min: score(STARTER.min),
            max: score(STARTER.max),
            not_applicable: STARTER.not_applicable.map(score),
            anchors: anchors.collect(),
            bands: bands.collect(),
            ..Scale::default()
        },
        areas: areas.collect(),
        ..Pack::default()
    }
}

/// The file of an invented school's workbook, filled in as an example.
pub const EXAMPLE_SCHOOL: &str = include_str!("../../seeds/example-school.json");

/// The part of the example's file that rating needs: the page starts with it.
pub const EXAMPLE_TO_RATE: &str = include_str!(concat!(env!("OUT_DIR"), "/example-school.json"));

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_starter_pack_has_the_scale_and_every_statement() {
        let pack = starter();
        assert_eq!((pack.len(), pack.areas.len(), pack.scale.bands.len()), (45, 7, 3));
        assert_eq!(super::super::check(&pack), Ok(()));
        assert_eq!(pack.scale.not_applicable, Some(Score::default()));
    }
}
