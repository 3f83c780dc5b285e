use kernel::Timestamp;
use store::Conn;

use crate::model::{Action, Dossier};
use crate::queries::QueueRow;

kernel::named_enum! {
    /// How a hint is shown: always as words too, never as colour alone.
    pub enum HintTone { Calm = "calm", Warn = "warn", Alarm = "alarm" }
}

/// A few words beside a row of the queue: likely late, has a ticket.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Hint {
    pub tone: HintTone,
    pub reason: kernel::Reason,
}

/// The port through which later wings say something about rows of the queue. The door registers them.
pub trait Hints: Send + Sync {
    /// Hints for the rows, one list per row, in their order.
    ///
    /// # Errors
    /// Those of the database; the queue then shows no hints.
    fn hints(&self, conn: &mut Conn, now: Timestamp, rows: &[QueueRow]) -> store::Result<Vec<Vec<Hint>>>;
}

/// The port through which later wings put something likely into the form of an act before anybody typed. It only saves
/// typing: the act itself is done, or not, by the person who sends the form.
pub trait Suggestions: Send + Sync {
    /// Names of fields of the form with what to put in; empty where nothing is known.
    ///
    /// # Errors
    /// Those of the database.
    fn suggest(
        &self,
        conn: &mut Conn,
        now: Timestamp,
        dossier: &Dossier,
        action: Action,
    ) -> store::Result<Vec<(&'static str, String)>>;
}
