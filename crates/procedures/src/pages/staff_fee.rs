use askama::Template;
use axum::extract::State as Held;
use axum::response::Response;
use serde::Deserialize;
use web::{Faults, Form, Page, PageError, Path, Staff, Texts};

use super::typed::{self, Opened, Reader, certainty_choices, channel_choices, open, units_for};
use crate::commands::{SetFee, set_fee};
use crate::model::{Certainty, Channel, FeeMeasure};
use crate::{State, WORDS, policy};

#[derive(Deserialize, Default, Clone)]
#[serde(default)]
pub(super) struct Typed {
    unit: String,
    channel: String,
    case_name: String,
    exemption: String,
    measure: String,
    amount: String,
    first_pages: String,
    then_amount: String,
    cap: String,
    reduction_percent: String,
    reduction_cap: String,
    valid_from: String,
    valid_to: String,
    source: String,
    certainty: String,
}

#[derive(Template)]
#[template(path = "procedure-fee.html")]
struct FeeForm {
    page: Page,
    t: Texts,
    code: String,
    name: String,
    typed: Typed,
    faults: Faults,
    units: Vec<(String, String)>,
    channels: Vec<(&'static str, String)>,
    measures: Vec<(&'static str, String)>,
    certainties: Vec<(&'static str, String)>,
}

impl FeeForm {
    fn new(staff: &Staff, opened: &Opened, typed: Typed, faults: Faults) -> Self {
        let t = staff.texts(&WORDS);
        let measure = |own: &FeeMeasure| (own.as_str(), t.say(&format!("procedure-measure-{own}")));
        Self {
            page: Page::staff(staff, t.say("procedure-set-fee")),
            code: opened.version.code.clone(),
            name: opened.version.name.clone(),
            units: units_for(&staff.actor, opened, &t),
            channels: channel_choices(&t),
            measures: FeeMeasure::ALL.iter().map(measure).collect(),
            certainties: certainty_choices(&t),
            typed,
            faults,
            t,
        }
    }
}

/// `GET /staff/procedures/{code}/fee`.
pub(super) async fn form(
    Held(state): Held<State>,
    staff: Staff,
    Path(code): Path<String>,
) -> Result<Response, PageError> {
    let opened = open(&state.kit, &staff, &code).await?;
    policy::may_correct(&staff.actor, &opened.directory, &opened.version.field)?;
    let typed = Typed {
        measure: FeeMeasure::Case.to_string(),
        valid_from: opened.today.to_string(),
        certainty: Certainty::Read.to_string(),
        ..Typed::default()
    };
    web::render(&FeeForm::new(&staff, &opened, typed, Faults::none()))
}

/// `POST /staff/procedures/{code}/fee`.
pub(super) async fn save(
    Held(state): Held<State>,
    staff: Staff,
    Path(code): Path<String>,
    Form(typed): Form<Typed>,
) -> Result<Response, PageError> {
    let opened = open(&state.kit, &staff, &code).await?;
    policy::may_correct(&staff.actor, &opened.directory, &opened.version.field)?;
    let cmd = command(&opened, &typed);
    typed::save(&state.kit, &staff, &opened, cmd, set_fee, |faults| FeeForm::new(&staff, &opened, typed, faults)).await
}

fn command(opened: &Opened, typed: &Typed) -> Result<SetFee, Faults> {
    let mut read = Reader::new();
    let unit = read.unit("unit", &opened.directory, &typed.unit);
    let channel = read.choice_optional("channel", &typed.channel, Channel::parse);
    let measure = read.choice("measure", &typed.measure, FeeMeasure::parse);
    let amount = read.money("amount", &typed.amount);
    let first_pages = read.count("first_pages", &typed.first_pages);
    let then_amount = read.money("then_amount", &typed.then_amount);
    let cap = read.money_optional("cap", &typed.cap);
    let reduction_percent = read.count("reduction_percent", &typed.reduction_percent);
    let reduction_cap = read.money_optional("reduction_cap", &typed.reduction_cap);
    let valid_from = read.date("valid_from", &typed.valid_from);
    let valid_to = read.date_optional("valid_to", &typed.valid_to);
    let certainty = read.choice("certainty", &typed.certainty, Certainty::parse);
    match (measure, valid_from, certainty) {
        (Some(measure), Some(valid_from), Some(certainty)) if read.faults.is_empty() => Ok(SetFee {
            code: opened.version.code.clone(),
            unit,
            channel,
            case_name: kernel::text::clean(&typed.case_name),
            exemption: kernel::text::clean(&typed.exemption),
            measure,
            amount,
            first_pages,
            then_amount,
            cap,
            reduction_percent,
            reduction_cap,
            valid_from,
            valid_to,
            source: kernel::text::clean(&typed.source),
            certainty,
        }),
        _ => Err(read.faults),
    }
}
