//! A result as it is handed in for the authority to look over, for Word. The school makes it, and it says so.

use jiff::civil::Date;

use super::Unmade;
use super::evidence_word::origin;
use super::judged_word::{in_groups, judgement, own_words, second_opinions};
use super::page::{About, Page, WIDTH};
use super::plan_word::opening;
use super::strengths_word::share_in_words;
use super::text::{Chosen, Rated, plain, school_name};
use crate::analysis::{AreaShare, JudgementSource, Share, Support};
use crate::framework::SubmissionRule;
use crate::workbook::{Lane, Round, Submission, Workbook, day_in_words};

const TITLE: &str = "Submission for quality assurance";

/// Makes the pages.
pub(super) fn make(workbook: &Workbook, chosen: Option<Chosen>, today: Date) -> Result<Vec<u8>, Unmade> {
    let school = school_name(workbook);
    let mut page = Page::new();
    page.title(TITLE);
    opening(&mut page, workbook, today);
    match chosen.and_then(|one| Some((one, one.pack.submission.as_ref()?))) {
        Some((one, rule)) => content(&mut page, workbook, one, rule),
        None => {
            page.heading("There is nothing to hand in");
            page.body("This scheme has no rule for handing in a result.");
        }
    }
    page.finish(&About { title: TITLE, school: school.as_deref(), today })
}

fn content(page: &mut Page, workbook: &Workbook, one: Chosen, rule: &SubmissionRule) {
    page.led(
        "Callout",
        "Made by the school.",
        "The school put this together from its own judgements and its own words. Whether the mark is given is for the \
         authority to say.",
    );
    origin(page, one.pack, one.round);
    let submission = &one.round.submission;
    page.facts(&[
        ("School", school_name(workbook).unwrap_or_default()),
        ("Unique reference number", workbook.school.urn.as_ref().map(ToString::to_string).unwrap_or_default()),
        ("Period reported on", both(&period(submission), &rule.period)),
        ("Deadline", both(&submission.deadline.map_or_else(|| "not set yet".to_owned(), day_in_words), &rule.deadline)),
        ("Signed off", signed_off(submission, one.round)),
        ("Who looks it over", plain(&rule.to)),
    ]);
    if one.pack.is_judged() {
        shares(page, one);
    }
    let all = Support::for_pack(one.pack, workbook, one.round);
    for area in &one.pack.areas {
        page.heading(&area.heading());
        in_groups(page, one, area, |page, statement| {
            if one.pack.is_judged() {
                page.body(&judgement(one, statement));
            } else {
                let now = Rated::of(Some(one.pack), one.round.score(&statement.id, Lane::Now));
                page.body(&format!("Now: {}.", now.words()));
            }
            let Some(found) = all.iter().find(|found| found.statement.id == statement.id) else { return };
            own_words(page, found);
            second_opinions(page, one, statement);
            let mut titles: Vec<String> =
                found.items_now.iter().map(|item| plain(&item.title)).filter(|title| !title.is_empty()).collect();
            titles.dedup();
            if titles.is_empty() {
                page.led("Normal", "Evidence:", "none is named.");
            } else {
                page.led("Normal", "Evidence:", "");
                page.bullets(&titles);
            }
        });
    }
}

/// How much is met, area by area and aspect by aspect.
fn shares(page: &mut Page, one: Chosen) {
    page.heading("How much is met");
    page.body(&format!(
        "By the school’s own judgements, {}.",
        share_in_words(&Share::of_pack(one.pack, one.round, JudgementSource::School))
    ));
    let mut rows = Vec::new();
    let row = |name: String, aspect: String, share: &Share| {
        vec![
            name,
            aspect,
            format!("{} of {}", share.met, share.applicable()),
            share.percent().map_or_else(String::new, |percent| format!("{percent}%")),
            share.not_applicable.to_string(),
            share.unjudged.to_string(),
        ]
    };
    for found in AreaShare::all(one.pack, one.round, JudgementSource::School) {
        rows.push(row(found.area.heading(), "all".to_owned(), &found.share));
        for (aspect, share) in &found.aspects {
            if let Some(aspect) = aspect {
                rows.push(row(found.area.number.clone(), plain(&aspect.title), share));
            }
        }
    }
    let columns = [
        ("Area", 2700),
        ("Aspect", WIDTH - 7500),
        ("Met", 1200),
        ("Share", 1000),
        ("Not applicable", 1400),
        ("Not judged", 1200),
    ];
    page.table(&columns, &rows);
}

/// The time that it speaks of.
fn period(submission: &Submission) -> String {
    match (submission.from, submission.to) {
        (Some(from), Some(to)) => format!("{} to {}", day_in_words(from), day_in_words(to)),
        (Some(from), None) => format!("from {}", day_in_words(from)),
        (None, Some(to)) => format!("until {}", day_in_words(to)),
        (None, None) => "not set yet".to_owned(),
    }
}

fn signed_off(submission: &Submission, round: &Round) -> String {
    let by = plain(&submission.signed_by);
    let changed = submission.signed_on.is_some() && !submission.signed_mark.is_empty();
    let changed = changed && submission.signed_mark != round.mark();
    let signed = match (by.is_empty(), submission.signed_on) {
        (false, Some(day)) => format!("by {by} on {}", day_in_words(day)),
        (true, Some(day)) => format!("on {}; by whom is not said", day_in_words(day)),
        (false, None) => format!("not signed off yet; to be signed by {by}"),
        (true, None) => "not signed off yet".to_owned(),
    };
    if changed { format!("{signed}; judgements or comments have changed since") } else { signed }
}

/// What the school says, and below it what the scheme says.
fn both(own: &str, rule: &str) -> String {
    let rule = plain(rule);
    if rule.is_empty() { own.to_owned() } else { format!("{own}\n{rule}") }
}
