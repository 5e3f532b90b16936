//! Prompts: questions that a rating raises, in the scale's own terms. They never block. A school answers one by adding
//! evidence, by changing the rating, or by giving a reason.

use jiff::civil::Date;

use crate::framework::{Pack, Statement};
use crate::workbook::{EvidenceItem, Lane, Round, Workbook};

/// The rise since the last round that raises a prompt, in numbers of the scale.
const STEEP_RISE: u8 = 3;

/// A question about a statement's rating.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Prompt<'a> {
    /// The statement.
    pub statement: &'a Statement,
    /// The id that answers refer to.
    pub id: &'a str,
    /// The question, in sentences.
    pub text: String,
    /// The school's reason why the rating stands, if it has given one.
    pub answer: Option<&'a str>,
}

/// The prompts that the ratings of one statement raise in a round. `before` is the round before it.
#[must_use]
pub fn prompts<'a>(
    pack: &'a Pack,
    workbook: &Workbook,
    before: Option<&Round>,
    round: &'a Round,
    statement: &'a Statement,
) -> Vec<Prompt<'a>> {
    let rated = |round: &Round, lane| pack.scale.counted(round.score(&statement.id, lane));
    let Some(now) = rated(round, Lane::Now) else { return Vec::new() };
    let linked: Vec<&EvidenceItem> =
        workbook.evidence.iter().filter(|item| item.speaks_for(&pack.id, &statement.id, Some(Lane::Now))).collect();
    let said = round.evidence.get(&statement.id);
    let mut found: Vec<(&'a str, String)> = Vec::new();
    for ask in pack.asks.iter().filter(|ask| now >= ask.from) {
        if !linked.iter().any(|item| ask.kinds.iter().any(|kind| kind == item.kind.id())) {
            found.push((&ask.id, ask.text.clone()));
        }
    }
    if let Some(target) = rated(round, Lane::Target)
        && target < now
    {
        found.push(("target-below-now", format!("The target, {target}, is below now, {now}.")));
    }
    if let Some(before) = before
        && let Some(was) = rated(before, Lane::Now)
        && now.number() >= was.number() + STEEP_RISE
    {
        let new_item = linked.iter().any(|item| is_new(item, before.date));
        let own = |round: &Round| round.evidence.get(&statement.id).map(|said| said.own.clone()).unwrap_or_default();
        if !new_item && own(before) == own(round) {
            let by = now.number() - was.number();
            found
                .push(("rise", format!("Up by {by} since the last round, from {was} to {now}, with no new evidence.")));
        }
    }
    let answer =
        |id: &str| said.and_then(|said| said.answers.get(id)).map(String::as_str).filter(|why| !why.is_empty());
    found.into_iter().map(|(id, text)| Prompt { statement, id, text, answer: answer(id) }).collect()
}

/// True if an item is dated or was added after this day.
fn is_new(item: &EvidenceItem, day: Option<Date>) -> bool {
    day.is_none_or(|day| [item.date, item.added].into_iter().flatten().any(|of| of > day))
}
