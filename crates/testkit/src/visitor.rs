//! A browser without a screen, for the pages and calls of a wing.

use std::collections::BTreeMap;
use std::net::SocketAddr;

use axum::Router;
use axum::body::Body;
use axum::extract::ConnectInfo;
use axum::http::{HeaderMap, Request, StatusCode, header};
use tower::ServiceExt;

const FORM: &str = "application/x-www-form-urlencoded";
/// The edge between the parts of an upload.
const EDGE: &str = "edge-of-a-part";

/// Keeps its cookies, and the token of the page it saw last.
pub struct Visitor {
    router: Router,
    pub cookies: BTreeMap<String, String>,
    /// Sent with every request.
    pub headers: Vec<(&'static str, String)>,
    csrf: String,
}

/// What came back.
pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub text: String,
    /// Bytes over the wire.
    pub length: usize,
}

impl Answer {
    /// The value of a header; empty when it is not there.
    ///
    /// # Panics
    /// When it is not text.
    #[must_use]
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().expect("a header of text"))
    }

    /// Where it leads.
    #[must_use]
    pub fn location(&self) -> &str {
        self.header("location")
    }

    /// The body as JSON.
    ///
    /// # Panics
    /// When it is none.
    #[must_use]
    pub fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.text).unwrap_or_else(|error| panic!("{error}: {}", self.text))
    }

    /// The token on a page; empty when it has none.
    #[must_use]
    pub fn csrf(&self) -> String {
        let mut found =
            ["id=\"csrf\">", "name=\"_csrf\" value=\""].iter().filter_map(|mark| self.text.split_once(mark));
        found.next().map(|(_, rest)| rest[..64].to_owned()).unwrap_or_default()
    }

    /// The value of a hidden field.
    ///
    /// # Panics
    /// When the page has no such field.
    #[must_use]
    pub fn hidden(&self, name: &str) -> String {
        let mark = format!("name=\"{name}\" value=\"");
        let rest = self.text.split_once(&mark).unwrap_or_else(|| panic!("no field {name}")).1;
        rest.split('"').next().unwrap_or_default().to_owned()
    }
}

impl Visitor {
    /// Somebody who has never been here.
    #[must_use]
    pub fn new(router: &Router) -> Self {
        Self { router: router.clone(), cookies: BTreeMap::new(), headers: Vec::new(), csrf: String::new() }
    }

    /// A program with an API token.
    #[must_use]
    pub fn with_token(router: &Router, token: &str) -> Self {
        Self { headers: vec![("authorization", format!("Bearer {token}"))], ..Self::new(router) }
    }

    /// Signs in, as a person does.
    pub async fn sign_in(&mut self, login: &str, password: &str) -> Answer {
        self.get("/sign-in").await;
        self.post("/sign-in", &[("login", login), ("password", password)]).await
    }

    pub async fn get(&mut self, path: &str) -> Answer {
        self.send("GET", path, None).await
    }

    /// Sends a form with the token of the page seen last.
    pub async fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let token = self.csrf.clone();
        let fields: Vec<_> = fields.iter().copied().chain([("_csrf", token.as_str())]).collect();
        self.post_bare(path, &fields).await
    }

    /// Sends a form just as it is written here.
    pub async fn post_bare(&mut self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let pairs: Vec<String> =
            fields.iter().map(|(name, value)| format!("{}={}", encode(name), encode(value))).collect();
        self.send("POST", path, Some((FORM, pairs.join("&").into_bytes()))).await
    }

    pub async fn post_json(&mut self, path: &str, body: &str) -> Answer {
        self.send("POST", path, Some(("application/json", body.as_bytes().to_vec()))).await
    }

    /// Sends a form with one file: field, name, bytes.
    pub async fn upload(&mut self, path: &str, fields: &[(&str, &str)], file: (&str, &str, &[u8])) -> Answer {
        self.upload_all(path, fields, &[file]).await
    }

    /// Sends a form with several files.
    pub async fn upload_all(&mut self, path: &str, fields: &[(&str, &str)], files: &[(&str, &str, &[u8])]) -> Answer {
        let token = self.csrf.clone();
        let mut body = Vec::new();
        for (name, value) in fields.iter().copied().chain([("_csrf", token.as_str())]) {
            let head = format!("--{EDGE}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n");
            body.extend_from_slice(head.as_bytes());
        }
        for (field, name, bytes) in files {
            let head = format!(
                "--{EDGE}\r\nContent-Disposition: form-data; name=\"{field}\"; filename=\"{name}\"\r\n\
                 Content-Type: application/octet-stream\r\n\r\n"
            );
            body.extend_from_slice(head.as_bytes());
            body.extend_from_slice(bytes);
            body.extend_from_slice(b"\r\n");
        }
        body.extend_from_slice(format!("--{EDGE}--\r\n").as_bytes());
        self.send("POST", path, Some((&format!("multipart/form-data; boundary={EDGE}"), body))).await
    }

    /// Sends anything: the body with its kind.
    ///
    /// # Panics
    /// When the request cannot be written or the answer cannot be read.
    pub async fn send(&mut self, method: &str, path: &str, body: Option<(&str, Vec<u8>)>) -> Answer {
        let mut request = Request::builder().method(method).uri(path);
        if !self.cookies.is_empty() {
            let pairs: Vec<String> = self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
            request = request.header(header::COOKIE, pairs.join("; "));
        }
        for (name, value) in &self.headers {
            request = request.header(*name, value);
        }
        if let Some((kind, _)) = &body {
            request = request.header(header::CONTENT_TYPE, *kind);
        }
        let body = body.map_or_else(Body::empty, |(_, bytes)| Body::from(bytes));
        let mut request = request.body(body).expect("a request");
        request.extensions_mut().insert(ConnectInfo(SocketAddr::from(([203, 0, 113, 7], 4711))));
        let Ok(response) = self.router.clone().oneshot(request).await;
        let (parts, body) = response.into_parts();
        self.keep(&parts.headers);
        let bytes = axum::body::to_bytes(body, usize::MAX).await.expect("a body");
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let answer = Answer { status: parts.status, headers: parts.headers, text, length: bytes.len() };
        if !answer.csrf().is_empty() {
            self.csrf = answer.csrf();
        }
        answer
    }

    /// Keeps new cookies and forgets emptied ones.
    fn keep(&mut self, headers: &HeaderMap) {
        for cookie in headers.get_all(header::SET_COOKIE) {
            let pair = cookie.to_str().expect("a cookie of text").split(';').next().unwrap_or_default();
            let (name, value) = pair.split_once('=').expect("a cookie with a name");
            if value.is_empty() {
                self.cookies.remove(name);
            } else {
                self.cookies.insert(name.to_owned(), value.to_owned());
            }
        }
    }
}

/// Text as a form sends it.
#[must_use]
pub fn encode(text: &str) -> String {
    text.bytes().map(|byte| format!("%{byte:02X}")).collect()
}
