//! The tables are those of the code on both databases, and what cannot be is refused by them.

use diesel::prelude::*;
use feedback::model::Class;
use feedback::schema::*;

use crate::place::{SETS, both, classified};

/// Every column of `schema.rs` is there on both databases: a select names them all.
#[test]
fn tables_match_the_schema() {
    macro_rules! read {
        ($conn:ident: $($table:ident),+) => { $($table::table.select($table::all_columns).limit(0).execute($conn)?;)+ };
    }
    testkit::both(SETS, |store| {
        store
            .read_blocking(|conn| {
                read!(conn: feedback_handed, feedback_answer, feedback_served, feedback_tablet, feedback_petition,
                    feedback_event, feedback_sequence);
                Ok(())
            })
            .unwrap();
    });
}

#[test]
fn what_is_open_has_a_clock_and_what_ended_an_outcome() {
    both(|house| {
        classified(house, Class::Conduct).unwrap();
        let no_clock = house.store.write_blocking(|conn| {
            let none = None::<kernel::Timestamp>;
            Ok(diesel::update(feedback_petition::table).set(feedback_petition::due_at.eq(none)).execute(conn)?)
        });
        assert!(no_clock.is_err(), "the database took a petition that hangs");
        let no_outcome = house.store.write_blocking(|conn| {
            Ok(diesel::update(feedback_petition::table).set(feedback_petition::open.eq(false)).execute(conn)?)
        });
        assert!(no_outcome.is_err());
    });
}
