use identity::{Ctx, Role};
use kernel::Reason;
use organization::Person;
use serde::{Deserialize, Serialize};
use store::Conn;

use super::act::{Act, Done, Target};
use super::hand_over::HandOverResult;
use super::receive::Receive;
use super::record_payment::RecordPayment;
use super::rows;
use super::service::Dossiers;
use super::steps::{only_one, person_for};
use crate::events::Event;
use crate::model::{Action, ResultClass, Step};

/// The rest of a procedure that is one act: signed, numbered, paid and handed over (N4).
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Finish {
    /// Login or id of who signed; the only signer of the body unless told. Signatures are never shared (a.4).
    pub signer: Option<String>,
    /// A number of the body's own book.
    pub number: Option<String>,
    pub hand_over: HandOverResult,
    /// How the fee was paid, if there is one.
    pub payment: RecordPayment,
}

/// Intake and the rest in one go.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct CompleteAtOnce {
    pub receive: Receive,
    pub finish: Finish,
}

impl Dossiers {
    /// Takes in, does and returns in one transaction.
    ///
    /// # Errors
    /// As [`Dossiers::receive`] and [`Dossiers::complete_at_once`].
    pub fn receive_and_complete(&self, conn: &mut Conn, ctx: &Ctx<'_>, cmd: &CompleteAtOnce) -> store::Result<Done> {
        let received = self.receive(conn, ctx, &cmd.receive)?;
        let target = Target { code: received.dossier.code, expected: Some(received.dossier.seq) };
        let done = self.complete_at_once(conn, ctx, &target, &cmd.finish)?;
        Ok(Done { warnings: received.warnings, ..done })
    }

    /// Does and returns what was accepted as one act.
    ///
    /// # Errors
    /// Forbidden; a conflict unless the procedure is one act; faults of `signer`.
    pub fn complete_at_once(
        &self,
        conn: &mut Conn,
        ctx: &Ctx<'_>,
        target: &Target,
        cmd: &Finish,
    ) -> store::Result<Done> {
        let mut act = self.begin(conn, ctx, target, Action::CompleteAtOnce)?;
        let signer = act.signer(conn, cmd.signer.as_deref())?;
        act.after.result_class = Some(ResultClass::Granted);
        act.tell(Event::Approved {
            result: ResultClass::Granted,
            reason: None,
            signer: Some(signer.account),
            signer_name: Some(signer.name),
        });
        let number = cmd.number.clone().filter(|number| !number.trim().is_empty());
        act.number(conn, number, None)?;
        if rows::has_unpaid(conn, act.before.id)? {
            act.settle_payment(conn, &cmd.payment)?;
        }
        act.give_result(conn, &cmd.hand_over)?;
        act.commit(conn)
    }
}

impl Act<'_> {
    /// Who signed at the competent body.
    fn signer(&self, conn: &mut Conn, named: Option<&str>) -> store::Result<Person> {
        let body = self.before.competent_body;
        let (plan, day) = (self.plan(conn)?, self.ctx.now.date());
        let unit = plan.number_of(Step::Sign).and_then(|no| plan.at(no)).map_or(body, |step| step.unit);
        if let Some(named) = named.filter(|named| !named.trim().is_empty()) {
            return person_for(conn, Role::Signer, unit, named, day).map_err(|_| missing_signer());
        }
        only_one(conn, Role::Signer, unit, day)?.ok_or_else(missing_signer)
    }
}

fn missing_signer() -> store::Error {
    kernel::Refusal::field("signer", Reason::new("dossier-signer")).into()
}
