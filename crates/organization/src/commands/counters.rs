use diesel::prelude::*;
use identity::Ctx;
use kernel::{Id, Reason, Refusal, text};
use serde_json::json;
use store::{Conn, Result};

use super::unit_unknown;
use crate::schema::counter;
use crate::{UnitKind, changes, directory, policy};

/// Most letters of a counter's name.
const LONGEST: usize = 80;

/// Adds a counter to a centre under its next number and answers its id.
///
/// # Errors
/// The policy's refusal; a refusal of `name`; `organization-unit-unknown` when it is not a centre.
pub fn add_counter(conn: &mut Conn, ctx: &Ctx, centre: Id, name: &str) -> Result<Id> {
    let directory = directory(conn)?;
    directory.unit(centre).filter(|unit| unit.kind == UnitKind::Centre).ok_or_else(unit_unknown)?;
    policy::may_manage_counters(ctx.actor, &directory, centre)?;
    let name = text::clean(name);
    if name.is_empty() || name.chars().count() > LONGEST {
        return Err(Refusal::field("name", Reason::new("organization-counter-name").with("most", LONGEST)).into());
    }
    let last: Option<i32> =
        counter::table.filter(counter::centre.eq(centre)).select(diesel::dsl::max(counter::number)).first(conn)?;
    let (id, number) = (Id::new(), last.unwrap_or(0) + 1);
    diesel::insert_into(counter::table)
        .values((
            counter::id.eq(id),
            counter::centre.eq(centre),
            counter::number.eq(number),
            counter::name.eq(&name),
            counter::open.eq(true),
        ))
        .execute(conn)?;
    changes::record(
        conn,
        ctx,
        centre,
        "organization.counter-add",
        &format!("counter:{id}"),
        &json!({ "number": number }),
    )?;
    Ok(id)
}

/// Opens a counter and answers its centre.
///
/// # Errors
/// The policy's refusal; `organization-counter-unknown`.
pub fn open_counter(conn: &mut Conn, ctx: &Ctx, id: Id) -> Result<Id> {
    switch(conn, ctx, id, true)
}

/// Closes a counter and answers its centre; what was done at it keeps its number.
///
/// # Errors
/// The policy's refusal; `organization-counter-unknown`.
pub fn close_counter(conn: &mut Conn, ctx: &Ctx, id: Id) -> Result<Id> {
    switch(conn, ctx, id, false)
}

fn switch(conn: &mut Conn, ctx: &Ctx, id: Id, open: bool) -> Result<Id> {
    let centre = counter::table.filter(counter::id.eq(id)).select(counter::centre).first::<Id>(conn).optional()?;
    let centre = centre.ok_or(Refusal::NotFound(Reason::new("organization-counter-unknown")))?;
    policy::may_manage_counters(ctx.actor, &*directory(conn)?, centre)?;
    diesel::update(counter::table.filter(counter::id.eq(id))).set(counter::open.eq(open)).execute(conn)?;
    let act = if open { "organization.counter-open" } else { "organization.counter-close" };
    changes::record(conn, ctx, centre, act, &format!("counter:{id}"), &json!({}))?;
    Ok(centre)
}
