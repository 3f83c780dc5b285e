//! Keys that are put together from names: each exists in both languages.

use kernel::Lang;
use supervision::WORDS;
use supervision::claims::Flaw;
use supervision::model::{Measure, PeriodKind};
use supervision::morning::PartKind;
use supervision::rules::Verdict;
use supervision::rules::forecast::Help;
use web::Texts;

/// Figures that are no column of a table of their own.
const BARE: &[&str] = &["supervision-head-received", "supervision-head-done", "supervision-head-open"];

#[test]
fn every_name_has_words() {
    let mut keys: Vec<String> = Measure::ALL.iter().map(|measure| measure.key()).collect();
    let verdict = |own: &Verdict| own.as_str().replace('_', "-");
    keys.extend(Verdict::ALL.iter().map(|own| format!("supervision-verdict-{}", verdict(own))));
    keys.extend(Verdict::ALL.iter().map(|own| format!("supervision-verdict-why-{}", verdict(own))));
    keys.extend(
        Measure::ALL
            .iter()
            .map(|measure| format!("supervision-head-{measure}"))
            .filter(|key| !BARE.contains(&key.as_str())),
    );
    let flaws = [Flaw::Kind, Flaw::Empty, Flaw::Entry, Flaw::Signature, Flaw::Times];
    keys.extend(flaws.map(|flaw| flaw.key().to_owned()));
    let helps = ["supervision-help", "supervision-help-why", "supervision-help-act"];
    keys.extend(helps.iter().flat_map(|begin| Help::ALL.iter().map(move |help| format!("{begin}-{help}"))));
    keys.extend(PartKind::ALL.iter().map(|kind| format!("supervision-digest-part-{kind}")));
    keys.extend(PeriodKind::ALL.iter().map(|kind| format!("supervision-period-{kind}")));
    for lang in [Lang::Vi, Lang::En] {
        let t = Texts::new(lang, &WORDS);
        let missing: Vec<&String> = keys.iter().filter(|key| !t.knows(key)).collect();
        assert!(missing.is_empty(), "{lang}: {missing:?}");
    }
}
