//! The scale of the pack that is being written.

use leptos::prelude::*;

use super::draft::Writing;
use super::fields::{choice, field, named};
use super::made::{judgement_scale, new_id, rating_scale, score, set_ends, tidy_bands, with_words};
use crate::browser::focus;
use crate::framework::{Anchor, Band, Pack, Scale, ScaleKind, Score};
use crate::ui::state::reactive::{IntoViews, memo_text, reactive_view};
use crate::ui::widgets::fields::Shape;
use crate::ui::widgets::parts::{action, count};

/// The fewest words to choose from, and the most: as many numbers as a scale has.
const FEWEST_WORDS: usize = 2;
const MOST_WORDS: usize = 10;

/// The fields of the scale.
pub fn scale(writing: Writing) -> AnyView {
    let kind = Memo::new(move |_| writing.read(|pack| pack.scale.kind));
    let choices = [
        (ScaleKind::Rating, "With a number for now and a number for the target"),
        (ScaleKind::Judgement, "With one of a few words"),
    ];
    let choices = choices.map(|(one, words)| {
        view! {
            <label class="choice">
                <input type="radio" name="scale-kind" prop:checked=move || kind.get() == one on:change=move |_| change_kind(writing, one) />
                {words}
            </label>
        }
    });
    let fields = reactive_view(move || match kind.get() {
        ScaleKind::Rating => rating(writing),
        ScaleKind::Judgement => judgement(writing),
    });
    view! {
        <fieldset class="choices">
            <legend>"How each statement is judged"</legend>
            {choices.into_iter().into_views()}
        </fieldset>
        <p class="muted">
            "Ratings refer to the numbers of the scale. If schools already use this edition, make a new edition before you change the scale."
        </p>
        {fields}
    }
    .into_any()
}

fn change_kind(writing: Writing, kind: ScaleKind) {
    let exemplars = move |pack: &Pack| pack.statements().map(|(_, one)| one.exemplars.len()).sum::<usize>();
    let before = writing.pack.with_untracked(exemplars);
    writing.edit("", |pack| {
        let has_words = pack.readiness.take();
        pack.scale = match kind {
            ScaleKind::Rating => rating_scale(),
            ScaleKind::Judgement => judgement_scale(),
        };
        pack.asks.clear();
        if kind == ScaleKind::Judgement {
            pack.readiness = has_words;
        }
        let Pack { scale, areas, .. } = pack;
        for statement in areas.iter_mut().flat_map(|area| &mut area.statements) {
            statement.exemplars.retain(|exemplar| scale.bands.iter().any(|band| band.id == exemplar.band));
        }
    });
    let lost = before.saturating_sub(writing.pack.with_untracked(exemplars));
    let mut said = "The scale has changed. Undo brings the old one back.".to_owned();
    if lost > 0 {
        said = format!(
            "The scale has changed, and {} in its bands went with the old one. Undo brings them back.",
            count(lost, "exemplar", "exemplars")
        );
    }
    writing.store.say(said);
}

fn scores(scale: &Scale) -> Vec<Score> {
    scale.scores().collect()
}

/// The place of a number among those of the scale.
fn place(scale: &Scale, score: Score) -> usize {
    usize::from(score.number().saturating_sub(scale.min.number()))
}

fn at(scale: &Scale, place: usize) -> Score {
    score(usize::from(scale.min.number()) + place)
}

/// Which numbers there are, and below them what is said of each.
fn rating(writing: Writing) -> AnyView {
    let all: Vec<String> = (0..=Score::MAX).map(|number| number.to_string()).collect();
    let ends = Memo::new(move |_| writing.read(|pack| (pack.scale.min, pack.scale.max)));
    let labelled = reactive_view(move || {
        ends.track();
        labels_and_bands(writing)
    });
    view! {
        <div class="editor-line">
            {choice(writing, "scale-min".to_owned(), "Lowest number", all.clone(),
                |pack| ends_of(pack).0, move |pack, chosen| put_ends(writing, pack, (chosen, ends_of(pack).1)))}
            {choice(writing, "scale-max".to_owned(), "Highest number", all,
                |pack| ends_of(pack).1, move |pack, chosen| put_ends(writing, pack, (ends_of(pack).0, chosen)))}
        </div>
        {labelled}
    }
    .into_any()
}

