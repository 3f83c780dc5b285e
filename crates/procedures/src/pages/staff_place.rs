use askama::Template;
use axum::extract::State as Held;
use axum::response::Response;
use identity::Ctx;
use kernel::Reason;
use serde::Deserialize;
use store::Conn;
use web::{Faults, Form, Page, PageError, Path, Staff, Texts};

use super::typed::{self, Opened, Reader, certainty_choices, open, units_for};
use crate::commands::{SetCompetence, SetNonBoundary, set_competence, set_non_boundary};
use crate::model::Certainty;
use crate::{State, WORDS, policy};

#[derive(Deserialize, Default, Clone)]
#[serde(default)]
pub(super) struct Typed {
    /// `competence` or `non-boundary`.
    what: String,
    place: String,
    body: String,
    listed: String,
    valid_from: String,
    source: String,
    certainty: String,
}

#[derive(Template)]
#[template(path = "procedure-place.html")]
struct PlaceForm {
    page: Page,
    t: Texts,
    code: String,
    name: String,
    typed: Typed,
    faults: Faults,
    units: Vec<(String, String)>,
    certainties: Vec<(&'static str, String)>,
    whats: Vec<(&'static str, String)>,
}

impl PlaceForm {
    fn new(staff: &Staff, opened: &Opened, typed: Typed, faults: Faults) -> Self {
        let t = staff.texts(&WORDS);
        Self {
            page: Page::staff(staff, t.say("procedure-set-place")),
            code: opened.version.code.clone(),
            name: opened.version.name.clone(),
            units: units_for(&staff.actor, opened, &t),
            certainties: certainty_choices(&t),
            whats: vec![
                ("non-boundary", t.say("procedure-what-non-boundary")),
                ("competence", t.say("procedure-what-competence")),
            ],
            typed,
            faults,
            t,
        }
    }
}

enum Command {
    Competence(SetCompetence),
    NonBoundary(SetNonBoundary),
}

/// `GET /staff/procedures/{code}/place`: who decides, and whether it is taken anywhere.
pub(super) async fn form(
    Held(state): Held<State>,
    staff: Staff,
    Path(code): Path<String>,
) -> Result<Response, PageError> {
    let opened = open(&state.kit, &staff, &code).await?;
    policy::may_correct(&staff.actor, &opened.directory, &opened.version.field)?;
    let listed = opened.catalogue.non_boundary(&opened.version.code, opened.today).is_some();
    let typed = Typed {
        what: "non-boundary".to_owned(),
        listed: if listed { "on" } else { "" }.to_owned(),
        valid_from: opened.today.to_string(),
        certainty: Certainty::Read.to_string(),
        ..Typed::default()
    };
    web::render(&PlaceForm::new(&staff, &opened, typed, Faults::none()))
}

/// `POST /staff/procedures/{code}/place`.
pub(super) async fn save(
    Held(state): Held<State>,
    staff: Staff,
    Path(code): Path<String>,
    Form(typed): Form<Typed>,
) -> Result<Response, PageError> {
    let opened = open(&state.kit, &staff, &code).await?;
    policy::may_correct(&staff.actor, &opened.directory, &opened.version.field)?;
    let cmd = command(&opened, &typed);
    let run = |conn: &mut Conn, ctx: &Ctx<'_>, cmd: &Command| match cmd {
        Command::Competence(cmd) => set_competence(conn, ctx, cmd),
        Command::NonBoundary(cmd) => set_non_boundary(conn, ctx, cmd),
    };
    typed::save(&state.kit, &staff, &opened, cmd, run, |faults| PlaceForm::new(&staff, &opened, typed, faults)).await
}

fn command(opened: &Opened, typed: &Typed) -> Result<Command, Faults> {
    let mut read = Reader::new();
    let valid_from = read.date("valid_from", &typed.valid_from);
    let certainty = read.choice("certainty", &typed.certainty, Certainty::parse);
    let (code, source) = (opened.version.code.clone(), kernel::text::clean(&typed.source));
    let place = read.unit("place", &opened.directory, &typed.place);
    let body = read.unit("body", &opened.directory, &typed.body);
    let competence = typed.what == "competence";
    if competence && body.is_none() && typed.body.is_empty() {
        read.faults.add("body", Reason::new("procedure-text-missing"));
    }
    match (valid_from, certainty) {
        (Some(valid_from), Some(certainty)) if read.faults.is_empty() => Ok(match body.filter(|_| competence) {
            Some(body) => Command::Competence(SetCompetence { code, place, body, valid_from, source, certainty }),
            None => {
                let listed = !typed.listed.is_empty();
                Command::NonBoundary(SetNonBoundary { code, listed, valid_from, source, certainty })
            }
        }),
        _ => Err(read.faults),
    }
}
