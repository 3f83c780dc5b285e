use diesel::prelude::*;
use kernel::Id;
use store::Conn;

use crate::schema::docket_session;

/// The code of a session, by which its page is addressed.
///
/// # Errors
/// Those of the database.
pub fn session_code(conn: &mut Conn, id: Id) -> store::Result<String> {
    Ok(docket_session::table.find(id).select(docket_session::code).first(conn)?)
}
