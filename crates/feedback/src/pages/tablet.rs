use askama::Template;
use axum::extract::State as From;
use axum::http::HeaderValue;
use axum::response::Response;
use identity::Ctx;
use store::Conn;
use web::{Faults, Form, Page, PageError, Path, Staff, Texts, Visit};

use super::Answer;
use super::ask::{self, Typed};
use super::parts::{at_form, drawn};
use crate::WORDS;
use crate::commands::{self, Asked, OpenTablet};
use crate::desk::Desk;
use crate::queries;

/// Seconds after which an idle tablet looks again.
const IDLE: i64 = 5;
/// Seconds for which a tablet says thanks.
const THANKS: i64 = 6;
/// Random bytes of a tablet's address.
const SECRET: usize = 16;

/// What a tablet shows: idle, the question, or thanks.
#[derive(Template)]
#[template(path = "tablet.html")]
struct Tablet {
    page: Page,
    t: Texts,
    secret: String,
    centre: String,
    asked: Option<Asked>,
    said: bool,
    typed: Typed,
    faults: Faults,
    levels: Vec<(&'static str, String)>,
    topics: Vec<(&'static str, String)>,
}

/// The clerk's page: the address of a tablet, once it was opened.
#[derive(Template)]
#[template(path = "tablet-open.html")]
struct Opening {
    page: Page,
    t: Texts,
    /// Address and its QR code as a picture.
    opened: Option<(String, String)>,
}

/// How a tablet is opened.
pub async fn opening(From(_): From<Desk>, staff: Staff) -> Answer {
    shown(&staff, None)
}

/// Opens a tablet and shows its address this once.
pub async fn open(From(desk): From<Desk>, staff: Staff, Form(_): Form<Typed>) -> Answer {
    let secret = drawn(SECRET)?;
    let cmd = OpenTablet { secret: secret.clone() };
    let (now, actor) = (desk.kit.clock.now(), staff.actor.clone());
    desk.kit.store.write(move |conn| commands::open_tablet(conn, &Ctx::new(&actor, now), &cmd)).await?;
    let address = format!("{}/feedback/tablet/{secret}", desk.kit.base_url);
    let picture = documents::qr::svg(&address).map_err(|error| PageError::fault(&error))?;
    let picture = picture.replacen("<svg ", "<svg width=\"240\" height=\"240\" ", 1);
    shown(&staff, Some((address, picture)))
}

fn shown(staff: &Staff, opened: Option<(String, String)>) -> Answer {
    let t = staff.texts(&WORDS);
    web::render(&Opening { page: Page::staff(staff, t.say("feedback-tablet-title")), t, opened })
}

/// The tablet. It looks again by itself: while it is idle every few seconds, and while it asks when its time is over.
pub async fn page(From(desk): From<Desk>, visit: Visit, Path(secret): Path<String>) -> Answer {
    let (centre, asked) = look(&desk, &secret).await?;
    let seconds = asked.as_ref().map_or(IDLE, |(_, left)| *left);
    let asked = asked.map(|(asked, _)| asked);
    let shown = tablet(&visit, &desk, secret, (centre, asked), Typed::default(), Faults::none());
    Ok(again_after(web::render(&shown)?, &shown.secret, seconds))
}

/// Takes the answer and says thanks.
pub async fn answer(
    From(desk): From<Desk>,
    visit: Visit,
    Path(secret): Path<String>,
    Form(typed): Form<Typed>,
) -> Answer {
    let (now, origin, key, sent, cmd) =
        (desk.kit.clock.now(), visit.origin.clone(), secret.clone(), typed.clone(), typed.say());
    let say = move |conn: &mut Conn| commands::say_at_tablet(conn, (&key, &sent.code), (now, &origin), &cmd);
    let said = at_form(desk.kit.store.write(say).await, "level")?;
    let (centre, asked) = look(&desk, &secret).await?;
    match said {
        Ok(_) => {
            let mut shown = tablet(&visit, &desk, secret, (centre, None), Typed::default(), Faults::none());
            shown.said = true;
            Ok(again_after(web::render(&shown)?, &shown.secret, THANKS))
        }
        Err(faults) => {
            let seconds = asked.as_ref().map_or(IDLE * 2, |(_, left)| *left);
            let asked = asked.map(|(asked, _)| asked).filter(|asked| asked.code == typed.code);
            let shown = tablet(&visit, &desk, secret, (centre, asked), typed, faults);
            ask::again(again_after(web::render(&shown)?, &shown.secret, seconds))
        }
    }
}

async fn look(desk: &Desk, secret: &str) -> Result<(String, Option<(Asked, i64)>), PageError> {
    let (now, secret) = (desk.kit.clock.now(), secret.to_owned());
    Ok(desk.kit.store.read(move |conn| queries::at_tablet(conn, &secret, now)).await?)
}

fn tablet(
    visit: &Visit,
    desk: &Desk,
    secret: String,
    (centre, asked): (String, Option<Asked>),
    typed: Typed,
    faults: Faults,
) -> Tablet {
    let t = visit.texts(&WORDS);
    let mut page = Page::public(visit, t.say("feedback-ask-title"));
    page.demo = desk.kit.demo;
    Tablet {
        page,
        secret,
        centre,
        asked,
        said: false,
        typed,
        faults,
        levels: ask::levels(&t),
        topics: ask::topics(&t),
        t,
    }
}

/// The browser goes to the tablet's page again by itself; a header, so that it needs no script.
fn again_after(mut response: Response, secret: &str, seconds: i64) -> Response {
    if let Ok(value) = HeaderValue::from_str(&format!("{seconds}; url=/feedback/tablet/{secret}")) {
        response.headers_mut().insert("refresh", value);
    }
    response
}
