use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use identity::Ctx;
use kernel::Id;
use serde::Deserialize;
use store::Conn;
use web::{Faults, Form, Page, Path, Staff, Texts};

use super::choices::{self, Tab};
use super::{Answer, to};
use crate::api::House;
use crate::commands::{self, unit_unknown};
use crate::queries::{self, Counter, FormerUnit, PostedPerson};
use crate::settings::{Found, SettingKey};
use crate::{Snapshot, Unit, UnitKind, WORDS, policy, snapshot};

#[derive(Template)]
#[template(path = "organization-unit.html")]
struct UnitPage {
    page: Page,
    t: Texts,
    tab: Tab,
    faults: Faults,
    code: String,
    kind: String,
    unit: Unit,
    above: Option<Unit>,
    children: Vec<(Unit, String)>,
    counters: Vec<Counter>,
    people: Vec<PostedPerson>,
    former: Vec<FormerUnit>,
    settings: Vec<Line>,
    may_code: bool,
    may_counters: bool,
    may_accounts: bool,
}

/// A setting as the table shows it.
struct Line {
    key: SettingKey,
    name: String,
    value: String,
    found: Found,
    certainty: String,
    /// Whose it is, when it is another's.
    from: Option<String>,
    may: bool,
}

/// What is read of the store for the page.
struct Seen {
    picture: Arc<Snapshot>,
    counters: Vec<Counter>,
    people: Vec<PostedPerson>,
    former: Vec<FormerUnit>,
    id: Id,
}

/// `GET /staff/organization/units/{code}`: one unit.
pub(super) async fn page(State(house): State<House>, staff: Staff, Path(code): Path<String>) -> Answer {
    let seen = read(&house, &staff, &code).await?;
    web::render(&shown(&house, &staff, seen, code, Faults::none()))
}

#[derive(Deserialize, Clone)]
pub(super) struct Code {
    #[serde(default)]
    code: String,
}

/// `POST /staff/organization/units/{code}/code`: the official code in place of a stand-in (N9).
pub(super) async fn set_code(
    State(house): State<House>,
    staff: Staff,
    Path(code): Path<String>,
    Form(typed): Form<Code>,
) -> Answer {
    let (actor, now, old, new) = (staff.actor.clone(), house.kit.clock.now(), code.clone(), typed.code.clone());
    let done = house
        .kit
        .store
        .write(move |conn| {
            let unit = id_of(conn, &old)?;
            commands::set_code(conn, &Ctx::new(&actor, now), unit, &new)?;
            let directory = crate::directory(conn)?;
            Ok(directory.unit(unit).map(|unit| unit.code.clone()).unwrap_or_default())
        })
        .await;
    match Faults::split(done)? {
        Ok(code) => Ok(to(&format!("units/{code}"))),
        Err(faults) => again(&house, &staff, code, typed.code, faults).await,
    }
}

/// The page once more with what was typed and what is wrong with it.
pub(super) async fn again(house: &House, staff: &Staff, code: String, typed: String, faults: Faults) -> Answer {
    let seen = read(house, staff, &code).await?;
    let faulty: Result<Response, _> = web::render_faulty(&shown(house, staff, seen, typed, faults));
    faulty
}

/// The unit of a code.
pub(super) fn id_of(conn: &mut Conn, code: &str) -> store::Result<Id> {
    Ok(crate::directory(conn)?.by_code(code).map(|unit| unit.id).ok_or_else(unit_unknown)?)
}

async fn read(house: &House, staff: &Staff, code: &str) -> Result<Seen, web::PageError> {
    policy::may_see(&staff.actor)?;
    let code = code.to_owned();
    let seen = house.kit.store.read(move |conn| {
        let picture = snapshot(conn)?;
        let unit = picture.directory.by_code(&code).ok_or_else(unit_unknown)?;
        let former = unit.official_code.as_deref().filter(|_| unit.kind == UnitKind::Commune);
        Ok(Seen {
            id: unit.id,
            counters: queries::counters(conn, unit.id)?,
            people: queries::people_of(conn, &[unit.id])?,
            former: former.map_or(Ok(Vec::new()), |code| queries::former_units_of(conn, code))?,
            picture: picture.clone(),
        })
    });
    Ok(seen.await?)
}

fn shown(house: &House, staff: &Staff, seen: Seen, code: String, faults: Faults) -> UnitPage {
    let t = staff.texts(&WORDS);
    let (picture, actor) = (&seen.picture, &staff.actor);
    let directory = &picture.directory;
    let unit = directory.unit(seen.id).expect("it was found in this very picture").clone();
    let children = directory.children(unit.id).map(|child| (child.clone(), choices::kind(&t, child.kind)));
    UnitPage {
        page: Page::staff(staff, unit.formal_name.clone()),
        t,
        tab: Tab::Units,
        faults,
        code,
        kind: choices::kind(&t, unit.kind),
        above: unit.parent.and_then(|parent| directory.unit(parent)).cloned(),
        children: children.collect(),
        settings: settings(house, staff, picture, &unit),
        may_code: policy::may_edit_units(actor).is_ok(),
        may_counters: policy::may_manage_counters(actor, directory, unit.id).is_ok(),
        may_accounts: policy::may_see_accounts(actor, directory, unit.id).is_ok(),
        counters: seen.counters,
        people: seen.people,
        former: seen.former,
        unit,
    }
}

fn settings(house: &House, staff: &Staff, picture: &Snapshot, unit: &Unit) -> Vec<Line> {
    let (t, today) = (staff.texts(&WORDS), house.kit.clock.now().date());
    let fits = |key: &&SettingKey| match key {
        SettingKey::HardArea => unit.kind == UnitKind::Commune,
        SettingKey::HomeProvince | SettingKey::AgencyCode => unit.kind == UnitKind::Province,
        key => key.is_shown(),
    };
    let keys = SettingKey::ALL.iter().filter(fits);
    keys.map(|key| {
        let found = picture.setting(*key, Some(unit.id), today);
        let owner = found.unit.filter(|owner| *owner != unit.id).and_then(|owner| picture.directory.unit(owner));
        Line {
            key: *key,
            name: choices::setting(&t, *key),
            value: choices::value(&t, *key, &found.value),
            certainty: choices::certainty(&t, found.certainty),
            from: owner.map(|owner| owner.name.clone()),
            may: policy::may_set(&staff.actor, &picture.directory, *key, Some(unit.id)).is_ok(),
            found,
        }
    })
    .collect()
}
