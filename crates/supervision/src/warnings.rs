use dossiers::queries::QueueRow;
use dossiers::{Hint, HintTone, Hints};
use kernel::Timestamp;
use store::Conn;

use crate::rules::{Watched, warning};

/// Says in the work queues what may become late, and why, while it can still be helped.
#[derive(Clone, Copy, Debug, Default)]
pub struct Warnings;

impl Hints for Warnings {
    fn hints(&self, conn: &mut Conn, now: Timestamp, rows: &[QueueRow]) -> store::Result<Vec<Vec<Hint>>> {
        let picture = organization::snapshot(conn)?;
        let hints = |row: &QueueRow| {
            let calendar = picture.calendar(row.competent_unit, now.date());
            let watched = Watched { state: row.state, step: row.step_kind, filed_at: row.filed_at, due_at: row.due_at };
            let reason = warning(&calendar, &watched, now);
            reason.map(|reason| Hint { tone: HintTone::Warn, reason }).into_iter().collect()
        };
        Ok(rows.iter().map(hints).collect())
    }
}
