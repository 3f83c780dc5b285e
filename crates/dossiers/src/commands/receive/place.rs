use std::sync::Arc;

use identity::Ctx;
use kernel::codes::ProcedureCode;
use kernel::{FieldFault, Id, Reason};
use organization::{Directory, UnitKind};
use procedures::{Competent, Version};
use store::Conn;

use super::Receive;

/// The three organisations of a dossier (A11).
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Place {
    pub support_point: Id,
    pub centre: Id,
    pub competent: Id,
    pub body: Id,
    /// Why the centre may not take it in and where to go instead (A12): only on the way to a refusal.
    pub guidance: Option<Reason>,
}

/// The centre of a code.
pub(super) fn centre(directory: &Directory, code: &str, faults: &mut Vec<FieldFault>) -> Option<Id> {
    let code = code.trim();
    if code.is_empty() {
        faults.push(FieldFault::new("receiving_unit", Reason::new("dossier-field-required")));
        return None;
    }
    match unit(directory, code) {
        Some(unit) if unit.kind == UnitKind::Centre => Some(unit.id),
        Some(_) => {
            faults.push(FieldFault::new("receiving_unit", Reason::new("dossier-not-a-centre")));
            None
        }
        None => {
            faults.push(FieldFault::new("receiving_unit", Reason::new("dossier-unit-unknown")));
            None
        }
    }
}

/// A unit by its code in either order and with the usual separators (C2).
fn unit<'a>(directory: &'a Directory, typed: &str) -> Option<&'a organization::Unit> {
    directory.by_code(typed).or_else(|| {
        let code = kernel::codes::AgencyCode::parse(typed).ok()?;
        directory.by_code(code.as_str())
    })
}

/// The version in force on the day of filing (0.10).
pub(super) fn version(
    conn: &mut Conn,
    cmd: &Receive,
    ctx: &Ctx<'_>,
    faults: &mut Vec<FieldFault>,
) -> store::Result<Option<Arc<Version>>> {
    if cmd.procedure.trim().is_empty() {
        faults.push(FieldFault::new("procedure", Reason::new("dossier-field-required")));
        return Ok(None);
    }
    if let Err(reason) = ProcedureCode::parse(&cmd.procedure) {
        faults.push(FieldFault::new("procedure", reason));
        return Ok(None);
    }
    let (catalogue, today) = (procedures::catalogue(conn)?, ctx.now.date());
    let found = catalogue.in_force(&cmd.procedure, today).cloned();
    if found.is_none() {
        let known = !catalogue.versions(&cmd.procedure).is_empty();
        let code = if known { "procedure-not-in-force" } else { "procedure-not-found" };
        let reason = Reason::new(code).with("code", cmd.procedure.trim()).with("date", today);
        faults.push(FieldFault::new("procedure", reason));
    }
    Ok(found)
}

impl Place {
    /// Finds who decides (N8) and whether the centre may take the dossier in for it (A12). A refusal needs neither:
    /// form 03 is for just those who came to the wrong place.
    pub fn find(
        conn: &mut Conn,
        directory: &Directory,
        version: &Version,
        centre: Id,
        cmd: &Receive,
        ctx: &Ctx<'_>,
        faults: &mut Vec<FieldFault>,
    ) -> store::Result<Option<Self>> {
        let before = faults.len();
        let chosen = optional(directory, "competent_unit", cmd.competent_unit.as_deref(), faults);
        let support = optional(directory, "support_point", cmd.support_point.as_deref(), faults);
        if faults.len() > before {
            return Ok(None);
        }
        let today = ctx.now.date();
        let competent = match procedures::competent_body(conn, directory, version, centre, chosen, today) {
            Ok(Competent::Known(unit)) => unit,
            Ok(Competent::Choose) if cmd.refuses() => directory.body_of(centre),
            Ok(Competent::Choose) => {
                faults.push(FieldFault::new("competent_unit", Reason::new("dossier-competent-choose")));
                return Ok(None);
            }
            Err(store::Error::Refused(kernel::Refusal::Invalid(wrong))) => {
                faults.extend(wrong);
                return Ok(None);
            }
            Err(error) => return Err(error),
        };
        let (support_point, body) = (support.unwrap_or(centre), directory.body_of(competent));
        let place = Self { support_point, centre, competent, body, guidance: None };
        if place.is_at_home(directory) || procedures::catalogue(conn)?.non_boundary(&version.code, today).is_some() {
            return Ok(Some(place));
        }
        let guidance = place.where_to_go(directory);
        if cmd.refuses() {
            return Ok(Some(Self { guidance: Some(guidance), ..place }));
        }
        faults.push(FieldFault::new("receiving_unit", guidance));
        Ok(None)
    }

    /// Whether the centre is the one of the competent body; anything else is non-boundary intake (A11).
    fn is_at_home(&self, directory: &Directory) -> bool {
        directory.centre_of(self.competent).is_some_and(|own| own.id == self.centre)
            || directory.body_of(self.centre) == self.body
    }

    /// Where the applicant should go instead.
    fn where_to_go(&self, directory: &Directory) -> Reason {
        let name = |unit: Option<&organization::Unit>| unit.map(|unit| unit.name.clone()).unwrap_or_default();
        Reason::new("dossier-not-non-boundary")
            .with("body", name(directory.unit(self.body)))
            .with("centre", name(directory.centre_of(self.competent)))
    }
}

fn optional(directory: &Directory, field: &str, code: Option<&str>, faults: &mut Vec<FieldFault>) -> Option<Id> {
    let code = code.map(str::trim).filter(|code| !code.is_empty())?;
    let found = unit(directory, code).map(|unit| unit.id);
    if found.is_none() {
        faults.push(FieldFault::new(field, Reason::new("dossier-unit-unknown")));
    }
    found
}
