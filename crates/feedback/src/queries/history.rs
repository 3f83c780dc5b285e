use diesel::prelude::*;
use identity::Ctx;
use kernel::{Id, Timestamp};
use store::Conn;

use crate::commands::switches;
use crate::events::Event;
use crate::model::{Action, Petition};
use crate::policy::{self, Standing};
use crate::rules;
use crate::schema::feedback_event as e;

/// One line of a petition's history.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct HistoryLine {
    pub seq: i32,
    pub at: Timestamp,
    /// Empty for a citizen and for the house itself.
    pub actor_name: String,
    pub unit: Id,
    pub event: Event,
}

/// The history, the oldest first.
///
/// # Errors
/// Those of the database, and [`store::Error::Stored`] for a history that does not read back.
pub fn history(conn: &mut Conn, petition: Id) -> store::Result<Vec<HistoryLine>> {
    let rows: Vec<(i32, Timestamp, String, Id, String)> = e::table
        .filter(e::petition.eq(petition))
        .order(e::seq)
        .select((e::seq, e::at, e::actor_name, e::unit, e::detail))
        .load(conn)?;
    let line = |(seq, at, actor_name, unit, detail): (i32, Timestamp, String, Id, String)| {
        let event = serde_json::from_str(&detail).map_err(|error| store::Error::Stored(format!("event: {error}")))?;
        Ok(HistoryLine { seq, at, actor_name, unit, event })
    };
    rows.into_iter().map(line).collect()
}

/// What this actor may do with the petition now: what its state permits, and the policy.
///
/// # Errors
/// Those of the database.
pub fn actions(conn: &mut Conn, ctx: &Ctx<'_>, petition: &Petition) -> store::Result<Vec<Action>> {
    let (publishes, repeats) = switches(conn, ctx.now.date())?;
    let directory = organization::directory(conn)?;
    let standing = Standing::of_petition(&directory, petition);
    let open = rules::allowed(petition, publishes, repeats).into_iter();
    Ok(open.filter(|action| policy::may(ctx.actor, *action, &standing).is_ok()).collect())
}
