//! The clock of a petition: one at a time, in the working time of the body that has it, and a job for when it ran out.

use calendar::Limit;
use organization::Snapshot;
use serde_json::json;
use store::Conn;
use store::jobs::{NewJob, enqueue};

use crate::model::{Clock, Petition};
use crate::rules;

/// Job: a clock has run out, the day after its date (N1). Payload `{"petition": code}`.
pub const LAPSE: &str = "feedback.lapse";

/// Lets a clock run for as long as the setting of the day of filing says.
pub(super) fn run(conn: &mut Conn, picture: &Snapshot, petition: &mut Petition, clock: Clock) -> store::Result<()> {
    let days = picture.setting(rules::setting_of(clock), Some(petition.holder_body), petition.filed_day).count();
    let limit = Limit::working_days(days.max(1));
    petition.clock = Some(clock);
    petition.time_limit = limit.to_string();
    // Each clock comes up once; that an earlier one did stands in the history.
    petition.lapsed_at = None;
    petition.responsible = None;
    due(picture, petition);
    arm(conn, petition)
}

/// Counts the due time anew, by the calendar of the picture.
pub(super) fn due(picture: &Snapshot, petition: &mut Petition) {
    let calendar = picture.calendar(petition.holder_body, petition.filed_day);
    petition.calendar_version = picture.days().version;
    petition.due_at = petition.limit().map(|limit| calendar::due_at(&calendar, petition.filed_at, limit, &[]));
}

/// Enqueues the job of the clock. Its key holds the due time, so that a moved clock gets one of its own and the old one
/// finds that it moved.
pub(super) fn arm(conn: &mut Conn, petition: &Petition) -> store::Result<()> {
    let Some(due) = petition.due_at else { return Ok(()) };
    let payload = json!({ "petition": petition.code });
    let key = format!("{}:{}", petition.code, due.as_micros());
    enqueue(conn, &NewJob { kind: LAPSE, key: Some(&key), payload: &payload, run_at: rules::lapses_at(due) })?;
    Ok(())
}
