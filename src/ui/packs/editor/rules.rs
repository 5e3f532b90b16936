//! What the pack that is being written is called, and its rules.

use leptos::prelude::*;

use super::draft::Writing;
use super::fields::{field, lines_field, plain_lines, tick, to_list};
use super::made::{is_addressable, is_known};
use crate::browser::location;
use crate::browser::storage::Name;
use crate::framework::{Pack, PackRef, Readiness, SubmissionRule};
use crate::ui::state::reactive::{memo_text, show_when};
use crate::ui::state::route::Route;
use crate::ui::widgets::fields::{Shape, checked_field};

/// What it is called, and whose it is.
pub fn about(writing: Writing) -> AnyView {
    view! {
        {field(writing, "pack-title".to_owned(), "Name of the scheme", "", Shape::Line, |pack| pack.title.clone(), |pack, text| pack.title = text)}
        {edition(writing)}
        {field(writing, "pack-language".to_owned(), "Language of the texts", "Use the code that web pages use, such as en-GB or cy.", Shape::Line, |pack| pack.language.clone(), |pack, text| pack.language = text)}
        {field(writing, "pack-source".to_owned(), "Title of the source document", "", Shape::Line, |pack| pack.source.title.clone(), |pack, text| pack.source.title = text)}
        {field(writing, "pack-publisher".to_owned(), "Publisher", "", Shape::Line, |pack| pack.source.publisher.clone(), |pack, text| pack.source.publisher = text)}
        {field(writing, "pack-rights".to_owned(), "Who owns the wording?", "Write a sentence. Everyone who uses the scheme sees it.", Shape::Lines, |pack| pack.source.rights.clone(), |pack, text| pack.source.rights = text)}
        {lines_field(writing, "pack-left-open".to_owned(), "Left open by the source", "What schools decide themselves, one sentence a line.", plain_lines,
            |pack| pack.left_open.join("\n"), |pack, text| pack.left_open = to_list(text))}
    }
    .into_any()
}

/// The name of the edition. Another name is another file in the browser, so it changes when the field is left.
fn edition(writing: Writing) -> AnyView {
    let value = memo_text(move || writing.read(|pack| pack.edition.clone()));
    let keep = move |typed: &str| {
        let before = writing.pack.with_untracked(Pack::reference);
        if typed == before.edition {
            return Ok(());
        }
        if !is_addressable(typed) {
            return Err(
                "Use only letters, digits, hyphens and dots in the name of an edition, such as 2 or 2026.1.".to_owned()
            );
        }
        let after = PackRef::new(&before.id, typed);
        if is_known(writing.store.packs, &after) {
            return Err(format!("This scheme already has an edition {typed}. Choose another name."));
        }
        if let Some(trouble) = writing.trouble() {
            return Err(format!("Fix this first. {trouble}"));
        }
        rename(writing, &before, &after);
        Ok(())
    };
    checked_field("pack-edition".to_owned(), "Edition".to_owned(), "text", value, keep)
}

fn rename(writing: Writing, before: &PackRef, after: &PackRef) {
    // What is kept under the old name goes when the new one is there.
    writing.rename_to(&after.edition);
    if writing.is_kept() {
        Name::pack(before).remove();
        writing.store.packs.forget(before);
        writing.store.say(format!("This is now edition {}.", after.edition));
    } else {
        writing.store.say("This browser couldn’t save the new name.");
    }
    writing.learn();
    location::go(&Route::Pack { id: after.id.clone(), edition: after.edition.clone() }.href());
}

/// A number in a range that may be absent.
fn number(
    writing: Writing,
    id: &str,
    label: &str,
    most: u8,
    get: impl Fn(&Pack) -> Option<u8> + Send + Sync + 'static,
    set: fn(&mut Pack, Option<u8>),
) -> AnyView {
    let value = memo_text(move || writing.read(&get).map(|number| number.to_string()).unwrap_or_default());
    let keep = move |typed: &str| {
        let typed = typed.trim_end_matches('%').trim();
        let number = match typed {
            "" => None,
            typed => match typed.parse::<u8>() {
                Ok(number) if (1..=most).contains(&number) => Some(number),
                _ => {
                    return Err(format!(
                        "Enter a whole number from 1 to {most}. The number that was here before still counts."
                    ));
                }
            },
        };
        writing.edit("", |pack| set(pack, number));
        Ok(())
    };
    checked_field(id.to_owned(), label.to_owned(), "text", value, keep)
}

/// When the award is within reach, how often the plan is looked at, and how the result is handed in.
pub fn rules(writing: Writing) -> AnyView {
    let can_be_met = Memo::new(move |_| writing.read(|pack| pack.scale.met_from.is_some()));
    let has_rule = Memo::new(move |_| writing.read(|pack| pack.readiness.is_some()));
    let handed_in = Memo::new(move |_| writing.read(|pack| pack.submission.is_some()));
    let set_share = |pack: &mut Pack, share: Option<u8>| match (share, &mut pack.readiness) {
        (None, rule) => *rule = None,
        (Some(share), Some(rule)) => rule.share = share,
        (Some(share), none) => *none = Some(Readiness { share, limiting: false, source: String::new() }),
    };
    let readiness = move || {
        view! {
            {number(writing, "rule-share", "Share that must be met, in per cent (optional)", 100, |pack| pack.readiness.as_ref().map(|rule| rule.share), set_share)}
            {show_when(move || has_rule.get(), move || view! {
                {tick(writing, "All limiting statements must also be met", |pack| pack.readiness.as_ref().is_some_and(|rule| rule.limiting),
                    |pack, limiting| if let Some(rule) = &mut pack.readiness { rule.limiting = limiting; })}
                {field(writing, "rule-source".to_owned(), "Source of this rule", "", Shape::Line,
                    |pack| pack.readiness.as_ref().map(|rule| rule.source.clone()).unwrap_or_default(),
                    |pack, text| if let Some(rule) = &mut pack.readiness { rule.source = text; })}
            }.into_any())}
        }
        .into_any()
    };
    let rule_text = |pack: &Pack, read: fn(&SubmissionRule) -> &String| {
        pack.submission.as_ref().map(|rule| read(rule).clone()).unwrap_or_default()
    };
    let handing_in = move || {
        view! {
            {field(writing, "submission-period".to_owned(), "Period that the result covers", "", Shape::Line,
                move |pack| rule_text(pack, |rule| &rule.period), |pack, text| if let Some(rule) = &mut pack.submission { rule.period = text; })}
            {field(writing, "submission-deadline".to_owned(), "Deadline for handing in", "", Shape::Line,
                move |pack| rule_text(pack, |rule| &rule.deadline), |pack, text| if let Some(rule) = &mut pack.submission { rule.deadline = text; })}
            {field(writing, "submission-to".to_owned(), "Who checks it, and how", "", Shape::Line,
                move |pack| rule_text(pack, |rule| &rule.to), |pack, text| if let Some(rule) = &mut pack.submission { rule.to = text; })}
        }
        .into_any()
    };
    view! {
        {show_when(move || can_be_met.get(), readiness)}
        {show_when(move || !can_be_met.get(), || view! { <p class="muted">"A scale of numbers has no “met”, so there is no share to reach."</p> }.into_any())}
        {number(writing, "rule-months", "Months between reviews of the plan (optional)", 36, |pack| pack.review_months, |pack, months| pack.review_months = months)}
        {tick(writing, "Schools hand in the result to be checked", |pack| pack.submission.is_some(),
            |pack, is| pack.submission = is.then(SubmissionRule::default))}
        {show_when(move || handed_in.get(), handing_in)}
    }
    .into_any()
}
