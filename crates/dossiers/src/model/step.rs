use diesel::deserialize::FromSqlRow;
use diesel::expression::AsExpression;
use procedures::StepKind;

kernel::named_enum! {
    /// Where a dossier is on its way: the steps of the e-process (A25), and what lies before and after them.
    #[derive(AsExpression, FromSqlRow, utoipa::ToSchema)]
    #[schema(rename_all = "snake_case")]
    #[diesel(sql_type = diesel::sql_types::Text)]
    pub enum Step {
        /// Filed online, not yet answered (A21).
        Answer = "answer",
        Intake = "intake",
        Assign = "assign",
        Process = "process",
        Check = "check",
        Sign = "sign",
        Issue = "issue",
        /// The whole work in one step (N4).
        Whole = "whole",
        /// Intake, work and return in one act (N4).
        Act = "act",
        /// The result waits at the centre.
        Return = "return",
        /// Nothing more to do.
        Done = "done",
    }
}

store::text_column!(Step);

impl Step {
    /// Fluent key of the step's name.
    #[must_use]
    pub fn key(self) -> String {
        format!("dossier-step-{self}")
    }
}

impl From<StepKind> for Step {
    fn from(kind: StepKind) -> Self {
        match kind {
            StepKind::Intake => Self::Intake,
            StepKind::Assign => Self::Assign,
            StepKind::Process => Self::Process,
            StepKind::Check => Self::Check,
            StepKind::Sign => Self::Sign,
            StepKind::Issue => Self::Issue,
            StepKind::Whole => Self::Whole,
            StepKind::Act => Self::Act,
        }
    }
}
