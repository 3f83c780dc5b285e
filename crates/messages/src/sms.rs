use std::sync::Arc;
use std::time::Duration;

use serde_json::{Value, json};
use ureq::http::Response;
use ureq::tls::{RootCerts, TlsConfig};
use ureq::unversioned::resolver::DefaultResolver;
use ureq::unversioned::transport::DefaultConnector;
use ureq::{Agent, Body, Error};

use crate::guard::{Guard, Inside};
use crate::settings::{Secret, SmsSettings};
use crate::trouble::{SettingsFault, Trouble};

/// No gateway has more to say.
const ANSWER: u64 = 64 * 1024;

/// A text message.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Text {
    /// The same for every try, so that the gateway can drop a second copy.
    pub id: String,
    pub to: String,
    pub text: String,
}

pub(crate) struct Gateway {
    agent: Agent,
    url: String,
    token: Option<Secret>,
}

impl Gateway {
    pub fn open(settings: &SmsSettings) -> Result<Self, SettingsFault> {
        let uri: ureq::http::Uri = settings.url.parse().map_err(|fault| SettingsFault::new("sms.url", fault))?;
        if !matches!(uri.scheme_str(), Some("https" | "http")) || uri.host().is_none() {
            return Err(SettingsFault::new("sms.url", "not an http address"));
        }
        let provider = Arc::new(rustls::crypto::aws_lc_rs::default_provider());
        let tls = TlsConfig::builder()
            .root_certs(RootCerts::PlatformVerifier)
            .unversioned_rustls_crypto_provider(provider)
            .build();
        // A redirect or a proxy of the surroundings would lead past the guard.
        let config = Agent::config_builder()
            .timeout_global(Some(Duration::from_millis(settings.timeout_ms)))
            .max_redirects(0)
            .proxy(None)
            .http_status_as_error(false)
            .tls_config(tls)
            .build();
        let guard = Guard { allow_inside: settings.allow_inside, names: DefaultResolver::default() };
        let agent = Agent::with_parts(config, DefaultConnector::default(), guard);
        Ok(Self { agent, url: settings.url.clone(), token: settings.token.clone() })
    }

    pub fn send(&self, text: &Text) -> Result<(), Trouble> {
        let body = json!({ "id": text.id, "to": text.to, "text": text.text }).to_string();
        let mut request = self.agent.post(&self.url).header("content-type", "application/json");
        if let Some(token) = &self.token {
            request = request.header("authorization", format!("Bearer {}", token.0));
        }
        let taken = request.send(body).map_err(|error| trouble(&error)).and_then(answer);
        taken.inspect_err(|trouble| tracing::warn!(%trouble, "a text message waits"))
    }
}

/// Taken only when the gateway says so in the way that was agreed: a page of some device in between is no receipt.
fn answer(mut response: Response<Body>) -> Result<(), Trouble> {
    match response.status().as_u16() {
        204 => return Ok(()),
        200..=299 => {}
        400 | 422 => return Err(Trouble::Recipient),
        401 | 403 => return Err(Trouble::Denied),
        300..=399 => return Err(Trouble::Garbled),
        _ => return Err(Trouble::Failed),
    }
    let body = response.body_mut().with_config().limit(ANSWER).read_to_vec().map_err(|error| trouble(&error))?;
    match serde_json::from_slice(&body) {
        Ok(Value::Object(_)) => Ok(()),
        _ => Err(Trouble::Garbled),
    }
}

fn trouble(error: &Error) -> Trouble {
    match error {
        Error::Other(cause) if cause.is::<Inside>() => Trouble::Inside,
        Error::Timeout(_) | Error::Io(_) | Error::HostNotFound | Error::ConnectionFailed => Trouble::Away,
        Error::Tls(_) | Error::Rustls(_) => Trouble::Denied,
        _ => Trouble::Garbled,
    }
}
