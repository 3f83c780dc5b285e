//! Paging by cursors: where the last row stood in the order of the list, so that the next page costs the same
//! however far one has gone.

use std::fmt;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use kernel::{Id, Reason, Refusal, Timestamp};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// Rows of a page unless asked otherwise.
pub const ROWS: i64 = 20;
/// Rows of a page at most.
pub const MOST: i64 = 100;

/// `limit` and `cursor` of a list's query; flatten it into the list's own query struct with
/// `#[serde(flatten)]`, or take the two fields by hand.
#[derive(Clone, Deserialize, Default, Debug)]
pub struct Paging {
    #[serde(default)]
    pub limit: Option<String>,
    #[serde(default)]
    pub cursor: Option<String>,
}

impl Paging {
    /// Rows asked for: 1 to 100, 20 unless told.
    ///
    /// # Errors
    /// A refusal of `limit` that is not a whole number in that range.
    pub fn rows(&self) -> Result<i64, Refusal> {
        let Some(limit) = self.limit.as_deref().filter(|limit| !limit.is_empty()) else { return Ok(ROWS) };
        let rows = limit.parse().ok().filter(|rows| (1..=MOST).contains(rows));
        rows.ok_or_else(|| Refusal::field("limit", Reason::new("web-limit-range").with("most", MOST)))
    }

    /// The sort key after which the page begins; `None` for the first page.
    ///
    /// # Errors
    /// A refusal of a `cursor` that is not one of ours.
    pub fn after<K: DeserializeOwned>(&self) -> Result<Option<K>, Refusal> {
        self.cursor.as_deref().filter(|cursor| !cursor.is_empty()).map(read_cursor).transpose()
    }
}

/// The cursor of a row, from its sort key: every column of the list's order, the unique one last.
#[must_use]
pub fn cursor<K: Serialize>(key: &K) -> String {
    URL_SAFE_NO_PAD.encode(serde_json::to_vec(key).unwrap_or_default())
}

/// The sort key in a cursor. It is only a place in an order: what may be seen is decided as for any page.
///
/// # Errors
/// A refusal of the field `cursor`.
pub fn read_cursor<K: DeserializeOwned>(cursor: &str) -> Result<K, Refusal> {
    let refused = || Refusal::field("cursor", Reason::new("web-cursor"));
    let bytes = URL_SAFE_NO_PAD.decode(cursor).map_err(|_| refused())?;
    serde_json::from_slice(&bytes).map_err(|_| refused())
}

/// Where a page of a list in the order of a moment ended. Outside it is an opaque text.
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
        let at = u64::from_str_radix(at, 16).ok()?.cast_signed();
        Some(Self { at: Timestamp::from_micros(at), id: Id::parse(id)? })
    }

    /// Cuts a list that was asked for one row more, and gives where the next page begins.
    pub fn cut<T>(rows: &mut Vec<T>, limit: i64, key: impl Fn(&T) -> (Timestamp, Id)) -> Option<Self> {
        let most = usize::try_from(limit).unwrap_or(usize::MAX);
        let more = rows.len() > most;
        rows.truncate(most);
        rows.last().filter(|_| more).map(key).map(|(at, id)| Self { at, id })
    }
}

impl fmt::Display for Cursor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:x}.{}", self.at.as_micros(), self.id)
    }
}

/// One page of a list, as the API shows it.
#[derive(Clone, Serialize, ToSchema, Debug)]
pub struct Listing<T> {
    pub items: Vec<T>,
    /// Give it as `cursor` for the next page; `null` on the last.
    pub next: Option<String>,
}

impl<T> Listing<T> {
    /// A page of `rows` from a query that asked for one row more; `key` gives a row's sort key.
    #[must_use]
    pub fn cut<K: Serialize>(mut items: Vec<T>, rows: i64, key: impl Fn(&T) -> K) -> Self {
        let rows = usize::try_from(rows).unwrap_or(usize::MAX);
        let more = items.len() > rows;
        items.truncate(rows);
        let next = items.last().filter(|_| more).map(|last| cursor(&key(last)));
        Self { items, next }
    }

    /// The same page with each item turned into another.
    #[must_use]
    pub fn map<U>(self, to: impl FnMut(T) -> U) -> Listing<U> {
        Listing { items: self.items.into_iter().map(to).collect(), next: self.next }
    }
}

#[cfg(test)]
mod tests {
    use kernel::{Id, Timestamp};

    use super::Cursor;

    #[test]
    fn a_place_in_a_list_reads_back_and_nothing_else_does() {
        for at in [0, -1, 1_764_000_000_000_000] {
            let place = Cursor { at: Timestamp::from_micros(at), id: Id::new() };
            assert_eq!(Cursor::parse(&place.to_string()), Some(place));
        }
        for text in ["", ".", "5", "x.y", "5.x"] {
            assert_eq!(Cursor::parse(text), None, "{text}");
        }
    }

    #[test]
    fn a_list_is_cut_where_more_follows() {
        let at = |at| (Timestamp::from_micros(at), Id::from_bytes([1; 16]));
        let mut rows = vec![1, 2, 3];
        assert_eq!(Cursor::cut(&mut rows, 2, |row| at(*row)).map(|place| place.at), Some(Timestamp::from_micros(2)));
        assert_eq!(rows, [1, 2]);
        assert_eq!(Cursor::cut(&mut rows, 2, |row| at(*row)), None);
    }
}
