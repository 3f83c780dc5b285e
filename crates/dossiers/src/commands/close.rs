use diesel::prelude::*;
use identity::Ctx;
use kernel::FieldFault;
use serde::{Deserialize, Serialize};
use store::Conn;

use super::act::{Done, Target, sound};
use super::service::Dossiers;
use crate::events::Event;
use crate::model::{Action, PaymentState, State};
use crate::rules;
use crate::schema::dossier_payment;

/// Closing after an unanswered request (A27, N3).
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct Close {
    pub reason: Option<String>,
}

impl Dossiers {
    /// Ends the dossier (status 8), once the applicant's time is over.
    ///
    /// # Errors
    /// Forbidden; a conflict before the time is over; a fault of `reason`.
    pub fn close(&self, conn: &mut Conn, ctx: &Ctx<'_>, target: &Target, cmd: &Close) -> store::Result<Done> {
        let mut act = self.begin(conn, ctx, target, Action::Close)?;
        let mut faults: Vec<FieldFault> = Vec::new();
        let reason = rules::text("reason", cmd.reason.as_deref(), 2_000, &mut faults);
        sound(faults)?;
        let from = act.before.state;
        if from == State::AwaitingPayment {
            expire_payments(conn, &act.before, ctx)?;
        }
        // 5 -> 8 and 6 -> 8 hold whether or not it was accepted.
        act.move_to(State::Closed)?;
        act.end();
        act.tell(Event::Closed { from, reason: reason.unwrap_or_default() });
        act.commit(conn)
    }
}

fn expire_payments(conn: &mut Conn, dossier: &crate::model::Dossier, ctx: &Ctx<'_>) -> store::Result<()> {
    diesel::update(
        dossier_payment::table
            .filter(dossier_payment::dossier.eq(dossier.id))
            .filter(dossier_payment::state.eq(PaymentState::Requested)),
    )
    .set((dossier_payment::state.eq(PaymentState::Expired), dossier_payment::settled_at.eq(Some(ctx.now))))
    .execute(conn)?;
    Ok(())
}
