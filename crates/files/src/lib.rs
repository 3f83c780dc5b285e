//! The content-addressed file store: local disk or S3 behind one interface, sniffing and limits.
//!
//! A file is known by the SHA-256 of what is stored, so the same content lies there once, whoever hands it in.
//! What is taken is decided by the content and never by the name: PDF without script, JPEG and PNG.

mod address;
mod error;
mod hash;
mod kind;
mod limits;
mod name;
mod sniff;
mod store;

pub use error::FileError;
pub use kind::MediaKind;
pub use limits::Limits;
pub use name::clean_name;
pub use sniff::{Checked, check};
pub use store::{FileStore, Stored};
