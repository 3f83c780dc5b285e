use diesel::prelude::*;
use dossiers::Step;
use kernel::{Date, Id, Timestamp};

use crate::rules::forecast::{Cause, Help, Score};
use crate::schema::{
    supervision_forecast, supervision_outlook, supervision_pace, supervision_score, supervision_time,
    supervision_training,
};

/// One learning from the past.
#[derive(Clone, PartialEq, Eq, Debug, Queryable, Selectable, Insertable)]
#[diesel(table_name = supervision_training, treat_none_as_default_value = false)]
pub struct TrainingRow {
    pub id: Id,
    pub at: Timestamp,
    pub since_day: Date,
    pub dossiers: i64,
    pub steps: i64,
}

/// Past times of a step.
#[derive(Clone, PartialEq, Eq, Debug, Insertable)]
#[diesel(table_name = supervision_time, treat_none_as_default_value = false)]
pub(crate) struct TimeRow {
    pub training: Id,
    pub unit: Id,
    pub procedure: String,
    pub step: String,
    pub counts: String,
}

/// A person's pace.
#[derive(Clone, PartialEq, Eq, Debug, Insertable)]
#[diesel(table_name = supervision_pace, treat_none_as_default_value = false)]
pub(crate) struct PaceRow {
    pub training: Id,
    pub person: Id,
    pub step: Step,
    pub seconds: i64,
}

/// What is to be expected of an open dossier.
#[derive(Clone, PartialEq, Eq, Debug, Queryable, Selectable, Insertable)]
#[diesel(table_name = supervision_outlook, treat_none_as_default_value = false)]
pub struct OutlookRow {
    pub dossier: Id,
    pub at: Timestamp,
    pub body: Id,
    pub centre: Id,
    /// The step it stood at; once it has moved on the outlook is of yesterday.
    pub step: Step,
    pub due_day: Date,
    /// Of a thousand such dossiers so many end late.
    pub chance: i32,
    /// The finish that is as likely passed as not, and the one that nine of ten do not pass.
    pub finish_day: Date,
    pub surely_day: Date,
    pub help: Help,
    pub help_unit: Id,
    pub help_person: Option<Id>,
    /// JSON list of [`Cause`].
    pub causes: String,
}

impl OutlookRow {
    /// The causes, the heaviest first.
    #[must_use]
    pub fn causes(&self) -> Vec<Cause> {
        serde_json::from_str(&self.causes).unwrap_or_default()
    }
}

/// What was said on a night.
#[derive(Clone, PartialEq, Eq, Debug, Queryable, Selectable, Insertable)]
#[diesel(table_name = supervision_forecast, treat_none_as_default_value = false)]
pub(crate) struct ForecastRow {
    pub day: Date,
    pub dossier: Id,
    pub body: Id,
    pub due_day: Date,
    pub chance: i32,
    pub used: i32,
    pub base: i32,
    pub judged: bool,
}

/// Sums over judged forecasts.
#[derive(Clone, PartialEq, Eq, Debug, Queryable, Selectable, Insertable)]
#[diesel(table_name = supervision_score, treat_none_as_default_value = false)]
pub struct ScoreRow {
    /// `yyyymm` of the appointment.
    pub month: i32,
    pub body: Id,
    pub bin: i32,
    pub count: i64,
    pub late: i64,
    pub chances: i64,
    pub model: i64,
    pub used: i64,
    pub base: i64,
}

impl ScoreRow {
    /// The row of a sum.
    #[must_use]
    pub fn new((month, body, bin): (i32, Id, i32), score: Score) -> Self {
        let Score { count, late, chances, model, used, base } = score;
        Self { month, body, bin, count, late, chances, model, used, base }
    }

    /// The sum of the row.
    #[must_use]
    pub const fn score(&self) -> Score {
        Score {
            count: self.count,
            late: self.late,
            chances: self.chances,
            model: self.model,
            used: self.used,
            base: self.base,
        }
    }
}
