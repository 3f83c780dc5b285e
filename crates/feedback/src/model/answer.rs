use diesel::deserialize::FromSqlRow;
use diesel::expression::AsExpression;
use diesel::prelude::*;
use dossiers::Step;
use kernel::{Date, Id, Timestamp};

use crate::schema::{feedback_answer, feedback_served};

kernel::named_enum! {
    /// How content a person was (A52), the best first.
    #[derive(AsExpression, FromSqlRow, utoipa::ToSchema)]
    #[schema(rename_all = "snake_case")]
    #[diesel(sql_type = diesel::sql_types::Text)]
    pub enum Level { Very = "very", Satisfied = "satisfied", Normal = "normal", Not = "not" }
}

store::text_column!(Level);

impl Level {
    /// Fluent key of its name.
    #[must_use]
    pub fn key(self) -> String {
        format!("feedback-level-{self}")
    }

    /// Whether somebody who says so is counted as content.
    #[must_use]
    pub const fn is_content(self) -> bool {
        matches!(self, Self::Very | Self::Satisfied)
    }
}

kernel::named_enum! {
    /// What an answer is about, good or bad (A50).
    pub enum Topic {
        Attitude = "attitude",
        Time = "time",
        Guidance = "guidance",
        Trips = "trips",
        Papers = "papers",
        Fee = "fee",
        Place = "place",
    }
}

impl Topic {
    /// Fluent key of its name.
    #[must_use]
    pub fn key(self) -> String {
        format!("feedback-topic-{self}")
    }
}

kernel::named_enum! {
    /// How the person came to the question.
    #[derive(AsExpression, FromSqlRow)]
    #[diesel(sql_type = diesel::sql_types::Text)]
    pub enum Way {
        /// By the QR on the slip or a link, with four digits.
        Code = "code",
        Tablet = "tablet",
    }
}

store::text_column!(Way);

/// What a person said about a dossier.
#[derive(Clone, PartialEq, Eq, Debug, Queryable, Selectable, Insertable)]
#[diesel(table_name = feedback_answer)]
#[diesel(treat_none_as_default_value = false)]
pub struct Spoken {
    pub dossier: Id,
    pub code: String,
    pub body: Id,
    pub centre: Id,
    pub procedure: String,
    pub level: Level,
    /// JSON list of [`Topic`]s.
    pub topics: String,
    pub words: Option<String>,
    pub way: Way,
    pub at: Timestamp,
    pub day: Date,
}

impl Spoken {
    /// What it is about.
    #[must_use]
    pub fn list(&self) -> Vec<Topic> {
        serde_json::from_str(&self.topics).unwrap_or_default()
    }
}

/// Who served in a dossier that was answered for, at which unit and step.
#[derive(Clone, PartialEq, Eq, Debug, Queryable, Selectable, Insertable)]
#[diesel(table_name = feedback_served)]
#[diesel(treat_none_as_default_value = false)]
pub struct Served {
    pub dossier: Id,
    pub person: Id,
    pub unit: Id,
    pub step: Step,
    pub day: Date,
    pub level: Level,
}
