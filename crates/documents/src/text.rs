//! Makes whatever people typed fit to be printed. PDF/A and PDF/UA refuse a page with a letter the font does not
//! have, so an emoji in a name must not be the reason that a person gets no receipt.

use serde_json::Value;
use unicode_normalization::UnicodeNormalization;

use crate::render;

/// Stands for a letter the typeface does not have.
const STAND_IN: char = '\u{25A1}';
/// A word longer than this gets places where a line may end; no Vietnamese syllable is near it.
const LONG_WORD: usize = 40;
const LONG_WORD_STEP: usize = 20;
const LINE_MAY_END: char = '\u{200B}';

/// Every text inside `value`, made printable.
pub fn make_printable(value: &mut Value) {
    match value {
        Value::String(text) => *text = printable(text),
        Value::Array(values) => values.iter_mut().for_each(make_printable),
        Value::Object(fields) => fields.values_mut().for_each(make_printable),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// NFC, without control, direction and invisible characters (line ends stay), with a stand-in for each letter
/// the typeface lacks and with breaks in words that no line could hold.
fn printable(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut word = 0;
    for c in text.nfc().filter_map(shown) {
        word = if c.is_whitespace() { 0 } else { word + 1 };
        if word > LONG_WORD_STEP && is_long_word_break(word) {
            out.push(LINE_MAY_END);
        }
        out.push(c);
    }
    out
}

const fn is_long_word_break(word: usize) -> bool {
    word > LONG_WORD && (word - LONG_WORD) % LONG_WORD_STEP == 1
}

fn shown(c: char) -> Option<char> {
    match c {
        '\n' => Some(c),
        '\t' | '\u{a0}' | '\u{2000}'..='\u{200A}' | '\u{202F}' | '\u{3000}' => Some(' '),
        '\u{2028}' | '\u{2029}' => Some('\n'),
        c if c.is_control() || kernel::text::is_invisible(c) => None,
        c if render::has_glyph(c) => Some(c),
        _ => Some(STAND_IN),
    }
}
