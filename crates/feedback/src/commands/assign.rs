use identity::Ctx;
use store::Conn;

use super::act::{Act, Target};
use super::people;
use crate::events::Event;
use crate::model::{Action, Petition};

/// Gives a petition to a person of the body that has it.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Assign {
    /// Login or id.
    pub person: String,
}

/// Gives it to a person.
///
/// # Errors
/// Not found; forbidden; a conflict; a fault of `person`.
pub fn assign(conn: &mut Conn, ctx: &Ctx<'_>, target: &Target, cmd: &Assign) -> store::Result<Petition> {
    let mut act = Act::begin(conn, ctx, target, Action::Assign)?;
    let body = act.before.holder_body;
    let person = people::named(conn, (act.directory(), body), &cmd.person, ctx.now.date())?;
    act.hold(body, Some(person.account));
    act.tell(Event::Assigned { to: person.account, to_name: person.name });
    act.commit(conn)
}
