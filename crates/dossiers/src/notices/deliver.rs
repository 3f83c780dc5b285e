use diesel::prelude::*;
use kernel::Timestamp;
use messages::{Letter, Messenger, Text, Trouble};
use store::jobs::{Failure, Job};
use store::{Conn, Store};

use super::text::{Words, compose};
use crate::commands::rows;
use crate::model::{Detail, Dossier, Fate, Notice, Way};
use crate::queries;
use crate::rules::{self, Reach};
use crate::schema::dossier_notice;

/// Name of the job that tells the applicant (A31, A39).
pub const NOTIFY: &str = "dossiers.notify";

/// Tries before the notice lies at the centre instead: with the pauses between them about a day and a half.
const MOST_TRIES: i32 = 11;

/// A notice that is to go out, with everything it needs.
struct Ready {
    notice: Notice,
    dossier: Dossier,
    detail: Detail,
    words: Words,
}

/// What came of a try.
struct Outcome {
    fate: Fate,
    way: Way,
    address: Option<String>,
    trouble: Option<Trouble>,
}

/// Sends the notice of one job by the best way that is open, and notes what became of it. Runs outside of any
/// transaction; after a crash it may run twice, and then both copies carry the same number.
///
/// # Errors
/// [`Failure`]: to be tried again while the outside is in trouble or the store away.
pub fn deliver(store: &Store, messenger: &Messenger, base_url: &str, job: &Job, now: Timestamp) -> Result<(), Failure> {
    let (code, seq) = asked(job).ok_or_else(|| Failure::never("notice-payload"))?;
    let ready = store.read_blocking(|conn| load(conn, &code, seq, base_url)).map_err(|error| away(&error))?;
    let Some(ready) = ready else { return Ok(()) };
    let outcome = send(messenger, &ready, job.attempts >= MOST_TRIES);
    store.write_blocking(|conn| note(conn, &ready, &outcome, now)).map_err(|error| away(&error))?;
    match (outcome.fate, outcome.trouble) {
        (Fate::Waiting, Some(trouble)) => Err(Failure::later(format!("notice-{trouble}"))),
        _ => Ok(()),
    }
}

fn asked(job: &Job) -> Option<(String, i32)> {
    let payload: serde_json::Value = serde_json::from_str(&job.payload).ok()?;
    Some((payload["code"].as_str()?.to_owned(), i32::try_from(payload["seq"].as_i64()?).ok()?))
}

fn away(error: &store::Error) -> Failure {
    if !error.is_passing() {
        tracing::error!(%error, "a notice could not be read or noted");
    }
    Failure::later("store-away")
}

/// The notice, if it still waits; else it was told in person, or sent before a crash.
fn load(conn: &mut Conn, code: &str, seq: i32, base_url: &str) -> store::Result<Option<Ready>> {
    let dossier = rows::by_code(conn, code)?;
    let Some(notice) = super::one(conn, dossier.id, seq)?.filter(|notice| notice.fate == Fate::Waiting) else {
        return Ok(None);
    };
    let detail = queries::detail(conn, dossier.id)?;
    let words = compose(conn, &dossier, &detail, &notice, base_url)?;
    Ok(Some(Ready { notice, dossier, detail, words }))
}

/// Tries the ways in their order: past one that knows no such recipient, but not past one that may work later, unless
/// this is the `last` try.
fn send(messenger: &Messenger, ready: &Ready, last: bool) -> Outcome {
    let (mail, phone) = (ready.detail.email.clone(), ready.detail.phone.clone());
    let reach = Reach { mail: mail.is_some() && messenger.has_mail(), sms: phone.is_some() && messenger.has_sms() };
    let mut trouble = None;
    for way in rules::ways(ready.dossier.channel, &ready.notice.kind, reach) {
        let (address, tried) = match way {
            Way::Mail => (mail.clone(), messenger.mail(&letter(ready, mail.as_deref().unwrap_or_default()))),
            Way::Sms => (phone.clone(), messenger.sms(&text(ready, phone.as_deref().unwrap_or_default()))),
            Way::Centre | Way::InPerson => return Outcome { fate: Fate::AtCentre, way, address: None, trouble },
        };
        match tried {
            Ok(()) => return Outcome { fate: Fate::Sent, way, address, trouble: None },
            Err(found) if !found.is_final() && !last => {
                return Outcome { fate: Fate::Waiting, way, address, trouble: Some(found) };
            }
            Err(found) => trouble = Some(found),
        }
    }
    Outcome { fate: Fate::AtCentre, way: Way::Centre, address: None, trouble }
}

/// The same for every try, so that the other side can tell a second copy.
fn number(ready: &Ready) -> String {
    format!("{}-{}", ready.dossier.code, ready.notice.seq)
}

fn letter(ready: &Ready, to: &str) -> Letter {
    Letter {
        id: number(ready),
        to: to.to_owned(),
        subject: ready.words.subject.clone(),
        text: ready.words.paragraphs.join("\r\n\r\n"),
        at: ready.notice.at,
    }
}

fn text(ready: &Ready, to: &str) -> Text {
    Text { id: number(ready), to: to.to_owned(), text: ready.words.short.clone() }
}

/// Notes the outcome, unless the applicant was told in person in the meantime. What lay at the centre before is said
/// by this one too; only an apology must itself be given (A31).
fn note(conn: &mut Conn, ready: &Ready, outcome: &Outcome, now: Timestamp) -> store::Result<()> {
    use dossier_notice as n;
    let row = n::table.find((ready.notice.dossier, ready.notice.seq)).filter(n::fate.eq(Fate::Waiting));
    let said = if outcome.way == Way::Sms { ready.words.short.clone() } else { ready.words.paragraphs.join("\n") };
    diesel::update(row)
        .set((
            n::fate.eq(outcome.fate),
            n::way.eq(Some(outcome.way)),
            n::address.eq(&outcome.address),
            n::subject.eq(Some(&ready.words.subject)),
            n::words.eq(Some(said)),
            n::trouble.eq(outcome.trouble.map(Trouble::as_str)),
            n::tries.eq(ready.notice.tries + 1),
            n::settled_at.eq(Some(now).filter(|_| outcome.fate == Fate::Sent)),
        ))
        .execute(conn)?;
    if outcome.fate == Fate::Waiting {
        return Ok(());
    }
    let older = n::table
        .filter(n::dossier.eq(ready.notice.dossier).and(n::seq.lt(ready.notice.seq)))
        .filter(n::fate.eq(Fate::AtCentre).and(n::kind.ne("apologised")));
    diesel::update(older).set((n::fate.eq(Fate::Overtaken), n::settled_at.eq(Some(now)))).execute(conn)?;
    Ok(())
}
