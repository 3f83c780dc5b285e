//! No import goes up a floor, or sideways except along an arrow that ARCHITECTURE.md draws.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::process::Command;

use serde_json::Value;

/// The floors from the ground up, as ARCHITECTURE.md draws them.
const FLOORS: [&str; 4] = ["ground", "services", "wings", "door"];
/// Helps tests; no crate may import it but for its tests.
const FOR_TESTS: &str = "testkit";

/// The root of the repository.
pub fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../..")
}

#[test]
fn every_crate_stands_on_a_floor_of_the_drawing() {
    let drawn: BTreeSet<String> = floors(&drawing()).into_keys().chain([FOR_TESTS.to_owned()]).collect();
    let there: BTreeSet<String> = imports().into_keys().collect();
    assert_eq!(drawn, there, "the drawing in ARCHITECTURE.md and the workspace name different crates");
}

#[test]
fn no_import_goes_up_a_floor_or_sideways() {
    let drawing = drawing();
    let (floors, arrows) = (floors(&drawing), arrows(&drawing));
    let mut wrong = Vec::new();
    for (crate_, imported) in imports() {
        let Some(floor) = floors.get(&crate_) else { continue };
        for other in imported {
            let allowed = match floors.get(&other) {
                Some(below) if below < floor => true,
                Some(same) if same == floor => reaches(&arrows, &crate_, &other),
                _ => false,
            };
            if !allowed {
                wrong.push(format!("{crate_} imports {other}"));
            }
        }
    }
    assert!(wrong.is_empty(), "against the drawing in ARCHITECTURE.md: {wrong:?}");
}

/// The test itself sees a bad import: a house in which `identity` leans on `web` would not pass.
#[test]
fn an_import_against_an_arrow_is_seen() {
    let arrows = arrows(&drawing());
    assert!(reaches(&arrows, "web", "identity"));
    assert!(reaches(&arrows, "web", "store"), "along two arrows");
    assert!(!reaches(&arrows, "identity", "web"));
    assert!(!reaches(&arrows, "files", "documents"));
}

/// Every crate of the workspace with the workspace's crates it imports, those for its tests apart.
fn imports() -> BTreeMap<String, Vec<String>> {
    let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned());
    let output = Command::new(cargo)
        .args(["metadata", "--format-version", "1", "--no-deps", "--offline"])
        .current_dir(root())
        .output()
        .unwrap();
    let metadata: Value = serde_json::from_slice(&output.stdout).unwrap();
    let packages = metadata["packages"].as_array().unwrap();
    packages.iter().map(|package| (package["name"].as_str().unwrap().to_owned(), imported(package))).collect()
}

fn imported(package: &Value) -> Vec<String> {
    let dependencies = package["dependencies"].as_array().unwrap().iter();
    let ours = dependencies.filter(|d| d["kind"].as_str() != Some("dev") && d["path"].is_string());
    ours.map(|d| d["name"].as_str().unwrap().to_owned()).collect()
}

/// The lines of the drawing: the block of ARCHITECTURE.md that begins with the door.
fn drawing() -> Vec<(String, String)> {
    let text = std::fs::read_to_string(root().join("ARCHITECTURE.md")).unwrap();
    let line = |name: &str| {
        let found = text.lines().find_map(|line| line.strip_prefix(name).filter(|rest| rest.starts_with("  ")));
        (name.to_owned(), found.unwrap_or_else(|| panic!("no floor {name} in ARCHITECTURE.md")).to_owned())
    };
    FLOORS.iter().map(|name| line(name)).collect()
}

/// Names and arrows stand apart from remarks by three spaces or more; a remark has no arrow in it.
fn words(line: &str) -> Vec<String> {
    let names: BTreeSet<String> = imports().into_keys().collect();
    line.split_whitespace().filter(|word| *word == "<-" || names.contains(*word)).map(str::to_owned).collect()
}

fn floors(drawing: &[(String, String)]) -> BTreeMap<String, usize> {
    let mut floors = BTreeMap::new();
    for (height, (_, line)) in drawing.iter().enumerate() {
        for name in words(line).into_iter().filter(|word| word != "<-") {
            floors.entry(name).or_insert(height);
        }
    }
    floors
}

/// `a <- b` as (b, a): b imports a.
fn arrows(drawing: &[(String, String)]) -> BTreeSet<(String, String)> {
    let mut arrows = BTreeSet::new();
    for (_, line) in drawing {
        let words = words(line);
        for three in words.windows(3).filter(|three| three[1] == "<-") {
            arrows.insert((three[2].clone(), three[0].clone()));
        }
    }
    arrows
}

/// Whether `from` may import `to` along one arrow or several.
fn reaches(arrows: &BTreeSet<(String, String)>, from: &str, to: &str) -> bool {
    arrows.iter().any(|(b, a)| b == from && (a == to || reaches(arrows, a, to)))
}
