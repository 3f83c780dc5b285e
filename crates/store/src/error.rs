use diesel::result::{ConnectionError, DatabaseErrorKind, Error as Diesel};
use kernel::Refusal;

/// What commands and queries answer with.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// Why the store did not do something.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A rule or the policy says no; the only kind that is the caller's own.
    #[error("refused: {0:?}")]
    Refused(Refusal),
    /// Others are ahead and the wait became too long: try again. HTTP 503.
    #[error("the store is busy")]
    Busy,
    /// The database cannot be used just now: disk full, read-only, damaged medium, gone. It resumes by
    /// itself. HTTP 503.
    #[error("the store is unavailable: {0}")]
    Unavailable(String),
    /// Another server serves this file.
    #[error("another server is using {0}")]
    Claimed(String),
    /// Run the same command once more: something it relied on changed under it. `write` does so by itself
    /// and a caller sees it only after many tries.
    #[error("the command was overtaken by another")]
    Again,
    /// Any other error of the database: a fault in a query.
    #[error("database: {0}")]
    Database(Diesel),
    /// A stored value does not read back: the row was not written by this program.
    #[error("stored value: {0}")]
    Stored(String),
    /// The closure panicked; nothing of it is kept.
    #[error("a command failed inside: {0}")]
    Panicked(String),
    /// A migration failed; the database is as before.
    #[error("migration: {0}")]
    Migration(String),
    /// Not an address of a store.
    #[error("a store is sqlite:PATH or postgres://…")]
    Address,
    /// A file beside the store (backup, key, head log) could not be read or written.
    #[error(transparent)]
    File(#[from] std::io::Error),
    /// A line of a head log is no head, or not signed by the trusted key.
    #[error("line {line}: {why}")]
    HeadFile { line: usize, why: String },
    /// The backup is not whole, or does not fit here.
    #[error("backup: {0}")]
    Backup(String),
}

impl Error {
    /// True where the edge answers 503 and the caller may try again later.
    #[must_use]
    pub const fn is_passing(&self) -> bool {
        matches!(self, Self::Busy | Self::Unavailable(_) | Self::Again)
    }

    /// True when a query that must find a row found none.
    #[must_use]
    pub const fn is_not_found(&self) -> bool {
        matches!(self, Self::Database(Diesel::NotFound))
    }

    /// True when a unique index refused the row.
    #[must_use]
    pub const fn is_duplicate(&self) -> bool {
        matches!(self, Self::Database(Diesel::DatabaseError(DatabaseErrorKind::UniqueViolation, _)))
    }
}

impl From<Refusal> for Error {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

impl From<ConnectionError> for Error {
    fn from(error: ConnectionError) -> Self {
        Self::Unavailable(error.to_string())
    }
}

impl From<Diesel> for Error {
    fn from(error: Diesel) -> Self {
        let Diesel::DatabaseError(kind, about) = &error else {
            return match error {
                Diesel::RollbackErrorOnCommit { commit_error, .. } => Self::from(*commit_error),
                Diesel::BrokenTransactionManager => Self::Unavailable("the connection broke".to_owned()),
                other => Self::Database(other),
            };
        };
        match kind {
            DatabaseErrorKind::SerializationFailure => Self::Again,
            DatabaseErrorKind::ClosedConnection
            | DatabaseErrorKind::UnableToSendCommand
            | DatabaseErrorKind::ReadOnlyTransaction => Self::Unavailable(about.message().to_owned()),
            DatabaseErrorKind::Unknown => by_message(about.message()).unwrap_or(Self::Database(error)),
            _ => Self::Database(error),
        }
    }
}

/// Two transactions wrote the same unique row: the one that lost runs again and then sees the other's.
pub(crate) fn again_if_duplicate(error: Diesel) -> Error {
    match Error::from(error) {
        error if error.is_duplicate() => Error::Again,
        error => error,
    }
}

/// Diesel gives no code for these, only the text: SQLite's and libpq's are fixed words of their sources;
/// PostgreSQL's own are English unless its server was set to another language, and then a deadlock or a full
/// disk there is told as a fault of the query.
fn by_message(message: &str) -> Option<Error> {
    const AGAIN: &[&str] = &["deadlock detected"];
    const BUSY: &[&str] = &["database is locked", "database table is locked", "lock timeout", "too many clients"];
    const AWAY: &[&str] = &[
        "database or disk is full",
        "attempt to write a readonly database",
        "disk I/O error",
        "unable to open database file",
        "No space left on device",
        "Read-only file system",
        "Input/output error",
        "could not connect",
        "connection to server",
        "server closed the connection",
        "no connection to the server",
        "terminating connection",
        "the database system is",
        "SSL connection has been closed",
        "could not receive data",
        "could not send data",
    ];
    let has = |words: &[&str]| words.iter().any(|word| message.contains(word));
    if has(AGAIN) {
        Some(Error::Again)
    } else if has(BUSY) {
        Some(Error::Busy)
    } else if has(AWAY) {
        Some(Error::Unavailable(message.to_owned()))
    } else {
        None
    }
}
