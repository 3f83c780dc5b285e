//! Whether two recommendations speak of the same matter (H10): other wording, with or without marks, whichever commune
//! wrote them. The words are data: `data/synonyms.txt` and `data/stop-words.txt`.
//!
//! A text becomes a set of terms: the things and troubles it names, whatever it calls them; the pairs of neighbouring
//! syllables, as most Vietnamese words have two; and single syllables. Terms that both have, weighed, over those of
//! both give the likeness. It depends on the two texts alone, so it can be explained and does not move when others
//! are added. The store keeps the terms of each recommendation to find candidates by the rarest ones.

mod words;

use std::collections::BTreeSet;

use kernel::text::fold;

use words::{WORDS, Words};

/// The likeness from which a recommendation is shown as similar: half way between the labelled pairs of one matter and
/// those of two.
pub const ALIKE: f64 = 0.31;

/// Longest term that is kept, in bytes; longer syllables are no words.
const LONGEST: usize = 48;

/// The terms of a recommendation as the store keeps them.
#[must_use]
pub fn terms(title: &str, content: &str) -> Vec<String> {
    Terms::of(&format!("{title}\n{content}")).0.into_iter().collect()
}

/// The terms of a text, sorted.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Terms(BTreeSet<String>);

impl Terms {
    /// Reads a text as a person typed it.
    #[must_use]
    pub fn of(text: &str) -> Self {
        let syllables = without_places(text);
        let mut terms = BTreeSet::new();
        for piece in pieces(&syllables, &WORDS) {
            match piece {
                Piece::Named(key) => {
                    terms.insert(format!("@{key}"));
                }
                Piece::Plain(run) => add_plain(&mut terms, run),
            }
        }
        Self(terms)
    }

    /// The terms, sorted.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(String::as_str)
    }

    /// At most `most` of them, those that say most first: what to look for in the store.
    #[must_use]
    pub fn telling(&self, most: usize) -> Vec<&str> {
        let mut terms: Vec<&str> = self.iter().collect();
        terms.sort_by(|one, other| weight(other).total_cmp(&weight(one)));
        terms.truncate(most);
        terms
    }

    /// Whether the text says nothing that could be compared.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    fn weight(&self) -> f64 {
        self.0.iter().map(|term| weight(term)).sum()
    }
}

impl<T: Into<String>> FromIterator<T> for Terms {
    fn from_iter<I: IntoIterator<Item = T>>(terms: I) -> Self {
        Self(terms.into_iter().map(Into::into).collect())
    }
}

/// How alike two texts are, 0 to 1. The same text is always alike, whatever it names.
#[must_use]
pub fn likeness(one: &Terms, other: &Terms) -> f64 {
    if one == other && !one.is_empty() {
        return 1.0;
    }
    let whole = (one.weight() * other.weight()).sqrt();
    if whole == 0.0 {
        return 0.0;
    }
    let shared: f64 = one.0.intersection(&other.0).map(|term| weight(term)).sum();
    shared / whole * agreement(one, other)
}

/// Two texts that each name things and have none in common speak of two matters, however alike the rest is; where one
/// names nothing the rest must carry more.
fn agreement(one: &Terms, other: &Terms) -> f64 {
    let things = |terms: &Terms| terms.0.iter().filter(|term| is_thing(term)).cloned().collect::<BTreeSet<_>>();
    let (one, other) = (things(one), things(other));
    if !one.is_disjoint(&other) {
        1.0
    } else if one.is_empty() || other.is_empty() {
        0.8
    } else {
        0.4
    }
}

fn is_thing(term: &str) -> bool {
    term.starts_with('@') && !term.starts_with("@!") && !term.starts_with("@~")
}

/// What a term says: a thing that the office has a name for says most, a lone syllable least.
#[must_use]
pub fn weight(term: &str) -> f64 {
    match term.as_bytes() {
        [b'@', b'!', ..] => 1.5,
        [b'@', b'~', ..] => 2.0,
        [b'@', ..] => 4.0,
        _ if term.contains(' ') => 1.0,
        _ => 0.4,
    }
}

/// A stretch of a text.
enum Piece<'a> {
    /// Something the office has a name for.
    Named(&'a str),
    /// Syllables between names and stop words.
    Plain(&'a [String]),
}

/// Cuts a text at names, the longest first, and at stop words.
fn pieces<'a>(syllables: &'a [String], words: &'a Words) -> Vec<Piece<'a>> {
    let (mut pieces, mut from, mut at) = (Vec::new(), 0, 0);
    while at < syllables.len() {
        let Some((length, key)) = words.at(&syllables[at..]) else {
            at += 1;
            continue;
        };
        pieces.push(Piece::Plain(&syllables[from..at]));
        pieces.extend(key.map(Piece::Named));
        at += length;
        from = at;
    }
    pieces.push(Piece::Plain(&syllables[from..]));
    pieces
}

fn add_plain(terms: &mut BTreeSet<String>, run: &[String]) {
    let fits = |term: &String| term.len() <= LONGEST;
    terms.extend(run.iter().filter(|term| fits(term)).cloned());
    terms.extend(run.windows(2).map(|pair| pair.join(" ")).filter(fits));
}

/// The folded syllables, without the names of places that stand behind their kind: which commune writes says nothing
/// about the matter.
fn without_places(text: &str) -> Vec<String> {
    let mut syllables = Vec::new();
    let mut in_place = false;
    for word in text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
        let folded = fold(word);
        let is_name = word.chars().next().is_some_and(char::is_uppercase);
        if in_place && is_name {
            continue;
        }
        in_place = words::KINDS_OF_PLACES.contains(&folded.as_str());
        syllables.push(folded);
    }
    syllables
}
