//! Every insert is prepared once: diesel keeps a statement only when an absent value is written as NULL instead of as
//! the column's default (ARCHITECTURE.md, "tuned").

use std::fs;
use std::path::{Path, PathBuf};

use crate::floors::root;

const TUNED: &str = "treat_none_as_default_value = false";

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for path in entries.map(|entry| entry.unwrap().path()) {
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|own| own == "rs") {
            found.push(path);
        }
    }
}

/// The attributes that stand together above one item, from the `derive` on, with the name of the item.
fn attributes(text: &str, at: usize) -> &str {
    let rest = &text[at..];
    let end = ["struct ", "enum "].iter().filter_map(|word| rest.find(word)).min().unwrap_or(rest.len());
    let item = rest[end..].find([' ', '<', '{', '(']).map_or(rest.len(), |length| end + length);
    &rest[..item]
}

/// Where a type derives `Insertable` untuned, as `file: item`.
fn untuned(path: &Path, text: &str) -> Vec<String> {
    let derives = text.match_indices("#[derive(").filter(|(at, _)| {
        let list = text[*at..].split(")]").next().unwrap_or_default();
        list.contains("Insertable")
    });
    let wrong = derives.map(|(at, _)| attributes(text, at)).filter(|own| !own.contains(TUNED));
    wrong.map(|own| format!("{}: {}", path.display(), own.lines().last().unwrap_or_default())).collect()
}

#[test]
fn every_insertable_is_tuned() {
    let (mut found, mut wrong, mut seen) = (Vec::new(), Vec::new(), 0);
    for folder in fs::read_dir(root().join("crates")).unwrap() {
        sources(&folder.unwrap().path().join("src"), &mut found);
    }
    for path in found {
        let text = fs::read_to_string(&path).unwrap();
        seen += text.matches("Insertable").count();
        wrong.extend(untuned(&path, &text));
    }
    assert!(seen > 40, "only {seen} were found");
    assert!(wrong.is_empty(), "without `{TUNED}`:\n{}", wrong.join("\n"));
}

/// The test itself sees one that is not.
#[test]
fn an_untuned_insertable_is_seen() {
    let good =
        "#[derive(Clone, Insertable)]\n#[diesel(table_name = a, treat_none_as_default_value = false)]\nstruct A {}";
    let bad = "#[derive(\n    Insertable,\n    Clone,\n)]\n#[diesel(table_name = b)]\npub struct B<'a> {}";
    let path = Path::new("x.rs");
    assert!(untuned(path, good).is_empty());
    assert_eq!(untuned(path, &format!("{bad}\n{good}")).len(), 1);
    assert_eq!(untuned(path, &format!("{good}\n{bad}")).len(), 1);
}
