//! The law of a dossier as pure functions: which moves and acts its state permits, its clocks, its codes, and what
//! an application must look like.

mod allowed;
mod clock;
mod due;
mod moves;
mod notice;
mod plan;
mod said;
mod settings;
mod step;
mod validate;

pub use allowed::{Facts, allowed_actions};
pub use clock::next_clock;
pub use due::{DueFacts, derive};
pub use moves::{MOVES, may_move};
pub use notice::{Reach, told_in_person, ways};
pub use plan::{Plan, PlannedStep};
pub use said::said;
pub use settings::{Term, Terms};
pub use step::{begin_step, judge_step};
pub use validate::{CleanApplicant, CleanParts, applicant, lines_of, parts, representative, text, words};
