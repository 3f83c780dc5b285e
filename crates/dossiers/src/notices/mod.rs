//! Telling the applicant (A31, A39). Each act that is told of writes one row in its own transaction: told in person, or
//! to be sent by a job. The job puts the text together, sends it by the best way that is open and notes what became of
//! it; what cannot be sent lies at the centre until the applicant comes.

mod deliver;
mod give;
mod list;
mod tell;
mod text;

pub use deliver::{NOTIFY, deliver};
pub use list::{AtCentre, at_centre, count_at_centre, one, shown};
pub use text::Words;

pub(crate) use tell::tell;
