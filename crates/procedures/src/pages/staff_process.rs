use askama::Template;
use axum::extract::State as Held;
use axum::response::Response;
use identity::Role;
use serde::Deserialize;
use web::{Faults, Form, Page, PageError, Path, Staff, Texts};

use super::one::channels_of;
use super::typed::{self, Opened, Reader, certainty_choices, home_of, may_set_something, open, units_for};
use crate::commands::{SetProcess, StepDraft, set_process};
use crate::model::{Certainty, Channel, Place, StepKind};
use crate::rules::process::{default_plan, working_time};
use crate::{ProcessPlace, Standing, State, WORDS, queries};

/// Rows for steps; an empty kind leaves a row out.
const ROWS: usize = 8;

#[derive(Deserialize, Default, Clone)]
#[serde(default)]
pub(super) struct Typed {
    unit: String,
    valid_from: String,
    source: String,
    certainty: String,
    kind: Vec<String>,
    role: Vec<String>,
    place: Vec<String>,
    step_unit: Vec<String>,
    minutes: Vec<String>,
}

#[derive(Template)]
#[template(path = "procedure-process.html")]
struct ProcessForm {
    page: Page,
    t: Texts,
    code: String,
    name: String,
    typed: Typed,
    faults: Faults,
    units: Vec<(String, String)>,
    certainties: Vec<(&'static str, String)>,
    kinds: Vec<(&'static str, String)>,
    roles: Vec<(&'static str, String)>,
    places: Vec<(&'static str, String)>,
    /// Working minutes of the limit; empty where the calendar decides.
    total: String,
}

/// Roles that carry steps.
const ROLES: &[Role] = &[
    Role::Receiver,
    Role::Head,
    Role::Specialist,
    Role::Consulted,
    Role::Signer,
    Role::Issuer,
    Role::Returner,
    Role::Director,
];

impl ProcessForm {
    fn new(staff: &Staff, opened: &Opened, typed: Typed, faults: Faults) -> Self {
        let t = staff.texts(&WORDS);
        let kinds = StepKind::ALL.iter().map(|own| (own.as_str(), t.say(&format!("procedure-step-{own}"))));
        let role = |own: &Role| (own.as_str(), t.say(&format!("procedure-role-{}", own.as_str().replace('_', "-"))));
        let place = |own: &Place| (own.as_str(), t.say(&format!("procedure-place-{own}")));
        Self {
            page: Page::staff(staff, t.say("procedure-set-process")),
            code: opened.version.code.clone(),
            name: opened.version.name.clone(),
            units: units_for(&staff.actor, opened, &t),
            certainties: certainty_choices(&t),
            kinds: std::iter::once(("", t.say("procedure-step-none"))).chain(kinds).collect(),
            roles: ROLES.iter().map(role).collect(),
            places: Place::ALL.iter().map(place).collect(),
            total: total(staff, opened).map(|minutes| minutes.to_string()).unwrap_or_default(),
            typed,
            faults,
            t,
        }
    }

    fn rows(&self) -> std::ops::Range<usize> {
        0..self.typed.kind.len().max(ROWS)
    }

    fn cell(&self, column: &[String], row: &usize) -> String {
        column.get(*row).cloned().unwrap_or_default()
    }
}

fn total(staff: &Staff, opened: &Opened) -> Option<i64> {
    let home = home_of(&staff.actor, &opened.directory);
    let standing = home.map(|unit| Standing::of(&opened.directory, unit)).unwrap_or_default();
    let channel = channels_of(&opened.version).next().unwrap_or(Channel::Direct);
    let found = opened.catalogue.limit(&opened.version, &standing, channel, opened.today).ok()?;
    working_time(found.limit).map(|time| time.as_seconds() / 60)
}

/// `GET /staff/procedures/{code}/process`: begins with the steps that hold now.
pub(super) async fn form(
    Held(state): Held<State>,
    staff: Staff,
    Path(code): Path<String>,
) -> Result<Response, PageError> {
    let opened = open(&state.kit, &staff, &code).await?;
    may_set_something(&staff.actor, &opened)?;
    let home = home_of(&staff.actor, &opened.directory);
    let standing = home.map(|unit| Standing::of(&opened.directory, unit)).unwrap_or_default();
    let (own, today) = (opened.version.code.clone(), opened.today);
    let set = state.kit.store.read(move |conn| queries::process_setting(conn, &own, &standing, today)).await?;
    let mut typed =
        Typed { valid_from: opened.today.to_string(), certainty: Certainty::Read.to_string(), ..Typed::default() };
    match set {
        Some((_, steps)) => {
            for step in steps {
                let unit = step.unit.and_then(|unit| opened.directory.unit(unit)).map(|unit| unit.code.clone());
                row(
                    &mut typed,
                    step.kind,
                    step.role,
                    step.place,
                    unit.unwrap_or_default(),
                    i64::from(step.budget_minutes),
                );
            }
        }
        None => default_rows(&mut typed, total(&staff, &opened), opened.intake(home)),
    }
    web::render(&ProcessForm::new(&staff, &opened, typed, Faults::none()))
}

fn row(typed: &mut Typed, kind: StepKind, role: Role, place: Place, unit: String, minutes: i64) {
    typed.kind.push(kind.to_string());
    typed.role.push(role.to_string());
    typed.place.push(place.to_string());
    typed.step_unit.push(unit);
    typed.minutes.push(minutes.to_string());
}

/// The default of N4 to begin with.
fn default_rows(typed: &mut Typed, total: Option<i64>, intake: calendar::WorkingTime) {
    use kernel::Id;
    let (centre, body, division) = (Id::from_bytes([1; 16]), Id::from_bytes([2; 16]), Id::from_bytes([3; 16]));
    let total = calendar::WorkingTime::minutes(total.unwrap_or(0));
    for step in default_plan(total, intake, false, &ProcessPlace { centre, body, division }) {
        let place = match step.unit {
            unit if unit == centre => Place::Centre,
            unit if unit == body => Place::Body,
            _ => Place::Division,
        };
        row(typed, step.kind, step.role, place, String::new(), step.budget.as_seconds() / 60);
    }
}

/// `POST /staff/procedures/{code}/process`.
pub(super) async fn save(
    Held(state): Held<State>,
    staff: Staff,
    Path(code): Path<String>,
    Form(typed): Form<Typed>,
) -> Result<Response, PageError> {
    let opened = open(&state.kit, &staff, &code).await?;
    may_set_something(&staff.actor, &opened)?;
    let cmd = command(&opened, &typed);
    typed::save(&state.kit, &staff, &opened, cmd, set_process, |faults| {
        ProcessForm::new(&staff, &opened, typed, faults)
    })
    .await
}

fn command(opened: &Opened, typed: &Typed) -> Result<SetProcess, Faults> {
    let mut read = Reader::new();
    let unit = read.unit("unit", &opened.directory, &typed.unit);
    let valid_from = read.date("valid_from", &typed.valid_from);
    let certainty = read.choice("certainty", &typed.certainty, Certainty::parse);
    let filled = (0..typed.kind.len().min(40)).filter(|at| !typed.kind[*at].is_empty());
    let steps: Vec<StepDraft> = filled.filter_map(|at| step(&mut read, opened, typed, at)).collect();
    match (valid_from, certainty) {
        (Some(valid_from), Some(certainty)) if read.faults.is_empty() => Ok(SetProcess {
            code: opened.version.code.clone(),
            unit,
            valid_from,
            source: kernel::text::clean(&typed.source),
            certainty,
            steps,
        }),
        _ => Err(read.faults),
    }
}

fn step(read: &mut Reader, opened: &Opened, typed: &Typed, at: usize) -> Option<StepDraft> {
    let cell = |column: &[String]| column.get(at).cloned().unwrap_or_default();
    let kind = read.choice("steps", &cell(&typed.kind), StepKind::parse);
    let role = read.choice("steps", &cell(&typed.role), Role::parse);
    let place = read.choice("steps", &cell(&typed.place), Place::parse);
    let unit =
        if place == Some(Place::Unit) { read.unit("steps", &opened.directory, &cell(&typed.step_unit)) } else { None };
    let budget_minutes = read.count("steps", &cell(&typed.minutes));
    Some(StepDraft { kind: kind?, role: role?, place: place?, unit, budget_minutes })
}
