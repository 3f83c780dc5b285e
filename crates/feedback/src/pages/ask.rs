use askama::Template;
use axum::extract::State as From;
use kernel::codes::DossierCode;
use serde::Deserialize;
use store::Conn;
use web::{Faults, Form, Page, Query, Texts, Visit};

use super::Answer;
use super::parts::at_form;
use crate::WORDS;
use crate::commands::{self, Asked, Say};
use crate::desk::Desk;
use crate::model::{Level, Topic};

/// What a person types.
#[derive(Clone, Deserialize, Default, Debug)]
#[serde(default)]
pub struct Typed {
    pub code: String,
    /// The last four digits of the personal number or phone; never in an address.
    pub check: String,
    pub level: String,
    pub topics: Vec<String>,
    pub words: String,
}

impl Typed {
    /// What is said, as far as it can be read.
    pub fn say(&self) -> Say {
        Say {
            level: Level::parse(&self.level),
            topics: self.topics.iter().filter_map(|topic| Topic::parse(topic)).collect(),
            words: Some(self.words.clone()),
        }
    }

    /// Whether a topic was ticked.
    pub fn holds(&self, topic: &str) -> bool {
        self.topics.iter().any(|own| own == topic)
    }
}

#[derive(Deserialize)]
pub struct Ask {
    /// From a link.
    #[serde(default)]
    code: String,
}

/// Which dossier, and four digits that only its applicant knows.
#[derive(Template)]
#[template(path = "feedback-code.html")]
struct Which {
    page: Page,
    t: Texts,
    typed: Typed,
    faults: Faults,
}

/// The question itself.
#[derive(Template)]
#[template(path = "feedback-ask.html")]
struct Question {
    page: Page,
    t: Texts,
    asked: Asked,
    typed: Typed,
    faults: Faults,
    levels: Vec<(&'static str, String)>,
    topics: Vec<(&'static str, String)>,
}

#[derive(Template)]
#[template(path = "feedback-thanks.html")]
struct Thanks {
    page: Page,
    t: Texts,
}

/// The levels as pairs of value and words, the best first.
pub fn levels(t: &Texts) -> Vec<(&'static str, String)> {
    Level::ALL.iter().map(|level| (level.as_str(), t.say(&level.key()))).collect()
}

/// The topics as pairs of value and words.
pub fn topics(t: &Texts) -> Vec<(&'static str, String)> {
    Topic::ALL.iter().map(|topic| (topic.as_str(), t.say(&topic.key()))).collect()
}

/// Asks for the dossier.
pub async fn page(From(desk): From<Desk>, visit: Visit, Query(ask): Query<Ask>) -> Answer {
    which(&desk, &visit, Typed { code: ask.code, ..Typed::default() }, Faults::none())
}

/// Asks how it went.
pub async fn question(From(desk): From<Desk>, visit: Visit, Form(typed): Form<Typed>) -> Answer {
    limited(&desk, &visit, &typed)?;
    match at_form(asked(&desk, &visit, &typed).await, "code")? {
        Ok(asked) => show(&desk, &visit, asked, typed, Faults::none()),
        Err(faults) => again(which(&desk, &visit, typed, faults)?),
    }
}

/// Takes the answer; whatever is wrong is said and nothing typed is lost.
pub async fn answer(From(desk): From<Desk>, visit: Visit, Form(typed): Form<Typed>) -> Answer {
    limited(&desk, &visit, &typed)?;
    let (now, origin, dossiers) = (desk.kit.clock.now(), visit.origin.clone(), desk.dossiers.clone());
    let (sent, cmd) = (typed.clone(), typed.say());
    let say = move |conn: &mut Conn| commands::say(conn, &dossiers, (&sent.code, &sent.check), (now, &origin), &cmd);
    match at_form(desk.kit.store.write(say).await, "code")? {
        Ok(_) => Ok(web::done("/feedback/thanks", "feedback-done-said")),
        Err(faults) => match asked(&desk, &visit, &typed).await {
            Ok(asked) => again(show(&desk, &visit, asked, typed, faults)?),
            // Not the question's dossier any more: what was typed stays in the form that asks which one.
            Err(_) => again(which(&desk, &visit, typed, faults)?),
        },
    }
}

/// Says thanks.
pub async fn thanks(From(desk): From<Desk>, visit: Visit) -> Answer {
    let t = visit.texts(&WORDS);
    let mut page = Page::public(&visit, t.say("feedback-thanks"));
    page.demo = desk.kit.demo;
    web::render(&Thanks { page, t })
}

async fn asked(desk: &Desk, visit: &Visit, typed: &Typed) -> store::Result<Asked> {
    let (now, origin, dossiers, typed) =
        (desk.kit.clock.now(), visit.origin.clone(), desk.dossiers.clone(), typed.clone());
    let ask = move |conn: &mut Conn| commands::asked(conn, &dossiers, (&typed.code, &typed.check), (now, &origin));
    desk.kit.store.write(ask).await
}

fn show(desk: &Desk, visit: &Visit, asked: Asked, typed: Typed, faults: Faults) -> Answer {
    let t = visit.texts(&WORDS);
    let mut page = Page::public(visit, t.say("feedback-ask-title"));
    page.demo = desk.kit.demo;
    web::render(&Question { page, asked, typed, faults, levels: levels(&t), topics: topics(&t), t })
}

fn which(desk: &Desk, visit: &Visit, typed: Typed, faults: Faults) -> Answer {
    let t = visit.texts(&WORDS);
    let mut page = Page::public(visit, t.say("feedback-ask-title"));
    page.demo = desk.kit.demo;
    web::render(&Which { page, t, typed, faults })
}

/// The same page with status 422, so that nobody takes it for done.
pub fn again(mut response: axum::response::Response) -> Answer {
    *response.status_mut() = axum::http::StatusCode::UNPROCESSABLE_ENTITY;
    Ok(response)
}

/// Four digits must not be guessed: few tries for each address and each code, counted together with the look-up's.
fn limited(desk: &Desk, visit: &Visit, typed: &Typed) -> Result<(), web::PageError> {
    desk.kit.limits.track_address.check(&visit.origin)?;
    let code = DossierCode::parse(&typed.code).map(String::from).unwrap_or_else(|_| typed.code.clone());
    Ok(desk.kit.limits.track_code.check(&code)?)
}
