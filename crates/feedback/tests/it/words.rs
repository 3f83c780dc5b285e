//! Every name and every reason has its words in both languages.

use feedback::WORDS;
use feedback::events::{self, Event};
use feedback::model::{Action, Channel, Class, Clock, Level, State, Topic};
use feedback::queries::DeskTab;
use kernel::Lang;
use web::Texts;

#[test]
fn no_name_is_missing() {
    let mut keys: Vec<String> = Vec::new();
    keys.extend(Level::ALL.iter().map(|own| own.key()));
    keys.extend(Topic::ALL.iter().map(|own| own.key()));
    keys.extend(Channel::ALL.iter().map(|own| own.key()));
    keys.extend(Class::ALL.iter().map(|own| own.key()));
    keys.extend(Clock::ALL.iter().map(|own| own.key()));
    keys.extend(State::ALL.iter().map(|own| own.key()));
    keys.extend(Action::ALL.iter().map(|own| own.key()));
    keys.extend(DeskTab::ALL.iter().map(|tab| format!("feedback-tab-{tab}")));
    keys.extend(Event::KINDS.iter().map(|kind| events::key_of(kind)));
    let texts = ["vi", "en"].map(words_of);
    let missing: Vec<&String> =
        keys.iter().filter(|key| !texts.iter().all(|text| text.contains(&format!("\n{key} = ")))).collect();
    assert!(missing.is_empty(), "{missing:?}");
    for state in State::ALL {
        let lead = format!("\nfeedback-track-lead-{} = ", state.as_str().replace('_', "-"));
        assert!(texts.iter().all(|text| text.contains(&lead)), "{lead}");
    }
    assert!(Texts::new(Lang::En, &WORDS).knows("feedback-nav-petitions"));
}

#[test]
fn both_languages_have_the_same_keys_and_every_reason_its_words() {
    let keys = |lang: &str| -> std::collections::BTreeSet<String> {
        words_of(lang).lines().filter_map(|line| line.split_once(" = ")).map(|(key, _)| key.to_owned()).collect()
    };
    let (vi, en) = (keys("vi"), keys("en"));
    assert_eq!(vi, en);
    let mut sources = Vec::new();
    collect(std::path::Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/src")), &mut sources);
    let mut said = 0;
    for source in sources {
        for rest in source.split("\"feedback-").skip(1) {
            let key = format!("feedback-{}", rest.split('"').next().unwrap());
            // Parts of names that are put together are looked at above.
            if !key.contains(['{', '.']) {
                said += 1;
                assert!(vi.contains(&key), "no words for {key}");
            }
        }
    }
    assert!(said > 60, "only {said} keys were found");
}

/// Everything the wing says in a language. A text with values is not found by its key alone, so its line is looked for.
fn words_of(lang: &str) -> String {
    let file = std::path::Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/locales")).join(lang).join("feedback.ftl");
    format!("\n{}", std::fs::read_to_string(file).unwrap())
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
