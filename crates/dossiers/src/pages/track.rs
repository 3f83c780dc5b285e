use askama::Template;
use axum::extract::State as From;
use identity::GrantRow;
use kernel::codes::DossierCode;
use kernel::{Id, Reason, Refusal, Timestamp};
use serde::Deserialize;
use store::Conn;
use store::audit::Written;
use web::{Faults, Form, Page, Path, Query, Texts, Visit};

use super::deadline::{Sum, sum};
use super::notices::{Line, Shown, lines};
use super::{Answer, papers};
use crate::WORDS;
use crate::desk::Desk;
use crate::forms;
use crate::model::{Action, Dossier, State, Step};
use crate::queries::{self, Todo, Tracked};

/// Looks on one page.
const LOOKS: usize = 50;

/// What a person types to look a dossier up.
#[derive(Clone, Deserialize, Default)]
pub struct Typed {
    #[serde(default)]
    pub code: String,
    /// The last four digits of the personal number or phone; never in an address.
    #[serde(default)]
    pub check: String,
    /// Before which moment the looks begin, in microseconds; now unless told.
    #[serde(default)]
    pub before: String,
}

/// A look-up that succeeded, in plain words.
struct Found {
    tracked: Tracked,
    /// What is happening, and when the result comes.
    lead: String,
    due: Option<String>,
    late: bool,
    /// Where it is and since when.
    place: String,
    stages: Vec<Stage>,
    todo: Vec<String>,
    todo_lead: Option<String>,
    sum: Option<Sum>,
    looks: Vec<(String, String)>,
    /// Where the looks before these begin.
    older_looks: Option<String>,
    told: Vec<Line>,
    /// Where the person is asked how it went.
    asks_at: Option<&'static str>,
}

/// One of the few stages a citizen sees.
struct Stage {
    class: &'static str,
    words: String,
}

#[derive(Template)]
#[template(path = "track.html")]
struct Track {
    page: Page,
    t: Texts,
    typed: Typed,
    faults: Faults,
    shown: Option<Found>,
}

#[derive(Deserialize)]
pub struct Ask {
    /// From the QR on form 01.
    #[serde(default)]
    code: String,
}

/// The question: which dossier, and four digits that only its applicant knows.
pub async fn page(From(desk): From<Desk>, visit: Visit, Query(ask): Query<Ask>) -> Answer {
    let typed = Typed { code: ask.code, ..Typed::default() };
    show(&desk, &visit, typed, Faults::none(), None)
}

/// The answer. Wrong digits and unknown codes sound alike.
pub async fn look_up(From(desk): From<Desk>, visit: Visit, Form(typed): Form<Typed>) -> Answer {
    let t = visit.texts(&WORDS);
    if let Some(faults) = unreadable(&typed) {
        return again(&desk, &visit, typed, faults);
    }
    desk.limit_look_up(&visit.origin, &typed.code)?;
    let now = desk.kit.clock.now();
    // One microsecond on, so that a look of this very moment is among them.
    let before = Timestamp::from_micros(typed.before.parse().unwrap_or(now.as_micros() + 1));
    let read = move |conn: &mut Conn, dossier: &Dossier| load(conn, dossier, before, now, &t);
    let pair = (typed.code.as_str(), typed.check.as_str());
    match desk.applicant_looks(pair, (Action::View, "track"), &visit.origin, read).await {
        Ok(mut shown) => {
            shown.asks_at = desk.asks_at.filter(|_| shown.tracked.state == State::Returned);
            show(&desk, &visit, typed, Faults::none(), Some(shown))
        }
        Err(store::Error::Refused(Refusal::NotFound(reason))) => {
            let mut faults = Faults::none();
            faults.add("code", reason);
            again(&desk, &visit, typed, faults)
        }
        Err(error) => Err(error.into()),
    }
}

fn again(desk: &Desk, visit: &Visit, typed: Typed, faults: Faults) -> Answer {
    let mut response = show(desk, visit, typed, faults, None)?;
    *response.status_mut() = axum::http::StatusCode::UNPROCESSABLE_ENTITY;
    Ok(response)
}

