use diesel::prelude::*;
use identity::Ctx;
use kernel::{Date, FieldFault, Id, Reason, Refusal, text};
use serde_json::json;
use store::{Conn, Result};

use super::unit_unknown;
use crate::schema::{person, post};
use crate::{changes, directory, policy};

/// Most letters of a title or name.
const LONGEST: usize = 120;

/// A person to be placed in a post.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct NewPerson {
    /// The account that the person signs in with, if any.
    pub account: Option<Id>,
    pub name: String,
    pub unit: Id,
    /// Title of a post of the unit; made if it is not there yet.
    pub title: String,
    pub valid_from: Date,
}

/// Sets how many people a post of a unit may hold, and makes the post if needed (I5).
///
/// # Errors
/// The policy's refusal; a refusal of `title`; `organization-unit-unknown`.
pub fn set_post(conn: &mut Conn, ctx: &Ctx, unit: Id, title: &str, quota: u16) -> Result<Id> {
    let directory = directory(conn)?;
    directory.unit(unit).ok_or_else(unit_unknown)?;
    policy::may_create_account(ctx.actor, &directory, unit)?;
    let title = line("title", title)?;
    let quota = i32::from(quota);
    let known = find(conn, unit, &title)?;
    let id = known.unwrap_or_default();
    if known.is_some() {
        diesel::update(post::table.filter(post::id.eq(id))).set(post::quota.eq(quota)).execute(conn)?;
    } else {
        let row = (post::id.eq(id), post::unit.eq(unit), post::title.eq(&title), post::quota.eq(quota));
        diesel::insert_into(post::table).values(row).execute(conn)?;
    }
    changes::record(conn, ctx, unit, "organization.post", &format!("post:{id}"), &json!({ "quota": quota }))?;
    Ok(id)
}

/// Places a person in a post. An account stands for one person, whose earlier post is then the old one.
///
/// # Errors
/// The policy's refusal; refusals of `name`, `title`; `organization-unit-unknown`.
pub fn place_person(conn: &mut Conn, ctx: &Ctx, new: &NewPerson) -> Result<Id> {
    let directory = directory(conn)?;
    directory.unit(new.unit).ok_or_else(unit_unknown)?;
    policy::may_create_account(ctx.actor, &directory, new.unit)?;
    let name = line("name", &new.name)?;
    let title = line("title", &new.title)?;
    let post = match find(conn, new.unit, &title)? {
        Some(post) => post,
        None => set_post(conn, ctx, new.unit, &title, 1)?,
    };
    if let Some(account) = new.account {
        diesel::delete(person::table.filter(person::account.eq(account))).execute(conn)?;
    }
    let id = Id::new();
    diesel::insert_into(person::table)
        .values((
            person::id.eq(id),
            person::account.eq(new.account),
            person::name.eq(&name),
            person::post.eq(post),
            person::valid_from.eq(new.valid_from),
            person::valid_to.eq(None::<Date>),
        ))
        .execute(conn)?;
    changes::record(conn, ctx, new.unit, "organization.person", &format!("person:{id}"), &json!({ "post": post }))?;
    Ok(id)
}

/// The name at the post follows that of the account.
pub(super) fn rename_person(conn: &mut Conn, account: Id, name: &str) -> Result<()> {
    let rows = person::table.filter(person::account.eq(account));
    diesel::update(rows).set(person::name.eq(text::clean(name))).execute(conn)?;
    Ok(())
}

fn find(conn: &mut Conn, unit: Id, title: &str) -> Result<Option<Id>> {
    let row = post::table.filter(post::unit.eq(unit)).filter(post::title.eq(title)).select(post::id);
    Ok(row.first(conn).optional()?)
}

fn line(field: &'static str, value: &str) -> Result<String, Refusal> {
    let value = text::clean(value);
    let reason = match value.chars().count() {
        0 => Reason::new("organization-value-missing"),
        1..=LONGEST => return Ok(value),
        _ => Reason::new("organization-value-long").with("most", LONGEST),
    };
    Err(Refusal::Invalid(vec![FieldFault::new(field, reason)]))
}
