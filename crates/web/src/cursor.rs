//! Paging by cursors: where the last row stood in the order of the list, so that the next page costs the same
//! however far one has gone.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use kernel::{Reason, Refusal};
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
