//! A small table of words, and what tests write into it and into the chain.

use diesel::prelude::*;
use kernel::{Id, Timestamp};
use serde_json::json;
use store::audit::{Entry, append};
use store::{Conn, Result};
use testkit::TestStore;

diesel::table! {
    word (text) { text -> Text, }
}

/// A fixed unit by number.
pub fn unit(number: u8) -> Id {
    Id::from_bytes([number; 16])
}

pub fn moment(second: i64) -> Timestamp {
    Timestamp::parse("2026-11-24T08:00").unwrap().plus_seconds(second)
}

/// Makes the table of words; a word can stand in it once.
pub fn with_words(store: &TestStore) {
    store::raw::execute(&store.url, "CREATE TABLE word (text TEXT NOT NULL PRIMARY KEY)").unwrap();
}

pub fn say(conn: &mut Conn, text: &str) -> Result<()> {
    diesel::insert_into(word::table).values(word::text.eq(text)).execute(conn)?;
    Ok(())
}

pub fn words(store: &TestStore) -> Vec<String> {
    store.read_blocking(|conn| Ok(word::table.order(word::text).select(word::text).load(conn)?)).unwrap()
}

/// Appends one entry about `object` to a unit's chain.
pub fn note(conn: &mut Conn, unit: Id, object: &str, second: i64) -> Result<i64> {
    append(
        conn,
        &Entry {
            unit,
            at: moment(second),
            actor: (second % 2 == 0).then(|| Id::from_bytes([9; 16])),
            act: "dossier.view",
            object,
            detail: &json!({ "lý do": "tra cứu", "second": second }),
            origin: "192.0.2.7",
        },
    )
}
