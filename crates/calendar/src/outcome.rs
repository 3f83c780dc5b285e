use kernel::Timestamp;
use serde::Serialize;

use crate::calendar::Calendar;
use crate::moment::Local;
use crate::span::Span;
use crate::working::{WorkingTime, working_between};

kernel::named_enum! {
    /// How a finished dossier stands to its appointment (rule N1).
    #[cfg_attr(feature = "columns", derive(diesel::expression::AsExpression, diesel::deserialize::FromSqlRow))]
    #[cfg_attr(feature = "columns", diesel(sql_type = diesel::sql_types::Text))]
    pub enum Outcome {
        Early = "early",
        OnTime = "on_time",
        Late = "late",
    }
}

#[cfg(feature = "columns")]
kernel::named_column!(Outcome);

/// The one judgement of rule N1: by the date of the finish against the date of the appointment.
#[must_use]
pub fn outcome(finished: Timestamp, due: Timestamp) -> Outcome {
    match Local::from(finished).day().cmp(&Local::from(due).day()) {
        std::cmp::Ordering::Less => Outcome::Early,
        std::cmp::Ordering::Equal => Outcome::OnTime,
        std::cmp::Ordering::Greater => Outcome::Late,
    }
}

kernel::named_enum! {
    /// How an open dossier stands to its appointment today: the colour and the word in a queue (rule N1).
    pub enum Standing {
        InTime = "in_time",
        DueToday = "due_today",
        Overdue = "overdue",
    }
}

/// Standing by dates, as [`outcome`] would judge a finish at `now`.
#[must_use]
pub fn standing(now: Timestamp, due: Timestamp) -> Standing {
    match outcome(now, due) {
        Outcome::Early => Standing::InTime,
        Outcome::OnTime => Standing::DueToday,
        Outcome::Late => Standing::Overdue,
    }
}

/// Working time left until an appointment, or gone by since.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
pub struct Remaining {
    pub standing: Standing,
    /// Working time to the appointment; negative once it has passed.
    pub time: WorkingTime,
    /// The size of `time`, for reading.
    pub span: Span,
}

/// What is left at `now` until `due`, in the body's working time.
#[must_use]
pub fn remaining(calendar: &Calendar, now: Timestamp, due: Timestamp) -> Remaining {
    let time = working_between(calendar, now, due);
    Remaining { standing: standing(now, due), time, span: time.into() }
}
