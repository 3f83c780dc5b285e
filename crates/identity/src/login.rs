//! Logins: one stored form, so that `QuynhLuu.Receiver ` and `quynhluu.receiver` are the same person.

use kernel::Reason;

/// Longest login.
pub const LONGEST: usize = 64;

/// The stored form: trimmed, lower case.
#[must_use]
pub fn fold(login: &str) -> String {
    login.trim().to_lowercase()
}

/// Reads a login for a new account: 3 to 64 of `a-z 0-9 . - _ @`, beginning with a letter or digit.
///
/// # Errors
/// `identity-login-form`.
pub fn parse(login: &str) -> Result<String, Reason> {
    let login = fold(login);
    let plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit();
    let fits = (3..=LONGEST).contains(&login.len())
        && login.bytes().all(|byte| plain(byte) || b".-_@".contains(&byte))
        && login.bytes().next().is_some_and(plain);
    if fits { Ok(login) } else { Err(Reason::new("identity-login-form").with("most", LONGEST)) }
}
