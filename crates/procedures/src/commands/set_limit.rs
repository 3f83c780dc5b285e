use diesel::prelude::*;
use identity::Ctx;
use kernel::{Date, FieldFault, Id, Reason};
use serde_json::json;
use store::Conn;

use super::{check_from, check_source, no_faults};
use crate::model::{Certainty, Channel, LimitSetting, Tenths, TimeUnit};
use crate::schema::procedure_limit_setting;
use crate::{changes, policy, queries};

/// A limit for one unit, or for all (rules N5, J2).
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SetLimit {
    pub code: String,
    pub unit: Option<Id>,
    pub channel: Option<Channel>,
    pub amount: Tenths,
    pub time_unit: TimeUnit,
    /// On top in hard areas (J2), in the same unit.
    pub hard_area_add: Tenths,
    /// Today or later.
    pub valid_from: Date,
    pub source: String,
    pub certainty: Certainty,
}

/// Sets a limit. What was set before stays for the days before.
///
/// # Errors
/// Forbidden; not found; all faults of the fields at once; database errors.
pub fn set_limit(conn: &mut Conn, ctx: &Ctx, cmd: &SetLimit) -> store::Result<Id> {
    let today = ctx.now.date();
    let version = queries::newest(conn, &cmd.code)?;
    let directory = organization::directory(conn)?;
    policy::may_set_for(ctx.actor, &directory, &version.field, cmd.unit)?;
    let mut faults = faults(cmd);
    check_from(&mut faults, cmd.valid_from, today);
    if cmd.unit.is_some_and(|unit| directory.unit(unit).is_none()) {
        faults.push(FieldFault::new("unit", Reason::new("procedure-unit-unknown")));
    }
    no_faults(faults)?;
    let row = row(&version.code, cmd, ctx);
    diesel::insert_into(procedure_limit_setting::table).values(&row).execute(conn)?;
    let detail = json!({
        "unit": cmd.unit,
        "channel": cmd.channel,
        "limit": format!("{} {}", cmd.amount, cmd.time_unit),
        "from": cmd.valid_from,
        "source": cmd.source,
    });
    changes::note(conn, ctx, "procedure.set-limit", &format!("procedure:{}", version.code), &detail)?;
    Ok(row.id)
}

/// What is wrong with the values, the day apart.
pub(super) fn faults(cmd: &SetLimit) -> Vec<FieldFault> {
    let mut faults = Vec::new();
    check_source(&mut faults, &cmd.source);
    match cmd.time_unit {
        TimeUnit::Unspecified | TimeUnit::None => {
            faults.push(FieldFault::new("time_unit", Reason::new("procedure-limit-unit")));
        }
        TimeUnit::SameDay => {}
        _ if !(1..=99_990).contains(&cmd.amount.0) => {
            faults.push(FieldFault::new("amount", Reason::new("procedure-limit-amount")));
        }
        _ => {}
    }
    if !(0..=9_990).contains(&cmd.hard_area_add.0) || (cmd.time_unit == TimeUnit::SameDay && cmd.hard_area_add.0 > 0) {
        faults.push(FieldFault::new("hard_area_add", Reason::new("procedure-limit-add")));
    }
    faults
}

pub(super) fn row(code: &str, cmd: &SetLimit, ctx: &Ctx) -> LimitSetting {
    LimitSetting {
        id: Id::new(),
        code: code.to_owned(),
        unit: cmd.unit,
        channel: cmd.channel,
        amount: if cmd.time_unit == TimeUnit::SameDay { Tenths::whole(1) } else { cmd.amount },
        time_unit: cmd.time_unit,
        hard_area_add: cmd.hard_area_add,
        valid_from: cmd.valid_from,
        source: cmd.source.clone(),
        certainty: cmd.certainty,
        set_at: ctx.now,
        set_by: ctx.actor.audit_id(),
    }
}
