//! How the result is handed in for the authority to look over: the time it speaks of, the deadline, who signed it off
//! (document 002).

use leptos::prelude::*;

use crate::analysis::{JudgementSource, Share, days_between, days_in_words, last_academic_year};
use crate::browser::{clock, location};
use crate::framework::{Pack, StatementId};
use crate::ui::mark::readiness::with_round;
use crate::ui::state::reactive::{IntoViews, empty_view, reactive_view};
use crate::ui::state::route::Page;
use crate::ui::state::store::{Store, use_store};
use crate::ui::widgets::editing::{self, date_field, prose, prose_field};
use crate::ui::widgets::fields::Shape;
use crate::ui::widgets::parts::{Heading, action, count, judged, primary, score_mark, section};
use crate::workbook::{Lane, Round, Submission, day_in_words};

/// How the current round is handed in.
#[component]
pub fn SubmissionPage(pack: &'static Pack) -> impl IntoView {
    let store = use_store();
    let submission = editing::submission();
    let rule = pack.submission.clone().unwrap_or_default();
    let state = {
        let submission = submission.clone();
        reactive_view(move || submission.read(|submission| state(store, pack, submission)))
    };
    let last_year = {
        let submission = submission.clone();
        move || {
            let Some((from, to)) = last_academic_year(clock::today()) else { return };
            submission.set(|submission| (submission.from, submission.to) = (Some(from), Some(to)));
            store.say("The period is now the last academic year.");
        }
    };
    let mark = move || untrack(|| store.with_rounds(|_, round, _| round.mark())).unwrap_or_default();
    let sign = {
        let submission = submission.clone();
        move || {
            if submission.read(|submission| submission.signed_by.trim().is_empty()) {
                store.say("Enter who signs it off first.");
                crate::browser::focus::focus("#submission-signed-by");
                return;
            }
            submission.set(|submission| {
                submission.signed_on = Some(clock::today());
                submission.signed_mark = mark();
            });
            store.say("Signed off today.");
        }
    };
    let list = reactive_view(move || with_round(store, |_, round| everything(store, pack, round)));
    view! {
        <Heading text="Hand in" />
        {state}
        {section("period", "Period covered", view! {
            {rule_says(&rule.period)}
            {date_field(&submission, "from", "From", |submission| submission.from, |submission, day| submission.from = day)}
            {date_field(&submission, "to", "To", |submission| submission.to, |submission, day| submission.to = day)}
            <p class="button-row">{action("Set to the last academic year", last_year)}</p>
        }.into_any())}
        {section("deadline", "Deadline", view! {
            {rule_says(&rule.deadline)}
            {date_field(&submission, "deadline", "Deadline", |submission| submission.deadline, |submission, day| submission.deadline = day)}
        }.into_any())}
        {section("sign-off", "Sign-off", view! {
            {prose_field(&submission, "signed-by", "Signed off by", "A name and a role, such as the headteacher’s.", Shape::Line, prose!(signed_by))}
            {date_field(&submission, "signed-on", "Signed off on", |submission| submission.signed_on, move |submission, day| {
                submission.signed_on = day;
                submission.signed_mark = day.map(|_| mark()).unwrap_or_default();
            })}
            <p class="button-row">{action("Sign off today", sign)}</p>
        }.into_any())}
        {section("send", "The file for quality assurance", view! {
            {rule_says(&rule.to)}
            <p>"The file holds everything in this workbook: judgements, comments, evidence and the plan. The person who checks it opens it here, records their view under “Moderation”, and returns the file. “Documents” has Word and Excel."</p>
            <p class="button-row">{primary("Save the submission file", move || store.save_to_file())}
                <a class="button" href=Page::Documents.href(&store.desk())>"Documents"</a></p>
        }.into_any())}
        {section("handed", "Contents of the submission", list.into_any())}
        <p class="button-row screen-only">{action("Print this page", location::print)}</p>
    }
}

