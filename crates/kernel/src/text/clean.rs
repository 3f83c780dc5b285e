use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// True for what nobody sees and only disturbs: controls, zero-width and direction marks, the byte order mark.
#[must_use]
pub const fn is_invisible(c: char) -> bool {
    matches!(c,
        '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{7f}'..='\u{84}' | '\u{86}'..='\u{9f}' | '\u{ad}'
        | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
        | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

/// One line as it is stored: composed (NFC), no invisible characters, single blanks, none at the ends.
#[must_use]
pub fn clean(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split(char::is_whitespace) {
        let end = out.len();
        if end > 0 {
            out.push(' ');
        }
        let start = out.len();
        if is_composed(word) {
            out.push_str(word);
        } else {
            out.extend(word.chars().filter(|&c| !is_invisible(c)).nfc());
        }
        if out.len() == start {
            out.truncate(end);
        }
    }
    out
}

/// Whether a word is as it is stored already, as nearly all are: looking is much cheaper than composing anew.
fn is_composed(word: &str) -> bool {
    !word.chars().any(is_invisible) && is_nfc_quick(word.chars()) == IsNormalized::Yes
}

/// The same for text of several lines: each line cleaned, at most one empty line in a row, none at the ends.
#[must_use]
pub fn clean_lines(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut gap = false;
    for line in text.split(['\n', '\r', '\u{85}', '\u{2028}', '\u{2029}']).map(clean) {
        if line.is_empty() {
            gap = true;
            continue;
        }
        if !out.is_empty() {
            out.push_str(if gap { "\n\n" } else { "\n" });
        }
        out.push_str(&line);
        gap = false;
    }
    out
}
