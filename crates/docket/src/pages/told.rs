//! What of an event is worth a line of the history.

use kernel::Timestamp;
use web::Texts;

use super::names::Names;
use crate::events::Event;
use crate::model::ClockKind;

/// An event in a few words behind its name.
pub fn words(event: &Event, names: &Names, t: &Texts) -> String {
    match event {
        Event::Drafted { recommendation } | Event::Edited { recommendation } => recommendation.clone(),
        Event::Sent { commune, lead, due_at, .. } => {
            joined(&format!("{} → {}", names.unit(*commune), names.unit(*lead)), &until(*due_at, t))
        }
        Event::JoinedBy { recommendation, commune } => joined(&names.unit(*commune), recommendation),
        Event::Completed { note, due_at, .. } | Event::Checked { note, due_at } => {
            joined(note.as_deref().unwrap_or_default(), &until(*due_at, t))
        }
        Event::Withdrawn { reason, .. } | Event::Cancelled { reason } | Event::TaskReturned { reason } => {
            reason.clone()
        }
        Event::Appealed { reason, due_at, .. } | Event::SentBack { reason, due_at } => {
            joined(reason, &until(*due_at, t))
        }
        Event::Closed { note, silent, .. } => match silent {
            true => t.say("docket-page-silent-close"),
            false => note.clone().unwrap_or_default(),
        },
        Event::Attached { file, role, .. } => format!("{} {file}", t.say(&format!("docket-file-role-{role}"))),
        Event::Received { complexity, due_at, .. } => joined(&t.say(&complexity.key()), &until(*due_at, t)),
        Event::Returned { lacks, due_at, .. } => {
            let lacks = lacks.iter().map(|lack| lack.what.as_str()).collect::<Vec<_>>().join("; ");
            joined(&lacks, &until(*due_at, t))
        }
        Event::Assigned { to_name, .. } => to_name.clone(),
        Event::JoinedInto { into } => into.clone(),
        Event::TookIn { matter, .. } => matter.clone(),
        _ => later(event, names, t),
    }
}

fn later(event: &Event, names: &Names, t: &Texts) -> String {
    match event {
        Event::OpinionRequested { unit, due_at, .. } => joined(&names.unit(*unit), &until(*due_at, t)),
        Event::OpinionGiven { unit, agrees, .. } => {
            let said = if *agrees { "docket-page-agrees" } else { "docket-page-disagrees" };
            joined(&names.unit(*unit), &t.say(said))
        }
        Event::OpinionSilent { unit, responsible, .. } => joined(&names.unit(*unit), &named(responsible, t)),
        Event::AnswerDrafted { class, .. } => t.say(&class.key()),
        Event::Answered { class, number, .. } => joined(&t.say(&class.key()), number),
        Event::Redirected { from, to, reason } => {
            joined(&format!("{} → {}", names.unit(*from), names.unit(*to)), reason)
        }
        Event::Submitted { proposal, due_at } => joined(proposal, &until(*due_at, t)),
        Event::Decided { decision, task } => joined(decision, task.as_deref().unwrap_or_default()),
        Event::Climbed { clock, responsible, to, .. } => {
            joined(&ran_out(*clock, t), &joined(&named(responsible, t), &t.say(&to.key())))
        }
        Event::Lapsed { clock, responsible, .. } => joined(&ran_out(*clock, t), &named(responsible, t)),
        Event::Recomputed { clock, new_due, .. } => joined(&t.say(&clock.key()), &until(*new_due, t)),
        _ => of_sessions_and_tasks(event, names, t),
    }
}

fn of_sessions_and_tasks(event: &Event, names: &Names, t: &Texts) -> String {
    match event {
        Event::GroupSetUp { number, .. } => number.clone(),
        Event::Planned { from, place, .. } | Event::Replanned { from, place, .. } => joined(&t.datetime(*from), place),
        Event::Held { at, .. } => t.datetime(*at),
        Event::Recorded { kind, .. } => t.say(&kind.key()),
        Event::Inspected { commune, score, .. } => {
            let score = score.map(|score| t.fill("docket-page-score", [("score", score)])).unwrap_or_default();
            joined(&names.unit(*commune), &score)
        }
        Event::TemplateSaved { key, version } => format!("{key} {version}"),
        Event::ConclusionDrafted { paragraphs } => t.fill("docket-page-paragraphs", [("count", *paragraphs)]),
        Event::Concluded { number, tasks, .. } => joined(number, &tasks.join(", ")),
        Event::TaskGiven { lead, due_at, .. } => {
            joined(&names.unit(*lead), &due_at.map(|at| until(at, t)).unwrap_or_default())
        }
        Event::Reported { unit, progress, .. } => joined(&names.unit(*unit), &format!("{progress} %")),
        Event::ExtensionAsked { reason, until: to, .. } => joined(reason, &until(*to, t)),
        Event::ExtensionDecided { approved, due_at, remark, .. } => {
            let said = if *approved { "docket-page-approved" } else { "docket-page-declined" };
            joined(&t.say(said), &joined(remark.as_deref().unwrap_or_default(), &until(*due_at, t)))
        }
        Event::Taken { remark, .. } => remark.clone().unwrap_or_default(),
        _ => String::new(),
    }
}

fn until(at: Timestamp, t: &Texts) -> String {
    t.fill("docket-page-until", [("at", t.datetime(at).as_str())])
}

fn ran_out(clock: ClockKind, t: &Texts) -> String {
    t.fill("docket-page-ran-out", [("clock", t.say(&clock.key()).as_str())])
}

fn named(responsible: &str, t: &Texts) -> String {
    t.fill("docket-page-responsible", [("name", responsible)])
}

fn joined(first: &str, then: &str) -> String {
    [first, then].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}