/// A form of the dossier, for whoever looked it up.
pub async fn form(From(desk): From<Desk>, visit: Visit, Path(form): Path<String>, Form(typed): Form<Typed>) -> Answer {
    let number = papers::number(&form)?;
    if number == forms::FormNumber::F06 {
        return Err(web::PageError::not_found());
    }
    desk.limit_look_up(&visit.origin, &typed.code)?;
    let base_url = desk.kit.base_url.clone();
    let read = move |conn: &mut Conn, dossier: &Dossier| {
        Ok((dossier.code.clone(), forms::paper(conn, dossier, number, &base_url)?))
    };
    let (pair, what) = ((typed.code.as_str(), typed.check.as_str()), format!("form {number}"));
    let (code, paper) = desk.applicant_looks(pair, (Action::Forms, &what), &visit.origin, read).await?;
    papers::print(move || paper.pdf(), &format!("{code}-{number}.pdf")).await
}

fn unreadable(typed: &Typed) -> Option<Faults> {
    let mut faults = Faults::none();
    faults.take("code", DossierCode::parse(&typed.code).map(|_| ()));
    let check = typed.check.trim();
    if check.len() != 4 || !check.bytes().all(|byte| byte.is_ascii_digit()) {
        faults.add("check", Reason::new("dossier-track-check"));
    }
    (!faults.is_empty()).then_some(faults)
}

fn show(desk: &Desk, visit: &Visit, typed: Typed, faults: Faults, shown: Option<Found>) -> Answer {
    let t = visit.texts(&WORDS);
    let mut page = Page::public(visit, t.say("dossier-track-title"));
    page.demo = desk.kit.demo;
    web::render(&Track { page, t, typed, faults, shown })
}

fn load(conn: &mut Conn, dossier: &Dossier, before: Timestamp, now: Timestamp, t: &Texts) -> store::Result<Found> {
    let tracked = queries::tracked(conn, dossier.clone(), now)?;
    let deadline = queries::deadline(conn, dossier)?;
    let looked = queries::looks(conn, &tracked.code, before, LOOKS)?;
    let late =
        dossier.open && dossier.finished_at.is_none() && dossier.due_at.is_some_and(|due| now.date() > due.date());
    let waits = matches!(tracked.state, State::Accepted | State::Processing);
    Ok(Found {
        lead: t.say(&format!("dossier-track-lead-{}", tracked.state.as_str().replace('_', "-"))),
        due: tracked.due_at.filter(|_| waits).map(|due| t.appointment(due)),
        late,
        place: place(&tracked, t),
        stages: stages(&tracked, t),
        todo: todo(&tracked.todo, t),
        todo_lead: todo_lead(&tracked, t),
        sum: deadline.map(|deadline| sum(&deadline, t)),
        looks: looks(conn, &looked.entries, t)?,
        older_looks: looked.older.map(|older| older.as_micros().to_string()),
        told: lines(&crate::notices::shown(conn, dossier.id)?, Shown::Masked, t),
        asks_at: None,
        tracked,
    })
}

fn place(tracked: &Tracked, t: &Texts) -> String {
    if !tracked.state.is_open() {
        return String::new();
    }
    let holder = tracked.holder.clone().or_else(|| tracked.centre.clone()).unwrap_or_default();
    let since = tracked.since.map(|since| t.datetime(since)).unwrap_or_default();
    t.fill("dossier-track-place", [("holder", holder), ("since", since)])
}

