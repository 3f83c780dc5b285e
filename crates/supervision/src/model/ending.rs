use diesel::deserialize::FromSqlRow;
use diesel::expression::AsExpression;
use dossiers::model::Timeliness;

kernel::named_enum! {
    /// Where an open dossier stands before the clock. From the finish on (E10) it is no longer open here, though its
    /// result may still wait to be fetched.
    #[derive(AsExpression, FromSqlRow)]
    #[diesel(sql_type = diesel::sql_types::Text)]
    pub enum Stage {
        /// Filed, not yet accepted: it has no appointment (A21).
        Waiting = "waiting",
        /// Its clock runs.
        Running = "running",
        /// The applicant is waited for; the clock stands, so it is never late (E7).
        Paused = "paused",
    }
}

store::text_column!(Stage);

kernel::named_enum! {
    /// How a dossier ended.
    #[derive(AsExpression, FromSqlRow)]
    #[diesel(sql_type = diesel::sql_types::Text)]
    pub enum Ending {
        /// Done before, on and after the appointed date (E10, N1).
        Early = "early",
        OnTime = "on_time",
        Late = "late",
        /// Refused at intake (form 03).
        Refused = "refused",
        /// Stopped at the applicant's wish (form 05, A33).
        Stopped = "stopped",
        /// Closed after an unanswered request (A27).
        Closed = "closed",
    }
}

store::text_column!(Ending);

impl From<Timeliness> for Ending {
    fn from(outcome: Timeliness) -> Self {
        match outcome {
            Timeliness::Early => Self::Early,
            Timeliness::OnTime => Self::OnTime,
            Timeliness::Late => Self::Late,
        }
    }
}
