use std::fmt;

use diesel::deserialize::FromSqlRow;
use diesel::expression::AsExpression;
use diesel::sql_types::{Integer, Text};

kernel::named_enum! {
    /// The level of administration that a procedure belongs to; a procedure may have several.
    #[derive(AsExpression, FromSqlRow)]
    #[diesel(sql_type = Text)]
    pub enum Level {
        Commune = "commune",
        Province = "province",
        Ministry = "ministry",
        /// Another body, such as a notary or a mission abroad.
        Other = "other",
    }
}
store::text_column!(Level);

kernel::named_enum! {
    /// How a dossier comes in and goes out (rule A10).
    #[derive(AsExpression, FromSqlRow)]
    #[diesel(sql_type = Text)]
    pub enum Channel {
        /// At the counter; `in_person` in the national catalogue.
        Direct = "direct",
        /// On the National Portal.
        Online = "online",
        /// By public postal service.
        Post = "post",
    }
}
store::text_column!(Channel);

impl Channel {
    /// Reads our name or the catalogue's `in_person`.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        if text == "in_person" { Some(Self::Direct) } else { Self::parse(text) }
    }
}

kernel::named_enum! {
    /// The unit of a time as the catalogue gives it, gaps included.
    #[derive(AsExpression, FromSqlRow)]
    #[diesel(sql_type = Text)]
    pub enum TimeUnit {
        WorkingDay = "working_day",
        /// Calendar day.
        Day = "day",
        /// Working hour (N6).
        Hour = "hour",
        Month = "month",
        /// Finished on the day of receipt (A60); only in settings, the catalogue does not know it.
        SameDay = "same_day",
        /// The source has a number without a unit: a gap (N5).
        Unspecified = "unspecified",
        /// The source has no time: a gap (N5).
        None = "none",
    }
}
store::text_column!(TimeUnit);

kernel::named_enum! {
    /// What the catalogue says about the fee, gaps included.
    #[derive(AsExpression, FromSqlRow)]
    #[diesel(sql_type = Text)]
    pub enum FeeKind {
        Free = "free",
        Fixed = "fixed",
        /// Shown as free, but set by the provincial People's Council (G1).
        ProvincialCouncil = "provincial_council",
        Unspecified = "unspecified",
        /// Digits of time and fee ran together in the source.
        Ambiguous = "ambiguous",
        /// Below 1,000 dong: a slip of the source.
        Suspect = "suspect",
    }
}
store::text_column!(FeeKind);

kernel::named_enum! {
    /// What is done with a part.
    #[derive(AsExpression, FromSqlRow)]
    #[diesel(sql_type = Text)]
    pub enum PartKind {
        /// To hand in.
        Submit = "submit",
        /// Only to show.
        Present = "present",
        /// The source does not tell which.
        Item = "item",
    }
}
store::text_column!(PartKind);

kernel::named_enum! {
    /// Where a version comes from.
    #[derive(AsExpression, FromSqlRow)]
    #[diesel(sql_type = Text)]
    pub enum Origin {
        /// The national catalogue, by an import.
        Import = "import",
        /// An administrator's correction.
        Correction = "correction",
    }
}
store::text_column!(Origin);

kernel::named_enum! {
    /// What a fee is counted by.
    #[derive(AsExpression, FromSqlRow)]
    #[diesel(sql_type = Text)]
    pub enum FeeMeasure {
        /// Once a dossier or case.
        Case = "case",
        /// Each copy.
        Copy = "copy",
        /// Pages of the original, for each copy (G2).
        Page = "page",
        /// Nothing yet: the provincial People's Council sets it, and its resolution is not in the data (G1).
        Council = "council",
    }
}
store::text_column!(FeeMeasure);

kernel::named_enum! {
    /// One kind of step in an internal e-process (A25).
    #[derive(AsExpression, FromSqlRow)]
    #[diesel(sql_type = Text)]
    pub enum StepKind {
        /// Check, digitise and hand on (A20).
        Intake = "intake",
        /// The head of the division gives it to a specialist.
        Assign = "assign",
        /// The specialist works on it.
        Process = "process",
        /// The head checks the draft.
        Check = "check",
        /// The leader signs.
        Sign = "sign",
        /// Number, seal, and back to the centre.
        Issue = "issue",
        /// The whole work in one step at the competent unit, with sign-off (N4, short limits).
        Whole = "whole",
        /// Intake, work and return in one act at the counter (N4, certified copies).
        Act = "act",
    }
}
store::text_column!(StepKind);

kernel::named_enum! {
    /// Where a step of an e-process happens, seen from the dossier.
    #[derive(AsExpression, FromSqlRow)]
    #[diesel(sql_type = Text)]
    pub enum Place {
        /// The centre that took the dossier in.
        Centre = "centre",
        /// The division of the competent body that works in the procedure's field.
        Division = "division",
        /// The competent body itself.
        Body = "body",
        /// The unit named in the step.
        Unit = "unit",
    }
}
store::text_column!(Place);

/// An amount of time in tenths of its unit, because the catalogue knows half hours and one and a half days.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, AsExpression, FromSqlRow)]
#[diesel(sql_type = Integer)]
pub struct Tenths(pub i32);

kernel::integer_column!(Tenths, Integer, i32);

impl Tenths {
    /// So many whole units.
    #[must_use]
    pub const fn whole(units: i32) -> Self {
        Self(units.saturating_mul(10))
    }

    /// Reads `15`, `0.5` or `1.0`; at most one decimal, not negative, at most 100,000.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (units, tenth) = text.split_once('.').unwrap_or((text, "0"));
        if units.is_empty() || units.len() > 6 || tenth.len() != 1 || !units.bytes().all(|b| b.is_ascii_digit()) {
            return None;
        }
        let units: i32 = units.parse().ok().filter(|units| *units <= 100_000)?;
        Some(Self(units * 10 + tenth.parse::<i32>().ok()?))
    }
}

/// `15` or `1.5`.
impl fmt::Display for Tenths {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0 % 10 == 0 { write!(f, "{}", self.0 / 10) } else { write!(f, "{}.{}", self.0 / 10, self.0 % 10) }
    }
}
