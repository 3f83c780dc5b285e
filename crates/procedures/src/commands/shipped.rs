//! Fills a new house with the catalogue and settings that ship with the program.

use std::io::Read;

use diesel::prelude::*;
use identity::Ctx;
use kernel::codes::ProcedureCode;
use kernel::{Reason, Vnd};
use organization::import::{Columns, ImportReport, Row, Rows};
use serde_json::json;
use store::Conn;

use super::{SetFee, SetLimit, SetNonBoundary, SetProcess, StepDraft, set_fee, set_limit, set_place, set_process};
use crate::model::{
    BoardEntry, Certainty, Channel, FeeMeasure, FeeSetting, LimitSetting, NonBoundary, Place, StepKind, Tenths,
    TimeUnit,
};
use crate::schema::{
    procedure_board_entry, procedure_fee_setting, procedure_limit_setting, procedure_non_boundary,
    procedure_process_setting,
};
use crate::{changes, policy, shipped};

/// The whole shipped catalogue with the settings of part l, the demo list of A12 and the board: what
/// `motcua demo` starts with. Doing it again changes nothing.
///
/// # Errors
/// Forbidden; database errors. A fault in a shipped file is a fault of the program: `Error::Stored`.
pub fn seed(conn: &mut Conn, ctx: &Ctx) -> store::Result<()> {
    let file = shipped::PROCEDURES;
    sound(super::import_procedures(conn, ctx, file.name, file.open(), false)?)?;
    let file = shipped::DOCUMENTS;
    sound(super::import_documents(conn, ctx, file.name, file.open(), false)?)?;
    let file = shipped::CHANNELS;
    sound(super::import_channels(conn, ctx, file.name, file.open(), false)?)?;
    let file = shipped::BOARD;
    sound(import_board(conn, ctx, file.name, file.open())?)?;
    sound(import_settings(conn, ctx, "settings_part_l.csv", shipped::SETTINGS.as_bytes())?)?;
    sound(import_non_boundary(conn, ctx, "non_boundary_demo.csv", shipped::NON_BOUNDARY.as_bytes())?)
}

fn sound(report: ImportReport) -> store::Result<()> {
    match report.faults.first() {
        Some(fault) => Err(store::Error::Stored(format!("shipped file: {fault:?}"))),
        None => Ok(()),
    }
}

const BOARD: Columns = Columns { required: &["code", "field"], optional: &["name", "status", "name_source"] };

/// Imports a commune's board (`board_nui_cam.csv`): codes with field, and a name where one is known. It
/// takes the place of the board that was there.
///
/// # Errors
/// As the other imports.
pub fn import_board(conn: &mut Conn, ctx: &Ctx, name: &str, reader: impl Read) -> store::Result<ImportReport> {
    policy::may_import(ctx.actor)?;
    let mut entries: Vec<BoardEntry> = Vec::new();
    let mut report = read(name, reader, &BOARD, |row| {
        let entry = BoardEntry {
            code: code(row).unwrap_or_default(),
            field: row.required("field"),
            name: row.text("name"),
            name_source: row.text("name_source"),
        };
        if row.is_clean() {
            entries.push(entry);
        }
    });
    entries.sort_by(|a, b| a.code.cmp(&b.code));
    entries.dedup_by(|a, b| a.code == b.code);
    let own: Vec<BoardEntry> =
        procedure_board_entry::table.order(procedure_board_entry::code).select(BoardEntry::as_select()).load(conn)?;
    if report.is_refused() || own == entries {
        return Ok(report);
    }
    diesel::delete(procedure_board_entry::table).execute(conn)?;
    for entry in &entries {
        diesel::insert_into(procedure_board_entry::table).values(entry).execute(conn)?;
    }
    report.changed = entries.len();
    changes::note(conn, ctx, "procedure.import-board", &format!("file:{name}"), &json!({ "rows": report.rows }))?;
    Ok(report)
}

