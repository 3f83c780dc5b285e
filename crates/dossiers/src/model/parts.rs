use diesel::deserialize::FromSqlRow;
use diesel::expression::AsExpression;
use diesel::prelude::*;
use kernel::{Id, Timestamp};
use serde::Serialize;

use crate::schema::{dossier_file, dossier_part};

/// One paper or file that was handed in.
#[derive(Clone, PartialEq, Eq, Debug, Queryable, Selectable, Insertable, Serialize)]
#[diesel(table_name = dossier_part)]
#[diesel(treat_none_as_default_value = false)]
pub struct DossierPart {
    #[serde(skip)]
    pub dossier: Id,
    /// From 1, in the order they were listed.
    pub no: i32,
    /// The part's number in the bound procedure version.
    pub catalogue_seq: Option<i32>,
    pub title: String,
    pub originals: i32,
    pub copies: i32,
    pub electronic: bool,
    /// Still to be brought (the note of form 01).
    pub owed: bool,
}

kernel::named_enum! {
    /// What a file is to its dossier.
    #[derive(AsExpression, FromSqlRow)]
    #[diesel(sql_type = diesel::sql_types::Text)]
    pub enum FileRole {
        Part = "part",
        Result = "result",
        Payment = "payment",
        Supplement = "supplement",
        Opinion = "opinion",
        Other = "other",
    }
}

store::text_column!(FileRole);

/// A file of a dossier; its bytes lie in the file store under `hash`.
#[derive(Clone, PartialEq, Eq, Debug, Queryable, Selectable, Insertable, Serialize)]
#[diesel(table_name = dossier_file)]
#[diesel(treat_none_as_default_value = false)]
pub struct DossierFile {
    #[serde(skip)]
    pub dossier: Id,
    pub no: i32,
    pub hash: String,
    pub name: String,
    /// Media type, as sniffed from the bytes.
    pub kind: String,
    /// Bytes.
    pub size: i64,
    pub role: FileRole,
    pub part_no: Option<i32>,
    pub added_at: Timestamp,
    #[serde(skip)]
    pub added_by: Id,
}
