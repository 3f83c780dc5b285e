use kernel::Timestamp;

use super::Terms;
use crate::model::{Action, Dossier, State, Step};

/// What beside the dossier's own row decides which acts are open.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Facts {
    pub now: Timestamp,
    pub terms: Terms,
    /// Last moment for a request after acceptance (A26); `None` without such a limit.
    pub supplement_until: Option<Timestamp>,
    /// Last moment for an apology with a new appointment (A30).
    pub extend_until: Option<Timestamp>,
    /// Last moment of the applicant for the open request or payment (A27).
    pub answer_by: Option<Timestamp>,
    /// A payment is asked for and not settled.
    pub unpaid: bool,
    /// An opinion is asked for and not given.
    pub opinion_open: bool,
}

/// The acts that the state permits now, in the order of a dossier's life. Who may do them is the policy's business.
#[must_use]
pub fn allowed_actions(dossier: &Dossier, facts: &Facts) -> Vec<Action> {
    let mut open = match dossier.state {
        State::Filed => vec![Action::Accept, Action::Refuse, Action::RequestSupplement, Action::RequestPayment],
        State::AwaitingSupplement => awaiting(dossier, facts, Action::Supplement),
        State::AwaitingPayment => awaiting(dossier, facts, Action::RecordPayment),
        State::Accepted | State::Processing => working(dossier, facts),
        State::Ready => vec![Action::AttachResult, Action::HandOver],
        State::Refused | State::Stopped | State::Closed | State::Returned => return Vec::new(),
    };
    if facts.unpaid {
        open.push(Action::RecordPayment);
    }
    if facts.opinion_open && !dossier.has_result() {
        open.push(Action::GiveOpinion);
    }
    if !dossier.has_result() {
        open.push(Action::Stop);
    }
    open.push(Action::AttachFile);
    open.sort_unstable();
    open.dedup();
    open
}

/// While the applicant is waited for: the answer; once the time is over, closing (A27); before acceptance still the
/// refusal (N3).
fn awaiting(dossier: &Dossier, facts: &Facts, answer: Action) -> Vec<Action> {
    let mut open = vec![answer];
    if facts.answer_by.is_some_and(|by| facts.now > by) && !dossier.has_result() {
        open.push(Action::Close);
    }
    if !dossier.is_accepted() {
        open.push(Action::Refuse);
        if dossier.state == State::AwaitingSupplement {
            open.push(Action::Accept);
        }
    }
    open
}

fn working(dossier: &Dossier, facts: &Facts) -> Vec<Action> {
    let mut open = match dossier.step_kind {
        Step::Intake => vec![Action::Assign, Action::Forward],
        Step::Act => vec![Action::Forward, Action::Approve, Action::CompleteAtOnce],
        Step::Assign => vec![Action::Assign, Action::Forward, Action::ReturnStep],
        Step::Process => vec![Action::Assign, Action::Forward, Action::ReturnStep, Action::AttachResult],
        Step::Whole => {
            vec![Action::Assign, Action::Forward, Action::ReturnStep, Action::AttachResult, Action::Approve]
        }
        Step::Check => vec![Action::Assign, Action::Forward, Action::ReturnStep, Action::AttachResult],
        Step::Sign => vec![Action::Approve, Action::ReturnStep, Action::AttachResult],
        Step::Issue => vec![Action::Issue, Action::AttachResult],
        Step::Answer | Step::Return | Step::Done => Vec::new(),
    };
    if dossier.has_result() {
        return open;
    }
    open.push(Action::RequestPayment);
    if dossier.state == State::Processing {
        open.push(Action::RequestOpinion);
    }
    if may_ask_again(dossier, facts) {
        open.push(Action::RequestSupplement);
    }
    if may_extend(dossier, facts) {
        open.push(Action::Apologise);
    }
    open
}

/// A26: at most so many requests after acceptance, within the first days.
fn may_ask_again(dossier: &Dossier, facts: &Facts) -> bool {
    dossier.supplement_requests < facts.terms.supplement_most
        && facts.supplement_until.is_none_or(|until| facts.now <= until)
}

/// A30: at most so many extensions, at the latest so long before the appointment.
fn may_extend(dossier: &Dossier, facts: &Facts) -> bool {
    dossier.extensions < facts.terms.extension_most && facts.extend_until.is_none_or(|until| facts.now <= until)
}
