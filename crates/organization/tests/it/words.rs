//! Keys that are put together from names: each exists in both languages.

use calendar::{DayKind, YearStatus};
use identity::Role;
use kernel::Lang;
use organization::settings::{Certainty, SettingKey};
use organization::{UnitKind, WORDS};
use web::Texts;

#[test]
fn every_name_has_words() {
    let names = |begin: &str, names: &mut dyn Iterator<Item = &'static str>| -> Vec<String> {
        names.map(|name| format!("organization-{begin}-{}", name.replace('_', "-").to_lowercase())).collect()
    };
    let keys = [
        names("role", &mut Role::ALL.iter().map(|each| each.as_str())),
        names("kind", &mut UnitKind::ALL.iter().map(|each| each.as_str())),
        names("certainty", &mut Certainty::ALL.iter().map(|each| each.as_str())),
        names("key", &mut SettingKey::ALL.iter().map(|each| each.as_str())),
        names("day", &mut DayKind::ALL.iter().map(|each| each.as_str())),
        names("year", &mut YearStatus::ALL.iter().map(|each| each.as_str())),
    ];
    for lang in [Lang::Vi, Lang::En] {
        let t = Texts::new(lang, &WORDS);
        for key in keys.iter().flatten() {
            assert!(t.knows(key), "{key} in {lang}");
        }
    }
}
