//! Parts that the pages of the plan share: a summary of the plan, a target's name and flags, the ratings to improve.

use jiff::civil::Date;
use leptos::prelude::*;

use crate::analysis::{PlanState, plan_in_figures, target_state};
use crate::browser::clock;
use crate::framework::Pack;
use crate::ui::state::reactive::{IntoViews, empty_view};
use crate::ui::state::route::Page;
use crate::ui::state::store::{Store, quoted};
use crate::ui::widgets::parts::score_mark;
use crate::workbook::{Lane, Plan, StatementRef, Target, Workbook};

/// Sums a plan up in a sentence or two: targets, steps, what is overdue, and the budget.
pub fn plan_summary(plan: &Plan) -> String {
    plan_in_figures(&PlanState::on_day(plan, clock::today()))
}

/// Returns the aim of a target, or words in its place if it has none yet.
pub fn aim_of(target: &Target) -> String {
    if target.aim.trim().is_empty() { "No aim yet".to_owned() } else { target.aim.trim().to_owned() }
}

/// Returns the aim of a target in quotation marks, or "(no aim yet)", to stand after the word "target".
pub fn quoted_aim(target: &Target) -> String {
    if target.aim.trim().is_empty() { "(no aim yet)".to_owned() } else { quoted(&target.aim) }
}

/// Returns the flags of a target: the parts that it lacks, and the steps that are overdue.
pub fn target_flags(target: &Target, today: Date) -> AnyView {
    let found = target_state(target, today).stands_out();
    if found.is_empty() {
        return empty_view();
    }
    let each = found.into_iter().map(|flag| {
        let class = if flag.contains("overdue") { "flag flag-overdue" } else { "flag" };
        view! { <li class=class><span aria-hidden="true">"! "</span>{flag}</li> }
    });
    view! { <ul class="plan-flags">{each.into_views()}</ul> }.into_any()
}

/// Returns the statements that a target is to improve, with their ratings in the current round.
pub fn ratings_to_improve(store: Store, pack: &'static Pack, workbook: &Workbook, target: &Target) -> AnyView {
    let each = target.statements.iter();
    let each = each.map(|found| view! { <li>{rating_to_improve(store, pack, workbook, found)}</li> });
    view! { <ul class="link-list">{each.into_views()}</ul> }.into_any()
}

/// Returns one statement that a target is to improve, with its ratings in the current round. The pack's title stands
/// before it unless the pack is `current`.
pub fn rating_to_improve(store: Store, current: &'static Pack, workbook: &Workbook, found: &StatementRef) -> AnyView {
    let assessment = workbook.assessment(&found.pack);
    let pack = assessment.and_then(|(_, assessment)| store.packs.find(&assessment.pack));
    let known = pack.and_then(|pack| {
        pack.statements().find(|(_, one)| one.id == found.statement).map(|(area, statement)| (pack, area, statement))
    });
    let Some((pack, area, statement)) = known else {
        let sentence = format!("No scheme here has a statement “{}”. It stays in the plan.", found.statement);
        return view! { <span class="fault"><b aria-hidden="true">"! "</b>{sentence}</span> }.into_any();
    };
    let round = assessment.and_then(|(_, assessment)| assessment.current());
    let mark = |lane| score_mark(lane, round.and_then(|round| round.score(&statement.id, lane)), &pack.scale);
    let workbook_path = assessment.map_or_else(|| store.desk(), |(at, _)| store.desk_of(at));
    let href = Page::Rate(area.id.clone()).href_at(&workbook_path, &statement.id);
    let title = (pack.id != current.id).then(|| view! { <span class="muted">{pack.title.clone()}" "</span> });
    let target = (!pack.is_judged()).then(|| {
        view! { <span aria-hidden="true">" → "</span><span class="visually-hidden">" now, target "</span>{mark(Lane::Target)} }
    });
    view! {
        {title}<a href=href><span class="tabular">{statement.number.clone()}</span></a>" "
        {mark(Lane::Now)}{target}" "
        <span class="muted">{statement.text.clone()}</span>
    }
    .into_any()
}
