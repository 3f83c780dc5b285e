use diesel::deserialize::FromSqlRow;
use diesel::expression::AsExpression;
use diesel::prelude::*;
use kernel::{Date, Id, Timestamp};

use crate::schema::{docket_finding, docket_inspection, docket_template, docket_template_item};

/// A checklist in one version.
#[derive(Clone, PartialEq, Eq, Debug, Queryable, Selectable, Insertable)]
#[diesel(table_name = docket_template)]
#[diesel(treat_none_as_default_value = false)]
pub struct Template {
    pub id: Id,
    /// Which checklist: `one-stop`.
    pub key: String,
    /// From 1; the newest that is in force is the one to inspect by.
    pub version: i32,
    pub title: String,
    pub title_en: String,
    pub valid_from: Date,
    pub made_at: Timestamp,
    pub made_by: Id,
}

/// One question of a checklist.
#[derive(Clone, PartialEq, Eq, Debug, Queryable, Selectable, Insertable)]
#[diesel(table_name = docket_template_item)]
#[diesel(treat_none_as_default_value = false)]
pub struct TemplateItem {
    pub template: Id,
    pub no: i32,
    pub question: String,
    pub question_en: String,
    /// 1 to 100.
    pub weight: i32,
    /// A bad answer needs a photo.
    pub photo: bool,
}

/// A centre looked at with a checklist.
#[derive(Clone, PartialEq, Eq, Debug, Queryable, Selectable, Insertable)]
#[diesel(table_name = docket_inspection)]
#[diesel(treat_none_as_default_value = false)]
pub struct Inspection {
    /// Made by the inspector's own device, so that what is sent again after a lost connection is the same inspection.
    pub id: Id,
    pub template: Id,
    pub session: Option<Id>,
    pub commune: Id,
    pub inspector: Id,
    pub inspector_name: String,
    pub began_at: Timestamp,
    pub saved_at: Timestamp,
    /// `None` while it may still be changed.
    pub submitted_at: Option<Timestamp>,
    /// Points of a hundred; `None` until submitted, and where nothing was applicable.
    pub score: Option<i32>,
}

kernel::named_enum! {
    /// What was found at one question.
    #[derive(AsExpression, FromSqlRow, utoipa::ToSchema)]
    #[schema(rename_all = "snake_case")]
    #[diesel(sql_type = diesel::sql_types::Text)]
    pub enum Verdict { Good = "good", Partly = "partly", Bad = "bad", NotApplicable = "not_applicable" }
}

store::text_column!(Verdict);

impl Verdict {
    /// Fluent key of its name.
    #[must_use]
    pub fn key(self) -> String {
        format!("docket-verdict-{}", self.as_str().replace('_', "-"))
    }
}

/// The answer to one question.
#[derive(Clone, PartialEq, Eq, Debug, Queryable, Selectable, Insertable)]
#[diesel(table_name = docket_finding)]
#[diesel(treat_none_as_default_value = false)]
pub struct Finding {
    pub inspection: Id,
    pub item: i32,
    /// `None` while only a note was typed.
    pub verdict: Option<Verdict>,
    pub note: Option<String>,
}
