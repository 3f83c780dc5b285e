use diesel::deserialize::FromSqlRow;
use diesel::expression::AsExpression;
use diesel::prelude::*;
use kernel::{Id, Timestamp};

use super::Thing;
use crate::schema::docket_file;

kernel::named_enum! {
    /// What a file is for.
    #[derive(AsExpression, FromSqlRow, utoipa::ToSchema)]
    #[schema(rename_all = "snake_case")]
    #[diesel(sql_type = diesel::sql_types::Text)]
    pub enum FileRole {
        /// Goes with a recommendation.
        Attachment = "attachment",
        /// The signed answer; `part` is the answer's number.
        Answer = "answer",
        /// Taken on the spot; `part` is the question's number.
        Photo = "photo",
        /// Goes with a progress report; `part` is the report's number.
        Evidence = "evidence",
        /// The signed conclusion notice.
        Signed = "signed",
    }
}

store::text_column!(FileRole);

/// A file, known by what it holds.
#[derive(Clone, PartialEq, Eq, Debug, Queryable, Selectable, Insertable)]
#[diesel(table_name = docket_file)]
#[diesel(treat_none_as_default_value = false)]
pub struct DocketFile {
    pub thing_id: Id,
    pub no: i32,
    pub thing: Thing,
    pub role: FileRole,
    pub part: Option<i32>,
    pub hash: String,
    pub name: String,
    pub kind: String,
    pub size: i64,
    pub added_at: Timestamp,
    pub added_by: Id,
}
