use diesel::prelude::*;
use identity::Ctx;
use kernel::{Date, FieldFault, Id, Reason};
use organization::UnitKind;
use serde_json::json;
use store::Conn;

use super::{check_from, check_source, no_faults};
use crate::model::{Certainty, CompetenceSetting, NonBoundary};
use crate::schema::{procedure_competence_setting, procedure_non_boundary};
use crate::{changes, policy, queries};

/// Who decides a procedure for dossiers of a place (rule N8).
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SetCompetence {
    pub code: String,
    /// The place, with all below; `None` for the whole province.
    pub place: Option<Id>,
    /// A commune, a department, or a division of one.
    pub body: Id,
    /// Today or later.
    pub valid_from: Date,
    pub source: String,
    pub certainty: Certainty,
}

/// Sets who decides.
///
/// # Errors
/// Forbidden; not found; all faults of the fields at once; database errors.
pub fn set_competence(conn: &mut Conn, ctx: &Ctx, cmd: &SetCompetence) -> store::Result<Id> {
    let version = queries::newest(conn, &cmd.code)?;
    let directory = organization::directory(conn)?;
    policy::may_correct(ctx.actor, &directory, &version.field)?;
    let mut faults = Vec::new();
    check_from(&mut faults, cmd.valid_from, ctx.now.date());
    check_source(&mut faults, &cmd.source);
    if cmd.place.is_some_and(|place| directory.unit(place).is_none()) {
        faults.push(FieldFault::new("place", Reason::new("procedure-unit-unknown")));
    }
    if directory.unit(cmd.body).is_none_or(|body| body.kind == UnitKind::Centre) {
        faults.push(FieldFault::new("body", Reason::new("procedure-unit-unknown")));
    }
    no_faults(faults)?;
    let row = CompetenceSetting {
        id: Id::new(),
        code: version.code.clone(),
        place: cmd.place,
        body: cmd.body,
        valid_from: cmd.valid_from,
        source: cmd.source.clone(),
        certainty: cmd.certainty,
        set_at: ctx.now,
        set_by: ctx.actor.audit_id(),
    };
    diesel::insert_into(procedure_competence_setting::table).values(&row).execute(conn)?;
    let detail = json!({ "place": cmd.place, "body": cmd.body, "from": cmd.valid_from, "source": cmd.source });
    changes::note(conn, ctx, "procedure.set-competence", &format!("procedure:{}", version.code), &detail)?;
    Ok(row.id)
}

/// Puts a procedure on the non-boundary list, or takes it off (rule A12).
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SetNonBoundary {
    pub code: String,
    pub listed: bool,
    /// Today or later.
    pub valid_from: Date,
    pub source: String,
    pub certainty: Certainty,
}

/// Lists or unlists a procedure.
///
/// # Errors
/// Forbidden; not found; all faults of the fields at once; database errors.
pub fn set_non_boundary(conn: &mut Conn, ctx: &Ctx, cmd: &SetNonBoundary) -> store::Result<Id> {
    let version = queries::newest(conn, &cmd.code)?;
    let directory = organization::directory(conn)?;
    policy::may_correct(ctx.actor, &directory, &version.field)?;
    let mut faults = Vec::new();
    check_from(&mut faults, cmd.valid_from, ctx.now.date());
    check_source(&mut faults, &cmd.source);
    no_faults(faults)?;
    let row = non_boundary(&version.code, cmd, ctx);
    diesel::insert_into(procedure_non_boundary::table).values(&row).execute(conn)?;
    let detail = json!({ "listed": cmd.listed, "from": cmd.valid_from, "source": cmd.source });
    changes::note(conn, ctx, "procedure.set-non-boundary", &format!("procedure:{}", version.code), &detail)?;
    Ok(row.id)
}

pub(super) fn non_boundary(code: &str, cmd: &SetNonBoundary, ctx: &Ctx) -> NonBoundary {
    NonBoundary {
        id: Id::new(),
        code: code.to_owned(),
        listed: cmd.listed,
        valid_from: cmd.valid_from,
        source: cmd.source.clone(),
        certainty: cmd.certainty,
        set_at: ctx.now,
        set_by: ctx.actor.audit_id(),
    }
}
