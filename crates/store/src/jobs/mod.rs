//! Jobs: what is to be done outside of the house (mail, messages, other systems), written as a row in the
//! transaction that wants it, done later by a [`Worker`], again with growing pauses when it fails, and given
//! up visibly when it keeps failing.

mod enqueue;
mod queue;
mod worker;

use diesel::dsl::sql;
use diesel::expression::SqlLiteral;
use diesel::sql_types::Bool;
use kernel::{Id, Timestamp};

use crate::schema::job;

pub use enqueue::{NewJob, enqueue};
pub use queue::{Counts, counts, failed, retry};
pub use worker::{Done, Failure, Worker};

kernel::named_enum! {
    /// Where a job stands. One that is done has no row any more.
    #[derive(diesel::expression::AsExpression, diesel::deserialize::FromSqlRow)]
    #[diesel(sql_type = diesel::sql_types::Text)]
    pub enum JobState {
        /// To be done at `run_at`.
        Waiting = "waiting",
        /// A worker has it until `run_at`; when that has passed the worker is taken for dead.
        Running = "running",
        /// Given up: a person decides.
        Failed = "failed",
    }
}
crate::text_column!(JobState);

/// In the words of the index of waiting jobs: a bound value does not say that the index has all of them.
fn is_waiting() -> SqlLiteral<Bool> {
    sql("job.state = 'waiting'")
}

/// A job as it stands in the queue.
#[derive(diesel::Queryable, diesel::Selectable, Clone, PartialEq, Eq, Debug)]
#[diesel(table_name = job)]
pub struct Job {
    /// Made later sorts later.
    pub id: Id,
    pub kind: String,
    pub key: Option<String>,
    /// JSON text, as the one who enqueued it wrote it.
    pub payload: String,
    pub state: JobState,
    pub run_at: Timestamp,
    /// How often it was begun.
    pub attempts: i32,
    /// The code of what went wrong the last time.
    pub last_error: Option<String>,
}
