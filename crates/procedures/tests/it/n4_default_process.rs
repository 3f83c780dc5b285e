//! N4: the default e-process; A25: its budgets sum to the limit exactly.

use calendar::{Calendar, Limit, WorkingTime, due_at, working_between};
use identity::Role;
use kernel::{Id, Timestamp};
use procedures::model::{Place, ProcessStep, StepKind};
use procedures::rules::process::{default_plan, fitted_plan, working_time};
use procedures::{ProcessPlace, StepPlan, total_of};
use proptest::prelude::*;

use crate::fixture::at;

const INTAKE: WorkingTime = WorkingTime::hours(4);
const PLACE: ProcessPlace =
    ProcessPlace { centre: at::LOWLAND_CENTRE, body: at::LOWLAND, division: at::LOWLAND_ECONOMY };

fn halves(plan: &[StepPlan]) -> Vec<(StepKind, Role, Id, i64)> {
    plan.iter().map(|step| (step.kind, step.role, step.unit, step.budget.as_seconds() / 1_800)).collect()
}

#[test]
fn fifteen_working_days() {
    let plan = default_plan(working_time(Limit::working_days(15)).unwrap(), INTAKE, false, &PLACE);
    // 120 hours: 4 (the smaller of 4 and 12), 6, the rest, 12, 6, 6.
    assert_eq!(
        halves(&plan),
        [
            (StepKind::Intake, Role::Receiver, at::LOWLAND_CENTRE, 8),
            (StepKind::Assign, Role::Head, at::LOWLAND_ECONOMY, 12),
            (StepKind::Process, Role::Specialist, at::LOWLAND_ECONOMY, 172),
            (StepKind::Check, Role::Head, at::LOWLAND_ECONOMY, 24),
            (StepKind::Sign, Role::Signer, at::LOWLAND, 12),
            (StepKind::Issue, Role::Issuer, at::LOWLAND, 12),
        ]
    );
}

#[test]
fn what_the_counter_has_is_a_setting() {
    let plan = default_plan(WorkingTime::days(15), WorkingTime::hours(2), false, &PLACE);
    assert_eq!((halves(&plan)[0].3, halves(&plan)[2].3), (4, 176), "the work gets what intake leaves");
    assert_eq!(total_of(&plan), WorkingTime::days(15));
}

#[test]
fn three_working_days_round_to_half_hours() {
    let plan = default_plan(working_time(Limit::working_days(3)).unwrap(), INTAKE, false, &PLACE);
    // 24 hours: 2.4 -> 2.5, 1.2 -> 1, rest, 2.4 -> 2.5, 1.2 -> 1, 1.2 -> 1.
    let budgets: Vec<i64> = halves(&plan).iter().map(|step| step.3).collect();
    assert_eq!(budgets, [5, 2, 32, 5, 2, 2]);
    assert_eq!(total_of(&plan), WorkingTime::days(3));
}

#[test]
fn shorter_limits_have_one_step_with_sign_off() {
    for total in [WorkingTime::hours(8), WorkingTime::hours(23), WorkingTime::ZERO] {
        let plan = default_plan(total, INTAKE, false, &PLACE);
        assert_eq!(plan.len(), 1);
        assert_eq!((plan[0].kind, plan[0].unit, plan[0].sign_off), (StepKind::Whole, at::LOWLAND_ECONOMY, true));
        assert_eq!(plan[0].budget, total);
    }
    assert_eq!(default_plan(WorkingTime::days(30), INTAKE, true, &PLACE).len(), 1, "same day");
}

#[test]
fn calendar_limits_use_the_working_hours_until_the_appointment() {
    let calendar = Calendar::shipped();
    let received = Timestamp::parse("2026-03-26T10:00").unwrap();
    let due = due_at(calendar, received, Limit::days(30), &[]);
    let total = working_between(calendar, received, due);
    assert!(working_time(Limit::days(30)).is_none());
    assert_eq!(total_of(&default_plan(total, INTAKE, false, &PLACE)), total);
}

#[test]
fn set_steps_keep_their_shares_when_the_limit_differs() {
    let step = |seq, kind, minutes| ProcessStep {
        setting_id: Id::new(),
        seq,
        kind,
        role: Role::Specialist,
        place: Place::Division,
        unit: None,
        budget_minutes: minutes,
    };
    let steps = [step(1, StepKind::Intake, 240), step(2, StepKind::Process, 4_080), step(3, StepKind::Sign, 480)];
    let own = fitted_plan(&steps, WorkingTime::minutes(4_800), &PLACE);
    assert_eq!(own.iter().map(|step| step.budget.as_seconds() / 60).collect::<Vec<_>>(), [240, 4_080, 480]);
    let double = fitted_plan(&steps, WorkingTime::minutes(9_600), &PLACE);
    assert_eq!(double.iter().map(|step| step.budget.as_seconds() / 60).collect::<Vec<_>>(), [480, 8_160, 960]);
}

proptest! {
    #[test]
    fn budgets_sum_exactly_and_none_is_negative(seconds in 0_i64..200_000_000) {
        let total = WorkingTime::seconds(seconds);
        let plan = default_plan(total, INTAKE, false, &PLACE);
        prop_assert_eq!(total_of(&plan), total);
        prop_assert!(plan.iter().all(|step| !step.budget.is_negative()));
        let (work, rest): (Vec<_>, Vec<_>) = plan.iter().partition(|step| matches!(step.kind, StepKind::Process | StepKind::Whole));
        prop_assert_eq!(work.len(), 1);
        prop_assert!(rest.iter().all(|step| step.budget.as_seconds() % 1_800 == 0));
    }

    #[test]
    fn fitted_budgets_sum_exactly(minutes in prop::collection::vec(1_i32..50_000, 1..8), seconds in 0_i64..200_000_000) {
        let steps: Vec<ProcessStep> = (1..).zip(&minutes).map(|(seq, minutes)| ProcessStep {
            setting_id: at::PROVINCE,
            seq,
            kind: StepKind::Process,
            role: Role::Specialist,
            place: Place::Body,
            unit: None,
            budget_minutes: *minutes,
        }).collect();
        let total = WorkingTime::seconds(seconds);
        let plan = fitted_plan(&steps, total, &PLACE);
        prop_assert_eq!(total_of(&plan), total);
        prop_assert!(plan.iter().all(|step| !step.budget.is_negative()));
    }
}
