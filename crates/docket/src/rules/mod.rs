//! What the rules say, as pure functions.

mod allowed;
mod checks;
mod figures;
mod limits;
mod said;
mod score;
pub mod similar;
mod task;

pub use allowed::{on_recommendation, on_session, on_task};
pub use checks::Checks;
pub use figures::{Counts, matter_counts, task_counts};
pub use limits::{answer_limit, clock_setting, lapses_at, near_at};
pub use said::said;
pub use score::{missing_photos, score};
pub use task::{may_ask_extension, task_state};
