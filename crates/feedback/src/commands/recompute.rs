use diesel::prelude::*;
use identity::Ctx;
use store::Conn;

use super::act::Act;
use super::clocks;
use crate::events::Event;
use crate::model::Petition;
use crate::schema::feedback_petition;

/// Counts the running clocks that know an older calendar anew (E11); one that has run out stays as it was. Gives how many
/// were looked at: call again until it is 0.
///
/// # Errors
/// Those of the store.
pub fn recompute(conn: &mut Conn, ctx: &Ctx<'_>, version: i32, most: i64) -> store::Result<usize> {
    let old: Vec<Petition> = feedback_petition::table
        .filter(feedback_petition::open)
        .filter(feedback_petition::calendar_version.lt(version))
        .order((feedback_petition::calendar_version, feedback_petition::id))
        .limit(most)
        .select(Petition::as_select())
        .load(conn)?;
    let looked_at = old.len();
    for petition in old {
        one(conn, ctx, petition, version)?;
    }
    Ok(looked_at)
}

fn one(conn: &mut Conn, ctx: &Ctx<'_>, petition: Petition, version: i32) -> store::Result<()> {
    let picture = organization::snapshot(conn)?;
    let body = petition.holder_body;
    let mut act = Act::house(ctx, "recompute", picture, petition, body);
    if act.before.lapsed_at.is_none() {
        clocks::due(&act.picture, &mut act.after);
    }
    act.after.calendar_version = version;
    if let (Some(old_due), Some(new_due)) = (act.before.due_at, act.after.due_at)
        && old_due != new_due
    {
        clocks::arm(conn, &act.after)?;
        act.tell(Event::Recomputed { old_due, new_due });
        act.commit(conn)?;
        return Ok(());
    }
    let row = diesel::update(feedback_petition::table.find(act.before.id));
    row.set(feedback_petition::calendar_version.eq(version)).execute(conn)?;
    Ok(())
}
