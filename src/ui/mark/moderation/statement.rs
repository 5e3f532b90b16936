//! One statement: the school’s own rating, the adviser’s, what is agreed, and how it came to that.

use std::rc::Rc;

use leptos::prelude::*;

use super::recording::{Recording, WHO};
use crate::browser::focus;
use crate::framework::{Area, Scale, Score, Statement};
use crate::session::Recorded;
use crate::ui::state::reactive::{
    IntoViews, ReactiveAttr, empty_view, memo_text, reactive_attr, reactive_text, reactive_view, show_when,
};
use crate::ui::state::route::Page;
use crate::ui::widgets::fields::{input_handler, read_missed_input, select};
use crate::ui::widgets::parts::{count, label_in_words, named_action, score_mark};
use crate::workbook::{Lane, Opinion, Round, Voice, day_in_words};

/// The fields of one statement.
pub(super) fn one_statement(recording: Recording, area: &'static Area, statement: &'static Statement) -> AnyView {
    let Recording { store, pack, .. } = recording;
    let scale: &'static Scale = &pack.scale;
    let rated = Memo::new(move |_| recording.read(|round| round.score(&statement.id, Lane::Now)).flatten());
    let own = Memo::new(move |_| recording.read(|round| round.own_score(&statement.id)).flatten());
    let target = Memo::new(move |_| recording.read(|round| round.score(&statement.id, Lane::Target)).flatten());
    let target = (!pack.is_judged()).then(|| {
        view! { <span>" "<span class="muted">"Its target: "</span>{reactive_view(move || score_mark(Lane::Target, target.get(), scale))}</span> }
    });
    let taken_over = memo_text(move || {
        let of = |round: &Round| {
            let agreed = round.taken_over(&statement.id)?;
            Some(format!("On {}, the school used the agreed judgement.", day_in_words(agreed.taken_over_on?)))
        };
        recording.read(of).flatten().unwrap_or_default()
    });
    let note = memo_text(move || {
        let own = recording.read(|round| round.evidence.get(&statement.id).map(|said| said.own.trim().to_owned()));
        own.flatten().unwrap_or_default()
    });
    let note = reactive_view(move || match note.get() {
        words if words.is_empty() => empty_view(),
        words => view! { <p><b>"The school’s note: "</b>{words}</p> }.into_any(),
    });
    let linked = Memo::new(move |_| {
        store.workbook.with(|workbook| {
            workbook.evidence.iter().filter(|item| item.speaks_for(&pack.id, &statement.id, None)).count()
        })
    });
    let evidence = Page::Evidence(area.id.clone()).href_at(&store.desk(), &statement.id);
    let id = format!("moderation-{}", statement.id);
    view! {
        <fieldset class="entry" id=id.clone() tabindex="-1">
            <legend><span class="tabular">{statement.number.clone()}</span>" "{statement.text.clone()}</legend>
            <div class="field">
                <p>
                    <b>"The school’s own: "</b>{reactive_view(move || score_mark(Lane::Now, own.get(), scale))}{target}
                    " "<span class="muted">{reactive_text(move || taken_over.get())}</span>
                </p>
                {note}
                <p class="muted">
                    {reactive_text(move || count(linked.get(), "piece of evidence", "pieces of evidence"))}" linked. "
                    <a href=evidence>"Evidence"<span class="visually-hidden">{format!(" of {}", statement.number)}</span></a>
                </p>
            </div>
            {voice_fields(recording, statement, Voice::Adviser)}
            {voice_fields(recording, statement, Voice::Agreed)}
            {take_over(recording, statement, rated, id.clone())}
            {history(recording, statement)}
        </fieldset>
    }
    .into_any()
}

/// A rating as this scale says it: a judgement in its word, else a number.
fn in_words(scale: &Scale, judged: bool, score: Score) -> String {
    let label = if judged { scale.label(score) } else { "" };
    match label {
        "" if scale.is_not_applicable(score) => format!("{score} n/a"),
        "" => score.to_string(),
        label => label.to_owned(),
    }
}

