//! Every reason, state, step, act, event, clock and relation has its words in both languages.

use dossiers::model::{
    Action, ApplicantKind, Channel, FileRole, NextClock, PaymentMethod, PaymentState, ResultClass, ReturnMode, State,
    Step, Timeliness,
};
use dossiers::policy::Relation;
use dossiers::rules::Term;
use dossiers::{Event, WORDS};
use kernel::Lang;
use web::Texts;

/// Events of which the applicant hears nothing; [`Event::is_told`].
const UNTOLD: &[&str] = &[
    "assigned",
    "opinion_requested",
    "opinion_given",
    "step_returned",
    "result_attached",
    "file_attached",
    "approved",
];

#[test]
fn no_name_is_missing() {
    let mut keys: Vec<String> = Vec::new();
    keys.extend(State::ALL.iter().map(|state| state.key().to_owned()));
    keys.extend(NextClock::ALL.iter().map(|clock| clock.key().to_owned()));
    keys.extend(Step::ALL.iter().map(|step| step.key()));
    keys.extend(Action::ALL.iter().map(|action| action.key()));
    keys.extend(Event::KINDS.iter().map(|kind| dossiers::events::key_of(kind)));
    let named = |prefix: &str, name: &str| format!("dossier-{prefix}-{}", name.replace('_', "-"));
    keys.extend(Timeliness::ALL.iter().map(|own| named("timeliness", own.as_str())));
    keys.extend(Relation::ALL.iter().map(|own| named("relation", own.as_str())));
    keys.extend(PaymentState::ALL.iter().map(|own| named("payment-state", own.as_str())));
    keys.extend(PaymentMethod::ALL.iter().map(|own| named("method", own.as_str())));
    keys.extend(ReturnMode::ALL.iter().map(|own| named("return", own.as_str())));
    keys.extend(Channel::ALL.iter().map(|own| named("channel", own.as_str())));
    keys.extend(ResultClass::ALL.iter().map(|own| named("result", own.as_str())));
    keys.extend(FileRole::ALL.iter().map(|own| named("file-role", own.as_str())));
    keys.extend(ApplicantKind::ALL.iter().map(|own| named("applicant", own.as_str())));
    keys.extend(Term::ALL.iter().map(|own| named("term", own.as_str())));
    keys.extend(messages::Trouble::ALL.iter().map(|own| named("notice-why", own.as_str())));
    // What is told in each case; an issued result is said by the way it is returned.
    let told = Event::KINDS.iter().filter(|kind| !UNTOLD.contains(kind));
    keys.extend(told.clone().map(|kind| named("notice", kind)));
    keys.extend(told.filter(|kind| **kind != "issued").map(|kind| named("notice-say", kind)));
    keys.extend(ReturnMode::ALL.iter().map(|own| named("notice-say-issued", own.as_str())));
    for lang in [Lang::Vi, Lang::En] {
        let texts = Texts::new(lang, &WORDS);
        // A text that carries values is not said without them, so it is looked for by its line.
        let lines = locale(lang);
        let known = |key: &String| texts.knows(key) || lines.contains(&format!("\n{key} = "));
        let missing: Vec<&String> = keys.iter().filter(|key| !known(key)).collect();
        assert!(missing.is_empty(), "{lang}: {missing:?}");
    }
}

#[test]
fn every_reason_in_the_code_has_its_words() {
    let mut sources = Vec::new();
    collect(std::path::Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/src")), &mut sources);
    let texts = [Lang::Vi, Lang::En].map(locale);
    let mut missing = Vec::new();
    for source in sources {
        for key in source.split('"').filter(|piece| piece.starts_with("dossier-") && !piece.ends_with('-')) {
            let is_key = key.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-');
            let line = format!("\n{key} = ");
            if is_key && !texts.iter().all(|text| text.contains(&line)) {
                missing.push(key.to_owned());
            }
        }
    }
    assert!(missing.is_empty(), "{missing:?}");
}

/// All texts of the wing in a language, as they stand in its files.
fn locale(lang: Lang) -> String {
    let folder = std::path::Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/locales")).join(lang.as_str());
    let files = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    files.map(|file| std::fs::read_to_string(file).unwrap() + "\n").collect()
}

fn collect(folder: &std::path::Path, sources: &mut Vec<String>) {
    const OWN: &[&str] = &["model", "rules", "policy", "commands", "queries", "events", "forms"];
    for entry in std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
        let name = entry.file_name().unwrap().to_str().unwrap().to_owned();
        let inside = entry.components().any(|part| OWN.contains(&part.as_os_str().to_str().unwrap()));
        if entry.is_dir() && (inside || OWN.contains(&name.as_str())) {
            collect(&entry, sources);
        } else if name.ends_with(".rs") && inside {
            sources.push(std::fs::read_to_string(&entry).unwrap());
        }
    }
}
