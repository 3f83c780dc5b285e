//! The law of the catalogue as pure functions, each with the number of its rule.

pub mod competence;
pub mod division;
pub mod fee;
pub mod limit;
pub mod process;
mod setting;
pub mod validity;

pub use competence::Competent;
pub use fee::{Fee, FeeAsk, FeeGap, FeeLine, FeeSource};
pub use limit::{FoundLimit, LimitGap, LimitSource};
pub use process::{ProcessPlace, StepPlan};
pub use setting::Standing;
