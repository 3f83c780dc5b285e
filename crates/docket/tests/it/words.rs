//! Every name and every reason has its words in both languages.

use docket::model::{
    Action, AnswerClass, ClockKind, Complexity, Field, FileRole, Level, NoticeKind, Power, RecordKind, SessionState,
    State, TaskState, Thing, Timeliness, Verdict,
};
use docket::policy::Relation;
use docket::{WORDS, model};
use kernel::Lang;
use web::Texts;

#[test]
fn no_name_is_missing() {
    let mut keys: Vec<String> = Vec::new();
    keys.extend(State::ALL.iter().map(|own| own.key()));
    keys.extend(Field::ALL.iter().map(|own| own.key()));
    keys.extend(Power::ALL.iter().map(|own| own.key()));
    keys.extend(Complexity::ALL.iter().map(|own| own.key()));
    keys.extend(AnswerClass::ALL.iter().map(|own| own.key()));
    keys.extend(ClockKind::ALL.iter().map(|own| own.key()));
    keys.extend(Level::ALL.iter().map(|own| own.key()));
    keys.extend(SessionState::ALL.iter().map(|own| own.key()));
    keys.extend(RecordKind::ALL.iter().map(|own| own.key()));
    keys.extend(Verdict::ALL.iter().map(|own| own.key()));
    keys.extend(TaskState::ALL.iter().map(|own| own.key()));
    keys.extend(Action::ALL.iter().map(|own| own.key()));
    keys.extend(event_keys());
    let named = |prefix: &str, name: &str| format!("docket-{prefix}-{}", name.replace('_', "-"));
    keys.extend(model::Thing::ALL.iter().map(|own: &Thing| named("thing", own.as_str())));
    keys.extend(NoticeKind::ALL.iter().map(|own| named("notice", own.as_str())));
    keys.extend(FileRole::ALL.iter().map(|own| named("file-role", own.as_str())));
    keys.extend(Timeliness::ALL.iter().map(|own| named("timeliness", own.as_str())));
    keys.extend(Relation::ALL.iter().map(|own| named("relation", own.as_str())));
    for lang in [Lang::Vi, Lang::En] {
        let texts = Texts::new(lang, &WORDS);
        let missing: Vec<&String> = keys.iter().filter(|key| !texts.knows(key)).collect();
        assert!(missing.is_empty(), "{lang}: {missing:?}");
    }
}

/// The events' names, from the source: `OpinionSilent { … }` is `docket-event-opinion-silent`.
fn event_keys() -> Vec<String> {
    let source = include_str!("../../src/events.rs");
    let body = source.split("pub enum Event {").nth(1).unwrap().split("\n}\n").next().unwrap();
    let names =
        body.lines().filter_map(|line| line.strip_prefix("    ")).filter(|line| line.starts_with(char::is_uppercase));
    let key = |line: &str| {
        let name = line.split([' ', ',']).next().unwrap();
        name.chars().fold("docket-event".to_owned(), |key, c| match c.is_uppercase() {
            true => format!("{key}-{}", c.to_ascii_lowercase()),
            false => format!("{key}{c}"),
        })
    };
    let keys: Vec<String> = names.map(key).collect();
    assert!(keys.len() > 40, "only {} events were found", keys.len());
    keys
}

#[test]
fn every_reason_in_the_code_has_its_words() {
    let mut sources = Vec::new();
    collect(std::path::Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/src")), &mut sources);
    let texts = ["vi", "en"].map(words_of);
    let mut missing = Vec::new();
    for source in sources {
        for rest in source.split("Reason::new(\"docket-").skip(1) {
            let line = format!("\ndocket-{} = ", rest.split('"').next().unwrap());
            if !texts.iter().all(|text| text.contains(&line)) {
                missing.push(line);
            }
        }
    }
    assert!(missing.is_empty(), "{missing:?}");
}

/// Everything the wing says in a language. A text with values is not found by its key alone, so its line is looked for.
fn words_of(lang: &str) -> String {
    let folder = std::path::Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/locales")).join(lang);
    let files = std::fs::read_dir(folder).unwrap().map(|file| std::fs::read_to_string(file.unwrap().path()).unwrap());
    files.fold(String::new(), |all, file| format!("{all}\n{file}"))
}

fn collect(folder: &std::path::Path, sources: &mut Vec<String>) {
    for entry in std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
        if entry.is_dir() {
            collect(&entry, sources);
        } else if entry.extension().is_some_and(|extension| extension == "rs") {
            sources.push(std::fs::read_to_string(&entry).unwrap());
        }
    }
}
