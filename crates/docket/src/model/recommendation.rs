use diesel::deserialize::FromSqlRow;
use diesel::expression::AsExpression;
use diesel::prelude::*;
use kernel::{Date, Id, Timestamp};
use serde::{Deserialize, Serialize};

use super::{Field, State};
use crate::schema::docket_recommendation;

kernel::named_enum! {
    /// Whose power it takes to grant what is recommended (H10).
    #[derive(AsExpression, FromSqlRow, utoipa::ToSchema)]
    #[schema(rename_all = "snake_case")]
    #[diesel(sql_type = diesel::sql_types::Text)]
    pub enum Power { Department = "department", Province = "province", Central = "central", Unsure = "unsure" }
}

store::text_column!(Power);

impl Power {
    /// Fluent key of its name.
    #[must_use]
    pub fn key(self) -> String {
        format!("docket-power-{self}")
    }
}

/// One thing that a returned recommendation lacks.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Lack {
    pub what: String,
}

/// What one commune recommends (H10).
#[derive(Clone, PartialEq, Eq, Debug, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = docket_recommendation)]
#[diesel(treat_none_as_default_value = false, treat_none_as_null = true)]
pub struct Recommendation {
    pub id: Id,
    /// `KN-2026-000123`.
    pub code: String,
    pub seq: i32,
    /// `None` while it is a draft.
    pub matter: Option<Id>,
    pub commune: Id,
    /// The session at which it was raised.
    pub session: Option<Id>,
    pub field: Field,
    pub title: String,
    pub content: String,
    pub legal_basis: Option<String>,
    pub options: Option<String>,
    pub power: Power,
    /// The department it is addressed to, and once sent, the one that leads its matter.
    pub lead_body: Id,
    pub wished_on: Option<Date>,
    pub folded: String,
    pub state: State,
    pub author: Id,
    pub author_name: String,
    pub made_at: Timestamp,
    pub sent_at: Option<Timestamp>,
    /// Everything that was missing, as JSON of [`Lack`]s.
    pub lacks: Option<String>,
    pub returns: i32,
    pub appealed_at: Option<Timestamp>,
    pub appeal: Option<String>,
    pub closed_at: Option<Timestamp>,
    /// `content`, `silent`, `withdrawn`.
    pub closed_how: Option<String>,
}

impl Recommendation {
    /// Everything that was missing when it was returned.
    #[must_use]
    pub fn lacking(&self) -> Vec<Lack> {
        self.lacks.as_deref().and_then(|json| serde_json::from_str(json).ok()).unwrap_or_default()
    }
}
