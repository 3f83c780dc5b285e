//! A deed as the command that does it.

use dossiers::commands::{
    Accept, Apologise, Approve, Assign, Close, Finish, Forward, GiveOpinion, HandOverResult, Issue, RecordPayment,
    RequestOpinion, RequestPayment, ReturnStep, Stop, Supplement,
};
use dossiers::model::{Dossier, ResultClass};
use dossiers::{Done, Dossiers, Target};
use identity::{Actor, Ctx, Role};
use kernel::Vnd;
use store::Conn;

use super::cast::Cast;
use super::filing::{refusal, request};
use super::life::{Deed, Next};
use super::texts::text;

/// Does what is next.
///
/// # Errors
/// The command's refusal, those of the store.
pub(super) fn perform(
    conn: &mut Conn,
    wing: &Dossiers,
    cast: &Cast,
    actor: &Actor,
    next: &Next,
    dossier: &Dossier,
) -> store::Result<Done> {
    let ctx = &Ctx::new(actor, next.at);
    let to = &Target::new(dossier.code.clone());
    match next.deed {
        Deed::Accept => wing.accept(conn, ctx, to, &Accept::default()),
        Deed::Refuse => wing.refuse(conn, ctx, to, &refusal()),
        Deed::PayFee | Deed::Pay => wing.record_payment(conn, ctx, to, &RecordPayment::default()),
        Deed::Forward => wing.forward(conn, ctx, to, &Forward::default()),
        Deed::Assign => wing.assign(conn, ctx, to, &assignment(cast, next)),
        Deed::AskSupplement => wing.request_supplement(conn, ctx, to, &request()),
        Deed::Supplement => {
            wing.supplement(conn, ctx, to, &Supplement { note: Some(text("supplemented")), ..Supplement::default() })
        }
        Deed::AskPayment => wing.request_payment(conn, ctx, to, &duty()),
        Deed::AskOpinion => {
            let asked = opinion_asked(conn, next)?;
            wing.request_opinion(conn, ctx, to, &asked)
        }
        Deed::GiveOpinion => {
            wing.give_opinion(conn, ctx, to, &GiveOpinion { agrees: Some(true), answer: text("opinion") })
        }
        Deed::Return => wing.return_step(conn, ctx, to, &ReturnStep { reason: text("returned"), to: None }),
        Deed::Apologise => wing.apologise(conn, ctx, to, &apology(dossier)),
        Deed::Stop => wing.stop(conn, ctx, to, &wish()),
        Deed::Close => wing.close(conn, ctx, to, &Close { reason: Some(text("close-reason")) }),
        Deed::Approve => wing.approve(conn, ctx, to, &Approve::default()),
        Deed::ApproveNot => wing.approve(conn, ctx, to, &not_granted()),
        Deed::Issue => wing.issue(conn, ctx, to, &Issue::default()),
        Deed::HandOver => wing.hand_over(conn, ctx, to, &handed()),
        Deed::Complete => {
            wing.complete_at_once(conn, ctx, to, &Finish { hand_over: handed(), ..Finish::default() })
        }
    }
}

fn assignment(cast: &Cast, next: &Next) -> Assign {
    let person = cast.at(Role::Specialist, next.unit).map(|actor| actor.login.clone()).unwrap_or_default();
    Assign { person, note: None }
}

fn duty() -> RequestPayment {
    RequestPayment { amount: Vnd(1_250_000), purpose: Some(text("payment")), ..RequestPayment::default() }
}

/// The unit asks its own body's consulted people; the demo has one in a division of each commune.
fn opinion_asked(conn: &mut Conn, next: &Next) -> store::Result<RequestOpinion> {
    let directory = organization::directory(conn)?;
    let unit = directory.unit(next.unit).map(|unit| unit.code.clone()).unwrap_or_default();
    Ok(RequestOpinion { unit, question: text("question"), due_at: None })
}

fn apology(dossier: &Dossier) -> Apologise {
    // Ten calendar days on and at the same hour: a working moment unless it falls on a day off, and then the
    // command refuses and the dossier goes on without.
    let new_due = dossier.due_at.map(|due| due.plus_seconds(7 * 86_400));
    Apologise { reason: text("apology"), new_due, unit: None }
}

fn wish() -> Stop {
    Stop { request: Some(text("stop-request")), reason: Some(text("stop-reason")), ..Stop::default() }
}

fn not_granted() -> Approve {
    Approve { result: Some(ResultClass::NotGranted), reason: Some(text("not-granted")), note: None }
}

fn handed() -> HandOverResult {
    HandOverResult { id_shown: Some(text("id-shown")), ..HandOverResult::default() }
}
