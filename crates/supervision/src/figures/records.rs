use diesel::prelude::*;
use dossiers::Step;
use dossiers::model::{Channel, Timeliness};
use kernel::{Date, Id};

use crate::model::{Ending, Flow, Stage};
use crate::rules::{Life, Span};
use crate::schema::{supervision_day, supervision_dossier, supervision_procedure, supervision_span, supervision_step};

/// Where a dossier stands in the figures.
#[derive(Clone, PartialEq, Eq, Debug, Queryable, Selectable, Insertable)]
#[diesel(table_name = supervision_dossier, treat_none_as_default_value = false)]
pub struct DossierRow {
    pub dossier: Id,
    /// Body that decides it (A11).
    pub body: Id,
    /// Centre that received it (A11).
    pub centre: Id,
    /// Code of the procedure.
    pub procedure: String,
    pub channel: Channel,
    pub filed_day: Date,
    /// The stage it is in, or was in when it ended; likewise the next two.
    pub stage: Stage,
    pub since_day: Date,
    pub due_day: Option<Date>,
    pub open: bool,
    pub ended_day: Option<Date>,
    pub ending: Option<Ending>,
    /// It ended while its appointment was over.
    pub overdue: bool,
}

impl DossierRow {
    /// The row of a life.
    #[must_use]
    pub fn new(dossier: Id, body: Id, centre: Id, procedure: &str, life: &Life) -> Self {
        Self {
            dossier,
            body,
            centre,
            procedure: procedure.to_owned(),
            channel: life.channel,
            filed_day: life.filed,
            stage: life.stage,
            since_day: life.since,
            due_day: life.due,
            open: life.end.is_none(),
            ended_day: life.end.map(|(day, _)| day),
            ending: life.end.map(|(_, ending)| ending),
            overdue: life.was_overdue(),
        }
    }

    /// The life of the row.
    #[must_use]
    pub fn life(&self) -> Life {
        Life {
            filed: self.filed_day,
            channel: self.channel,
            stage: self.stage,
            since: self.since_day,
            due: self.due_day,
            end: self.ended_day.zip(self.ending),
        }
    }
}

/// A time before the present one.
#[derive(Clone, PartialEq, Eq, Debug, Queryable, Selectable, Insertable)]
#[diesel(table_name = supervision_span, treat_none_as_default_value = false)]
pub struct SpanRow {
    pub dossier: Id,
    pub from_day: Date,
    /// The day it changed.
    pub to_day: Date,
    pub body: Id,
    pub centre: Id,
    pub procedure: String,
    pub stage: Stage,
    pub due_day: Option<Date>,
}

impl SpanRow {
    /// The row of a time of this dossier.
    #[must_use]
    pub fn new(row: &DossierRow, span: &Span) -> Self {
        Self {
            dossier: row.dossier,
            from_day: span.from,
            to_day: span.to,
            body: row.body,
            centre: row.centre,
            procedure: row.procedure.clone(),
            stage: span.stage,
            due_day: span.due,
        }
    }
}

/// Gives a daily sum with the columns of [`Flow`]: its row, and the row's flow.
macro_rules! daily_sum {
    ($(#[$meta:meta])* $name:ident, $table:ident { $($key:ident: $kind:ty),+ }) => {
        $(#[$meta])*
        #[derive(Clone, PartialEq, Eq, Debug, Queryable, Selectable, Insertable)]
        #[diesel(table_name = $table, treat_none_as_default_value = false)]
        pub(crate) struct $name {
            $(pub $key: $kind,)+
            pub direct: i32,
            pub online: i32,
            pub post: i32,
            pub early: i32,
            pub on_time: i32,
            pub late: i32,
            pub refused: i32,
            pub stopped: i32,
            pub closed: i32,
            pub waiting: i32,
            pub running: i32,
            pub paused: i32,
        }

        impl $name {
            pub fn new($($key: $kind,)+ flow: &Flow) -> Self {
                let [direct, online, post, early, on_time, late, refused, stopped, closed, waiting, running, paused] =
                    flow.values().map(|count| i32::try_from(count).unwrap_or(i32::MAX));
                Self {
                    $($key,)+
                    direct, online, post, early, on_time, late, refused, stopped, closed, waiting, running, paused,
                }
            }

            pub fn flow(&self) -> Flow {
                let counts = [
                    self.direct, self.online, self.post, self.early, self.on_time, self.late, self.refused,
                    self.stopped, self.closed, self.waiting, self.running, self.paused,
                ];
                Flow::of(counts.map(i64::from))
            }
        }
    };
}

daily_sum!(
    /// What happened on a day at a body, with what one centre received.
    DayRow, supervision_day { day: Date, body: Id, centre: Id }
);
daily_sum!(
    /// What happened on a day at a body with one procedure.
    ProcedureRow, supervision_procedure { body: Id, day: Date, procedure: String }
);

/// Whose steps, when, where and which.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct StepKey {
    pub person: Id,
    pub day: Date,
    pub unit: Id,
    pub step: Step,
}

/// How steps ended against their own clocks (N1: by hours).
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct StepSum {
    pub early: i64,
    pub on_time: i64,
    pub late: i64,
    /// The history names no clock for it.
    pub untimed: i64,
}

impl StepSum {
    /// One step.
    #[must_use]
    pub fn one(outcome: Option<Timeliness>) -> Self {
        let mut sum = Self::default();
        match outcome {
            Some(Timeliness::Early) => sum.early = 1,
            Some(Timeliness::OnTime) => sum.on_time = 1,
            Some(Timeliness::Late) => sum.late = 1,
            None => sum.untimed = 1,
        }
        sum
    }

    /// All of them.
    #[must_use]
    pub const fn done(&self) -> i64 {
        self.early + self.on_time + self.late + self.untimed
    }
}

impl std::ops::AddAssign for StepSum {
    fn add_assign(&mut self, more: Self) {
        self.early += more.early;
        self.on_time += more.on_time;
        self.late += more.late;
        self.untimed += more.untimed;
    }
}

/// The row of a [`StepKey`] with its [`StepSum`].
#[derive(Clone, PartialEq, Eq, Debug, Queryable, Selectable, Insertable)]
#[diesel(table_name = supervision_step, treat_none_as_default_value = false)]
pub(crate) struct StepRow {
    pub person: Id,
    pub day: Date,
    pub unit: Id,
    pub step: Step,
    pub early: i32,
    pub on_time: i32,
    pub late: i32,
    pub untimed: i32,
}

impl StepRow {
    pub fn new(key: StepKey, sum: StepSum) -> Self {
        let count = |count: i64| i32::try_from(count).unwrap_or(i32::MAX);
        Self {
            person: key.person,
            day: key.day,
            unit: key.unit,
            step: key.step,
            early: count(sum.early),
            on_time: count(sum.on_time),
            late: count(sum.late),
            untimed: count(sum.untimed),
        }
    }

    pub fn key(&self) -> StepKey {
        StepKey { person: self.person, day: self.day, unit: self.unit, step: self.step }
    }

    pub fn sum(&self) -> StepSum {
        StepSum {
            early: self.early.into(),
            on_time: self.on_time.into(),
            late: self.late.into(),
            untimed: self.untimed.into(),
        }
    }
}
