//! The statements that several acts share.

use diesel::prelude::*;
use store::Conn;

use super::act::not_found;
use super::codes;
use crate::model::Petition;
use crate::schema::feedback_petition;

/// The petition of a code as people write it.
pub(crate) fn by_code(conn: &mut Conn, typed: &str) -> store::Result<Petition> {
    let found = feedback_petition::table
        .filter(feedback_petition::code.eq(codes::read(typed)))
        .select(Petition::as_select())
        .first(conn);
    Ok(found.optional()?.ok_or_else(not_found)?)
}

/// Writes `after` over `before`; false when somebody else wrote first.
pub(super) fn update(conn: &mut Conn, before: &Petition, after: &Petition) -> store::Result<bool> {
    let row = feedback_petition::table
        .filter(feedback_petition::id.eq(before.id))
        .filter(feedback_petition::seq.eq(before.seq));
    Ok(store::kept(diesel::update(row).set(after)).execute(conn)? == 1)
}