fn ends_of(pack: &Pack) -> (usize, usize) {
    (usize::from(pack.scale.min.number()), usize::from(pack.scale.max.number()))
}

/// Gives the scale other ends, and says what went with the numbers that are gone.
fn put_ends(writing: Writing, pack: &mut Pack, (min, max): (usize, usize)) {
    let least = pack.scale.bands.len().max(FEWEST_WORDS);
    if max < min + least - 1 {
        let bands = count(pack.scale.bands.len(), "band", "bands");
        let first = "The lowest number must be below the highest";
        return writing.store.say(format!("{first}, and each of {bands} has a number: that would be too few."));
    }
    let labels = pack.scale.anchors.len();
    set_ends(pack, score(min), score(max));
    let gone = match labels - pack.scale.anchors.len() {
        0 => String::new(),
        gone => format!(", and {} went with its numbers. Undo brings them back", count(gone, "label", "labels")),
    };
    writing.store.say(format!("The scale is now {min} to {max}{gone}."));
}

fn labels_and_bands(writing: Writing) -> AnyView {
    let labels = Memo::new(move |_| writing.read(|pack| pack.scale.anchors.len()));
    let bands = Memo::new(move |_| writing.read(|pack| pack.scale.bands.len()));
    let numbers: Vec<String> =
        writing.pack.with_untracked(|pack| scores(&pack.scale)).iter().map(ToString::to_string).collect();
    let without: Vec<String> = std::iter::once("None".to_owned()).chain(numbers.clone()).collect();
    let many = numbers.len();
    let for_labels = numbers.clone();
    let label_rows =
        reactive_view(move || (0..labels.get()).map(|i| label_row(writing, i, &for_labels)).into_views().into_any());
    let band_rows = reactive_view(move || {
        (0..bands.get()).map(|i| band_row(writing, i, bands.get(), &numbers)).into_views().into_any()
    });
    let add_label = move || {
        writing.edit("", |pack| {
            let next =
                pack.scale.anchors.last().map_or(pack.scale.min, |last| score(usize::from(last.to.number()) + 1));
            let next = next.min(pack.scale.max);
            pack.scale.anchors.push(Anchor { from: next, to: next, text: String::new() });
        });
        let last = writing.pack.with_untracked(|pack| pack.scale.anchors.len()).saturating_sub(1);
        focus::focus_soon(format!("#label-{last}"));
    };
    let add_band = move || {
        if bands.get_untracked() >= many {
            return writing.store.say("There are already as many bands as numbers.");
        }
        writing.edit("", |pack| {
            let max = pack.scale.max;
            pack.scale.bands.push(Band { id: new_id("band-"), from: max, to: max, ..Band::default() });
            tidy_bands(&mut pack.scale);
        });
        let last = writing.pack.with_untracked(|pack| pack.scale.bands.len()).saturating_sub(1);
        focus::focus_soon(format!("#band-{last}"));
    };
    view! {
        {choice(
            writing,
            "not-applicable".to_owned(),
            "The number that means “does not apply to our setting”",
            without,
            |pack| pack.scale.not_applicable.map_or(0, |score| place(&pack.scale, score) + 1),
            |pack, chosen| pack.scale.not_applicable = chosen.checked_sub(1).map(|chosen| at(&pack.scale, chosen)),
        )}
        <h3 id="labels" tabindex="-1">"Labels beside the numbers, lowest first"</h3>
        {label_rows}
        <p class="button-row">{action("Add a label", add_label)}</p>
        <h3 id="bands" tabindex="-1">"Bands: numbers that share their evidence, lowest first"</h3>
        {band_rows}
        <p class="button-row">{action("Add a band", add_band)}</p>
    }
    .into_any()
}

fn anchor(pack: &mut Pack, i: usize) -> Option<&mut Anchor> {
    pack.scale.anchors.get_mut(i)
}

