use askama::Template;
use axum::extract::State;
use identity::Ctx;
use kernel::{Reason, Refusal};
use serde::Deserialize;
use web::{Faults, Form, Page, PageError, Staff, Texts};

use super::choices::{self, Choice, Tab};
use super::{Answer, to};
use crate::api::House;
use crate::{UnitKind, WORDS, commands, directory, policy, queries};

#[derive(Template)]
#[template(path = "organization-fields.html")]
struct Fields {
    page: Page,
    t: Texts,
    tab: Tab,
    faults: Faults,
    rows: Vec<(String, Option<Choice>)>,
    names: Vec<Choice>,
    departments: Vec<Choice>,
    typed: Typed,
    may: bool,
}

#[derive(Deserialize, Clone, Default)]
pub(super) struct Typed {
    #[serde(default)]
    field: String,
    /// Code of a department; empty leaves the choice to the clerk.
    #[serde(default)]
    department: String,
}

/// `GET /staff/organization/fields`: which department decides in which field (N8).
pub(super) async fn page(State(house): State<House>, staff: Staff) -> Answer {
    web::render(&shown(&house, &staff, Typed::default(), Faults::none()).await?)
}

/// `POST` to the same: leads a field to a department.
pub(super) async fn set(State(house): State<House>, staff: Staff, Form(typed): Form<Typed>) -> Answer {
    let (actor, now, new) = (staff.actor.clone(), house.kit.clock.now(), typed.clone());
    let done = house
        .kit
        .store
        .write(move |conn| {
            let directory = directory(conn)?;
            let department = directory.by_code(&new.department).map(|unit| unit.id);
            if department.is_none() && !new.department.is_empty() {
                return Err(Refusal::field("department", Reason::new("organization-unit-unknown")).into());
            }
            commands::set_field_department(conn, &Ctx::new(&actor, now), &new.field, department)
        })
        .await;
    match Faults::split(done)? {
        Ok(()) => Ok(to("fields")),
        Err(faults) => web::render_faulty(&shown(&house, &staff, typed, faults).await?),
    }
}

async fn shown(house: &House, staff: &Staff, typed: Typed, faults: Faults) -> Result<Fields, PageError> {
    policy::may_see(&staff.actor)?;
    let (directory, rows) = house.kit.store.read(|conn| Ok((directory(conn)?, queries::fields(conn)?))).await?;
    let t = staff.texts(&WORDS);
    let department = |id| directory.unit(id).map(|unit| (unit.code.clone(), unit.name.clone()));
    Ok(Fields {
        page: Page::staff(staff, t.say("organization-fields-title")),
        t,
        tab: Tab::Fields,
        faults,
        names: rows.iter().map(|(field, _)| (field.clone(), field.clone())).collect(),
        rows: rows.into_iter().map(|(field, id)| (field, id.and_then(department))).collect(),
        departments: choices::units(directory.of_kind(UnitKind::Department)),
        typed,
        may: policy::may_edit_units(&staff.actor).is_ok(),
    })
}
