use diesel::deserialize::FromSqlRow;
use diesel::expression::AsExpression;

kernel::named_enum! {
    /// Where a petition is.
    #[derive(AsExpression, FromSqlRow, utoipa::ToSchema)]
    #[schema(rename_all = "snake_case")]
    #[diesel(sql_type = diesel::sql_types::Text)]
    pub enum State {
        /// It came by the portal and nobody has looked at it.
        Filed = "filed",
        Received = "received",
        /// Classified; an answer is owed.
        InWork = "in_work",
        /// Outside of our power: to be sent on (H2).
        Forwarding = "forwarding",
        /// A complaint or denunciation: the notice is owed (H5).
        Routing = "routing",
        Answered = "answered",
        Forwarded = "forwarded",
        Routed = "routed",
        /// Against H1, with the reason.
        NotAccepted = "not_accepted",
        /// A repeat without a new fact (H4).
        Repeated = "repeated",
    }
}

store::text_column!(State);

impl State {
    /// Whether somebody still has to do something.
    #[must_use]
    pub const fn is_open(self) -> bool {
        matches!(self, Self::Filed | Self::Received | Self::InWork | Self::Forwarding | Self::Routing)
    }

    /// Fluent key of its name.
    #[must_use]
    pub fn key(self) -> String {
        format!("feedback-state-{}", self.as_str().replace('_', "-"))
    }
}

kernel::named_enum! {
    /// What a petition is by law (H2, H5).
    #[derive(AsExpression, FromSqlRow, utoipa::ToSchema)]
    #[schema(as = PetitionClass, rename_all = "snake_case")]
    #[diesel(sql_type = diesel::sql_types::Text)]
    pub enum Class {
        NotAcceptable = "not_acceptable",
        /// How officials behaved, or delay.
        Conduct = "conduct",
        /// A regulation that is within our own power.
        Regulation = "regulation",
        Outside = "outside",
        /// Another procedure (H5).
        Complaint = "complaint",
        /// Another procedure (H5).
        Denunciation = "denunciation",
    }
}

store::text_column!(Class);

impl Class {
    /// Fluent key of its name.
    #[must_use]
    pub fn key(self) -> String {
        format!("feedback-class-{}", self.as_str().replace('_', "-"))
    }
}

kernel::named_enum! {
    /// What the clock of a petition counts.
    #[derive(AsExpression, FromSqlRow, utoipa::ToSchema)]
    #[schema(as = PetitionClock, rename_all = "snake_case")]
    #[diesel(sql_type = diesel::sql_types::Text)]
    pub enum Clock { Classify = "classify", Answer = "answer", Forward = "forward", Notice = "notice" }
}

store::text_column!(Clock);

impl Clock {
    /// Fluent key of its name.
    #[must_use]
    pub fn key(self) -> String {
        format!("feedback-clock-{self}")
    }
}
