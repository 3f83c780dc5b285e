//! A house with one wing of its own, and a visitor that keeps cookies.

use std::collections::BTreeMap;
use std::net::SocketAddr;

use axum::Router;
use axum::body::Body;
use axum::extract::{ConnectInfo, FromRef};
use axum::http::{Request, StatusCode, header};
use axum::response::Response;
use axum::routing::{get, post};
use identity::commands::{NewAccount, NewGrant, NewToken};
use identity::{Actor, Ctx, PasswordHash, Role};
use kernel::{Clock, Date, Id, Reason, Refusal, Timestamp};
use serde::{Deserialize, Serialize};
use testkit::TestStore;
use tower::ServiceExt;
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
        Visitor { router: self.router.clone(), cookies: BTreeMap::new(), headers: Vec::new() }
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
            let token = NewToken { account, label: "test".into(), days: 30 };
            Ok(identity::commands::create_token(conn, &ctx, &token)?.token)
        })
        .unwrap()
}

fn wing(kit: &Kit) -> Router {
    Router::new()
        .route("/staff", get(desk))
        .route("/staff/intake", get(desk).post(note))
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

/// A browser without a screen.
pub struct Visitor {
    router: Router,
    pub cookies: BTreeMap<String, String>,
    pub headers: Vec<(&'static str, String)>,
}

/// What came back.
pub struct Answer {
    pub status: StatusCode,
    pub headers: axum::http::HeaderMap,
    pub text: String,
    /// Bytes over the wire.
    pub length: usize,
}

impl Answer {
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }

    pub fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.text).unwrap()
    }

    /// The token on a page.
    pub fn csrf(&self) -> String {
        let found = ["id=\"csrf\">", "name=\"_csrf\" value=\""].into_iter().find_map(|mark| self.text.split_once(mark));
        found.map(|(_, rest)| rest[..64].to_owned()).unwrap_or_default()
    }
}

impl Visitor {
    pub async fn get(&mut self, path: &str) -> Answer {
        self.send("GET", path, None).await
    }

    pub async fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let mut body = String::new();
        for (name, value) in fields {
            let pair = format!("{}={}&", encode(name), encode(value));
            body.push_str(&pair);
        }
        self.send("POST", path, Some(("application/x-www-form-urlencoded", body.into_bytes()))).await
    }

    pub async fn post_json(&mut self, path: &str, body: &str) -> Answer {
        self.send("POST", path, Some(("application/json", body.as_bytes().to_vec()))).await
    }

    pub async fn send(&mut self, method: &str, path: &str, body: Option<(&str, Vec<u8>)>) -> Answer {
        let mut request = Request::builder().method(method).uri(path);
        if !self.cookies.is_empty() {
            let pairs: Vec<String> = self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
            request = request.header(header::COOKIE, pairs.join("; "));
        }
        for (name, value) in &self.headers {
            request = request.header(*name, value);
        }
        let body = match body {
            Some((kind, bytes)) => {
                request = request.header(header::CONTENT_TYPE, kind);
                Body::from(bytes)
            }
            None => Body::empty(),
        };
        let mut request = request.body(body).unwrap();
        request.extensions_mut().insert(ConnectInfo(SocketAddr::from(([203, 0, 113, 7], 4711))));
        let response = self.router.clone().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        for cookie in parts.headers.get_all(header::SET_COOKIE) {
            let pair = cookie.to_str().unwrap().split(';').next().unwrap();
            let (name, value) = pair.split_once('=').unwrap();
            if value.is_empty() {
                self.cookies.remove(name);
            } else {
                self.cookies.insert(name.to_owned(), value.to_owned());
            }
        }
        let bytes = axum::body::to_bytes(body, usize::MAX).await.unwrap();
        Answer {
            status: parts.status,
            headers: parts.headers,
            text: String::from_utf8_lossy(&bytes).into_owned(),
            length: bytes.len(),
        }
    }

    pub async fn sign_in(&mut self) -> Answer {
        let csrf = self.get("/sign-in").await.csrf();
        self.post("/sign-in", &[("_csrf", &csrf), ("login", "lan"), ("password", PASSWORD)]).await
    }
}

fn encode(text: &str) -> String {
    text.bytes().map(|byte| format!("%{byte:02X}")).collect()
}
