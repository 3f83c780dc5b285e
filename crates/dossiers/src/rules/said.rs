use kernel::Timestamp;

/// A moment inside a message, the same in both languages: `08:05 24/11/2026`.
#[must_use]
pub fn said(at: Timestamp) -> String {
    let at = at.local();
    format!("{:02}:{:02} {:02}/{:02}/{:04}", at.hour(), at.minute(), at.day(), at.month(), at.year())
}
