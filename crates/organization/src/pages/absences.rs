use std::collections::HashMap;
use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use identity::{Account, Actor, Ctx};
use kernel::{Date, FieldFault, Id, Reason, Refusal};
use serde::Deserialize;
use store::Conn;
use web::{Faults, Form, Page, PageError, Path, Staff, Texts};

use super::choices::{Choice, Tab};
use super::{Answer, to};
use crate::api::House;
use crate::commands::{self, NewAbsence};
use crate::{Directory, WORDS, directory, policy, queries};

#[derive(Template)]
#[template(path = "organization-absences.html")]
struct Absences {
    page: Page,
    t: Texts,
    tab: Tab,
    faults: Faults,
    typed: Typed,
    people: Vec<Choice>,
    lines: Vec<Line>,
}

struct Line {
    id: Id,
    person: String,
    unit: String,
    from: Date,
    to: Date,
}

#[derive(Deserialize, Clone, Default)]
pub(super) struct Typed {
    #[serde(default)]
    person: String,
    #[serde(default)]
    from: String,
    #[serde(default)]
    to: String,
}

/// `GET /staff/organization/absences`: who of one's own people is away, and the form to note it.
pub(super) async fn page(State(house): State<House>, staff: Staff) -> Answer {
    web::render(&shown(&house, &staff, Typed::default(), Faults::none()).await?)
}

/// `POST …`: notes an absence.
pub(super) async fn note(State(house): State<House>, staff: Staff, Form(typed): Form<Typed>) -> Answer {
    let (actor, now, new) = (staff.actor.clone(), house.kit.clock.now(), typed.clone());
    let write = move |conn: &mut Conn| {
        let directory = directory(conn)?;
        may_any(&actor, &directory)?;
        let absence = read(conn, &new)?;
        commands::note_absence(conn, &Ctx::new(&actor, now), &absence)
    };
    match Faults::split(house.kit.store.write(write).await)? {
        Ok(_) => Ok(to("absences")),
        Err(faults) => web::render_faulty(&shown(&house, &staff, typed, faults).await?),
    }
}

/// `POST …/{id}/end`: takes one back.
pub(super) async fn take_back(
    State(house): State<House>,
    staff: Staff,
    Path(id): Path<String>,
    Form(_): Form<Typed>,
) -> Answer {
    let id = Id::parse(&id).ok_or_else(PageError::not_found)?;
    let (actor, now) = (staff.actor.clone(), house.kit.clock.now());
    let write = move |conn: &mut Conn| commands::take_back_absence(conn, &Ctx::new(&actor, now), id);
    house.kit.store.write(write).await?;
    Ok(to("absences"))
}

/// What was typed; every wrong field is named.
fn read(conn: &mut Conn, typed: &Typed) -> store::Result<NewAbsence> {
    let account = identity::queries::find_by_login(conn, typed.person.trim())?;
    let (from, last) = (Date::parse(&typed.from), Date::parse(&typed.to));
    let checks = [
        ("person", account.is_none(), "organization-value-missing"),
        ("from", from.is_none(), "organization-date"),
        ("to", last.is_none(), "organization-date"),
    ];
    let wrong = checks.into_iter().filter(|(_, wrong, _)| *wrong);
    let faults: Vec<FieldFault> = wrong.map(|(field, _, code)| FieldFault::new(field, Reason::new(code))).collect();
    match (account, from, last) {
        (Some(account), Some(from), Some(to)) => Ok(NewAbsence { account, from, to }),
        _ => Err(Refusal::Invalid(faults).into()),
    }
}

/// Whether the actor notes anybody's absence at all.
fn may_any(actor: &Actor, directory: &Directory) -> Result<(), Refusal> {
    let own = actor.grants.iter().map(|grant| policy::may_note_absence(actor, directory, grant.unit));
    own.reduce(Result::or).unwrap_or_else(|| policy::may_note_absence(actor, directory, Id::from_bytes([0; 16])))
}

/// The people whose absences the actor notes, by login.
fn own_people(conn: &mut Conn, actor: &Actor, directory: &Directory) -> store::Result<Vec<Account>> {
    let may = |unit: &&crate::Unit| policy::may_note_absence(actor, directory, unit.id).is_ok();
    let units: Vec<Id> = directory.units().iter().filter(may).map(|unit| unit.id).collect();
    let people = identity::queries::accounts_at(conn, &units)?;
    Ok(people.into_iter().map(|(account, _)| account).filter(|account| !account.disabled).collect())
}

async fn shown(house: &House, staff: &Staff, typed: Typed, faults: Faults) -> Result<Absences, PageError> {
    let (actor, today) = (staff.actor.clone(), house.kit.clock.now().date());
    type Seen = (Arc<Directory>, Vec<Account>, Vec<queries::Absence>);
    let read = move |conn: &mut Conn| -> store::Result<Seen> {
        let directory = directory(conn)?;
        may_any(&actor, &directory)?;
        let people = own_people(conn, &actor, &directory)?;
        Ok((directory, people, queries::absences(conn, today)?))
    };
    let (directory, people, absences) = house.kit.store.read(read).await?;
    let by_id: HashMap<Id, &Account> = people.iter().map(|account| (account.id, account)).collect();
    let line = |row: &queries::Absence| {
        let account = by_id.get(&row.account)?;
        let unit = directory.unit(account.unit).map(|unit| unit.name.clone()).unwrap_or_default();
        Some(Line { id: row.id, person: account.name.clone(), unit, from: row.from, to: row.to })
    };
    let t = staff.texts(&WORDS);
    Ok(Absences {
        page: Page::staff(staff, t.say("organization-absences-title")),
        t,
        tab: Tab::Absences,
        faults,
        typed,
        lines: absences.iter().filter_map(line).collect(),
        people: people.iter().map(|one| (one.login.clone(), format!("{} · {}", one.name, one.login))).collect(),
    })
}
