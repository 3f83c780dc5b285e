use askama::Template;
use axum::extract::State as From;
use serde::Deserialize;
use store::Conn;
use web::{Faults, Form, Page, Submission, Texts, Visit};

use super::Answer;
use super::ask::again;
use super::parts::{at_form, bodies, four_digits};
use crate::WORDS;
use crate::commands::{self, File, Source};
use crate::desk::Desk;
use crate::model::Petition;
use crate::rules::Given;

/// What a citizen types.
#[derive(Clone, Deserialize, Default, Debug)]
#[serde(default)]
pub struct Typed {
    pub submission: String,
    pub name: String,
    pub address: String,
    pub phone: String,
    pub about: String,
    pub dossier: String,
    pub title: String,
    pub content: String,
    /// How it came, where somebody of the house writes it down.
    pub channel: String,
}

impl Typed {
    /// The command, or what is wrong with the form itself.
    pub fn file(&self, drawn: String) -> Result<File, Faults> {
        let mut faults = Faults::none();
        let submission = faults.take("submission", Submission::parse(&self.submission));
        let Some(submission) = submission else { return Err(faults) };
        let given = Given {
            name: self.name.clone(),
            address: self.address.clone(),
            phone: self.phone.clone(),
            title: self.title.clone(),
            content: self.content.clone(),
            dossier: self.dossier.clone(),
        };
        Ok(File { submission: submission.0, given, about: self.about.clone(), drawn })
    }
}

#[derive(Template)]
#[template(path = "petition-form.html")]
struct Shown {
    page: Page,
    t: Texts,
    typed: Typed,
    faults: Faults,
    bodies: Vec<(String, String)>,
}

/// Code and digits, shown this once.
#[derive(Template)]
#[template(path = "petition-sent.html")]
struct Sent {
    page: Page,
    t: Texts,
    petition: Petition,
    /// The digits are those of the phone.
    by_phone: bool,
    body: String,
}

/// The form (H1).
pub async fn form(From(desk): From<Desk>, visit: Visit) -> Answer {
    show(&desk, &visit, Typed::default(), Faults::none()).await
}

/// Takes it, once however often it is sent, and shows code and digits.
pub async fn send(From(desk): From<Desk>, visit: Visit, Form(typed): Form<Typed>) -> Answer {
    desk.kit.limits.petition_address.check(&visit.origin)?;
    let cmd = match typed.file(four_digits()?) {
        Ok(cmd) => cmd,
        Err(faults) => return again(show(&desk, &visit, typed, faults).await?),
    };
    let (now, origin) = (desk.kit.clock.now(), visit.origin.clone());
    let file = move |conn: &mut Conn| {
        let petition = commands::file(conn, &Source { now, origin: &origin }, &cmd)?;
        let directory = organization::directory(conn)?;
        let body = directory.unit(petition.holder_body).map(|unit| unit.formal_name.clone()).unwrap_or_default();
        Ok((petition, body))
    };
    match at_form(desk.kit.store.write(file).await, "about")? {
        Ok((petition, body)) => {
            let t = visit.texts(&WORDS);
            let mut page = Page::public(&visit, t.say("feedback-sent-title"));
            page.demo = desk.kit.demo;
            web::render(&Sent { page, t, by_phone: petition.phone.is_some(), petition, body })
        }
        Err(faults) => again(show(&desk, &visit, typed, faults).await?),
    }
}

async fn show(desk: &Desk, visit: &Visit, typed: Typed, faults: Faults) -> Answer {
    let t = visit.texts(&WORDS);
    let today = desk.kit.clock.now().date();
    let bodies = desk.kit.store.read(move |conn| Ok(bodies(organization::directory(conn)?.as_ref(), today))).await?;
    let mut page = Page::public(visit, t.say("feedback-petition-title"));
    page.demo = desk.kit.demo;
    web::render(&Shown { page, t, typed, faults, bodies })
}
