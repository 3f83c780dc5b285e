use kernel::{Date, Timestamp};
use organization::settings::SettingKey;

use crate::model::{Class, Clock, State};

/// The clock that a class starts: of an answer (H3), of forwarding (H2), of the notice that it is not received here (H5);
/// none for what is not acceptable, which ends with its reason.
#[must_use]
pub const fn clock_of(class: Class) -> Option<Clock> {
    match class {
        Class::NotAcceptable => None,
        Class::Conduct | Class::Regulation => Some(Clock::Answer),
        Class::Outside => Some(Clock::Forward),
        Class::Complaint | Class::Denunciation => Some(Clock::Notice),
    }
}

/// Where a petition is once it is classified (H2, H5).
#[must_use]
pub const fn state_of(class: Class) -> State {
    match class {
        Class::NotAcceptable => State::NotAccepted,
        Class::Conduct | Class::Regulation => State::InWork,
        Class::Outside => State::Forwarding,
        Class::Complaint | Class::Denunciation => State::Routing,
    }
}

/// The setting behind a clock: so many working days from receipt.
#[must_use]
pub const fn setting_of(clock: Clock) -> SettingKey {
    match clock {
        Clock::Classify => SettingKey::PetitionClassifyDays,
        Clock::Answer => SettingKey::PetitionAnswerDays,
        Clock::Forward => SettingKey::PetitionForwardDays,
        Clock::Notice => SettingKey::PetitionNoticeDays,
    }
}

/// When a clock has run out: at the first moment of the day after its date, because lateness is judged by dates (N1).
#[must_use]
pub fn lapses_at(due: Timestamp) -> Timestamp {
    let next = due.date().civil().tomorrow().map_or_else(|_| due.date(), Date::from);
    Timestamp::from_local(next.civil().at(0, 0, 0, 0))
}
