//! New packs, new names, and where things stand in a pack.

use crate::browser::storage::Name;
use crate::browser::{clock, ids};
use crate::files::file_name;
use crate::framework::{
    Anchor, Area, Band, Pack, PackRef, Scale, ScaleKind, Score, Source, Statement, StatementId, repeated_numbers,
};
use crate::ui::state::packs::KnownPacks;
use crate::ui::widgets::parts::count;

/// The wording of the statement that a new pack begins with.
pub const FIRST_STATEMENT: &str = "Write the first statement here.";

/// A name that addresses and files can hold: small letters, digits and hyphens.
pub fn slug(title: &str) -> String {
    let letters: String =
        title.to_lowercase().chars().map(|c| if c.is_ascii_alphanumeric() { c } else { ' ' }).collect();
    let words: Vec<&str> = letters.split_whitespace().collect();
    let short: String = words.join("-").chars().take(40).collect();
    match short.trim_matches('-') {
        "" => "our-scheme".to_owned(),
        short => short.to_owned(),
    }
}

/// Whether addresses can hold this name.
pub fn is_addressable(name: &str) -> bool {
    !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '.')
}

/// An id for a new pack of this title, which no pack has had before, here or elsewhere: workbooks refer to it, also those
/// whose pack was deleted and those that come from another computer.
fn fresh_id(title: &str) -> String {
    new_id(&format!("{}-", slug(title)))
}

/// Whether a pack of this id and edition is known, or kept here by another tab.
pub fn is_known(packs: KnownPacks, reference: &PackRef) -> bool {
    packs.all().into_iter().any(|pack| pack.reference().is_same(reference))
        || Name::pack(reference).read().is_ok_and(|texts| !texts.is_empty())
}

/// The name of the edition after this one.
pub fn next_edition(packs: KnownPacks, pack: &PackRef) -> String {
    let mut edition = pack.edition.clone();
    loop {
        edition = counted_up(&edition).unwrap_or_else(|| format!("{edition}-2"));
        if !is_known(packs, &PackRef::new(&pack.id, &edition)) {
            return edition;
        }
    }
}

/// A free name for another text of this edition: "1-b".
pub fn other_edition(packs: KnownPacks, pack: &PackRef) -> String {
    let lettered = ('b'..='z').map(|letter| format!("{}-{letter}", pack.edition));
    let numbered = (2..).map(|n: u32| format!("{}-b{n}", pack.edition));
    let free = |edition: &String| !is_known(packs, &PackRef::new(&pack.id, edition));
    lettered.chain(numbered).find(free).unwrap_or_else(ids::new_id)
}

/// A text whose last number is one more.
fn counted_up(text: &str) -> Option<String> {
    let begin = text.trim_end_matches(|c: char| c.is_ascii_digit());
    let number: u32 = text.strip_prefix(begin)?.parse().ok()?;
    Some(format!("{begin}{}", number.checked_add(1)?))
}

/// The number for one more statement of an area.
pub fn next_number(area: &Area) -> String {
    let last = area.statements.last().and_then(|last| counted_up(&last.number));
    last.unwrap_or_else(|| format!("{}.{}", area.number, area.statements.len() + 1))
}

/// The number for one more area.
pub fn next_area_number(pack: &Pack) -> String {
    let last = pack.areas.last().and_then(|last| counted_up(&last.number));
    last.unwrap_or_else(|| (pack.areas.len() + 1).to_string())
}

/// A name that was never used for anything.
pub fn new_id(begin: &str) -> String {
    let all: String = ids::new_id().chars().filter(char::is_ascii_alphanumeric).take(8).collect();
    format!("{begin}{all}")
}

/// A blank statement.
pub fn new_statement(area: &Area, aspect: Option<&str>) -> Statement {
    Statement {
        id: StatementId(new_id("s")),
        number: next_number(area),
        aspect: aspect.map(str::to_owned),
        ..Statement::default()
    }
}

/// A score, as far as there is one.
pub fn score(number: usize) -> Score {
    u8::try_from(number).ok().and_then(|number| Score::new(number).ok()).unwrap_or_default()
}

/// A scale from 0 to 10 to begin with.
pub fn rating_scale() -> Scale {
    let anchor = |at: usize, text: &str| Anchor { from: score(at), to: score(at), text: text.to_owned() };
    let band = |id: &str, from: usize, to: usize, title: &str| Band {
        id: id.to_owned(),
        from: score(from),
        to: score(to),
        title: title.to_owned(),
        short_title: title.to_owned(),
    };
    Scale {
        kind: ScaleKind::Rating,
        min: score(0),
        max: score(10),
        not_applicable: Some(score(0)),
        anchors: vec![
            anchor(0, "Does not apply to our setting"),
            anchor(1, "We do not do this yet"),
            anchor(5, "We do this in places"),
            anchor(10, "We do this everywhere, and can show that it works"),
        ],
        bands: vec![
            band("low", 0, 3, "Not begun yet"),
            band("middle", 4, 6, "On the way"),
            band("high", 7, 10, "Well established"),
        ],
        met_from: None,
    }
}

/// A choice of three words to begin with.
pub fn judgement_scale() -> Scale {
    with_words(
        &Scale { kind: ScaleKind::Judgement, min: score(1), met_from: Some(score(3)), ..Scale::default() },
        ["Not yet", "Partly", "Met"].map(str::to_owned).to_vec(),
    )
}

