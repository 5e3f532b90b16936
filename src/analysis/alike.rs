//! Statements of different packs that say nearly the same, by their wording: what is found for one may do for the other.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use crate::framework::{Area, Pack, Statement};

/// A statement, where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place<'a> {
    /// Its pack.
    pub pack: &'a Pack,
    /// Its area.
    pub area: &'a Area,
    /// The statement.
    pub statement: &'a Statement,
}

/// Two statements of different packs that are worded nearly alike. Whether they mean the same is for people to say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Alike<'a> {
    /// The statement of the pack that was named first.
    pub one: Place<'a>,
    /// The other one.
    pub other: Place<'a>,
    /// How alike they are worded, in percent from [`LEAST`] to 100.
    pub likeness: u8,
}

/// Wordings less alike than this are not reported, in percent. It was set by looking: of the 26 pairs that two real schemes
/// of 45 and 53 statements have above it, all but two or three are about one subject, and below it most are not.
pub const LEAST: u8 = 19;

/// One word in common is no likeness, however rare it is: "communicated to all" is not "a form of communication".
const WORDS: u32 = 2;

/// How many likenesses are reported of one statement at the most.
const MOST: usize = 3;

/// Words that say nothing of a subject, and what every statement of the field speaks of.
const STOP: &str = "a able about above accept accepted according accordingly account across active actively \
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

/// Words of the field that mean the same, as they stand or as their stems: what stands first is what the others count as.
const SAME: [&[&str]; 16] = [
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

/// The words of a statement that say what it is about.
fn words(text: &str, stop: &BTreeSet<&str>) -> BTreeSet<String> {
    let lower = text.to_lowercase();
    let found = lower.split(|c: char| !c.is_alphanumeric()).filter(|word| word.len() > 1 && !stop.contains(word));
    found.map(stem).collect()
}

/// A word without its ending, and the word that stands for all of its meaning.
fn stem(word: &str) -> String {
    const ENDINGS: [&str; 20] = [
        "ations", "ation", "ments", "ment", "ities", "ity", "ingly", "ions", "ion", "ings", "ing", "ates", "ated",
        "ate", "ed", "es", "ies", "ly", "y", "s",
    ];
    let same = |word: &str| SAME.iter().find(|same| same.contains(&word)).and_then(|same| same.first()).copied();
    let singular = word.strip_suffix('s').unwrap_or(word);
    if let Some(word) = same(word).or_else(|| same(singular)) {
        return word.to_owned();
    }
    let stem = ENDINGS.iter().filter_map(|ending| word.strip_suffix(ending)).find(|stem| stem.chars().count() > 3);
    let stem = stem.unwrap_or(word);
    let stem = stem.strip_suffix('e').filter(|stem| stem.chars().count() > 3).unwrap_or(stem);
    same(stem).unwrap_or(stem).to_owned()
}

/// The statements of these packs that are worded nearly as one of another pack is, most alike first, ties in the packs'
/// order; of each statement the likest three. Statements whose wording is for users to fill in are left out.
///
/// Each word weighs by how few statements have it; a likeness is the weight that both share, of the weight of both.
#[must_use]
pub fn alike<'a>(packs: &[&'a Pack]) -> Vec<Alike<'a>> {
    let stop = STOP.split_whitespace().collect();
    let mut places = Vec::new();
    for (number, pack) in packs.iter().enumerate() {
        for (area, statement) in pack.statements().filter(|(_, statement)| !statement.wording_open) {
            places.push((number, Place { pack, area, statement }, words(&statement.text, &stop)));
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
        // What this statement shares with each later one of another pack.
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
            // 100 at the most, so nothing is cut off.
            let likeness = (100.0 * shared / (one * two).sqrt()).round() as u8;
            if words >= WORDS && likeness >= LEAST {
                found.push((i, other, likeness));
            }
        }
    }
    // Stable: ties stay in the packs' order.
    found.sort_by_key(|&(_, _, likeness)| Reverse(likeness));
    let mut reported = vec![0; places.len()];
    let mut alike = Vec::new();
    for (i, other, likeness) in found {
        let room = [i, other].iter().all(|&at| reported.get(at).is_some_and(|&times| times < MOST));
        let (Some((_, one, _)), Some((_, two, _)), true) = (places.get(i), places.get(other), room) else { continue };
        for at in [i, other] {
            reported.get_mut(at).into_iter().for_each(|times| *times += 1);
        }
        alike.push(Alike { one: *one, other: *two, likeness });
    }
    alike
}