/// Received, worked on, signed, fetched: what a citizen needs of the way.
fn stages(tracked: &Tracked, t: &Texts) -> Vec<Stage> {
    let at = match (tracked.state, tracked.step) {
        (State::Refused | State::Stopped | State::Closed, _) => return Vec::new(),
        (State::Returned, _) => 4,
        (State::Ready, _) => 3,
        (State::Filed, _) => 0,
        (State::AwaitingSupplement | State::AwaitingPayment, _) if tracked.accepted_at.is_none() => 0,
        (_, Step::Sign | Step::Issue) => 2,
        _ => 1,
    };
    let received = tracked.accepted_at.unwrap_or(tracked.filed_at);
    let words = [
        t.fill(if at == 0 { "dossier-track-filed" } else { "dossier-track-received" }, [("at", &t.datetime(received))]),
        work(tracked, at == 1, t),
        t.say("dossier-track-sign"),
        match tracked.returned_at {
            Some(at) => t.fill("dossier-track-returned", [("at", &t.datetime(at))]),
            None => t.say("dossier-track-return"),
        },
    ];
    let class = |no: usize| match no.cmp(&at) {
        std::cmp::Ordering::Less => "done",
        std::cmp::Ordering::Equal => "now",
        std::cmp::Ordering::Greater => "next",
    };
    words.into_iter().enumerate().map(|(no, words)| Stage { class: class(no), words }).collect()
}

fn work(tracked: &Tracked, now: bool, t: &Texts) -> String {
    let body = tracked.competent.clone().unwrap_or_default();
    match tracked.next_clock_at.filter(|_| now && tracked.state == State::Processing) {
        Some(at) => t.fill("dossier-track-work-until", [("body", body), ("at", t.datetime(at))]),
        None => t.fill("dossier-track-work", [("body", body)]),
    }
}

fn todo(todo: &Todo, t: &Texts) -> Vec<String> {
    let Todo::Supplement { items, .. } = todo else { return Vec::new() };
    let ask = |ask: crate::model::ItemAsk| t.say(&format!("dossier-ask-{}", ask.as_str().replace('_', "-")));
    let words = items.iter().map(|item| match item.reason.as_str() {
        "" => format!("{}: {}", ask(item.ask), item.part),
        reason => format!("{}: {} ({reason})", ask(item.ask), item.part),
    });
    words.collect()
}

fn todo_lead(tracked: &Tracked, t: &Texts) -> Option<String> {
    let centre = tracked.centre.clone().unwrap_or_default();
    match &tracked.todo {
        Todo::Nothing if tracked.state.is_open() => Some(t.say("dossier-track-nothing")),
        Todo::Nothing => None,
        Todo::Supplement { until, .. } => {
            Some(t.fill("dossier-track-supplement", [("until", t.datetime(until)), ("centre", centre)]))
        }
        Todo::Pay { amount, until, .. } => {
            Some(t.fill("dossier-track-pay", [("amount", t.money(amount)), ("until", t.datetime(until))]))
        }
        Todo::Collect => Some(t.fill("dossier-track-collect", [("centre", centre)])),
    }
}

/// Who looked and when, newest first: the post and the unit, never the name of an officer.
fn looks(conn: &mut Conn, entries: &[Written], t: &Texts) -> store::Result<Vec<(String, String)>> {
    let directory = organization::directory(conn)?;
    let officers: Vec<Id> = entries.iter().filter_map(|entry| entry.actor).collect();
    let grants = identity::queries::grants_of_all(conn, &officers)?;
    let mut looks: Vec<(String, String)> = Vec::new();
    for entry in entries {
        let unit = directory.unit(entry.unit).map(|unit| unit.formal_name.clone()).unwrap_or_default();
        let who = match entry.actor {
            Some(actor) => {
                let on_day = |own: &&GrantRow| own.unit == entry.unit && own.valid_on(entry.at.date());
                let held = grants.iter().filter(|own| own.account == actor).find(on_day);
                let post = held.map(|own| t.say(&format!("identity-role-{}", own.role.as_str())));
                post.map_or(unit.clone(), |post| format!("{post}, {unit}"))
            }
            None => t.say("dossier-look-console"),
        };
        let look = (t.datetime(entry.at), who);
        if looks.last() != Some(&look) {
            looks.push(look);
        }
    }
    Ok(looks)
}
