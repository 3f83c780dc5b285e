//! The pages and calls of this wing in a house of their own, with the demo's people, some procedures, and a
//! visitor that keeps cookies.

use std::collections::BTreeMap;
use std::net::SocketAddr;

use axum::Router;
use axum::body::Body;
use axum::extract::ConnectInfo;
use axum::http::{HeaderMap, Request, StatusCode, header};
use identity::commands::{NewToken, create_token};
use kernel::Clock;
use organization::demo;
use testkit::TestStore;
use tower::ServiceExt;
use web::Kit;

use crate::fixture::{as_console, fill_some, now};

pub struct House {
    router: Router,
    pub store: TestStore,
}

impl House {
    pub fn new() -> Self {
        let store = testkit::sqlite(&[identity::MIGRATIONS, organization::MIGRATIONS, procedures::MIGRATIONS]);
        as_console(&store, demo::seed);
        fill_some(&store);
        let kit = Kit::new(store.clone(), Clock::held(now()), "http://localhost");
        let kit = kit.with_navigation(procedures::navigation());
        let state = procedures::State { kit: kit.clone() };
        let calls = Router::new().nest("/api/v1", procedures::api(state.clone()).split_for_parts().0);
        let pages = procedures::pages(state).merge(web::pages(kit.clone())).merge(calls);
        Self { router: web::edge(pages, &kit), store }
    }

    pub fn visitor(&self) -> Visitor {
        Visitor { router: self.router.clone(), cookies: BTreeMap::new(), bearer: None, csrf: String::new() }
    }

    /// Somebody of the demo, signed in.
    pub async fn as_person(&self, login: &str) -> Visitor {
        let mut visitor = self.visitor();
        visitor.get("/sign-in").await;
        let answer = visitor.post("/sign-in", &[("login", login), ("password", demo::PASSWORD)]).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{login} signs in");
        visitor
    }

    /// Somebody of the demo with an API token.
    pub fn with_token(&self, login: &'static str) -> Visitor {
        let token = as_console(&self.store, move |conn, ctx| {
            let account = identity::queries::account_by_login(conn, login)?.id;
            Ok(create_token(conn, ctx, &NewToken { account, label: String::new(), days: 1 })?.token)
        });
        Visitor { bearer: Some(token), ..self.visitor() }
    }
}

/// A browser without a screen.
pub struct Visitor {
    router: Router,
    pub cookies: BTreeMap<String, String>,
    bearer: Option<String>,
    csrf: String,
}

pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub text: String,
}

impl Answer {
    pub fn location(&self) -> &str {
        self.headers.get(header::LOCATION).map_or("", |value| value.to_str().unwrap())
    }

    pub fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.text).unwrap()
    }
}

impl Visitor {
    pub async fn get(&mut self, path: &str) -> Answer {
        self.send("GET", path, None).await
    }

    /// Sends a form with the token of the page seen last.
    pub async fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let token = ("_csrf", self.csrf.clone());
        let fields = fields.iter().map(|(name, value)| (*name, (*value).to_owned())).chain([token]);
        let body = fields.map(|(name, value)| format!("{}={}", encode(name), encode(&value)));
        let body = body.collect::<Vec<_>>().join("&");
        self.send("POST", path, Some(body)).await
    }

    async fn send(&mut self, method: &str, path: &str, form: Option<String>) -> Answer {
        let mut request = Request::builder().method(method).uri(path);
        let pairs: Vec<String> = self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        request = request.header(header::COOKIE, pairs.join("; "));
        if let Some(token) = &self.bearer {
            request = request.header(header::AUTHORIZATION, format!("Bearer {token}"));
        }
        if form.is_some() {
            request = request.header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        }
        let mut request = request.body(form.map_or_else(Body::empty, Body::from)).unwrap();
        request.extensions_mut().insert(ConnectInfo(SocketAddr::from(([203, 0, 113, 7], 4711))));
        let (parts, body) = self.router.clone().oneshot(request).await.unwrap().into_parts();
        for cookie in parts.headers.get_all(header::SET_COOKIE) {
            let (name, value) = cookie.to_str().unwrap().split(';').next().unwrap().split_once('=').unwrap();
            self.cookies.insert(name.to_owned(), value.to_owned());
        }
        let bytes = axum::body::to_bytes(body, usize::MAX).await.unwrap();
        let text = String::from_utf8_lossy(&bytes).into_owned();
        if let Some((_, rest)) = text.split_once("name=\"_csrf\" value=\"") {
            self.csrf = rest[..64].to_owned();
        }
        Answer { status: parts.status, headers: parts.headers, text }
    }
}

fn encode(text: &str) -> String {
    text.bytes().map(|byte| format!("%{byte:02X}")).collect()
}
