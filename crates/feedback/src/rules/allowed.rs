use crate::model::{Action, Petition, State};

use Action as A;

/// The acts that the state of a petition permits, whoever asks. `publishes`: the province publishes answers (H4), and
/// `repeats`: a repeat may be closed by reference (H4); both are settings.
#[must_use]
pub fn allowed(petition: &Petition, publishes: bool, repeats: bool) -> Vec<Action> {
    let mut acts = match petition.state {
        State::Filed => vec![A::Receive],
        State::Received => vec![A::Classify, A::Assign, A::Transfer],
        State::InWork => vec![A::Answer, A::Assign, A::Transfer, A::Classify],
        State::Forwarding => vec![A::Forward, A::Classify],
        State::Routing => vec![A::GiveNotice, A::Classify],
        State::Answered if publishes && petition.published_at.is_none() => vec![A::Publish],
        _ => Vec::new(),
    };
    if repeats && matches!(petition.state, State::Received | State::InWork) {
        acts.push(A::CloseRepeat);
    }
    acts
}
