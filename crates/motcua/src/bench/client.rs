//! One client of the load: a connection that is kept, and what came back.

use std::time::{Duration, Instant};

use ureq::Agent;

use crate::failure::Failure;

/// What one request took and brought.
pub(super) struct Answer {
    pub status: u16,
    pub body: String,
    pub took: Duration,
}

/// How a client shows who it is.
#[derive(Clone)]
pub(super) enum Pass {
    Token(String),
    Cookie(String),
}

impl Pass {
    fn show<B>(&self, request: ureq::RequestBuilder<B>) -> ureq::RequestBuilder<B> {
        match self {
            Self::Token(token) => request.header("authorization", format!("Bearer {token}")),
            Self::Cookie(cookie) => request.header("cookie", cookie),
        }
    }
}

/// One person or program at the other end of the line.
pub(super) struct Client {
    agent: Agent,
    address: String,
}

impl Client {
    pub fn new(address: &str) -> Self {
        Self { agent: agent(), address: address.to_owned() }
    }

    pub fn get(&self, pass: &Pass, path: &str) -> Result<Answer, Failure> {
        let request = self.agent.get(format!("{}{path}", self.address));
        let start = Instant::now();
        let mut response = pass.show(request).call().map_err(broken)?;
        let (status, body) = (response.status().as_u16(), response.body_mut().read_to_string().map_err(broken)?);
        Ok(Answer { status, body, took: start.elapsed() })
    }

    pub fn post(&self, pass: &Pass, path: &str, json: &str) -> Result<Answer, Failure> {
        let request = self.agent.post(format!("{}{path}", self.address));
        let start = Instant::now();
        let request = pass.show(request).header("content-type", "application/json");
        let mut response = request.send(json).map_err(broken)?;
        let (status, body) = (response.status().as_u16(), response.body_mut().read_to_string().map_err(broken)?);
        Ok(Answer { status, body, took: start.elapsed() })
    }
}

/// Signs in as a person does and keeps the cookies.
pub(super) fn sign_in(address: &str, login: &str, password: &str) -> Result<Pass, Failure> {
    let agent = agent();
    let mut page = agent.get(format!("{address}/sign-in")).call().map_err(broken)?;
    let before = cookies(page.headers());
    let html = page.body_mut().read_to_string().map_err(broken)?;
    let token = between(&html, "name=\"_csrf\" value=\"", "\"").unwrap_or_default();
    let answer = agent
        .post(format!("{address}/sign-in"))
        .header("cookie", &before)
        .send_form([("_csrf", token), ("login", login), ("password", password), ("next", "")])
        .map_err(broken)?;
    let after = cookies(answer.headers());
    Ok(Pass::Cookie(if after.is_empty() { before } else { format!("{before}; {after}") }))
}

fn agent() -> Agent {
    let config = Agent::config_builder()
        .http_status_as_error(false)
        .max_redirects(0)
        .timeout_global(Some(Duration::from_secs(60)))
        .build();
    config.new_agent()
}

fn cookies(headers: &ureq::http::HeaderMap) -> String {
    let set = headers.get_all("set-cookie").iter().filter_map(|cookie| cookie.to_str().ok());
    set.filter_map(|cookie| cookie.split(';').next()).collect::<Vec<_>>().join("; ")
}

fn between<'a>(text: &'a str, from: &str, to: &str) -> Option<&'a str> {
    let rest = &text[text.find(from)? + from.len()..];
    Some(&rest[..rest.find(to)?])
}

fn broken(error: ureq::Error) -> Failure {
    Failure::Broken { key: "motcua-bench-request", detail: error.to_string() }
}
