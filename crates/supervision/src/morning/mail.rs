//! The digest by mail: for who asked for it, by a job that the same transaction enqueues which writes the digest. What
//! cannot be sent stays what it is anyway: a page.

use diesel::deserialize::FromSqlRow;
use diesel::expression::AsExpression;
use diesel::prelude::*;
use jiff::ToSpan;
use kernel::{Date, Id, Lang, Timestamp};
use messages::{Letter, Messenger, Trouble};
use organization::Directory;
use serde_json::json;
use store::jobs::{Failure, Job, NewJob, enqueue};
use store::{Conn, Store};
use web::Texts;

use super::digest::{Digest, digest};
use crate::WORDS;
use crate::policy::Sight;
use crate::schema::{supervision_mail, supervision_reader};

/// Name of the job that mails one digest.
pub const MAIL: &str = "supervision.mail";
/// Days for which it is remembered what became of a mail; its address goes with it.
const KEPT_DAYS: i64 = 7;
/// Tries before it is left at the page: with the pauses between them about a day and a half.
const MOST_TRIES: i32 = 11;

kernel::named_enum! {
    /// What became of a mail.
    #[derive(AsExpression, FromSqlRow)]
    #[diesel(sql_type = diesel::sql_types::Text)]
    pub enum Fate {
        Waiting = "waiting",
        Sent = "sent",
        /// It was left at the page: no mail server, no such recipient, or too many tries.
        Page = "page",
    }
}

store::text_column!(Fate);

/// Somebody who wants the digest by mail.
#[derive(Clone, PartialEq, Eq, Debug, Queryable, Selectable, Insertable)]
#[diesel(table_name = supervision_reader, treat_none_as_default_value = false)]
pub struct Reader {
    pub account: Id,
    /// What the person answered for when asking. What is told goes by what is answered for now.
    pub body: Id,
    pub email: String,
    pub since: Timestamp,
}

/// One mail.
#[derive(Clone, PartialEq, Eq, Debug, Queryable, Selectable, Insertable)]
#[diesel(table_name = supervision_mail, treat_none_as_default_value = false)]
pub struct Mail {
    pub day: Date,
    pub account: Id,
    /// The first of the bodies that it tells of.
    pub body: Id,
    pub email: String,
    pub fate: Fate,
    pub trouble: Option<String>,
    pub tries: i32,
    pub settled_at: Option<Timestamp>,
}

/// Where an account wants the digest sent.
///
/// # Errors
/// Those of the database.
pub fn reader(conn: &mut Conn, account: Id) -> store::Result<Option<Reader>> {
    Ok(supervision_reader::table.find(account).select(Reader::as_select()).first(conn).optional()?)
}

/// What became of the mail of a day.
///
/// # Errors
/// Those of the database.
pub fn mail_of(conn: &mut Conn, day: Date, account: Id) -> store::Result<Option<Mail>> {
    Ok(supervision_mail::table.find((day, account)).select(Mail::as_select()).first(conn).optional()?)
}

/// Enqueues the mails of a day's digests, each once however often the night is done, and forgets those of a week ago.
/// Whoever was given other bodies is told of these, and who answers for none any more of nothing.
pub(super) fn tell(conn: &mut Conn, digests: &[Digest], now: Timestamp) -> store::Result<()> {
    let kept = Date::from(now.date().civil().saturating_sub(KEPT_DAYS.days()));
    diesel::delete(supervision_mail::table.filter(supervision_mail::day.lt(kept))).execute(conn)?;
    let readers: Vec<Reader> = supervision_reader::table.select(Reader::as_select()).load(conn)?;
    let directory = organization::directory(conn)?;
    for reader in readers {
        let bodies = bodies_of(conn, reader.account, &directory, now)?;
        let own = bodies.iter().find_map(|body| digests.iter().find(|own| own.body == *body && tells(own)));
        let Some(own) = own else { continue };
        if mail_of(conn, own.day, reader.account)?.is_some() {
            continue;
        }
        let row = Mail {
            day: own.day,
            account: reader.account,
            body: own.body,
            email: reader.email,
            fate: Fate::Waiting,
            trouble: None,
            tries: 0,
            settled_at: None,
        };
        diesel::insert_into(supervision_mail::table).values(&row).execute(conn)?;
        let payload = json!({ "day": own.day, "account": reader.account });
        enqueue(conn, &NewJob { kind: MAIL, key: None, payload: &payload, run_at: now })?;
    }
    Ok(())
}

/// The bodies that an account answers for now; none for one that is disabled.
fn bodies_of(conn: &mut Conn, account: Id, directory: &Directory, now: Timestamp) -> store::Result<Vec<Id>> {
    let actor = identity::queries::actor(conn, account, "job", now)?;
    Ok(actor.map(|actor| Sight::of(&actor, directory).bodies).unwrap_or_default())
}

fn tells(digest: &Digest) -> bool {
    digest.parts().iter().any(|part| part.count > 0)
}