fn label_row(writing: Writing, i: usize, numbers: &[String]) -> AnyView {
    let number = i + 1;
    let remove = move || {
        writing.edit("", |pack| {
            if i < pack.scale.anchors.len() {
                pack.scale.anchors.remove(i);
            }
        });
        writing.store.say("The label is removed. Undo brings it back.");
        focus::focus("#labels");
    };
    let end = move |pack: &Pack, read: fn(&Anchor) -> Score| {
        pack.scale.anchors.get(i).map_or(0, |anchor| place(&pack.scale, read(anchor)))
    };
    view! {
        <fieldset class="entry">
            <legend>{format!("Label {number}")}</legend>
            {field(writing, format!("label-{i}"), "Text", "", Shape::Line,
                move |pack| pack.scale.anchors.get(i).map(|anchor| anchor.text.clone()).unwrap_or_default(),
                move |pack, text| if let Some(anchor) = anchor(pack, i) { anchor.text = text; })}
            {choice(writing, format!("label-{i}-from"), "From", numbers.to_vec(), move |pack| end(pack, |anchor| anchor.from),
                move |pack, chosen| {
                    let from = at(&pack.scale, chosen);
                    if let Some(anchor) = anchor(pack, i) { anchor.from = from; anchor.to = anchor.to.max(from); }
                })}
            {choice(writing, format!("label-{i}-to"), "To", numbers.to_vec(), move |pack| end(pack, |anchor| anchor.to),
                move |pack, chosen| {
                    let to = at(&pack.scale, chosen);
                    if let Some(anchor) = anchor(pack, i) { anchor.to = to; anchor.from = anchor.from.min(to); }
                })}
            <p class="button-row">{crate::ui::widgets::fields::remove_button(format!("Remove label {number}"), remove)}</p>
        </fieldset>
    }
    .into_any()
}

fn band_row(writing: Writing, i: usize, many: usize, numbers: &[String]) -> AnyView {
    let number = i + 1;
    let last = number == many;
    let remove = move || {
        let used = writing.pack.with_untracked(|pack| {
            let band = pack.scale.bands.get(i).map(|band| band.id.clone()).unwrap_or_default();
            pack.statements().flat_map(|(_, one)| &one.exemplars).filter(|exemplar| exemplar.band == band).count()
        });
        if used > 0 {
            let stand = count(used, "exemplar stands", "exemplars stand");
            return writing.store.say(format!("{stand} in this band: move them to another band first."));
        }
        if many <= 1 {
            return writing.store.say("A scale of numbers needs at least one band.");
        }
        writing.edit("", |pack| {
            if i < pack.scale.bands.len() {
                pack.scale.bands.remove(i);
            }
            tidy_bands(&mut pack.scale);
        });
        writing.store.say("The band is removed. Undo brings it back.");
        focus::focus("#bands");
    };
    let says = memo_text(move || {
        writing
            .read(|pack| pack.scale.bands.get(i).map(|band| format!("Band {number}: numbers {}", band.numbers())))
            .unwrap_or_default()
    });
    let to = (!last).then(|| {
        choice(
            writing,
            format!("band-{i}-to"),
            "Last number",
            numbers.to_vec(),
            move |pack| pack.scale.bands.get(i).map_or(0, |band| place(&pack.scale, band.to)),
            move |pack, chosen| {
                let to = at(&pack.scale, chosen);
                if let Some(band) = pack.scale.bands.get_mut(i) {
                    band.to = to;
                }
                tidy_bands(&mut pack.scale);
            },
        )
    });
    view! {
        <fieldset class="entry">
            <legend>{move || says.get()}</legend>
            {field(writing, format!("band-{i}"), "Heading", "", Shape::Line,
                move |pack| pack.scale.bands.get(i).map(|band| band.title.clone()).unwrap_or_default(),
                move |pack, text| if let Some(band) = pack.scale.bands.get_mut(i) {
                    if band.short_title == band.title { band.short_title.clone_from(&text); }
                    band.title = text;
                })}
            {field(writing, format!("band-{i}-short"), "Short title, above the sheet", "", Shape::Line,
                move |pack| pack.scale.bands.get(i).map(|band| band.short_title.clone()).unwrap_or_default(),
                move |pack, text| if let Some(band) = pack.scale.bands.get_mut(i) { band.short_title = text; })}
            {to}
            <p class="button-row">{crate::ui::widgets::fields::remove_button(format!("Remove band {number}"), remove)}</p>
        </fieldset>
    }
    .into_any()
}

/// The words of a judgement, lowest first.
fn words(scale: &Scale) -> Vec<String> {
    scale.scores().map(|score| scale.label(score).to_owned()).collect()
}

