use std::path::{Path, PathBuf};

use crate::{Error, Kind, Result};

/// Where the store is and how much it may use.
#[derive(Clone, Debug)]
pub struct StoreConfig {
    pub(crate) place: Place,
    /// Connections that read at the same time (SQLite), or connections in all (PostgreSQL).
    pub connections: usize,
    /// Commands that may wait for the writer before callers wait themselves (SQLite).
    pub queue: usize,
    /// Commands in one commit at most (SQLite).
    pub batch: usize,
}

#[derive(Clone, Debug)]
pub(crate) enum Place {
    Sqlite(PathBuf),
    Postgres(String),
}

impl StoreConfig {
    /// An SQLite file; it and its folder are made when they are missing.
    #[must_use]
    pub fn sqlite(path: impl Into<PathBuf>) -> Self {
        let cores = std::thread::available_parallelism().map_or(2, usize::from);
        Self { place: Place::Sqlite(path.into()), connections: (cores * 2).clamp(2, 8), queue: 1024, batch: 64 }
    }

    /// A PostgreSQL database, as libpq reads addresses: `postgres://user@host/name`.
    #[must_use]
    pub fn postgres(url: impl Into<String>) -> Self {
        Self { place: Place::Postgres(url.into()), connections: 32, queue: 1024, batch: 64 }
    }

    /// Reads `sqlite:PATH` or `postgres://…` (`postgresql://` too).
    ///
    /// # Errors
    /// [`Error::Address`] for anything else.
    pub fn parse(address: &str) -> Result<Self> {
        if address.starts_with("postgres://") || address.starts_with("postgresql://") {
            return Ok(Self::postgres(address));
        }
        match address.strip_prefix("sqlite:") {
            Some(path) if !path.trim_start_matches('/').is_empty() => {
                Ok(Self::sqlite(path.strip_prefix("//").unwrap_or(path)))
            }
            _ => Err(Error::Address),
        }
    }

    /// Which database this is.
    #[must_use]
    pub const fn kind(&self) -> Kind {
        match self.place {
            Place::Sqlite(_) => Kind::Sqlite,
            Place::Postgres(_) => Kind::Postgres,
        }
    }

    /// The SQLite file, if it is one.
    #[must_use]
    pub fn file(&self) -> Option<&Path> {
        match &self.place {
            Place::Sqlite(path) => Some(path),
            Place::Postgres(_) => None,
        }
    }
}
