use diesel::deserialize::FromSqlRow;
use diesel::expression::AsExpression;
use diesel::prelude::*;
use kernel::codes::Sex;
use kernel::{Date, Id};
use serde::{Deserialize, Serialize};

use crate::schema::dossier_detail;

kernel::named_enum! {
    /// Who applies.
    #[derive(Default, AsExpression, FromSqlRow, utoipa::ToSchema)]
    #[schema(rename_all = "snake_case")]
    #[diesel(sql_type = diesel::sql_types::Text)]
    pub enum ApplicantKind { #[default] Person = "person", Business = "business" }
}

kernel::named_enum! {
    /// How the result reaches the applicant (A35).
    #[derive(AsExpression, FromSqlRow, utoipa::ToSchema)]
    #[schema(rename_all = "snake_case")]
    #[diesel(sql_type = diesel::sql_types::Text)]
    pub enum ReturnMode { Counter = "counter", Post = "post", Electronic = "electronic" }
}

store::text_column!(ApplicantKind);
store::text_column!(ReturnMode);

/// Whom a dossier is about and how it came: personal data, read only when a dossier is opened (N12).
#[derive(Clone, PartialEq, Eq, Debug, Queryable, Selectable, Insertable)]
#[diesel(table_name = dossier_detail)]
#[diesel(treat_none_as_default_value = false)]
pub struct Detail {
    pub dossier: Id,
    pub applicant_kind: ApplicantKind,
    pub personal_number: Option<String>,
    pub tax_code: Option<String>,
    pub phone: Option<String>,
    pub email: Option<String>,
    pub address: Option<String>,
    pub birth_date: Option<Date>,
    pub sex: Option<Sex>,
    pub representative_name: Option<String>,
    pub representative_number: Option<String>,
    pub representative_phone: Option<String>,
    /// Why the representative may act: a power of attorney, a parent's right.
    pub representative_basis: Option<String>,
    pub return_mode: ReturnMode,
    pub return_place: Option<String>,
    pub sets: i32,
    pub pages: i32,
    pub copies: i32,
    pub fee_case: Option<String>,
    pub exemption: Option<String>,
    /// Where the fee is from (G1).
    pub fee_basis: Option<String>,
    /// Legal basis of the limit, when the clerk had to name one (N5).
    pub limit_basis: Option<String>,
    /// Where the limit was found (N5).
    pub limit_source: Option<String>,
    /// What is still owed at acceptance (form 01).
    pub owed: Option<String>,
    pub receiver: Option<Id>,
    pub receiver_name: Option<String>,
    /// The bound e-process as JSON; see [`Plan`](crate::rules::Plan).
    pub plan: String,
    pub returned_to: Option<String>,
    pub returned_id: Option<String>,
    pub returned_how: Option<String>,
    /// Number in the centre's register of the year of filing (forms 01 and 07), given once.
    pub register_no: i32,
}

/// The applicant as it is handed in; [`crate::rules::validate`] makes it clean.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct Applicant {
    pub kind: ApplicantKind,
    pub name: String,
    pub personal_number: Option<String>,
    pub tax_code: Option<String>,
    pub phone: Option<String>,
    pub email: Option<String>,
    pub address: Option<String>,
    #[schema(value_type = Option<String>, format = Date)]
    pub birth_date: Option<Date>,
    #[schema(value_type = Option<String>, pattern = "^(male|female)$")]
    pub sex: Option<Sex>,
}

/// Who hands a dossier in for the applicant.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct Representative {
    pub name: String,
    pub personal_number: Option<String>,
    pub phone: Option<String>,
    pub basis: Option<String>,
}
