use calendar::Calendar;
use kernel::Timestamp;

use crate::model::{Dossier, NextClock, State, Step};

/// The clock that rings next for an open dossier; `None` for a closed one. `answer_by` is the applicant's last moment
/// while one is waited for (A27); `cutoff` the second of the day until which a transfer is due on the same day (A24).
#[must_use]
pub fn next_clock(
    dossier: &Dossier,
    calendar: &Calendar,
    answer_by: Option<Timestamp>,
    cutoff: i64,
) -> Option<(NextClock, Timestamp)> {
    let step = dossier.step_due.map(|at| (NextClock::Step, at));
    let appointment = dossier.due_at.map(|at| (NextClock::Appointment, at));
    match dossier.state {
        State::Filed => dossier.step_due.map(|at| (NextClock::Answer, at)),
        State::AwaitingSupplement => answer_by.map(|at| (NextClock::Supplement, at)),
        State::AwaitingPayment => answer_by.map(|at| (NextClock::Payment, at)),
        State::Accepted | State::Processing => nearest([step, appointment, transfer(dossier, calendar, cutoff)]),
        State::Ready => {
            let finished = dossier.finished_at.unwrap_or(dossier.filed_at);
            Some((NextClock::Collection, dossier.due_at.map_or(finished, |due| due.max(finished))))
        }
        State::Refused | State::Stopped | State::Closed | State::Returned => None,
    }
}

/// A24: what was taken in is sent to the competent body the same working day, after `cutoff` at the start of the next.
fn transfer(dossier: &Dossier, calendar: &Calendar, cutoff: i64) -> Option<(NextClock, Timestamp)> {
    if dossier.state != State::Accepted || dossier.step_kind != Step::Intake {
        return None;
    }
    dossier.accepted_at.map(|at| (NextClock::Transfer, calendar::transfer_due(calendar, at, cutoff)))
}

fn nearest<const N: usize>(clocks: [Option<(NextClock, Timestamp)>; N]) -> Option<(NextClock, Timestamp)> {
    clocks.into_iter().flatten().min_by_key(|(_, at)| *at)
}
