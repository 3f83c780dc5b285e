use calendar::{Limit, Outcome};
use diesel::deserialize::FromSqlRow;
use diesel::expression::AsExpression;
use diesel::prelude::*;
use kernel::{Date, Id, Timestamp};

use super::{Class, Clock, State};
use crate::schema::feedback_petition;

kernel::named_enum! {
    /// How a petition came (H1).
    #[derive(AsExpression, FromSqlRow, utoipa::ToSchema)]
    #[schema(as = PetitionChannel, rename_all = "snake_case")]
    #[diesel(sql_type = diesel::sql_types::Text)]
    pub enum Channel {
        Portal = "portal",
        Direct = "direct",
        Post = "post",
        Mail = "mail",
        /// By the dedicated number; written down truthfully.
        Phone = "phone",
        /// On an opinion sheet.
        Sheet = "sheet",
    }
}

store::text_column!(Channel);

impl Channel {
    /// The ways on which somebody of the house writes it down.
    pub const BY_STAFF: &'static [Self] = &[Self::Direct, Self::Post, Self::Mail, Self::Phone, Self::Sheet];

    /// Fluent key of its name.
    #[must_use]
    pub fn key(self) -> String {
        format!("feedback-channel-{self}")
    }
}

kernel::named_enum! {
    /// How a petition ended against its clock, judged by dates as everywhere (N1).
    #[derive(AsExpression, FromSqlRow, utoipa::ToSchema)]
    #[schema(as = PetitionTimeliness, rename_all = "snake_case")]
    #[diesel(sql_type = diesel::sql_types::Text)]
    pub enum Timeliness { InTime = "in_time", Late = "late" }
}

store::text_column!(Timeliness);

impl From<Outcome> for Timeliness {
    fn from(outcome: Outcome) -> Self {
        if outcome == Outcome::Late { Self::Late } else { Self::InTime }
    }
}

/// What a citizen put to the administration.
#[derive(Clone, PartialEq, Eq, Debug, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = feedback_petition)]
#[diesel(treat_none_as_default_value = false, treat_none_as_null = true)]
pub struct Petition {
    pub id: Id,
    /// `PA-2026-000123`.
    pub code: String,
    pub seq: i32,
    pub submission: Id,
    pub channel: Channel,
    pub name: String,
    pub address: Option<String>,
    pub phone: Option<String>,
    /// Four digits that look it up beside the code.
    pub digits: String,
    /// The body it is about; `None` when the citizen did not know.
    pub about: Option<Id>,
    pub dossier_code: Option<String>,
    pub title: String,
    pub content: String,
    pub state: State,
    pub open: bool,
    pub class: Option<Class>,
    /// Why it is not acceptable, or where it belongs: what the citizen is told.
    pub guidance: Option<String>,
    pub holder_body: Id,
    pub holder_person: Option<Id>,
    pub holder_since: Timestamp,
    /// Every clock counts from here (H2, H3, H5).
    pub filed_at: Timestamp,
    pub filed_day: Date,
    pub recorded_by: Option<Id>,
    pub recorded_by_name: Option<String>,
    pub clock: Option<Clock>,
    pub due_at: Option<Timestamp>,
    /// The limit that the clock was counted with.
    pub time_limit: String,
    pub calendar_version: i32,
    pub lapsed_at: Option<Timestamp>,
    pub responsible: Option<String>,
    pub answer: Option<String>,
    pub answer_number: Option<String>,
    pub signer: Option<String>,
    pub forwarded_to: Option<String>,
    pub repeat_of: Option<String>,
    pub ended_at: Option<Timestamp>,
    pub ended_day: Option<Date>,
    pub outcome: Option<Timeliness>,
    pub public_question: Option<String>,
    pub public_answer: Option<String>,
    pub published_at: Option<Timestamp>,
}

impl Petition {
    /// The limit its clock was counted with.
    #[must_use]
    pub fn limit(&self) -> Option<Limit> {
        Limit::parse(&self.time_limit).ok()
    }
}
