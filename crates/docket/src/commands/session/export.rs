use identity::Ctx;
use store::Conn;

use super::session_permitted;
use crate::commands::rows;
use crate::commands::service::Docket;
use crate::commands::tell;
use crate::model::{Action, Thing};

impl Docket {
    /// Takes the report of a session out of the house; that it was taken stands in the chain.
    ///
    /// # Errors
    /// Not found; forbidden: it tells what every commune of the session said, so a single one does not get it.
    pub fn export_session(&self, conn: &mut Conn, ctx: &Ctx<'_>, code: &str) -> store::Result<()> {
        let directory = organization::directory(conn)?;
        let session = rows::session(conn, code)?;
        let unit = session_permitted(conn, ctx, Action::Export, &directory, &session, &[])?;
        tell::looked(conn, ctx, unit, Action::Export, (Thing::Session, &session.code))
    }
}
