//! The tables are those of the code on both databases, and what cannot be is refused by them.

use diesel::prelude::*;

use supervision::schema::*;

use crate::place::SETS;

/// Every column of `schema.rs` is there on both databases: a select names them all.
#[test]
fn tables_match_the_schema() {
    macro_rules! read {
        ($conn:ident: $($table:ident),+) => { $($table::table.select($table::all_columns).limit(0).execute($conn)?;)+ };
    }
    testkit::both(SETS, |store| {
        store
            .read_blocking(|conn| {
                read!(conn: supervision_dossier, supervision_span, supervision_day, supervision_procedure);
                read!(conn: supervision_step, supervision_revision, supervision_training, supervision_time);
                read!(conn: supervision_pace, supervision_outlook, supervision_forecast, supervision_score);
                read!(conn: supervision_letter, supervision_digest, supervision_reader, supervision_mail);
                Ok(())
            })
            .unwrap();
    });
}

#[test]
fn the_schema_refuses_an_end_without_a_day() {
    testkit::both(SETS, |store| {
        let insert = "INSERT INTO supervision_dossier (dossier, body, centre, procedure, channel, filed_day, stage, \
             since_day, open, ending, overdue) SELECT $1, $1, $1, 'x', 'direct', 1, 'running', 1, 1 = 0, 'late', 1 = 0";
        let refused = store.write_blocking(|conn| {
            let id = kernel::Id::from_bytes([1; 16]);
            Ok(diesel::sql_query(insert).bind::<diesel::sql_types::Binary, _>(id).execute(conn)?)
        });
        assert!(refused.is_err());
    });
}
