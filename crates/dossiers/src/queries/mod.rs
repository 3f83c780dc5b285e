//! Reads. What names persons is opened with [`Dossiers::look`](crate::Dossiers::look) first (N12).

mod allowed;
mod deadline;
mod history;
mod looks;
mod opinions;
mod parts;
mod queue;
mod register;
mod search;
pub(crate) mod tally;
mod track;
mod view;

pub use allowed::{allowed_by_state, allowed_for};
pub use deadline::{Deadline, apology_until, deadline};
pub use history::{HistoryLine, history};
pub use looks::{LooksPage, looks};
pub use opinions::{WaitingOpinion, opinion_count, waiting_opinions};
pub use queue::{COUNTED, QueueCounts, QueueFilter, QueuePage, QueueRow, own_count, queue_counts, ready_count};
pub use register::{RegisterRow, register};
pub use tally::{BodyCount, Tally, timeliness_counts};
pub use track::{Todo, Tracked, tracked, tracked_by};
pub use view::{DossierView, file, files, view};
pub(crate) use view::{hand_overs, open_fee, parts, requests};
pub use web::Cursor;

use kernel::Id;
use store::Conn;

use crate::commands::rows;
use crate::model::{Detail, Dossier};

/// The dossier of a code as people write it.
///
/// # Errors
/// Not found; those of the database.
pub fn by_code(conn: &mut Conn, typed: &str) -> store::Result<Dossier> {
    rows::by_code(conn, typed)
}

/// Whom a dossier is about.
///
/// # Errors
/// Those of the database.
pub fn detail(conn: &mut Conn, dossier: Id) -> store::Result<Detail> {
    use diesel::prelude::*;
    Ok(crate::schema::dossier_detail::table.find(dossier).select(Detail::as_select()).first(conn)?)
}
