//! E-mail addresses.

use super::{Finding, Kind};

/// Finds every e-mail address in a text.
pub(super) fn find(text: &str) -> Vec<Finding> {
    let mut findings: Vec<Finding> = Vec::new();
    for (at, _) in text.match_indices('@') {
        let past = findings.last().map_or(0, |finding| finding.range.end);
        let (Some(before), Some(after)) = (text.get(past..at), text.get(at + 1..)) else { continue };
        // A scanned or dictated address has a space on either side of the @.
        let before = before.strip_suffix(' ').unwrap_or(before);
        let spaced = after.len() - after.strip_prefix(' ').unwrap_or(after).len();
        let after = after.get(spaced..).unwrap_or_default();
        let (local, domain) = (local_length(before), domain_length(after));
        if local > 0 && domain > 0 {
            findings.push(Finding::new(Kind::Email, past + before.len() - local..at + 1 + spaced + domain));
        }
    }
    findings
}

/// The number of bytes at the end of a text that are the part before the @.
fn local_length(before: &str) -> usize {
    let is_part = |c: char| c.is_alphanumeric() || "._%+-'’".contains(c);
    let part = before.len() - before.trim_end_matches(is_part).len();
    let part = before.get(before.len() - part..).unwrap_or_default();
    part.trim_start_matches(|c: char| !c.is_alphanumeric()).len()
}

/// The number of bytes at the start of a text that are the part after the @: names with full stops between them, the
/// last one of letters.
fn domain_length(after: &str) -> usize {
    let is_part = |c: char| c.is_alphanumeric() || matches!(c, '-' | '.');
    let end = after.find(|c: char| !is_part(c)).unwrap_or(after.len());
    let part = after.get(..end).unwrap_or_default().trim_end_matches(['.', '-']);
    let last = part.rsplit('.').next().unwrap_or_default();
    let is_domain =
        !part.starts_with('.') && part.contains('.') && last.len() > 1 && last.chars().all(char::is_alphabetic);
    if is_domain { part.len() } else { 0 }
}
