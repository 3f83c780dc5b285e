use diesel::prelude::*;
use identity::Ctx;
use kernel::{Date, Id, Reason, Refusal};
use serde_json::json;
use store::{Conn, Result};

use crate::schema::absence;
use crate::{changes, directory, policy};

/// Days of one absence at most: a long illness is noted anew, so that a slip of the pen is seen.
const LONGEST: i32 = 366;

/// When a person is away, both days included.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct NewAbsence {
    pub account: Id,
    pub from: Date,
    pub to: Date,
}

/// Notes that somebody is away and answers the id of the note.
///
/// # Errors
/// The policy's refusal; refusals of `from`, `to`; `identity-account-unknown`.
pub fn note_absence(conn: &mut Conn, ctx: &Ctx, new: &NewAbsence) -> Result<Id> {
    let account = identity::queries::account(conn, new.account)?;
    policy::may_note_absence(ctx.actor, &*directory(conn)?, account.unit)?;
    if new.to < new.from {
        return Err(Refusal::field("to", Reason::new("organization-absence-backwards")).into());
    }
    if new.from.civil().until(new.to.civil()).map_or(i32::MAX, |span| span.get_days()) >= LONGEST {
        return Err(Refusal::field("to", Reason::new("organization-absence-long").with("most", LONGEST)).into());
    }
    let days = absence::table.filter(absence::account.eq(new.account));
    let there = days.filter(absence::from_day.le(new.to)).filter(absence::to_day.ge(new.from));
    if there.count().get_result::<i64>(conn)? > 0 {
        return Err(Refusal::field("from", Reason::new("organization-absence-twice")).into());
    }
    let id = Id::new();
    diesel::insert_into(absence::table)
        .values((
            absence::id.eq(id),
            absence::account.eq(new.account),
            absence::from_day.eq(new.from),
            absence::to_day.eq(new.to),
            absence::made_at.eq(ctx.now),
            absence::made_by.eq(ctx.actor.audit_id()),
        ))
        .execute(conn)?;
    let detail = json!({ "account": new.account, "from": new.from, "to": new.to });
    changes::record(conn, ctx, account.unit, "organization.absence", &format!("absence:{id}"), &detail)?;
    Ok(id)
}

/// Takes an absence back that was noted wrongly, or ended sooner.
///
/// # Errors
/// The policy's refusal; `organization-absence-unknown`.
pub fn take_back_absence(conn: &mut Conn, ctx: &Ctx, id: Id) -> Result<()> {
    let account: Option<Id> = absence::table.find(id).select(absence::account).first(conn).optional()?;
    let unknown = || Refusal::NotFound(Reason::new("organization-absence-unknown"));
    let account = identity::queries::account(conn, account.ok_or_else(unknown)?)?;
    policy::may_note_absence(ctx.actor, &*directory(conn)?, account.unit)?;
    diesel::delete(absence::table.find(id)).execute(conn)?;
    let detail = json!({ "account": account.id });
    changes::record(conn, ctx, account.unit, "organization.absence-back", &format!("absence:{id}"), &detail)
}
