//! One module per rule.

mod a24_transfer;
mod a30_extension;
mod a60_same_day;
mod bad_input;
mod derivation;
mod e11_new_calendar;
mod e2_office_hours;
mod e3_start;
mod e4_hours;
mod e5_calendar_days;
mod e7_pause;
mod e8_days_off;
mod examples;
mod limit;
mod n1_outcome;
mod n6_decisions;
mod properties;
mod remaining;

use calendar::{Calendar, Limit, Pause};
use kernel::Timestamp;

/// A moment on Vietnam's clocks: `2026-08-28T10:00`.
fn at(text: &str) -> Timestamp {
    Timestamp::parse(text).expect("a moment")
}

fn limit(text: &str) -> Limit {
    Limit::parse(text).expect("a limit")
}

fn pause(from: &str, to: &str) -> Pause {
    Pause::new(at(from), at(to)).expect("a pause")
}

/// The due time on the shipped calendar with default hours, shown without the offset.
fn due(received: &str, limit_text: &str, pauses: &[Pause]) -> String {
    shown(calendar::due(Calendar::shipped(), at(received), limit(limit_text), pauses).due_at)
}

/// `2026-08-28T10:00`; seconds only if there are any.
fn shown(moment: Timestamp) -> String {
    let text = moment.to_string();
    let local = text.strip_suffix("+07:00").expect("Vietnam's offset");
    local.strip_suffix(":00").unwrap_or(local).to_owned()
}