const SETTINGS: Columns = Columns {
    required: &["setting", "code", "valid_from", "source", "certainty"],
    optional: &[
        "channel",
        "case",
        "amount",
        "time_unit",
        "hard_area_add",
        "measure",
        "first_pages",
        "then_amount",
        "cap",
        "exemption",
        "reduction_percent",
        "reduction_cap",
        "valid_to",
    ],
};

enum Setting {
    Limit(LimitSetting),
    Fee(FeeSetting),
    Act(SetProcess),
}

/// Imports settings for all units (`settings_part_l.csv`). A row that is there already changes nothing.
///
/// # Errors
/// As the other imports.
pub fn import_settings(conn: &mut Conn, ctx: &Ctx, name: &str, reader: impl Read) -> store::Result<ImportReport> {
    policy::may_import(ctx.actor)?;
    let mut settings = Vec::new();
    let mut report = read(name, reader, &SETTINGS, |row| settings.extend(setting(row, ctx)));
    if report.is_refused() {
        return Ok(report);
    }
    let limits: Vec<LimitSetting> = procedure_limit_setting::table.select(LimitSetting::as_select()).load(conn)?;
    let fees: Vec<FeeSetting> = procedure_fee_setting::table.select(FeeSetting::as_select()).load(conn)?;
    let acts: Vec<String> = procedure_process_setting::table.select(procedure_process_setting::code).load(conn)?;
    for setting in settings {
        report.changed += match setting {
            Setting::Limit(row) if !limits.iter().any(|own| same_limit(own, &row)) => {
                diesel::insert_into(procedure_limit_setting::table).values(row).execute(conn)?
            }
            Setting::Fee(row) if !fees.iter().any(|own| same_fee(own, &row)) => {
                diesel::insert_into(procedure_fee_setting::table).values(row).execute(conn)?
            }
            Setting::Act(cmd) if !acts.contains(&cmd.code) => {
                let (row, steps) = set_process::rows(&cmd.code, &cmd, ctx);
                set_process::insert(conn, &row, &steps)?;
                1
            }
            _ => 0,
        };
    }
    noted(conn, ctx, name, report)
}

fn setting(row: &mut Row<'_>, ctx: &Ctx) -> Option<Setting> {
    let code = code(row);
    let what = row.required("setting");
    let from = row.date("valid_from");
    let source = row.required("source");
    let certainty = row.choice("certainty", Certainty::parse);
    let channel = row.parsed_optional("channel", |text| {
        Channel::read(text).ok_or_else(|| Reason::new("organization-import-choice").with("found", text))
    });
    let (code, valid_from, certainty) = (code?, from?, certainty?);
    let made = match what.as_str() {
        "limit" => {
            let add = row.text("hard_area_add");
            let amount = row.text("amount");
            let time_unit = row.choice("time_unit", TimeUnit::parse)?;
            let tenths = |text: &str| if text.is_empty() { Some(Tenths(0)) } else { Tenths::parse(text) };
            let (amount, hard_area_add) = (tenths(&amount)?, tenths(&add)?);
            let cmd =
                SetLimit { code, unit: None, channel, amount, time_unit, hard_area_add, valid_from, source, certainty };
            checked(row, set_limit::faults(&cmd));
            Setting::Limit(set_limit::row(&cmd.code, &cmd, ctx))
        }
        "fee" => {
            let cmd = fee(row, SetFee { channel, certainty, ..SetFee::plain(&code, Vnd(0), valid_from, &source) })?;
            checked(row, set_fee::faults(&cmd));
            Setting::Fee(set_fee::row(&cmd.code, &cmd, ctx))
        }
        "act" => {
            let step = StepDraft {
                kind: StepKind::Act,
                role: identity::Role::Receiver,
                place: Place::Centre,
                unit: None,
                budget_minutes: 60,
            };
            Setting::Act(SetProcess { code, unit: None, valid_from, source, certainty, steps: vec![step] })
        }
        other => {
            row.fault("setting", Reason::new("organization-import-choice").with("found", other));
            return None;
        }
    };
    row.is_clean().then_some(made)
}

