//! Stores with units and a part of the shipped catalogue, and values for the pure rules.

use std::collections::HashMap;
use std::sync::Arc;

use identity::{Actor, Ctx, Grant, Role};
use kernel::{Date, Id, Timestamp};
use organization::{Directory, Unit, UnitKind};
use procedures::{FeeKind, Tenths, TimeUnit, Version, shipped};
use testkit::TestStore;

/// A Monday morning.
pub fn now() -> Timestamp {
    Timestamp::parse("2026-11-23T08:00").unwrap()
}

pub fn today() -> Date {
    now().date()
}

pub fn day(text: &str) -> Date {
    Date::parse(text).unwrap()
}

pub fn both(test: impl Fn(&TestStore)) {
    testkit::both(&[identity::MIGRATIONS, organization::MIGRATIONS, procedures::MIGRATIONS], test);
}

pub fn as_console<T: Send + 'static>(
    store: &TestStore,
    act: impl Fn(&mut store::Conn, &Ctx) -> store::Result<T> + Send + 'static,
) -> T {
    act_as(store, &Actor::console(), act).unwrap()
}

pub fn act_as<T: Send + 'static>(
    store: &TestStore,
    actor: &Actor,
    act: impl Fn(&mut store::Conn, &Ctx) -> store::Result<T> + Send + 'static,
) -> store::Result<T> {
    let actor = actor.clone();
    store.write_blocking(move |conn| act(conn, &Ctx::new(&actor, now())))
}

pub fn read<T>(store: &TestStore, query: impl FnOnce(&mut store::Conn) -> store::Result<T>) -> T {
    store.read_blocking(query).unwrap()
}

pub fn directory_of(store: &TestStore) -> Arc<Directory> {
    read(store, organization::directory)
}

pub fn unit(directory: &Directory, code: &str) -> Id {
    directory.by_code(code).unwrap_or_else(|| panic!("no unit {code}")).id
}

pub fn actor(grants: &[(Role, Id)]) -> Actor {
    Actor {
        account: Id::from_bytes([9; 16]),
        login: "somebody".to_owned(),
        name: "Somebody".to_owned(),
        grants: grants.iter().map(|(role, unit)| Grant { role: *role, unit: *unit }).collect(),
        origin: "10.0.0.1".to_owned(),
    }
}

/// The codes of a refusal, in order.
pub fn codes<T: std::fmt::Debug>(result: store::Result<T>) -> Vec<&'static str> {
    use kernel::Refusal::{Conflict, Forbidden, Invalid, NotFound};
    match result.unwrap_err() {
        store::Error::Refused(Invalid(faults)) => faults.iter().map(|fault| fault.reason.code).collect(),
        store::Error::Refused(Forbidden(reason) | NotFound(reason) | Conflict { reason, .. }) => vec![reason.code],
        other => panic!("no refusal: {other}"),
    }
}

/// The rows of a shipped file that concern these codes, with its header.
pub fn rows_of(file: shipped::Shipped, codes: &[&str]) -> String {
    let mut reader = csv::Reader::from_reader(file.open());
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(reader.headers().unwrap()).unwrap();
    for row in reader.records().map(Result::unwrap).filter(|row| codes.contains(&&row[0])) {
        writer.write_record(&row).unwrap();
    }
    String::from_utf8(writer.into_inner().unwrap()).unwrap()
}

/// A dozen real procedures of several levels and gaps.
pub const SOME: &[&str] = &[
    "1.001193", "1.000656", "2.000815", "2.000635", "1.013978", "1.012812", "1.013225", "2.000720", "1.000014",
    "1.004222", "1.000010", "1.013097", "2.000884", "1.000894", "1.004859", "1.000016",
];

/// Units, those procedures with parts, channels and the settings of part l.
pub fn with_some(test: impl Fn(&TestStore)) {
    both(|store| {
        fill_some(store);
        test(store);
    });
}

pub fn fill_some(store: &TestStore) {
    as_console(store, |conn, ctx| {
        import_home_units(conn, ctx)?;
        for (file, import) in [(shipped::PROCEDURES, 0), (shipped::DOCUMENTS, 1), (shipped::CHANNELS, 2)] {
            let text = rows_of(file, SOME);
            let report = match import {
                0 => procedures::commands::import_procedures(conn, ctx, file.name, text.as_bytes(), false)?,
                1 => procedures::commands::import_documents(conn, ctx, file.name, text.as_bytes(), false)?,
                _ => procedures::commands::import_channels(conn, ctx, file.name, text.as_bytes(), false)?,
            };
            assert!(report.faults.is_empty(), "{:?}", report.faults);
        }
        let settings = shipped::SETTINGS.as_bytes();
        let report = procedures::commands::import_settings(conn, ctx, "settings_part_l.csv", settings)?;
        assert!(report.faults.is_empty(), "{:?}", report.faults);
        Ok(())
    });
}

