use std::collections::HashMap;

use diesel::prelude::*;
use dossiers::Dossier;
use dossiers::schema::{dossier, dossier_extension, dossier_pause};
use identity::Ctx;
use kernel::{Date, FieldFault, Id, Reason, Refusal};
use store::Conn;

use crate::claims::{Claim, ClaimList, ClaimRow};
use crate::policy::Sight;
use crate::rules::{Claimed, Known, Verdict, judge};
use crate::schema::{supervision_claim, supervision_claim_list};

/// Bringing in a list of the portal.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ImportClaims {
    /// Number of the form, so that one sent twice makes one list.
    pub submission: Id,
    /// Name of the file, as people find it again.
    pub name: String,
    /// Day on which the portal made the list.
    pub as_of: Date,
    pub rows: Vec<ClaimRow>,
}

/// Compares every row with the house's own history and keeps what came of it. A row of a body that the actor does not
/// answer for is unknown, so that nothing is learned of it.
///
/// # Errors
/// Forbidden to who answers for nothing; a fault of `as_of` in the future.
pub fn import_claims(conn: &mut Conn, ctx: &Ctx<'_>, cmd: &ImportClaims) -> store::Result<Id> {
    let directory = organization::directory(conn)?;
    let sight = Sight::of(ctx.actor, &directory);
    if sight.is_empty() {
        sight.may_all()?;
    }
    if cmd.as_of > ctx.now.date() {
        let fault = FieldFault::new("as_of", Reason::new("supervision-claims-future"));
        return Err(Refusal::Invalid(vec![fault]).into());
    }
    let known = supervision_claim_list::table.filter(supervision_claim_list::submission.eq(cmd.submission));
    if let Some(list) = known.select(supervision_claim_list::id).first(conn).optional()? {
        return Ok(list);
    }
    let list = ClaimList {
        id: Id::new(),
        submission: cmd.submission,
        name: cmd.name.clone(),
        body: if sight.everything { None } else { sight.bodies.first().copied() },
        as_of: cmd.as_of,
        made_at: ctx.now,
        made_by: ctx.actor.account,
        made_by_name: ctx.actor.name.clone(),
    };
    let rows = judged(conn, &list, &sight, &cmd.rows)?;
    diesel::insert_into(supervision_claim_list::table).values(&list).execute(conn)?;
    store::insert_all!(conn, supervision_claim::table, &rows)?;
    record(conn, ctx, &list, rows.len())?;
    Ok(list.id)
}

fn record(conn: &mut Conn, ctx: &Ctx<'_>, list: &ClaimList, rows: usize) -> store::Result<()> {
    let detail = serde_json::json!({ "name": list.name, "as_of": list.as_of, "rows": rows });
    let unit = ctx.actor.home_unit().or(list.body).unwrap_or(list.id);
    store::audit::append(
        conn,
        &store::audit::Entry {
            unit,
            at: ctx.now,
            actor: ctx.actor.audit_id(),
            act: "supervision.import-claims",
            object: &format!("claims:{}", list.id),
            detail: &detail,
            origin: &ctx.actor.origin,
        },
    )?;
    Ok(())
}

fn judged(conn: &mut Conn, list: &ClaimList, sight: &Sight, rows: &[ClaimRow]) -> store::Result<Vec<Claim>> {
    let known = known_of(conn, rows, list.as_of)?;
    let judged = |row: &ClaimRow| {
        let found = row.code.as_ref().and_then(|code| known.get(code));
        let found = found.filter(|(dossier, _)| sight.may(dossier.competent_body).is_ok());
        let claimed = Claimed { due: row.due, finished: row.finished };
        let verdict = match found {
            _ if row.is_duplicate => Verdict::Duplicate,
            Some((_, known)) => judge(claimed, known, list.as_of),
            None => Verdict::Unknown,
        };
        Claim {
            list: list.id,
            no: i32::try_from(row.no).unwrap_or(i32::MAX),
            code: row.written.clone(),
            dossier: found.map(|(dossier, _)| dossier.id),
            portal_due: row.due,
            portal_finished: row.finished,
            portal_status: row.status.clone(),
            verdict,
            notes: row.notes.join(" "),
        }
    };
    Ok(rows.iter().map(judged).collect())
}

/// What the history says of each code, on the day of the list.
fn known_of(conn: &mut Conn, rows: &[ClaimRow], as_of: Date) -> store::Result<HashMap<String, (Dossier, Known)>> {
    let codes: Vec<&String> = rows.iter().filter_map(|row| row.code.as_ref()).collect();
    let mut known = HashMap::with_capacity(codes.len());
    for codes in codes.chunks(500) {
        let found: Vec<Dossier> =
            dossier::table.filter(dossier::code.eq_any(codes)).select(Dossier::as_select()).load(conn)?;
        let ids: Vec<Id> = found.iter().map(|dossier| dossier.id).collect();
        let pauses = pauses_of(conn, &ids)?;
        let extended: Vec<Id> = dossier_extension::table
            .filter(dossier_extension::dossier.eq_any(&ids))
            .select(dossier_extension::dossier)
            .load(conn)?;
        for dossier in found {
            let own: Vec<_> = pauses.iter().filter(|pause| pause.0 == dossier.id).collect();
            let stands = own.iter().any(|(_, from, to)| *from <= as_of && to.is_none_or(|to| to > as_of));
            let own = Known {
                due: dossier.due_at.map(kernel::Timestamp::date),
                ended: ended(conn, &dossier)?,
                is_paused: stands || dossier.state.is_paused(),
                was_moved: !own.is_empty() || extended.contains(&dossier.id) || dossier.first_due_at != dossier.due_at,
            };
            known.insert(dossier.code.clone(), (dossier, own));
        }
    }
    Ok(known)
}

fn pauses_of(conn: &mut Conn, ids: &[Id]) -> store::Result<Vec<(Id, Date, Option<Date>)>> {
    use dossier_pause as p;
    type Row = (Id, kernel::Timestamp, Option<kernel::Timestamp>);
    let rows: Vec<Row> =
        p::table.filter(p::dossier.eq_any(ids)).select((p::dossier, p::from_at, p::to_at)).load(conn)?;
    Ok(rows.into_iter().map(|(id, from, to)| (id, from.date(), to.map(kernel::Timestamp::date))).collect())
}

/// The finish (E10), or the day on which it ended otherwise.
fn ended(conn: &mut Conn, dossier: &Dossier) -> store::Result<Option<Date>> {
    use crate::schema::supervision_dossier as d;
    if let Some(at) = dossier.finished_at {
        return Ok(Some(at.date()));
    }
    let day = d::table.find(dossier.id).select(d::ended_day).first::<Option<Date>>(conn).optional()?;
    Ok(day.flatten())
}
