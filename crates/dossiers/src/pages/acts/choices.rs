use identity::Role;
use kernel::{Id, Timestamp};
use organization::{Person, UnitKind};
use store::Conn;

use crate::model::{Action, Step};
use crate::pages::names::Names;
use crate::queries::DossierView;

/// What a form offers to choose from: pairs of value and words.
#[derive(Default)]
pub struct Choices {
    /// Who can get the dossier.
    pub people: Vec<(String, String)>,
    /// Who can have signed.
    pub signers: Vec<(String, String)>,
    /// Units to ask or to name, by code.
    pub units: Vec<(String, String)>,
    /// Steps to go back to.
    pub steps: Vec<Step>,
    /// The limit must be named by the clerk, because the catalogue has a gap (N5).
    pub limit_gap: bool,
}

impl Choices {
    /// Reads what the form of this act needs.
    ///
    /// # Errors
    /// Those of the database.
    pub fn load(
        conn: &mut Conn,
        view: &DossierView,
        names: &Names,
        action: Action,
        now: Timestamp,
    ) -> store::Result<Self> {
        let dossier = &view.dossier;
        let mut choices = Self::default();
        match action {
            Action::Assign | Action::Forward => choices.people = next_people(conn, view, action, now)?,
            Action::CompleteAtOnce => {
                choices.signers = people(conn, Role::Signer, dossier.competent_body, now)?;
            }
            Action::RequestOpinion => choices.units = to_ask(view, names),
            Action::ReturnStep => {
                let before = usize::try_from(dossier.step_no - 1).unwrap_or(0);
                choices.steps = view.plan.0.iter().take(before).map(|step| step.step).rev().collect();
            }
            Action::Accept | Action::Supplement | Action::RecordPayment if !dossier.is_accepted() => {
                let date = now.date();
                let found = procedures::limit_or_gap(
                    conn,
                    &names.directory,
                    &view.version,
                    dossier.competent_unit,
                    dossier.channel,
                    date,
                )?;
                choices.limit_gap = found.is_err();
            }
            _ => {}
        }
        Ok(choices)
    }
}

/// Who has the role of the step that comes.
fn next_people(
    conn: &mut Conn,
    view: &DossierView,
    action: Action,
    now: Timestamp,
) -> store::Result<Vec<(String, String)>> {
    let dossier = &view.dossier;
    let stays = action == Action::Assign && dossier.step_kind != Step::Assign;
    let no = dossier.step_no + i32::from(!stays);
    match view.plan.at(no) {
        Some(step) => people(conn, step.role, step.unit, now),
        None => Ok(Vec::new()),
    }
}

fn people(conn: &mut Conn, role: Role, unit: Id, now: Timestamp) -> store::Result<Vec<(String, String)>> {
    let people = organization::people_with(conn, role, unit, now.date())?;
    Ok(people.into_iter().map(|Person { account, name }| (account.to_string(), name)).collect())
}

/// Units that can be asked: the body's own divisions first, then departments and communes.
fn to_ask(view: &DossierView, names: &Names) -> Vec<(String, String)> {
    let directory = &names.directory;
    let body = view.dossier.competent_body;
    let own = directory.children(body).filter(|unit| unit.kind == UnitKind::Division);
    let departments = directory.of_kind(UnitKind::Department);
    let divisions = directory.of_kind(UnitKind::Division).filter(|unit| {
        unit.parent != Some(body)
            && unit.parent.and_then(|parent| directory.unit(parent)).is_some_and(|up| up.kind == UnitKind::Department)
    });
    let communes = directory.of_kind(UnitKind::Commune).filter(|unit| unit.id != body);
    let all = own.chain(departments).chain(divisions).chain(communes);
    all.map(|unit| (unit.code.clone(), names.unit(unit.id))).collect()
}
