//! The papers of this wing as values for the `documents` crate. Papers are Vietnamese, whatever language the page has;
//! only the briefing sheet is shown on a page as well, and takes the page's words.

mod briefing;
mod conclusion;
mod inspection;
mod report;

use documents::Letterhead;
use kernel::{Date, Id, Lang};
use web::Texts;

use crate::WORDS;
use crate::pages::Names;

pub use briefing::briefing;
pub use conclusion::conclusion;
pub use inspection::inspection;
pub use report::session_report;

/// The words of papers.
fn vietnamese() -> Texts {
    Texts::new(Lang::Vi, &WORDS)
}

/// The head of a paper that the province makes out.
fn letterhead(names: &Names, body: Id, number: Option<String>, place: String, date: Date) -> Letterhead {
    Letterhead { body: names.formal(body), centre: None, number, place, date }
}
