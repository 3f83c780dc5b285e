use super::newtype::{code, hidden_debug};
use super::typed::{all_digits, compact};
use crate::Reason;

code! {
    /// A Vietnamese telephone number (rule C10), stored as dialled at home: `0912345678`, `02383844789`.
    Phone
}
hidden_debug!(Phone);

crate::named_enum! {
    /// What a number can do: only a mobile one takes messages.
    pub enum PhoneKind {
        Mobile = "mobile",
        Fixed = "fixed",
    }
}

impl Phone {
    /// Reads a mobile or fixed number, with `+84`, `0084` or `84` before it, with blanks, dots, hyphens and brackets.
    ///
    /// # Errors
    /// `code-phone-letters`, `code-phone-length`, `code-phone-prefix`.
    pub fn parse(typed: &str) -> Result<Self, Reason> {
        let compact = compact(typed)?.replace(['(', ')'], "");
        let (abroad, digits) = match compact.strip_prefix('+') {
            Some(rest) => (true, rest),
            None => (false, compact.as_str()),
        };
        if digits.is_empty() || !all_digits(digits) {
            return Err(Reason::new("code-phone-letters"));
        }
        let home = at_home(digits, abroad)?;
        let expected = match home.as_bytes().get(1) {
            Some(b'2') => 11,
            Some(b'3' | b'5' | b'7' | b'8' | b'9') => 10,
            _ => return Err(Reason::new("code-phone-prefix")),
        };
        if home.len() != expected {
            return Err(Reason::new("code-phone-length").with("length", home.len()).with("expected", expected));
        }
        Ok(Self(home))
    }

    /// Mobile or fixed.
    #[must_use]
    pub fn kind(&self) -> PhoneKind {
        if self.0.starts_with("02") { PhoneKind::Fixed } else { PhoneKind::Mobile }
    }

    /// As dialled from anywhere: `+84912345678`.
    #[must_use]
    pub fn international(&self) -> String {
        format!("+84{}", &self.0[1..])
    }

    /// The last four digits: what a citizen types to look a dossier up.
    #[must_use]
    pub fn last_four(&self) -> &str {
        &self.0[self.0.len() - 4..]
    }
}

/// The number with a leading 0 in place of the country's prefix.
fn at_home(digits: &str, abroad: bool) -> Result<String, Reason> {
    let country =
        if abroad { digits.strip_prefix("84") } else { digits.strip_prefix("0084").or(digits.strip_prefix("84")) };
    match country {
        Some(rest) => Ok(format!("0{}", rest.strip_prefix('0').unwrap_or(rest))),
        None if digits.starts_with('0') && !abroad => Ok(digits.to_owned()),
        None => Err(Reason::new("code-phone-prefix")),
    }
}
