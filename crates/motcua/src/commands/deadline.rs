//! `motcua deadline`: when is it due, and why? By the shipped calendar and the default hours.

use calendar::{Calendar, Derivation, DerivationStep};
use kernel::Timestamp;
use serde::Serialize;

use crate::cli::Deadline;
use crate::console::Console;
use crate::failure::Failure;

/// The answer as `--json` prints it: the derivation, each step with its text.
#[derive(Serialize)]
struct Answer<'a> {
    due_at: Timestamp,
    steps: Vec<Step<'a>>,
}

#[derive(Serialize)]
struct Step<'a> {
    #[serde(flatten)]
    step: &'a DerivationStep,
    text: String,
}

/// Prints the due time and its derivation (part e of the rules).
///
/// # Errors
/// None; the arguments were read before.
pub(crate) fn run(console: Console, args: &Deadline) -> Result<(), Failure> {
    let derivation = calendar::due(Calendar::shipped(), args.received, args.limit, &args.pause);
    if args.json {
        console.json(&answer(console, &derivation));
    } else {
        tell(console, &derivation);
    }
    Ok(())
}

fn answer(console: Console, derivation: &Derivation) -> Answer<'_> {
    let step = |step| Step { step, text: said(console, step) };
    Answer { due_at: derivation.due_at, steps: derivation.steps.iter().map(step).collect() }
}

fn tell(console: Console, derivation: &Derivation) {
    console.say("motcua-deadline-due", &[("at", &console.words.datetime(derivation.due_at))]);
    for step in &derivation.steps {
        console.line(&format!("  {}  {}", console.words.datetime(step.at), said(console, step)));
    }
}

fn said(console: Console, step: &DerivationStep) -> String {
    console.words.reason(&step.words())
}
