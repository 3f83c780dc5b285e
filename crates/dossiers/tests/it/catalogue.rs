//! The procedures of the test house, written straight into the tables.

use diesel::prelude::*;
use kernel::{Date, Id, Timestamp, Vnd};
use procedures::model::{FeeKind, FeeSetting, NonBoundary, Origin, ProcessSetting, ProcessStep};
use procedures::{Certainty, FeeMeasure, Place, StepKind, Tenths, TimeUnit, Version};
use store::Conn;

use crate::house::{BIRTH, COPY, GAP, LAND, LISTED, PAID};

/// Writes the procedures.
pub fn build(conn: &mut Conn) -> store::Result<()> {
    use procedures::schema::{
        procedure_fee_setting, procedure_non_boundary, procedure_process_setting, procedure_process_step,
        procedure_revision, procedure_version,
    };
    let versions = [
        version(BIRTH, "Đăng ký khai sinh", Some(1), TimeUnit::WorkingDay, None),
        version(LAND, "Cấp giấy chứng nhận lần đầu", Some(17), TimeUnit::WorkingDay, None),
        version(COPY, "Chứng thực bản sao từ bản chính", Some(1), TimeUnit::SameDay, None),
        version(GAP, "Thủ tục chưa rõ thời hạn", Some(5), TimeUnit::Unspecified, None),
        version(LISTED, "Thay đổi, cải chính hộ tịch", Some(3), TimeUnit::WorkingDay, None),
        version(PAID, "Thủ tục có lệ phí", Some(3), TimeUnit::WorkingDay, Some(50_000)),
    ];
    for version in &versions {
        diesel::insert_into(procedure_version::table).values(version).execute(conn)?;
    }
    diesel::insert_into(procedure_fee_setting::table).values(copy_fee()).execute(conn)?;
    diesel::insert_into(procedure_fee_setting::table).values(exemption()).execute(conn)?;
    diesel::insert_into(procedure_non_boundary::table).values(listed()).execute(conn)?;
    let (setting, step) = one_act();
    diesel::insert_into(procedure_process_setting::table).values(&setting).execute(conn)?;
    diesel::insert_into(procedure_process_step::table).values(&step).execute(conn)?;
    // A revision of its own, because catalogues in memory go by it.
    diesel::update(procedure_revision::table).set(procedure_revision::revision.eq(Id::new())).execute(conn)?;
    Ok(())
}

fn start() -> Date {
    Date::new(2025, 7, 1).unwrap()
}

fn version(code: &str, name: &str, amount: Option<i32>, unit: TimeUnit, fee: Option<i64>) -> Version {
    Version {
        id: Id::new(),
        code: code.to_owned(),
        number: 1,
        name: name.to_owned(),
        name_folded: kernel::text::fold(name),
        field: "Hộ tịch".to_owned(),
        levels: "commune".to_owned(),
        issuer: "Bộ".to_owned(),
        decision: "1/QĐ".to_owned(),
        agency: String::new(),
        authority: String::new(),
        coordinating: String::new(),
        commune_pc: true,
        on_board: true,
        time_amount: amount.map(Tenths::whole),
        time_unit: unit,
        time_variants: 1,
        fee_kind: if fee.is_some() { FeeKind::Fixed } else { FeeKind::Free },
        fee_min: fee.map(Vnd),
        fee_max: fee.map(Vnd),
        channels: "direct;online;post".to_owned(),
        subjects: String::new(),
        legal_basis: String::new(),
        result: String::new(),
        result_codes: String::new(),
        kind: String::new(),
        source: "test".to_owned(),
        source_url: String::new(),
        as_of: "2026-07".to_owned(),
        processing_system: procedures::model::PROVINCIAL.to_owned(),
        origin: Origin::Import,
        reason: String::new(),
        valid_from: start(),
        valid_to: None,
        created_at: Timestamp::default(),
        created_by: None,
    }
}

fn copy_fee() -> FeeSetting {
    FeeSetting {
        id: Id::new(),
        code: COPY.to_owned(),
        unit: None,
        channel: None,
        case_name: String::new(),
        exemption: String::new(),
        measure: FeeMeasure::Page,
        amount: Vnd(2_000),
        first_pages: 2,
        then_amount: Vnd(1_000),
        cap: Some(Vnd(200_000)),
        reduction_percent: 0,
        reduction_cap: None,
        valid_from: start(),
        valid_to: None,
        source: "G2".to_owned(),
        certainty: Certainty::Read,
        set_at: Timestamp::default(),
        set_by: None,
    }
}

/// Half off for who has a right to it (G5).
fn exemption() -> FeeSetting {
    FeeSetting {
        id: Id::new(),
        exemption: "vneid2-5-papers".to_owned(),
        measure: FeeMeasure::Copy,
        amount: Vnd(0),
        cap: None,
        reduction_percent: 50,
        source: "Nghị quyết 66.22/2026/NQ-CP".to_owned(),
        ..copy_fee()
    }
}

fn listed() -> NonBoundary {
    NonBoundary {
        id: Id::new(),
        code: LISTED.to_owned(),
        listed: true,
        valid_from: start(),
        source: "A12".to_owned(),
        certainty: Certainty::Decision,
        set_at: Timestamp::default(),
        set_by: None,
    }
}

fn one_act() -> (ProcessSetting, ProcessStep) {
    let setting = ProcessSetting {
        id: Id::new(),
        code: COPY.to_owned(),
        unit: None,
        valid_from: start(),
        source: "N4".to_owned(),
        certainty: Certainty::Decision,
        set_at: Timestamp::default(),
        set_by: None,
    };
    let step = ProcessStep {
        setting_id: setting.id,
        seq: 1,
        kind: StepKind::Act,
        role: identity::Role::Receiver,
        place: Place::Centre,
        unit: None,
        budget_minutes: 30,
    };
    (setting, step)
}
