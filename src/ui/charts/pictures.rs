//! Charts as pictures that leave the page.

use leptos::prelude::*;

use crate::browser::{canvas, clock, files};
use crate::chart::{LinesChart, PackChart, SharesChart};
use crate::files::file_name;
use crate::framework::{Area, Pack};
use crate::ui::state::fetching::{Picture, use_later_pages};
use crate::ui::state::store::{Store, use_store};
use crate::ui::widgets::parts::{action, round_in_words};

/// Buttons that save the chart of these areas as a picture. What draws it is fetched when one is pressed.
#[component]
pub fn SavePictures(pack: &'static Pack, areas: Vec<&'static Area>) -> impl IntoView {
    let (store, pages) = (use_store(), use_later_pages());
    let other = areas.clone();
    let button = move |name, areas: Vec<&'static Area>, picture| {
        action(name, move || {
            let areas = areas.clone();
            pages.then(store, move |later| (later.save_picture)(store, pack, &areas, picture));
        })
    };
    view! {
        {button("Save chart as PNG", areas, Picture::Png)}
        {button("Save chart as SVG", other, Picture::Svg)}
    }
}

/// Saves the chart of these areas as a picture.
pub fn save(store: Store, pack: &'static Pack, areas: &[&'static Area], picture: Picture) {
    let Some(figure) = figure_of(store, pack, areas) else { return };
    let school = store.workbook.with_untracked(|workbook| workbook.school.name.clone());
    let what = match areas {
        [area] => area.heading(),
        _ => pack.title.clone(),
    };
    let name = |ending: &str| file_name(&school, &what, clock::today(), ending);
    match picture {
        Picture::Svg => {
            files::download(&name("svg"), &figure.svg(), "image/svg+xml");
            store.say("The chart is in your downloads, as SVG.");
        }
        Picture::Png => {
            let name = name("png");
            let then = move |blob: web_sys::Blob| {
                files::download_blob(&name, &blob);
                store.say("The chart is in your downloads, as PNG.");
            };
            if canvas::chart_png(&figure, then).is_none() {
                store.say("This browser can’t make a PNG of the chart. Save it as SVG instead.");
            }
        }
    }
}

/// The chart of these areas as it leaves the page.
pub fn figure_of(store: Store, pack: &'static Pack, areas: &[&'static Area]) -> Option<PackChart> {
    let name = store.workbook.with_untracked(|workbook| workbook.school.name.clone());
    let title = match areas {
        [area] => area.heading(),
        _ => pack.title.clone(),
    };
    untrack(|| {
        let before = store.round_before();
        let before = before.as_ref();
        store.with_rounds(|_, round, baseline| {
            let words = round_in_words(pack, round.about());
            let title = format!("{title}: {name}");
            if pack.is_judged() {
                PackChart::Shares(SharesChart::new(pack, round, before, title, words))
            } else {
                PackChart::Lines(LinesChart::new(pack, areas.iter().copied(), round, baseline, title, words))
            }
        })
    })
}
