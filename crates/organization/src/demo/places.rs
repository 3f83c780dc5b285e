//! Who works where in the demo.

use identity::Role;
use kernel::{Id, text};

use crate::plan::DEPARTMENTS;
use crate::{Directory, Unit, UnitKind};

/// A person to be: one role, at one unit or, for a commune's only head and specialist, at each division.
pub(super) struct Placement {
    pub login: String,
    pub role: Role,
    /// The first one is where the person works.
    pub units: Vec<Id>,
}

impl Placement {
    pub fn home(&self) -> Id {
        self.units[0]
    }
}

const COUNTER: [Role; 5] = [Role::Receiver, Role::Returner, Role::Cashier, Role::Digitiser, Role::Director];

/// Everybody, communes first, each with a login that can be guessed: `quynhluu.receiver`.
pub(super) fn placements(directory: &Directory) -> Vec<Placement> {
    let communes = directory.of_kind(UnitKind::Commune).filter(|unit| unit.seed);
    let mut all: Vec<Placement> = communes.flat_map(|commune| of_commune(directory, commune)).collect();
    all.extend(of_province(directory));
    for department in DEPARTMENTS.iter() {
        let suffix = format!(".{:03}", department.number);
        let unit = directory.of_kind(UnitKind::Department).find(|unit| unit.code.ends_with(&suffix));
        all.extend(unit.into_iter().flat_map(|unit| of_department(directory, unit, &department.login)));
    }
    all.retain(|placement| !placement.units.is_empty());
    all
}

fn of_commune(directory: &Directory, commune: &Unit) -> Vec<Placement> {
    let login = short(&commune.name);
    let centre: Vec<Id> = directory.centre_of(commune.id).map(|unit| unit.id).into_iter().collect();
    let divisions: Vec<Id> = divisions(directory, commune.id);
    let last: Vec<Id> = divisions.last().copied().into_iter().collect();
    let body = vec![commune.id];
    let mut people = people(&login, &COUNTER, &centre);
    people.extend(self::people(&login, &[Role::Head, Role::Specialist], &divisions));
    people.extend(self::people(&login, &[Role::Consulted], &last));
    people.extend(self::people(&login, &[Role::Signer, Role::Issuer, Role::CommuneAdmin, Role::Leader], &body));
    people
}

fn of_province(directory: &Directory) -> Vec<Placement> {
    let id = |unit: Option<&Unit>| -> Vec<Id> { unit.map(|unit| unit.id).into_iter().collect() };
    let centre = directory.provincial_centre();
    let office = id(centre.and_then(|centre| directory.unit(centre.parent?)));
    let (centre, province) = (id(centre), id(directory.province()));
    let mut all = people("trungtam", &COUNTER, &centre);
    all.extend(people("trungtam", &[Role::ProvincialCentre], &centre));
    all.extend(people("tinh", &[Role::ProvincialOffice], &office));
    let roles = [Role::Leader, Role::Signer, Role::Issuer, Role::PoliceAdmin, Role::Operator];
    all.extend(people("tinh", &roles, &province));
    all
}

fn of_department(directory: &Directory, department: &Unit, login: &str) -> Vec<Placement> {
    let divisions = divisions(directory, department.id);
    let mut all = people(login, &[Role::Head, Role::Specialist, Role::Consulted], &divisions);
    all.extend(people(login, &[Role::Signer, Role::Issuer, Role::DepartmentAdmin], &[department.id]));
    all
}

fn people(login: &str, roles: &[Role], units: &[Id]) -> Vec<Placement> {
    roles
        .iter()
        .map(|role| Placement { login: format!("{login}.{role}"), role: *role, units: units.to_vec() })
        .collect()
}

fn divisions(directory: &Directory, body: Id) -> Vec<Id> {
    directory.children(body).filter(|unit| unit.kind == UnitKind::Division).map(|unit| unit.id).collect()
}

/// The place's own name without its form, in small plain letters: `quynhluu`.
fn short(name: &str) -> String {
    let folded = text::fold(name);
    let own = folded.strip_prefix("dac khu ").or_else(|| folded.split_once(' ').map(|(_, own)| own));
    own.unwrap_or(&folded).chars().filter(char::is_ascii_alphanumeric).collect()
}
