//! Keys that are put together from names: each exists in both languages.

use kernel::Lang;
use supervision::WORDS;
use supervision::model::{Measure, PeriodKind};
use web::Texts;

#[test]
fn every_name_has_words() {
    let mut keys: Vec<String> = Measure::ALL.iter().map(|measure| measure.key()).collect();
    keys.extend(PeriodKind::ALL.iter().map(|kind| format!("supervision-period-{kind}")));
    for lang in [Lang::Vi, Lang::En] {
        let t = Texts::new(lang, &WORDS);
        let missing: Vec<&String> = keys.iter().filter(|key| !t.knows(key)).collect();
        assert!(missing.is_empty(), "{lang}: {missing:?}");
    }
}
