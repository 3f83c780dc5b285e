//! What this wing needs of wings it may not import; the door wires it.

use kernel::{Date, Id, Timestamp};
use store::Conn;

/// Who knows the figures of a commune's service centre for its briefing sheet.
pub trait BriefingFigures: Send + Sync {
    /// The figures of a commune for filings and finishes from `from` to `to`, both included, and for what is open at
    /// `now`.
    ///
    /// # Errors
    /// Those of the database.
    fn figures(&self, conn: &mut Conn, commune: Id, from: Date, to: Date, now: Timestamp) -> store::Result<Figures>;
}

/// The figures of a commune's service centre.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Figures {
    pub received: i64,
    pub early: i64,
    pub on_time: i64,
    pub late: i64,
    pub open: i64,
    pub open_late: i64,
    /// Accepted dossiers, and how many of them had to be supplemented.
    pub accepted: i64,
    pub supplemented: i64,
    /// Why dossiers are open: fluent key of the state, and how many.
    pub open_by_state: Vec<(String, i64)>,
    /// Share of content applicants, 0 to 1, if anybody was asked.
    pub satisfaction: Option<f64>,
    /// People at work, and posts if they are known (I4, I5).
    pub staff: i64,
    pub posts: Option<i64>,
}
