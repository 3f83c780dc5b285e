use askama::Template;
use axum::extract::State as From;
use organization::Directory;
use serde::Deserialize;
use store::Conn;
use web::{Faults, Form, Page, Query, Texts, Visit};

use super::Answer;
use super::ask::again;
use super::parts::{Pill, at_form, state};
use crate::desk::Desk;
use crate::model::{Petition, State};
use crate::queries::HistoryLine;
use crate::{WORDS, commands, queries};

/// What a person types to look a petition up.
#[derive(Clone, Deserialize, Default, Debug)]
#[serde(default)]
pub struct Typed {
    code: String,
    digits: String,
}

/// A petition as the person who put it sees it: no name of an officer but who signed.
struct Found {
    code: String,
    title: String,
    state: Pill,
    /// What is happening, in a sentence.
    lead: String,
    body: String,
    due: Option<String>,
    guidance: Option<String>,
    answer: Option<String>,
    signed: Option<String>,
    steps: Vec<(String, String)>,
}

#[derive(Template)]
#[template(path = "petition-track.html")]
struct Track {
    page: Page,
    t: Texts,
    typed: Typed,
    faults: Faults,
    found: Option<Found>,
}

#[derive(Deserialize)]
pub struct Ask {
    #[serde(default)]
    code: String,
}

/// Asks which petition.
pub async fn page(From(desk): From<Desk>, visit: Visit, Query(ask): Query<Ask>) -> Answer {
    show(&desk, &visit, Typed { code: ask.code, digits: String::new() }, Faults::none(), None)
}

/// Shows it. Wrong digits and unknown codes sound alike.
pub async fn look_up(From(desk): From<Desk>, visit: Visit, Form(typed): Form<Typed>) -> Answer {
    desk.kit.limits.track_address.check(&visit.origin)?;
    desk.kit.limits.track_code.check(&typed.code.to_uppercase())?;
    let t = visit.texts(&WORDS);
    let (now, origin, asked) = (desk.kit.clock.now(), visit.origin.clone(), typed.clone());
    let look = move |conn: &mut Conn| {
        let petition = commands::track(conn, (&asked.code, &asked.digits), now, &origin)?;
        let history = queries::history(conn, petition.id)?;
        Ok(found(&petition, &history, organization::directory(conn)?.as_ref(), &t))
    };
    match at_form(desk.kit.store.write(look).await, "code")? {
        Ok(found) => show(&desk, &visit, typed, Faults::none(), Some(found)),
        Err(faults) => again(show(&desk, &visit, typed, faults, None)?),
    }
}

fn found(petition: &Petition, history: &[HistoryLine], directory: &Directory, t: &Texts) -> Found {
    let key = petition.state.as_str().replace('_', "-");
    let formal = directory.unit(petition.holder_body).map(|unit| unit.formal_name.clone());
    let signed = petition
        .signer
        .as_ref()
        .map(|signer| [petition.answer_number.as_deref().unwrap_or_default(), signer].join(" ").trim().to_owned());
    Found {
        code: petition.code.clone(),
        title: petition.title.clone(),
        state: state(t, petition.state),
        lead: t.fill(
            &format!("feedback-track-lead-{key}"),
            (
                ("to", petition.forwarded_to.as_deref().unwrap_or_default()),
                ("of", petition.repeat_of.as_deref().unwrap_or_default()),
            ),
        ),
        body: formal.unwrap_or_default(),
        due: petition.due_at.filter(|_| petition.state == State::InWork).map(|due| t.date(due)),
        guidance: petition.guidance.clone(),
        answer: petition.answer.clone(),
        signed,
        steps: history
            .iter()
            .map(|line| (t.datetime(line.at), t.say(&crate::events::key_of(line.event.kind()))))
            .collect(),
    }
}

fn show(desk: &Desk, visit: &Visit, typed: Typed, faults: Faults, found: Option<Found>) -> Answer {
    let t = visit.texts(&WORDS);
    let mut page = Page::public(visit, t.say("feedback-track-title"));
    page.demo = desk.kit.demo;
    web::render(&Track { page, t, typed, faults, found })
}
