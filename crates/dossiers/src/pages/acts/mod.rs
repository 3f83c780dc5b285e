//! One form per act, and what it does: `/staff/dossiers/{code}/actions/{action}`.

mod choices;
mod command;
mod fields;

use askama::Template;
use axum::extract::State as From;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect};
use identity::Ctx;
use kernel::{Id, Reason, Refusal};
use store::Conn;
use web::{Failure, Faults, Page, PageError, Path, Staff, Texts, Upload};

use super::Answer;
use super::file;
use super::one::{Head, head};
use super::queue::with_query;
use super::typed::Typed;
use super::wrong::{Wrong, wrongs};
use crate::commands::{StoredFile, Target};
use crate::desk::Desk;
use crate::model::Action;
use crate::queries;
use crate::{Dossiers, WORDS};
use fields::Field;

pub use command::{finish, refuse, request};
pub use fields::{asks, methods, modes};

/// The acts that have a form here, beside those of the API.
const ALSO: [Action; 2] = [Action::AttachFile, Action::CompleteAtOnce];

/// What the form shows, whole or as a part.
struct Shown {
    head: Head,
    action: Action,
    fields: Vec<Field>,
    typed: Typed,
    faults: Faults,
    /// Why it could not be done now, while nothing that was typed is wrong: somebody was faster, the store is busy.
    problem: Option<String>,
    /// Said above the form: what the act does.
    lead: Option<String>,
    /// Whose text the browser keeps.
    account: Id,
}

/// What came back instead of the act.
#[derive(Clone)]
struct Refused {
    typed: Typed,
    faults: Faults,
    failure: Option<Failure>,
}

impl Refused {
    const fn wrong(typed: Typed, faults: Faults) -> Self {
        Self { typed, faults, failure: None }
    }

    fn status(&self) -> StatusCode {
        self.failure.as_ref().map_or(StatusCode::UNPROCESSABLE_ENTITY, |failure| failure.status)
    }
}

#[derive(Template)]
#[template(path = "act.html")]
struct Whole {
    page: Page,
    t: Texts,
    shown: Shown,
}

impl Whole {
    /// What is wrong, with the names of the fields.
    fn wrongs(&self) -> Vec<Wrong> {
        wrongs(&self.t, &self.shown.faults)
    }
}

#[derive(Template)]
#[template(path = "act-part.html")]
struct Part {
    page: Page,
    t: Texts,
    shown: Shown,
}

/// The form of an act; inside the dossier's page as a part of it.
pub async fn form(From(desk): From<Desk>, staff: Staff, Path((code, action)): Path<(String, String)>) -> Answer {
    let action = known(&action)?;
    let shown = load(&desk, &staff, code, action, None).await?;
    show(&staff, shown)
}

/// Does the act. What is wrong comes back with all that was typed, and so does an act that came too late or met a busy
/// store: it can be sent again.
pub async fn act(
    From(desk): From<Desk>,
    staff: Staff,
    Path((code, action)): Path<(String, String)>,
    sent: Upload,
) -> Answer {
    let action = known(&action)?;
    let mut faults = Faults::none();
    let stored = keep(&desk, &staff, &code, action, &sent, &mut faults).await?;
    let typed = Typed::of(sent.fields);
    let command = command::Command::read(action, &typed, stored, &mut faults);
    let command = match command {
        Some(command) if faults.is_empty() => command,
        _ => return again(&desk, &staff, code, action, Refused::wrong(typed, faults)).await,
    };
    let target = Target { code: code.clone(), expected: typed.get("seq").parse().ok() };
    let (now, actor, dossiers) = (desk.kit.clock.now(), staff.actor.clone(), desk.dossiers.clone());
    let run = move |conn: &mut Conn| command.run(&dossiers, conn, &Ctx::new(&actor, now), &target);
    let refused = match desk.kit.store.write(run).await {
        Ok(done) => return Ok(Redirect::to(&after(action, &done.dossier.code)).into_response()),
        Err(store::Error::Refused(Refusal::Invalid(faults))) => Refused::wrong(typed, Faults(faults)),
        Err(error) => Refused { typed, faults: Faults::none(), failure: Some(later(error)?) },
    };
    again(&desk, &staff, code, action, refused).await
}

/// What may be well another time; anything else is an error page.
fn later(error: store::Error) -> Result<Failure, PageError> {
    let failure = Failure::from(error);
    match failure.status {
        StatusCode::CONFLICT | StatusCode::SERVICE_UNAVAILABLE => Ok(failure),
        _ => Err(failure.into()),
    }
}

