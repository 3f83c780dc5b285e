//! One form per act, and what it does: `/staff/docket/{recommendations,sessions,tasks}/{code}/actions/{action}`.

mod choices;
mod command;
mod fields;

use askama::Template;
use axum::extract::State as From;
use axum::routing::{MethodRouter, get};
use identity::Ctx;
use kernel::{Reason, Refusal};
use store::Conn;
use web::{Faults, Page, PageError, Path, Staff, Texts, Typed, Upload};

use super::field::Field;
use super::wrong::{Wrong, wrongs};
use super::{Answer, file};
use crate::commands::Target;
use crate::commands::files::MAX_AT_ONCE;
use crate::desk::Desk;
use crate::model::Action;
use crate::{Docket, WORDS};
use choices::Choices;
use command::Files;

/// What an act is done to.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum On {
    Recommendation,
    Session,
    Task,
}

impl On {
    /// Where the pages of these things stand.
    pub const fn base(self) -> &'static str {
        match self {
            Self::Recommendation => "/staff/docket/recommendations",
            Self::Session => "/staff/docket/sessions",
            Self::Task => "/staff/docket/tasks",
        }
    }

    fn acts(self, act: Action) -> bool {
        // A file comes by a call of its own in the API, and by a form like any other here.
        let attaches = self == Self::Recommendation && act == Action::Attach;
        let acts = match self {
            Self::Recommendation => Action::ON_RECOMMENDATION,
            Self::Session => Action::ON_SESSION,
            Self::Task => Action::ON_TASK,
        };
        attaches || acts.contains(&act)
    }

    /// The acts of these things that have a form here; the others have a page of their own.
    fn known(self, action: &str) -> Result<Action, PageError> {
        let found = Action::parse(action).filter(|act| self.acts(*act));
        let found = found.filter(|act| !matches!(act, Action::DraftConclusion | Action::IssueConclusion));
        found.ok_or_else(PageError::not_found)
    }
}

/// The form and the act of every action on one kind of thing.
pub fn on(on: On) -> MethodRouter<Desk> {
    let form_page = move |desk: From<Desk>, staff: Staff, path: Path<(String, String)>| form(on, desk, staff, path);
    let act_page = move |desk: From<Desk>, staff: Staff, path: Path<(String, String)>, sent: Upload| {
        act(on, desk, staff, path, sent)
    };
    get(form_page).post(act_page)
}

/// What the form shows, whole or as a part.
struct Shown {
    on: On,
    code: String,
    title: String,
    seq: i32,
    action: Action,
    fields: Vec<Field>,
    typed: Typed,
    faults: Faults,
    /// Said above the form: what the act does.
    lead: Option<String>,
}

