use diesel::deserialize::FromSqlRow;
use diesel::expression::AsExpression;

kernel::named_enum! {
    /// Where a recommendation stands (H10). A matter has the states from `sent` on; a recommendation has a state of
    /// its own while it is a draft, returned or closed, and else that of its matter.
    #[derive(AsExpression, FromSqlRow, utoipa::ToSchema)]
    #[schema(rename_all = "snake_case")]
    #[diesel(sql_type = diesel::sql_types::Text)]
    pub enum State {
        /// With the commune alone.
        Draft = "draft",
        /// Waits for the department to take it or return it.
        Sent = "sent",
        /// Taken in, nobody works on it yet.
        Received = "received",
        /// Back at the commune with everything that is missing; once.
        Returned = "returned",
        /// The lead works on it.
        InWork = "in_work",
        /// Co-operating units are asked (H11).
        Collecting = "collecting",
        /// Answered in writing; the commune may appeal once.
        Answered = "answered",
        /// Answered in part; the lead owes the rest.
        PartlyAnswered = "partly_answered",
        /// With the Office or the leadership of the province (H13).
        Escalated = "escalated",
        /// The leader has decided.
        Concluded = "concluded",
        /// Final.
        Closed = "closed",
    }
}

store::text_column!(State);

impl State {
    /// Whether somebody still has to act: such a matter has a holder and a clock.
    #[must_use]
    pub const fn is_open(self) -> bool {
        !matches!(self, Self::Closed)
    }

    /// Whether other recommendations may still be joined, so that the answer to come reaches them.
    #[must_use]
    pub const fn is_joinable(self) -> bool {
        matches!(self, Self::Sent | Self::Received | Self::InWork | Self::Collecting | Self::Escalated)
    }

    /// Fluent key of the state's name.
    #[must_use]
    pub fn key(self) -> String {
        format!("docket-state-{}", self.as_str().replace('_', "-"))
    }
}
