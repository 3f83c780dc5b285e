//! The settings of a process: built-in values, below a TOML file, below `MOTCUA_…` variables, below what is
//! typed. README.md shows a file with all of them.

use std::net::IpAddr;
use std::path::{Path, PathBuf};

use figment::Figment;
use figment::providers::{Env, Format, Serialized, Toml};
use messages::{MailSettings, Messenger, SmsSettings};
use serde::{Deserialize, Serialize};

use crate::failure::Failure;

/// How the log is written to stderr.
#[derive(Serialize, Deserialize, Clone, Copy, PartialEq, Eq, Debug)]
#[serde(rename_all = "lowercase")]
pub enum LogFormat {
    Text,
    Json,
}

/// All settings, under the names they have in the file. `MOTCUA_LISTEN` sets `listen`, and so on.
#[derive(Serialize, Deserialize, Clone, Debug)]
#[serde(deny_unknown_fields)]
pub struct Settings {
    /// The folder of the store: database, files, keys, head log.
    pub data: PathBuf,
    /// `sqlite:PATH` or `postgres://…`; without it the file `motcua.db` in [`Settings::data`].
    pub database: Option<String>,
    /// A folder or `s3://…` for uploaded files; without it `files` in [`Settings::data`].
    pub files: Option<String>,
    /// Address and port to listen on; port 0 takes a free one.
    pub listen: String,
    /// The address people type, for QR codes and links; without it the one that is listened on.
    pub base_url: Option<String>,
    /// Proxies whose `X-Forwarded-For` is believed.
    pub trusted_proxies: Vec<IpAddr>,
    /// What is logged: `info`, `motcua=debug,warn` …
    pub log: String,
    pub log_format: LogFormat,
    /// A second place for the signed chain heads, outside this machine (ARCHITECTURE.md, "chain heads").
    pub heads: Option<PathBuf>,
    /// The mail server by which applicants are told (A31, A39); without it notices lie at the centre.
    pub mail: Option<MailSettings>,
    /// The gateway for text messages; see [`SmsSettings`].
    pub sms: Option<SmsSettings>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            data: "motcua-data".into(),
            database: None,
            files: None,
            listen: "127.0.0.1:8080".to_owned(),
            base_url: None,
            trusted_proxies: Vec::new(),
            log: "info".to_owned(),
            log_format: LogFormat::Text,
            heads: None,
            mail: None,
            sms: None,
        }
    }
}

/// What was typed; only what is there overrides.
#[derive(Serialize, Clone, Default, Debug)]
pub struct Typed {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub data: Option<PathBuf>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub database: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub files: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub listen: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub log: Option<String>,
}

/// The variables that are read; others with the prefix (of tests, of wrappers) are let be.
const VARIABLES: [&str; 9] =
    ["data", "database", "files", "listen", "base_url", "trusted_proxies", "log", "log_format", "heads"];

impl Settings {
    /// The settings in force: `file` is that of `--config` or `MOTCUA_CONFIG`.
    ///
    /// # Errors
    /// Wrong usage: the file is not there, is not TOML or names a setting that does not exist.
    pub fn load(file: Option<&Path>, typed: &Typed) -> Result<Self, Failure> {
        let mut figment = Figment::from(Serialized::defaults(Self::default()));
        if let Some(file) = file {
            figment = figment.merge(Toml::file_exact(file));
        }
        let figment = figment.merge(Env::prefixed("MOTCUA_").only(&VARIABLES)).merge(Serialized::defaults(typed));
        figment.extract().map_err(|error| Failure::Usage(error.to_string()))
    }

    /// The database in the form the store reads.
    #[must_use]
    pub fn database(&self) -> String {
        self.database.clone().unwrap_or_else(|| format!("sqlite:{}", self.data.join("motcua.db").display()))
    }

    /// Where people reach this house, for what is printed; the server takes the address it really listens on.
    #[must_use]
    pub fn base_url(&self) -> String {
        self.base_url.clone().unwrap_or_else(|| format!("http://{}", self.listen))
    }

    /// The ways by which applicants are told.
    ///
    /// # Errors
    /// Wrong usage: a setting of `mail` or `sms` that cannot be right.
    pub fn messenger(&self) -> Result<Messenger, Failure> {
        Messenger::open(self.mail.as_ref(), self.sms.as_ref()).map_err(|fault| Failure::Usage(fault.to_string()))
    }

    /// The place of uploaded files.
    #[must_use]
    pub fn files(&self) -> String {
        self.files.clone().unwrap_or_else(|| self.data.join("files").display().to_string())
    }
}
