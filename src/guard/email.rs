//! E-mail addresses.

use super::{Find, Kind};

/// Every e-mail address of a text.
pub(super) fn find(text: &str) -> Vec<Find> {
    let mut finds: Vec<Find> = Vec::new();
    for (at, _) in text.match_indices('@') {
        let past = finds.last().map_or(0, |find| find.range.end);
        let (Some(before), Some(after)) = (text.get(past..at), text.get(at + 1..)) else { continue };
        // A scanner or a voice leaves a space on either side.
        let before = before.strip_suffix(' ').unwrap_or(before);
        let spaced = after.len() - after.strip_prefix(' ').unwrap_or(after).len();
        let after = after.get(spaced..).unwrap_or_default();
        let (local, domain) = (local(before), domain(after));
        if local > 0 && domain > 0 {
            finds.push(Find::new(Kind::Email, past + before.len() - local..at + 1 + spaced + domain));
        }
    }
    finds
}

/// How many bytes at the end of a text are the part before the @.
fn local(before: &str) -> usize {
    let is_part = |c: char| c.is_alphanumeric() || "._%+-'’".contains(c);
    let part = before.len() - before.trim_end_matches(is_part).len();
    let part = before.get(before.len() - part..).unwrap_or_default();
    part.trim_start_matches(|c: char| !c.is_alphanumeric()).len()
}

/// How many bytes at the start of a text are the part after the @: names with full stops between, the last of letters.
fn domain(after: &str) -> usize {
    let is_part = |c: char| c.is_alphanumeric() || matches!(c, '-' | '.');
    let end = after.find(|c: char| !is_part(c)).unwrap_or(after.len());
    let part = after.get(..end).unwrap_or_default().trim_end_matches(['.', '-']);
    let last = part.rsplit('.').next().unwrap_or_default();
    let whole = !part.starts_with('.') && part.contains('.') && last.len() > 1 && last.chars().all(char::is_alphabetic);
    if whole { part.len() } else { 0 }
}
