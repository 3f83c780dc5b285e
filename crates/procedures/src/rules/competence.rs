//! Rule N8: which body decides a dossier.

use kernel::{Date, FieldFault, Id, Reason, Refusal};
use organization::{Directory, UnitKind};

use super::Standing;
use crate::model::{CompetenceSetting, Level, Version};

/// The answer to "who decides?".
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Competent {
    /// This unit: a commune, a department, or the division of one that was chosen.
    Known(Id),
    /// Undecidable: the clerk must choose, and the choice is recorded.
    Choose,
}

/// Decides by the setting of the place, else by the chosen unit, else by level: commune-level procedures go
/// to the receiving commune, province-level ones to the department of the field (N8).
///
/// # Errors
/// [`Refusal::Invalid`] on `competent_unit` when the chosen unit cannot decide this procedure.
pub fn choose(
    directory: &Directory,
    version: &Version,
    settings: &[CompetenceSetting],
    receiving_centre: Id,
    chosen: Option<Id>,
    date: Date,
) -> Result<Competent, Refusal> {
    let place = chosen.unwrap_or(receiving_centre);
    if let Some(body) = by_setting(directory, version, settings, place, date) {
        return match chosen {
            Some(chosen)
                if directory.body_of(chosen) != directory.body_of(body) && !takes(directory, version, chosen) =>
            {
                Err(not_competent())
            }
            Some(chosen) if directory.is_within(chosen, body) => Ok(Competent::Known(chosen)),
            _ => Ok(Competent::Known(body)),
        };
    }
    match chosen {
        Some(chosen) if takes(directory, version, chosen) => Ok(Competent::Known(chosen)),
        Some(_) => Err(not_competent()),
        None => Ok(by_level(directory, version, receiving_centre)),
    }
}

fn by_setting(
    directory: &Directory,
    version: &Version,
    settings: &[CompetenceSetting],
    place: Id,
    date: Date,
) -> Option<Id> {
    let standing = Standing::of(directory, place);
    settings
        .iter()
        .filter(|setting| setting.code == version.code && setting.valid_from <= date)
        .filter_map(|setting| Some((standing.distance(setting.place)?, setting)))
        .min_by_key(|(distance, setting)| (*distance, std::cmp::Reverse((setting.valid_from, setting.set_at))))
        .map(|(_, setting)| setting.body)
}

fn by_level(directory: &Directory, version: &Version, receiving_centre: Id) -> Competent {
    let body = directory.body_of(receiving_centre);
    let at_commune = directory.unit(body).is_some_and(|unit| unit.kind == UnitKind::Commune);
    if at_commune && version.has_level(Level::Commune) {
        return Competent::Known(body);
    }
    match directory.department_for_field(&version.field) {
        Some(department) if version.has_level(Level::Province) => Competent::Known(department),
        _ => Competent::Choose,
    }
}

/// Whether a unit can decide at all: its body's kind must fit a level of the procedure. A procedure of no
/// level here (ministry, other) may be taken on by the body that the clerk names.
fn takes(directory: &Directory, version: &Version, unit: Id) -> bool {
    let Some(own) = directory.unit(unit) else { return false };
    if own.kind == UnitKind::Centre {
        return false;
    }
    let ours = version.has_level(Level::Commune) || version.has_level(Level::Province);
    match directory.unit(directory.body_of(unit)).map(|body| body.kind) {
        Some(UnitKind::Commune) => version.has_level(Level::Commune) || !ours,
        Some(UnitKind::Department | UnitKind::Province) => version.has_level(Level::Province) || !ours,
        _ => false,
    }
}

fn not_competent() -> Refusal {
    Refusal::Invalid(vec![FieldFault::new("competent_unit", Reason::new("procedure-not-competent"))])
}
