use std::sync::Arc;

use kernel::Date;
use kernel::text::{rank, words};
use organization::field_key;

use super::Catalogue;
use super::index::Bits;
use crate::model::{Level, Version};

/// Which procedures a list shows.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Filter {
    /// What was typed; empty for all.
    pub q: String,
    pub level: Option<Level>,
    /// A field, whatever its marks and case.
    pub field: Option<String>,
    /// Only what a commune's board shows.
    pub on_board: bool,
}

/// One procedure found.
#[derive(Clone)]
pub struct Hit {
    pub version: Arc<Version>,
    /// The lower, the better it answers; 0 in a list without words.
    pub rank: u32,
}

impl Hit {
    /// Its place in the order of the list.
    #[must_use]
    pub fn key(&self) -> Key {
        let length = if self.rank == UNRANKED { 0 } else { self.version.name_folded.len() };
        (self.rank, length, self.version.code.clone())
    }
}

/// Rank, length of the name, code: what a list is sorted by, and what its cursor holds.
pub type Key = (u32, usize, String);

/// The rank in a list without words, which is in the order of the codes.
const UNRANKED: u32 = 0;

/// What a search found, best first.
#[derive(Clone, Default)]
pub struct Found {
    pub hits: Vec<Hit>,
    /// Nothing had the words; these match as abbreviations (`ksinh`, `dkks`).
    pub by_abbreviation: bool,
}

impl Found {
    /// Up to `limit` hits after the place `after`; and the place to go on after, if there are more.
    #[must_use]
    pub fn page(&self, after: Option<&Key>, limit: usize) -> (&[Hit], Option<Key>) {
        let from = after.map_or(0, |after| self.hits.partition_point(|hit| hit.key() <= *after));
        let to = (from + limit).min(self.hits.len());
        let more = (to < self.hits.len() && to > from).then(|| self.hits[to - 1].key());
        (&self.hits[from..to], more)
    }
}

/// More words than a name has; the rest are ignored.
const MOST_WORDS: usize = 24;

impl Catalogue {
    /// Procedures in force on `date`: every word of `q` must stand in the name or the code, whatever marks and
    /// case; whole words rank first, then words that follow one another, then what a commune's board shows,
    /// then the shorter name.
    #[must_use]
    pub fn search(&self, filter: &Filter, date: Date) -> Found {
        let words: Vec<String> = words(&filter.q).into_iter().take(MOST_WORDS).collect();
        let kept = self.filtered(filter, date);
        let mut found = self.by_words(&words, kept.clone());
        if found.is_empty() && !words.is_empty() {
            found = self.by_abbreviation(&words, &kept);
            return Found { by_abbreviation: !found.is_empty(), hits: found };
        }
        Found { hits: found, by_abbreviation: false }
    }

    fn filtered(&self, filter: &Filter, date: Date) -> Vec<bool> {
        let field = filter.field.as_deref().map(field_key);
        let keeps = |version: &Version| {
            filter.level.is_none_or(|level| version.has_level(level))
                && (!filter.on_board || version.on_commune_board())
        };
        let in_field = |at: usize| field.as_ref().is_none_or(|field| self.field_keys[at] == *field);
        let kept = |at: usize| in_field(at) && keeps(&self.versions[at]) && self.counts(at, date);
        (0..self.versions.len()).map(kept).collect()
    }

    fn by_words(&self, words: &[String], kept: Vec<bool>) -> Vec<Hit> {
        let mut any = Bits::all(self.versions.len());
        let mut whole: Vec<Bits> = Vec::new();
        for word in words {
            let (matched, exact) = self.index.find(word);
            any.keep(&matched);
            whole.push(exact);
        }
        let phrase = words.join(" ");
        let hits = any.iter().filter(|at| kept[*at]).map(|at| {
            let version = &self.versions[at];
            let parts = u32::try_from(whole.iter().filter(|exact| !exact.has(at)).count()).unwrap_or(u32::MAX);
            let apart = words.len() > 1 && !version.name_folded.contains(&phrase);
            let away = u32::from(!version.on_commune_board());
            let rank = if words.is_empty() { UNRANKED } else { 1 + parts * 4 + u32::from(apart) * 2 + away };
            Hit { rank, version: version.clone() }
        });
        sorted(hits.collect())
    }

    fn by_abbreviation(&self, words: &[String], kept: &[bool]) -> Vec<Hit> {
        let places = kept.iter().enumerate().filter(|(_, kept)| **kept).map(|(at, _)| &self.versions[at]);
        let hits = places.filter_map(|version| {
            let rank = rank(words, &version.name_folded)?;
            Some(Hit { rank: 1 + rank * 2 + u32::from(!version.on_commune_board()), version: version.clone() })
        });
        sorted(hits.collect())
    }
}

/// Best first.
fn sorted(mut hits: Vec<Hit>) -> Vec<Hit> {
    hits.sort_by_cached_key(Hit::key);
    hits
}
