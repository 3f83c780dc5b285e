//! Which units the province has, made from the list of its communes: codes by N9, centres by A1, divisions by
//! I2, departments by N10. Pure; the Vietnamese names are in `data/`.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::LazyLock;

use kernel::Date;
use serde::Deserialize;

use crate::UnitKind;

/// The province or one of its communes in the national list.
#[derive(Clone, PartialEq, Debug)]
pub struct Place {
    /// National code.
    pub code: String,
    pub name: String,
    /// `tinh`, `thanh_pho`, `xa`, `phuong` or `dac_khu`.
    pub form: String,
    pub valid_from: Date,
}

/// A unit that should stand.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Planned {
    /// By which a later import finds it again: `province`, `department/201`, `commune/17179`, `commune/17179/02`.
    pub plan: String,
    pub parent: Option<String>,
    pub code: String,
    pub kind: UnitKind,
    pub name: String,
    pub formal_name: String,
    pub official_code: Option<String>,
    pub valid_from: Date,
    /// Every code but the province's own is a stand-in (N9).
    pub stand_in: bool,
}

#[derive(Deserialize)]
struct NameRow {
    part: String,
    form: String,
    suffix: String,
    kind: UnitKind,
    name: String,
    formal_name: String,
}

/// A department as `data/departments.csv` lists it.
#[derive(Clone, Debug, Deserialize)]
pub struct Department {
    /// Second group of its code (N9).
    pub number: u16,
    /// Begin of the logins of its demo people.
    pub login: String,
    name: String,
    formal_name: String,
}

/// Number of the Office of the provincial People's Committee, whose centre is the province's (A1).
pub const OFFICE: u16 = 200;

static NAMES: LazyLock<Vec<NameRow>> = LazyLock::new(|| read(include_str!("../data/unit_names.csv")));

/// The departments of the province (N10).
pub static DEPARTMENTS: LazyLock<Vec<Department>> = LazyLock::new(|| read(include_str!("../data/departments.csv")));

/// Reads a file that ships with this crate; a test reads each of them.
pub(crate) fn read<T: for<'de> Deserialize<'de>>(csv: &str) -> Vec<T> {
    let rows = csv::Reader::from_reader(csv.as_bytes()).into_deserialize();
    rows.collect::<Result<_, _>>().expect("a test reads the shipped files")
}

/// All units that should stand, parents before children. `standing` maps plans to the codes they already have,
/// which never move: a commune that comes later takes the next free number.
#[must_use]
pub fn plan(agency: &str, province: &Place, communes: &[Place], standing: &HashMap<String, String>) -> Vec<Planned> {
    let mut units = vec![body(province, agency.to_owned(), None, standing)];
    units[0].stand_in = false;
    let agency = units[0].code.clone();
    for department in DEPARTMENTS.iter() {
        units.extend(department_units(department, &agency, province, standing));
    }
    let numbers = numbers(&agency, communes, standing);
    for commune in communes {
        let number = numbers[commune.code.as_str()];
        let body = body(commune, format!("{agency}.{number:03}"), Some("province"), standing);
        let parts = parts(&body, &["commune", &commune.form], commune, None, standing);
        units.push(body);
        units.extend(parts);
    }
    units
}

/// Rank of each commune's official code within the province (N9); known ones keep their number.
fn numbers<'a>(agency: &str, communes: &'a [Place], standing: &HashMap<String, String>) -> BTreeMap<&'a str, u16> {
    let mut codes: Vec<&str> = communes.iter().map(|commune| commune.code.as_str()).collect();
    codes.sort_unstable();
    let is_new = |code: &&str| !standing.contains_key(&format!("commune/{code}"));
    let prefix = format!("{agency}.");
    let taken: HashSet<u16> = standing.values().filter_map(|code| code.strip_prefix(&prefix)?.parse().ok()).collect();
    let mut free = (1..).filter(|number| !taken.contains(number));
    // `plan` takes the standing code where there is one, so a known commune's number is not used.
    codes.into_iter().map(|code| (code, if is_new(&code) { free.next().unwrap_or(0) } else { 0 })).collect()
}

fn body(place: &Place, code: String, parent: Option<&str>, standing: &HashMap<String, String>) -> Planned {
    let plan = if parent.is_some() { format!("commune/{}", place.code) } else { "province".to_owned() };
    let code = standing.get(&plan).cloned().unwrap_or(code);
    let names = NAMES.iter().find(|row| row.part == "body" && row.form == place.form);
    let (name, formal_name) = names.map_or_else(
        || (place.name.clone(), place.name.clone()),
        |row| (fill(&row.name, place, None), fill(&row.formal_name, place, None)),
    );
    Planned {
        parent: parent.map(ToOwned::to_owned),
        plan,
        code,
        kind: if parent.is_some() { UnitKind::Commune } else { UnitKind::Province },
        name,
        formal_name,
        official_code: Some(place.code.clone()),
        valid_from: place.valid_from,
        stand_in: true,
    }
}

fn department_units(
    department: &Department,
    agency: &str,
    province: &Place,
    standing: &HashMap<String, String>,
) -> Vec<Planned> {
    let plan = format!("department/{}", department.number);
    let code = standing.get(&plan).cloned().unwrap_or_else(|| format!("{agency}.{:03}", department.number));
    let body = Planned {
        plan,
        parent: Some("province".to_owned()),
        code,
        kind: UnitKind::Department,
        name: fill(&department.name, province, None),
        formal_name: fill(&department.formal_name, province, None),
        official_code: None,
        valid_from: province.valid_from,
        stand_in: true,
    };
    let forms: &[&str] = if department.number == OFFICE { &["province", "department"] } else { &["department"] };
    let parts = parts(&body, forms, province, Some(&body.name), standing);
    std::iter::once(body).chain(parts).collect()
}

/// The centre and divisions below a body.
fn parts(
    body: &Planned,
    forms: &[&str],
    place: &Place,
    department: Option<&str>,
    standing: &HashMap<String, String>,
) -> Vec<Planned> {
    let rows = NAMES.iter().filter(|row| row.part != "body" && forms.contains(&row.form.as_str()));
    let part = |row: &NameRow| {
        let plan = format!("{}/{}", body.plan, row.suffix);
        let code = standing.get(&plan).cloned().unwrap_or_else(|| format!("{}.{}", body.code, row.suffix));
        Planned {
            plan,
            parent: Some(body.plan.clone()),
            code,
            kind: row.kind,
            name: fill(&row.name, place, department),
            formal_name: fill(&row.formal_name, place, department),
            official_code: None,
            valid_from: body.valid_from,
            stand_in: true,
        }
    };
    rows.map(part).collect()
}

/// Fills `{Place}`, `{place}` (first letter small) and `{department}`.
fn fill(pattern: &str, place: &Place, department: Option<&str>) -> String {
    pattern
        .replace("{Place}", &place.name)
        .replace("{place}", &small_first(&place.name))
        .replace("{department}", department.unwrap_or_default())
}

fn small_first(name: &str) -> String {
    let mut letters = name.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}
