use super::fold;

/// The words of a query, folded. Dots stay inside a word, so that a code is one word.
#[must_use]
pub fn words(query: &str) -> Vec<String> {
    fold(query)
        .split(|c: char| !(c.is_alphanumeric() || c == '.' || c == '\''))
        .map(|word| word.trim_matches(|c| c == '.' || c == '\''))
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

/// True if every word of the query stands in the text, whatever marks and case either has.
#[must_use]
pub fn matches(query: &str, text: &str) -> bool {
    rank(&words(query), &fold(text)).is_some()
}

/// How well a folded text answers folded words: `None` if one is missing, else the lower the better.
/// A whole word costs 0, the beginning of one 1, the inside 2, an abbreviation over several words 3.
#[must_use]
pub fn rank(words: &[String], folded: &str) -> Option<u32> {
    words.iter().try_fold(0, |sum, word| cost(word, folded).map(|cost| sum + cost))
}

fn cost(word: &str, folded: &str) -> Option<u32> {
    let mut best: Option<u32> = None;
    for (at, _) in folded.match_indices(word) {
        let begins = !folded[..at].chars().next_back().is_some_and(char::is_alphanumeric);
        let ends = !folded[at + word.len()..].chars().next().is_some_and(char::is_alphanumeric);
        match (begins, ends) {
            (true, true) => return Some(0),
            (true, false) => best = Some(1),
            (false, _) => best = best.or(Some(2)),
        }
    }
    best.or_else(|| abbreviates(word, folded).then_some(3))
}

/// Longer strings of letters are words, not abbreviations; also bounds the work below.
const MAX_ABBREVIATION: usize = 12;

/// True if the word is made of beginnings of words that follow one another: `ksinh` and `ks` of `khai sinh`.
fn abbreviates(word: &str, folded: &str) -> bool {
    if word.len() < 2 || word.len() > MAX_ABBREVIATION || !word.is_ascii() {
        return false;
    }
    let text: Vec<&str> = folded.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).collect();
    (0..text.len()).any(|start| follows(word, &text[start..]))
}

/// True if `word` can be cut into non-empty beginnings of the words in turn. `ends[n]` says that the first `n`
/// letters were cut so by the words seen until now.
fn follows(word: &str, text: &[&str]) -> bool {
    let mut ends = vec![false; word.len() + 1];
    ends[0] = true;
    for next in text.iter().take(word.len()) {
        let mut reached = vec![false; word.len() + 1];
        for from in (0..word.len()).filter(|&n| ends[n]) {
            let shared = word[from..].bytes().zip(next.bytes()).take_while(|(a, b)| a == b).count();
            reached[from + 1..=from + shared].fill(true);
        }
        if reached[word.len()] {
            return true;
        }
        ends = reached;
    }
    false
}
