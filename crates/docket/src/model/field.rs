use diesel::deserialize::FromSqlRow;
use diesel::expression::AsExpression;

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
    /// Number of the department that leads unless the commune names another: the last three digits of its code (N9,
    /// N10, a demo setting).
    #[must_use]
    pub const fn department(self) -> u16 {
        match self {
            Self::Land
            | Self::LandSystem
            | Self::Cadastre
            | Self::Environment
            | Self::Agriculture
            | Self::Veterinary
            | Self::Forest
            | Self::TargetProgrammes => 205,
            Self::Construction => 206,
            Self::Finance => 203,
            Self::Digital => 207,
            Self::Health => 210,
            Self::Education => 209,
            Self::Culture => 208,
            Self::Staff | Self::Regimes => 201,
            Self::Justice => 202,
            Self::OneStop | Self::Security | Self::Other => 200,
        }
    }

    /// Fluent key of the field's name.
    #[must_use]
    pub fn key(self) -> String {
        format!("docket-field-{}", self.as_str().replace('_', "-"))
    }
}
