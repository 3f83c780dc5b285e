use kernel::{Id, Lang};
use organization::Directory;
use store::Conn;
use web::Texts;

use crate::WORDS;
use crate::events::Event;
use crate::model::{Detail, Dossier, Notice};
use crate::schema::dossier_event;

/// A notice in words. Vietnamese, as every paper of an office.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Words {
    pub subject: String,
    pub paragraphs: Vec<String>,
    /// The same for a text message.
    pub short: String,
}

/// Puts a notice into words: what happened, and as A39 asks the body, the person who receives or resolves, and the
/// times of receipt, processing and return. No number of a person stands in it.
///
/// # Errors
/// Those of the database.
pub(super) fn compose(
    conn: &mut Conn,
    dossier: &Dossier,
    detail: &Detail,
    notice: &Notice,
    base_url: &str,
) -> store::Result<Words> {
    let t = Texts::new(Lang::Vi, &WORDS);
    let directory = organization::directory(conn)?;
    let procedure = procedures::by_id(conn, dossier.procedure_version)?.name;
    let event = event(conn, dossier.id, notice.seq)?;
    let what = what(&event, dossier, detail, &directory, &t);
    let look_up = format!("{}/track?code={}", base_url.trim_end_matches('/'), dossier.code);
    let title = t.say(&format!("dossier-notice-{}", notice.kind.replace('_', "-")));
    let mut facts = vec![
        t.fill("dossier-notice-code", [("code", &dossier.code)]),
        t.fill("dossier-notice-procedure", [("procedure", &procedure)]),
    ];
    facts.extend(who(conn, dossier, detail, &directory, &t)?);
    facts.extend(times(dossier, notice, &t));
    let body = formal(&directory, dossier.competent_unit);
    let short = [("body", &body), ("code", &dossier.code), ("what", &what), ("link", &look_up)];
    Ok(Words {
        subject: t.fill("dossier-notice-subject", [("code", &dossier.code), ("title", &title)]),
        short: t.fill("dossier-notice-short", short),
        paragraphs: vec![
            t.fill("dossier-notice-greeting", [("name", &dossier.applicant_name)]),
            what,
            facts.join("\n"),
            t.fill("dossier-notice-look-up", [("link", &look_up)]),
        ],
    })
}

fn event(conn: &mut Conn, dossier: Id, seq: i32) -> store::Result<Event> {
    use diesel::prelude::*;
    let detail: String = dossier_event::table.find((dossier, seq)).select(dossier_event::detail).first(conn)?;
    Event::parse(&detail)
}

fn formal(directory: &Directory, unit: Id) -> String {
    directory.unit(unit).map(|unit| unit.formal_name.clone()).unwrap_or_default()
}

/// What happened, and what the applicant has to do.
fn what(event: &Event, dossier: &Dossier, detail: &Detail, directory: &Directory, t: &Texts) -> String {
    let centre = formal(directory, dossier.receiving_unit);
    match event {
        Event::Filed { .. } => {
            let until = dossier.step_due.map(|until| t.datetime(until)).unwrap_or_default();
            t.fill("dossier-notice-say-filed", [("until", &until)])
        }
        Event::Accepted { due_at, .. } => t.fill("dossier-notice-say-accepted", [("due", &t.datetime(*due_at))]),
        Event::Refused { reason, .. } => t.fill("dossier-notice-say-refused", [("reason", reason)]),
        Event::SupplementRequested { items, answer_by, .. } => {
            let parts: Vec<&str> = items.iter().map(|item| item.part.as_str()).collect();
            let gaps = [("parts", parts.join("; ")), ("until", t.datetime(*answer_by)), ("centre", centre)];
            t.fill("dossier-notice-say-supplement-requested", gaps)
        }
        Event::PaymentRequested { amount, pay_by, .. } => {
            let gaps = [("amount", t.money(amount)), ("until", t.datetime(*pay_by)), ("centre", centre)];
            t.fill("dossier-notice-say-payment-requested", gaps)
        }
        Event::Apologised { reason, old_due, new_due, .. } => {
            let gaps = [("reason", reason.clone()), ("old", t.datetime(*old_due)), ("due", t.datetime(*new_due))];
            t.fill("dossier-notice-say-apologised", gaps)
        }
        Event::Recomputed { old_due, new_due, .. } => {
            t.fill("dossier-notice-say-recomputed", [("old", t.datetime(*old_due)), ("due", t.datetime(*new_due))])
        }
        Event::Closed { reason, .. } => t.fill("dossier-notice-say-closed", [("reason", reason)]),
        Event::Issued { .. } => {
            let place = detail.return_place.clone().unwrap_or(centre);
            t.fill(&format!("dossier-notice-say-issued-{}", detail.return_mode), [("place", &place)])
        }
        Event::HandedOver { to, .. } => t.fill("dossier-notice-say-handed-over", [("to", to)]),
        other => t.say(&format!("dossier-notice-say-{}", other.kind().replace('_', "-"))),
    }
}

/// The body, the centre with who received it, and who has it now.
fn who(
    conn: &mut Conn,
    dossier: &Dossier,
    detail: &Detail,
    directory: &Directory,
    t: &Texts,
) -> store::Result<Vec<String>> {
    let with_person = |unit: String, person: Option<String>| match person.filter(|person| !person.is_empty()) {
        Some(person) => format!("{person}, {unit}"),
        None => unit,
    };
    let centre = with_person(formal(directory, dossier.receiving_unit), detail.receiver_name.clone());
    let mut lines = vec![
        t.fill("dossier-notice-body", [("body", &formal(directory, dossier.competent_unit))]),
        t.fill("dossier-notice-received-by", [("who", &centre)]),
    ];
    if let Some(unit) = dossier.holder_unit.filter(|_| dossier.open) {
        let person = match dossier.holder_person {
            Some(person) => Some(identity::queries::account(conn, person)?.name),
            None => None,
        };
        lines.push(t.fill("dossier-notice-with", [("who", &with_person(formal(directory, unit), person))]));
    }
    Ok(lines)
}

/// The times of receipt, of this act, of the appointment, of the finish and of the return, as far as there are any.
fn times(dossier: &Dossier, notice: &Notice, t: &Texts) -> Vec<String> {
    [
        ("dossier-notice-received-at", Some(dossier.accepted_at.unwrap_or(dossier.filed_at))),
        ("dossier-notice-at", Some(notice.at)),
        ("dossier-notice-due", dossier.due_at),
        ("dossier-notice-finished-at", dossier.finished_at),
        ("dossier-notice-returned-at", dossier.returned_at),
    ]
    .into_iter()
    .filter_map(|(key, at)| Some(t.fill(key, [("at", &t.datetime(at?))])))
    .collect()
}
