use diesel::prelude::*;
use kernel::{Date, Id, Timestamp};

use crate::schema::{docket_conclusion, docket_paragraph};

/// A conclusion notice (H14), a draft while `issued_at` is `None`.
#[derive(Clone, PartialEq, Eq, Debug, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = docket_conclusion)]
#[diesel(treat_none_as_default_value = false, treat_none_as_null = true)]
pub struct Conclusion {
    pub id: Id,
    pub session: Id,
    pub seq: i32,
    /// The body that issues it.
    pub unit: Id,
    pub title: String,
    pub opening: String,
    pub place: String,
    /// Recipients, one a line.
    pub recipients: String,
    pub number: Option<String>,
    pub signed_on: Option<Date>,
    pub signer: Option<String>,
    pub signer_title: Option<String>,
    pub drafted_at: Timestamp,
    pub drafted_by: Id,
    pub drafted_by_name: String,
    pub issued_at: Option<Timestamp>,
}

/// One paragraph; with a lead it becomes a task.
#[derive(Clone, PartialEq, Eq, Debug, Queryable, Selectable, Insertable)]
#[diesel(table_name = docket_paragraph)]
#[diesel(treat_none_as_default_value = false)]
pub struct Paragraph {
    pub conclusion: Id,
    pub no: i32,
    pub content: String,
    pub lead_body: Option<Id>,
    /// JSON of unit ids; see [`super::read_units`].
    pub cooperating: String,
    pub approver_unit: Option<Id>,
    pub product: Option<String>,
    pub due_on: Option<Date>,
    pub matter: Option<Id>,
}
