use diesel::deserialize::FromSqlRow;
use diesel::expression::AsExpression;
use kernel::Date;

kernel::named_enum! {
    /// What the house's own history says of a dossier that the portal counts as late.
    #[derive(AsExpression, FromSqlRow)]
    #[diesel(sql_type = diesel::sql_types::Text)]
    pub enum Verdict {
        /// It was, or is, late by its appointment (E10, N1).
        TrulyLate = "truly_late",
        /// It was in time; the portal learned of it late, or not at all.
        Exchange = "exchange",
        /// The clock stood or the appointment was moved, and the portal counts with the old one (E7, A30).
        Paused = "paused",
        /// It was finished by the very date that the portal names, and the portal still has it open.
        FinishedBefore = "finished_before",
        /// No such dossier is known here.
        Unknown = "unknown",
        /// The same dossier stands in the list before.
        Duplicate = "duplicate",
    }
}

store::text_column!(Verdict);

/// What the portal says of a dossier.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Claimed {
    pub due: Option<Date>,
    pub finished: Option<Date>,
}

/// What the house's own history says of it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Known {
    /// The appointment in force; `None` until accepted.
    pub due: Option<Date>,
    /// How it ended, if it did: with a result or otherwise.
    pub ended: Option<Date>,
    /// The clock stands on the day of the list.
    pub is_paused: bool,
    /// The appointment was moved by a pause, an apology or a new calendar.
    pub was_moved: bool,
}

/// Sorts one claim, as of the day on which the portal made its list.
#[must_use]
pub fn judge(claimed: Claimed, known: &Known, as_of: Date) -> Verdict {
    let Some(due) = known.due else { return Verdict::Exchange };
    let decided = known.ended.filter(|ended| *ended <= as_of);
    if decided.is_none() && known.is_paused {
        return Verdict::Paused;
    }
    // What is open on the day of the list is judged by that day.
    if decided.unwrap_or(as_of) > due {
        return Verdict::TrulyLate;
    }
    let within_theirs = |day: Date| claimed.due.is_none_or(|theirs| day <= theirs);
    match decided {
        Some(ended) if claimed.finished.is_none() && within_theirs(ended) => Verdict::FinishedBefore,
        Some(ended) if within_theirs(ended) => Verdict::Exchange,
        _ if known.was_moved && claimed.due.is_some_and(|theirs| theirs < due) => Verdict::Paused,
        _ => Verdict::Exchange,
    }
}
