use diesel::prelude::*;
use kernel::Id;
use store::Conn;

use crate::schema::{docket_group, docket_recommendation, docket_session};

/// The code of a session, by which its page is addressed.
///
/// # Errors
/// Those of the database.
pub fn session_code(conn: &mut Conn, id: Id) -> store::Result<String> {
    Ok(docket_session::table.find(id).select(docket_session::code).first(conn)?)
}

/// Whether something belongs to the illustration that a demo brings: it came of a session of a made-up working group,
/// or serves a matter that did.
///
/// # Errors
/// Those of the database.
pub fn is_illustration(conn: &mut Conn, session: Option<Id>, matter: Option<Id>) -> store::Result<bool> {
    let made_up = docket_session::table
        .inner_join(docket_group::table)
        .filter(docket_group::illustration)
        .select(docket_session::id.nullable());
    if let Some(session) = session {
        let own = made_up.filter(docket_session::id.eq(session));
        return Ok(diesel::select(diesel::dsl::exists(own)).get_result(conn)?);
    }
    let Some(matter) = matter else { return Ok(false) };
    let raised = docket_recommendation::table
        .filter(docket_recommendation::matter.eq(matter))
        .filter(docket_recommendation::session.eq_any(made_up));
    Ok(diesel::select(diesel::dsl::exists(raised)).get_result(conn)?)
}

/// Whether there is an illustration in this store, so that figures over everything say so.
///
/// # Errors
/// Those of the database.
pub fn has_illustration(conn: &mut Conn) -> store::Result<bool> {
    Ok(diesel::select(diesel::dsl::exists(docket_group::table.filter(docket_group::illustration))).get_result(conn)?)
}
