use diesel::prelude::*;
use identity::Ctx;
use kernel::{Id, Reason, Refusal, Timestamp};
use organization::UnitKind;
use organization::settings::SettingKey;
use sha2::{Digest, Sha256};
use store::Conn;

use super::say::{Asked, about};
use crate::model::Action;
use crate::policy::{self, Standing};
use crate::schema::{feedback_answer, feedback_handed, feedback_tablet};

/// Opens a tablet at a centre until the end of the day.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct OpenTablet {
    /// The secret in the tablet's address, drawn by the caller; only its digest is kept.
    pub secret: String,
}

/// What was just handed over.
#[derive(Clone, PartialEq, Eq, Debug, Queryable)]
pub(crate) struct JustHanded {
    pub dossier: Id,
    pub code: String,
    pub at: Timestamp,
}

#[derive(Insertable)]
#[diesel(table_name = feedback_tablet, treat_none_as_default_value = false)]
struct Row {
    digest: String,
    centre: Id,
    opened_by: Id,
    opened_at: Timestamp,
    ends_at: Timestamp,
}

/// What is kept of a secret: 128 random bits need no slow hash.
#[must_use]
pub fn digest(secret: &str) -> String {
    hex::encode(Sha256::digest(secret.as_bytes()))
}

/// Opens a tablet at the centre at which the actor works. It shows what the centre just handed over and nothing else,
/// and needs no account, so that none lies open in citizens' hands.
///
/// # Errors
/// Forbidden; a conflict for somebody who works at no centre.
pub fn open_tablet(conn: &mut Conn, ctx: &Ctx<'_>, cmd: &OpenTablet) -> store::Result<Id> {
    let directory = organization::directory(conn)?;
    let centre = ctx.actor.grants.iter().filter_map(|grant| directory.unit(grant.unit));
    let centre = centre.filter(|unit| unit.kind == UnitKind::Centre).map(|unit| unit.id).next();
    let body = directory.body_of(centre.or(ctx.actor.home_unit()).unwrap_or_default());
    policy::may(ctx.actor, Action::Tablet, &Standing::of_body(&directory, body))?;
    let centre = centre.ok_or_else(|| Refusal::conflict(Reason::new("feedback-tablet-no-centre")))?;
    let row = Row {
        digest: digest(&cmd.secret),
        centre,
        opened_by: ctx.actor.account,
        opened_at: ctx.now,
        ends_at: crate::rules::lapses_at(ctx.now),
    };
    diesel::insert_into(feedback_tablet::table).values(&row).execute(conn)?;
    store::audit::append(
        conn,
        &store::audit::Entry {
            unit: centre,
            at: ctx.now,
            actor: ctx.actor.audit_id(),
            act: "feedback.tablet",
            object: "tablet",
            detail: &serde_json::json!({ "until": row.ends_at }),
            origin: &ctx.actor.origin,
        },
    )?;
    Ok(centre)
}

/// The centre of a tablet that is open.
///
/// # Errors
/// Not found, alike for a secret nobody has and for a day that is over.
pub fn tablet_centre(conn: &mut Conn, secret: &str, now: Timestamp) -> store::Result<Id> {
    let found: Option<Id> = feedback_tablet::table
        .filter(feedback_tablet::digest.eq(digest(secret)))
        .filter(feedback_tablet::ends_at.gt(now))
        .select(feedback_tablet::centre)
        .first(conn)
        .optional()?;
    Ok(found.ok_or_else(|| Refusal::NotFound(Reason::new("feedback-tablet-closed")))?)
}

/// What the centre handed over within the setting's seconds and nobody answered for yet, the last first.
pub(crate) fn just_handed(conn: &mut Conn, centre: Id, now: Timestamp) -> store::Result<Vec<JustHanded>> {
    let picture = organization::snapshot(conn)?;
    let seconds = picture.setting(SettingKey::TabletSeconds, Some(centre), now.date()).count();
    let since = now.plus_seconds(-i64::from(seconds));
    let answered = feedback_answer::table.filter(feedback_answer::dossier.eq(feedback_handed::dossier));
    Ok(feedback_handed::table
        .filter(feedback_handed::centre.eq(centre))
        .filter(feedback_handed::at.gt(since))
        .filter(feedback_handed::at.le(now))
        .filter(diesel::dsl::not(diesel::dsl::exists(answered)))
        .order((feedback_handed::at.desc(), feedback_handed::dossier))
        .limit(10)
        .select((feedback_handed::dossier, feedback_handed::code, feedback_handed::at))
        .load(conn)?)
}

/// The dossier that a tablet of the centre asks about now, and for how many seconds more.
pub(crate) fn asked_at_tablet(conn: &mut Conn, centre: Id, now: Timestamp) -> store::Result<Option<(Asked, i64)>> {
    let Some(just) = just_handed(conn, centre, now)?.into_iter().next() else { return Ok(None) };
    let picture = organization::snapshot(conn)?;
    let seconds = i64::from(picture.setting(SettingKey::TabletSeconds, Some(centre), now.date()).count());
    let gone = (now.as_micros() - just.at.as_micros()) / 1_000_000;
    let dossier = dossiers::queries::by_code(conn, &just.code)?;
    Ok(Some((about(conn, &dossier)?, (seconds - gone).max(1))))
}
