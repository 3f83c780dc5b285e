//! The pages of the wing in the test house, and a browser without a screen that keeps cookies.

use std::collections::BTreeMap;
use std::net::SocketAddr;

use axum::Router;
use axum::body::Body;
use axum::extract::ConnectInfo;
use axum::http::{HeaderMap, Request, StatusCode, header};
use dossiers::{Desk, Dossiers};
use files::FileStore;
use identity::{Actor, Ctx, PasswordHash};
use kernel::{Clock, Timestamp};
use testkit::TestStore;
use tower::ServiceExt;
use web::Kit;

use crate::house::{House, MONDAY, SETS};

const PASSWORD: &str = "Motcua-2026";

/// A house with its front door.
pub struct Street {
    pub store: TestStore,
    router: Router,
}

impl Street {
    pub fn new() -> Self {
        let store = testkit::sqlite(SETS);
        House::new(&store);
        let now = Timestamp::parse(MONDAY).unwrap();
        let kit = Kit::new(store.clone(), Clock::held(now), "http://localhost").with_navigation(dossiers::navigation());
        let desk = Desk { kit: kit.clone(), dossiers: Dossiers::new(), files: FileStore::open("memory:").unwrap() };
        let router = web::edge(dossiers::pages(desk).merge(web::pages(kit.clone())), &kit);
        Self { store, router }
    }

    pub fn visitor(&self) -> Visitor {
        Visitor { router: self.router.clone(), cookies: BTreeMap::new(), csrf: String::new() }
    }

    /// Somebody of the house, signed in.
    pub async fn person(&self, login: &'static str) -> Visitor {
        let now = Timestamp::parse(MONDAY).unwrap();
        let set = move |conn: &mut store::Conn| {
            let account = identity::queries::account_by_login(conn, login)?.id;
            let hash = PasswordHash::unchecked(PASSWORD);
            let console = Actor::console();
            identity::commands::set_password(conn, &Ctx::new(&console, now), account, &hash, false)
        };
        self.store.write_blocking(set).unwrap();
        let mut visitor = self.visitor();
        visitor.get("/sign-in").await;
        let answer = visitor.post("/sign-in", &[("login", login), ("password", PASSWORD)]).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{login} signs in");
        visitor
    }
}

pub struct Visitor {
    router: Router,
    pub cookies: BTreeMap<String, String>,
    csrf: String,
}

pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub text: String,
}

impl Answer {
    /// Where it leads, and the code of the dossier in it.
    pub fn location(&self) -> &str {
        self.headers.get(header::LOCATION).map_or("", |value| value.to_str().unwrap())
    }

    pub fn code(&self) -> String {
        let rest = self.location().strip_prefix("/staff/dossiers/").unwrap_or_else(|| panic!("{}", self.text));
        rest.split('?').next().unwrap().to_owned()
    }

    /// The value of a hidden field.
    pub fn hidden(&self, name: &str) -> String {
        let mark = format!("name=\"{name}\" value=\"");
        let rest = self.text.split_once(&mark).unwrap_or_else(|| panic!("no field {name}")).1;
        rest.split('"').next().unwrap().to_owned()
    }
}

impl Visitor {
    pub async fn get(&mut self, path: &str) -> Answer {
        self.send("GET", path, None).await
    }

    /// Sends a form with the token of the page seen last.
    pub async fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let token = [("_csrf", self.csrf.clone())];
        let fields = fields.iter().map(|(name, value)| (*name, (*value).to_owned())).chain(token);
        let pairs: Vec<String> = fields.map(|(name, value)| format!("{}={}", encode(name), encode(&value))).collect();
        let kind = "application/x-www-form-urlencoded".to_owned();
        self.send("POST", path, Some((kind, pairs.join("&").into_bytes()))).await
    }

    /// Sends a form with one file.
    pub async fn upload(&mut self, path: &str, fields: &[(&str, &str)], file: (&str, &str, &[u8])) -> Answer {
        const EDGE: &str = "edge-of-a-part";
        let mut body = Vec::new();
        let token = self.csrf.clone();
        for (name, value) in fields.iter().copied().chain([("_csrf", token.as_str())]) {
            let head = format!("--{EDGE}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n");
            body.extend_from_slice(head.as_bytes());
        }
        let (field, name, bytes) = file;
        let head = format!(
            "--{EDGE}\r\nContent-Disposition: form-data; name=\"{field}\"; filename=\"{name}\"\r\n\
             Content-Type: application/octet-stream\r\n\r\n"
        );
        body.extend_from_slice(head.as_bytes());
        body.extend_from_slice(bytes);
        body.extend_from_slice(format!("\r\n--{EDGE}--\r\n").as_bytes());
        self.send("POST", path, Some((format!("multipart/form-data; boundary={EDGE}"), body))).await
    }

    async fn send(&mut self, method: &str, path: &str, form: Option<(String, Vec<u8>)>) -> Answer {
        let pairs: Vec<String> = self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        let mut request = Request::builder().method(method).uri(path).header(header::COOKIE, pairs.join("; "));
        if let Some((kind, _)) = &form {
            request = request.header(header::CONTENT_TYPE, kind);
        }
        let mut request = request.body(form.map_or_else(Body::empty, |(_, body)| Body::from(body))).unwrap();
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
