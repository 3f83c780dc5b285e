use diesel::prelude::*;
use identity::Ctx;
use serde_json::json;
use store::Conn;

use super::{check_text, no_faults};
use crate::schema::procedure_part_title;
use crate::{changes, policy, queries};

/// A short title for a part, or none: screens show it instead of the long legal sentence, which stays one
/// key away. It is no legal fact, so it needs no version; it holds for the same title in every version.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SetShortTitle {
    pub code: String,
    /// The part's [`title_key`](crate::model::title_key).
    pub title_key: String,
    /// Empty takes it away.
    pub short_title: String,
}

/// Sets or takes away a short title.
///
/// # Errors
/// Forbidden; not found; a fault of `short_title`; database errors.
pub fn set_short_title(conn: &mut Conn, ctx: &Ctx, cmd: &SetShortTitle) -> store::Result<()> {
    let version = queries::newest(conn, &cmd.code)?;
    let directory = organization::directory(conn)?;
    policy::may_correct(ctx.actor, &directory, &version.field)?;
    let mut faults = Vec::new();
    check_text(&mut faults, "short_title", &cmd.short_title, 0, 120);
    no_faults(faults)?;
    let row = procedure_part_title::table.find((&version.code, &cmd.title_key));
    diesel::delete(row).execute(conn)?;
    if !cmd.short_title.is_empty() {
        diesel::insert_into(procedure_part_title::table)
            .values((
                procedure_part_title::code.eq(&version.code),
                procedure_part_title::title_key.eq(&cmd.title_key),
                procedure_part_title::short_title.eq(&cmd.short_title),
                procedure_part_title::set_at.eq(ctx.now),
                procedure_part_title::set_by.eq(ctx.actor.audit_id()),
            ))
            .execute(conn)?;
    }
    let detail = json!({ "title": cmd.title_key, "short": cmd.short_title });
    changes::note(conn, ctx, "procedure.set-short-title", &format!("procedure:{}", version.code), &detail)
}
