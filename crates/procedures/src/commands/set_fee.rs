use diesel::prelude::*;
use identity::Ctx;
use kernel::{Date, FieldFault, Id, Reason, Vnd};
use serde_json::json;
use store::Conn;

use super::{check_from, check_source, check_text, no_faults};
use crate::model::{Certainty, Channel, FeeMeasure, FeeSetting};
use crate::schema::procedure_fee_setting;
use crate::{changes, policy, queries};

/// A fee by procedure, unit, channel, case and exemption (rules G1 to G5).
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SetFee {
    pub code: String,
    pub unit: Option<Id>,
    pub channel: Option<Channel>,
    pub case_name: String,
    /// Empty for the plain fee, else the exemption that takes off `reduction_percent`.
    pub exemption: String,
    pub measure: FeeMeasure,
    pub amount: Vnd,
    /// Pages at `amount`; the rest at `then_amount` (G2). 0 = all.
    pub first_pages: i32,
    pub then_amount: Vnd,
    /// The most that one copy costs.
    pub cap: Option<Vnd>,
    pub reduction_percent: i32,
    pub reduction_cap: Option<Vnd>,
    /// Today or later.
    pub valid_from: Date,
    pub valid_to: Option<Date>,
    pub source: String,
    pub certainty: Certainty,
}

impl SetFee {
    /// A plain fee once a case, for all units and channels.
    #[must_use]
    pub fn plain(code: &str, amount: Vnd, valid_from: Date, source: &str) -> Self {
        Self {
            code: code.to_owned(),
            unit: None,
            channel: None,
            case_name: String::new(),
            exemption: String::new(),
            measure: FeeMeasure::Case,
            amount,
            first_pages: 0,
            then_amount: Vnd(0),
            cap: None,
            reduction_percent: 0,
            reduction_cap: None,
            valid_from,
            valid_to: None,
            source: source.to_owned(),
            certainty: Certainty::Read,
        }
    }
}

/// Sets a fee. What was set before stays for the days before.
///
/// # Errors
/// Forbidden; not found; all faults of the fields at once; database errors.
pub fn set_fee(conn: &mut Conn, ctx: &Ctx, cmd: &SetFee) -> store::Result<Id> {
    let version = queries::newest(conn, &cmd.code)?;
    let directory = organization::directory(conn)?;
    policy::may_correct(ctx.actor, &directory, &version.field)?;
    let mut faults = faults(cmd);
    check_from(&mut faults, cmd.valid_from, ctx.now.date());
    if cmd.unit.is_some_and(|unit| directory.unit(unit).is_none()) {
        faults.push(FieldFault::new("unit", Reason::new("procedure-unit-unknown")));
    }
    no_faults(faults)?;
    let row = row(&version.code, cmd, ctx);
    diesel::insert_into(procedure_fee_setting::table).values(&row).execute(conn)?;
    let detail = json!({
        "unit": cmd.unit,
        "channel": cmd.channel,
        "case": cmd.case_name,
        "exemption": cmd.exemption,
        "measure": cmd.measure,
        "amount": cmd.amount,
        "from": cmd.valid_from,
        "source": cmd.source,
    });
    changes::note(conn, ctx, "procedure.set-fee", &format!("procedure:{}", version.code), &detail)?;
    Ok(row.id)
}

/// The most that a fee may be, in dong: a slip of the hand is larger.
const MOST: i64 = 100_000_000_000;

/// What is wrong with the values, the first day apart.
pub(super) fn faults(cmd: &SetFee) -> Vec<FieldFault> {
    let mut faults = Vec::new();
    check_source(&mut faults, &cmd.source);
    check_text(&mut faults, "case_name", &cmd.case_name, 0, 300);
    check_text(&mut faults, "exemption", &cmd.exemption, 0, 100);
    let mut money = |field: &str, amount: i64| {
        if !(0..=MOST).contains(&amount) {
            faults.push(FieldFault::new(field, Reason::new("procedure-fee-amount")));
        }
    };
    money("amount", cmd.amount.0);
    money("then_amount", cmd.then_amount.0);
    money("cap", cmd.cap.unwrap_or_default().0);
    money("reduction_cap", cmd.reduction_cap.unwrap_or_default().0);
    if !(0..=10_000).contains(&cmd.first_pages) {
        faults.push(FieldFault::new("first_pages", Reason::new("procedure-fee-pages")));
    }
    let percent = if cmd.exemption.is_empty() { 0..=0 } else { 1..=100 };
    if !percent.contains(&cmd.reduction_percent) {
        faults.push(FieldFault::new("reduction_percent", Reason::new("procedure-fee-percent")));
    }
    if cmd.valid_to.is_some_and(|last| last < cmd.valid_from) {
        faults.push(FieldFault::new("valid_to", Reason::new("procedure-to-before-from")));
    }
    faults
}

pub(super) fn row(code: &str, cmd: &SetFee, ctx: &Ctx) -> FeeSetting {
    FeeSetting {
        id: Id::new(),
        code: code.to_owned(),
        unit: cmd.unit,
        channel: cmd.channel,
        case_name: cmd.case_name.clone(),
        exemption: cmd.exemption.clone(),
        measure: cmd.measure,
        amount: cmd.amount,
        first_pages: cmd.first_pages,
        then_amount: cmd.then_amount,
        cap: cmd.cap,
        reduction_percent: cmd.reduction_percent,
        reduction_cap: cmd.reduction_cap,
        valid_from: cmd.valid_from,
        valid_to: cmd.valid_to,
        source: cmd.source.clone(),
        certainty: cmd.certainty,
        set_at: ctx.now,
        set_by: ctx.actor.audit_id(),
    }
}
