use crate::model::State;

/// The allowed moves of list d.1 with the additions of N3. A state that is missing on the left is final.
pub const MOVES: &[(State, &[State])] = &[
    (
        State::Filed,
        &[State::Accepted, State::Refused, State::AwaitingSupplement, State::AwaitingPayment, State::Stopped],
    ),
    (
        State::Accepted,
        &[
            State::Processing,
            State::AwaitingSupplement,
            State::AwaitingPayment,
            State::Stopped,
            State::Closed,
            State::Ready,
        ],
    ),
    (
        State::Processing,
        &[State::AwaitingSupplement, State::AwaitingPayment, State::Stopped, State::Closed, State::Ready],
    ),
    (State::AwaitingSupplement, &[State::Accepted, State::Processing, State::Stopped, State::Closed, State::Refused]),
    (
        State::AwaitingPayment,
        &[State::Accepted, State::Processing, State::Stopped, State::Closed, State::Ready, State::Refused],
    ),
    (State::Ready, &[State::Returned]),
];

/// Whether a dossier may go from one state to another. `accepted` says whether it was accepted: 5 -> 3 and 6 -> 3
/// are only open before (N3).
#[must_use]
pub fn may_move(from: State, to: State, accepted: bool) -> bool {
    let listed = MOVES.iter().any(|(state, next)| *state == from && next.contains(&to));
    listed && !(to == State::Refused && accepted)
}
