use diesel::deserialize::FromSqlRow;
use diesel::expression::AsExpression;

kernel::named_enum! {
    /// One of the six groups (F1).
    pub enum Group {
        /// Publicity and transparency.
        Publicity = "publicity",
        /// Progress of handling.
        Progress = "progress",
        /// Online service.
        Online = "online",
        /// Digitisation of dossiers.
        Digitisation = "digitisation",
        /// Online payment.
        Payment = "payment",
        /// Satisfaction.
        Satisfaction = "satisfaction",
    }
}

impl Group {
    /// Fluent key of its name.
    #[must_use]
    pub fn key(self) -> String {
        format!("supervision-index-group-{self}")
    }

    /// Its points by F1, in hundredths: what the points of its parts must add up to.
    #[must_use]
    pub const fn points(self) -> i64 {
        match self {
            Self::Publicity | Self::Satisfaction => 1_800,
            Self::Progress => 2_000,
            Self::Online => 1_200,
            Self::Digitisation => 2_200,
            Self::Payment => 1_000,
        }
    }
}

kernel::named_enum! {
    /// One measure of a group. The names stand in columns and addresses.
    #[derive(AsExpression, FromSqlRow)]
    #[diesel(sql_type = diesel::sql_types::Text)]
    pub enum Part {
        /// Procedures announced on time (F2); no source here.
        Announced = "announced",
        /// Procedures published with everything (F2).
        Complete = "complete",
        /// Dossiers synchronised to the portal (F2); no source here.
        Synchronised = "synchronised",
        /// Early and on time of all done and of what lies open late (F3).
        OnTime = "on-time",
        /// Procedures that may be filed online (F4).
        Offered = "offered",
        /// Of these, procedures that were (F4).
        WithFilings = "with-filings",
        /// Dossiers filed online of all dossiers of such procedures (F4).
        FiledOnline = "filed-online",
        /// Accepted dossiers with digitised parts (F6).
        PartsDigitised = "parts-digitised",
        /// Finished dossiers with a digitised result; a procedure without a result counts as done (F6).
        ResultsDigitised = "results-digitised",
        /// Digitised parts that were used again (F6); no source here.
        PartsReused = "parts-reused",
        /// Data used again from the portal (F6); no source here.
        PortalReused = "portal-reused",
        /// Procedures with a fee for which something was paid (F5).
        FeePaid = "fee-paid",
        /// Procedures with a fee for which something was paid online (F5).
        FeeOnline = "fee-online",
        /// Dossiers with a fee that were paid online (F5).
        PaidOnline = "paid-online",
        /// Petitions handled on time (F7).
        Petitions = "petitions",
        /// Content with how petitions are handled (F7); no source here.
        Handling = "handling",
        /// Content with how dossiers were handled (F7, A52).
        Content = "content",
    }
}

store::text_column!(Part);

impl Part {
    /// The group it counts in.
    #[must_use]
    pub const fn group(self) -> Group {
        match self {
            Self::Announced | Self::Complete | Self::Synchronised => Group::Publicity,
            Self::OnTime => Group::Progress,
            Self::Offered | Self::WithFilings | Self::FiledOnline => Group::Online,
            Self::PartsDigitised | Self::ResultsDigitised | Self::PartsReused | Self::PortalReused => {
                Group::Digitisation
            }
            Self::FeePaid | Self::FeeOnline | Self::PaidOnline => Group::Payment,
            Self::Petitions | Self::Handling | Self::Content => Group::Satisfaction,
        }
    }

    /// Whether an event of ours says anything about it (N14).
    #[must_use]
    pub const fn has_source(self) -> bool {
        !matches!(self, Self::Announced | Self::Synchronised | Self::PartsReused | Self::PortalReused | Self::Handling)
    }

    /// Fluent key of its name.
    #[must_use]
    pub fn key(self) -> String {
        format!("supervision-index-part-{self}")
    }
}