impl Shown {
    /// The page of the thing.
    fn back(&self) -> String {
        format!("{}/{}", self.on.base(), self.code)
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

/// The form of an act; inside the thing's page as a part of it.
async fn form(on: On, From(desk): From<Desk>, staff: Staff, Path((code, action)): Path<(String, String)>) -> Answer {
    let action = on.known(&action)?;
    let shown = load(on, &desk, &staff, code, action, None, Faults::none()).await?;
    show(&staff, shown)
}

/// Does the act; what is wrong comes back with all that was typed.
async fn act(
    on: On,
    From(desk): From<Desk>,
    staff: Staff,
    Path((code, action)): Path<(String, String)>,
    sent: Upload,
) -> Answer {
    let action = on.known(&action)?;
    let mut faults = Faults::none();
    let stored = keep(on, &desk, &staff, &code, action, &sent, &mut faults).await?;
    let typed = Typed::of(sent.fields);
    let command = command::Command::read(action, &typed, &stored, &mut faults);
    let command = match command {
        Some(command) if faults.is_empty() => command,
        _ => return again(on, &desk, &staff, code, action, typed, faults).await,
    };
    let target = Target { code: code.clone(), expected: typed.get("seq").parse().ok() };
    let (now, actor, docket) = (desk.kit.clock.now(), staff.actor.clone(), desk.docket.clone());
    let run = move |conn: &mut Conn| command.run(&docket, conn, &Ctx::new(&actor, now), &target);
    match Faults::split(desk.kit.store.write(run).await)? {
        Ok(()) => Ok(web::done(&format!("{}/{code}", on.base()), "docket-page-done")),
        Err(faults) => again(on, &desk, &staff, code, action, typed, faults).await,
    }
}

/// Puts the files that were sent into the store, once it is known that the person may act here at all.
async fn keep(
    on: On,
    desk: &Desk,
    staff: &Staff,
    code: &str,
    action: Action,
    sent: &Upload,
    faults: &mut Faults,
) -> Result<Files, PageError> {
    let mut files = Files::default();
    if sent.files.is_empty() {
        return Ok(files);
    }
    let (now, actor, docket, code) = (desk.kit.clock.now(), staff.actor.clone(), desk.docket.clone(), code.to_owned());
    if sent.files.len() > MAX_AT_ONCE {
        let many = Reason::new("docket-files-many").with("max", MAX_AT_ONCE);
        faults.add(sent.files[0].field.clone(), many);
        return Ok(files);
    }
    let may = move |conn: &mut Conn| open(conn, &docket, &Ctx::new(&actor, now), on, &code, action).map(|_| ());
    desk.kit.store.read(may).await?;
    for one in &sent.files {
        let stored = file::keep(&desk.files, one, faults).await?;
        files.0.extend(stored.map(|stored| (one.field.clone(), stored)));
    }
    Ok(files)
}

async fn again(
    on: On,
    desk: &Desk,
    staff: &Staff,
    code: String,
    action: Action,
    typed: Typed,
    faults: Faults,
) -> Answer {
    let shown = load(on, desk, staff, code, action, Some(typed), faults).await?;
    let mut response = show(staff, shown)?;
    *response.status_mut() = axum::http::StatusCode::UNPROCESSABLE_ENTITY;
    Ok(response)
}

async fn load(
    on: On,
    desk: &Desk,
    staff: &Staff,
    code: String,
    action: Action,
    typed: Option<Typed>,
    faults: Faults,
) -> Result<Shown, PageError> {
    let t = staff.texts(&WORDS);
    let (now, actor, docket) = (desk.kit.clock.now(), staff.actor.clone(), desk.docket.clone());
    let read = move |conn: &mut Conn| {
        let ctx = Ctx::new(&actor, now);
        let opened = open(conn, &docket, &ctx, on, &code, action)?;
        let mut typed = typed.clone().unwrap_or_default();
        fields::prefill(&mut typed, action, &opened.choices, &t, now);
        let key = format!("docket-page-lead-{action}");
        Ok(Shown {
            on,
            code: opened.code,
            title: opened.title,
            seq: opened.seq,
            fields: fields::fields(action, &opened.choices, &t),
            lead: t.knows(&key).then(|| t.say(&key)),
            action,
            typed,
            faults: faults.clone(),
        })
    };
    Ok(desk.kit.store.read(read).await?)
}

/// A thing on which this person may do this act now.
struct Opened {
    code: String,
    title: String,
    seq: i32,
    choices: Choices,
}

fn open(conn: &mut Conn, docket: &Docket, ctx: &Ctx<'_>, on: On, code: &str, action: Action) -> store::Result<Opened> {
    let (opened, actions) = match on {
        On::Recommendation => {
            let view = docket.recommendation(conn, ctx, code)?;
            let choices = Choices::of_matter(conn, docket, ctx, &view, action)?;
            (Opened { code: code.to_owned(), title: view.recommendation.title, seq: view.seq, choices }, view.actions)
        }
        On::Session => {
            let view = docket.session(conn, ctx, code)?;
            let choices = Choices::of_session(conn, docket, ctx, &view, action)?;
            (Opened { code: code.to_owned(), title: view.session.title, seq: view.session.seq, choices }, view.actions)
        }
        On::Task => {
            let view = docket.task(conn, ctx, code)?;
            let choices = Choices::of_task(conn, ctx, &view, action)?;
            (Opened { code: code.to_owned(), title: view.task.content, seq: view.task.seq, choices }, view.actions)
        }
    };
    if actions.contains(&action) {
        return Ok(opened);
    }
    let allowed = actions.iter().map(|act| act.as_str()).collect();
    Err(Refusal::Conflict { reason: Reason::new("docket-page-not-open"), allowed }.into())
}

fn show(staff: &Staff, shown: Shown) -> Answer {
    let t = staff.texts(&WORDS);
    let page = Page::staff(staff, format!("{} · {}", t.say(&shown.action.key()), shown.code));
    if staff.visit.partial {
        return web::render(&Part { page, t, shown });
    }
    web::render(&Whole { page, t, shown })
}
