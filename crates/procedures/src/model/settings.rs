use diesel::prelude::*;
use identity::Role;
use kernel::{Date, Id, Timestamp, Vnd};

use super::{Certainty, Channel, FeeMeasure, Place, StepKind, Tenths, TimeUnit};
use crate::schema::{
    procedure_board_entry, procedure_competence_setting, procedure_fee_setting, procedure_limit_setting,
    procedure_non_boundary, procedure_process_setting, procedure_process_step,
};

/// A limit set by a unit, or for every unit where `unit` is `None` (rule N5). The newest one in force counts.
#[derive(Clone, PartialEq, Eq, Debug, Queryable, Selectable, Insertable)]
#[diesel(table_name = procedure_limit_setting, treat_none_as_default_value = false)]
pub struct LimitSetting {
    pub id: Id,
    pub code: String,
    /// The unit it holds for, with all below it.
    pub unit: Option<Id>,
    /// Only for this channel.
    pub channel: Option<Channel>,
    pub amount: Tenths,
    pub time_unit: TimeUnit,
    /// What hard areas get on top, in the same time unit (J2).
    pub hard_area_add: Tenths,
    pub valid_from: Date,
    /// Where it is written: shown beside the due date.
    pub source: String,
    pub certainty: Certainty,
    pub set_at: Timestamp,
    pub set_by: Option<Id>,
}

/// A fee by procedure, case, unit, channel, exemption and date (rule G1).
#[derive(Clone, PartialEq, Eq, Debug, Queryable, Selectable, Insertable)]
#[diesel(table_name = procedure_fee_setting, treat_none_as_default_value = false)]
pub struct FeeSetting {
    pub id: Id,
    pub code: String,
    pub unit: Option<Id>,
    pub channel: Option<Channel>,
    /// The case it holds for; empty for every case without a row of its own.
    pub case_name: String,
    /// Empty for the plain fee; else the exemption that takes off `reduction_percent` (G5).
    pub exemption: String,
    pub measure: FeeMeasure,
    /// Price of a case, of a copy, or of each of the first `first_pages` pages.
    pub amount: Vnd,
    /// How many pages of a copy cost `amount`; the rest cost `then_amount` (G2). 0 = all.
    pub first_pages: i32,
    pub then_amount: Vnd,
    /// The most that one copy costs (G2).
    pub cap: Option<Vnd>,
    /// What an exemption takes off, in hundredths.
    pub reduction_percent: i32,
    /// The most that an exemption takes off.
    pub reduction_cap: Option<Vnd>,
    pub valid_from: Date,
    /// Last day in force.
    pub valid_to: Option<Date>,
    pub source: String,
    pub certainty: Certainty,
    pub set_at: Timestamp,
    pub set_by: Option<Id>,
}

impl FeeSetting {
    /// Whether it is in force on `date`.
    #[must_use]
    pub fn in_force_on(&self, date: Date) -> bool {
        self.valid_from <= date && self.valid_to.is_none_or(|last| date <= last)
    }
}

/// An internal e-process of a procedure at a unit, or at all (rule A25).
#[derive(Clone, PartialEq, Eq, Debug, Queryable, Selectable, Insertable)]
#[diesel(table_name = procedure_process_setting, treat_none_as_default_value = false)]
pub struct ProcessSetting {
    pub id: Id,
    pub code: String,
    pub unit: Option<Id>,
    pub valid_from: Date,
    pub source: String,
    pub certainty: Certainty,
    pub set_at: Timestamp,
    pub set_by: Option<Id>,
}

/// One step of an e-process, in order.
#[derive(Clone, PartialEq, Eq, Debug, Queryable, Selectable, Insertable)]
#[diesel(table_name = procedure_process_step, treat_none_as_default_value = false)]
pub struct ProcessStep {
    pub setting_id: Id,
    /// From 1.
    pub seq: i32,
    pub kind: StepKind,
    pub role: Role,
    pub place: Place,
    /// Only with [`Place::Unit`].
    pub unit: Option<Id>,
    /// Working minutes; the sum is the limit.
    pub budget_minutes: i32,
}

/// Who decides, by procedure and place (rule N8).
#[derive(Clone, PartialEq, Eq, Debug, Queryable, Selectable, Insertable)]
#[diesel(table_name = procedure_competence_setting, treat_none_as_default_value = false)]
pub struct CompetenceSetting {
    pub id: Id,
    pub code: String,
    /// Where the dossier comes in, with all below; `None` for the whole province.
    pub place: Option<Id>,
    pub body: Id,
    pub valid_from: Date,
    pub source: String,
    pub certainty: Certainty,
    pub set_at: Timestamp,
    pub set_by: Option<Id>,
}

/// Whether a procedure may be handed in at any centre (rule A12); the newest row in force counts.
#[derive(Clone, PartialEq, Eq, Debug, Queryable, Selectable, Insertable)]
#[diesel(table_name = procedure_non_boundary, treat_none_as_default_value = false)]
pub struct NonBoundary {
    pub id: Id,
    pub code: String,
    pub listed: bool,
    pub valid_from: Date,
    pub source: String,
    pub certainty: Certainty,
    pub set_at: Timestamp,
    pub set_by: Option<Id>,
}

/// A code on a commune's public board. Where the catalogue has no version of it, the details are a gap.
#[derive(Clone, PartialEq, Eq, Debug, Queryable, Selectable, Insertable)]
#[diesel(table_name = procedure_board_entry, treat_none_as_default_value = false)]
pub struct BoardEntry {
    pub code: String,
    pub field: String,
    /// Empty where no source tells the name.
    pub name: String,
    pub name_source: String,
}
