//! A procedure's own terms (A26): what is set, by whom and why, and the form that sets one more.

use askama::Template;
use axum::extract::State as From;
use identity::Ctx;
use kernel::{Date, Reason};
use store::Conn;
use web::{Faults, Page, PageError, Path, Staff, Texts, Upload};

use super::Answer;
use super::typed::Typed;
use super::wrong::{Wrong, wrongs};
use crate::WORDS;
use crate::commands::{OwnTerm, SetTerm, may_set_terms, own_terms};
use crate::desk::Desk;
use crate::rules::Term;

/// One term as it was set.
struct Row {
    term: String,
    value: i32,
    from: String,
    basis: String,
    approver: String,
}

#[derive(Template)]
#[template(path = "terms.html")]
struct Terms {
    page: Page,
    t: Texts,
    code: String,
    name: String,
    rows: Vec<Row>,
    terms: Vec<(String, String)>,
    typed: Typed,
    faults: Faults,
}

impl Terms {
    /// What is wrong, with the names of the fields.
    fn wrongs(&self) -> Vec<Wrong> {
        wrongs(&self.t, &self.faults)
    }
}

/// `GET /staff/terms/{procedure}`.
pub async fn form(From(desk): From<Desk>, staff: Staff, Path(code): Path<String>) -> Answer {
    let mut typed = Typed::default();
    typed.set("valid_from", staff.texts(&WORDS).date(desk.kit.clock.now()));
    show(&desk, &staff, code, typed, Faults::none()).await
}

/// `POST /staff/terms/{procedure}`: sets one term from a day on.
pub async fn set(From(desk): From<Desk>, staff: Staff, Path(code): Path<String>, sent: Upload) -> Answer {
    let typed = Typed::of(sent.fields);
    let mut faults = Faults::none();
    let Some(cmd) = command(&code, &typed, &mut faults) else { return again(&desk, &staff, code, typed, faults).await };
    let (now, actor, dossiers) = (desk.kit.clock.now(), staff.actor.clone(), desk.dossiers.clone());
    let act = move |conn: &mut Conn| dossiers.set_term(conn, &Ctx::new(&actor, now), &cmd);
    match Faults::split(desk.kit.store.write(act).await)? {
        Ok(set) => Ok(web::done(&format!("/staff/terms/{}", set.procedure_code), "dossier-done-term")),
        Err(faults) => again(&desk, &staff, code, typed, faults).await,
    }
}

fn command(code: &str, typed: &Typed, faults: &mut Faults) -> Option<SetTerm> {
    let term = Term::parse(typed.get("term"));
    if term.is_none() {
        faults.add("term", Reason::new("dossier-field-required"));
    }
    let value = typed.get("value").trim().parse().ok();
    if value.is_none() {
        faults.add("value", Reason::new("web-typed-number"));
    }
    let valid_from: Option<Date> = typed.date("valid_from", faults);
    if valid_from.is_none() && faults.is_empty() {
        faults.add("valid_from", Reason::new("dossier-field-required"));
    }
    Some(SetTerm {
        procedure: code.to_owned(),
        term: term?,
        value: value?,
        basis: typed.get("basis").to_owned(),
        approver: typed.get("approver").to_owned(),
        valid_from: valid_from?,
    })
}

async fn again(desk: &Desk, staff: &Staff, code: String, typed: Typed, faults: Faults) -> Answer {
    let mut response = show(desk, staff, code, typed, faults).await?;
    *response.status_mut() = axum::http::StatusCode::UNPROCESSABLE_ENTITY;
    Ok(response)
}

async fn show(desk: &Desk, staff: &Staff, code: String, typed: Typed, faults: Faults) -> Answer {
    may_set_terms(&staff.actor)?;
    let (t, today) = (staff.texts(&WORDS), desk.kit.clock.now().date());
    let read = move |conn: &mut Conn| {
        let version = procedures::in_force(conn, &code, today)?;
        let set = own_terms(conn, &version.code)?;
        Ok((version, set))
    };
    let (version, set) = desk.kit.store.read(read).await.map_err(PageError::from)?;
    web::render(&Terms {
        page: Page::staff(staff, t.say("dossier-terms-title")),
        rows: set.into_iter().map(|own| row(own, &t)).collect(),
        terms: Term::ALL.iter().map(|term| (term.as_str().to_owned(), name(*term, &t))).collect(),
        code: version.code,
        name: version.name,
        t,
        typed,
        faults,
    })
}

fn name(term: Term, t: &Texts) -> String {
    t.say(&format!("dossier-term-{}", term.as_str().replace('_', "-")))
}

fn row(own: OwnTerm, t: &Texts) -> Row {
    Row {
        term: name(own.term, t),
        value: own.value,
        from: t.date(own.valid_from),
        basis: own.basis,
        approver: own.approver,
    }
}
