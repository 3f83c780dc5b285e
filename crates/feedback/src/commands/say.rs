use diesel::prelude::*;
use dossiers::model::{Dossier, HandOver};
use dossiers::rules::text;
use dossiers::schema::dossier_step;
use dossiers::{Dossiers, State};
use kernel::{FieldFault, Id, Reason, Refusal, Timestamp};
use store::Conn;

use super::act::sound;
use super::tablet;
use crate::model::{Level, Served, Spoken, Topic, Way};
use crate::schema::{feedback_answer, feedback_served};

/// What a person says about a dossier. Nothing of it is required to get a result (A52).
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Say {
    pub level: Option<Level>,
    pub topics: Vec<Topic>,
    pub words: Option<String>,
}

/// The dossier that a person is asked about.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Asked {
    pub code: String,
    pub procedure: String,
    /// Formal name of the centre that received it.
    pub centre: String,
}

const MOST: usize = 2_000;

/// The question about the dossier of a code and four digits. The look stands in the chain, as any look-up.
///
/// # Errors
/// Not found, alike for a wrong code and for wrong digits; a conflict before the result was handed over, and once the
/// question was answered.
pub fn asked(
    conn: &mut Conn,
    dossiers: &Dossiers,
    (code, digits): (&str, &str),
    (now, origin): (Timestamp, &str),
) -> store::Result<Asked> {
    let dossier = dossiers.track_look(conn, (code, digits), now, ("feedback", origin))?;
    may_answer(conn, &dossier)?;
    about(conn, &dossier)
}

/// Says how it went, by code and four digits.
///
/// # Errors
/// As [`asked`]; faults of `level`, which must be chosen, and `words`.
pub fn say(
    conn: &mut Conn,
    dossiers: &Dossiers,
    (code, digits): (&str, &str),
    (now, origin): (Timestamp, &str),
    cmd: &Say,
) -> store::Result<Spoken> {
    let dossier = dossiers.track_look(conn, (code, digits), now, ("feedback", origin))?;
    say_about(conn, &dossier, Way::Code, (now, origin), cmd)
}

/// Says how it went at a tablet of the centre: only about what was just handed over there.
///
/// # Errors
/// Not found for a tablet that is not open; a conflict for a dossier that is not the one just handed over, or was
/// answered for; faults as [`say`].
pub fn say_at_tablet(
    conn: &mut Conn,
    (secret, code): (&str, &str),
    (now, origin): (Timestamp, &str),
    cmd: &Say,
) -> store::Result<Spoken> {
    let centre = tablet::tablet_centre(conn, secret, now)?;
    if !tablet::just_handed(conn, centre, now)?.iter().any(|just| just.code == code) {
        return Err(Refusal::conflict(Reason::new("feedback-tablet-over")).into());
    }
    let dossier = dossiers::queries::by_code(conn, code)?;
    say_about(conn, &dossier, Way::Tablet, (now, origin), cmd)
}

/// What the question names of a dossier.
pub(super) fn about(conn: &mut Conn, dossier: &Dossier) -> store::Result<Asked> {
    let directory = organization::directory(conn)?;
    let centre = directory.unit(dossier.receiving_unit).map(|unit| unit.formal_name.clone()).unwrap_or_default();
    let procedure = procedures::by_id(conn, dossier.procedure_version)?.name;
    Ok(Asked { code: dossier.code.clone(), procedure, centre })
}

/// Once, and after the hand-over.
fn may_answer(conn: &mut Conn, dossier: &Dossier) -> store::Result<()> {
    if dossier.state != State::Returned {
        return Err(Refusal::conflict(Reason::new("feedback-not-handed-over")).into());
    }
    let there: i64 = feedback_answer::table.filter(feedback_answer::dossier.eq(dossier.id)).count().get_result(conn)?;
    if there > 0 {
        return Err(Refusal::conflict(Reason::new("feedback-answered-before")).into());
    }
    Ok(())
}

/// Says how it went with a dossier, however the person came to the question.
pub(crate) fn say_about(
    conn: &mut Conn,
    dossier: &Dossier,
    way: Way,
    (now, origin): (Timestamp, &str),
    cmd: &Say,
) -> store::Result<Spoken> {
    may_answer(conn, dossier)?;
    let (level, topics, words) = read(cmd)?;
    let spoken = Spoken {
        dossier: dossier.id,
        code: dossier.code.clone(),
        body: dossier.competent_body,
        centre: dossier.receiving_unit,
        procedure: dossier.procedure_code.clone(),
        level,
        topics,
        words,
        way,
        at: now,
        day: now.date(),
    };
    diesel::insert_into(feedback_answer::table).values(&spoken).execute(conn)?;
    let served = served(conn, dossier.id, &spoken)?;
    store::insert_all!(conn, feedback_served::table, served)?;
    // The level is not written there: the chain is read by many, the answer by few.
    store::audit::append(
        conn,
        &store::audit::Entry {
            unit: dossier.receiving_unit,
            at: now,
            actor: None,
            act: "feedback.say",
            object: &format!("dossier:{}", dossier.code),
            detail: &serde_json::json!({ "way": way }),
            origin,
        },
    )?;
    Ok(spoken)
}

fn read(cmd: &Say) -> Result<(Level, String, Option<String>), Refusal> {
    let mut faults: Vec<FieldFault> = Vec::new();
    let words = text("words", cmd.words.as_deref(), MOST, &mut faults);
    let mut topics = cmd.topics.clone();
    topics.sort_unstable();
    topics.dedup();
    let Some(level) = cmd.level else {
        faults.push(FieldFault::new("level", Reason::new("feedback-level-required")));
        return Err(Refusal::Invalid(faults));
    };
    sound(faults)?;
    Ok((level, serde_json::to_string(&topics).unwrap_or_default(), words))
}

/// Everybody of the house who ended a step of the dossier, from its control slip, each once for each unit and step.
fn served(conn: &mut Conn, dossier: Id, spoken: &Spoken) -> store::Result<Vec<Served>> {
    let steps: Vec<HandOver> = dossier_step::table
        .filter(dossier_step::dossier.eq(dossier))
        .order(dossier_step::seq)
        .select(HandOver::as_select())
        .load(conn)?;
    let mut served: Vec<Served> = Vec::with_capacity(steps.len());
    for step in &steps {
        let Some(person) = step.giver else { continue };
        let new =
            Served { dossier, person, unit: step.from_unit, step: step.kind, day: spoken.day, level: spoken.level };
        if !served.contains(&new) {
            served.push(new);
        }
    }
    Ok(served)
}
