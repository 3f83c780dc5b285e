//! Forms 01 to 07 of Annex I to Circular 03/2025/TT-VPCP (part b of the domain rules): a value and a function each.

mod form01;
mod form02;
mod form03;
mod form04;
mod form05;
mod form06;
mod form07;

pub use form01::{Form01, form01};
pub use form02::{Ask, Form02, Stage, SupplementItem, form02};
pub use form03::{Form03, form03};
pub use form04::{Form04, form04};
pub use form05::{Form05, StopRequest, form05};
pub use form06::{Form06, HandOver, Pace, form06};
pub use form07::{Form07, MOST_ROWS, RegisterEntry, form07, form07_xlsx};
