use diesel::deserialize::FromSqlRow;
use diesel::expression::AsExpression;
use diesel::prelude::*;
use kernel::{Date, Id, Timestamp};

use super::{ClockKind, Field, Level, State, Timeliness};
use crate::schema::{docket_answer, docket_matter, docket_opinion};

kernel::named_enum! {
    /// How long the lead may take (H11); the days are settings.
    #[derive(AsExpression, FromSqlRow, utoipa::ToSchema)]
    #[schema(rename_all = "snake_case")]
    #[diesel(sql_type = diesel::sql_types::Text)]
    pub enum Complexity { Simple = "simple", Ordinary = "ordinary", Complex = "complex", Several = "several" }
}

store::text_column!(Complexity);

impl Complexity {
    /// Fluent key of its name.
    #[must_use]
    pub fn key(self) -> String {
        format!("docket-complexity-{self}")
    }
}

kernel::named_enum! {
    /// What a written answer does (H12).
    #[derive(AsExpression, FromSqlRow, utoipa::ToSchema)]
    #[schema(rename_all = "snake_case")]
    #[diesel(sql_type = diesel::sql_types::Text)]
    pub enum AnswerClass {
        Resolved = "resolved",
        Guidance = "guidance",
        /// The lead owes the rest.
        Partly = "partly",
        /// Goes up to the province, with the department's own opinion and the options.
        BeyondAuthority = "beyond_authority",
    }
}

store::text_column!(AnswerClass);

impl AnswerClass {
    /// Fluent key of its name.
    #[must_use]
    pub fn key(self) -> String {
        format!("docket-class-{}", self.as_str().replace('_', "-"))
    }
}

/// One matter: what one or many communes recommended, on its way to the one answer.
#[derive(Clone, PartialEq, Eq, Debug, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = docket_matter)]
#[diesel(treat_none_as_default_value = false, treat_none_as_null = true)]
pub struct Matter {
    pub id: Id,
    /// `VD-2026-000123`.
    pub code: String,
    /// Number of the last event; goes up with every act and is the version an act is checked against.
    pub seq: i32,
    pub title: String,
    pub field: Field,
    pub complexity: Complexity,
    pub state: State,
    pub open: bool,
    pub level: Level,
    /// The department that owes the answer.
    pub lead_body: Id,
    /// The commune that raised it first.
    pub commune: Id,
    pub holder_unit: Id,
    /// `None` while the unit has not assigned it.
    pub holder_person: Option<Id>,
    pub holder_since: Timestamp,
    pub clock: Option<Id>,
    pub next_clock: Option<ClockKind>,
    pub next_clock_at: Option<Timestamp>,
    pub joined_into: Option<Id>,
    /// Recommendations joined under it, and communes that they come from.
    pub recommendations: i32,
    pub communes: i32,
    pub opened_at: Timestamp,
    pub received_at: Option<Timestamp>,
    pub answer_due_at: Option<Timestamp>,
    /// The last written answer.
    pub answered_at: Option<Timestamp>,
    /// How the first whole answer stood against the lead's clock.
    pub outcome: Option<Timeliness>,
    pub answer_class: Option<AnswerClass>,
    /// Went above the department at least once.
    pub escalated: bool,
    /// One of its clocks ran out at least once.
    pub lapsed: bool,
    pub proposal: Option<String>,
    pub decision: Option<String>,
    pub decided_at: Option<Timestamp>,
    pub decided_by: Option<String>,
    pub closed_at: Option<Timestamp>,
}

impl Matter {
    /// A matter as it begins: sent to its lead, still without a clock.
    pub(crate) fn begun(id: Id, code: String, lead: Id, commune: Id, at: Timestamp) -> Self {
        Self {
            id,
            code,
            seq: 1,
            title: String::new(),
            field: Field::Other,
            complexity: Complexity::Ordinary,
            state: State::Sent,
            open: true,
            level: Level::Department,
            lead_body: lead,
            commune,
            holder_unit: lead,
            holder_person: None,
            holder_since: at,
            clock: None,
            next_clock: None,
            next_clock_at: None,
            joined_into: None,
            recommendations: 1,
            communes: 1,
            opened_at: at,
            received_at: None,
            answer_due_at: None,
            answered_at: None,
            outcome: None,
            answer_class: None,
            escalated: false,
            lapsed: false,
            proposal: None,
            decision: None,
            decided_at: None,
            decided_by: None,
            closed_at: None,
        }
    }
}

/// What a co-operating unit was asked and said (H11).
#[derive(Clone, PartialEq, Eq, Debug, Queryable, Selectable, Insertable)]
#[diesel(table_name = docket_opinion)]
#[diesel(treat_none_as_default_value = false)]
pub struct Opinion {
    pub matter: Id,
    pub no: i32,
    pub unit: Id,
    pub question: String,
    pub asked_by: Id,
    pub asked_by_name: String,
    pub asked_at: Timestamp,
    pub due_at: Timestamp,
    pub clock: Id,
    pub ended_at: Option<Timestamp>,
    /// Said nothing in time, so agreed (N11).
    pub silent: bool,
    pub agrees: Option<bool>,
    pub answer: Option<String>,
    pub answered_by_name: Option<String>,
}

/// A written answer, or its draft while `issued_at` is `None`.
#[derive(Clone, PartialEq, Eq, Debug, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = docket_answer, primary_key(matter, no))]
#[diesel(treat_none_as_default_value = false, treat_none_as_null = true)]
pub struct Answer {
    pub matter: Id,
    pub no: i32,
    pub body: Id,
    pub class: AnswerClass,
    pub content: String,
    /// The department's own opinion and the options, for what is beyond its authority (H12).
    pub opinion: Option<String>,
    pub options: Option<String>,
    pub number: Option<String>,
    pub signed_on: Option<Date>,
    pub signer: Option<String>,
    pub drafted_by: Id,
    pub drafted_by_name: String,
    pub drafted_at: Timestamp,
    pub issued_at: Option<Timestamp>,
}
