use std::fmt;

use kernel::{Id, Timestamp};

/// Where a page of a list ended. Outside it is an opaque text.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Cursor {
    pub at: Timestamp,
    pub id: Id,
}

impl Cursor {
    /// Reads what [`fmt::Display`] wrote; `None` for anything else.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (at, id) = text.split_once('.')?;
        Some(Self { at: Timestamp::from_micros(i64::from_str_radix(at, 16).ok()?), id: Id::parse(id)? })
    }
}

impl fmt::Display for Cursor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:x}.{}", self.at.as_micros(), self.id)
    }
}