/// The scale with its words in this order, each by the place that it had. What a word means goes with it.
fn with_order(before: &Scale, order: &[usize]) -> Scale {
    let all = words(before);
    let after = with_words(before, order.iter().filter_map(|&was| all.get(was).cloned()).collect());
    let follow = |score: Score| {
        let to = order.iter().position(|&was| was == place(before, score));
        to.map(|to| at(&after, to))
    };
    // If the first word that counts as met is gone, the next one takes its place.
    let met_from = before.met_from.and_then(|met| follow(met).or(after.met_from));
    let not_applicable = before.not_applicable.and_then(follow);
    Scale { met_from, not_applicable, ..after }
}

fn judgement(writing: Writing) -> AnyView {
    let many = Memo::new(move |_| writing.read(|pack| scores(&pack.scale).len()));
    let rows = reactive_view(move || (0..many.get()).map(|i| word_row(writing, i)).into_views().into_any());
    let all = Memo::new(move |_| writing.read(|pack| words(&pack.scale)));
    let met = reactive_view(move || {
        let words: Vec<String> = all.get();
        let without: Vec<String> = std::iter::once("None of them".to_owned()).chain(words.clone()).collect();
        view! {
            {choice(writing, "met-from".to_owned(), "Counts as met: this word, and every word after it", words,
                |pack| pack.scale.met_from.map_or(0, |score| place(&pack.scale, score)),
                |pack, chosen| pack.scale.met_from = Some(at(&pack.scale, chosen)))}
            {choice(writing, "word-not-applicable".to_owned(), "Word that means “does not apply to our setting”", without,
                |pack| pack.scale.not_applicable.map_or(0, |score| place(&pack.scale, score) + 1),
                |pack, chosen| pack.scale.not_applicable = chosen.checked_sub(1).map(|chosen| at(&pack.scale, chosen)))}
        }
        .into_any()
    });
    let add = move || {
        if many.get_untracked() >= MOST_WORDS {
            return writing.store.say(format!("A scale can’t have more than {MOST_WORDS} words."));
        }
        writing.edit("", |pack| {
            let mut all = words(&pack.scale);
            all.push(String::new());
            pack.scale = with_words(&pack.scale, all);
        });
        focus::focus_soon(format!("#label-{}", many.get_untracked().saturating_sub(1)));
    };
    view! {
        <h3 id="labels" tabindex="-1">"The words, lowest first"</h3>
        <ol class="editor-rows">{rows}</ol>
        <p class="button-row">{action("Add a word", add)}</p>
        {met}
    }
    .into_any()
}

fn word_row(writing: Writing, i: usize) -> AnyView {
    let number = i + 1;
    let name = move || Memo::new(move |_| format!("word {number}"));
    let swap = move |other: usize| {
        move || {
            writing.edit("", |pack| {
                let mut order: Vec<usize> = (0..words(&pack.scale).len()).collect();
                if i < order.len() && other < order.len() {
                    order.swap(i, other);
                    pack.scale = with_order(&pack.scale, &order);
                }
            });
            focus::focus_soon(format!("#label-{other}"));
        }
    };
    let remove = move || {
        if writing.pack.with_untracked(|pack| words(&pack.scale).len()) <= FEWEST_WORDS {
            return writing.store.say("A scale needs at least two words to choose from.");
        }
        writing.edit("", |pack| {
            let all = words(&pack.scale).len();
            let order: Vec<usize> = (0..all).filter(|&place| place != i).collect();
            pack.scale = with_order(&pack.scale, &order);
        });
        writing.store.say("The word is removed. Undo brings it back.");
        focus::focus("#labels");
    };
    let down = move || {
        if number < writing.pack.with_untracked(|pack| words(&pack.scale).len()) {
            swap(number)();
        }
    };
    let up = (i > 0).then(|| named("Up", name(), swap(i.saturating_sub(1))));
    view! {
        <li class="editor-row">
            <div class="editor-row-content editor-line">
                {field(writing, format!("label-{i}"), format!("Word {number}"), "", Shape::Line,
                    move |pack| words(&pack.scale).get(i).cloned().unwrap_or_default(),
                    move |pack, text| {
                        let mut all = words(&pack.scale);
                        if let Some(word) = all.get_mut(i) { *word = text; }
                        pack.scale = with_words(&pack.scale, all);
                    })}
                <p class="button-row button-row-small">{up}{named("Down", name(), down)}{named("Remove", name(), remove)}</p>
            </div>
        </li>
    }
    .into_any()
}
