use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::is_invisible;

/// Text as it is searched: small letters without marks, `đ` as `d`, curly apostrophes straight.
///
/// Composed, decomposed and mixed input fold alike, and so do old and new places of the tone mark.
#[must_use]
pub fn fold(text: &str) -> String {
    if text.is_ascii() {
        return text.chars().filter(|&c| !is_invisible(c)).map(|c| c.to_ascii_lowercase()).collect();
    }
    text.nfd()
        .filter(|&c| !is_combining_mark(c) && !is_invisible(c))
        .flat_map(char::to_lowercase)
        .filter(|&c| !is_combining_mark(c))
        .map(plain)
        .collect()
}

const fn plain(c: char) -> char {
    match c {
        'đ' | 'ð' => 'd',
        '\u{2018}' | '\u{2019}' | '\u{2bc}' | '\u{2032}' => '\'',
        '\u{a0}' | '\u{202f}' => ' ',
        other => other,
    }
}
