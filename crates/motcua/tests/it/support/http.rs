use std::collections::BTreeMap;
use std::time::Duration;

use serde_json::Value;
use ureq::Agent;
use ureq::http::Response;

/// One client with its own connections, with or without a token.
pub struct Client {
    agent: Agent,
    address: String,
    token: Option<String>,
    cookies: BTreeMap<String, String>,
    csrf: String,
}

/// What came back.
#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    pub content_type: String,
    pub body: Vec<u8>,
}

impl Answer {
    /// The body as JSON.
    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or_else(|_| panic!("not JSON: {self:?}"))
    }
}

impl Client {
    pub fn new(address: &str, token: Option<&str>) -> Self {
        // Only a server that hangs for good meets this limit.
        let config = Agent::config_builder().http_status_as_error(false).timeout_global(Some(Duration::from_secs(60)));
        Self {
            agent: config.max_redirects(0).build().into(),
            address: address.to_owned(),
            token: token.map(str::to_owned),
            cookies: BTreeMap::new(),
            csrf: String::new(),
        }
    }

    /// `None` when there was no whole answer: the server is gone.
    pub fn get(&self, path: &str) -> Option<Answer> {
        let mut request = self.agent.get(format!("{}{path}", self.address)).header("Accept-Language", "en");
        if let Some(token) = &self.token {
            request = request.header("Authorization", format!("Bearer {token}"));
        }
        if !self.cookies.is_empty() {
            request = request.header("Cookie", self.cookie());
        }
        read(request.call())
    }

    /// Signs in as a person does; `None` when no session began.
    pub fn signed_in(address: &str, login: &str, password: &str) -> Option<Self> {
        let mut person = Self::new(address, None);
        person.see("/sign-in");
        let sent = person.form("/sign-in", &[("login", login), ("password", password)]).ok()?;
        if sent.status() != 303 {
            return None;
        }
        person.keep(&sent);
        person.see("/staff/password");
        Some(person)
    }

    /// Sends a form of our pages.
    pub fn post_form(&self, path: &str, fields: &[(&str, &str)]) -> Option<Answer> {
        read(self.form(path, fields))
    }

    /// Sends a form that could carry files and carries none.
    pub fn post_without_file(&self, path: &str) -> Option<Answer> {
        let mut request = self.agent.post(format!("{}{path}", self.address)).header("Accept-Language", "en");
        request = request.header("Content-Type", "multipart/form-data; boundary=edge");
        if let Some(token) = &self.token {
            request = request.header("Authorization", format!("Bearer {token}"));
        }
        read(request.send("--edge--\r\n"))
    }

    fn form(&self, path: &str, fields: &[(&str, &str)]) -> Result<Response<ureq::Body>, ureq::Error> {
        let request = self.agent.post(format!("{}{path}", self.address)).header("Cookie", self.cookie());
        request.send_form(fields.iter().copied().chain([("_csrf", self.csrf.as_str())]))
    }

    fn cookie(&self) -> String {
        let pairs: Vec<String> = self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        pairs.join("; ")
    }

    /// Reads a page for its cookies and its token.
    fn see(&mut self, path: &str) {
        let request = self.agent.get(format!("{}{path}", self.address)).header("Cookie", self.cookie());
        let page = request.call().unwrap();
        self.keep(&page);
        let text = String::from_utf8(read(Ok(page)).unwrap().body).unwrap();
        let token = text.split_once("name=\"_csrf\" value=\"").map(|(_, rest)| rest.split('"').next().unwrap());
        self.csrf = token.unwrap_or_else(|| panic!("no form at {path}")).to_owned();
    }

    fn keep(&mut self, answer: &Response<ureq::Body>) {
        let all = answer.headers().get_all("set-cookie").iter();
        let pairs = all.filter_map(|own| own.to_str().ok()?.split(';').next()?.split_once('='));
        self.cookies.extend(pairs.map(|(name, value)| (name.to_owned(), value.to_owned())));
    }

    /// Posts JSON.
    pub fn post(&self, path: &str, body: &Value) -> Option<Answer> {
        self.post_with(path, body, &[])
    }

    /// Posts JSON with further headers.
    pub fn post_with(&self, path: &str, body: &Value, headers: &[(&str, &str)]) -> Option<Answer> {
        let mut request = self.agent.post(format!("{}{path}", self.address));
        request = request.header("Content-Type", "application/json").header("Accept-Language", "en");
        if let Some(token) = &self.token {
            request = request.header("Authorization", format!("Bearer {token}"));
        }
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        read(request.send(body.to_string()))
    }
}

fn read(answered: Result<Response<ureq::Body>, ureq::Error>) -> Option<Answer> {
    let mut response = answered.ok()?;
    let content_type = response.headers().get("content-type").and_then(|value| value.to_str().ok());
    let (status, content_type) = (response.status().as_u16(), content_type.unwrap_or_default().to_owned());
    let body = response.body_mut().read_to_vec().ok()?;
    Some(Answer { status, content_type, body })
}