fn known(action: &str) -> Result<Action, PageError> {
    let found = Action::parse(action).filter(|act| Action::ON_DOSSIER.contains(act) || ALSO.contains(act));
    found.ok_or_else(PageError::not_found)
}

/// Where an act leads: the dossier's page, with the paper to print where the act made one.
fn after(action: Action, code: &str) -> String {
    let print = match action {
        Action::Accept | Action::Supplement => "01",
        Action::RequestSupplement => "02",
        Action::Refuse => "03",
        Action::Apologise => "04",
        Action::Stop => "05",
        _ => "",
    };
    with_query(&format!("/staff/dossiers/{code}"), [("done", action.as_str()), ("print", print)])
}

/// Puts the files that were sent into the store, once it is known that the person may act here at all.
async fn keep(
    desk: &Desk,
    staff: &Staff,
    code: &str,
    action: Action,
    sent: &Upload,
    faults: &mut Faults,
) -> Result<Option<StoredFile>, PageError> {
    let Some(first) = sent.files.first() else { return Ok(None) };
    let (now, actor, dossiers, code) =
        (desk.kit.clock.now(), staff.actor.clone(), desk.dossiers.clone(), code.to_owned());
    desk.kit.store.read(move |conn| dossiers.peek(conn, &Ctx::new(&actor, now), &code, action).map(|_| ())).await?;
    file::keep(&desk.files, first, faults).await
}

async fn again(desk: &Desk, staff: &Staff, code: String, action: Action, refused: Refused) -> Answer {
    let status = refused.status();
    let shown = load(desk, staff, code, action, Some(refused)).await?;
    let mut response = show(staff, shown)?;
    *response.status_mut() = status;
    Ok(response)
}

async fn load(
    desk: &Desk,
    staff: &Staff,
    code: String,
    action: Action,
    refused: Option<Refused>,
) -> Result<Shown, PageError> {
    let t = staff.texts(&WORDS);
    let (now, actor, dossiers) = (desk.kit.clock.now(), staff.actor.clone(), desk.dossiers.clone());
    let read = move |conn: &mut Conn| read(conn, &dossiers, &Ctx::new(&actor, now), &code, action, refused.clone(), &t);
    Ok(desk.kit.store.read(read).await?)
}

fn read(
    conn: &mut Conn,
    dossiers: &Dossiers,
    ctx: &Ctx<'_>,
    code: &str,
    action: Action,
    refused: Option<Refused>,
    t: &Texts,
) -> store::Result<Shown> {
    let looked = dossiers.peek(conn, ctx, code, Action::View)?;
    let view = queries::view(conn, ctx, looked.dossier)?;
    // What somebody typed is shown again even where the act has closed meanwhile: it is theirs to take along.
    let late = refused.as_ref().is_some_and(|refused| refused.failure.is_some());
    if !late && !view.allowed.contains(&action) {
        dossiers.peek(conn, ctx, code, action)?;
        let allowed = view.allowed.iter().map(|act| act.as_str()).collect();
        let reason = Reason::new("dossier-not-open-now").with("state", view.dossier.state);
        return Err(Refusal::Conflict { reason, allowed }.into());
    }
    let calendar = organization::calendar_for(conn, view.dossier.competent_unit, ctx.now.date())?;
    let names = super::names::Names::load(conn, view.dossier.holder_person)?;
    let choices = choices::Choices::load(conn, &view, &names, action, ctx.now)?;
    let problem =
        refused.as_ref().and_then(|refused| refused.failure.as_ref()).map(|failure| t.reason(&failure.reason));
    let (mut typed, faults) = refused.map_or_else(Default::default, |refused| (refused.typed, refused.faults));
    for suggester in dossiers.suggesters() {
        for (field, value) in suggester.suggest(conn, ctx.now, &view.dossier, action)? {
            typed.set_default(field, value);
        }
    }
    fields::prefill(&mut typed, action, &view, &choices, ctx.now, t);
    let key = format!("dossier-lead-{action}");
    Ok(Shown {
        head: head(&view, &names, &calendar, ctx.now, t),
        fields: fields::fields(action, &view, &choices, t),
        lead: t.knows(&key).then(|| t.say(&key)),
        action,
        typed,
        faults,
        problem,
        account: ctx.actor.account,
    })
}

fn show(staff: &Staff, shown: Shown) -> Answer {
    let t = staff.texts(&WORDS);
    let page = Page::staff(staff, format!("{} · {}", t.say(&shown.action.key()), shown.head.code));
    if staff.visit.partial {
        return web::render(&Part { page, t, shown });
    }
    web::render(&Whole { page, t, shown })
}

/// A file that must be there and is not.
fn missing(field: &str, faults: &mut Faults) {
    faults.add(field, Reason::new("dossier-field-required"));
}
