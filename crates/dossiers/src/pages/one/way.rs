use calendar::{Calendar, WORKING_DAY, working_between};
use kernel::Timestamp;
use web::Texts;

use crate::model::{HandOver, Timeliness};
use crate::pages::clock::Pill;
use crate::pages::names::Names;
use crate::queries::DossierView;
use crate::rules::PlannedStep;

/// One stop on the way of a dossier.
pub struct Stop {
    /// `done`, `now`, `next`.
    pub class: &'static str,
    pub title: String,
    /// Who gave it to whom, when.
    pub words: String,
    /// How long it took against its budget.
    pub time: Option<Pill>,
    pub note: Option<String>,
    at: Timestamp,
}

/// What was done, where it is, what comes next.
pub fn stops(view: &DossierView, names: &Names, calendar: &Calendar, now: Timestamp, t: &Texts) -> Vec<Stop> {
    let mut stops: Vec<Stop> = view.hand_overs.iter().map(|hand| done(hand, names, calendar, t)).collect();
    stops.extend(view.pauses.iter().map(|pause| paused(pause, calendar, now, t)));
    stops.extend(view.opinions.iter().map(|opinion| asked(opinion, names, t)));
    stops.sort_by_key(|stop| stop.at);
    if view.dossier.open {
        stops.push(here(view, names, calendar, now, t));
    }
    stops.extend(ahead(view, names, t));
    stops
}

fn done(hand: &HandOver, names: &Names, calendar: &Calendar, t: &Texts) -> Stop {
    let to = hand.receiver_name.clone().unwrap_or_else(|| names.unit(hand.to_unit));
    let words = match hand.to_kind {
        crate::model::Step::Done => format!("{} · {}", t.datetime(hand.done_at), hand.giver_name),
        _ => format!("{} · {} → {to}", t.datetime(hand.done_at), hand.giver_name),
    };
    let taken = working_between(calendar, hand.began_at, hand.done_at).as_seconds();
    let budget = hand.due_at.map(|due| working_between(calendar, hand.began_at, due).as_seconds());
    Stop {
        class: "done",
        title: t.say(&hand.kind.key()),
        words,
        time: Some(Pill { kind: colour(hand.outcome), words: against(taken, budget, t) }),
        note: hand.note.clone(),
        at: hand.done_at,
    }
}

const fn colour(outcome: Option<Timeliness>) -> &'static str {
    match outcome {
        Some(Timeliness::Late) => "bad",
        Some(_) => "ok",
        None => "none",
    }
}

/// `2 hours / 7 hours`.
fn against(taken: i64, budget: Option<i64>, t: &Texts) -> String {
    let taken = t.working_days(taken, WORKING_DAY);
    match budget {
        Some(budget) => format!("{taken} / {}", t.working_days(budget, WORKING_DAY)),
        None => taken,
    }
}

fn paused(pause: &crate::model::Pause, calendar: &Calendar, now: Timestamp, t: &Texts) -> Stop {
    let to = pause.to_at.unwrap_or(now);
    let stood = t.working_days(working_between(calendar, pause.from_at, to).as_seconds(), WORKING_DAY);
    let until = pause.to_at.map(|to| t.datetime(to)).unwrap_or_else(|| t.say("dossier-way-open"));
    Stop {
        class: "done",
        title: t.say(&format!("dossier-pause-{}", pause.kind.as_str())),
        words: format!("{} – {until}", t.datetime(pause.from_at)),
        time: Some(Pill { kind: "none", words: t.fill("dossier-way-stood", [("time", &stood)]) }),
        note: None,
        at: pause.from_at,
    }
}

fn asked(opinion: &crate::model::Opinion, names: &Names, t: &Texts) -> Stop {
    let time = match opinion.answered_at {
        Some(at) => Pill { kind: "ok", words: t.fill("dossier-opinion-given-at", [("at", &t.datetime(at))]) },
        None => Pill { kind: "warn", words: t.fill("dossier-opinion-until", [("at", &t.datetime(opinion.due_at))]) },
    };
    Stop {
        class: "done",
        title: t.say("dossier-event-opinion-requested"),
        words: format!("{} · {} → {}", t.datetime(opinion.asked_at), opinion.asked_by_name, names.unit(opinion.unit)),
        time: Some(time),
        note: None,
        at: opinion.asked_at,
    }
}

fn here(view: &DossierView, names: &Names, calendar: &Calendar, now: Timestamp, t: &Texts) -> Stop {
    let dossier = &view.dossier;
    let since = dossier.holder_since.unwrap_or(dossier.filed_at);
    let lain = working_between(calendar, since, now).as_seconds();
    let budget = dossier.step_due.map(|due| working_between(calendar, since, due).as_seconds());
    let late = dossier.step_due.is_some_and(|due| now > due);
    let person = dossier.holder_person.map(|person| names.person(person)).unwrap_or_default();
    let unit = dossier.holder_unit.map(|unit| names.unit(unit)).unwrap_or_default();
    let who = if person.is_empty() { unit } else { format!("{person} · {unit}") };
    Stop {
        class: "now",
        title: t.say(&dossier.step_kind.key()),
        words: format!("{who} · {}", t.fill("dossier-way-since", [("at", &t.datetime(since))])),
        time: Some(Pill { kind: if late { "bad" } else { "ok" }, words: against(lain, budget, t) }),
        note: None,
        at: now,
    }
}

fn ahead(view: &DossierView, names: &Names, t: &Texts) -> Vec<Stop> {
    let dossier = &view.dossier;
    if !dossier.open || dossier.finished_at.is_some() {
        return Vec::new();
    }
    let from = usize::try_from(dossier.step_no).unwrap_or(0);
    let planned = |step: &PlannedStep| Stop {
        class: "next",
        title: t.say(&step.step.key()),
        words: names.unit(step.unit),
        time: (step.budget > 0).then(|| Pill { kind: "none", words: t.working_days(step.budget, WORKING_DAY) }),
        note: None,
        at: dossier.filed_at,
    };
    view.plan.0.iter().skip(from).map(planned).collect()
}
