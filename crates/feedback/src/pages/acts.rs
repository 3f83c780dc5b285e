//! One form per act, and what it does: `/staff/petitions/{code}/actions/{action}`.

use askama::Template;
use axum::extract::State as From;
use identity::Ctx;
use kernel::{Reason, Refusal};
use store::Conn;
use web::{Faults, Form, Page, PageError, Path, Staff, Texts, Typed};

use super::Answer;
use super::ask::again;
use super::field::{self, Choices, Field};
use super::parts::bodies;
use crate::WORDS;
use crate::commands::{self, Target};
use crate::desk::Desk;
use crate::model::{Action, Class, Petition};
use crate::queries;

#[derive(Template)]
#[template(path = "petition-act.html")]
struct Shown {
    page: Page,
    t: Texts,
    petition: Petition,
    action: Action,
    fields: Vec<Field>,
    typed: Typed,
    faults: Faults,
    /// Said above the form: what the act does.
    lead: Option<String>,
}

/// The form of an act.
pub async fn form(From(desk): From<Desk>, staff: Staff, Path((code, action)): Path<(String, String)>) -> Answer {
    web::render(&load(&desk, &staff, code, known(&action)?, Typed::default(), Faults::none()).await?)
}

/// Does the act; what is wrong comes back with all that was typed.
pub async fn act(
    From(desk): From<Desk>,
    staff: Staff,
    Path((code, action)): Path<(String, String)>,
    Form(typed): Form<Typed>,
) -> Answer {
    let action = known(&action)?;
    let target = Target { code: code.clone(), expected: typed.get("seq").parse().ok() };
    let (now, actor, sent) = (desk.kit.clock.now(), staff.actor.clone(), typed.clone());
    let run = move |conn: &mut Conn| perform(conn, &Ctx::new(&actor, now), &target, action, &sent);
    match Faults::split(desk.kit.store.write(run).await)? {
        // Whoever handed it on may not see it any more, so the way leads to the desk then.
        Ok(_) if action == Action::Transfer => Ok(web::done("/staff/petitions", "feedback-done")),
        Ok(_) => Ok(web::done(&format!("/staff/petitions/{code}"), "feedback-done")),
        Err(faults) => again(web::render(&load(&desk, &staff, code, action, typed, faults).await?)?),
    }
}

fn known(action: &str) -> Result<Action, PageError> {
    Action::parse(action).filter(|act| Action::ON_PETITION.contains(act)).ok_or_else(PageError::not_found)
}

fn perform(conn: &mut Conn, ctx: &Ctx<'_>, target: &Target, action: Action, typed: &Typed) -> store::Result<Petition> {
    use commands as c;
    let get = |name: &str| typed.get(name).to_owned();
    match action {
        Action::Classify => {
            let cmd = c::Classify { class: Class::parse(typed.get("class")), guidance: get("guidance") };
            c::classify(conn, ctx, target, &cmd)
        }
        Action::Assign => c::assign(conn, ctx, target, &c::Assign { person: get("person") }),
        Action::Transfer => c::transfer(conn, ctx, target, &c::Transfer { unit: get("unit"), reason: get("reason") }),
        Action::Answer => {
            let cmd = c::Answer { answer: get("answer"), number: get("number"), signer: get("signer") };
            c::answer(conn, ctx, target, &cmd)
        }
        Action::Forward => c::forward(conn, ctx, target, &c::Forward { to: get("to"), number: get("number") }),
        Action::GiveNotice => {
            c::give_notice(conn, ctx, target, &c::GiveNotice { words: get("words"), number: get("number") })
        }
        Action::CloseRepeat => c::close_repeat(conn, ctx, target, &c::CloseRepeat { of: get("of") }),
        Action::Publish => {
            c::publish(conn, ctx, target, &c::Publish { question: get("question"), answer: get("answer") })
        }
        _ => c::receive(conn, ctx, target),
    }
}

async fn load(
    desk: &Desk,
    staff: &Staff,
    code: String,
    action: Action,
    typed: Typed,
    faults: Faults,
) -> Result<Shown, PageError> {
    let t = staff.texts(&WORDS);
    let (now, actor) = (desk.kit.clock.now(), staff.actor.clone());
    let read = move |conn: &mut Conn| {
        let ctx = Ctx::new(&actor, now);
        let petition = commands::peek(conn, &ctx, &code)?;
        let open = queries::actions(conn, &ctx, &petition)?;
        if !open.contains(&action) {
            let allowed = open.iter().map(|act| act.as_str()).collect();
            return Err(Refusal::Conflict { reason: Reason::new("feedback-page-not-open"), allowed }.into());
        }
        let choices = choices(conn, &petition, now.date())?;
        Ok((petition, choices))
    };
    let (petition, choices) = desk.kit.store.read(read).await?;
    let mut typed = typed;
    field::prefill(&mut typed, action, &petition, &staff.actor.name);
    let key = format!("feedback-lead-{action}");
    Ok(Shown {
        page: Page::staff(staff, format!("{} · {}", t.say(&action.key()), petition.code)),
        lead: t.knows(&key).then(|| t.say(&key)),
        fields: field::fields(action, choices, &t),
        t,
        petition,
        action,
        typed,
        faults,
    })
}

fn choices(conn: &mut Conn, petition: &Petition, day: kernel::Date) -> store::Result<Choices> {
    let directory = organization::directory(conn)?;
    let here = directory.unit(petition.holder_body).map(|unit| unit.code.clone()).unwrap_or_default();
    let people = organization::queries::accounts_of(conn, &directory, petition.holder_body)?;
    let people = people.into_iter().filter(|(_, grants)| grants.iter().any(|grant| grant.valid_on(day)));
    Ok(Choices {
        people: people.map(|(account, _)| (account.login, account.name)).collect(),
        bodies: bodies(&directory, day).into_iter().filter(|(code, _)| *code != here).collect(),
    })
}
