//! The settings as they stand in the file of the process.

use std::fmt;

use serde::{Deserialize, Serialize};

/// Seconds for each step with the other side, unless the settings say otherwise.
const PATIENCE: u64 = 15;

/// Something that no log and no screen shows.
#[derive(Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Secret(pub String);

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("…")
    }
}

/// How the line to the mail server is kept from others.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Tls {
    /// TLS from the first byte, port 465.
    #[default]
    Always,
    /// A plain line that must turn to TLS before anything is said, port 587.
    Starttls,
    /// None: for a relay on the same machine or wire, port 25.
    None,
}

/// The mail server.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MailSettings {
    /// Name of the server.
    pub server: String,
    /// The usual port of `tls` unless told.
    #[serde(default)]
    pub port: Option<u16>,
    #[serde(default)]
    pub tls: Tls,
    /// Who signs in; nobody where the server asks for nobody.
    #[serde(default)]
    pub user: Option<String>,
    #[serde(default)]
    pub password: Secret,
    /// The sender: `motcua@nghean.gov.vn`, or with a name before it in angle brackets.
    pub from: String,
    /// Milliseconds to wait for each answer.
    #[serde(default = "patience")]
    pub timeout_ms: u64,
}

/// The gateway for text messages: it takes `POST` with `{"id", "to", "text"}` and answers a JSON object.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SmsSettings {
    /// `https://…`
    pub url: String,
    /// Sent as `Authorization: Bearer …`.
    #[serde(default)]
    pub token: Option<Secret>,
    /// Whether the address may point to this machine or the network it stands in.
    #[serde(default)]
    pub allow_inside: bool,
    /// Milliseconds to wait for the answer.
    #[serde(default = "patience")]
    pub timeout_ms: u64,
}

const fn patience() -> u64 {
    PATIENCE * 1000
}