/// Sends the mail of one job and notes what became of it. Runs outside of any transaction; after a crash it may run
/// twice, and then both copies carry the same number.
///
/// # Errors
/// [`Failure`]: to be tried again while the outside is in trouble or the store away.
pub fn deliver(store: &Store, messenger: &Messenger, base_url: &str, job: &Job, now: Timestamp) -> Result<(), Failure> {
    let (day, account) = asked(job).ok_or_else(|| Failure::never("digest-payload"))?;
    let key = (day, account);
    let ready = store.read_blocking(|conn| load(conn, key, base_url, now)).map_err(|error| away(&error))?;
    let tried = match ready {
        Ready::Settled => return Ok(()),
        Ready::Unwanted => {
            return store.write_blocking(|conn| note(conn, key, (Fate::Page, None), now)).map_err(|error| away(&error));
        }
        Ready::Letter(letter) if messenger.has_mail() => messenger.mail(&letter),
        Ready::Letter(_) => Err(Trouble::Closed),
    };
    let last = job.attempts >= MOST_TRIES;
    let (fate, trouble) = match tried {
        Ok(()) => (Fate::Sent, None),
        Err(trouble) if trouble.is_final() || last => (Fate::Page, Some(trouble)),
        Err(trouble) => (Fate::Waiting, Some(trouble)),
    };
    store.write_blocking(|conn| note(conn, key, (fate, trouble), now)).map_err(|error| away(&error))?;
    match (fate, trouble) {
        (Fate::Waiting, Some(trouble)) => Err(Failure::later(format!("digest-{trouble}"))),
        _ => Ok(()),
    }
}

fn asked(job: &Job) -> Option<(Date, Id)> {
    let payload: serde_json::Value = serde_json::from_str(&job.payload).ok()?;
    Some((Date::parse(payload["day"].as_str()?)?, Id::parse(payload["account"].as_str()?)?))
}

fn away(error: &store::Error) -> Failure {
    if !error.is_passing() {
        tracing::error!(%error, "a digest could not be read or noted");
    }
    Failure::later("store-away")
}

/// How a mail stands when it is to be sent.
enum Ready {
    /// Nothing is to be done any more.
    Settled,
    /// It waits, and nobody may have it or wants it there any more, or there is nothing left to tell.
    Unwanted,
    Letter(Box<Letter>),
}

/// Looks again at everything on which the mail rests: between the morning and this moment the address may have been
/// withdrawn or changed, the account disabled, the body given to somebody else.
fn load(conn: &mut Conn, (day, account): (Date, Id), base_url: &str, now: Timestamp) -> store::Result<Ready> {
    let Some(mail) = mail_of(conn, day, account)?.filter(|mail| mail.fate == Fate::Waiting) else {
        return Ok(Ready::Settled);
    };
    let directory = organization::directory(conn)?;
    let bodies = bodies_of(conn, account, &directory, now)?;
    let asked = reader(conn, account)?.is_some_and(|reader| reader.email == mail.email);
    if !asked || !bodies.contains(&mail.body) {
        return Ok(Ready::Unwanted);
    }
    let mut told = Vec::with_capacity(bodies.len());
    for body in bodies {
        told.extend(digest(conn, day, body)?.filter(tells));
    }
    Ok(letter(mail, &told, &directory, base_url).map_or(Ready::Unwanted, |letter| Ready::Letter(Box::new(letter))))
}

/// The words of a mail; `None` where there is nothing to tell.
fn letter(mail: Mail, told: &[Digest], directory: &Directory, base_url: &str) -> Option<Letter> {
    let at = told.first()?.at;
    let t = Texts::new(Lang::Vi, &WORDS);
    let mut paragraphs = Vec::new();
    for own in told {
        let unit = directory.unit(own.body);
        paragraphs.push(unit.map(|unit| unit.name.clone()).unwrap_or_default());
        for part in own.parts().iter().filter(|part| part.count > 0) {
            let title = t.say(&format!("supervision-digest-part-{}", part.kind));
            paragraphs.push(format!("{title}: {}\r\n{}", t.number(part.count), part.codes.join(", ")));
        }
        let code = unit.map(|unit| unit.code.as_str()).unwrap_or_default();
        let page = format!("{}/staff/supervision/digest", base_url.trim_end_matches('/'));
        let link = format!("{page}?day={}&unit={code}", mail.day);
        paragraphs.push(t.fill("supervision-mail-link", [("link", &link)]));
    }
    Some(Letter {
        id: format!("digest-{}-{}", mail.day, mail.account),
        to: mail.email,
        subject: t.fill("supervision-digest-title", [("day", &t.date(mail.day))]),
        text: paragraphs.join("\r\n\r\n"),
        at,
    })
}

fn note(
    conn: &mut Conn,
    key: (Date, Id),
    (fate, trouble): (Fate, Option<Trouble>),
    now: Timestamp,
) -> store::Result<()> {
    use supervision_mail as m;
    diesel::update(m::table.find(key).filter(m::fate.eq(Fate::Waiting)))
        .set((
            m::fate.eq(fate),
            m::trouble.eq(trouble.map(Trouble::as_str)),
            m::tries.eq(m::tries + 1),
            m::settled_at.eq(Some(now).filter(|_| fate != Fate::Waiting)),
        ))
        .execute(conn)?;
    Ok(())
}
