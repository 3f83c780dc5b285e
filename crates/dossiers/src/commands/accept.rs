use diesel::prelude::*;
use identity::{Ctx, Role};
use kernel::{FieldFault, Id, Vnd};
use serde::{Deserialize, Serialize};
use store::Conn;

use super::act::{Act, Done, Target, sound};
use super::binding::{BindAsk, Binding, NamedLimit, bind};
use super::service::Dossiers;
use crate::events::Event;
use crate::model::{Action, Detail, Dossier, FEE, Payment, PaymentState, State};
use crate::rules::{self, PlannedStep};
use crate::schema::{dossier_detail, dossier_payment};

/// Taking an online filing in (A21), or one that was asked for more before it was taken in.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct Accept {
    /// Only where the catalogue has a gap (N5).
    pub limit: Option<NamedLimit>,
    /// Only where the catalogue has a gap (G1).
    #[schema(value_type = Option<i64>)]
    pub fee: Option<Vnd>,
    /// What is still owed, for form 01.
    pub owed: Option<String>,
}

impl Dossiers {
    /// Gives the appointment, counted from now (N7), and binds the e-process.
    ///
    /// # Errors
    /// Forbidden; a conflict; a fault of `limit` where the catalogue has a gap and the clerk names none.
    pub fn accept(&self, conn: &mut Conn, ctx: &Ctx<'_>, target: &Target, cmd: &Accept) -> store::Result<Done> {
        let mut act = self.begin(conn, ctx, target, Action::Accept)?;
        act.take_in(conn, cmd)?;
        act.commit(conn)
    }
}

impl Act<'_> {
    /// Acceptance, whichever act it comes with.
    pub fn take_in(&mut self, conn: &mut Conn, cmd: &Accept) -> store::Result<()> {
        let mut faults: Vec<FieldFault> = Vec::new();
        let owed = rules::text("owed", cmd.owed.as_deref(), 1_000, &mut faults);
        let detail: Detail = dossier_detail::table.find(self.before.id).select(Detail::as_select()).first(conn)?;
        let version = procedures::by_id(conn, self.before.procedure_version)?;
        let ask = BindAsk {
            centre: self.before.receiving_unit,
            competent: self.before.competent_unit,
            channel: self.before.channel,
            at: self.ctx.now,
            case: detail.fee_case.as_deref(),
            exemption: detail.exemption.as_deref(),
            pages: detail.pages,
            copies: detail.copies,
            named_limit: cmd.limit.as_ref(),
            named_fee: cmd.fee,
        };
        let bound = bind(conn, &self.picture.directory, &self.calendar, &version, &ask, &mut faults)?;
        sound(faults)?;
        let Some(bound) = bound else { return Ok(()) };
        self.put_binding(conn, &bound, owed.or(detail.owed))
    }

    fn put_binding(&mut self, conn: &mut Conn, bound: &Binding, owed: Option<String>) -> store::Result<()> {
        let first = bound.plan.at(1).cloned().ok_or_else(|| store::Error::Stored("an empty plan".to_owned()))?;
        self.hand_on(conn, &first, None, None)?;
        self.move_to(State::Accepted)?;
        accepted(&mut self.after, bound, &self.calendar, self.ctx, &first);
        save_binding(conn, self.ctx, self.before.id, bound, owed)?;
        ask_fee(conn, self.ctx, &self.after)?;
        self.tell(accepted_event(&self.after, bound));
        Ok(())
    }
}

/// Puts limit, appointment and the first step into the row.
pub(super) fn accepted(
    dossier: &mut Dossier,
    bound: &Binding,
    calendar: &calendar::Calendar,
    ctx: &Ctx<'_>,
    first: &PlannedStep,
) {
    dossier.state = State::Accepted;
    dossier.accepted_at = Some(ctx.now);
    dossier.calendar_version = calendar.version;
    dossier.due_at = Some(bound.due);
    dossier.first_due_at = Some(bound.due);
    dossier.time_limit = Some(bound.limit.to_string());
    dossier.fee = bound.fee;
    dossier.paused_since = None;
    dossier.resume_state = None;
    dossier.step_no = 1;
    dossier.step_kind = first.step;
    dossier.step_role = first.role.as_str().to_owned();
    dossier.step_due = rules::begin_step(calendar, first, ctx.now, dossier.due_at);
    dossier.holder_unit = Some(first.unit);
    dossier.holder_person = keeps(ctx, first.unit);
    dossier.holder_since = Some(ctx.now);
}

/// The clerk who takes a dossier in keeps it until it goes on; a director only stands in for the counter.
fn keeps(ctx: &Ctx<'_>, unit: Id) -> Option<Id> {
    ctx.actor.has_in(Role::Receiver, unit).then_some(ctx.actor.account)
}

/// What happened, told.
pub(super) fn accepted_event(dossier: &Dossier, bound: &Binding) -> Event {
    Event::Accepted {
        due_at: bound.due,
        limit: bound.limit.to_string(),
        limit_basis: bound.limit_basis.clone(),
        fee: dossier.fee,
    }
}

fn save_binding(
    conn: &mut Conn,
    ctx: &Ctx<'_>,
    dossier: Id,
    bound: &Binding,
    owed: Option<String>,
) -> store::Result<()> {
    diesel::update(dossier_detail::table.find(dossier))
        .set((
            dossier_detail::limit_basis.eq(&bound.limit_basis),
            dossier_detail::limit_source.eq(Some(&bound.limit_source)),
            dossier_detail::fee_basis.eq(&bound.fee_basis),
            dossier_detail::owed.eq(owed),
            dossier_detail::receiver.eq(Some(ctx.actor.account)),
            dossier_detail::receiver_name.eq(Some(&ctx.actor.name)),
            dossier_detail::plan.eq(bound.plan.to_json()),
        ))
        .execute(conn)?;
    Ok(())
}

/// The fee is asked for and stops no clock (G6); a dossier without a fee has no payment.
pub(super) fn ask_fee(conn: &mut Conn, ctx: &Ctx<'_>, dossier: &Dossier) -> store::Result<()> {
    if dossier.fee.0 <= 0 {
        return Ok(());
    }
    let row = Payment {
        dossier: dossier.id,
        no: super::request_payment::next_payment(conn, dossier.id)?,
        purpose: FEE.to_owned(),
        amount: dossier.fee,
        state: PaymentState::Requested,
        pauses: false,
        requested_at: ctx.now,
        requested_by: ctx.actor.account,
        pay_by: dossier.due_at.unwrap_or(ctx.now),
        method: None,
        settled_at: None,
        settled_by: None,
        receipt: None,
        note: None,
    };
    diesel::insert_into(dossier_payment::table).values(row).execute(conn)?;
    Ok(())
}
