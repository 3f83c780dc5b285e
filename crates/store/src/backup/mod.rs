//! Backups: one file for both databases, made while serving, restored into either.
//!
//! # The file
//! The line `MOTCUA BACKUP 1`, then frames: a kind (1 byte), a length (4 bytes, big-endian) and the payload.
//!
//! | kind | payload |
//! |---|---|
//! | `H` | header, JSON: when it was made, from which database, its migrations |
//! | `T` | a table begins, JSON: its name and columns |
//! | `R` | rows of that table, each as its values; a value is a tag byte (see `value.rs`) and its bytes |
//! | `B` | a blob begins, JSON: its name |
//! | `D` | bytes of that blob |
//! | `M` | manifest, JSON: the header's facts, rows per table, blobs and their bytes |
//! | `Z` | SHA-256 of everything before this frame; nothing follows |
//!
//! It holds personal data and is made readable by its owner alone; keep it as carefully as the store.

mod check;
mod create;
mod frame;
mod restore;
mod rows;
mod tables;
mod value;

use kernel::Timestamp;
use serde::{Deserialize, Serialize};

pub use check::check;
pub use create::{Blobs, create};
pub use restore::restore;

/// What a backup holds.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Manifest {
    /// The moment whose state it is.
    pub made_at: Timestamp,
    /// `sqlite` or `postgres`.
    pub database: String,
    /// Versions of the migrations its tables went through.
    pub migrations: Vec<String>,
    pub tables: Vec<TableCount>,
    pub blobs: u64,
    /// Bytes of all blobs together.
    pub blob_bytes: u64,
}

/// How many rows of a table a backup holds.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct TableCount {
    pub name: String,
    pub rows: u64,
}

/// The first frame.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
struct Header {
    made_at: Timestamp,
    database: String,
    migrations: Vec<String>,
}

impl Header {
    fn manifest(self) -> Manifest {
        let Self { made_at, database, migrations } = self;
        Manifest { made_at, database, migrations, tables: Vec::new(), blobs: 0, blob_bytes: 0 }
    }
}

/// A table as it stands in the file: values of a row come in the order of `columns`.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
struct TableHead {
    name: String,
    columns: Vec<String>,
}

#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
struct BlobHead {
    name: String,
}
