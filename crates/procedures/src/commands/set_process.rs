use calendar::Limit;
use diesel::prelude::*;
use identity::{Ctx, Role};
use kernel::{Date, FieldFault, Id, Reason};
use organization::Directory;
use serde_json::json;
use store::Conn;

use super::{check_from, check_source, no_faults};
use crate::model::{Certainty, Channel, Place, ProcessSetting, ProcessStep, StepKind, Version};
use crate::rules::process::{check_steps, working_time};
use crate::schema::{procedure_process_setting, procedure_process_step};
use crate::{changes, policy, queries};

/// An internal e-process for one unit, or for all (rule A25).
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SetProcess {
    pub code: String,
    pub unit: Option<Id>,
    /// Today or later.
    pub valid_from: Date,
    pub source: String,
    pub certainty: Certainty,
    /// In order. Their budgets sum to the limit of the unit for dossiers handed in directly; for limits in
    /// calendar days and for same-day work they are shares.
    pub steps: Vec<StepDraft>,
}

/// One step as an administrator writes it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct StepDraft {
    pub kind: StepKind,
    pub role: Role,
    pub place: Place,
    /// Only with [`Place::Unit`].
    pub unit: Option<Id>,
    /// Working minutes.
    pub budget_minutes: i32,
}

/// Sets an e-process. What was set before stays for dossiers received before.
///
/// # Errors
/// Forbidden; not found; faults of the fields, `steps` among them; database errors.
pub fn set_process(conn: &mut Conn, ctx: &Ctx, cmd: &SetProcess) -> store::Result<Id> {
    let version = queries::newest(conn, &cmd.code)?;
    let directory = organization::directory(conn)?;
    policy::may_set_for(ctx.actor, &directory, &version.field, cmd.unit)?;
    let mut faults = Vec::new();
    check_from(&mut faults, cmd.valid_from, ctx.now.date());
    check_source(&mut faults, &cmd.source);
    let known = |unit: &Id| directory.unit(*unit).is_some();
    if !cmd.unit.iter().chain(cmd.steps.iter().filter_map(|step| step.unit.as_ref())).all(known) {
        faults.push(FieldFault::new("unit", Reason::new("procedure-unit-unknown")));
    }
    let (setting, steps) = rows(&version.code, cmd, ctx);
    let total = total_minutes(conn, &directory, &version, cmd)?;
    if let Err(reason) = check_steps(&steps, total) {
        faults.push(FieldFault::new("steps", reason));
    }
    no_faults(faults)?;
    insert(conn, &setting, &steps)?;
    let detail = json!({ "unit": cmd.unit, "steps": steps.len(), "from": cmd.valid_from, "source": cmd.source });
    changes::note(conn, ctx, "procedure.set-process", &format!("procedure:{}", version.code), &detail)?;
    Ok(setting.id)
}

/// Working minutes of the limit that the steps are made for; `None` where the calendar decides.
fn total_minutes(
    conn: &mut Conn,
    directory: &Directory,
    version: &Version,
    cmd: &SetProcess,
) -> store::Result<Option<i64>> {
    let unit = cmd.unit.or_else(|| directory.province().map(|province| province.id)).unwrap_or_default();
    let channel = version.channels().next().unwrap_or(Channel::Direct);
    let found = queries::limit_for(conn, directory, version, unit, channel, cmd.valid_from)?;
    let minutes = |limit: Limit| working_time(limit).map(|time| time.as_seconds() / 60);
    Ok(found.and_then(|found| minutes(found.limit)))
}

pub(super) fn rows(code: &str, cmd: &SetProcess, ctx: &Ctx) -> (ProcessSetting, Vec<ProcessStep>) {
    let setting = ProcessSetting {
        id: Id::new(),
        code: code.to_owned(),
        unit: cmd.unit,
        valid_from: cmd.valid_from,
        source: cmd.source.clone(),
        certainty: cmd.certainty,
        set_at: ctx.now,
        set_by: ctx.actor.audit_id(),
    };
    let step = |(seq, draft): (i32, &StepDraft)| ProcessStep {
        setting_id: setting.id,
        seq,
        kind: draft.kind,
        role: draft.role,
        place: draft.place,
        unit: draft.unit,
        budget_minutes: draft.budget_minutes,
    };
    let steps = (1..).zip(&cmd.steps).map(step).collect();
    (setting, steps)
}

pub(super) fn insert(conn: &mut Conn, setting: &ProcessSetting, steps: &[ProcessStep]) -> store::Result<()> {
    diesel::insert_into(procedure_process_setting::table).values(setting).execute(conn)?;
    for step in steps {
        diesel::insert_into(procedure_process_step::table).values(step).execute(conn)?;
    }
    Ok(())
}
