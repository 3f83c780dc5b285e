//! The ground every other crate stands on: ids, time, money, Vietnamese text, codes and refusals.
//!
//! Pure: no I/O, no SQL, no HTML, and no clock that is not handed in.

#[doc(hidden)]
pub use serde;

#[macro_use]
mod named;
pub mod card;
mod clock;
pub mod codes;
mod date;
mod id;
mod lang;
mod money;
mod refusal;
pub mod text;
mod timestamp;

pub use clock::Clock;
pub use date::Date;
pub use id::Id;
pub use lang::Lang;
pub use money::Vnd;
pub use refusal::{FieldFault, Reason, Refusal};
pub use timestamp::{Timestamp, ZONE, ZONE_NAME};
