use identity::Ctx;
use kernel::{Id, Timestamp};
use serde_json::json;
use store::Conn;

use super::act::permitted;
use super::rows;
use super::service::Dossiers;
use crate::model::{Action, Dossier};
use crate::queries;

/// A dossier that the actor may look at; the look stands in the chain.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Looked {
    pub dossier: Dossier,
    /// The unit in whose name the actor looked.
    pub unit: Id,
}

impl Dossiers {
    /// Opens a dossier, a form, a file or its history, and writes the look into the chain of the actor's unit (N12).
    /// `detail` says what: the form's number, the file's. Runs in a write, because it writes.
    ///
    /// # Errors
    /// Not found; forbidden.
    pub fn look(
        &self,
        conn: &mut Conn,
        ctx: &Ctx<'_>,
        code: &str,
        action: Action,
        detail: &str,
    ) -> store::Result<Looked> {
        let looked = self.peek(conn, ctx, code, action)?;
        self.note_look(conn, ctx, &looked, action, detail)?;
        Ok(looked)
    }

    /// Writes a look that [`Dossiers::peek`] permitted into the chain of the actor's unit (N12).
    ///
    /// # Errors
    /// Those of the database.
    pub fn note_look(
        &self,
        conn: &mut Conn,
        ctx: &Ctx<'_>,
        looked: &Looked,
        action: Action,
        detail: &str,
    ) -> store::Result<()> {
        let (who, origin) = (Some(ctx.actor.account), ctx.actor.origin.as_str());
        append_look(conn, looked.unit, who, ctx.now, &looked.dossier, action, (detail, origin))
    }

    /// The same without a line in the chain: for the calls of the house itself, such as the page an act leads back to,
    /// and for readers who write the line afterwards ([`Dossiers::note_look`]).
    ///
    /// # Errors
    /// Not found; forbidden.
    pub fn peek(&self, conn: &mut Conn, ctx: &Ctx<'_>, code: &str, action: Action) -> store::Result<Looked> {
        let directory = organization::directory(conn)?;
        let dossier = rows::by_code(conn, code)?;
        let unit = permitted(conn, ctx, action, &directory, &dossier)?;
        Ok(Looked { dossier, unit })
    }

    /// Opens a dossier for whoever knows its code and four digits, and writes the look into the chain of the unit that has
    /// it: for wings whose acts begin with such a look. `detail` says what it was for, `origin` where it came from.
    ///
    /// # Errors
    /// Not found, alike for a wrong code and for wrong digits.
    pub fn track_look(
        &self,
        conn: &mut Conn,
        (code, digits): (&str, &str),
        now: Timestamp,
        (detail, origin): (&str, &str),
    ) -> store::Result<Dossier> {
        let dossier = queries::tracked_by(conn, code, digits)?;
        let unit = dossier.holder_unit.unwrap_or(dossier.receiving_unit);
        append_look(conn, unit, None, now, &dossier, Action::View, (detail, origin))?;
        Ok(dossier)
    }

    /// An export that names persons, such as a register, goes into the unit's chain (N12).
    ///
    /// # Errors
    /// Those of the database.
    pub fn looked_at_list(
        &self,
        conn: &mut Conn,
        ctx: &Ctx<'_>,
        unit: Id,
        what: &str,
        rows: usize,
    ) -> store::Result<()> {
        store::audit::append(
            conn,
            &store::audit::Entry {
                unit,
                at: ctx.now,
                actor: ctx.actor.audit_id(),
                act: "dossier.export",
                object: what,
                detail: &json!({ "rows": rows }),
                origin: &ctx.actor.origin,
            },
        )?;
        Ok(())
    }
}

/// One line about a look.
pub(crate) fn append_look(
    conn: &mut Conn,
    unit: Id,
    actor: Option<Id>,
    at: Timestamp,
    dossier: &Dossier,
    action: Action,
    (detail, origin): (&str, &str),
) -> store::Result<()> {
    store::audit::append(
        conn,
        &store::audit::Entry {
            unit,
            at,
            actor,
            act: &format!("dossier.{action}"),
            object: &format!("dossier:{}", dossier.code),
            detail: &json!({ "look": detail }),
            origin,
        },
    )?;
    Ok(())
}
