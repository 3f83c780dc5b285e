use std::collections::HashMap;
use std::sync::LazyLock;

use kernel::text::fold;

/// What stands before the name of a place, folded.
pub const KINDS_OF_PLACES: [&str; 8] = ["xa", "phuong", "tinh", "huyen", "thon", "xom", "khoi", "khu"];

/// The tables of this rule.
pub static WORDS: LazyLock<Words> = LazyLock::new(Words::load);

/// A phrase in syllables, and the key of what it names (`None` for stop words).
type Phrase = (Vec<String>, Option<&'static str>);

/// Phrases by their first syllable.
pub struct Words(HashMap<String, Vec<Phrase>>);

impl Words {
    fn load() -> Self {
        let names = lines(include_str!("../../../data/synonyms.txt")).filter_map(|line| line.split_once('='));
        let names = names.flat_map(|(key, names)| names.split('|').map(move |name| (name, Some(key.trim()))));
        let stops = lines(include_str!("../../../data/stop-words.txt")).map(|line| (line, None));
        let mut words: HashMap<String, Vec<_>> = HashMap::new();
        for (phrase, key) in names.chain(stops) {
            let syllables = syllables(phrase);
            if let Some(first) = syllables.first() {
                words.entry(first.clone()).or_default().push((syllables, key));
            }
        }
        for phrases in words.values_mut() {
            phrases.sort_by_key(|(phrase, _)| std::cmp::Reverse(phrase.len()));
        }
        Self(words)
    }

    /// The longest phrase that a text begins with: its length in syllables and what it names.
    pub fn at(&self, text: &[String]) -> Option<(usize, Option<&'static str>)> {
        let phrases = self.0.get(text.first()?)?;
        phrases.iter().find(|(phrase, _)| text.starts_with(phrase)).map(|(phrase, key)| (phrase.len(), *key))
    }
}

fn lines(file: &'static str) -> impl Iterator<Item = &'static str> {
    file.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'))
}

fn syllables(phrase: &str) -> Vec<String> {
    fold(phrase).split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty()).map(ToOwned::to_owned).collect()
}
