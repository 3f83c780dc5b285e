use diesel::prelude::*;
use kernel::{Id, Timestamp};

use crate::schema::{docket_group, docket_group_member};

/// A working group of the province.
#[derive(Clone, PartialEq, Eq, Debug, Queryable, Selectable, Insertable)]
#[diesel(table_name = docket_group)]
#[diesel(treat_none_as_default_value = false)]
pub struct Group {
    pub id: Id,
    /// As people call it: `3`.
    pub number: String,
    pub year: i32,
    pub title: String,
    pub head_name: String,
    pub head_title: String,
    pub decision: String,
    /// The body in whose name it works, which issues its conclusions: the province.
    pub unit: Id,
    /// Made up for a demo, and marked so wherever it is shown.
    pub illustration: bool,
    pub made_at: Timestamp,
    pub made_by: Id,
}

/// A member, from a department or the Office.
#[derive(Clone, PartialEq, Eq, Debug, Queryable, Selectable, Insertable)]
#[diesel(table_name = docket_group_member)]
#[diesel(treat_none_as_default_value = false)]
pub struct Member {
    pub docket_group: Id,
    pub no: i32,
    pub unit: Id,
    pub name: String,
    pub title: String,
    /// Who signs in; `None` for a member without an account.
    pub account: Option<Id>,
}
