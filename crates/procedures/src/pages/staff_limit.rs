use askama::Template;
use axum::extract::State as Held;
use axum::response::Response;
use serde::Deserialize;
use web::{Faults, Form, Page, PageError, Path, Staff, Texts};

use super::typed::{
    self, Opened, Reader, certainty_choices, channel_choices, may_set_something, open, time_unit_choices, units_for,
};
use crate::commands::{SetLimit, set_limit};
use crate::model::{Certainty, Channel, TimeUnit};
use crate::{State, WORDS};

#[derive(Deserialize, Default, Clone)]
#[serde(default)]
pub(super) struct Typed {
    unit: String,
    channel: String,
    amount: String,
    time_unit: String,
    hard_area_add: String,
    valid_from: String,
    source: String,
    certainty: String,
}

#[derive(Template)]
#[template(path = "procedure-limit.html")]
struct LimitForm {
    page: Page,
    t: Texts,
    code: String,
    name: String,
    typed: Typed,
    faults: Faults,
    units: Vec<(String, String)>,
    channels: Vec<(&'static str, String)>,
    time_units: Vec<(&'static str, String)>,
    certainties: Vec<(&'static str, String)>,
}

impl LimitForm {
    fn new(staff: &Staff, opened: &Opened, typed: Typed, faults: Faults) -> Self {
        let t = staff.texts(&WORDS);
        Self {
            page: Page::staff(staff, t.say("procedure-set-limit")),
            code: opened.version.code.clone(),
            name: opened.version.name.clone(),
            units: units_for(&staff.actor, opened, &t),
            channels: channel_choices(&t),
            time_units: time_unit_choices(&t, false),
            certainties: certainty_choices(&t),
            typed,
            faults,
            t,
        }
    }
}

/// `GET /staff/procedures/{code}/limit`.
pub(super) async fn form(
    Held(state): Held<State>,
    staff: Staff,
    Path(code): Path<String>,
) -> Result<Response, PageError> {
    let opened = open(&state.kit, &staff, &code).await?;
    may_set_something(&staff.actor, &opened)?;
    let typed = Typed {
        amount: opened.version.time_amount.map(|amount| amount.to_string()).unwrap_or_default(),
        time_unit: TimeUnit::WorkingDay.to_string(),
        valid_from: opened.today.to_string(),
        certainty: Certainty::Read.to_string(),
        ..Typed::default()
    };
    web::render(&LimitForm::new(&staff, &opened, typed, Faults::none()))
}

/// `POST /staff/procedures/{code}/limit`.
pub(super) async fn save(
    Held(state): Held<State>,
    staff: Staff,
    Path(code): Path<String>,
    Form(typed): Form<Typed>,
) -> Result<Response, PageError> {
    let opened = open(&state.kit, &staff, &code).await?;
    may_set_something(&staff.actor, &opened)?;
    let cmd = command(&opened, &typed);
    typed::save(&state.kit, &staff, &opened, cmd, set_limit, |faults| LimitForm::new(&staff, &opened, typed, faults))
        .await
}

fn command(opened: &Opened, typed: &Typed) -> Result<SetLimit, Faults> {
    let mut read = Reader::new();
    let unit = read.unit("unit", &opened.directory, &typed.unit);
    let channel = read.choice_optional("channel", &typed.channel, Channel::parse);
    let amount = read.tenths("amount", &typed.amount);
    let time_unit = read.choice("time_unit", &typed.time_unit, TimeUnit::parse);
    let hard_area_add = read.tenths("hard_area_add", &typed.hard_area_add);
    let valid_from = read.date("valid_from", &typed.valid_from);
    let certainty = read.choice("certainty", &typed.certainty, Certainty::parse);
    match (time_unit, valid_from, certainty) {
        (Some(time_unit), Some(valid_from), Some(certainty)) if read.faults.is_empty() => Ok(SetLimit {
            code: opened.version.code.clone(),
            unit,
            channel,
            amount,
            time_unit,
            hard_area_add,
            valid_from,
            source: kernel::text::clean(&typed.source),
            certainty,
        }),
        _ => Err(read.faults),
    }
}
