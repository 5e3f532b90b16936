//! The plan, in a workbook's file.

use serde_json::Value;

use super::evidence_file::tell_apart;
use super::json::{self, Object, Problem, list, prose, write};
use super::pack_file::texts;
use super::workbook_file::{day, read_all};
use crate::framework::StatementId;
use crate::workbook::{Plan, Pounds, Principle, Review, StatementRef, Status, Step, Target, day_to_iso};

/// Reads the plan.
pub(super) fn read(mut plan: Object, problems: &mut Vec<Problem>) -> Plan {
    let mut targets = read_all(plan.objects("targets", problems), problems, read_target);
    tell_apart(targets.iter_mut().map(|target| &mut target.id));
    Plan {
        targets,
        next_review: plan.take("next_review", problems, day),
        strategy_years: plan.prose("strategy_years", problems),
        strategy_review: plan.take("strategy_review", problems, day),
        principles: read_all(plan.objects("principles", problems), problems, |mut principle, problems| Principle {
            id: principle.prose("id", problems),
            name: principle.prose("name", problems),
            unknown: principle.unknown(),
        }),
        unknown: plan.unknown(),
    }
}

fn read_target(mut target: Object, problems: &mut Vec<Problem>) -> Target {
    Target {
        id: target.prose("id", problems),
        aim: target.prose("aim", problems),
        success: target.prose("success", problems),
        owner: target.prose("owner", problems),
        resources: target.prose("resources", problems),
        cost: target.take("cost_pence", problems, |value| {
            Pounds::of_pence(json::count(value)?).map_err(|_| json::wrong(value, "a sum in pence of up to £10,000,000"))
        }),
        funding: target.prose("funding", problems),
        sdp_reference: target.prose("sdp_reference", problems),
        monitoring: target.prose("monitoring", problems),
        barrier: target.prose("barrier", problems),
        who_benefits: target.prose("who_benefits", problems),
        status: read_status(&mut target, problems),
        statements: read_all(target.objects("statements", problems), problems, |mut found, problems| StatementRef {
            pack: found.prose("pack", problems),
            statement: StatementId(found.prose("statement", problems)),
            unknown: found.unknown(),
        }),
        steps: read_all(target.objects("steps", problems), problems, |mut step, problems| Step {
            what: step.prose("what", problems),
            owner: step.prose("owner", problems),
            start: step.take("start", problems, day),
            due: step.take("due", problems, day),
            status: read_status(&mut step, problems),
            unknown: step.unknown(),
        }),
        principles: target.take("principles", problems, texts).unwrap_or_default(),
        reviews: read_all(target.objects("reviews", problems), problems, |mut review, problems| Review {
            date: review.take("date", problems, day),
            done: review.prose("done", problems),
            impact: review.prose("impact", problems),
            how_we_know: review.prose("how_we_know", problems),
            next_step: review.prose("next_step", problems),
            unknown: review.unknown(),
        }),
        unknown: target.unknown(),
    }
}

fn read_status(from: &mut Object, problems: &mut Vec<Problem>) -> Status {
    from.take("status", problems, |value| json::one_of(value, Status::ALL, Status::id)).unwrap_or_default()
}

/// The plan as its file has it.
pub(super) fn write_plan(plan: &Plan) -> Value {
    let Plan { targets, next_review, strategy_years, strategy_review, principles, unknown } = plan;
    let principles = principles
        .iter()
        .map(|Principle { id, name, unknown }| write([("id", id.as_str().into()), ("name", prose(name))], unknown));
    write(
        [
            ("targets", list(targets.iter().map(write_target))),
            ("next_review", next_review.map(day_to_iso).into()),
            ("strategy_years", prose(strategy_years)),
            ("strategy_review", strategy_review.map(day_to_iso).into()),
            ("principles", list(principles)),
        ],
        unknown,
    )
}

fn write_target(target: &Target) -> Value {
    let statements = target.statements.iter().map(|StatementRef { pack, statement, unknown }| {
        write([("pack", pack.as_str().into()), ("statement", statement.0.as_str().into())], unknown)
    });
    let steps = target.steps.iter().map(|Step { what, owner, start, due, status, unknown }| {
        let known = [
            ("what", prose(what)),
            ("owner", prose(owner)),
            ("start", start.map(day_to_iso).into()),
            ("due", due.map(day_to_iso).into()),
            ("status", status.id().into()),
        ];
        write(known, unknown)
    });
    let reviews = target.reviews.iter().map(|Review { date, done, impact, how_we_know, next_step, unknown }| {
        let known = [
            ("date", date.map(day_to_iso).into()),
            ("done", prose(done)),
            ("impact", prose(impact)),
            ("how_we_know", prose(how_we_know)),
            ("next_step", prose(next_step)),
        ];
        write(known, unknown)
    });
    write(
        [
            ("id", target.id.as_str().into()),
            ("aim", prose(&target.aim)),
            ("success", prose(&target.success)),
            ("owner", prose(&target.owner)),
            ("resources", prose(&target.resources)),
            ("cost_pence", target.cost.map(|cost| cost.pence).into()),
            ("funding", prose(&target.funding)),
            ("sdp_reference", prose(&target.sdp_reference)),
            ("monitoring", prose(&target.monitoring)),
            ("barrier", prose(&target.barrier)),
            ("who_benefits", prose(&target.who_benefits)),
            ("status", target.status.id().into()),
            ("statements", list(statements)),
            ("steps", list(steps)),
            ("principles", list(target.principles.iter().map(|id| id.as_str().into()))),
            ("reviews", list(reviews)),
        ],
        &target.unknown,
    )
}
