use unicode_normalization::UnicodeNormalization;

use super::{clean, is_invisible};

/// A key whose bytes sort as a Vietnamese reader expects: letters first (a ă â, d đ, e ê, o ô ơ, u ư), then the
/// tones (none, acute, grave, hook, tilde, dot below), then small before capital. Compare it byte by byte.
#[must_use]
pub fn sort_key(text: &str) -> String {
    let mut letters = String::with_capacity(text.len());
    let mut tones = String::new();
    let mut cases = String::new();
    for c in clean(text).nfd().filter(|&c| !is_invisible(c)) {
        match mark(c) {
            Some(Mark::Tone(rank)) => replace_last(&mut tones, rank),
            Some(Mark::Letter(suffix)) => letters.push_str(suffix),
            None => {
                cases.push(if c.is_uppercase() { '1' } else { '0' });
                tones.push('0');
                push_letter(&mut letters, c);
            }
        }
    }
    format!("{letters}\u{1}{}\u{1}{}", tones.trim_end_matches('0'), cases.trim_end_matches('0'))
}

/// The key of a person's name: people are looked up by the given name, which stands last, then by the rest.
#[must_use]
pub fn name_key(name: &str) -> String {
    let name = clean(name);
    let (rest, given) = name.rsplit_once(' ').unwrap_or(("", &name));
    format!("{}\u{1}\u{1}{}", sort_key(given), sort_key(rest))
}

enum Mark {
    Tone(char),
    Letter(&'static str),
}

/// What a combining mark means. `~` stands behind every letter and blank, so `ă` comes after `az`.
const fn mark(c: char) -> Option<Mark> {
    match c {
        '\u{301}' => Some(Mark::Tone('1')),
        '\u{300}' => Some(Mark::Tone('2')),
        '\u{309}' => Some(Mark::Tone('3')),
        '\u{303}' => Some(Mark::Tone('4')),
        '\u{323}' => Some(Mark::Tone('5')),
        '\u{306}' => Some(Mark::Letter("~")),
        '\u{302}' => Some(Mark::Letter("~~")),
        '\u{31b}' => Some(Mark::Letter("~~~")),
        _ => None,
    }
}

fn push_letter(letters: &mut String, c: char) {
    match c {
        'đ' | 'Đ' => letters.push_str("d~"),
        other => letters.extend(other.to_lowercase()),
    }
}

fn replace_last(tones: &mut String, rank: char) {
    if tones.pop().is_some() {
        tones.push(rank);
    }
}
