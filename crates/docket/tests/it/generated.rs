//! The demo's visit and the rows for measuring.

use std::collections::BTreeSet;

use diesel::prelude::*;
use docket::model::{Level, State};
use docket::schema::{docket_clock, docket_matter, docket_recommendation, docket_task};
use docket::{Docket, generate, queries};
use identity::{Actor, Ctx};
use testkit::TestStore;

use crate::house::{SETS, moment, pdf};

/// A store with the demo's units and people.
fn demo() -> TestStore {
    let store = testkit::sqlite(SETS);
    let start = moment("2026-11-02T08:00:00");
    let seed = move |conn: &mut store::Conn| {
        organization::demo::seed(conn, &Ctx::new(&Actor::console(), start))?;
        docket::commands::seed_field_leads(conn, start)
    };
    store.write_blocking(seed).unwrap();
    store
}

#[test]
fn the_visit_is_played_once_and_shows_many_states() {
    let store = demo();
    let now = moment("2026-11-23T08:00:00");
    assert!(generate::play(&store, &Docket::new(), now, &pdf()).unwrap());
    assert!(!generate::play(&store, &Docket::new(), now, &pdf()).unwrap(), "a second time changes nothing");
    let states: Vec<State> = store
        .read_blocking(|conn| Ok(docket_recommendation::table.select(docket_recommendation::state).load(conn)?))
        .unwrap();
    let kinds: BTreeSet<State> = states.iter().copied().collect();
    assert!(kinds.len() >= 6, "{states:?}");
    let twice: i64 = store
        .read_blocking(|conn| {
            let silent = docket_matter::table
                .filter(docket_matter::level.eq(Level::Leader))
                .inner_join(docket_clock::table.on(docket_clock::thing_id.eq(docket_matter::id)));
            Ok(silent.filter(docket_clock::lapsed_at.is_not_null()).count().get_result(conn)?)
        })
        .unwrap();
    assert!(twice >= 2, "two clocks ran out and carried a matter up two levels");
    let tasks: i64 = store.read_blocking(|conn| Ok(docket_task::table.count().get_result(conn)?)).unwrap();
    assert_eq!(tasks, 6, "five paragraphs and a decision");
    assert_eq!(store.write_blocking(queries::recount).unwrap(), Vec::<String>::new());
}

#[test]
fn rows_in_bulk_are_counted_and_found() {
    let store = demo();
    let now = moment("2026-11-23T08:00:00");
    let filled = generate::fill(&store, 700, 900, 1, now).unwrap();
    assert_eq!((filled.recommendations, filled.tasks), (700, 900));
    let (recommendations, tasks): (i64, i64) = store
        .read_blocking(|conn| {
            let recommendations = docket_recommendation::table.count().get_result(conn)?;
            Ok((recommendations, docket_task::table.count().get_result(conn)?))
        })
        .unwrap();
    assert_eq!((recommendations, tasks), (700, 900));
    assert_eq!(store.write_blocking(queries::recount).unwrap(), Vec::<String>::new());
    // A second helping goes on where the first one stopped.
    generate::fill(&store, 10, 10, 2, now).unwrap();
    assert_eq!(store.write_blocking(queries::recount).unwrap(), Vec::<String>::new());
}
