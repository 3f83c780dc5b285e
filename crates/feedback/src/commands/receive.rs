use identity::Ctx;
use store::Conn;

use super::act::{Act, Target};
use crate::events::Event;
use crate::model::{Action, Petition, State};

/// Takes in what came by the portal.
///
/// # Errors
/// Not found; forbidden; a conflict when it was taken in already.
pub fn receive(conn: &mut Conn, ctx: &Ctx<'_>, target: &Target) -> store::Result<Petition> {
    let mut act = Act::begin(conn, ctx, target, Action::Receive)?;
    act.after.state = State::Received;
    act.tell(Event::Received);
    act.commit(conn)
}
