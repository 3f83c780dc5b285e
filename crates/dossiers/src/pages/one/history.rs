use web::Texts;

use crate::events::Event;
use crate::pages::names::Names;
use crate::queries::HistoryLine;

/// One line of the history.
pub struct Line {
    pub at: String,
    pub title: String,
    pub who: String,
    pub unit: String,
    pub words: String,
}

/// The history, newest first.
pub fn lines(history: Vec<HistoryLine>, names: &Names, t: &Texts) -> Vec<Line> {
    let line = |line: HistoryLine| Line {
        at: t.datetime(line.at),
        title: t.say(&line.event.key()),
        unit: names.unit(line.unit),
        words: words(&line.event, names, t),
        who: line.actor,
    };
    history.into_iter().rev().map(line).collect()
}

/// What of an event is worth a line.
fn words(event: &Event, names: &Names, t: &Texts) -> String {
    let step = |from: crate::Step, to: crate::Step| format!("{} → {}", t.say(&from.key()), t.say(&to.key()));
    match event {
        Event::Filed { channel, .. } => t.say(&format!("dossier-channel-{}", channel.as_str())),
        Event::Accepted { due_at, .. } => t.fill("dossier-history-due", [("at", &t.datetime(*due_at))]),
        Event::Refused { reason, .. } | Event::Closed { reason, .. } => reason.clone(),
        Event::SupplementRequested { items, .. } => {
            items.iter().map(|item| item.part.as_str()).collect::<Vec<_>>().join("; ")
        }
        Event::Supplemented { note, .. } | Event::Assigned { note, .. } => note.clone().unwrap_or_default(),
        Event::OpinionRequested { unit, due_at, .. } => format!("{} · {}", names.unit(*unit), t.datetime(*due_at)),
        Event::OpinionGiven { unit, agrees, .. } => {
            format!("{} · {}", names.unit(*unit), t.say(if *agrees { "dossier-agrees" } else { "dossier-disagrees" }))
        }
        Event::PaymentRequested { amount, .. } | Event::PaymentRecorded { amount, .. } => t.money(*amount),
        Event::Forwarded { from, to, note, .. } => joined(step(*from, *to), note.as_deref()),
        Event::StepReturned { from, to, reason, .. } => joined(step(*from, *to), Some(reason)),
        Event::Approved { result, reason, signer_name, .. } => {
            let class = t.say(&format!("dossier-result-{}", result.as_str().replace('_', "-")));
            joined(joined(class, reason.as_deref()), signer_name.as_deref())
        }
        Event::Issued { number, .. } => number.clone(),
        Event::ResultAttached { file, .. } | Event::FileAttached { file, .. } => {
            t.fill("dossier-history-file", [("no", *file)])
        }
        Event::Apologised { new_due, reason, .. } => {
            joined(t.fill("dossier-history-due", [("at", &t.datetime(*new_due))]), Some(reason))
        }
        Event::Stopped { reason, .. } => reason.clone().unwrap_or_default(),
        Event::HandedOver { to, how } => format!("{to} · {}", t.say(&format!("dossier-return-{how}"))),
        Event::Recomputed { new_due, .. } => t.fill("dossier-history-due", [("at", &t.datetime(*new_due))]),
    }
}

fn joined(first: String, then: Option<&str>) -> String {
    match then.filter(|then| !then.is_empty()) {
        Some(then) => format!("{first} · {then}"),
        None => first,
    }
}