fn fee(row: &mut Row<'_>, plain: SetFee) -> Option<SetFee> {
    let dong = |amount: u32| Vnd(i64::from(amount));
    let small = |number: u32| i32::try_from(number).unwrap_or(i32::MAX);
    Some(SetFee {
        case_name: row.text("case"),
        exemption: row.text("exemption"),
        measure: row.choice("measure", FeeMeasure::parse)?,
        amount: row.number("amount").map(dong)?,
        first_pages: row.number("first_pages").map(small).unwrap_or_default(),
        then_amount: row.number("then_amount").map(dong).unwrap_or_default(),
        cap: row.number("cap").map(dong),
        reduction_percent: row.number("reduction_percent").map(small).unwrap_or_default(),
        reduction_cap: row.number("reduction_cap").map(dong),
        valid_to: row.date_optional("valid_to"),
        ..plain
    })
}

fn checked(row: &mut Row<'_>, faults: Vec<kernel::FieldFault>) {
    for fault in faults {
        row.fault(&fault.field, fault.reason);
    }
}

fn same_limit(own: &LimitSetting, row: &LimitSetting) -> bool {
    LimitSetting { id: own.id, set_at: own.set_at, set_by: own.set_by, ..row.clone() } == *own
}

fn same_fee(own: &FeeSetting, row: &FeeSetting) -> bool {
    FeeSetting { id: own.id, set_at: own.set_at, set_by: own.set_by, ..row.clone() } == *own
}

const NON_BOUNDARY: Columns = Columns { required: &["code", "valid_from", "source", "certainty"], optional: &[] };

fn import_non_boundary(conn: &mut Conn, ctx: &Ctx, name: &str, reader: impl Read) -> store::Result<ImportReport> {
    let mut rows = Vec::new();
    let mut report = read(name, reader, &NON_BOUNDARY, |row| {
        let (code, from) = (code(row), row.date("valid_from"));
        let (source, certainty) = (row.required("source"), row.choice("certainty", Certainty::parse));
        if let (Some(code), Some(valid_from), Some(certainty)) = (code, from, certainty) {
            let cmd = SetNonBoundary { listed: true, code, valid_from, source, certainty };
            rows.push(set_place::non_boundary(&cmd.code, &cmd, ctx));
        }
    });
    let own: Vec<NonBoundary> = procedure_non_boundary::table.select(NonBoundary::as_select()).load(conn)?;
    rows.retain(|row| !own.iter().any(|own| own.code == row.code));
    if report.is_refused() || rows.is_empty() {
        return Ok(report);
    }
    for row in &rows {
        diesel::insert_into(procedure_non_boundary::table).values(row).execute(conn)?;
    }
    report.changed = rows.len();
    noted(conn, ctx, name, report)
}

fn noted(conn: &mut Conn, ctx: &Ctx, name: &str, report: ImportReport) -> store::Result<ImportReport> {
    if report.changed > 0 {
        let detail = json!({ "rows": report.rows, "changed": report.changed });
        changes::note(conn, ctx, "procedure.import-settings", &format!("file:{name}"), &detail)?;
    }
    Ok(report)
}

fn read<R: Read>(name: &str, reader: R, columns: &Columns, act: impl FnMut(&mut Row<'_>)) -> ImportReport {
    match Rows::open(name, reader) {
        Ok(mut rows) => {
            rows.expect(columns);
            let (rows, faults) = rows.each(act);
            ImportReport { rows, changed: 0, faults }
        }
        Err(fault) => ImportReport::refused(fault),
    }
}

fn code(row: &mut Row<'_>) -> Option<String> {
    row.parsed("code", |text| ProcedureCode::parse(text).map(|code| code.as_str().to_owned()))
}