/// A choice of words with other words.
pub fn with_words(before: &Scale, words: Vec<String>) -> Scale {
    let first = usize::from(before.min.number());
    let anchors: Vec<Anchor> =
        (first..).zip(words).map(|(at, text)| Anchor { from: score(at), to: score(at), text }).collect();
    let max = anchors.last().map_or(before.min, |last| last.to);
    Scale {
        max,
        met_from: before.met_from.map(|met| met.min(max)),
        not_applicable: before.not_applicable.filter(|&na| na <= max),
        anchors,
        ..before.clone()
    }
}

/// Lets bands follow on one another, so that every number of the scale is in one.
pub fn tidy_bands(scale: &mut Scale) {
    let (min, max) = (usize::from(scale.min.number()), usize::from(scale.max.number()));
    let many = scale.bands.len();
    let mut next = min;
    for (i, band) in scale.bands.iter_mut().enumerate() {
        // Each band after this one needs a number too.
        let most = max.saturating_sub(many - 1 - i);
        let to = if i + 1 == many { max } else { usize::from(band.to.number()).clamp(next, most.max(next)) };
        (band.from, band.to) = (score(next), score(to));
        next = to + 1;
    }
}

/// Gives a scale of numbers other ends. What was said of numbers that are gone goes with them.
pub fn set_ends(pack: &mut Pack, min: Score, max: Score) {
    let Pack { scale, asks, .. } = pack;
    (scale.min, scale.max) = (min, max);
    scale.not_applicable = scale.not_applicable.filter(|&score| (min..=max).contains(&score));
    scale.anchors.retain_mut(|anchor| {
        (anchor.from, anchor.to) = (anchor.from.max(min), anchor.to.min(max));
        anchor.from <= anchor.to
    });
    tidy_bands(scale);
    asks.retain(|ask| (min..=max).contains(&ask.from));
}

/// A small sound pack to begin with.
pub fn skeleton(title: &str, kind: ScaleKind) -> Pack {
    let statement = Statement {
        id: StatementId("1-1".to_owned()),
        number: "1.1".to_owned(),
        text: FIRST_STATEMENT.to_owned(),
        ..Statement::default()
    };
    Pack {
        id: fresh_id(title),
        edition: "1".to_owned(),
        title: title.to_owned(),
        language: "en-GB".to_owned(),
        source: Source { title: title.to_owned(), rights: "The wording is our own.".to_owned(), ..Source::default() },
        scale: if kind == ScaleKind::Judgement { judgement_scale() } else { rating_scale() },
        areas: vec![Area {
            id: "1".to_owned(),
            number: "1".to_owned(),
            title: "First area".to_owned(),
            short_title: "First area".to_owned(),
            statements: vec![statement],
            ..Area::default()
        }],
        ..Pack::default()
    }
}

/// Whether nothing has been written into a new pack yet.
pub fn is_skeleton(pack: &Pack) -> bool {
    matches!(pack.areas.as_slice(), [area] if matches!(area.statements.as_slice(), [one] if one.text == FIRST_STATEMENT))
}

/// A pack of the user's own with the text of another.
pub fn own_copy(pack: &Pack) -> Pack {
    let title = format!("{} (our edition)", pack.title);
    // The paths of what was corrected in the source stop leading anywhere when areas are moved.
    Pack { id: fresh_id(&title), edition: "1".to_owned(), title, corrections: Vec::new(), ..pack.clone() }
}

/// The name of a pack's file.
pub fn pack_file_name(pack: &Pack) -> String {
    file_name(&pack.title, &format!("edition {}", pack.edition), clock::today(), "json")
}

/// Lets the statements of an area stand in the order of its aspects, those of none first.
pub fn tidy(area: &mut Area) {
    let aspects: Vec<String> = area.aspects.iter().map(|aspect| aspect.id.clone()).collect();
    if aspects.is_empty() {
        area.statements.iter_mut().for_each(|statement| statement.aspect = None);
        return;
    }
    area.statements.sort_by_key(|statement| {
        let place = statement.aspect.as_ref().and_then(|id| aspects.iter().position(|aspect| aspect == id));
        place.map_or(0, |place| place + 1)
    });
}

/// Moves the entry at one place to another.
pub fn move_to<T>(list: &mut Vec<T>, from: usize, to: usize) {
    if from < list.len() && to < list.len() {
        let one = list.remove(from);
        list.insert(to, one);
    }
}

/// The area of this id.
pub fn area_of<'a>(pack: &'a mut Pack, id: &str) -> Option<&'a mut Area> {
    pack.areas.iter_mut().find(|area| area.id == id)
}

/// How many numbers that several statements have are named.
const NUMBERS_NAMED: usize = 5;

/// Which numbers more than one statement has, in sentences; nothing if each has its own.
pub fn repeated(areas: &[Area]) -> String {
    let repeated = repeated_numbers(areas);
    let named = repeated.iter().take(NUMBERS_NAMED);
    let mut said: Vec<String> =
        named.map(|(number, many)| format!("{many} statements have the number {number}.")).collect();
    let left = repeated.len().saturating_sub(NUMBERS_NAMED);
    if left > 0 {
        said.push(format!("The same is true of {}.", count(left, "more number", "more numbers")));
    }
    said.join(" ")
}
