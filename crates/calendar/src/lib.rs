//! Working time, holidays, limits and the derivation of a due date (part e of the rules, A20 to A30, A60, N1, N6).
//!
//! Pure: a [`Calendar`] comes in as a value, and so does every moment. No input panics: moments beyond the year
//! 9999 and absurd limits are held at the edge.

mod calendar;
mod days;
mod derivation;
mod due;
mod extension;
mod hours;
mod limit;
mod moment;
mod outcome;
mod pause;
mod rows;
mod span;
mod terms;
mod working;

pub use calendar::Calendar;
pub use days::{DayKind, DayRow, YearStatus};
pub use derivation::{Derivation, DerivationStep};
pub use due::{due, due_at};
pub use extension::{Extension, ExtensionRules, due_extended, extend};
pub use hours::{OfficeHours, Window};
pub use limit::{Limit, LimitUnit};
pub use outcome::{Outcome, Remaining, Standing, outcome, remaining, standing};
pub use pause::Pause;
pub use rows::{RowFault, read_rows};
pub use span::Span;
pub use terms::{SAME_DAY_CUTOFF, supplement_due, transfer_due};
pub use working::{WorkingTime, add_working, is_working_day, working_between};

/// Seconds of a working day in every body (rule E1).
pub const WORKING_DAY: i64 = 8 * 3600;
