use identity::Ctx;
use kernel::{Reason, Refusal, Timestamp};
use store::Conn;

use super::rows;
use super::tell::{Who, chain};
use crate::model::{Action, Petition};
use crate::policy::{self, Standing};

/// Opens a petition, which names a person, and writes the look into the chain of the actor's unit (N12). Runs in a
/// write, because it writes.
///
/// # Errors
/// Not found; forbidden.
pub fn look(conn: &mut Conn, ctx: &Ctx<'_>, code: &str) -> store::Result<Petition> {
    let directory = organization::directory(conn)?;
    let petition = rows::by_code(conn, code)?;
    let unit = policy::may(ctx.actor, Action::View, &Standing::of_petition(&directory, &petition))?;
    let who = Who { actor: ctx.actor.audit_id(), name: &ctx.actor.name, origin: &ctx.actor.origin };
    chain(conn, &who, (unit, ctx.now), "view", &petition.code, &serde_json::json!({ "look": "view" }))?;
    Ok(petition)
}

/// The same without a line in the chain: for the form of an act, which its page led to.
///
/// # Errors
/// Not found; forbidden.
pub fn peek(conn: &mut Conn, ctx: &Ctx<'_>, code: &str) -> store::Result<Petition> {
    let directory = organization::directory(conn)?;
    let petition = rows::by_code(conn, code)?;
    policy::may(ctx.actor, Action::View, &Standing::of_petition(&directory, &petition))?;
    Ok(petition)
}

/// The public look-up by code and four digits. A look that succeeds stands on the chain of the body that has it (N12).
///
/// # Errors
/// Not found, the same for a wrong code and for wrong digits, so that neither can be guessed.
pub fn track(conn: &mut Conn, (code, digits): (&str, &str), now: Timestamp, origin: &str) -> store::Result<Petition> {
    let wrong = || Refusal::NotFound(Reason::new("feedback-track-not-found"));
    let petition = match rows::by_code(conn, code) {
        Err(store::Error::Refused(Refusal::NotFound(_))) => return Err(wrong().into()),
        found => found?,
    };
    if petition.digits != digits.trim() {
        return Err(wrong().into());
    }
    let who = Who { actor: None, name: "", origin };
    let look = serde_json::json!({ "look": "track" });
    chain(conn, &who, (petition.holder_body, now), "view", &petition.code, &look)?;
    Ok(petition)
}
