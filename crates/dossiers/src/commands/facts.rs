//! What beside the dossier's row decides which acts are open, read only as far as it is needed.

use calendar::{Calendar, WorkingTime, add_working};
use kernel::{Reason, Timestamp};
use store::Conn;

use super::rows;
use super::terms::terms_of;
use crate::model::{Action, Dossier, State};
use crate::rules::{self, Facts, Terms};

/// The facts for one act, or for all of them with `None`.
pub(crate) fn load_facts(
    conn: &mut Conn,
    calendar: &Calendar,
    dossier: &Dossier,
    now: Timestamp,
    action: Option<Action>,
) -> store::Result<Facts> {
    let asks = |wanted: &[Action]| action.is_none_or(|action| wanted.contains(&action));
    let mut facts = Facts { now, ..Facts::default() };
    if !dossier.open {
        return Ok(facts);
    }
    if asks(&[Action::RequestSupplement, Action::Apologise]) && dossier.is_accepted() {
        facts.terms = terms_of(conn, dossier, now)?;
        facts.supplement_until = supplement_until(calendar, dossier, &facts.terms);
        facts.extend_until = extend_until(dossier, &facts.terms);
    }
    if dossier.state.is_paused() {
        facts.answer_by = dossier.next_clock_at;
    }
    if asks(&[Action::RecordPayment]) && dossier.state != State::AwaitingPayment {
        facts.unpaid = rows::has_unpaid(conn, dossier.id)?;
    }
    if asks(&[Action::GiveOpinion]) {
        facts.opinion_open = rows::has_open_opinion(conn, dossier.id)?;
    }
    Ok(facts)
}

/// A26: the end of the first working days after acceptance.
fn supplement_until(calendar: &Calendar, dossier: &Dossier, terms: &Terms) -> Option<Timestamp> {
    let accepted = dossier.accepted_at?;
    (terms.supplement_within > 0)
        .then(|| add_working(calendar, accepted, WorkingTime::days(i64::from(terms.supplement_within))))
}

/// A30: the end of the last date on which the apology may go out.
fn extend_until(dossier: &Dossier, terms: &Terms) -> Option<Timestamp> {
    let due = dossier.due_at?;
    if terms.extension_days_before == 0 {
        return Some(due);
    }
    let last = due.plus_seconds(-86_400 * i64::from(terms.extension_days_before));
    // Vietnam keeps UTC+7, so a day back is the same hour of the date before.
    Some(Timestamp::from_micros(last.date().next().start().as_micros() - 1))
}

/// A30: the last moment at which an apology with a new appointment may go out; `None` where none may.
pub(crate) fn apology_until(conn: &mut Conn, dossier: &Dossier, now: Timestamp) -> store::Result<Option<Timestamp>> {
    let at_work = matches!(dossier.state, State::Accepted | State::Processing) && !dossier.has_result();
    if !at_work {
        return Ok(None);
    }
    let terms = terms_of(conn, dossier, now)?;
    Ok(extend_until(dossier, &terms).filter(|_| dossier.extensions < terms.extension_most))
}

/// Why the act is not open, in words that help: the special limits first, then the state.
pub(crate) fn why_closed(action: Action, dossier: &Dossier, facts: &Facts) -> Reason {
    let terms = &facts.terms;
    let at_work = matches!(dossier.state, State::Accepted | State::Processing) && !dossier.has_result();
    match action {
        Action::RequestSupplement if at_work && dossier.supplement_requests >= terms.supplement_most => {
            Reason::new("dossier-supplement-once").with("most", terms.supplement_most)
        }
        Action::RequestSupplement if at_work => {
            Reason::new("dossier-supplement-late").with("days", terms.supplement_within)
        }
        Action::Apologise if at_work && dossier.extensions >= terms.extension_most => {
            Reason::new("calendar-extension-times").with("times", terms.extension_most)
        }
        Action::Apologise if at_work => {
            Reason::new("calendar-extension-late").with("days", terms.extension_days_before)
        }
        Action::Close if dossier.state.is_paused() => match facts.answer_by {
            Some(by) => Reason::new("dossier-close-early").with("until", rules::said(by)),
            None => closed(action, dossier),
        },
        Action::Stop if dossier.has_result() => Reason::new("dossier-stop-result"),
        _ => closed(action, dossier),
    }
}

fn closed(action: Action, dossier: &Dossier) -> Reason {
    Reason::new("dossier-not-open").with("action", action).with("state", dossier.state)
}

/// The reason with who acted last and when.
pub(crate) fn last_act(conn: &mut Conn, dossier: &Dossier, reason: Reason) -> store::Result<Reason> {
    Ok(match rows::last_event(conn, dossier.id)? {
        Some(event) => reason.with("who", event.actor_name).with("at", rules::said(event.at)),
        None => reason,
    })
}
