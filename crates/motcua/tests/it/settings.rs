//! A setting that nobody reads would promise an administrator something that does not happen.

use std::path::Path;

use organization::settings::SettingKey;

/// Every source file below, but for the list of settings itself.
fn sources(folder: &Path, all: &mut String) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, all);
        } else if path.extension().is_some_and(|kind| kind == "rs") && !path.ends_with("settings/key.rs") {
            all.push_str(&std::fs::read_to_string(path).unwrap());
        }
    }
}

#[test]
fn every_setting_is_read_somewhere() {
    let mut all = String::new();
    for entry in std::fs::read_dir(crate::floors::root().join("crates")).unwrap() {
        sources(&entry.unwrap().path().join("src"), &mut all);
    }
    let unread: Vec<_> =
        SettingKey::ALL.iter().filter(|key| !all.contains(&format!("::{key:?}"))).map(|key| key.as_str()).collect();
    assert!(unread.is_empty(), "settings without an effect: {unread:?}");
}
