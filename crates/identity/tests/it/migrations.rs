use diesel::prelude::*;
use identity::schema::{account, account_grant, account_session, account_token};

use crate::both;

/// Every column of `schema.rs` is there on both databases: a select names them all.
#[test]
fn tables_match_the_schema() {
    both(|store| {
        store
            .read_blocking(|conn| {
                assert_eq!(account::table.select(account::all_columns).limit(0).execute(conn)?, 0);
                account_grant::table.select(account_grant::all_columns).limit(0).execute(conn)?;
                account_session::table.select(account_session::all_columns).limit(0).execute(conn)?;
                account_token::table.select(account_token::all_columns).limit(0).execute(conn)?;
                Ok(())
            })
            .unwrap();
    });
}
