use diesel::prelude::*;
use dossiers::model::Dossier;
use dossiers::schema::dossier;
use dossiers::{Event, Happened, Projection, State};
use kernel::Timestamp;
use serde::Deserialize;
use store::{Conn, Store};

use super::read;
use crate::Handed;
use crate::commands::{Say, say_about};
use crate::model::{Level, Topic, Way};
use crate::schema::{feedback_answer, feedback_handed};

/// Of a hundred people so many answer.
const ANSWERING: u64 = 55;
/// Minutes between the result and the answer.
const AFTER: i64 = 7;

#[derive(Deserialize)]
struct Row {
    level: Level,
    words: String,
}

/// Lets some of those who got a result say how it went; the same ones every time. Nothing where anybody has answered.
pub(super) fn fill(store: &Store, now: Timestamp) -> store::Result<usize> {
    let returned = store.read_blocking(|conn| {
        let there: i64 = feedback_answer::table.count().get_result(conn)?;
        if there > 0 {
            return Ok(Vec::new());
        }
        let rows = dossier::table.filter(dossier::state.eq(State::Returned)).order(dossier::code);
        Ok(rows.select(Dossier::as_select()).load::<Dossier>(conn)?)
    })?;
    let words: Vec<Row> = read(include_str!("../../data/words.csv"));
    let mut made = 0;
    for (no, dossier) in (0_u64..).zip(returned) {
        let Some(at) = dossier.returned_at.map(|at| at.plus_seconds(AFTER * 60)).filter(|at| *at <= now) else {
            continue;
        };
        let dice = mixed(no);
        let say = (dice % 100 < ANSWERING).then(|| said(dice / 100, &dossier, &words));
        made += usize::from(say.is_some());
        store.write_blocking(move |conn| one(conn, &dossier, at, say.as_ref()))?;
    }
    Ok(made)
}

/// What was handed over is noted as if this wing had listened, and perhaps answered for.
fn one(conn: &mut Conn, dossier: &Dossier, at: Timestamp, say: Option<&Say>) -> store::Result<()> {
    let known: i64 = feedback_handed::table.filter(feedback_handed::dossier.eq(dossier.id)).count().get_result(conn)?;
    if known == 0 {
        let event = Event::HandedOver { to: String::new(), how: String::new() };
        let handed = dossier.returned_at.unwrap_or(at);
        Handed.apply(conn, &Happened::of(dossier, 0, handed, None, dossier.receiving_unit, &event))?;
    }
    match say {
        Some(say) => say_about(conn, dossier, Way::Code, (at, "demo"), say).map(|_| ()),
        None => Ok(()),
    }
}

/// A late result makes people less content, as everywhere.
fn said(dice: u64, dossier: &Dossier, words: &[Row]) -> Say {
    let late = dossier.finished_at.zip(dossier.due_at).is_some_and(|(done, due)| done.date() > due.date());
    let level = match (late, dice % 20) {
        (false, 0..=9) | (true, 0) => Level::Very,
        (false, 10..=16) | (true, 1..=3) => Level::Satisfied,
        (false, 17..=18) | (true, 4..=8) => Level::Normal,
        _ => Level::Not,
    };
    let topic = Topic::ALL[usize::try_from(dice / 20 % 7).unwrap_or(0)];
    let own: Vec<&Row> = words.iter().filter(|row| row.level == level).collect();
    let word = own.get(usize::try_from(dice / 140 % 6).unwrap_or(0)).map(|row| row.words.clone());
    let topics = if late { vec![Topic::Time] } else { vec![topic] };
    Say { level: Some(level), topics, words: word }
}

/// A number that looks drawn and is the same every time.
const fn mixed(no: u64) -> u64 {
    let mixed = (no + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    (mixed ^ (mixed >> 31)).wrapping_mul(0x94d0_49bb_1331_11eb) >> 11
}
