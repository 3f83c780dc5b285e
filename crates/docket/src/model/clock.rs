use diesel::deserialize::FromSqlRow;
use diesel::expression::AsExpression;
use diesel::prelude::*;
use kernel::{Id, Timestamp};

use crate::schema::docket_clock;

kernel::named_enum! {
    /// What has clocks, events, notices and files in the docket.
    #[derive(AsExpression, FromSqlRow)]
    #[diesel(sql_type = diesel::sql_types::Text)]
    pub enum Thing {
        Recommendation = "recommendation",
        Matter = "matter",
        /// A question to a co-operating unit; `thing_id` is the matter's.
        Opinion = "opinion",
        Session = "session",
        Inspection = "inspection",
        Conclusion = "conclusion",
        Task = "task",
        Template = "template",
        Group = "group",
    }
}

store::text_column!(Thing);

kernel::named_enum! {
    /// Which clock it is. How long it runs is a setting of the province.
    #[derive(AsExpression, FromSqlRow, utoipa::ToSchema)]
    #[schema(rename_all = "snake_case")]
    #[diesel(sql_type = diesel::sql_types::Text)]
    pub enum ClockKind {
        /// The department takes a recommendation in or returns it.
        Receive = "receive",
        /// The commune completes what was returned.
        Complete = "complete",
        /// The lead's written answer (H11).
        Answer = "answer",
        /// A co-operating unit's opinion: silence is agreement (H11, N11).
        Opinion = "opinion",
        /// The commune says whether it is content; silence closes.
        Content = "content",
        /// The Office checks (H13).
        OfficeCheck = "office_check",
        /// The Office submits (H13).
        OfficeSubmit = "office_submit",
        /// The leader decides (H13).
        LeaderOpinion = "leader_opinion",
        /// A planned session is held.
        Hold = "hold",
        /// The conclusion notice goes out (H14).
        Conclusion = "conclusion",
        /// The due date of a task.
        Task = "task",
        /// A task without a term is looked at again.
        Review = "review",
        /// The approving level takes or returns what was reported.
        Confirm = "confirm",
        /// The level above follows up a late task.
        Chase = "chase",
    }
}

store::text_column!(ClockKind);

impl ClockKind {
    /// Fluent key of the clock's name.
    #[must_use]
    pub fn key(self) -> String {
        format!("docket-clock-{}", self.as_str().replace('_', "-"))
    }
}

kernel::named_enum! {
    /// The level a matter or task has climbed to (H13, N11).
    #[derive(AsExpression, FromSqlRow, utoipa::ToSchema)]
    #[schema(rename_all = "snake_case")]
    #[diesel(sql_type = diesel::sql_types::Text)]
    pub enum Level { Department = "department", Office = "office", Leader = "leader" }
}

store::text_column!(Level);

impl Level {
    /// The next level up; the leader has none.
    #[must_use]
    pub const fn above(self) -> Option<Self> {
        match self {
            Self::Department => Some(Self::Office),
            Self::Office => Some(Self::Leader),
            Self::Leader => None,
        }
    }

    /// Fluent key of the level's name.
    #[must_use]
    pub fn key(self) -> String {
        format!("docket-level-{self}")
    }
}

kernel::named_enum! {
    /// How something stood against its clock (E10, N1).
    #[derive(AsExpression, FromSqlRow, utoipa::ToSchema)]
    #[schema(rename_all = "snake_case")]
    #[diesel(sql_type = diesel::sql_types::Text)]
    pub enum Timeliness { Early = "early", OnTime = "on_time", Late = "late" }
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

/// One clock, running or ended. With its beginning, limit and calendar the due time can be derived anew (E3, E11).
#[derive(Clone, PartialEq, Eq, Debug, Queryable, Selectable, Insertable)]
#[diesel(table_name = docket_clock)]
#[diesel(treat_none_as_default_value = false)]
pub struct Clock {
    pub id: Id,
    pub thing: Thing,
    pub thing_id: Id,
    pub kind: ClockKind,
    /// The level on which it ran.
    pub level: Level,
    /// Whose turn it is.
    pub unit: Id,
    pub began_at: Timestamp,
    pub due_at: Timestamp,
    /// `5wd`; `None` for a date that people set.
    pub time_limit: Option<String>,
    /// The calendar it was computed with (E11).
    pub calendar_version: i32,
    pub reminded_at: Option<Timestamp>,
    /// When it was found to have run out; at most once.
    pub lapsed_at: Option<Timestamp>,
    /// Who was responsible then, by name.
    pub responsible: Option<String>,
    pub ended_at: Option<Timestamp>,
    pub outcome: Option<Timeliness>,
    /// When its unit was told that it rings; at most once.
    pub rung_at: Option<Timestamp>,
}

impl Clock {
    /// The limit it was counted with.
    #[must_use]
    pub fn limit(&self) -> Option<calendar::Limit> {
        calendar::Limit::parse(self.time_limit.as_deref()?).ok()
    }
}
