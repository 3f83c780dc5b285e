use std::path::PathBuf;

use serde_json::Value;
use tempfile::TempDir;

use super::{OwnCluster, motcua_ok};

/// The two databases.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Database {
    Sqlite,
    Postgres,
}

/// A store of a test's own with the demo's units, catalogue and people.
pub struct Place {
    folder: TempDir,
    pub cluster: Option<OwnCluster>,
}

impl Place {
    /// Makes and fills it with `dossiers` synthetic dossiers.
    pub fn filled(database: Database, dossiers: u32) -> Self {
        let cluster = (database == Database::Postgres).then(OwnCluster::start);
        let place = Self { folder: tempfile::tempdir().unwrap(), cluster };
        place.run(&["generate", "--dossiers", &dossiers.to_string(), "--seed", "7"]);
        place
    }

    /// The options that lead any command to it.
    pub fn flags(&self) -> Vec<String> {
        let mut flags = vec!["--data".to_owned(), self.data().display().to_string()];
        if let Some(cluster) = &self.cluster {
            flags.extend(["--database".to_owned(), cluster.url("motcua")]);
        }
        if self.config().exists() {
            flags.extend(["--config".to_owned(), self.config().display().to_string()]);
        }
        flags
    }

    /// Settings for every further command.
    pub fn configure(&self, toml: &str) {
        std::fs::write(self.config(), toml).unwrap();
    }

    fn config(&self) -> PathBuf {
        self.folder.path().join("motcua.toml")
    }

    /// Runs a command on it, which must end well, and answers its stdout.
    pub fn run(&self, args: &[&str]) -> String {
        let flags = self.flags();
        let all: Vec<&str> = args.iter().copied().chain(flags.iter().map(String::as_str)).collect();
        motcua_ok(&all)
    }

    /// The accounts as `motcua accounts --json` lists them.
    pub fn accounts(&self) -> Vec<Value> {
        let list: Value = serde_json::from_str(&self.run(&["accounts", "--json"])).unwrap();
        list.as_array().unwrap().clone()
    }

    /// The first account with this role.
    pub fn account(&self, role: &str) -> Value {
        let has = |account: &&Value| account["roles"].as_array().unwrap().iter().any(|r| r == role);
        self.accounts().iter().find(has).unwrap_or_else(|| panic!("no account is a {role}")).clone()
    }

    /// A token for an account.
    pub fn token(&self, account: &str) -> String {
        self.run(&["token", "create", "--account", account]).trim().to_owned()
    }

    /// What opens the store in this process.
    pub fn url(&self) -> String {
        match &self.cluster {
            Some(cluster) => cluster.url("motcua"),
            None => format!("sqlite:{}", self.data().join("motcua.db").display()),
        }
    }

    pub fn data(&self) -> PathBuf {
        self.folder.path().join("data")
    }
}
