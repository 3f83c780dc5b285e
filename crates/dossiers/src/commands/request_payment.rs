use diesel::prelude::*;
use identity::Ctx;
use kernel::{FieldFault, Id, Reason, Vnd};
use serde::{Deserialize, Serialize};
use store::Conn;

use super::act::{Done, Target, sound};
use super::request_supplement::answer_by;
use super::service::Dossiers;
use super::terms;
use crate::events::Event;
use crate::model::{Action, PauseKind, Payment, PaymentState};
use crate::rules;
use crate::schema::dossier_payment;

/// Asking the applicant to pay (A34, G6).
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct RequestPayment {
    #[schema(value_type = i64)]
    pub amount: Vnd,
    /// What for: land-use money, tax, a fee.
    pub purpose: Option<String>,
    /// Whether the clock stands until it is paid; true unless told.
    pub pauses: Option<bool>,
    /// Calendar days in which to pay; the setting unless told.
    pub days: Option<u32>,
}

/// More than any land price.
const MOST: i64 = 1_000_000_000_000_000;

impl Dossiers {
    /// Asks, and stops the clock until it is paid (status 6).
    ///
    /// # Errors
    /// Forbidden; a conflict; faults of `amount`, `days`.
    pub fn request_payment(
        &self,
        conn: &mut Conn,
        ctx: &Ctx<'_>,
        target: &Target,
        cmd: &RequestPayment,
    ) -> store::Result<Done> {
        let mut act = self.begin(conn, ctx, target, Action::RequestPayment)?;
        let mut faults: Vec<FieldFault> = Vec::new();
        let purpose = rules::text("purpose", cmd.purpose.as_deref(), 500, &mut faults);
        if !(1..=MOST).contains(&cmd.amount.0) {
            faults.push(FieldFault::new("amount", Reason::new("dossier-amount")));
        }
        if cmd.days.is_some_and(|days| days == 0 || days > 365) {
            faults.push(FieldFault::new("days", Reason::new("dossier-quantity").with("min", 1).with("max", 365)));
        }
        sound(faults)?;
        let days = match cmd.days {
            Some(days) => days,
            None => terms::terms_of(conn, &act.before, ctx.now)?.payment_days,
        };
        let pay_by = answer_by(&act.calendar, ctx.now, days);
        let pauses = cmd.pauses.unwrap_or(true);
        let row = Payment {
            dossier: act.before.id,
            no: next_payment(conn, act.before.id)?,
            purpose: purpose.unwrap_or_else(|| "duty".to_owned()),
            amount: cmd.amount,
            state: PaymentState::Requested,
            pauses,
            requested_at: ctx.now,
            requested_by: ctx.actor.account,
            pay_by,
            method: None,
            settled_at: None,
            settled_by: None,
            receipt: None,
            note: None,
        };
        diesel::insert_into(dossier_payment::table).values(&row).execute(conn)?;
        if pauses {
            act.pause(conn, PauseKind::Payment, pay_by)?;
        }
        act.tell(Event::PaymentRequested { no: row.no, amount: row.amount, purpose: row.purpose, pauses, pay_by });
        act.commit(conn)
    }
}

/// The number of the next payment.
pub(super) fn next_payment(conn: &mut Conn, dossier: Id) -> store::Result<i32> {
    let asked: i64 = dossier_payment::table.filter(dossier_payment::dossier.eq(dossier)).count().get_result(conn)?;
    Ok(i32::try_from(asked).unwrap_or(i32::MAX - 1) + 1)
}
