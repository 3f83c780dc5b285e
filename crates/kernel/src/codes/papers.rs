use super::newtype::{code, hidden_debug};
use super::typed::{all_digits, compact};
use crate::Reason;

code! {
    /// The old identity card's 9 digits (rule C8), still met on old papers and on the chip card's QR.
    OldIdCard
}
hidden_debug!(OldIdCard);

impl OldIdCard {
    /// Reads 9 digits with any blanks, dots or hyphens.
    ///
    /// # Errors
    /// `code-old-id-letters`, `code-old-id-length`.
    pub fn parse(typed: &str) -> Result<Self, Reason> {
        let digits = compact(typed)?;
        if !all_digits(&digits) {
            return Err(Reason::new("code-old-id-letters"));
        }
        if digits.len() != 9 {
            return Err(Reason::new("code-old-id-length").with("length", digits.len()).with("expected", 9));
        }
        Ok(Self(digits))
    }
}

code! {
    /// A Vietnamese passport's number (rule C8): a letter and 7 or 8 digits.
    Passport
}
hidden_debug!(Passport);

impl Passport {
    /// Reads a letter and 7 or 8 digits with any blanks, dots or hyphens.
    ///
    /// # Errors
    /// `code-passport-form`.
    pub fn parse(typed: &str) -> Result<Self, Reason> {
        let compact = compact(typed)?;
        let mut bytes = compact.bytes();
        let lettered = bytes.next().is_some_and(|first| first.is_ascii_uppercase());
        let numbered = bytes.len() == 7 || bytes.len() == 8;
        if lettered && numbered && bytes.all(|byte| byte.is_ascii_digit()) {
            Ok(Self(compact))
        } else {
            Err(Reason::new("code-passport-form"))
        }
    }
}
