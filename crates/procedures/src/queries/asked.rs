//! What a dossier asks of the catalogue at intake.

use calendar::{Calendar, Limit, LimitUnit, WorkingTime};
use kernel::{Date, Id, Timestamp};
use organization::settings::SettingKey;
use organization::{Directory, Snapshot};
use store::Conn;

use super::{channels, settings};
use crate::model::{Channel, ProcessStep, StepKind, Version};
use crate::rules::process::{default_plan, fitted_plan, working_time};
use crate::rules::{
    Competent, Fee, FeeAsk, FoundLimit, LimitGap, ProcessPlace, Standing, StepPlan, competence, division, fee, limit,
};

/// The limit of a version at the competent unit, for one channel and day (N5, J2). `None` is a gap: the
/// clerk names the limit and its basis, or an administrator sets it; [`limit_or_gap`] tells which.
///
/// # Errors
/// Database errors.
pub fn limit_for(
    conn: &mut Conn,
    directory: &Directory,
    version: &Version,
    competent: Id,
    channel: Channel,
    date: Date,
) -> store::Result<Option<FoundLimit>> {
    Ok(limit_or_gap(conn, directory, version, competent, channel, date)?.ok())
}

/// As [`limit_for`], with the name of the gap.
///
/// # Errors
/// Database errors.
pub fn limit_or_gap(
    conn: &mut Conn,
    directory: &Directory,
    version: &Version,
    competent: Id,
    channel: Channel,
    date: Date,
) -> store::Result<Result<FoundLimit, LimitGap>> {
    let offers = channels(conn, version.id)?;
    let set = settings::limit_settings(conn, &version.code)?;
    Ok(limit::choose(version, &offers, &set, &Standing::of(directory, competent), channel, date))
}

/// What a dossier costs at the competent unit (G1 to G5). A gap never blocks it (G6).
///
/// # Errors
/// Database errors.
pub fn fee_for(
    conn: &mut Conn,
    directory: &Directory,
    version: &Version,
    competent: Id,
    ask: &FeeAsk,
) -> store::Result<Fee> {
    let offers = channels(conn, version.id)?;
    let set = settings::fee_settings(conn, &version.code)?;
    Ok(fee::choose(version, &offers, &set, &Standing::of(directory, competent), ask))
}

/// Who decides (N8). `chosen` may be a commune, a department or a division of one.
///
/// # Errors
/// A fault of the field `competent_unit` when the chosen unit cannot decide; database errors.
pub fn competent_body(
    conn: &mut Conn,
    directory: &Directory,
    version: &Version,
    receiving_centre: Id,
    chosen: Option<Id>,
    date: Date,
) -> store::Result<Competent> {
    let set = settings::competence_settings(conn, &version.code)?;
    Ok(competence::choose(directory, version, &set, receiving_centre, chosen, date)?)
}

/// Whether a procedure may be handed in at any centre of the province on that day (A12).
///
/// # Errors
/// Database errors.
pub fn non_boundary_listed(conn: &mut Conn, code: &str, date: Date) -> store::Result<bool> {
    Ok(settings::non_boundary(conn, code, date)?.is_some_and(|newest| newest.listed))
}

/// What [`process_for`] is asked: the dossier's units, its limit, receipt and appointment.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct ProcessAsk {
    /// The centre that took it in.
    pub centre: Id,
    /// The competent unit: a body, or one of its divisions.
    pub competent: Id,
    pub limit: Limit,
    pub received: Timestamp,
    pub due: Timestamp,
}

impl ProcessAsk {
    /// The units between which the dossier moves: a chosen division works itself, else the one of the field.
    #[must_use]
    pub fn place(&self, directory: &Directory, field: &str) -> ProcessPlace {
        let body = directory.body_of(self.competent);
        let division = if body == self.competent {
            division::division_for(directory, body, field).unwrap_or(body)
        } else {
            self.competent
        };
        ProcessPlace { centre: self.centre, body, division }
    }
}

/// The steps of a dossier with budgets that sum to its limit (A25): the e-process set for the unit, else the
/// default of N4. For calendar limits and same-day work that is the working time between receipt and
/// appointment.
///
/// # Errors
/// Database errors.
pub fn process_for(
    conn: &mut Conn,
    calendar: &Calendar,
    directory: &Directory,
    version: &Version,
    ask: &ProcessAsk,
) -> store::Result<Vec<StepPlan>> {
    let total = working_time(ask.limit).unwrap_or_else(|| calendar::working_between(calendar, ask.received, ask.due));
    let steps = process_steps(conn, directory, &version.code, ask.competent, ask.received.date())?;
    let place = ask.place(directory, &version.field);
    if steps.is_empty() {
        let intake = intake_hours(&*organization::snapshot(conn)?, Some(place.body), ask.received.date());
        return Ok(default_plan(total, intake, ask.limit.unit == LimitUnit::SameDay, &place));
    }
    Ok(fitted_plan(&steps, total, &place))
}

/// What the counter has for intake in the default process of a body (A20).
#[must_use]
pub fn intake_hours(picture: &Snapshot, body: Option<Id>, date: Date) -> WorkingTime {
    WorkingTime::hours(i64::from(picture.setting(SettingKey::IntakeHours, body, date).count()))
}

/// The e-process that somebody set for a procedure at a unit; empty where N4's default holds.
///
/// # Errors
/// Database errors.
pub fn process_steps(
    conn: &mut Conn,
    directory: &Directory,
    code: &str,
    competent: Id,
    date: Date,
) -> store::Result<Vec<ProcessStep>> {
    let standing = Standing::of(directory, competent);
    Ok(settings::process_setting(conn, code, &standing, date)?.map(|(_, steps)| steps).unwrap_or_default())
}

/// Whether a plan is one act at the counter: accepted, done and returned on one screen (N4).
#[must_use]
pub fn is_one_act(plan: &[StepPlan]) -> bool {
    matches!(plan, [StepPlan { kind: StepKind::Act, .. }])
}

/// The whole working time of a plan.
#[must_use]
pub fn total_of(plan: &[StepPlan]) -> WorkingTime {
    plan.iter().map(|step| step.budget).sum()
}
