//! How typed text becomes the raw material of a code.

use crate::Reason;
use crate::text;

/// Longer than any code with its blanks; whoever pastes a book is told so before it is read.
const MAX_TYPED: usize = 100;

/// Refuses what is empty or absurdly long.
pub(super) fn bounded(typed: &str) -> Result<&str, Reason> {
    let typed = typed.trim_matches(|c: char| c.is_whitespace() || text::is_invisible(c));
    if typed.is_empty() {
        return Err(Reason::new("code-empty"));
    }
    if typed.chars().nth(MAX_TYPED).is_some() {
        return Err(Reason::new("code-too-long").with("max", MAX_TYPED));
    }
    Ok(typed)
}

/// True for a hyphen and the dashes that word processors make of it.
const fn is_dash(c: char) -> bool {
    matches!(c, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{FE63}' | '\u{FF0D}')
}

/// The typed text in upper case without blanks, dots, hyphens and invisible characters.
pub(super) fn compact(typed: &str) -> Result<String, Reason> {
    let compact: String = bounded(typed)?
        .chars()
        .filter(|&c| !(c.is_whitespace() || c == '.' || is_dash(c) || text::is_invisible(c)))
        .map(|c| c.to_ascii_uppercase())
        .collect();
    if compact.is_empty() { Err(Reason::new("code-empty")) } else { Ok(compact) }
}

/// The groups between dots, hyphens and blanks, in upper case. A separator may have blanks around it; two in
/// a row leave an empty group, which no code has.
pub(super) fn groups(typed: &str) -> Result<Vec<String>, Reason> {
    let mut groups = vec![String::new()];
    let mut separated_by_blank = false;
    for c in bounded(typed)?.chars().filter(|&c| !text::is_invisible(c)) {
        if c.is_whitespace() {
            separated_by_blank = true;
        } else if c == '.' || is_dash(c) {
            groups.push(String::new());
            separated_by_blank = false;
        } else {
            if separated_by_blank && groups.last().is_some_and(|group| !group.is_empty()) {
                groups.push(String::new());
            }
            separated_by_blank = false;
            if let Some(group) = groups.last_mut() {
                group.push(c.to_ascii_uppercase());
            }
        }
    }
    Ok(groups)
}

/// True if every character is a digit 0 to 9.
pub(super) fn all_digits(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit())
}
