//! Who may change the catalogue, and why not (rules a.4: the department's business administrator keeps
//! procedures, e-processes, fees and forms; the provincial centre controls all).

use identity::{Actor, Role};
use kernel::{Id, Reason, Refusal};
use organization::Directory;

/// Imports of the national catalogue: the provincial centre, or whoever runs the command line.
///
/// # Errors
/// Forbidden.
pub fn may_import(actor: &Actor) -> Result<(), Refusal> {
    allow(actor.is_console() || actor.has(Role::ProvincialCentre), "procedure-forbidden-import")
}

/// The administrators' pages: everyone who may correct or set anything, and who controls or leads.
///
/// # Errors
/// Forbidden.
pub fn may_see_pages(actor: &Actor) -> Result<(), Refusal> {
    const SEE: &[Role] = &[
        Role::ProvincialCentre,
        Role::ProvincialOffice,
        Role::DepartmentAdmin,
        Role::CommuneAdmin,
        Role::Director,
        Role::Leader,
        Role::Head,
        Role::Receiver,
        Role::Specialist,
    ];
    allow(actor.is_console() || actor.has_any(SEE), "procedure-forbidden-pages")
}

/// A new version, a fee, a short title, competence or the non-boundary list of a procedure: the provincial
/// centre, and the administrator of the department whose field it is.
///
/// # Errors
/// Forbidden.
pub fn may_correct(actor: &Actor, directory: &Directory, field: &str) -> Result<(), Refusal> {
    allow(keeps_field(actor, directory, field), "procedure-forbidden-correct")
}

/// A limit or an e-process for one unit, or for all: as [`may_correct`]; and a commune's administrator for
/// the commune's own units, so that a gap of the catalogue can be filled where it hurts (N5).
///
/// # Errors
/// Forbidden.
pub fn may_set_for(actor: &Actor, directory: &Directory, field: &str, unit: Option<Id>) -> Result<(), Refusal> {
    let own = unit.is_some_and(|unit| {
        actor.units_with(Role::CommuneAdmin).any(|commune| directory.is_within(unit, directory.body_of(commune)))
    });
    allow(own || keeps_field(actor, directory, field), "procedure-forbidden-set")
}

fn keeps_field(actor: &Actor, directory: &Directory, field: &str) -> bool {
    if actor.is_console() || actor.has(Role::ProvincialCentre) {
        return true;
    }
    let department = directory.department_for_field(field);
    let mut keeps = actor.units_with(Role::DepartmentAdmin).map(|unit| directory.body_of(unit));
    department.is_some_and(|department| keeps.any(|unit| unit == department))
}

fn allow(yes: bool, why: &'static str) -> Result<(), Refusal> {
    if yes { Ok(()) } else { Err(Refusal::Forbidden(Reason::new(why))) }
}
