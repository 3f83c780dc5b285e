//! Versions of the calendar (rule E11).

use calendar::{Calendar, DayKind, DayRow, OfficeHours};
use diesel::prelude::*;
use identity::Ctx;
use kernel::{Date, FieldFault, Id, Reason, Refusal, Timestamp, text};
use serde::Serialize;
use serde_json::json;
use store::{Conn, Result, jobs};

use crate::schema::{calendar_day, calendar_version};
use crate::{changes, policy, snapshot};

/// Kind of the job that a new version enqueues: whoever keeps open dossiers computes their due times anew and
/// tells the people (E11). Payload: `{"version": 2}`.
pub const CALENDAR_CHANGED: &str = "organization.calendar-changed";

/// A version as pages list it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Queryable, Selectable)]
#[diesel(table_name = calendar_version)]
pub struct CalendarVersion {
    pub version: i32,
    /// Who decided, or who imported.
    pub approver: String,
    /// The decision's number, or the file.
    pub source: String,
    pub made_at: Timestamp,
}

/// A decision to change one day.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SwapDecision {
    pub date: Date,
    /// `None` takes back what stood for the day.
    pub kind: Option<DayKind>,
    pub name_vi: String,
    pub name_en: String,
    /// Who decided.
    pub approver: String,
    /// Number of the decision.
    pub source: String,
}

/// The days of one version with a unit's hours: a dossier names the version that it was counted with.
///
/// # Errors
/// Those of the store.
pub fn calendar_of_version(conn: &mut Conn, version: i32, unit: Id, day: Date) -> Result<Calendar> {
    let picture = snapshot(conn)?;
    let hours = picture.calendar(unit, day).hours().clone();
    if picture.days().version == version {
        return Ok(picture.days().with_hours(hours));
    }
    Ok(crate::snapshot::load_days(conn, Some(version))?.with_hours(hours))
}

/// The versions made here, the newest first. Version 1 is the shipped one and not in the list.
///
/// # Errors
/// Those of the store.
pub fn calendar_versions(conn: &mut Conn) -> Result<Vec<CalendarVersion>> {
    let rows = calendar_version::table.order(calendar_version::version.desc());
    Ok(rows.select(CalendarVersion::as_select()).load(conn)?)
}

/// Changes one day by a decision: a new version of the calendar, which re-computes open dossiers (N2).
///
/// # Errors
/// The policy's refusal; refusals of the fields; those of the store.
pub fn add_swap(conn: &mut Conn, ctx: &Ctx, decision: &SwapDecision) -> Result<i32> {
    policy::may_change_calendar(ctx.actor)?;
    check(decision)?;
    let mut days = snapshot(conn)?.days().rows().to_vec();
    let before = days.len();
    days.retain(|day| day.date != decision.date);
    match decision.kind {
        Some(kind) => days.push(DayRow {
            date: decision.date,
            kind,
            name_vi: text::clean(&decision.name_vi),
            name_en: text::clean(&decision.name_en),
            source: text::clean(&decision.source),
        }),
        None if days.len() == before => {
            return Err(Refusal::field("date", Reason::new("organization-calendar-nothing")).into());
        }
        None => {}
    }
    add_version(conn, ctx, &decision.approver, &decision.source, days)
}

fn check(decision: &SwapDecision) -> Result<(), Refusal> {
    let named = decision.kind.is_some();
    let texts = [
        ("name_vi", &decision.name_vi, named),
        ("name_en", &decision.name_en, named),
        ("approver", &decision.approver, true),
        ("source", &decision.source, true),
    ];
    let mut faults = Vec::new();
    for (field, value, needed) in texts {
        let length = text::clean(value).chars().count();
        if needed && length == 0 {
            faults.push(FieldFault::new(field, Reason::new("organization-value-missing")));
        } else if length > 300 {
            faults.push(FieldFault::new(field, Reason::new("organization-value-long").with("most", 300)));
        }
    }
    if faults.is_empty() { Ok(()) } else { Err(Refusal::Invalid(faults)) }
}

/// Stores a version of all its days and lets the keepers of open dossiers know.
pub(crate) fn add_version(conn: &mut Conn, ctx: &Ctx, approver: &str, source: &str, days: Vec<DayRow>) -> Result<i32> {
    let newest: Option<i32> =
        calendar_version::table.select(diesel::dsl::max(calendar_version::version)).first(conn)?;
    let version = newest.unwrap_or(Calendar::shipped().version) + 1;
    Calendar::new(version, days.clone(), OfficeHours::default()).map_err(|reason| Refusal::field("date", reason))?;
    let (approver, source) = (text::clean(approver), text::clean(source));
    diesel::insert_into(calendar_version::table)
        .values((
            calendar_version::version.eq(version),
            calendar_version::approver.eq(&approver),
            calendar_version::source.eq(&source),
            calendar_version::made_at.eq(ctx.now),
            calendar_version::made_by.eq(ctx.actor.audit_id()),
        ))
        .execute(conn)?;
    for day in days {
        diesel::insert_into(calendar_day::table)
            .values((
                calendar_day::version.eq(version),
                calendar_day::day.eq(day.date),
                calendar_day::kind.eq(day.kind),
                calendar_day::name_vi.eq(day.name_vi),
                calendar_day::name_en.eq(day.name_en),
                calendar_day::source.eq(day.source),
            ))
            .execute(conn)?;
    }
    changes::bump(conn)?;
    let payload = json!({ "version": version });
    let key = version.to_string();
    let job = jobs::NewJob { kind: CALENDAR_CHANGED, key: Some(&key), payload: &payload, run_at: ctx.now };
    jobs::enqueue(conn, &job)?;
    if let Some(province) = snapshot(conn)?.directory.province().map(|unit| unit.id) {
        let detail = json!({ "version": version, "approver": approver, "source": source });
        changes::record(conn, ctx, province, "organization.calendar", &format!("calendar:{version}"), &detail)?;
    }
    Ok(version)
}
