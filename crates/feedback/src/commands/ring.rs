use identity::{Actor, Ctx};
use kernel::Timestamp;
use store::Conn;

use super::act::Act;
use super::{people, rows};
use crate::events::Event;
use crate::rules;

/// The house itself: no account, no roles, no policy to ask.
fn house() -> Actor {
    Actor { name: String::new(), origin: "job".to_owned(), ..Actor::console() }
}

/// Lets a petition whose clock has run out come up to the level above, once per clock, with the responsible person named.
/// Does nothing for one that has ended or whose clock was moved, so that a job may run twice or late.
///
/// # Errors
/// Not found; those of the store.
pub fn ring(conn: &mut Conn, code: &str, now: Timestamp) -> store::Result<()> {
    let petition = rows::by_code(conn, code)?;
    let (Some(clock), Some(due)) = (petition.clock, petition.due_at) else { return Ok(()) };
    if !petition.open || petition.lapsed_at.is_some() || now < rules::lapses_at(due) {
        return Ok(());
    }
    let picture = organization::snapshot(conn)?;
    let (body, person) = (petition.holder_body, petition.holder_person);
    let responsible = people::responsible(conn, &picture.directory, body, person, due.date())?;
    let actor = house();
    let ctx = Ctx::new(&actor, now);
    let mut act = Act::house(&ctx, "lapse", picture, petition, body);
    act.after.lapsed_at = Some(now);
    act.after.responsible = Some(responsible.clone());
    act.tell(Event::Climbed { clock, due_at: due, responsible });
    act.commit(conn)?;
    Ok(())
}
