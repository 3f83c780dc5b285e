use diesel::prelude::*;
use identity::Ctx;
use kernel::{FieldFault, Reason, Refusal, Vnd};
use serde::{Deserialize, Serialize};
use store::Conn;

use super::accept::Accept;
use super::act::{Act, Done, Target, sound};
use super::service::Dossiers;
use crate::events::Event;
use crate::model::{Action, Payment, PaymentMethod, PaymentState, State};
use crate::rules;
use crate::schema::dossier_payment;

/// Money came, or need not come (G6).
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct RecordPayment {
    /// Which request; the one the clock waits for, else the oldest open one.
    pub no: Option<i32>,
    /// `paid` unless told; `exempt` also settles it.
    pub state: Option<PaymentState>,
    pub method: Option<PaymentMethod>,
    /// What was paid; must be what was asked for when given.
    #[schema(value_type = Option<i64>)]
    pub amount: Option<Vnd>,
    /// Number of the receipt.
    pub receipt: Option<String>,
    pub note: Option<String>,
    /// For a dossier that was not yet accepted: it now is (N3, N7).
    pub accept: Accept,
}

impl Dossiers {
    /// Settles the request; the clock runs on if it stood for it (A34).
    ///
    /// # Errors
    /// Forbidden; a conflict when nothing is asked for; faults of `no`, `state`, `amount`.
    pub fn record_payment(
        &self,
        conn: &mut Conn,
        ctx: &Ctx<'_>,
        target: &Target,
        cmd: &RecordPayment,
    ) -> store::Result<Done> {
        let mut act = self.begin(conn, ctx, target, Action::RecordPayment)?;
        act.settle_payment(conn, cmd)?;
        act.commit(conn)
    }
}

impl Act<'_> {
    /// Settles one request within any act.
    pub fn settle_payment(&mut self, conn: &mut Conn, cmd: &RecordPayment) -> store::Result<()> {
        let mut faults: Vec<FieldFault> = Vec::new();
        let receipt = rules::text("receipt", cmd.receipt.as_deref(), 100, &mut faults);
        let note = rules::text("note", cmd.note.as_deref(), 2_000, &mut faults);
        let state = cmd.state.unwrap_or(PaymentState::Paid);
        if !matches!(state, PaymentState::Paid | PaymentState::Exempt) {
            faults.push(FieldFault::new("state", Reason::new("dossier-payment-state")));
        }
        let open = self.open_payments(conn)?;
        let Some(asked) = pick(&open, cmd.no) else {
            return Err(Refusal::conflict(Reason::new("dossier-payment-none")).into());
        };
        if state == PaymentState::Paid && cmd.amount.is_some_and(|amount| amount != asked.amount) {
            faults.push(FieldFault::new("amount", Reason::new("dossier-payment-amount").with("amount", asked.amount)));
        }
        sound(faults)?;
        let method = (state == PaymentState::Paid).then(|| cmd.method.unwrap_or(PaymentMethod::Cash));
        diesel::update(dossier_payment::table.find((asked.dossier, asked.no)))
            .set((
                dossier_payment::state.eq(state),
                dossier_payment::method.eq(method),
                dossier_payment::settled_at.eq(Some(self.ctx.now)),
                dossier_payment::settled_by.eq(Some(self.ctx.actor.account)),
                dossier_payment::receipt.eq(receipt),
                dossier_payment::note.eq(note),
            ))
            .execute(conn)?;
        let recorded = |due_at| Event::PaymentRecorded { no: asked.no, amount: asked.amount, state, method, due_at };
        if self.after.state != State::AwaitingPayment || !asked.pauses {
            self.tell(recorded(None));
        } else if self.after.is_accepted() {
            self.resume(conn)?;
            self.tell(recorded(self.after.due_at));
        } else {
            self.tell(recorded(None));
            self.take_in(conn, &cmd.accept)?;
        }
        Ok(())
    }

    fn open_payments(&self, conn: &mut Conn) -> store::Result<Vec<Payment>> {
        Ok(dossier_payment::table
            .filter(dossier_payment::dossier.eq(self.before.id))
            .filter(dossier_payment::state.eq(PaymentState::Requested))
            .order(dossier_payment::no)
            .select(Payment::as_select())
            .load(conn)?)
    }
}

fn pick(open: &[Payment], no: Option<i32>) -> Option<&Payment> {
    match no {
        Some(no) => open.iter().find(|payment| payment.no == no),
        None => open.iter().find(|payment| payment.pauses).or_else(|| open.first()),
    }
}
