use std::time::Duration;

use serde_json::Value;
use ureq::Agent;
use ureq::http::Response;

/// One client with its own connections, with or without a token.
pub struct Client {
    agent: Agent,
    address: String,
    token: Option<String>,
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
        }
    }

    /// `None` when there was no whole answer: the server is gone.
    pub fn get(&self, path: &str) -> Option<Answer> {
        let mut request = self.agent.get(format!("{}{path}", self.address)).header("Accept-Language", "en");
        if let Some(token) = &self.token {
            request = request.header("Authorization", format!("Bearer {token}"));
        }
        read(request.call())
    }

    /// Signs in as a person does and says whether a session began.
    pub fn sign_in(&self, login: &str, password: &str) -> bool {
        let page = self.agent.get(format!("{}/sign-in", self.address)).call().unwrap();
        let cookie = cookies(&page);
        let page = read(Ok(page)).unwrap();
        let text = String::from_utf8(page.body).unwrap();
        let token = text.split_once("name=\"_csrf\" value=\"").unwrap().1.split('"').next().unwrap().to_owned();
        let request = self.agent.post(format!("{}/sign-in", self.address)).header("Cookie", cookie);
        let sent = request.send_form([("login", login), ("password", password), ("_csrf", token.as_str())]);
        sent.unwrap().status() == 303
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

/// The cookies of an answer, as the next request sends them.
fn cookies(answer: &Response<ureq::Body>) -> String {
    let all = answer.headers().get_all("set-cookie").iter();
    let pairs: Vec<&str> = all.filter_map(|own| own.to_str().ok()?.split(';').next()).collect();
    pairs.join("; ")
}

fn read(answered: Result<Response<ureq::Body>, ureq::Error>) -> Option<Answer> {
    let mut response = answered.ok()?;
    let content_type = response.headers().get("content-type").and_then(|value| value.to_str().ok());
    let (status, content_type) = (response.status().as_u16(), content_type.unwrap_or_default().to_owned());
    let body = response.body_mut().read_to_vec().ok()?;
    Some(Answer { status, content_type, body })
}
