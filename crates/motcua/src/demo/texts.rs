//! What the demo's clerks write: data, in Vietnamese, as it would stand in a real store.

use std::collections::HashMap;
use std::sync::LazyLock;

static TEXTS: LazyLock<HashMap<&'static str, &'static str>> = LazyLock::new(|| {
    let lines = include_str!("../../data/demo_texts.csv").lines().skip(1);
    lines.filter_map(|line| line.split_once(',')).collect()
});

/// The text of this key in `data/demo_texts.csv`.
pub(super) fn text(key: &str) -> String {
    TEXTS.get(key).copied().unwrap_or_default().to_owned()
}
