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
        let (at, id) = web::cursor::read_cursor::<(i64, Id)>(text).ok()?;
        Some(Self { at: Timestamp::from_micros(at), id })
    }

    /// Cuts a list that was asked for one row more, and gives where the next page begins.
    pub(super) fn cut<T>(rows: &mut Vec<T>, limit: i64, key: impl Fn(&T) -> (Timestamp, Id)) -> Option<Self> {
        let most = usize::try_from(limit).unwrap_or(usize::MAX);
        let more = rows.len() > most;
        rows.truncate(most);
        rows.last().filter(|_| more).map(key).map(|(at, id)| Self { at, id })
    }
}

impl fmt::Display for Cursor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&web::cursor::cursor(&(self.at.as_micros(), self.id)))
    }
}
