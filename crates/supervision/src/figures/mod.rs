//! The figures as rows, and how they are kept: one row per dossier with where it stands, and daily sums.

mod keep;
mod projection;
mod records;

pub use projection::Figures;
pub use records::{DossierRow, SpanRow, StepKey, StepSum};

pub(crate) use projection::{Told, step_of};
pub(crate) use records::{DayRow, ProcedureRow, StepRow};
