use diesel::prelude::*;
use organization::schema::*;

use crate::both;

/// Every column of `schema.rs` is there on both databases: a select names them all.
#[test]
fn tables_match_the_schema() {
    macro_rules! read {
        ($conn:ident: $($table:ident),+) => { $($table::table.select($table::all_columns).limit(0).execute($conn)?;)+ };
    }
    both(|store| {
        store
            .read_blocking(|conn| {
                read!(conn: organization_revision, unit, area, former_unit, field_department, setting, calendar_version, calendar_day, counter, post, person, absence);
                Ok(())
            })
            .unwrap();
    });
}
