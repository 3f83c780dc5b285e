//! A house with one wing of its own.

use axum::Router;
use axum::extract::FromRef;
use axum::response::Response;
use axum::routing::{get, post};
use identity::commands::{NewAccount, NewGrant, NewToken};
use identity::{Actor, Ctx, PasswordHash, Role};
use kernel::{Clock, Date, Id, Reason, Refusal, Timestamp};
use serde::{Deserialize, Serialize};
use testkit::{Answer, TestStore, Visitor};
use web::{Bearer, Form, Json, Kit, NavItem, Page, PageError, Problem, Query, Staff, Texts, Visit, WORDS};

pub const PASSWORD: &str = "ba con trau di cay";

#[derive(Clone)]
pub struct State(pub Kit);

impl FromRef<State> for Kit {
    fn from_ref(state: &State) -> Self {
        state.0.clone()
    }
}

pub struct House {
    pub router: Router,
    pub token: String,
    _store: TestStore,
}

impl House {
    /// A house on SQLite with the account `lan` (receiver).
    pub fn new() -> Self {
        Self::with(|_| {})
    }

    pub fn with(change: impl FnOnce(&mut Kit)) -> Self {
        let store = testkit::sqlite(&[identity::MIGRATIONS]);
        let clock = Clock::held(Timestamp::parse("2026-11-23T08:00").unwrap());
        let token = people(&store, clock.now());
        let mut kit = Kit::new(store.clone(), clock, "http://localhost").with_navigation(vec![
            NavItem::new("web-nav-track", "/staff/intake", &WORDS).shortcut("F2").roles(&[Role::Receiver]),
            NavItem::new("web-nav-board", "/staff/board", &WORDS).roles(&[Role::Leader]),
            NavItem::new("web-home-title", "/staff", &WORDS).count(|_, _| Ok(1234)),
        ]);
        change(&mut kit);
        let router = web::edge(wing(&kit).merge(web::pages(kit.clone())).merge(web::home(kit.clone())), &kit);
        Self { router, token, _store: store }
    }

    pub fn visitor(&self) -> Visitor {
        Visitor::new(&self.router)
    }
}

/// Makes the account; gives a token of it.
fn people(store: &TestStore, now: Timestamp) -> String {
    let unit = Id::new();
    let founder =
        Actor { account: Id::new(), login: "cli".into(), name: "cli".into(), grants: vec![], origin: "cli".into() };
    let password = PasswordHash::of(PASSWORD, "lan").unwrap();
    store
        .write_blocking(move |conn| {
            let ctx = Ctx::new(&founder, now);
            let new = NewAccount {
                login: "lan".into(),
                name: "Trần Thị Lan".into(),
                unit,
                password: password.clone(),
                must_change: false,
            };
            let account = identity::commands::create_account(conn, &ctx, &new)?;
            let valid_from = Date::new(2026, 1, 1).unwrap();
            let grant = NewGrant { account, role: Role::Receiver, unit, valid_from, valid_to: None };
            identity::commands::grant(conn, &ctx, &grant)?;
            let fresh = NewAccount { login: "moi".into(), must_change: true, ..new };
            let fresh = identity::commands::create_account(conn, &ctx, &fresh)?;
            identity::commands::grant(conn, &ctx, &NewGrant { account: fresh, ..grant })?;
            let token = NewToken { account, label: "test".into(), days: 30 };
            Ok(identity::commands::create_token(conn, &ctx, &token)?.token)
        })
        .unwrap()
}

fn wing(kit: &Kit) -> Router {
    Router::new()
        .route("/staff", get(desk))
        .route("/staff/intake", get(desk).post(note))
        .route("/staff/act", get(desk).post(act))
        .route("/open", get(open).post(open_note))
        .route("/conflict", get(conflict))
        .route("/busy", get(busy))
        .route("/panic", get(panics))
        .route("/api/v1/echo", post(echo))
        .route("/api/v1/me", get(me))
        .route("/api/v1/list", get(list))
        .with_state(State(kit.clone()))
}

#[derive(askama::Template)]
#[template(
    source = r#"{% extends "staff.html" %}{% block main %}<h1>{{ page.title }}</h1><p id="csrf">{{ page.csrf }}</p>{% endblock %}"#,
    ext = "html"
)]
struct Desk {
    page: Page,
    t: Texts,
}

async fn desk(staff: Staff) -> Result<Response, PageError> {
    let t = staff.texts(&WORDS);
    web::render(&Desk { page: Page::staff(&staff, "<script>alert(1)</script>"), t })
}

#[derive(Deserialize)]
struct Note {
    #[serde(default)]
    note: String,
    #[serde(default)]
    part: Vec<String>,
}

async fn note(_staff: Staff, Form(typed): Form<Note>) -> String {
    format!("{}|{}", typed.note, typed.part.join(","))
}

async fn act(_staff: Staff, Form(_): Form<Note>) -> Response {
    web::done("/staff/intake", "web-done-password")
}

#[derive(askama::Template)]
#[template(
    source = r#"{% extends "public.html" %}{% block main %}<p id="csrf">{{ page.csrf }}</p>{% endblock %}"#,
    ext = "html"
)]
struct Open {
    page: Page,
    t: Texts,
}

async fn open(visit: Visit) -> Result<Response, PageError> {
    let t = visit.texts(&WORDS);
    web::render(&Open { page: Page::public(&visit, "open"), t })
}

async fn open_note(Form(typed): Form<Note>) -> String {
    typed.note
}

async fn conflict() -> PageError {
    Refusal::Conflict { reason: Reason::new("web-too-many"), allowed: vec!["accept"] }.into()
}

async fn busy() -> PageError {
    store::Error::Unavailable("disk full".into()).into()
}

async fn panics() -> String {
    panic!("a secret in a panic")
}

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Echo {
    procedure: String,
    #[serde(default)]
    applicant: Option<Applicant>,
    #[serde(default)]
    parts: Vec<Part>,
}

#[derive(Deserialize, Serialize)]
pub struct Applicant {
    name: String,
}

#[derive(Deserialize, Serialize)]
pub struct Part {
    copies: u32,
}

async fn echo(_bearer: Bearer, Json(body): Json<Echo>) -> Result<Json<Echo>, Problem> {
    Ok(Json(body))
}

async fn me(bearer: Bearer) -> String {
    bearer.actor.login
}

#[derive(Deserialize)]
struct ListQuery {
    limit: Option<String>,
    cursor: Option<String>,
    #[serde(default)]
    number: Option<u8>,
}

async fn list(Query(query): Query<ListQuery>) -> Result<Json<web::Listing<i64>>, Problem> {
    let paging = web::Paging { limit: query.limit, cursor: query.cursor };
    let (rows, after) = (paging.rows()?, paging.after::<i64>()?.unwrap_or(0));
    let items = (after + 1..=45).take(usize::try_from(rows).unwrap() + 1).collect();
    let _ = query.number;
    Ok(Json(web::Listing::cut(items, rows, |item| *item)))
}

/// Signs Lan in.
pub async fn sign_in(visitor: &mut Visitor) -> Answer {
    visitor.sign_in("lan", PASSWORD).await
}