fn rule_says(words: &str) -> AnyView {
    if words.is_empty() { empty_view() } else { view! { <p class="muted">{words.to_owned()}</p> }.into_any() }
}

fn state(store: Store, pack: &'static Pack, submission: &Submission) -> AnyView {
    let today = clock::today();
    let share =
        store.with_rounds(|_, round, _| Share::of_pack(pack, round, JudgementSource::School)).unwrap_or_default();
    let done = if pack.is_judged() { "judged" } else { "rated" };
    let judged =
        format!("{} of {} {done}.", share.total - share.unjudged, count(share.total, "statement", "statements"));
    let deadline = match submission.deadline {
        None => "No deadline is set.".to_owned(),
        Some(day) => format!("Hand in by {}, {}.", day_in_words(day), days_in_words(days_between(today, day))),
    };
    let signed = match (submission.signed_on, submission.signed_by.trim()) {
        (Some(day), "") => format!("Signed off on {}.", day_in_words(day)),
        (Some(day), by) => format!("Signed off on {} by {by}.", day_in_words(day)),
        (None, _) => "Not signed off yet.".to_owned(),
    };
    let changed = !submission.signed_mark.is_empty()
        && store.with_rounds(|_, round, _| round.mark() != submission.signed_mark).unwrap_or_default();
    let changed = changed.then(|| {
        view! { <span class="flag"><span aria-hidden="true">"! "</span>"Judgements or comments have changed since then. Check them and sign off again."</span> }
    });
    let backwards = submission.from.zip(submission.to).is_some_and(|(from, to)| to < from);
    let backwards = backwards.then(|| {
        view! { <span class="flag"><span aria-hidden="true">"! "</span>"The period covered ends before it begins. Check both dates."</span> }
    });
    let late = submission.signed_on.is_none() && submission.deadline.is_some_and(|day| day < today);
    let late =
        late.then(|| view! { <span class="flag flag-overdue"><span aria-hidden="true">"! "</span>"overdue"</span> });
    view! { <p class="page-guide tabular">{judged}" "{deadline}" "{signed}" "{late}" "{changed}" "{backwards}</p> }
        .into_any()
}

/// What the school says of a statement: its judgement, or both its ratings.
fn said(pack: &'static Pack, round: &Round, statement: &StatementId) -> AnyView {
    let score = |lane| round.score(statement, lane);
    if pack.is_judged() {
        return judged(&pack.scale, score(Lane::Now));
    }
    let mark = |lane| score_mark(lane, score(lane), &pack.scale);
    view! { {mark(Lane::Now)}" "{mark(Lane::Target)} }.into_any()
}

/// Every judgement with its comments: what a reader of the paper has before them.
fn everything(store: Store, pack: &'static Pack, round: &Round) -> AnyView {
    let groups = pack.areas.iter().map(|area| {
        let each = area.groups().into_iter().map(|(aspect, statements)| {
            let lines = statements.into_iter().map(|statement| {
                let note = round.evidence.get(&statement.id).map(|said| said.own.clone()).unwrap_or_default();
                view! {
                    <li>
                        <b class="tabular">{statement.number.clone()}</b>" "{statement.text.clone()}" "
                        {said(pack, round, &statement.id)}
                        <span class="muted">{(!note.is_empty()).then(|| format!(" {note}"))}</span>
                    </li>
                }
            });
            let lines = lines.into_views();
            let comment = aspect.and_then(|aspect| round.comments.get(&aspect.id)).cloned();
            let comment = comment.map(|comment| view! { <p class="submission-comment">{comment}</p> });
            let title = aspect.map(|aspect| view! { <h4>{aspect.title.clone()}</h4> });
            view! { {title}<ul class="spaced-list">{lines}</ul>{comment} }
        });
        let edit = Page::Rate(area.id.clone()).href(&store.desk());
        view! { <h3>{area.heading()}" "<a class="screen-only" href=edit>"Change"</a></h3>{each.into_views()} }
    });
    groups.into_views().into_any()
}
