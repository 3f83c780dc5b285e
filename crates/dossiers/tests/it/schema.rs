//! The tables in `schema.rs` are those of the migrations on both databases, and the schema itself forbids a silent hang.

use diesel::prelude::*;
use dossiers::schema::dossier_step;
use dossiers::{Step, schema};

use crate::house::{LAND, SETS, both};

macro_rules! reads {
    ($conn:expr, $($table:ident),+) => {
        $({
            use schema::$table::dsl::*;
            let sql = diesel::debug_query::<diesel::sqlite::Sqlite, _>(&$table.limit(0)).to_string();
            diesel::sql_query(sql.split(" -- ").next().unwrap().replace('`', "\"").replace('?', "0")).execute($conn)?;
        })+
    };
}

#[test]
fn every_table_and_column_is_there() {
    testkit::both(SETS, |store| {
        store
            .read_blocking(|conn| {
                reads!(
                    conn,
                    dossier,
                    dossier_detail,
                    dossier_part,
                    dossier_file,
                    dossier_step,
                    dossier_pause,
                    dossier_request,
                    dossier_opinion,
                    dossier_payment,
                    dossier_extension,
                    dossier_event,
                    dossier_sequence,
                    dossier_register_sequence,
                    dossier_result_sequence,
                    dossier_draft,
                    dossier_tally,
                    dossier_term
                );
                Ok(())
            })
            .unwrap();
    });
}

#[test]
fn an_open_dossier_without_holder_or_clock_cannot_be_written() {
    both(|house| {
        let dossier = house.accepted(LAND);
        for column in ["holder_unit", "next_clock_at"] {
            let (sql, id) = (format!("UPDATE dossier SET {column} = NULL WHERE code = $1"), dossier.code.clone());
            let refused = house.store.write_blocking(move |conn| {
                Ok(diesel::sql_query(&sql).bind::<diesel::sql_types::Text, _>(&id).execute(conn)?)
            });
            assert!(refused.is_err(), "{column}");
        }
        let id = dossier.code.clone();
        let refused = house.store.write_blocking(move |conn| {
            let sql = "UPDATE dossier SET open = (1 = 0) WHERE code = $1";
            Ok(diesel::sql_query(sql).bind::<diesel::sql_types::Text, _>(&id).execute(conn)?)
        });
        assert!(refused.is_err());
    });
}

#[test]
fn a_recorded_hand_over_stands() {
    both(|house| {
        let code = house.accepted(LAND).code;
        house.bring_to(&code, Step::Assign);
        let id = house.dossier(&code).id;
        let own = || dossier_step::table.filter(dossier_step::dossier.eq(id));
        let other = || diesel::update(own()).set(dossier_step::giver_name.eq("Ai khác"));
        assert!(house.store.write_blocking(|conn| Ok(other().execute(conn)?)).is_err());
        assert!(house.store.write_blocking(|conn| Ok(diesel::delete(own()).execute(conn)?)).is_err());
    });
}
