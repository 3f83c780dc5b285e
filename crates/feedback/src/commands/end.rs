//! The ends of a petition that are no answer.

use dossiers::rules::{lines_of, text, words};
use identity::Ctx;
use kernel::{FieldFault, Reason, Refusal};
use store::Conn;

use super::act::{Act, Target, sound};
use super::rows;
use crate::events::Event;
use crate::model::{Action, Petition, State};

/// Sends a petition on to whose power it is, out of this house (H2).
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Forward {
    /// To whom.
    pub to: String,
    /// Number of the paper, where there is one.
    pub number: String,
}

/// The notice that a complaint or denunciation is not received here and where it belongs (H5).
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct GiveNotice {
    /// The notice as it was given.
    pub words: String,
    /// Number of the paper, where there is one.
    pub number: String,
}

/// Closes a repeat without a new fact by reference (H4).
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct CloseRepeat {
    /// Code of the petition that was answered.
    pub of: String,
}

const MOST_LINE: usize = 200;
const MOST: usize = 4_000;

/// Sends it on.
///
/// # Errors
/// Not found; forbidden; a conflict; a fault of `to`.
pub fn forward(conn: &mut Conn, ctx: &Ctx<'_>, target: &Target, cmd: &Forward) -> store::Result<Petition> {
    let mut act = Act::begin(conn, ctx, target, Action::Forward)?;
    let mut faults: Vec<FieldFault> = Vec::new();
    let to = words("to", &cmd.to, MOST_LINE, &mut faults);
    let number = text("number", Some(&cmd.number), MOST_LINE, &mut faults);
    sound(faults)?;
    let outcome = act.end(State::Forwarded);
    act.after.forwarded_to = Some(to.clone());
    act.after.answer_number = number;
    act.tell(Event::Forwarded { to, outcome });
    act.commit(conn)
}

/// Gives the notice.
///
/// # Errors
/// Not found; forbidden; a conflict; a fault of `words`.
pub fn give_notice(conn: &mut Conn, ctx: &Ctx<'_>, target: &Target, cmd: &GiveNotice) -> store::Result<Petition> {
    let mut act = Act::begin(conn, ctx, target, Action::GiveNotice)?;
    let mut faults: Vec<FieldFault> = Vec::new();
    let said = lines_of("words", &cmd.words, MOST, &mut faults);
    let number = text("number", Some(&cmd.number), MOST_LINE, &mut faults);
    sound(faults)?;
    let outcome = act.end(State::Routed);
    act.after.answer = Some(said);
    act.after.answer_number.clone_from(&number);
    act.tell(Event::NoticeGiven { number, outcome });
    act.commit(conn)
}

/// Closes a repeat; the petition it refers to must have been answered, by the same name.
///
/// # Errors
/// Not found; forbidden; a conflict; a fault of `of` that names no answered petition, or somebody else's.
pub fn close_repeat(conn: &mut Conn, ctx: &Ctx<'_>, target: &Target, cmd: &CloseRepeat) -> store::Result<Petition> {
    let mut act = Act::begin(conn, ctx, target, Action::CloseRepeat)?;
    let wrong = |code| Refusal::field("of", Reason::new(code));
    let of = match rows::by_code(conn, &cmd.of) {
        Err(store::Error::Refused(Refusal::NotFound(_))) => return Err(wrong("feedback-repeat-unknown").into()),
        found => found?,
    };
    if of.state != State::Answered || of.id == act.before.id {
        return Err(wrong("feedback-repeat-unanswered").into());
    }
    if kernel::text::fold(&of.name) != kernel::text::fold(&act.before.name) {
        return Err(wrong("feedback-repeat-other").into());
    }
    let outcome = act.end(State::Repeated);
    act.after.repeat_of = Some(of.code.clone());
    act.tell(Event::ClosedAsRepeat { of: of.code, outcome });
    act.commit(conn)
}
