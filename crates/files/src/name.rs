use crate::MediaKind;

/// Letters a shown name may have, its ending left out.
const MOST_LETTERS: usize = 100;

/// A name fit to be shown, stored and sent in a header: no folders, no control or direction characters, none of
/// the characters a file system refuses, of limited length, and with the ending of what the file is.
#[must_use]
pub fn clean_name(declared: &str, kind: MediaKind) -> String {
    let declared = kernel::text::clean(declared);
    let base = declared.rsplit(['/', '\\']).next().unwrap_or_default();
    let stem = match base.rsplit_once('.') {
        Some((stem, ending)) if is_ending(ending) => stem,
        _ => base,
    };
    let stem: String = stem.chars().map(|c| if "<>:\"|?*;".contains(c) { '_' } else { c }).take(MOST_LETTERS).collect();
    let stem = stem.trim_matches(|c: char| c == '.' || c.is_whitespace());
    let stem = if stem.is_empty() { "file" } else { stem };
    format!("{stem}.{}", kind.extension())
}

/// What looks like a file's ending and not like the rest of a sentence.
fn is_ending(text: &str) -> bool {
    (1..=5).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_alphanumeric())
}
