use dossiers::rules::{lines_of, text, words};
use identity::Ctx;
use kernel::FieldFault;
use store::Conn;

use super::act::{Act, Target, sound};
use crate::events::Event;
use crate::model::{Action, Petition, State};

/// The answer to the citizen (H3).
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Answer {
    pub answer: String,
    /// Number of the paper, where there is one.
    pub number: String,
    pub signer: String,
}

const MOST: usize = 10_000;
const MOST_LINE: usize = 120;

/// Answers; how that stands against the clock is judged by dates (N1).
///
/// # Errors
/// Not found; forbidden; a conflict; faults of `answer` and `signer`.
pub fn answer(conn: &mut Conn, ctx: &Ctx<'_>, target: &Target, cmd: &Answer) -> store::Result<Petition> {
    let mut act = Act::begin(conn, ctx, target, Action::Answer)?;
    let mut faults: Vec<FieldFault> = Vec::new();
    let said = lines_of("answer", &cmd.answer, MOST, &mut faults);
    let number = text("number", Some(&cmd.number), MOST_LINE, &mut faults);
    let signer = words("signer", &cmd.signer, MOST_LINE, &mut faults);
    sound(faults)?;
    let outcome = act.end(State::Answered);
    act.after.answer = Some(said);
    act.after.answer_number.clone_from(&number);
    act.after.signer = Some(signer);
    act.tell(Event::Answered { number, outcome });
    act.commit(conn)
}
