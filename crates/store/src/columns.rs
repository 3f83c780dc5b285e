/// Lets a [`kernel::named_enum!`] stand in a `Text` column by its lasting name. The enum derives
/// `diesel::expression::AsExpression` and `diesel::deserialize::FromSqlRow` with
/// `#[diesel(sql_type = diesel::sql_types::Text)]`.
#[macro_export]
macro_rules! text_column {
    ($name:ident) => {
        impl<DB: $crate::diesel::backend::Backend> $crate::diesel::serialize::ToSql<$crate::diesel::sql_types::Text, DB>
            for $name
        where
            str: $crate::diesel::serialize::ToSql<$crate::diesel::sql_types::Text, DB>,
        {
            fn to_sql<'b>(
                &'b self,
                out: &mut $crate::diesel::serialize::Output<'b, '_, DB>,
            ) -> $crate::diesel::serialize::Result {
                <str as $crate::diesel::serialize::ToSql<$crate::diesel::sql_types::Text, DB>>::to_sql(
                    self.as_str(),
                    out,
                )
            }
        }

        impl<DB: $crate::diesel::backend::Backend>
            $crate::diesel::deserialize::FromSql<$crate::diesel::sql_types::Text, DB> for $name
        where
            ::std::string::String: $crate::diesel::deserialize::FromSql<$crate::diesel::sql_types::Text, DB>,
        {
            fn from_sql(bytes: DB::RawValue<'_>) -> $crate::diesel::deserialize::Result<Self> {
                let text = <::std::string::String as $crate::diesel::deserialize::FromSql<
                    $crate::diesel::sql_types::Text,
                    DB,
                >>::from_sql(bytes)?;
                Self::parse(&text)
                    .ok_or_else(|| ::std::format!(concat!("no ", stringify!($name), " is named {:?}"), text).into())
            }
        }
    };
}

/// Inserts a `&Vec<Row>` or `&[Row]` and answers the number of rows. Diesel has no insert of many rows for
/// the one connection, so this goes to the database's own.
///
/// `store::insert_all!(conn, part::table, &parts)?`
#[macro_export]
macro_rules! insert_all {
    ($conn:expr, $table:expr, $rows:expr) => {
        // 500 rows stay below the 65,535 values that PostgreSQL takes in one statement.
        $rows.chunks(500).try_fold(0_usize, |done, rows| {
            let insert = $crate::diesel::insert_into($table).values(rows);
            let count = match &mut *$conn {
                $crate::Conn::Sqlite(conn) => $crate::diesel::RunQueryDsl::execute(insert, conn),
                $crate::Conn::Postgres(conn) => $crate::diesel::RunQueryDsl::execute(insert, conn),
            };
            count.map(|count| done + count)
        })
    };
}
