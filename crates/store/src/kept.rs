use diesel::backend::Backend;
use diesel::prelude::*;
use diesel::query_builder::{AstPass, Query, QueryFragment, QueryId};
use diesel::query_dsl::methods::LoadQuery;
use diesel::sql_types::Integer;

/// A query whose statement is kept prepared; see [`kept`].
#[derive(Clone, Copy, Debug)]
pub struct Kept<Q>(Q);

/// Keeps the statement of an UPDATE, a DELETE or an `sql_query` prepared, which Diesel by itself does not:
///
/// `store::kept(diesel::update(part::table.find(id)).set(part::copies.eq(2))).execute(conn)?`
///
/// It is kept by its text. So the text must be one of few: no `eq_any`, no change set whose columns come and
/// go with the values, no text put together from values. What is executed changes rows and answers none: no SELECT, no
/// RETURNING of its own, one statement.
pub const fn kept<Q>(query: Q) -> Kept<Q> {
    Kept(query)
}

impl<Q: QueryFragment<DB>, DB: Backend> QueryFragment<DB> for Kept<Q> {
    fn walk_ast<'b>(&'b self, out: AstPass<'_, 'b, DB>) -> QueryResult<()> {
        self.0.walk_ast(out)
    }

    fn is_safe_to_cache_prepared(&self, _: &DB) -> QueryResult<bool> {
        Ok(true)
    }
}

/// None of its own, so that it is the text that is looked up.
impl<Q> QueryId for Kept<Q> {
    type QueryId = ();
    const HAS_STATIC_QUERY_ID: bool = false;
}

impl<Q: Query> Query for Kept<Q> {
    type SqlType = Q::SqlType;
}

impl<Q, Conn> RunQueryDsl<Conn> for Kept<Q> {}

impl<Q> Kept<Q> {
    /// Runs an INSERT, UPDATE or DELETE and answers how many rows it touched. It goes the way of a query that answers
    /// rows, one for each: on the way Diesel has for statements without an answer it borrows them, and a borrowed
    /// statement is asked for its parts, not for itself, whether it is safe to keep.
    ///
    /// # Errors
    /// Those of the database.
    pub fn execute<'q, C>(self, conn: &mut C) -> QueryResult<usize>
    where
        Counted<Q>: LoadQuery<'q, C, i32>,
    {
        let rows: Vec<i32> = Counted(self.0).internal_load(conn)?.collect::<QueryResult<_>>()?;
        Ok(rows.len())
    }
}

/// A statement that answers a row for each it touched.
#[derive(Clone, Copy, Debug)]
pub struct Counted<Q>(Q);

impl<Q: QueryFragment<DB>, DB: Backend> QueryFragment<DB> for Counted<Q> {
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, DB>) -> QueryResult<()> {
        self.0.walk_ast(out.reborrow())?;
        out.push_sql(" RETURNING 1");
        Ok(())
    }

    fn is_safe_to_cache_prepared(&self, _: &DB) -> QueryResult<bool> {
        Ok(true)
    }
}

impl<Q> QueryId for Counted<Q> {
    type QueryId = ();
    const HAS_STATIC_QUERY_ID: bool = false;
}

impl<Q> Query for Counted<Q> {
    type SqlType = Integer;
}

impl<Q, Conn> RunQueryDsl<Conn> for Counted<Q> {}
