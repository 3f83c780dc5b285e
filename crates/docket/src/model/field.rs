use diesel::deserialize::FromSqlRow;
use diesel::expression::AsExpression;
use diesel::prelude::*;
use kernel::{Date, Id, Timestamp};
use organization::settings::Certainty;

use crate::schema::docket_field_lead;

kernel::named_enum! {
    /// What a recommendation is about: the subjects of the working groups' reports and the post fields of I5.
    #[derive(AsExpression, FromSqlRow, utoipa::ToSchema)]
    #[schema(rename_all = "snake_case")]
    #[diesel(sql_type = diesel::sql_types::Text)]
    pub enum Field {
        TargetProgrammes = "target_programmes",
        Land = "land",
        LandSystem = "land_system",
        Cadastre = "cadastre",
        Environment = "environment",
        Agriculture = "agriculture",
        Veterinary = "veterinary",
        Forest = "forest",
        Construction = "construction",
        Finance = "finance",
        Digital = "digital",
        Health = "health",
        Education = "education",
        Culture = "culture",
        Staff = "staff",
        Regimes = "regimes",
        Justice = "justice",
        OneStop = "one_stop",
        Security = "security",
        Other = "other",
    }
}

store::text_column!(Field);

impl Field {
    /// Fluent key of the field's name.
    #[must_use]
    pub fn key(self) -> String {
        format!("docket-field-{}", self.as_str().replace('_', "-"))
    }
}

/// Which department leads in a field from a day on, unless the commune names another (N10).
#[derive(Clone, PartialEq, Eq, Debug, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = docket_field_lead)]
#[diesel(treat_none_as_default_value = false, treat_none_as_null = true)]
pub struct FieldLead {
    pub field: Field,
    pub valid_from: Date,
    /// `None`: whoever raises it names one.
    pub department: Option<Id>,
    /// Where this is from: a decision's number, or a rule.
    pub source: String,
    pub certainty: Certainty,
    pub made_at: Timestamp,
    /// `None` for what a new house began with.
    pub made_by: Option<Id>,
}
