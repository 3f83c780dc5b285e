//! Which acts a state permits, whoever asks. The one state machine of H10, of sessions and of tasks.

use crate::model::{Action, ClockKind, Level, Matter, Recommendation, Session, SessionState, State, Task};

use Action as A;

/// The acts open on a recommendation and its matter now; `None` as long as it is a draft. Closed ones have none.
#[must_use]
pub fn on_recommendation(recommendation: &Recommendation, matter: Option<&Matter>) -> Vec<Action> {
    let Some(matter) = matter else {
        return match recommendation.state {
            State::Draft => vec![A::Draft, A::Send, A::Attach],
            _ => Vec::new(),
        };
    };
    let mut acts = match matter.state {
        State::Sent => sent(recommendation, matter),
        State::Returned => vec![A::Draft, A::Complete, A::Withdraw],
        State::Received | State::InWork => at_work(&[A::Redirect]),
        State::Collecting => at_work(&[A::GiveOpinion]),
        State::Answered => with_commune(recommendation),
        State::PartlyAnswered => with_rest(recommendation),
        State::Escalated => above(matter),
        State::Concluded => closing(recommendation),
        State::Draft | State::Closed => Vec::new(),
    };
    // Who raised it may show more as long as somebody still works on it or may be asked to.
    if matter.open && recommendation.state != State::Closed && matter.state != State::Concluded {
        acts.push(A::Attach);
    }
    acts
}

const AT_WORK: &[Action] = &[A::Assign, A::RequestOpinion, A::DraftAnswer, A::Answer];

/// Returned once at most (H10), and only while nobody else waits for the same answer.
fn sent(recommendation: &Recommendation, matter: &Matter) -> Vec<Action> {
    let mut acts = vec![A::Receive, A::Join, A::Redirect];
    if recommendation.returns == 0 && matter.recommendations == 1 {
        acts.push(A::ReturnForLack);
    }
    if matter.recommendations == 1 {
        acts.push(A::Withdraw);
    }
    acts
}

fn at_work(more: &[Action]) -> Vec<Action> {
    [AT_WORK, &[A::Join], more].concat()
}

/// Answered: the commune may appeal once, or say that it is content (N11).
fn with_commune(recommendation: &Recommendation) -> Vec<Action> {
    [closing(recommendation), appealing(recommendation)].concat()
}

/// Answered in part: the lead owes the rest, so nobody can close it yet, and whoever was asked still says its opinion.
fn with_rest(recommendation: &Recommendation) -> Vec<Action> {
    [AT_WORK, &[A::GiveOpinion], &appealing(recommendation)].concat()
}

fn appealing(recommendation: &Recommendation) -> Vec<Action> {
    let may = recommendation.state != State::Closed && recommendation.appealed_at.is_none();
    if may { vec![A::Appeal] } else { Vec::new() }
}

fn closing(recommendation: &Recommendation) -> Vec<Action> {
    if recommendation.state == State::Closed { Vec::new() } else { vec![A::Close] }
}

/// H13: the Office checks, then submits, then the leader decides; each may send it back to the department. What has
/// climbed joins nothing else: its department would take it down from above by that.
fn above(matter: &Matter) -> Vec<Action> {
    match (matter.level, matter.next_clock) {
        (Level::Leader, _) => vec![A::Decide, A::SendBack],
        (_, Some(ClockKind::OfficeSubmit)) => vec![A::Submit, A::SendBack],
        _ => vec![A::Check, A::SendBack],
    }
}

/// The acts open on a session. A record may be completed until the conclusion is out.
#[must_use]
pub fn on_session(session: &Session, has_draft: bool) -> Vec<Action> {
    match session.state {
        SessionState::Planned => vec![A::Replan, A::Cancel, A::Hold, A::Record],
        SessionState::Held if has_draft => vec![A::Record, A::DraftConclusion, A::IssueConclusion],
        SessionState::Held => vec![A::Record, A::DraftConclusion],
        SessionState::Concluded | SessionState::Cancelled => Vec::new(),
    }
}

/// The acts open on a task; `asked` while an extension waits for its decision.
#[must_use]
pub fn on_task(task: &Task, asked: bool) -> Vec<Action> {
    if !task.open {
        return Vec::new();
    }
    let mut acts =
        if task.reported_at.is_some() { vec![A::Take, A::ReturnTask] } else { vec![A::AssignTask, A::Report] };
    if asked {
        acts.push(A::DecideExtension);
    } else if task.due_at.is_some() && task.reported_at.is_none() {
        acts.push(A::AskExtension);
    }
    acts
}
