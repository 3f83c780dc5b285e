//! The house with its figures.

use std::sync::Arc;

use kernel::{Date, Id};
use store::Migrations;
use supervision::model::{Figure, Measure, Period, PeriodKind};
use supervision::queries::{By, Filter, Key, ListAsk, ListCursor, Listed, figures, list, total};
use supervision::recount;
use testkit::TestStore;

use crate::house::House;

pub const SETS: &[Migrations] = &[
    identity::MIGRATIONS,
    organization::MIGRATIONS,
    procedures::MIGRATIONS,
    dossiers::MIGRATIONS,
    feedback::MIGRATIONS,
    supervision::MIGRATIONS,
];

/// Runs a test in a fresh house on both databases.
pub fn both(test: impl Fn(&House<'_>)) {
    testkit::both(SETS, |store| test(&counted(store)));
}

/// A house whose acts are counted, and whose days that are over are kept in memory.
pub fn counted(store: &TestStore) -> House<'_> {
    assert!(!recount::prepare(store).unwrap(), "an empty store has nothing to count");
    let house = House::new(store);
    House { dossiers: house.dossiers.clone().listen(Arc::new(supervision::Figures)), ..house.again() }
}

/// The month of the house's clock.
pub fn month(house: &House<'_>) -> Period {
    Period::around(PeriodKind::Month, house.now().date())
}

pub fn day(text: &str) -> Date {
    Date::parse(text).unwrap()
}

/// The figure of everything.
pub fn figure(house: &House<'_>, filter: &Filter, period: Period) -> Figure {
    total(&house.read(|conn| figures(conn, By::Body, filter, period, house.now().date())))
}

/// The figure of one unit or procedure.
pub fn figure_of(house: &House<'_>, by: By, key: &Key, period: Period) -> Figure {
    let all = house.read(|conn| figures(conn, by, &Filter::default(), period, house.now().date()));
    all.get(key).copied().unwrap_or_default()
}

/// Every dossier behind a figure, read in pages of three.
pub fn behind(house: &House<'_>, measure: Measure, filter: &Filter, period: Period) -> Vec<Listed> {
    let ask = ListAsk { measure, filter: filter.clone(), period, today: house.now().date() };
    let mut all = Vec::new();
    let mut after: Option<ListCursor> = None;
    loop {
        let page = house.read(|conn| list(conn, &ask, after, 3));
        all.extend(page.rows);
        match page.next {
            Some(next) => after = Some(next),
            None => return all,
        }
    }
}

/// The codes behind a figure, in the order of the list.
pub fn codes(house: &House<'_>, measure: Measure, filter: &Filter, period: Period) -> Vec<String> {
    behind(house, measure, filter, period).into_iter().map(|row| row.code).collect()
}

/// The kept figures are those of the history.
pub fn agrees(house: &House<'_>) -> recount::Counted {
    match recount::compare(house.store, |_| ()).unwrap() {
        Ok(counted) => counted,
        Err(difference) => panic!("the recount differs: {difference:?}"),
    }
}

/// Every figure, by every key and of the whole, is as long as its list, and the columns balance (F3).
pub fn adds_up(house: &House<'_>, period: Period) {
    let today = house.now().date();
    for by in By::ALL {
        let all = house.read(|conn| figures(conn, *by, &Filter::default(), period, today));
        for (key, figure) in &all {
            same(house, &filter_of(*by, key), period, *figure);
        }
        assert_eq!(total(&all), figure(house, &Filter::default(), period), "by {by}");
    }
    same(house, &Filter::default(), period, figure(house, &Filter::default(), period));
}

fn same(house: &House<'_>, filter: &Filter, period: Period, figure: Figure) {
    assert!(figure.carried_in() >= 0, "{figure:?}");
    assert_eq!(figure.carried_in() + figure.flow.received(), figure.flow.ended() + figure.stock.open());
    for measure in Measure::ALL {
        let listed = behind(house, *measure, filter, period);
        let mut ids: Vec<Id> = listed.iter().map(|row| row.row.dossier).collect();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), listed.len(), "{measure}: one of them twice");
        assert_eq!(figure.of(*measure), i64::try_from(ids.len()).unwrap(), "{measure} {filter:?} {period:?}");
    }
}

pub fn filter_of(by: By, key: &Key) -> Filter {
    match (by, key) {
        (By::Body, Key::Unit(unit)) => Filter::body(*unit),
        (By::Centre, Key::Unit(unit)) => Filter::centre(*unit),
        (_, Key::Procedure(code)) => Filter { procedures: Some(vec![code.clone()]), ..Filter::default() },
        (By::Procedure, Key::Unit(_)) => panic!("a procedure is no unit"),
    }
}
