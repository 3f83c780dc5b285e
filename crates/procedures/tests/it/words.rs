//! Keys that are put together from names: each exists in both languages.

use identity::Role;
use kernel::Lang;
use procedures::{Certainty, Channel, FeeKind, FeeMeasure, Level, PartKind, Place, StepKind, TimeUnit, WORDS};
use web::Texts;

#[test]
fn every_name_has_words() {
    let names = |begin: &str, names: &mut dyn Iterator<Item = &'static str>| -> Vec<String> {
        names.map(|name| format!("procedure-{begin}-{}", name.replace('_', "-").to_lowercase())).collect()
    };
    let keys = [
        names("level", &mut Level::ALL.iter().map(|each| each.as_str())),
        names("channel", &mut Channel::ALL.iter().map(|each| each.as_str())),
        names("time", &mut TimeUnit::ALL.iter().map(|each| each.as_str())),
        names("time-unit", &mut TimeUnit::ALL.iter().map(|each| each.as_str())),
        names("fee-kind", &mut FeeKind::ALL.iter().map(|each| each.as_str())),
        names("measure", &mut FeeMeasure::ALL.iter().map(|each| each.as_str())),
        names("part", &mut PartKind::ALL.iter().map(|each| each.as_str())),
        names("place", &mut Place::ALL.iter().map(|each| each.as_str())),
        names("step", &mut StepKind::ALL.iter().map(|each| each.as_str())),
        names("role", &mut Role::ALL.iter().map(|each| each.as_str())),
        names("certainty", &mut Certainty::ALL.iter().map(|each| each.as_str())),
    ];
    for lang in [Lang::Vi, Lang::En] {
        let t = Texts::new(lang, &WORDS);
        for key in keys.iter().flatten() {
            assert_ne!(t.fill(key, [("amount", "1")]), *key, "{key} in {lang}");
        }
    }
}
