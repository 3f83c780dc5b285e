use identity::Ctx;
use kernel::{Id, Timestamp};
use serde::Deserialize;
use store::{Conn, Store};

use super::read;
use crate::commands::{self as c, File, Record, Source, Target};
use crate::model::{Channel, Class, Petition, State};
use crate::rules::{self, Given};

const DAY: i64 = 86_400;

#[derive(Deserialize)]
struct Row {
    days_ago: i64,
    /// Whose people deal with it; empty for the Office of the province.
    login: String,
    channel: Channel,
    name: String,
    address: String,
    phone: String,
    title: String,
    content: String,
    class: String,
    guidance: String,
    /// What becomes of it.
    end: String,
    answer: String,
}

/// Files the shipped petitions and lets the demo's people deal with them, each on its day. What is there stays.
pub(super) fn play(store: &Store, now: Timestamp) -> store::Result<usize> {
    let rows: Vec<Row> = read(include_str!("../../data/petitions.csv"));
    let mut made = 0;
    let mut answered = String::new();
    for (no, row) in (0_u8..).zip(rows) {
        let filed = now.plus_seconds(-row.days_ago * DAY - 3_600);
        let petition = store.write_blocking({
            let cmd = file(no, &row);
            let (login, channel) = (row.login.clone(), row.channel);
            move |conn| filed_by(conn, &login, channel, filed, &cmd)
        })?;
        if petition.ended_at.is_some() || petition.class.is_some() {
            continue;
        }
        made += 1;
        let code = petition.code.clone();
        dealt_with(store, &row, &code, (filed, now), &answered)?;
        if row.end == "publish" && answered.is_empty() {
            answered = code;
        }
    }
    Ok(made)
}

fn file(no: u8, row: &Row) -> File {
    // The same number every time, so that a second fill finds the first one's petitions.
    let submission = Id::from_bytes([0xFB, no, 0, 0, 0, 0, 0x70, 0, 0x80, 0, 0, 0, 0, 0, 0, no]);
    let given = Given {
        name: row.name.clone(),
        address: row.address.clone(),
        phone: row.phone.clone(),
        title: row.title.clone(),
        content: row.content.clone(),
        dossier: String::new(),
    };
    File { submission, given, about: String::new(), drawn: format!("{:04}", 1_000 + u16::from(no)) }
}

fn filed_by(conn: &mut Conn, login: &str, channel: Channel, at: Timestamp, cmd: &File) -> store::Result<Petition> {
    let directory = organization::directory(conn)?;
    let director = identity::actor_by_login(conn, &format!("{login}.director"), "demo", at)?;
    let body = director.as_ref().and_then(identity::Actor::home_unit).map(|unit| directory.body_of(unit));
    let about = body.and_then(|body| directory.unit(body)).map(|unit| unit.code.clone()).unwrap_or_default();
    let cmd = File { about, ..cmd.clone() };
    match director.filter(|_| channel != Channel::Portal) {
        Some(actor) => c::record(conn, &Ctx::new(&actor, at), &Record { file: cmd, channel: Some(channel) }),
        None => c::file(conn, &Source { now: at, origin: "demo" }, &cmd),
    }
}

/// Does an act as the director of the place.
fn act(
    store: &Store,
    login: &str,
    at: Timestamp,
    act: impl Fn(&mut Conn, &Ctx<'_>) -> store::Result<Petition> + Send + 'static,
) -> store::Result<Petition> {
    let login = format!("{login}.director");
    store.write_blocking(move |conn| {
        let actor = identity::actor_by_login(conn, &login, "demo", at)?
            .ok_or_else(|| store::Error::Stored(format!("no demo account {login}")))?;
        act(conn, &Ctx::new(&actor, at))
    })
}

fn dealt_with(
    store: &Store,
    row: &Row,
    code: &str,
    (filed, now): (Timestamp, Timestamp),
    answered: &str,
) -> store::Result<()> {
    let (one, few) = (filed.plus_seconds(4 * 3_600), filed.plus_seconds(DAY).min(now));
    let target = || Target::new(code);
    let at = target();
    if row.end == "filed" || row.login.is_empty() {
        return Ok(());
    }
    let state = store.read_blocking(|conn| Ok(c::by_code(conn, code)?.state))?;
    if state == State::Filed {
        act(store, &row.login, one, move |conn, ctx| c::receive(conn, ctx, &at))?;
    }
    if row.end == "repeat" {
        let (at, of) = (target(), c::CloseRepeat { of: answered.to_owned() });
        act(store, &row.login, few, move |conn, ctx| c::close_repeat(conn, ctx, &at, &of))?;
        return Ok(());
    }
    let (at, classify) = (target(), c::Classify { class: Class::parse(&row.class), guidance: row.guidance.clone() });
    let classified = act(store, &row.login, few, move |conn, ctx| c::classify(conn, ctx, &at, &classify))?;
    ended(store, row, code, (filed, now), &classified)
}

fn ended(
    store: &Store,
    row: &Row,
    code: &str,
    (filed, now): (Timestamp, Timestamp),
    classified: &Petition,
) -> store::Result<()> {
    let at = Target::new(code);
    let (third, number) = (filed.plus_seconds(3 * DAY).min(now), String::new());
    match row.end.as_str() {
        "answer" | "publish" => {
            let answer = row.answer.clone();
            act(store, &row.login, third, move |conn, ctx| {
                let signer = ctx.actor.name.clone();
                c::answer(conn, ctx, &at, &c::Answer { answer: answer.clone(), number: number.clone(), signer })
            })?;
        }
        "forward" => {
            let cmd = c::Forward { to: row.answer.clone(), number };
            act(store, &row.login, third, move |conn, ctx| c::forward(conn, ctx, &at, &cmd))?;
        }
        "notice" => {
            let cmd = c::GiveNotice { words: row.answer.clone(), number };
            act(store, &row.login, third.min(now), move |conn, ctx| c::give_notice(conn, ctx, &at, &cmd))?;
        }
        "late" => {
            let due = classified.due_at.map(rules::lapses_at).filter(|rung| *rung <= now);
            let code = code.to_owned();
            if let Some(rung) = due {
                store.write_blocking(move |conn| c::ring(conn, &code, rung))?;
            }
        }
        _ => {}
    }
    if row.end == "publish" {
        let at = Target::new(code);
        let cmd = c::Publish { question: row.content.clone(), answer: row.answer.clone() };
        act(store, &row.login, third.plus_seconds(3_600).min(now), move |conn, ctx| c::publish(conn, ctx, &at, &cmd))?;
    }
    Ok(())
}
