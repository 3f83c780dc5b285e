use diesel::prelude::*;
use identity::Ctx;
use kernel::{Reason, Refusal};
use serde_json::json;
use store::Conn;

use crate::commands::{Dossiers, Looked};
use crate::model::{Action, Fate};
use crate::schema::dossier_notice;

impl Dossiers {
    /// The applicant came and was given a notice on paper. Giving it again changes nothing.
    ///
    /// # Errors
    /// Not found; forbidden; a conflict for a notice that does not lie at the centre.
    pub fn give_notice(&self, conn: &mut Conn, ctx: &Ctx<'_>, code: &str, seq: i32) -> store::Result<()> {
        let Looked { dossier, unit } = self.peek(conn, ctx, code, Action::GiveNotice)?;
        let unknown = || Refusal::NotFound(Reason::new("dossier-notice-unknown"));
        let notice = super::one(conn, dossier.id, seq)?.ok_or_else(unknown)?;
        match notice.fate {
            Fate::AtCentre => {}
            Fate::Given => return Ok(()),
            fate => {
                let reason = Reason::new("dossier-notice-not-here").with("fate", fate);
                return Err(Refusal::Conflict { reason, allowed: Vec::new() }.into());
            }
        }
        diesel::update(dossier_notice::table.find((dossier.id, seq)))
            .set((
                dossier_notice::fate.eq(Fate::Given),
                dossier_notice::settled_at.eq(Some(ctx.now)),
                dossier_notice::settled_by.eq(ctx.actor.audit_id()),
            ))
            .execute(conn)?;
        store::audit::append(
            conn,
            &store::audit::Entry {
                unit,
                at: ctx.now,
                actor: ctx.actor.audit_id(),
                act: "dossier.give-notice",
                object: &format!("dossier:{}", dossier.code),
                detail: &json!({ "notice": seq }),
                origin: &ctx.actor.origin,
            },
        )?;
        Ok(())
    }
}
