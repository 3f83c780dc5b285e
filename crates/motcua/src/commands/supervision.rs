//! `motcua supervision`: the figures counted again from the history, forecasts made anew, and evidence checked without
//! the store.

use serde::Serialize;
use store::Conn;
use supervision::claims::Evidence;
use supervision::recount::{self, Counted, Difference};

use crate::call::Call;
use crate::cli::{Recount, Train, VerifyEvidence};
use crate::failure::Failure;

/// The answer as `--json` prints it.
#[derive(Serialize)]
struct Answer {
    agrees: bool,
    dossiers: u64,
    events: u64,
    /// The first place that differs, in words.
    #[serde(skip_serializing_if = "Option::is_none")]
    difference: Option<String>,
}

/// Counts everything anew and compares it with the figures that are kept; with `--write` puts it in their place.
///
/// # Errors
/// Exit code 1 with the first difference, or when the store cannot be read.
pub(crate) fn recount(call: &Call, args: &Recount) -> Result<(), Failure> {
    let store = call.store()?;
    if args.write {
        say(call, "motcua-recount-written", recount::write(&store)?);
        return Ok(());
    }
    let outcome = recount::compare(&store, |dossiers| tracing::debug!(dossiers, "compared"))?;
    let difference = match &outcome {
        Ok(_) => None,
        Err(difference) => Some(store.read_blocking(|conn| words(conn, call, difference))?),
    };
    let counted = outcome.unwrap_or_default();
    if args.json {
        let (agrees, dossiers, events) = (difference.is_none(), counted.dossiers, counted.events);
        call.console.json(&Answer { agrees, dossiers, events, difference: difference.clone() });
    } else if difference.is_none() {
        say(call, "motcua-recount-agrees", counted);
    }
    let Some(difference) = difference else { return Ok(()) };
    call.console.note(&difference);
    Err(Failure::Told)
}

fn say(call: &Call, key: &str, counted: Counted) {
    let (dossiers, events) = (counted.dossiers.to_string(), counted.events.to_string());
    call.console.say(key, &[("dossiers", &dossiers), ("events", &events)]);
}

/// Where the figures are not what the history says.
fn words(conn: &mut Conn, call: &Call, difference: &Difference) -> store::Result<String> {
    let directory = organization::directory(conn)?;
    let unit = |id: kernel::Id| directory.unit(id).map_or_else(|| id.to_string(), |unit| unit.code.clone());
    let texts = &call.console.words;
    Ok(match difference {
        Difference::Dossier { code } => texts.fill("motcua-recount-dossier", &[("dossier", code)]),
        Difference::Unknown { dossier } => texts.fill("motcua-recount-unknown", &[("dossier", &dossier.to_string())]),
        Difference::Day { day, body, centre } => {
            let values = [("day", day.to_string()), ("unit", unit(*body)), ("other", unit(*centre))];
            texts.fill("motcua-recount-day", &values.each_ref().map(|(name, value)| (*name, value.as_str())))
        }
        Difference::Procedure { day, body, procedure } => {
            let values = [("day", day.to_string()), ("unit", unit(*body)), ("other", procedure.clone())];
            texts.fill("motcua-recount-day", &values.each_ref().map(|(name, value)| (*name, value.as_str())))
        }
        Difference::Steps { day, person, unit: own } => {
            let login = identity::queries::account(conn, *person).map_or_else(|_| person.to_string(), |one| one.login);
            let values = [("day", day.to_string()), ("unit", unit(*own)), ("person", login)];
            texts.fill("motcua-recount-steps", &values.each_ref().map(|(name, value)| (*name, value.as_str())))
        }
    })
}

/// What `train` came to, as `--json` prints it.
#[derive(Serialize)]
struct Trained {
    dossiers: u64,
    steps: u64,
    foreseen: usize,
    judged: usize,
    letters: usize,
}

/// Does at once what the night's job does: learns from the past, judges, forecasts, prepares.
///
/// # Errors
/// When the store cannot be read or written.
pub(crate) fn train(call: &Call, args: &Train) -> Result<(), Failure> {
    let store = call.store()?;
    let night = supervision::forecast::night(&store, call.clock().now())?;
    let (dossiers, steps) = (night.learnt.dossiers, night.learnt.steps);
    let (foreseen, judged, letters) = (night.foreseen, night.judged, night.letters);
    if args.json {
        call.console.json(&Trained { dossiers, steps, foreseen, judged, letters });
        return Ok(());
    }
    let values = [
        ("dossiers", dossiers.to_string()),
        ("steps", steps.to_string()),
        ("foreseen", foreseen.to_string()),
        ("judged", judged.to_string()),
        ("letters", letters.to_string()),
    ];
    call.console.say("motcua-train-done", &values.each_ref().map(|(name, value)| (*name, value.as_str())));
    Ok(())
}

/// Checks a file of evidence without any store, against the key that is trusted; without one against the key that the
/// file names itself, and says so.
///
/// # Errors
/// Exit code 1 with what is wrong, or when the file cannot be read.
pub(crate) fn verify(call: &Call, args: &VerifyEvidence) -> Result<(), Failure> {
    let text = std::fs::read_to_string(&args.file).map_err(|error| Failure::file(&args.file, &error))?;
    let flawed = |flaw: supervision::claims::Flaw| {
        call.console.note(&call.console.words.say(flaw.key()));
        Failure::Told
    };
    let evidence: Evidence = serde_json::from_str(&text).map_err(|_| flawed(supervision::claims::Flaw::Kind))?;
    if args.key.is_none() {
        call.console.note(&call.console.words.fill("motcua-evidence-key", &[("key", &evidence.key)]));
    }
    evidence.check(args.key.as_deref().unwrap_or(&evidence.key)).map_err(flawed)?;
    let time = |at: Option<kernel::Timestamp>| at.map_or_else(|| "–".to_owned(), |at| at.to_string());
    let (due, finished) = (time(evidence.times.due_at), time(evidence.times.finished_at));
    let values = [("dossier", evidence.claim.code.as_str()), ("due", &due), ("finished", &finished)];
    call.console.say("motcua-evidence-holds", &values);
    Ok(())
}
