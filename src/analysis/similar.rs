//! Statements of different packs with similar wordings: evidence for one may also be evidence for the other.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use crate::framework::{Area, Pack, Statement};

/// A statement with its area and pack.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PlacedStatement<'a> {
    /// The pack.
    pub pack: &'a Pack,
    /// The area.
    pub area: &'a Area,
    /// The statement.
    pub statement: &'a Statement,
}

/// Two statements of different packs with similar wordings. Only people can say if they mean one thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SimilarPair<'a> {
    /// The statement of the earlier pack in the list.
    pub one: PlacedStatement<'a>,
    /// The statement of the later pack.
    pub other: PlacedStatement<'a>,
    /// The similarity of their wordings, in percent from [`LEAST_SIMILARITY`] to 100.
    pub similarity: u8,
}

/// The least similarity of a reported pair, in percent. It was chosen by reading: two real schemes of 45 and 53
/// statements have 26 pairs above it. All but two or three of those are about one subject, and most pairs below it
/// aren't.
pub const LEAST_SIMILARITY: u8 = 19;

/// The least number of words that a reported pair shares. One shared word isn't enough, however rare: "communicated to
/// all" isn't "a form of communication".
const LEAST_SHARED_WORDS: u32 = 2;

/// The most pairs that are reported of one statement.
const MOST_PAIRS: usize = 3;

/// Words that aren't compared: they don't name a subject, or every statement in the field has them.
const IGNORED_WORDS: &str = "a able about above accept accepted according accordingly account across active actively \
                    additional all also an and any approach appropriate appropriately are around as aspect at be \
                    been before below between both by can carried child children class clear clearly close closely \
                    communicated consistent consistently do each effective effectively ensure ensures example \
                    focused for frequent from fully genuine good group groups has have having high how identified \
                    identify in incidents included includes including inclusive into is it its joint learner \
                    learners linked local made make maximise meaningfully member members national need needs new no \
                    not of on opportunities or other out over own pattern patterns place promote promotes pupil \
                    pupils quality range reflected regular regularly relation say school schools sen send sets so \
                    speak staff strong students such supported systems taken takes than that the their them there \
                    these they this through to towards under understand understanding use used uses using variety \
                    was way well where which who whole wide will with within work works year years";

/// Words of the field with one meaning, whole or as stems. Each group counts as its first word.
const SYNONYMS: [&[&str]; 16] = [
    &["cpd", "professional", "training"],
    &["leader", "leadership", "headteacher"],
    &["governor", "governance", "governing"],
    &["teach", "teacher", "teaching", "classroom", "lesson"],
    &["parent", "carer", "family", "families"],
    &["voice", "involv", "participat", "particip", "consult", "contribut", "council"],
    &["production", "product", "coproduction", "partner", "partnership", "together"],
    &["agency", "agencies", "services", "service"],
    &["exclusion", "exclus", "exclud", "rolling"],
    &["progress", "achiev", "achievement", "outcom", "outcome", "attain"],
    &["differentiat", "personalis", "personaliz", "individual"],
    &["curricular", "enrichment", "lunchtime", "clubs", "wrap", "activit", "activity"],
    &["culture", "ethos"],
    &["responsib", "responsible", "responsibility", "role"],
    &["welcom", "approachable"],
    &["transition", "transit", "integrat", "integration"],
];

/// The stems of the words in a statement that name its subject.
fn subject_stems(text: &str, ignored: &BTreeSet<&str>) -> BTreeSet<String> {
    let lower = text.to_lowercase();
    let found = lower.split(|c: char| !c.is_alphanumeric()).filter(|word| word.len() > 1 && !ignored.contains(word));
    found.map(stem).collect()
}

