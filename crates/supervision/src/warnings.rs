use std::collections::HashMap;

use calendar::{Span, WorkingTime};
use diesel::prelude::*;
use dossiers::queries::QueueRow;
use dossiers::{Hint, HintTone, Hints};
use kernel::{Id, Reason, Timestamp};
use organization::settings::SettingKey;
use store::Conn;

use crate::forecast::OutlookRow;
use crate::rules::{Watched, warning};
use crate::schema::supervision_outlook;

/// Says in the work queues what may become late, and why, while it can still be helped: by last night's forecast where
/// there is one, and else by the time that is used.
#[derive(Clone, Copy, Debug, Default)]
pub struct Warnings;

impl Hints for Warnings {
    fn hints(&self, conn: &mut Conn, now: Timestamp, rows: &[QueueRow]) -> store::Result<Vec<Vec<Hint>>> {
        let picture = organization::snapshot(conn)?;
        let percent = |key| crate::set::of(&picture, key, now.date());
        let (most_used, likely) = (percent(SettingKey::WarnUsedPercent), percent(SettingKey::LateChancePercent) * 10);
        let outlooks = outlooks(conn, rows)?;
        let hints = |row: &QueueRow| {
            let calendar = picture.calendar(row.competent_unit, now.date());
            let (state, step) = (row.state, row.step_kind);
            let watched = Watched { state, step, filed_at: row.filed_at, due_at: row.due_at, most_used };
            // The last day of form 04 goes before everything: it does not come again.
            let last_day = warning(&calendar, &watched, now).filter(|own| own.code == "supervision-warn-form-04");
            let reason = match outlooks.get(&row.id).filter(|own| still_holds(own, row, now)) {
                Some(outlook) if i64::from(outlook.chance) >= likely => last_day.or_else(|| Some(said(outlook))),
                Some(_) => last_day,
                None => warning(&calendar, &watched, now),
            };
            reason.map(|reason| Hint { tone: HintTone::Warn, reason }).into_iter().collect()
        };
        Ok(rows.iter().map(hints).collect())
    }
}

fn outlooks(conn: &mut Conn, rows: &[QueueRow]) -> store::Result<HashMap<Id, OutlookRow>> {
    let ids: Vec<Id> = rows.iter().filter(|row| row.due_at.is_some()).map(|row| row.id).collect();
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let found = supervision_outlook::table.filter(supervision_outlook::dossier.eq_any(&ids));
    let found: Vec<OutlookRow> = found.select(OutlookRow::as_select()).load(conn)?;
    Ok(found.into_iter().map(|row| (row.dossier, row)).collect())
}

/// Whether the dossier still stands where it was forecast, and is not late already.
fn still_holds(outlook: &OutlookRow, row: &QueueRow, now: Timestamp) -> bool {
    let due = row.due_at.map(Timestamp::date);
    outlook.step == row.step_kind
        && due == Some(outlook.due_day)
        && now.date() <= outlook.due_day
        && row.state.is_open()
}

/// The chance with the heaviest cause. A hint is short, so times are whole days or hours, and units are not named.
fn said(outlook: &OutlookRow) -> Reason {
    use crate::rules::forecast::Cause;
    let percent = outlook.chance / 10;
    let (code, cause) = match outlook.causes().into_iter().next() {
        Some(Cause::Absence { lasts }) => ("supervision-warn-absence", lasts),
        Some(Cause::Queue { ahead, .. }) => ("supervision-warn-queue", i64::from(ahead)),
        Some(Cause::Opinion { elapsed, .. }) => ("supervision-warn-opinion", elapsed),
        _ => return Reason::new("supervision-warn-likely").with("percent", percent),
    };
    let days = Span::from(WorkingTime::seconds(cause)).days.max(1);
    Reason::new(code).with("percent", percent).with("ahead", cause).with("days", days)
}
