use dossiers::rules::{lines_of, text};
use identity::Ctx;
use kernel::{FieldFault, Reason};
use store::Conn;

use super::act::{Act, Target, sound};
use crate::events::Event;
use crate::model::{Action, Class, Petition};
use crate::rules;

/// Says what a petition is by law (H2, H5).
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Classify {
    pub class: Option<Class>,
    /// Why it is not acceptable (H2), or where a complaint or denunciation belongs and how it is made (H5): told to the
    /// citizen, so it must be there for these.
    pub guidance: String,
}

const MOST: usize = 4_000;

/// Classifies: an answer, forwarding or a notice is owed, counted from receipt; what is not acceptable ends with its
/// reason.
///
/// # Errors
/// Not found; forbidden; a conflict; faults of `class` and of `guidance` where the class demands it.
pub fn classify(conn: &mut Conn, ctx: &Ctx<'_>, target: &Target, cmd: &Classify) -> store::Result<Petition> {
    let mut act = Act::begin(conn, ctx, target, Action::Classify)?;
    let mut faults: Vec<FieldFault> = Vec::new();
    let demanded = matches!(cmd.class, Some(Class::NotAcceptable | Class::Complaint | Class::Denunciation));
    let guidance = match demanded {
        true => Some(lines_of("guidance", &cmd.guidance, MOST, &mut faults)),
        false => text("guidance", Some(&cmd.guidance), MOST, &mut faults),
    };
    if cmd.class.is_none() {
        faults.push(FieldFault::new("class", Reason::new("feedback-class-required")));
    }
    sound(faults)?;
    let Some(class) = cmd.class else { return Ok(act.before) };
    act.after.class = Some(class);
    act.after.guidance = guidance;
    let outcome = match rules::clock_of(class) {
        Some(clock) => {
            act.after.state = rules::state_of(class);
            act.run(conn, clock)?;
            None
        }
        None => Some(act.end(rules::state_of(class))),
    };
    let running = outcome.is_none();
    let (clock, due_at) = (act.after.clock.filter(|_| running), act.after.due_at.filter(|_| running));
    act.tell(Event::Classified { class, clock, due_at, outcome });
    act.commit(conn)
}
