//! Every text of the whole house: both languages say the same things, English pages hold no Vietnamese, and
//! every key that a template or a reason names exists.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

type Keys = BTreeMap<String, (PathBuf, String)>;

fn crates() -> Vec<PathBuf> {
    let all = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    let mut folders: Vec<_> = fs::read_dir(all).unwrap().map(|entry| entry.unwrap().path()).collect();
    folders.sort();
    folders
}

fn files(folder: &Path, ending: &str, found: &mut Vec<PathBuf>) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for path in entries.map(|entry| entry.unwrap().path()) {
        if path.is_dir() {
            files(&path, ending, found);
        } else if path.extension().is_some_and(|own| own == ending) {
            found.push(path);
        }
    }
}

/// Key -> where it stands and what it says.
fn messages(folder: &Path, faults: &mut Vec<String>) -> Keys {
    let mut paths = Vec::new();
    files(folder, "ftl", &mut paths);
    let mut keys: Keys = BTreeMap::new();
    for path in paths {
        let mut key = String::new();
        for line in fs::read_to_string(&path).unwrap().lines() {
            let head = line.split_once('=').filter(|_| line.starts_with(|c: char| c.is_ascii_lowercase() || c == '-'));
            if let Some((name, _)) = head {
                key = name.trim().to_owned();
                if keys.insert(key.clone(), (path.clone(), String::new())).is_some() {
                    faults.push(format!("{}: {key} stands twice", path.display()));
                }
            }
            if let (Some((_, text)), false) = (keys.get_mut(&key), line.starts_with('#')) {
                text.push_str(line);
                text.push('\n');
            }
        }
    }
    keys
}

fn gaps(text: &str) -> BTreeSet<String> {
    let names = text.split('$').skip(1);
    let whole = names
        .map(|rest| rest.chars().take_while(|c| c.is_ascii_alphanumeric() || "_-".contains(*c)).collect::<String>());
    // Names that are data exist once for each language.
    whole.map(|name| name.trim_end_matches("_vi").trim_end_matches("_en").to_owned()).collect()
}

/// Letters that English does not have; `×`, `→` and the like are signs.
fn is_vietnamese(letter: char) -> bool {
    letter.is_alphabetic() && !letter.is_ascii()
}

#[test]
fn both_languages_have_the_same_keys_and_gaps() {
    let mut faults = Vec::new();
    for folder in crates() {
        let vi = messages(&folder.join("locales/vi"), &mut faults);
        let en = messages(&folder.join("locales/en"), &mut faults);
        for (key, (path, text)) in &vi {
            match en.get(key) {
                None => faults.push(format!("{}: {key} is missing in English", path.display())),
                // One may say less: a plural's number, a name that exists in one language alone. But not each
                // something else.
                Some((_, english)) => {
                    let (vi, en) = (gaps(text), gaps(english));
                    if !vi.is_subset(&en) && !en.is_subset(&vi) {
                        faults.push(format!("{}: {key} has other gaps in English", path.display()));
                    }
                }
            }
        }
        let missing = en.iter().filter(|(key, _)| !vi.contains_key(*key));
        faults.extend(missing.map(|(key, (path, _))| format!("{}: {key} is missing in Vietnamese", path.display())));
    }
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

#[test]
fn no_vietnamese_letter_stands_in_an_english_text() {
    let mut faults = Vec::new();
    for folder in crates() {
        for (key, (path, text)) in messages(&folder.join("locales/en"), &mut Vec::new()) {
            // The sign of the currency is the same in both languages.
            if text.replace(" đ.", "").replace(" đ\n", "").replace(" đ ", "").contains(is_vietnamese) {
                faults.push(format!("{}: {key}", path.display()));
            }
        }
    }
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

/// The first argument of each call of `name` that is written out.
fn named(text: &str, name: &str) -> Vec<String> {
    let calls = text.match_indices(name).map(|(place, _)| text[place + name.len()..].trim_start());
    let literals = calls.filter_map(|rest| rest.strip_prefix('"')).filter_map(|rest| rest.split_once('"'));
    literals.map(|(key, _)| key.to_owned()).collect()
}

/// Rust without comments, so that examples in documentation do not count.
fn code(path: &Path) -> String {
    let text = fs::read_to_string(path).unwrap();
    let lines = text.lines().filter(|line| !line.trim_start().starts_with("//"));
    lines.collect::<Vec<_>>().join("\n")
}

/// A template without its comments.
fn markup(path: &Path) -> String {
    let text = fs::read_to_string(path).unwrap();
    let pieces = text.split("{#").enumerate();
    pieces
        .map(|(place, piece)| if place == 0 { piece } else { piece.split_once("#}").map_or("", |(_, rest)| rest) })
        .collect()
}

#[test]
fn every_key_that_is_named_exists() {
    let mut known = BTreeSet::new();
    for folder in crates() {
        known.extend(messages(&folder.join("locales/vi"), &mut Vec::new()).into_keys());
    }
    let mut faults = Vec::new();
    let mut check = |path: &Path, text: &str, names: &[&str]| {
        for key in names.iter().flat_map(|name| named(text, name)) {
            // `dossier-action-{}` and `dossier-action-` are beginnings of keys that are put together.
            let start = key.split('{').next().unwrap_or_default();
            let whole = start.len() == key.len() && !key.ends_with('-');
            let exists = if whole { known.contains(&key) } else { known.iter().any(|one| one.starts_with(start)) };
            if !exists {
                faults.push(format!("{}: {key}", path.display()));
            }
        }
    };
    for folder in crates() {
        let (mut sources, mut templates) = (Vec::new(), Vec::new());
        files(&folder.join("src"), "rs", &mut sources);
        files(&folder.join("templates"), "html", &mut templates);
        for path in sources {
            check(&path, &code(&path), &["Reason::new(", ".say(", ".fill(", "NavItem::new("]);
        }
        for path in templates {
            check(&path, &markup(&path), &["t.say(", "t.fill("]);
        }
    }
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

#[test]
fn no_vietnamese_letter_stands_in_a_template() {
    let mut faults = Vec::new();
    for folder in crates() {
        let mut templates = Vec::new();
        files(&folder.join("templates"), "html", &mut templates);
        faults.extend(
            templates.iter().filter(|path| markup(path).contains(is_vietnamese)).map(|p| p.display().to_string()),
        );
    }
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}
