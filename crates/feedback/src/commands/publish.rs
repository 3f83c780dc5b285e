use dossiers::rules::lines_of;
use identity::Ctx;
use kernel::{FieldFault, Reason};
use store::Conn;

use super::act::{Act, Target, sound};
use crate::events::Event;
use crate::model::{Action, Petition};
use crate::rules::{Known, personal};

/// Question and answer as everybody may read them (H4).
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Publish {
    pub question: String,
    pub answer: String,
}

const MOST: usize = 10_000;

/// Publishes an answer; nothing that says who asked may stand in it.
///
/// # Errors
/// Not found; forbidden; a conflict; faults of the texts, among them each kind of personal data in them.
pub fn publish(conn: &mut Conn, ctx: &Ctx<'_>, target: &Target, cmd: &Publish) -> store::Result<Petition> {
    let mut act = Act::begin(conn, ctx, target, Action::Publish)?;
    let mut faults: Vec<FieldFault> = Vec::new();
    let question = lines_of("question", &cmd.question, MOST, &mut faults);
    let answer = lines_of("answer", &cmd.answer, MOST, &mut faults);
    let own = &act.before;
    let known = Known { name: &own.name, address: own.address.as_deref(), phone: own.phone.as_deref() };
    for (field, text) in [("question", &question), ("answer", &answer)] {
        faults.extend(personal(text, known).into_iter().map(|code| FieldFault::new(field, Reason::new(code))));
    }
    sound(faults)?;
    act.after.public_question = Some(question);
    act.after.public_answer = Some(answer);
    act.after.published_at = Some(ctx.now);
    act.tell(Event::Published);
    act.commit(conn)
}
