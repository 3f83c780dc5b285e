//! Acts as the demo's people at given moments, with everything that the house does by itself in between.

use std::collections::HashMap;
use std::sync::LazyLock;

use diesel::prelude::*;
use identity::{Actor, Ctx};
use kernel::{Id, Timestamp};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use store::{Conn, Store};

use crate::schema::docket_clock;
use crate::{Docket, Target, rules};

#[derive(Deserialize)]
struct Word {
    key: String,
    text: String,
}

/// Texts that the demo's people write.
static WORDS: LazyLock<HashMap<String, String>> = LazyLock::new(|| {
    let rows = read::<Word>(include_str!("../../data/visit_words.csv"));
    rows.into_iter().map(|row| (row.key, row.text)).collect()
});

/// A text of the demo.
pub(super) fn word(key: &str) -> String {
    WORDS.get(key).cloned().unwrap_or_default()
}

/// Rows of a shipped file.
pub(crate) fn read<T: DeserializeOwned>(text: &str) -> Vec<T> {
    let rows = csv::Reader::from_reader(text.as_bytes()).into_deserialize();
    rows.collect::<Result<_, _>>().expect("a shipped file reads, and a test reads it")
}

/// The play: its store, and the moment it has come to.
pub(super) struct Player<'a> {
    pub store: &'a Store,
    pub docket: Docket,
    pub now: Timestamp,
    /// Nothing happens after this moment.
    pub end: Timestamp,
}

impl Player<'_> {
    /// Lets time go by until a moment, but not beyond the end; gives whether it was reached.
    pub fn until(&mut self, at: Timestamp) -> store::Result<bool> {
        let to = at.min(self.end);
        while let Some((clock, at)) = self.next_ring(to)? {
            self.now = at;
            let docket = self.docket.clone();
            self.store.write_blocking(move |conn| docket.ring(conn, clock, at))?;
        }
        self.now = to;
        Ok(at <= self.end)
    }

    /// The next clock that runs out before a moment.
    fn next_ring(&self, to: Timestamp) -> store::Result<Option<(Id, Timestamp)>> {
        self.store.read_blocking(|conn| {
            let next: Option<(Id, Timestamp)> = docket_clock::table
                .filter(docket_clock::ended_at.is_null())
                .filter(docket_clock::lapsed_at.is_null())
                .order((docket_clock::due_at, docket_clock::id))
                .select((docket_clock::id, docket_clock::due_at))
                .first(conn)
                .optional()?;
            Ok(next.map(|(clock, due)| (clock, rules::lapses_at(due))).filter(|(_, at)| *at <= to))
        })
    }

    /// Does something as somebody.
    pub fn act<T: Send + 'static>(
        &self,
        login: &str,
        act: impl Fn(&Docket, &mut Conn, &Ctx<'_>) -> store::Result<T> + Send + 'static,
    ) -> store::Result<T> {
        let (login, now, docket) = (login.to_owned(), self.now, self.docket.clone());
        self.store.write_blocking(move |conn| {
            let actor: Actor = identity::actor_by_login(conn, &login, "demo", now)?
                .ok_or_else(|| store::Error::Stored(format!("no demo account {login}")))?;
            act(&docket, conn, &Ctx::new(&actor, now))
        })
    }

    /// Does something with a thing by its code.
    pub fn on<T: Send + 'static>(
        &self,
        login: &str,
        code: &str,
        act: impl Fn(&Docket, &mut Conn, &Ctx<'_>, &Target) -> store::Result<T> + Send + 'static,
    ) -> store::Result<T> {
        let target = Target::new(code);
        self.act(login, move |docket, conn, ctx| act(docket, conn, ctx, &target))
    }
}
