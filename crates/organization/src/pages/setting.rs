use askama::Template;
use axum::extract::State;
use identity::Ctx;
use kernel::{Date, FieldFault, Reason, Refusal};
use serde::Deserialize;
use web::{Faults, Form, Page, PageError, Path, Staff, Texts};

use super::choices::{self, Choice, Tab};
use super::unit::id_of;
use super::{Answer, to};
use crate::api::House;
use crate::commands::{self, NewSetting, unit_unknown};
use crate::settings::{Certainty, SettingKey, SettingRow, Shape};
use crate::{Unit, WORDS, policy, snapshot};

#[derive(Template)]
#[template(path = "organization-setting.html")]
struct SettingPage {
    page: Page,
    t: Texts,
    tab: Tab,
    faults: Faults,
    unit: Unit,
    key: SettingKey,
    typed: Typed,
    /// Values to choose from, for a flag.
    values: Vec<Choice>,
    hint: String,
    certainties: Vec<Choice>,
    history: Vec<(SettingRow, String, String)>,
}

#[derive(Deserialize, Clone, Default)]
pub(super) struct Typed {
    #[serde(default)]
    value: String,
    #[serde(default)]
    valid_from: String,
    #[serde(default)]
    source: String,
    #[serde(default)]
    certainty: String,
}

/// `GET /staff/organization/units/{code}/settings/{key}`: the form for one setting, with its history.
pub(super) async fn form(State(house): State<House>, staff: Staff, Path(at): Path<(String, String)>) -> Answer {
    web::render(&shown(&house, &staff, at, None, Faults::none()).await?)
}

/// `POST` to the same: sets the value from a day on.
pub(super) async fn set(
    State(house): State<House>,
    staff: Staff,
    Path(at): Path<(String, String)>,
    Form(typed): Form<Typed>,
) -> Answer {
    let (actor, now, code, new) = (staff.actor.clone(), house.kit.clock.now(), at.0.clone(), typed.clone());
    let key = key(&at.1)?;
    let done = house
        .kit
        .store
        .write(move |conn| {
            let unit = id_of(conn, &code)?;
            commands::set(conn, &Ctx::new(&actor, now), &read(key, unit, &new)?)
        })
        .await;
    match Faults::split(done)? {
        Ok(_) => Ok(to(&format!("units/{}", at.0))),
        Err(faults) => web::render_faulty(&shown(&house, &staff, at, Some(typed), faults).await?),
    }
}

fn key(text: &str) -> Result<SettingKey, PageError> {
    SettingKey::parse(text).filter(|key| key.is_shown()).ok_or_else(PageError::not_found)
}

/// What was typed as a command; every wrong field is named.
fn read(key: SettingKey, unit: kernel::Id, typed: &Typed) -> Result<NewSetting, Refusal> {
    let mut faults = Vec::new();
    let mut wrong = |field: &str, code| faults.push(FieldFault::new(field, Reason::new(code)));
    let valid_from = Date::parse(&typed.valid_from);
    let certainty = Certainty::parse(&typed.certainty);
    if valid_from.is_none() {
        wrong("valid_from", "organization-date");
    }
    if certainty.is_none() {
        wrong("certainty", "organization-value-missing");
    }
    if typed.source.trim().is_empty() {
        wrong("source", "organization-value-missing");
    }
    if let Err(reason) = key.read(&typed.value) {
        faults.push(FieldFault::new("value", reason));
    }
    match (valid_from, certainty) {
        (Some(valid_from), Some(certainty)) if faults.is_empty() => {
            let (value, source) = (typed.value.clone(), typed.source.clone());
            Ok(NewSetting { key, unit: Some(unit), value, valid_from, source, certainty })
        }
        _ => Err(Refusal::Invalid(faults)),
    }
}

async fn shown(
    house: &House,
    staff: &Staff,
    (code, name): (String, String),
    typed: Option<Typed>,
    faults: Faults,
) -> Result<SettingPage, PageError> {
    let (key, t, today) = (key(&name)?, staff.texts(&WORDS), house.kit.clock.now().date());
    let picture = house.kit.store.read(snapshot).await?;
    let unit = picture.directory.by_code(&code).ok_or_else(unit_unknown)?.clone();
    policy::may_set(&staff.actor, &picture.directory, key, Some(unit.id))?;
    let found = picture.setting(key, Some(unit.id), today);
    let now = Typed { value: found.value, valid_from: t.date(today), source: String::new(), certainty: String::new() };
    let words = |row: &SettingRow| (choices::value(&t, key, &row.value), choices::certainty(&t, row.certainty));
    let history = picture.settings.history(key, Some(unit.id)).iter().rev();
    Ok(SettingPage {
        page: Page::staff(staff, choices::setting(&t, key)),
        t,
        tab: Tab::Units,
        faults,
        values: if key.shape() == Shape::Flag { flags(&t) } else { Vec::new() },
        hint: hint(&t, key),
        certainties: choices::certainties(&t),
        history: history
            .map(|row| {
                let (value, certainty) = words(row);
                (row.clone(), value, certainty)
            })
            .collect(),
        typed: typed.unwrap_or(now),
        unit,
        key,
    })
}

fn flags(t: &Texts) -> Vec<Choice> {
    vec![("true".to_owned(), t.say("organization-yes")), ("false".to_owned(), t.say("organization-no"))]
}

fn hint(t: &Texts, key: SettingKey) -> String {
    match key.shape() {
        Shape::Count(least, most) => t.fill("organization-setting-count", (("least", least), ("most", most))),
        Shape::Time => t.say("organization-setting-time"),
        Shape::Hours => t.say("organization-setting-hours"),
        Shape::Flag | Shape::Agency | Shape::Province | Shape::Line => String::new(),
    }
}
