use diesel::deserialize::FromSqlRow;
use diesel::expression::AsExpression;
use diesel::prelude::*;
use kernel::{Date, Id, Timestamp};

use super::ClockKind;
use crate::schema::{docket_attendee, docket_record, docket_session};

kernel::named_enum! {
    /// Where a session stands.
    #[derive(AsExpression, FromSqlRow, utoipa::ToSchema)]
    #[schema(rename_all = "snake_case")]
    #[diesel(sql_type = diesel::sql_types::Text)]
    pub enum SessionState { Planned = "planned", Held = "held", Concluded = "concluded", Cancelled = "cancelled" }
}

store::text_column!(SessionState);

impl SessionState {
    /// Fluent key of its name.
    #[must_use]
    pub fn key(self) -> String {
        format!("docket-session-state-{self}")
    }
}

/// A working session with one or several communes.
#[derive(Clone, PartialEq, Eq, Debug, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = docket_session)]
#[diesel(treat_none_as_default_value = false, treat_none_as_null = true)]
pub struct Session {
    pub id: Id,
    /// `BLV-2026-000012`.
    pub code: String,
    pub seq: i32,
    pub docket_group: Id,
    pub title: String,
    pub place: String,
    pub planned_from: Timestamp,
    pub planned_to: Timestamp,
    pub agenda: String,
    pub state: SessionState,
    pub open: bool,
    /// The Office, which plans it and drafts its conclusion.
    pub holder_unit: Id,
    pub held_at: Option<Timestamp>,
    pub cancelled_why: Option<String>,
    pub clock: Option<Id>,
    pub next_clock: Option<ClockKind>,
    pub next_clock_at: Option<Timestamp>,
}

/// Who was there, by post.
#[derive(Clone, PartialEq, Eq, Debug, Queryable, Selectable, Insertable)]
#[diesel(table_name = docket_attendee)]
#[diesel(treat_none_as_default_value = false)]
pub struct Attendee {
    pub session: Id,
    pub no: i32,
    pub unit: Option<Id>,
    pub name: String,
    pub post: String,
}

kernel::named_enum! {
    /// What a line of a session's record is.
    #[derive(AsExpression, FromSqlRow, utoipa::ToSchema)]
    #[schema(rename_all = "snake_case")]
    #[diesel(sql_type = diesel::sql_types::Text)]
    pub enum RecordKind {
        /// What a commune reported.
        Report = "report",
        /// What a department or a member said.
        Opinion = "opinion",
        /// What was found on the spot.
        Finding = "finding",
        /// What the head of the session directed: a paragraph of the conclusion.
        Direction = "direction",
    }
}

store::text_column!(RecordKind);

impl RecordKind {
    /// Fluent key of its name.
    #[must_use]
    pub fn key(self) -> String {
        format!("docket-record-{self}")
    }
}

/// One line of a session's record.
#[derive(Clone, PartialEq, Eq, Debug, Queryable, Selectable, Insertable)]
#[diesel(table_name = docket_record)]
#[diesel(treat_none_as_default_value = false)]
pub struct Record {
    pub session: Id,
    pub no: i32,
    pub kind: RecordKind,
    pub unit: Option<Id>,
    pub said: String,
    pub matter: Option<Id>,
    /// For a direction: who shall do what by when.
    pub lead_body: Option<Id>,
    /// JSON of unit ids; see [`super::read_units`].
    pub cooperating: String,
    pub product: Option<String>,
    pub due_on: Option<Date>,
    pub at: Timestamp,
    pub by_account: Id,
    pub by_name: String,
}
