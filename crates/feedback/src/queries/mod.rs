//! Reads. Opening one petition, which names a person, is [`look`](crate::commands::look), because a look is written down.

mod counts;
mod desk;
mod history;
mod public;
mod satisfaction;
mod served;
mod words;

pub use counts::{PetitionCount, petition_counts};
pub use desk::{DeskPage, DeskTab, desk, waiting};
pub use history::{HistoryLine, actions, history};
pub use public::{PublicAnswer, PublicPage, public_answers};
pub use satisfaction::{By, Key, Places, satisfaction, total};
pub use served::{ServedLine, of_person};
pub use web::Cursor;
pub use words::{Written, topics, written};

use store::Conn;

use crate::commands::{Asked, tablet_centre};

/// What a tablet shows: the centre, and the dossier it just handed over with the seconds for which it is asked about.
///
/// # Errors
/// Not found for a tablet that is not open.
pub fn at_tablet(
    conn: &mut Conn,
    secret: &str,
    now: kernel::Timestamp,
) -> store::Result<(String, Option<(Asked, i64)>)> {
    let centre = tablet_centre(conn, secret, now)?;
    let name = organization::directory(conn)?.unit(centre).map(|unit| unit.formal_name.clone()).unwrap_or_default();
    Ok((name, crate::commands::asked_at_tablet(conn, centre, now)?))
}
