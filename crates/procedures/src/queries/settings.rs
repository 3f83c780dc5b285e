//! Settings of one procedure, as stored. Which of them holds is decided in the rules.

use diesel::prelude::*;
use kernel::Date;
use store::Conn;

use crate::model::{CompetenceSetting, FeeSetting, LimitSetting, NonBoundary, ProcessSetting, ProcessStep};
use crate::rules::Standing;
use crate::schema::{
    procedure_competence_setting, procedure_fee_setting, procedure_limit_setting, procedure_non_boundary,
    procedure_process_setting, procedure_process_step,
};

/// Every limit setting of a procedure, past and future ones too, newest first.
///
/// # Errors
/// Database errors.
pub fn limit_settings(conn: &mut Conn, code: &str) -> store::Result<Vec<LimitSetting>> {
    Ok(procedure_limit_setting::table
        .filter(procedure_limit_setting::code.eq(code))
        .order((procedure_limit_setting::valid_from.desc(), procedure_limit_setting::set_at.desc()))
        .select(LimitSetting::as_select())
        .load(conn)?)
}

/// Every fee setting of a procedure, newest first.
///
/// # Errors
/// Database errors.
pub fn fee_settings(conn: &mut Conn, code: &str) -> store::Result<Vec<FeeSetting>> {
    Ok(procedure_fee_setting::table
        .filter(procedure_fee_setting::code.eq(code))
        .order((procedure_fee_setting::valid_from.desc(), procedure_fee_setting::set_at.desc()))
        .select(FeeSetting::as_select())
        .load(conn)?)
}

/// Every rule of N8 that was set for a procedure, newest first.
///
/// # Errors
/// Database errors.
pub fn competence_settings(conn: &mut Conn, code: &str) -> store::Result<Vec<CompetenceSetting>> {
    Ok(procedure_competence_setting::table
        .filter(procedure_competence_setting::code.eq(code))
        .order((procedure_competence_setting::valid_from.desc(), procedure_competence_setting::set_at.desc()))
        .select(CompetenceSetting::as_select())
        .load(conn)?)
}

/// The newest word on non-boundary intake of a procedure on `date` (A12).
///
/// # Errors
/// Database errors.
pub fn non_boundary(conn: &mut Conn, code: &str, date: Date) -> store::Result<Option<NonBoundary>> {
    Ok(procedure_non_boundary::table
        .filter(procedure_non_boundary::code.eq(code).and(procedure_non_boundary::valid_from.le(date)))
        .order((procedure_non_boundary::valid_from.desc(), procedure_non_boundary::set_at.desc()))
        .select(NonBoundary::as_select())
        .first(conn)
        .optional()?)
}

/// The e-process that holds for a procedure at a standing on `date`, with its steps in order.
///
/// # Errors
/// Database errors.
pub fn process_setting(
    conn: &mut Conn,
    code: &str,
    standing: &Standing,
    date: Date,
) -> store::Result<Option<(ProcessSetting, Vec<ProcessStep>)>> {
    let all: Vec<ProcessSetting> = procedure_process_setting::table
        .filter(procedure_process_setting::code.eq(code).and(procedure_process_setting::valid_from.le(date)))
        .select(ProcessSetting::as_select())
        .load(conn)?;
    let nearest = all
        .into_iter()
        .filter_map(|setting| Some((standing.distance(setting.unit)?, setting)))
        .min_by_key(|(distance, setting)| (*distance, std::cmp::Reverse((setting.valid_from, setting.set_at))));
    let Some((_, setting)) = nearest else { return Ok(None) };
    let steps = steps_of(conn, &setting)?;
    Ok(Some((setting, steps)))
}

/// The steps of one e-process, in order.
///
/// # Errors
/// Database errors.
pub fn steps_of(conn: &mut Conn, setting: &ProcessSetting) -> store::Result<Vec<ProcessStep>> {
    Ok(procedure_process_step::table
        .filter(procedure_process_step::setting_id.eq(setting.id))
        .order(procedure_process_step::seq)
        .select(ProcessStep::as_select())
        .load(conn)?)
}
