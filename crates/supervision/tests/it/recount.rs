//! The recount agrees to the last dossier, names the first difference, and fills a store that has no figures yet.

use diesel::prelude::*;
use dossiers::{Step, generate, rebuild};
use kernel::Timestamp;
use store::Store;
use supervision::model::{Period, PeriodKind};
use supervision::recount::{self, Difference};
use supervision::schema::{supervision_day, supervision_dossier, supervision_procedure, supervision_step};

use crate::house::{LAND, PAID};
use crate::place::{adds_up, agrees, both, day};

fn difference(store: &Store) -> Difference {
    recount::compare(store, |_| ()).unwrap().unwrap_err()
}

#[test]
fn a_generated_store_is_counted_whole() {
    both(|house| {
        let now = Timestamp::parse("2026-11-23T14:00:00").unwrap();
        generate::fill(house.store, 700, 5, now, |_| ()).unwrap();
        house.at("2026-11-23T14:00:00");
        assert!(house.read(recount::is_missing));
        let written = recount::write(house.store).unwrap();
        assert_eq!(written.dossiers, 700);
        assert!(!house.read(recount::is_missing));
        assert_eq!(agrees(house), written);
        for (kind, text) in [(PeriodKind::Week, "2026-11-16"), (PeriodKind::Month, "2026-11-23")] {
            adds_up(house, Period::around(kind, day(text)));
        }
    });
}

#[test]
fn life_and_row_of_a_dossier_say_the_same() {
    both(|house| {
        let now = Timestamp::parse("2026-11-23T14:00:00").unwrap();
        generate::fill(house.store, 500, 9, now, |_| ()).unwrap();
        recount::write(house.store).unwrap();
        let rows: Vec<supervision::figures::DossierRow> = house.read(|conn| {
            let rows = supervision_dossier::table.select(supervision::figures::DossierRow::as_select());
            Ok(rows.load(conn)?)
        });
        for row in rows {
            let dossier: dossiers::Dossier = house.read(|conn| {
                let found = dossiers::schema::dossier::table.find(row.dossier);
                Ok(found.select(dossiers::Dossier::as_select()).first(conn)?)
            });
            assert_eq!(row.due_day, dossier.due_at.map(Timestamp::date), "{}", dossier.code);
            assert_eq!(row.open, dossier.open && dossier.finished_at.is_none(), "{}", dossier.code);
            let paused = supervision::model::Stage::Paused;
            assert_eq!(row.open && row.stage == paused, dossier.state.is_paused(), "{}", dossier.code);
        }
    });
}

#[test]
fn the_projection_rebuilt_is_the_recount() {
    both(|house| {
        let code = house.accepted(LAND).code;
        house.bring_to(&code, Step::Return);
        house.accepted(PAID);
        let told = house.store.write_blocking(|conn| rebuild(conn, &supervision::Figures)).unwrap();
        assert_eq!(agrees(house).events, told);
    });
}

#[test]
fn the_first_difference_is_named() {
    both(|house| {
        let code = house.accepted(LAND).code;
        house.bring_to(&code, Step::Return);
        agrees(house);
        let store = house.store;
        let change = |statement: &'static str| {
            store.write_blocking(move |conn| Ok(diesel::sql_query(statement).execute(conn)?)).unwrap();
        };
        change("UPDATE supervision_step SET late = late + 1");
        assert!(matches!(difference(store), Difference::Steps { .. }));
        change("UPDATE supervision_procedure SET online = online + 1");
        assert!(matches!(difference(store), Difference::Procedure { .. }));
        change("UPDATE supervision_day SET running = running + 1");
        assert!(matches!(difference(store), Difference::Day { .. }));
        change("UPDATE supervision_dossier SET due_day = 20300101");
        assert_eq!(difference(store), Difference::Dossier { code });
        change("DELETE FROM supervision_dossier");
        assert!(matches!(difference(store), Difference::Dossier { .. }));
        recount::write(store).unwrap();
        agrees(house);
    });
}

#[test]
fn sums_that_are_missing_are_seen() {
    both(|house| {
        let code = house.accepted(LAND).code;
        house.bring_to(&code, Step::Return);
        let store = house.store;
        store.write_blocking(|conn| Ok(diesel::delete(supervision_step::table).execute(conn)?)).unwrap();
        assert!(matches!(difference(store), Difference::Steps { .. }));
        store.write_blocking(|conn| Ok(diesel::delete(supervision_procedure::table).execute(conn)?)).unwrap();
        assert!(matches!(difference(store), Difference::Procedure { .. }));
        store.write_blocking(|conn| Ok(diesel::delete(supervision_day::table).execute(conn)?)).unwrap();
        assert!(matches!(difference(store), Difference::Day { .. }));
    });
}

#[test]
fn a_dossier_that_is_not_there_is_seen() {
    both(|house| {
        house.accepted(LAND);
        let store = house.store;
        let copy = "INSERT INTO supervision_dossier SELECT $1, body, centre, procedure, channel, filed_day, stage, \
             since_day, due_day, open, ended_day, ending, overdue FROM supervision_dossier";
        for id in [[0; 16], [255; 16]] {
            let stray = kernel::Id::from_bytes(id);
            store
                .write_blocking(move |conn| {
                    let first = diesel::sql_query(format!("{copy} LIMIT 1"));
                    Ok(first.bind::<diesel::sql_types::Binary, _>(stray).execute(conn)?)
                })
                .unwrap();
            assert_eq!(difference(store), Difference::Unknown { dossier: stray });
            store
                .write_blocking(move |conn| Ok(diesel::delete(supervision_dossier::table.find(stray)).execute(conn)?))
                .unwrap();
        }
        agrees(house);
    });
}