/// The home province's units alone: the whole national list would take most of a test's time.
fn import_home_units(conn: &mut store::Conn, ctx: &Ctx) -> store::Result<()> {
    let all = String::from_utf8_lossy(organization::shipped::ADMIN_UNITS);
    let home = |line: &&str| line.starts_with("code,") || line.starts_with("40,") || line.contains(",40,");
    let home = all.lines().filter(home).collect::<Vec<_>>().join("\n");
    let report = organization::import::units(conn, ctx, "admin_units.csv", home.as_bytes(), false)?;
    assert!(report.faults.is_empty(), "{:?}", report.faults);
    let seeds = organization::shipped::NGHE_AN_UNITS;
    let report = organization::import::units(conn, ctx, "nghe_an_units.csv", seeds, false)?;
    assert!(report.faults.is_empty(), "{:?}", report.faults);
    Ok(())
}

/// A procedure of the pure rules.
pub fn version(code: &str) -> Version {
    Version {
        name: "Thủ tục thử".to_owned(),
        name_folded: "thu tuc thu".to_owned(),
        field: "Hộ tịch".to_owned(),
        levels: "commune".to_owned(),
        decision: "1/QĐ-BTP".to_owned(),
        commune_pc: true,
        on_board: true,
        time_amount: Some(Tenths::whole(5)),
        time_unit: TimeUnit::WorkingDay,
        fee_kind: FeeKind::Free,
        channels: "direct".to_owned(),
        valid_from: day("2026-07-01"),
        ..Version::blank(code.to_owned(), now())
    }
}

/// Ids of the small province of the pure rules.
pub mod at {
    use kernel::Id;
    pub const PROVINCE: Id = Id::from_bytes([1; 16]);
    pub const JUSTICE: Id = Id::from_bytes([2; 16]);
    pub const LAND: Id = Id::from_bytes([3; 16]);
    pub const OFFICE: Id = Id::from_bytes([4; 16]);
    pub const PROVINCIAL_CENTRE: Id = Id::from_bytes([5; 16]);
    pub const LOWLAND: Id = Id::from_bytes([10; 16]);
    pub const LOWLAND_CENTRE: Id = Id::from_bytes([11; 16]);
    pub const LOWLAND_OFFICE: Id = Id::from_bytes([12; 16]);
    pub const LOWLAND_ECONOMY: Id = Id::from_bytes([13; 16]);
    pub const LOWLAND_CULTURE: Id = Id::from_bytes([14; 16]);
    pub const MOUNTAIN: Id = Id::from_bytes([20; 16]);
    pub const MOUNTAIN_CENTRE: Id = Id::from_bytes([21; 16]);
}

/// A province with two departments, a lowland commune with divisions and a commune in a hard area.
pub fn province() -> Directory {
    use UnitKind::{Centre, Commune, Department, Division, Province};
    let units = vec![
        node(at::PROVINCE, "H41", Province, None),
        node(at::OFFICE, "H41.200", Department, Some(at::PROVINCE)),
        node(at::PROVINCIAL_CENTRE, "H41.200.01", Centre, Some(at::OFFICE)),
        node(at::JUSTICE, "H41.202", Department, Some(at::PROVINCE)),
        node(at::LAND, "H41.205", Department, Some(at::PROVINCE)),
        node(at::LOWLAND, "H41.001", Commune, Some(at::PROVINCE)),
        node(at::LOWLAND_CENTRE, "H41.001.01", Centre, Some(at::LOWLAND)),
        node(at::LOWLAND_OFFICE, "H41.001.02", Division, Some(at::LOWLAND)),
        node(at::LOWLAND_ECONOMY, "H41.001.03", Division, Some(at::LOWLAND)),
        node(at::LOWLAND_CULTURE, "H41.001.04", Division, Some(at::LOWLAND)),
        Unit { hard_area: true, ..node(at::MOUNTAIN, "H41.002", Commune, Some(at::PROVINCE)) },
        node(at::MOUNTAIN_CENTRE, "H41.002.01", Centre, Some(at::MOUNTAIN)),
    ];
    let fields = [("ho tich", at::JUSTICE), ("dat dai", at::LAND)];
    let fields: HashMap<String, Id> = fields.map(|(field, unit)| (field.to_owned(), unit)).into();
    Directory::new(Id::new(), units, fields)
}

fn node(id: Id, code: &str, kind: UnitKind, parent: Option<Id>) -> Unit {
    Unit {
        id,
        code: code.to_owned(),
        kind,
        parent,
        name: code.to_owned(),
        formal_name: code.to_owned(),
        official_code: None,
        valid_from: day("2025-07-01"),
        valid_to: None,
        seed: false,
        stand_in: true,
        resolution: None,
        hard_area: false,
    }
}
