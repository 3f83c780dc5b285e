//! The terms of A21, A26, A27 and A30: the procedure's own, else the body's and the province's settings.

use diesel::prelude::*;
use identity::{Actor, Ctx, Role};
use kernel::{Date, FieldFault, Id, Reason, Refusal, Timestamp};
use organization::Snapshot;
use organization::settings::SettingKey;
use serde::{Deserialize, Serialize};
use store::Conn;

use super::act::sound;
use super::service::Dossiers;
use crate::model::Dossier;
use crate::rules::{self, Term, Terms};
use crate::schema::dossier_term;

/// Which setting of the organisation stands behind a term.
const BEHIND: &[(Term, SettingKey)] = &[
    (Term::AnswerHours, SettingKey::OnlineAnswerHours),
    (Term::SupplementMost, SettingKey::SupplementMost),
    (Term::SupplementWithinDays, SettingKey::SupplementWithinDays),
    (Term::SupplementAnswerDays, SettingKey::SupplementAnswerDays),
    (Term::PaymentDays, SettingKey::SupplementAnswerDays),
    (Term::ExtensionsMost, SettingKey::ExtensionsMost),
    (Term::ApologyDaysBefore, SettingKey::ApologyDaysBefore),
    (Term::OpinionDays, SettingKey::OpinionDays),
];

/// A procedure's own term, with what it rests on (A26).
#[derive(Clone, PartialEq, Eq, Debug, Queryable, Selectable, Insertable)]
#[diesel(table_name = dossier_term)]
#[diesel(treat_none_as_default_value = false)]
pub struct OwnTerm {
    pub id: Id,
    pub procedure_code: String,
    pub term: Term,
    pub value: i32,
    /// Legal basis.
    pub basis: String,
    /// Who approved it.
    pub approver: String,
    pub valid_from: Date,
    pub set_at: Timestamp,
    pub set_by: Id,
}

/// Setting a procedure's own term.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct SetTerm {
    pub procedure: String,
    pub term: Term,
    pub value: u32,
    pub basis: String,
    pub approver: String,
    pub valid_from: Date,
}

impl Dossiers {
    /// Sets a procedure's own term from a day on; dossiers asked about later follow it.
    ///
    /// # Errors
    /// Forbidden but for a department's and the province's administrators; faults of the fields.
    pub fn set_term(&self, conn: &mut Conn, ctx: &Ctx<'_>, cmd: &SetTerm) -> store::Result<OwnTerm> {
        may_set_terms(ctx.actor)?;
        let version = procedures::in_force(conn, &cmd.procedure, ctx.now.date())?;
        let mut faults: Vec<FieldFault> = Vec::new();
        if cmd.value > Terms::MOST {
            let reason = Reason::new("dossier-quantity").with("min", 0).with("max", Terms::MOST);
            faults.push(FieldFault::new("value", reason));
        }
        let basis = rules::words("basis", &cmd.basis, 500, &mut faults);
        let approver = rules::words("approver", &cmd.approver, 200, &mut faults);
        sound(faults)?;
        let row = OwnTerm {
            id: Id::new(),
            procedure_code: version.code,
            term: cmd.term,
            value: i32::try_from(cmd.value).unwrap_or(i32::MAX),
            basis,
            approver,
            valid_from: cmd.valid_from,
            set_at: ctx.now,
            set_by: ctx.actor.account,
        };
        diesel::insert_into(dossier_term::table).values(&row).execute(conn)?;
        let detail = serde_json::json!({ "term": row.term, "value": row.value, "from": row.valid_from });
        store::audit::append(
            conn,
            &store::audit::Entry {
                unit: ctx.actor.home_unit().unwrap_or_default(),
                at: ctx.now,
                actor: ctx.actor.audit_id(),
                act: "dossier.set-term",
                object: &format!("procedure:{}", row.procedure_code),
                detail: &detail,
                origin: &ctx.actor.origin,
            },
        )?;
        Ok(row)
    }
}

/// Whether somebody may set terms of procedures, and why not.
///
/// # Errors
/// Forbidden but for a department's and the province's administrators.
pub fn may_set_terms(actor: &Actor) -> Result<(), Refusal> {
    const MAY: &[Role] = &[Role::DepartmentAdmin, Role::ProvincialOffice, Role::ProvincialCentre];
    if actor.has_any(MAY) {
        return Ok(());
    }
    let roles: Vec<&str> = MAY.iter().map(|role| role.as_str()).collect();
    Err(Refusal::Forbidden(
        Reason::new("dossier-policy-role").with("action", "set-term").with("roles", roles.join(", ")),
    ))
}

/// A procedure's own terms, newest first.
///
/// # Errors
/// Those of the database.
pub fn own_terms(conn: &mut Conn, procedure: &str) -> store::Result<Vec<OwnTerm>> {
    Ok(dossier_term::table
        .filter(dossier_term::procedure_code.eq(procedure))
        .order((dossier_term::valid_from.desc(), dossier_term::set_at.desc()))
        .select(OwnTerm::as_select())
        .load(conn)?)
}

/// The terms for a dossier.
pub(crate) fn terms_of(conn: &mut Conn, dossier: &Dossier, now: Timestamp) -> store::Result<Terms> {
    terms(conn, &dossier.procedure_code, dossier.competent_body, now)
}

/// The terms of a procedure at a body on the day of `now`.
pub(crate) fn terms(conn: &mut Conn, procedure: &str, body: Id, now: Timestamp) -> store::Result<Terms> {
    let day = now.date();
    let picture = organization::snapshot(conn)?;
    let set = BEHIND
        .iter()
        .fold(Terms::default(), |terms, (term, key)| terms.with(*term, picture.setting(*key, Some(body), day).count()));
    let own = own_terms(conn, procedure)?;
    // From the oldest to the newest, so that the newest in force stays.
    let in_force = own.iter().rev().filter(|own| own.valid_from <= day);
    Ok(in_force.fold(set, |terms, own| terms.with(own.term, u32::try_from(own.value).unwrap_or(0))))
}

/// Until which second of the day a dossier that `body` decides is sent to it on the same working day (A24).
pub(crate) fn transfer_cutoff(picture: &Snapshot, body: Option<Id>, day: Date) -> i64 {
    let (hour, minute) = picture.setting(SettingKey::TransferCutoff, body, day).time();
    (i64::from(hour) * 60 + i64::from(minute)) * 60
}
