//! Rules A25 and N4: the steps of a dossier with their budgets, which sum to its limit exactly.

use calendar::{Limit, LimitUnit, WorkingTime};
use identity::Role;
use kernel::{Id, Reason};

use crate::model::{Place, ProcessStep, StepKind};

/// Seconds of a working hour and of a working day (E1).
const HOUR: i64 = 3_600;
/// Seconds of a working day (E1).
pub const DAY: i64 = 8 * HOUR;
const HALF_HOUR: i64 = HOUR / 2;
/// Limits below three working days have one step (N4).
const SHORT: i64 = 3 * DAY;

/// The units between which a dossier moves.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct ProcessPlace {
    /// The centre that took it in.
    pub centre: Id,
    /// The body that decides.
    pub body: Id,
    /// The division of the body that works in the field; the body itself where it has none.
    pub division: Id,
}

/// One step to come.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct StepPlan {
    pub kind: StepKind,
    pub role: Role,
    pub unit: Id,
    pub budget: WorkingTime,
    /// The step ends only with the sign-off of a signer of the body: one-step work (N4).
    pub sign_off: bool,
}

/// The working time that a limit holds by itself; `None` for calendar limits, whose working time lies
/// between receipt and appointment, and for same-day work.
#[must_use]
pub fn working_time(limit: Limit) -> Option<WorkingTime> {
    let amount = i64::from(limit.amount);
    match limit.unit {
        LimitUnit::WorkingDay => Some(WorkingTime::seconds(amount.saturating_mul(DAY))),
        LimitUnit::Hour => Some(WorkingTime::seconds(amount.saturating_mul(HOUR))),
        LimitUnit::Day | LimitUnit::Month | LimitUnit::SameDay => None,
    }
}

/// The steps of N4 for a limit that holds `total` working time; `intake` is what the counter has at most (A20).
#[must_use]
pub fn default_plan(total: WorkingTime, intake: WorkingTime, same_day: bool, place: &ProcessPlace) -> Vec<StepPlan> {
    let total = total.as_seconds();
    if same_day || total < SHORT {
        return vec![plan(StepKind::Whole, Role::Specialist, place.division, total)];
    }
    let intake = intake.as_seconds().min(share(total, 10));
    let (assign, check, sign, issue) = (share(total, 5), share(total, 10), share(total, 5), share(total, 5));
    let rest = total - intake - assign - check - sign - issue;
    vec![
        plan(StepKind::Intake, Role::Receiver, place.centre, intake),
        plan(StepKind::Assign, Role::Head, place.division, assign),
        plan(StepKind::Process, Role::Specialist, place.division, rest),
        plan(StepKind::Check, Role::Head, place.division, check),
        plan(StepKind::Sign, Role::Signer, place.body, sign),
        plan(StepKind::Issue, Role::Issuer, place.body, issue),
    ]
}

/// The steps that a unit has set, fitted to `total`: where the dossier's limit differs from the one the
/// steps were made for (another channel, a hard area), each keeps its share, rounded to half hours, and the
/// longest step takes the rest.
#[must_use]
pub fn fitted_plan(steps: &[ProcessStep], total: WorkingTime, place: &ProcessPlace) -> Vec<StepPlan> {
    let total = total.as_seconds();
    let sum: i64 = steps.iter().map(|step| i64::from(step.budget_minutes) * 60).sum();
    let mut budgets: Vec<i64> = steps
        .iter()
        .map(|step| {
            let own = i64::from(step.budget_minutes) * 60;
            if sum == total || sum == 0 { own } else { own.saturating_mul(total) / sum / HALF_HOUR * HALF_HOUR }
        })
        .collect();
    let longest = (0..steps.len()).max_by_key(|at| (steps[*at].budget_minutes, std::cmp::Reverse(*at)));
    if let Some(longest) = longest {
        let others: i64 = budgets.iter().enumerate().filter(|(at, _)| *at != longest).map(|(_, budget)| budget).sum();
        budgets[longest] = total - others;
    }
    let unit_of = |step: &ProcessStep| match step.place {
        Place::Centre => place.centre,
        Place::Division => place.division,
        Place::Body => place.body,
        Place::Unit => step.unit.unwrap_or(place.body),
    };
    steps.iter().zip(budgets).map(|(step, budget)| plan(step.kind, step.role, unit_of(step), budget)).collect()
}

/// Whether steps can be an e-process for a limit of `total` working minutes: what is wrong, if anything.
/// Without `total` (calendar limits, same day) only their form is checked, and budgets are shares.
///
/// # Errors
/// The reason, with the sum and the limit in minutes.
pub fn check_steps(steps: &[ProcessStep], total: Option<i64>) -> Result<(), Reason> {
    let Some(first) = steps.first() else { return Err(Reason::new("procedure-process-empty")) };
    let single = matches!(first.kind, StepKind::Whole | StepKind::Act);
    let mixed = steps.iter().any(|step| matches!(step.kind, StepKind::Whole | StepKind::Act)) != single;
    if mixed || (single && steps.len() > 1) {
        return Err(Reason::new("procedure-process-single"));
    }
    if !single && !steps.iter().any(|step| step.kind == StepKind::Sign) {
        return Err(Reason::new("procedure-process-unsigned"));
    }
    if let Some(at) = steps.iter().position(|step| (step.place == Place::Unit) != step.unit.is_some()) {
        return Err(Reason::new("procedure-process-unit").with("step", at + 1));
    }
    if let Some(at) = steps.iter().position(|step| step.budget_minutes <= 0) {
        return Err(Reason::new("procedure-process-budget").with("step", at + 1));
    }
    let sum: i64 = steps.iter().map(|step| i64::from(step.budget_minutes)).sum();
    match total {
        Some(total) if total != sum => Err(Reason::new("procedure-process-sum").with("sum", sum).with("limit", total)),
        _ => Ok(()),
    }
}

fn plan(kind: StepKind, role: Role, unit: Id, seconds: i64) -> StepPlan {
    StepPlan { kind, role, unit, budget: WorkingTime::seconds(seconds), sign_off: kind == StepKind::Whole }
}

/// So many hundredths of a time, rounded to the nearest half hour, half of one upwards.
fn share(total: i64, percent: i64) -> i64 {
    let exact = total.saturating_mul(percent);
    (exact + 50 * HALF_HOUR).div_euclid(100 * HALF_HOUR) * HALF_HOUR
}
