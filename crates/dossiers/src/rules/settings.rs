use diesel::deserialize::FromSqlRow;
use diesel::expression::AsExpression;

kernel::named_enum! {
    /// A term that the law leaves to settings.
    #[derive(AsExpression, FromSqlRow)]
    #[diesel(sql_type = diesel::sql_types::Text)]
    pub enum Term {
        /// Working hours in which an online filing is answered (A21).
        AnswerHours = "answer_hours",
        /// Requests to supplement after acceptance (A26).
        SupplementMost = "supplement_most",
        /// Working days from acceptance in which such a request may be made (A26); 0 = without such a limit.
        SupplementWithinDays = "supplement_within_days",
        /// Calendar days in which the applicant answers (A27, N3).
        SupplementAnswerDays = "supplement_answer_days",
        /// Calendar days in which the applicant pays.
        PaymentDays = "payment_days",
        /// Extensions (A30).
        ExtensionsMost = "extensions_most",
        /// Dates before the appointment at which the apology must be out (A30).
        ApologyDaysBefore = "apology_days_before",
        /// Working days a consulted unit has when no other time is given (H11).
        OpinionDays = "opinion_days",
    }
}

store::text_column!(Term);

/// The terms in force for one dossier (A21, A26, A27, A30). The defaults are those remembered from the law before
/// (certainty M) and our own (D).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Terms {
    pub answer_hours: u32,
    pub supplement_most: i32,
    pub supplement_within: u32,
    pub supplement_days: u32,
    pub payment_days: u32,
    pub extension_most: i32,
    pub extension_days_before: u32,
    pub opinion_days: u32,
}

impl Default for Terms {
    fn default() -> Self {
        Self {
            answer_hours: 8,
            supplement_most: 1,
            supplement_within: 3,
            supplement_days: 30,
            payment_days: 30,
            extension_most: 1,
            extension_days_before: 1,
            opinion_days: 3,
        }
    }
}

impl Terms {
    /// The most that a term may be: ten years of days.
    pub const MOST: u32 = 3_650;

    /// The same terms with one of them set.
    #[must_use]
    pub fn with(mut self, term: Term, value: u32) -> Self {
        let value = value.min(Self::MOST);
        let count = i32::try_from(value).unwrap_or(i32::MAX);
        match term {
            Term::AnswerHours => self.answer_hours = value.max(1),
            Term::SupplementMost => self.supplement_most = count,
            Term::SupplementWithinDays => self.supplement_within = value,
            Term::SupplementAnswerDays => self.supplement_days = value.max(1),
            Term::PaymentDays => self.payment_days = value.max(1),
            Term::ExtensionsMost => self.extension_most = count,
            Term::ApologyDaysBefore => self.extension_days_before = value,
            Term::OpinionDays => self.opinion_days = value.max(1),
        }
        self
    }
}