/// The stem of a word, or the first of its synonyms if it has any.
fn stem(word: &str) -> String {
    const ENDINGS: [&str; 20] = [
        "ations", "ation", "ments", "ment", "ities", "ity", "ingly", "ions", "ion", "ings", "ing", "ates", "ated",
        "ate", "ed", "es", "ies", "ly", "y", "s",
    ];
    let first_synonym =
        |word: &str| SYNONYMS.iter().find(|group| group.contains(&word)).and_then(|group| group.first()).copied();
    let singular = word.strip_suffix('s').unwrap_or(word);
    if let Some(word) = first_synonym(word).or_else(|| first_synonym(singular)) {
        return word.to_owned();
    }
    let stem = ENDINGS.iter().filter_map(|ending| word.strip_suffix(ending)).find(|stem| stem.chars().count() > 3);
    let stem = stem.unwrap_or(word);
    let stem = stem.strip_suffix('e').filter(|stem| stem.chars().count() > 3).unwrap_or(stem);
    first_synonym(stem).unwrap_or(stem).to_owned()
}

/// The pairs of statements of different packs with similar wordings, most similar first, ties in the packs' order. A
/// statement is in three pairs at most. Statements whose wording is for users to fill in are left out.
///
/// A word weighs more, the fewer statements have it. The similarity is the weight of the shared words compared with the
/// weight of all words of both.
#[must_use]
pub fn similar_statements<'a>(packs: &[&'a Pack]) -> Vec<SimilarPair<'a>> {
    let ignored = IGNORED_WORDS.split_whitespace().collect();
    let mut places = Vec::new();
    for (number, pack) in packs.iter().enumerate() {
        for (area, statement) in pack.statements().filter(|(_, statement)| !statement.wording_open) {
            places.push((number, PlacedStatement { pack, area, statement }, subject_stems(&statement.text, &ignored)));
        }
    }
    let mut having: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (i, (_, _, words)) in places.iter().enumerate() {
        for word in words {
            having.entry(word).or_default().push(i);
        }
    }
    let weight = |word: &str| {
        let some = having.get(word).map_or(1, Vec::len);
        (1.0 + places.len() as f64 / some as f64).ln().powi(2)
    };
    let whole: Vec<f64> = places.iter().map(|(_, _, words)| words.iter().map(|word| weight(word)).sum()).collect();

    let mut found: Vec<(usize, usize, u8)> = Vec::new();
    for (i, (number, _, words)) in places.iter().enumerate() {
        // The count and weight of the words that this statement shares with each later one of another pack.
        let mut shared: BTreeMap<usize, (u32, f64)> = BTreeMap::new();
        for word in words {
            let others = having.get(word.as_str()).into_iter().flatten().copied();
            let weight = weight(word);
            for other in others.filter(|&other| other > i && places.get(other).is_some_and(|place| place.0 != *number))
            {
                let (words, sum) = shared.entry(other).or_default();
                *words += 1;
                *sum += weight;
            }
        }
        for (other, (words, shared)) in shared {
            let (Some(one), Some(two)) = (whole.get(i), whole.get(other)) else { continue };
            // It is at most 100, so the cast loses nothing.
            let similarity = (100.0 * shared / (one * two).sqrt()).round() as u8;
            if words >= LEAST_SHARED_WORDS && similarity >= LEAST_SIMILARITY {
                found.push((i, other, similarity));
            }
        }
    }
    // A stable sort keeps ties in the packs' order.
    found.sort_by_key(|&(_, _, similarity)| Reverse(similarity));
    let mut reported = vec![0; places.len()];
    let mut pairs = Vec::new();
    for (i, other, similarity) in found {
        let room = [i, other].iter().all(|&at| reported.get(at).is_some_and(|&times| times < MOST_PAIRS));
        let (Some((_, one, _)), Some((_, two, _)), true) = (places.get(i), places.get(other), room) else { continue };
        for at in [i, other] {
            reported.get_mut(at).into_iter().for_each(|times| *times += 1);
        }
        pairs.push(SimilarPair { one: *one, other: *two, similarity });
    }
    pairs
}
