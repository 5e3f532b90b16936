//! How things are said in every document.

use crate::framework::{Pack, Score, StatementId, find, newest};
use crate::workbook::{Assessment, Opinion, Round, StatementRef, Workbook, day_in_words};

/// What stands where nothing is filled in.
pub(super) const DASH: &str = "—";

/// A text as every kind of document can hold it: without control characters, which XML has no place for, and with line
/// ends of one kind. Space around it is left out.
pub(super) fn plain(text: &str) -> String {
    let lines = text.replace("\r\n", "\n").replace('\r', "\n");
    let held = |c: &char| matches!(c, '\n' | '\t') || !(c.is_control() || matches!(c, '\u{FFFE}' | '\u{FFFF}'));
    lines.chars().filter(held).collect::<String>().trim().to_owned()
}

/// A text, or a dash where there is none.
pub(super) fn or_dash(text: &str) -> String {
    let text = plain(text);
    if text.is_empty() { DASH.to_owned() } else { text }
}

/// A text of one line and at most so many characters, for names and headings that have no room for more.
pub(super) fn short(text: &str, most: usize) -> String {
    let text = plain(text).split_whitespace().collect::<Vec<_>>().join(" ");
    if text.chars().count() <= most {
        return text;
    }
    let start: String = text.chars().take(most.saturating_sub(1)).collect();
    // After a whole word, unless that leaves next to nothing.
    let whole = start.rsplit_once(' ').map(|(words, _)| words).filter(|words| words.len() * 2 > start.len());
    format!("{}…", whole.unwrap_or(&start))
}

/// The school's name in one line, if it has one.
pub(super) fn school_name(workbook: &Workbook) -> Option<String> {
    Some(short(&workbook.school.name, 120)).filter(|name| !name.is_empty())
}

/// A rating. Not rated, not applicable and a number are three different things.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Rated {
    /// Nothing was picked.
    Not,
    /// It does not apply to the setting.
    NotApplicable,
    /// A number of the scale.
    At(Score),
    /// A number that the scale does not have, as another edition may have had: it is kept, and counts as blank.
    OffScale(Score),
}

impl Rated {
    /// What this score says on this pack's scale. Of a pack that is not known, every score is a number.
    pub(super) fn of(pack: Option<&Pack>, score: Option<Score>) -> Rated {
        match score {
            None => Rated::Not,
            Some(score) if pack.is_some_and(|pack| pack.scale.is_not_applicable(score)) => Rated::NotApplicable,
            Some(score) if pack.is_some_and(|pack| !pack.scale.has(score)) => Rated::OffScale(score),
            Some(score) => Rated::At(score),
        }
    }

    /// The rating in words.
    pub(super) fn words(self) -> String {
        match self {
            Rated::Not => "not rated".to_owned(),
            Rated::NotApplicable => "n/a".to_owned(),
            Rated::At(score) | Rated::OffScale(score) => score.to_string(),
        }
    }

    /// The rating as its pack says it: a judgement in the scale's own words. Where it prints none, a number.
    pub(super) fn said(self, pack: Option<&Pack>) -> String {
        let Some(pack) = pack.filter(|pack| pack.is_judged()) else { return self.words() };
        let label = |score| Some(plain(pack.scale.label(score))).filter(|label| !label.is_empty());
        match self {
            Rated::Not => "not judged".to_owned(),
            Rated::NotApplicable => pack.scale.not_applicable.and_then(label).unwrap_or_else(|| self.words()),
            Rated::At(score) => label(score).unwrap_or_else(|| self.words()),
            Rated::OffScale(_) => self.words(),
        }
    }

    /// The number, if it is one of the scale.
    pub(super) fn number(self) -> Option<Score> {
        if let Rated::At(score) = self { Some(score) } else { None }
    }
}

/// The pack of this id, in the edition that the workbook works with.
pub(super) fn pack_of_id<'a>(workbook: &Workbook, packs: &[&'a Pack], id: &str) -> Option<&'a Pack> {
    match workbook.assessment(id) {
        Some((_, assessment)) => find(packs, &assessment.pack),
        None => newest(packs, id),
    }
}

/// The assessment that a document is about.
#[derive(Clone, Copy)]
pub(super) struct Chosen<'a> {
    pub(super) pack: &'a Pack,
    pub(super) assessment: &'a Assessment,
    /// The round that is being worked on.
    pub(super) round: &'a Round,
}

impl Chosen<'_> {
    /// Whether the scheme, or the school, tells limiting statements from others at all.
    pub(super) fn has_limiting(&self) -> bool {
        let rule = self.pack.readiness.as_ref().is_some_and(|rule| rule.limiting);
        rule || self.pack.statements().any(|(_, statement)| self.assessment.is_limiting(statement).is_some())
    }
}

/// The assessment at this place, if it has a round and its pack is known.
pub(super) fn chosen<'a>(workbook: &'a Workbook, packs: &[&'a Pack], place: usize) -> Option<Chosen<'a>> {
    let assessment = workbook.assessments.get(place)?;
    Some(Chosen { pack: find(packs, &assessment.pack)?, assessment, round: assessment.current()? })
}

/// Whether something holds, as a cell says it: "yes", "no", or that nobody has said.
pub(super) fn yes_or_no(holds: Option<bool>) -> &'static str {
    match holds {
        Some(true) => "yes",
        Some(false) => "no",
        None => "not known",
    }
}

/// An opinion in words: the judgement and its reason.
pub(super) fn opinion_in_words(pack: &Pack, opinion: &Opinion) -> String {
    let said = opinion.score.map(|score| Rated::of(Some(pack), Some(score)).said(Some(pack)));
    let parts = [said.unwrap_or_default(), plain(&opinion.reason)];
    let said: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    let by = plain(&opinion.by);
    let by = if by.is_empty() { String::new() } else { format!(" ({by})") };
    let taken_over = opinion.taken_over_on.map_or_else(String::new, |day| {
        let was = Rated::of(Some(pack), opinion.in_place_of).said(Some(pack));
        format!("; the school took it over on {}, in place of “{was}”", day_in_words(day))
    });
    format!("{}{by}{taken_over}", said.join(": "))
}

/// A text that begins with a capital.
pub(super) fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// The number of a statement as people say it, in the edition that the workbook works with. One that it does not have goes
/// by its name in the workbook.
pub(super) fn statement_number(workbook: &Workbook, packs: &[&Pack], pack: &str, statement: &StatementId) -> String {
    let found = pack_of_id(workbook, packs, pack).and_then(|pack| pack.statement(statement));
    found.map_or_else(|| format!("{} (not in this page’s packs)", plain(&statement.0)), |found| found.number.clone())
}

/// The statements that a target must move, as "1.3, 2.5".
pub(super) fn statement_numbers(workbook: &Workbook, packs: &[&Pack], statements: &[StatementRef]) -> String {
    let numbers = statements.iter().map(|one| statement_number(workbook, packs, &one.pack, &one.statement));
    numbers.collect::<Vec<_>>().join(", ")
}

/// "1 target", "3 targets".
pub(super) fn count(many: usize, one: &str) -> String {
    if many == 1 { format!("1 {one}") } else { format!("{many} {one}s") }
}
