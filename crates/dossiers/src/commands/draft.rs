use diesel::prelude::*;
use identity::Ctx;
use kernel::{FieldFault, Id, Reason, Refusal};
use organization::settings::SettingKey;
use serde::{Deserialize, Serialize};
use store::Conn;

use super::act::sound;
use super::service::Dossiers;
use crate::model::{Action, Draft};
use crate::policy;
use crate::rules;
use crate::schema::dossier_draft;

/// Keeping what was typed.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct SaveDraft {
    /// `None` begins a new draft.
    pub id: Option<Id>,
    /// The centre at which the intake is done.
    pub unit: Id,
    /// What lists show: the applicant's name or the procedure's.
    pub title: String,
    /// The form as JSON, kept as it is: a draft may be half wrong.
    pub body: String,
}

/// The most a draft may hold, in bytes.
const MAX_BODY: usize = 200_000;

impl Dossiers {
    /// Saves a draft of the actor's own. It survives the browser and the machine.
    ///
    /// # Errors
    /// Forbidden for who may not receive at the unit; a fault of `body` that is too long; not found for a draft that
    /// is a colleague's by now.
    pub fn save_draft(&self, conn: &mut Conn, ctx: &Ctx<'_>, cmd: &SaveDraft) -> store::Result<Draft> {
        policy::may_anywhere(ctx.actor, Action::Receive, cmd.unit)?;
        let mut faults: Vec<FieldFault> = Vec::new();
        let title = rules::text("title", Some(&cmd.title), 300, &mut faults).unwrap_or_default();
        if cmd.body.len() > MAX_BODY {
            faults.push(FieldFault::new("body", Reason::new("dossier-text-too-long").with("max", MAX_BODY)));
        }
        sound(faults)?;
        let draft = Draft {
            id: cmd.id.unwrap_or_default(),
            account: ctx.actor.account,
            unit: cmd.unit,
            title,
            body: cmd.body.replace('\0', ""),
            saved_at: ctx.now,
        };
        if cmd.id.is_none() {
            diesel::insert_into(dossier_draft::table).values(&draft).execute(conn)?;
            return Ok(draft);
        }
        let own = dossier_draft::table.find(draft.id).filter(dossier_draft::account.eq(ctx.actor.account));
        match diesel::update(own).set(&draft).execute(conn)? {
            1 => Ok(draft),
            _ => Err(gone().into()),
        }
    }

    /// Makes a colleague's draft the actor's own, at a centre where the actor receives.
    ///
    /// # Errors
    /// Forbidden; not found.
    pub fn take_over_draft(&self, conn: &mut Conn, ctx: &Ctx<'_>, id: Id) -> store::Result<Draft> {
        let draft = find(conn, id)?;
        policy::may_anywhere(ctx.actor, Action::Receive, draft.unit)?;
        diesel::update(dossier_draft::table.find(id))
            .set(dossier_draft::account.eq(ctx.actor.account))
            .execute(conn)?;
        Ok(Draft { account: ctx.actor.account, ..draft })
    }

    /// Throws a draft of the actor's own away.
    ///
    /// # Errors
    /// Not found.
    pub fn delete_draft(&self, conn: &mut Conn, ctx: &Ctx<'_>, id: Id) -> store::Result<()> {
        let own = dossier_draft::table.find(id).filter(dossier_draft::account.eq(ctx.actor.account));
        match diesel::delete(own).execute(conn)? {
            1 => Ok(()),
            _ => Err(gone().into()),
        }
    }

    /// Throws away what nobody has gone on with for as many days as its centre keeps drafts: an intake that came to
    /// nothing must not keep a person's data for ever (K5). Gives how many there were; the chain of each centre says
    /// how many were its own.
    ///
    /// # Errors
    /// Those of the database.
    pub fn end_old_drafts(&self, conn: &mut Conn, ctx: &Ctx<'_>) -> store::Result<usize> {
        let picture = organization::snapshot(conn)?;
        let centres: Vec<Id> = dossier_draft::table.select(dossier_draft::unit).distinct().load(conn)?;
        let mut ended = 0;
        for unit in centres {
            let days = picture.setting(SettingKey::DraftDays, Some(unit), ctx.now.date()).count();
            let before = ctx.now.plus_seconds(-86_400 * i64::from(days));
            let old =
                dossier_draft::table.filter(dossier_draft::unit.eq(unit)).filter(dossier_draft::saved_at.lt(before));
            let drafts = diesel::delete(old).execute(conn)?;
            if drafts > 0 {
                note_end(conn, ctx, unit, drafts)?;
            }
            ended += drafts;
        }
        Ok(ended)
    }

    /// One draft, for its owner or a colleague of the centre.
    ///
    /// # Errors
    /// Forbidden; not found.
    pub fn draft(&self, conn: &mut Conn, ctx: &Ctx<'_>, id: Id) -> store::Result<Draft> {
        let draft = find(conn, id)?;
        if draft.account != ctx.actor.account {
            policy::may_anywhere(ctx.actor, Action::Receive, draft.unit)?;
        }
        Ok(draft)
    }

    /// The actor's drafts and those of colleagues at the centres where the actor receives, newest first; at most 100.
    ///
    /// # Errors
    /// Those of the database.
    pub fn drafts(&self, conn: &mut Conn, ctx: &Ctx<'_>) -> store::Result<Vec<Draft>> {
        let units: Vec<Id> = ctx.actor.grants.iter().map(|grant| grant.unit).collect();
        let units: Vec<Id> =
            units.into_iter().filter(|unit| policy::may_anywhere(ctx.actor, Action::Receive, *unit).is_ok()).collect();
        Ok(dossier_draft::table
            .filter(dossier_draft::account.eq(ctx.actor.account).or(dossier_draft::unit.eq_any(units)))
            .order(dossier_draft::saved_at.desc())
            .limit(100)
            .select(Draft::as_select())
            .load(conn)?)
    }
}

fn note_end(conn: &mut Conn, ctx: &Ctx<'_>, unit: Id, drafts: usize) -> store::Result<()> {
    store::audit::append(
        conn,
        &store::audit::Entry {
            unit,
            at: ctx.now,
            actor: ctx.actor.audit_id(),
            act: "dossier.end-drafts",
            object: &format!("unit:{unit}"),
            detail: &serde_json::json!({ "drafts": drafts }),
            origin: &ctx.actor.origin,
        },
    )?;
    Ok(())
}

fn find(conn: &mut Conn, id: Id) -> store::Result<Draft> {
    Ok(dossier_draft::table.find(id).select(Draft::as_select()).first(conn).optional()?.ok_or_else(gone)?)
}

fn gone() -> Refusal {
    Refusal::NotFound(Reason::new("dossier-draft-gone"))
}
