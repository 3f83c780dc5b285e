//! What a director is told in the morning, and the letters that wait to be confirmed.

use askama::Template;
use axum::extract::State as From;
use dossiers::Action;
use identity::Ctx;
use kernel::{Date, Id, Timestamp};
use organization::Directory;
use serde::Deserialize;
use store::Conn;
use web::{Faults, Form, Page, PageError, Query, Staff, Texts};

use super::Answer;
use super::ahead::permitted;
use super::asked::{PlaceAsk, unit_name};
use crate::commands::{AskForMail, ask_for_mail};
use crate::morning::{self, Digest, Letter, PartKind};
use crate::policy::Sight;
use crate::{Desk, WORDS};

/// Letters shown at once.
const SHOWN: i64 = 200;

#[derive(Clone, Deserialize, Default)]
pub struct Ask {
    #[serde(flatten)]
    place: PlaceAsk,
    #[serde(default)]
    day: String,
}

/// One heading in words.
pub struct Part {
    pub title: String,
    pub count: String,
    pub codes: Vec<String>,
    /// How many more there are.
    pub more: String,
    pub bad: bool,
}

/// The digest of one body.
pub struct Told {
    pub unit: String,
    pub lead: String,
    pub parts: Vec<Part>,
}

/// A letter in words.
pub struct Waiting {
    pub code: String,
    pub unit: String,
    pub reason: String,
    pub new_due: String,
    pub until: String,
    /// The form, for who may send it; empty for who only sees it.
    pub form: String,
}

#[derive(Template)]
#[template(path = "supervision-digest.html")]
struct Shown {
    page: Page,
    t: Texts,
    day: String,
    unit: String,
    place: String,
    told: Vec<Told>,
    letters: Vec<Waiting>,
    /// Where the reader's own digest goes by mail, or what was typed; `None` for who has no body's digest.
    email: Option<String>,
    faults: Faults,
}

/// The digest of a day: of one's own body, or for who watches the province of every body with something to tell.
pub async fn page(From(desk): From<Desk>, staff: Staff, Query(ask): Query<Ask>) -> Answer {
    web::render(&shown(&desk, &staff, ask, (None, Faults::none())).await?)
}

async fn shown(
    desk: &Desk,
    staff: &Staff,
    ask: Ask,
    (typed, faults): (Option<String>, Faults),
) -> Result<Shown, PageError> {
    let t = staff.texts(&WORDS);
    let (actor, now) = (staff.actor.clone(), desk.kit.clock.now());
    let day = Date::parse(&ask.day).unwrap_or(now.date());
    let read = move |conn: &mut Conn| {
        let directory = organization::directory(conn)?;
        let catalogue = procedures::catalogue(conn)?;
        let sight = Sight::of(&actor, &directory);
        let place = ask.place.place(&sight, &directory, &catalogue, &t)?;
        let email = match sight.bodies.is_empty() {
            true => None,
            false => Some(morning::reader(conn, actor.account)?.map(|own| own.email).unwrap_or_default()),
        };
        let bodies = place.filter.bodies.clone();
        let digests = digests(conn, day, bodies.as_deref())?;
        let letters =
            if day == now.date() { morning::letters(conn, bodies.as_deref(), now, SHOWN)? } else { Vec::new() };
        let acts = letters.iter().map(|(code, _)| (code.as_str(), Action::Apologise));
        let may = permitted(conn, &Ctx::new(&actor, now), acts)?;
        Ok((directory, place, digests, letters, may, email))
    };
    let (directory, place, mut digests, letters, may, email) = desk.kit.store.read(read).await?;
    digests.sort_by_cached_key(|digest| kernel::text::sort_key(&unit_name(&directory, digest.body)));
    Ok(Shown {
        page: Page::staff(staff, t.fill("supervision-digest-title", [("day", &t.date(day))])),
        told: digests.iter().map(|digest| told(&t, &directory, digest)).collect(),
        letters: letters
            .iter()
            .map(|(code, letter)| waiting(&t, &directory, (code, letter), may.contains(code)))
            .collect(),
        day: t.date(day),
        unit: place.unit,
        place: place.title,
        email: typed.or(email),
        faults,
        t,
    })
}

#[derive(Clone, Deserialize, Default)]
pub struct Typed {
    #[serde(default)]
    email: String,
}

/// Asks for the digest by mail, or for no mail any more.
pub async fn mail(From(desk): From<Desk>, staff: Staff, Form(typed): Form<Typed>) -> Answer {
    let (actor, now) = (staff.actor.clone(), desk.kit.clock.now());
    let cmd = AskForMail { email: typed.email.clone() };
    let key = if cmd.email.trim().is_empty() { "supervision-mail-off" } else { "supervision-mail-on" };
    let done = desk.kit.store.write(move |conn| ask_for_mail(conn, &Ctx::new(&actor, now), &cmd)).await;
    match Faults::split(done)? {
        Ok(()) => Ok(web::done("/staff/supervision/digest", key)),
        Err(faults) => web::render_faulty(&shown(&desk, &staff, Ask::default(), (Some(typed.email), faults)).await?),
    }
}

fn digests(conn: &mut Conn, day: Date, bodies: Option<&[Id]>) -> store::Result<Vec<Digest>> {
    let Some(bodies) = bodies else { return morning::digests(conn, day) };
    let mut all = Vec::new();
    for body in bodies {
        all.extend(morning::digest(conn, day, *body)?);
    }
    Ok(all)
}

fn told(t: &Texts, directory: &Directory, digest: &Digest) -> Told {
    let unit = unit_name(directory, digest.body);
    let part = |part: &morning::Part| {
        let more = part.count - i64::try_from(part.codes.len()).unwrap_or(0);
        Part {
            title: t.say(&format!("supervision-digest-part-{}", part.kind)),
            count: t.number(part.count),
            codes: part.codes.clone(),
            more: if more > 0 { t.fill("supervision-digest-more", [("count", more)]) } else { String::new() },
            bad: matches!(part.kind, PartKind::NewLate | PartKind::Unanswered | PartKind::Opinions),
        }
    };
    let lead = t.fill("supervision-digest-lead", [("at", &t.datetime(digest.at))]);
    let parts = digest.parts().iter().filter(|part| part.count > 0).map(part).collect();
    Told { parts, lead, unit }
}

fn waiting(t: &Texts, directory: &Directory, (code, letter): (&String, &Letter), may: bool) -> Waiting {
    let moment = |at: Timestamp| t.datetime(at);
    Waiting {
        code: code.clone(),
        unit: unit_name(directory, letter.body),
        reason: letter.reason.clone(),
        new_due: moment(letter.new_due),
        until: moment(letter.until),
        form: if may { format!("/staff/dossiers/{code}/actions/apologise") } else { String::new() },
    }
}
