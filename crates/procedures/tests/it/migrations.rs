use diesel::prelude::*;
use procedures::schema::*;

use crate::fixture::both;

/// Every column of `schema.rs` is there on both databases: a select names them all.
#[test]
fn tables_match_the_schema() {
    macro_rules! read {
        ($conn:ident: $($table:ident),+ $(,)?) => {
            $($table::table.select($table::all_columns).limit(0).execute($conn)?;)+
        };
    }
    both(|store| {
        store
            .read_blocking(|conn| {
                read!(conn:
                    procedure_version,
                    procedure_part,
                    procedure_offer,
                    procedure_board_entry,
                    procedure_part_title,
                    procedure_limit_setting,
                    procedure_fee_setting,
                    procedure_process_setting,
                    procedure_process_step,
                    procedure_competence_setting,
                    procedure_non_boundary,
                    procedure_revision,
                );
                Ok(())
            })
            .unwrap();
    });
}
