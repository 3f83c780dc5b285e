//! What would help, and who can do it.

use super::cause::Cause;

kernel::named_enum! {
    /// An act that may keep a dossier in time.
    #[derive(diesel::expression::AsExpression, diesel::deserialize::FromSqlRow)]
    #[diesel(sql_type = diesel::sql_types::Text)]
    pub enum Help {
        /// The head gives it to somebody who is there and has less.
        Reassign = "reassign",
        /// The consulted unit is asked for its answer (A29).
        Ask = "ask",
        /// Form 04 goes out while it still may (A30).
        Apologise = "apologise",
        /// Who holds it is reminded.
        Remind = "remind",
    }
}

store::text_column!(Help);

/// What would help most: against the heaviest cause that somebody can do something about. What is late nearly for sure,
/// with or without such a cause, needs its apology while that may still be sent.
#[must_use]
pub fn help(chance: i64, causes: &[(Cause, i64)], may_apologise: bool, sure_from: i64) -> Help {
    // Helping against the cause must leave it more likely in time than not.
    let helped = causes.iter().find_map(|(cause, without)| {
        let help = match cause {
            Cause::Absence { .. } | Cause::Queue { .. } => Help::Reassign,
            Cause::Opinion { .. } => Help::Ask,
            _ => return None,
        };
        (*without < sure_from / 2 || chance < sure_from).then_some(help)
    });
    match helped {
        Some(help) => help,
        None if may_apologise && chance >= sure_from => Help::Apologise,
        None => Help::Remind,
    }
}
