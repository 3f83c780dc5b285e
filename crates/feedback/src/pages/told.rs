//! What of an event is worth a line of the history.

use kernel::Timestamp;
use organization::Directory;
use web::Texts;

use super::parts::unit;
use crate::events::Event;

/// An event in a few words behind its name.
pub fn words(event: &Event, directory: &Directory, t: &Texts) -> String {
    match event {
        Event::Filed { channel, about, due_at } => joined(&[
            t.say(&channel.key()),
            about.map(|about| unit(directory, about)).unwrap_or_default(),
            until(*due_at, t),
        ]),
        Event::Classified { class, due_at, .. } => {
            joined(&[t.say(&class.key()), due_at.map(|due| until(due, t)).unwrap_or_default()])
        }
        Event::Assigned { to_name, .. } => to_name.clone(),
        Event::Transferred { from, to, reason } => {
            joined(&[format!("{} → {}", unit(directory, *from), unit(directory, *to)), reason.clone()])
        }
        Event::Answered { number, .. } | Event::NoticeGiven { number, .. } => number.clone().unwrap_or_default(),
        Event::Forwarded { to, .. } => to.clone(),
        Event::ClosedAsRepeat { of, .. } => of.clone(),
        Event::Climbed { clock, responsible, .. } => {
            joined(&[t.say(&clock.key()), t.fill("feedback-responsible", [("name", responsible.as_str())])])
        }
        Event::Recomputed { new_due, .. } => until(*new_due, t),
        Event::Received | Event::Published => String::new(),
    }
}

fn until(at: Timestamp, t: &Texts) -> String {
    t.fill("feedback-until", [("at", t.datetime(at).as_str())])
}

fn joined(parts: &[String]) -> String {
    parts.iter().filter(|part| !part.is_empty()).cloned().collect::<Vec<_>>().join(" · ")
}
