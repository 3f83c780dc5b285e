use diesel::deserialize::FromSqlRow;
use diesel::expression::AsExpression;

kernel::named_enum! {
    /// Where a dossier stands. The National Portal's number follows from it (list d.1).
    #[derive(AsExpression, FromSqlRow)]
    #[diesel(sql_type = diesel::sql_types::Text)]
    pub enum State {
        /// Filed online, waits for the counter's answer (A21).
        Filed = "filed",
        /// Taken in, still at the centre.
        Accepted = "accepted",
        /// Refused at intake (form 03). Final.
        Refused = "refused",
        /// At the competent body.
        Processing = "processing",
        /// The applicant was asked for more (form 02); the clock stands.
        AwaitingSupplement = "awaiting_supplement",
        /// The applicant was asked to pay; the clock stands (A34).
        AwaitingPayment = "awaiting_payment",
        /// Stopped at the applicant's wish (form 05, A33). Final.
        Stopped = "stopped",
        /// Closed after an unanswered request (A27). Final.
        Closed = "closed",
        /// The result waits for the applicant; the dossier's clock has ended (E10).
        Ready = "ready",
        /// The applicant has the result. Final.
        Returned = "returned",
    }
}

store::text_column!(State);

impl State {
    /// The status of the National Portal, 1 to 10 (list d.1): derived here and nowhere else.
    #[must_use]
    pub const fn portal_status(self) -> u8 {
        match self {
            Self::Filed => 1,
            Self::Accepted => 2,
            Self::Refused => 3,
            Self::Processing => 4,
            Self::AwaitingSupplement => 5,
            Self::AwaitingPayment => 6,
            Self::Stopped => 7,
            Self::Closed => 8,
            Self::Ready => 9,
            Self::Returned => 10,
        }
    }

    /// Whether somebody still has to act: such a dossier has a holder and a clock.
    #[must_use]
    pub const fn is_open(self) -> bool {
        !matches!(self, Self::Refused | Self::Stopped | Self::Closed | Self::Returned)
    }

    /// Whether the applicant is waited for and the clock stands (E7).
    #[must_use]
    pub const fn is_paused(self) -> bool {
        matches!(self, Self::AwaitingSupplement | Self::AwaitingPayment)
    }

    /// Fluent key of the state's name.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Filed => "dossier-state-filed",
            Self::Accepted => "dossier-state-accepted",
            Self::Refused => "dossier-state-refused",
            Self::Processing => "dossier-state-processing",
            Self::AwaitingSupplement => "dossier-state-awaiting-supplement",
            Self::AwaitingPayment => "dossier-state-awaiting-payment",
            Self::Stopped => "dossier-state-stopped",
            Self::Closed => "dossier-state-closed",
            Self::Ready => "dossier-state-ready",
            Self::Returned => "dossier-state-returned",
        }
    }
}

kernel::named_enum! {
    /// Which clock rings next for a dossier.
    #[derive(AsExpression, FromSqlRow)]
    #[diesel(sql_type = diesel::sql_types::Text)]
    pub enum NextClock {
        /// The counter's answer to an online filing (A21).
        Answer = "answer",
        /// Transfer to the competent body (A24).
        Transfer = "transfer",
        /// The budget of the step it is at (A25).
        Step = "step",
        /// The appointment.
        Appointment = "appointment",
        /// The applicant's time to supplement (A27).
        Supplement = "supplement",
        /// The applicant's time to pay.
        Payment = "payment",
        /// The applicant comes for the result.
        Collection = "collection",
    }
}

store::text_column!(NextClock);

impl NextClock {
    /// Fluent key of the clock's name.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Answer => "dossier-clock-answer",
            Self::Transfer => "dossier-clock-transfer",
            Self::Step => "dossier-clock-step",
            Self::Appointment => "dossier-clock-appointment",
            Self::Supplement => "dossier-clock-supplement",
            Self::Payment => "dossier-clock-payment",
            Self::Collection => "dossier-clock-collection",
        }
    }
}

kernel::named_enum! {
    /// How a finish stood against its clock (E10, N1).
    #[derive(AsExpression, FromSqlRow)]
    #[diesel(sql_type = diesel::sql_types::Text)]
    pub enum Timeliness {
        Early = "early",
        OnTime = "on_time",
        Late = "late",
    }
}

store::text_column!(Timeliness);

impl From<calendar::Outcome> for Timeliness {
    fn from(outcome: calendar::Outcome) -> Self {
        match outcome {
            calendar::Outcome::Early => Self::Early,
            calendar::Outcome::OnTime => Self::OnTime,
            calendar::Outcome::Late => Self::Late,
        }
    }
}

kernel::named_enum! {
    /// What the applicant got (A28): a reasoned "no" is a result too.
    #[derive(AsExpression, FromSqlRow, utoipa::ToSchema)]
    #[schema(rename_all = "snake_case")]
    #[diesel(sql_type = diesel::sql_types::Text)]
    pub enum ResultClass {
        Granted = "granted",
        NotGranted = "not_granted",
    }
}

store::text_column!(ResultClass);
