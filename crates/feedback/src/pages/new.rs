use askama::Template;
use axum::extract::State as From;
use identity::Ctx;
use store::Conn;
use web::{Faults, Form, Page, Staff, Texts};

use super::Answer;
use super::ask::again;
use super::parts::{bodies, four_digits};
use super::petition::Typed;
use crate::WORDS;
use crate::commands::{self, Record};
use crate::desk::Desk;
use crate::model::{Action, Channel};
use crate::policy::{self, Standing};

#[derive(Template)]
#[template(path = "petition-new.html")]
struct Shown {
    page: Page,
    t: Texts,
    typed: Typed,
    faults: Faults,
    bodies: Vec<(String, String)>,
    channels: Vec<(&'static str, String)>,
}

/// Code and digits for the citizen: whoever writes a petition down need not be one who may read it afterwards.
#[derive(Template)]
#[template(path = "petition-recorded.html")]
struct Recorded {
    page: Page,
    t: Texts,
    code: String,
    digits: String,
    by_phone: bool,
}

/// The form for what came by post, phone, in person or on a sheet (H1).
pub async fn form(From(desk): From<Desk>, staff: Staff) -> Answer {
    show(&desk, &staff, Typed::default(), Faults::none()).await
}

/// Writes it down.
pub async fn record(From(desk): From<Desk>, staff: Staff, Form(typed): Form<Typed>) -> Answer {
    let cmd = match typed.file(four_digits()?) {
        Ok(file) => Record { file, channel: Channel::parse(&typed.channel) },
        Err(faults) => return again(show(&desk, &staff, typed, faults).await?),
    };
    let (now, actor) = (desk.kit.clock.now(), staff.actor.clone());
    let record = move |conn: &mut Conn| commands::record(conn, &Ctx::new(&actor, now), &cmd);
    match Faults::split(desk.kit.store.write(record).await)? {
        Ok(petition) => {
            let t = staff.texts(&WORDS);
            let page = Page::staff(&staff, t.say("feedback-done-recorded"));
            let by_phone = petition.phone.is_some();
            web::render(&Recorded { page, t, code: petition.code, digits: petition.digits, by_phone })
        }
        Err(faults) => again(show(&desk, &staff, typed, faults).await?),
    }
}

async fn show(desk: &Desk, staff: &Staff, typed: Typed, faults: Faults) -> Answer {
    let t = staff.texts(&WORDS);
    let (today, actor) = (desk.kit.clock.now().date(), staff.actor.clone());
    let read = move |conn: &mut Conn| {
        let directory = organization::directory(conn)?;
        let home = actor.home_unit().map(|unit| directory.body_of(unit)).unwrap_or_default();
        policy::may(&actor, Action::Record, &Standing::of_body(&directory, home))?;
        Ok(bodies(&directory, today))
    };
    let bodies = desk.kit.store.read(read).await?;
    let channels = Channel::BY_STAFF.iter().map(|channel| (channel.as_str(), t.say(&channel.key()))).collect();
    web::render(&Shown { page: Page::staff(staff, t.say("feedback-new-title")), t, typed, faults, bodies, channels })
}
