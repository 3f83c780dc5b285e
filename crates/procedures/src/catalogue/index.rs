use std::collections::HashMap;

use crate::model::Version;

/// Which versions have which words: a query looks through some thousands of distinct words instead of
/// hundreds of kilobytes of names.
pub(super) struct Index {
    size: usize,
    words: Vec<(String, Vec<u32>)>,
    /// Code, and the code without its dots.
    codes: Vec<(String, String)>,
}

/// A set of versions, one bit each.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct Bits(Vec<u64>);

impl Bits {
    fn none(size: usize) -> Self {
        Self(vec![0; size.div_ceil(64)])
    }

    pub(super) fn all(size: usize) -> Self {
        let mut bits = Self::none(size);
        (0..size).for_each(|at| bits.set(at));
        bits
    }

    fn set(&mut self, at: usize) {
        self.0[at / 64] |= 1 << (at % 64);
    }

    pub(super) fn has(&self, at: usize) -> bool {
        self.0[at / 64] >> (at % 64) & 1 == 1
    }

    pub(super) fn keep(&mut self, other: &Self) {
        self.0.iter_mut().zip(&other.0).for_each(|(own, other)| *own &= other);
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = usize> + '_ {
        (0..self.0.len() * 64).filter(|at| self.has(*at))
    }
}

impl Index {
    pub(super) fn build(versions: &[Version]) -> Self {
        let mut words: HashMap<&str, Vec<u32>> = HashMap::new();
        for (at, version) in (0_u32..).zip(versions) {
            for word in pieces(&version.name_folded) {
                let places = words.entry(word).or_default();
                if places.last() != Some(&at) {
                    places.push(at);
                }
            }
        }
        let mut words: Vec<(String, Vec<u32>)> =
            words.into_iter().map(|(word, places)| (word.to_owned(), places)).collect();
        words.sort_unstable();
        let codes = versions.iter().map(|version| (version.code.to_lowercase(), undotted(&version.code))).collect();
        Self { size: versions.len(), words, codes }
    }

    /// The versions whose name or code contains `word`, and those of them where it is a whole word.
    pub(super) fn find(&self, word: &str) -> (Bits, Bits) {
        let (mut any, mut whole) = (Bits::none(self.size), Bits::none(self.size));
        for (own, places) in self.words.iter().filter(|(own, _)| own.contains(word)) {
            let is_whole = own.split(|c: char| !c.is_alphanumeric()).any(|piece| piece == word) || own == word;
            for at in places {
                any.set(*at as usize);
                if is_whole {
                    whole.set(*at as usize);
                }
            }
        }
        if word.bytes().any(|byte| byte.is_ascii_digit()) {
            self.find_code(word, &mut any, &mut whole);
        }
        (any, whole)
    }

    fn find_code(&self, word: &str, any: &mut Bits, whole: &mut Bits) {
        let bare = undotted(word);
        for (at, (code, digits)) in self.codes.iter().enumerate() {
            if code.contains(word) || (bare.len() >= 4 && digits.contains(&bare)) {
                any.set(at);
                if code == word || *digits == bare {
                    whole.set(at);
                }
            }
        }
    }
}

/// The runs of a folded name in which a word of a query can lie.
fn pieces(folded: &str) -> impl Iterator<Item = &str> {
    folded.split(|c: char| !(c.is_alphanumeric() || c == '.' || c == '\'')).filter(|piece| !piece.is_empty())
}

fn undotted(code: &str) -> String {
    code.chars().filter(|c| c.is_ascii_alphanumeric()).map(|c| c.to_ascii_lowercase()).collect()
}
