use kernel::{Date, Timestamp};

/// A moment inside a message, the same in both languages: `08:05 24/11/2026`.
#[must_use]
pub fn said(at: Timestamp) -> String {
    let local = at.local();
    format!("{:02}:{:02} {}", local.hour(), local.minute(), said_day(at.date()))
}

/// A day inside a message: `24/11/2026`.
fn said_day(day: Date) -> String {
    let day = day.civil();
    format!("{:02}/{:02}/{:04}", day.day(), day.month(), day.year())
}