fn voice_fields(recording: Recording, statement: &'static Statement, voice: Voice) -> AnyView {
    let pack = recording.pack;
    let scores: Vec<Score> = pack.scale.scores().collect();
    let judged = pack.is_judged();
    let mut words = vec!["Nothing yet".to_owned()];
    words.extend(scores.iter().map(|&score| in_words(&pack.scale, judged, score)));
    let read = move |round: &Round| round.opinion(&statement.id, voice).cloned();
    let opinion = Memo::new(move |_| recording.read(read).flatten().unwrap_or_default());
    let listed = scores.clone();
    let place = Memo::new(move |_| {
        let score = opinion.with(|opinion| opinion.score);
        listed.iter().position(|&one| Some(one) == score).map_or(0, |at| at + 1)
    });
    let choose = move |at: usize| {
        let score = at.checked_sub(1).and_then(|at| scores.get(at)).copied();
        if !recording.record("", &statement.id, voice, Recorded::Score(score)) {
            focus::focus(&format!("#{WHO}"));
        }
    };
    let id = format!("{}-{}", voice.id(), statement.id);
    let field = format!("{id}-reason");
    let reason = Memo::new(move |_| opinion.with(|opinion| opinion.reason.clone()));
    let typing = field.clone();
    let typed = input_handler(Rc::new(move |typed| {
        recording.record(&typing, &statement.id, voice, Recorded::Reason(typed));
    }));
    let heard = typed.clone();
    let finished = move |event: web_sys::FocusEvent| {
        read_missed_input(reason, &event, &heard);
        recording.store.settle();
    };
    let left = move |_: web_sys::Event| {
        // Not while it is typed: the keys that follow would go into the other field.
        if recording.is_nobody() {
            focus::focus(&format!("#{WHO}"));
        }
    };
    let by = memo_text(move || opinion.with(by_whom));
    let means = memo_text(move || {
        let score = opinion.with(|opinion| opinion.score).filter(|_| !judged);
        score.map(|score| label_in_words(&pack.scale, score)).filter(|label| !label.is_empty()).unwrap_or_default()
    });
    let (what, why) = match (voice, judged) {
        (Voice::Adviser, true) => ("Adviser’s judgement", "Adviser’s reason"),
        (Voice::Adviser, false) => ("Adviser’s rating", "Adviser’s reason"),
        (Voice::Agreed, true) => ("Agreed judgement", "Reason for the agreement"),
        (Voice::Agreed, false) => ("Agreed rating", "Reason for the agreement"),
    };
    let of = format!(" of {}", statement.number);
    view! {
        <p class="field">
            <label for=id.clone()>{what}<span class="visually-hidden">{of.clone()}</span></label>
            {select(id, None, words, place, choose)}
            <span class="muted">{reactive_text(move || means.get())}</span>
            <span class="muted">{reactive_text(move || by.get())}</span>
        </p>
        <p class="field">
            <label for=field.clone()>{why}<span class="visually-hidden">{of}</span></label>
            <textarea
                id=field
                rows="2"
                prop:value=reason
                on:input=typed
                on:change=left
                on:blur=finished
            ></textarea>
        </p>
    }
    .into_any()
}

/// Who recorded an opinion, and when. Empty for one that is not there.
fn by_whom(opinion: &Opinion) -> String {
    match (opinion.by.trim(), opinion.on) {
        ("", None) => String::new(),
        ("", Some(day)) => format!("Recorded on {}", day_in_words(day)),
        (by, None) => format!("Recorded by {by}"),
        (by, Some(day)) => format!("Recorded by {by}, {}", day_in_words(day)),
    }
}

/// The button by which the school makes what is agreed its own: never done by itself.
fn take_over(recording: Recording, statement: &'static Statement, rated: Memo<Option<Score>>, id: String) -> AnyView {
    let Recording { store, pack, .. } = recording;
    let judged = pack.is_judged();
    let agreed = Memo::new(move |_| {
        recording.read(|round| round.opinion(&statement.id, Voice::Agreed).and_then(|one| one.score)).flatten()
    });
    let press = move || {
        let Some(score) = agreed.get_untracked() else { return };
        recording.take_over(&statement.id);
        store.say(format!(
            "{} is now {}. Undo brings back what it was.",
            statement.number,
            in_words(&pack.scale, judged, score)
        ));
        // The button has done its work and is gone.
        focus::focus_soon(format!("[id='{id}']"));
    };
    let words = if judged { "Use the agreed judgement" } else { "Use the agreed rating" };
    show_when(
        move || agreed.get().is_some_and(|agreed| rated.get() != Some(agreed)),
        move || {
            let name = format!("{words}: {}", statement.number);
            view! { <p class="button-row">{named_action(words, name, press.clone())}</p> }.into_any()
        },
    )
    .into_any()
}

/// What was said before, with who said it and when.
fn history(recording: Recording, statement: &'static Statement) -> AnyView {
    let scale = &recording.pack.scale;
    let judged = recording.pack.is_judged();
    let earlier = Memo::new(move |_| {
        let found = recording.read(|round| {
            let of_this: Vec<&Opinion> = round.opinions.iter().filter(|one| one.statement == statement.id).collect();
            let last = |one: &Opinion| of_this.iter().rfind(|other| other.voice == one.voice).copied();
            let is_last = |one: &Opinion| last(one).is_some_and(|last| std::ptr::eq(last, one));
            let before = of_this.iter().filter(|one| !is_last(one));
            before.map(|one| (*one).clone()).collect::<Vec<Opinion>>()
        });
        found.unwrap_or_default()
    });
    let list = reactive_view(move || {
        let each = earlier.get().into_iter().map(|one| {
            let said = one.score.map_or_else(|| "nothing".to_owned(), |score| in_words(scale, judged, score));
            let reason = one.reason.trim();
            let reason = if reason.is_empty() { String::new() } else { format!(": {reason}") };
            let by = by_whom(&one);
            view! { <li><b>{one.voice.words()}</b>{format!(" {said}{reason}")}" "<span class="muted">{by}</span></li> }
        });
        view! { <ol>{each.into_views()}</ol> }.into_any()
    });
    // Built once: what is folded out stays so while more is said.
    let details = view! {
        <details class="field" hidden=hidden_while(move || earlier.with(Vec::is_empty))>
            <summary>"How this was reached"<span class="visually-hidden">{format!(", {}", statement.number)}</span></summary>
            {list}
        </details>
    };
    details.into_any()
}

fn hidden_while(holds: impl Fn() -> bool + Send + 'static) -> ReactiveAttr {
    reactive_attr(move || holds().then_some(""))
}
