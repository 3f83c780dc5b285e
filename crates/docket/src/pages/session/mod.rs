//! Working sessions: the plan, the page of one, its briefing sheets, its inspection, its conclusion, what came of it.

mod briefing;
mod conclusion;
mod follow_up;
mod inspect;
mod inspected;
mod list;
mod one;

pub use briefing::{page as briefing, print as briefing_pdf};
pub use conclusion::{issue, page as conclusion, print as conclusion_pdf, save as save_conclusion};
pub use follow_up::{page as follow_up, report};
pub use inspect::{page as inspect, print as inspection_pdf};
pub use inspected::{photo, photo_file, save as save_inspection, submit};
pub use list::{Row as Visit, page as list, show as visit};
pub use one::page as one;
