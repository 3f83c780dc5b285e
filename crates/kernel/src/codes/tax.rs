use super::PersonalNumber;
use super::newtype::{code, hidden_debug};
use super::typed::{all_digits, compact};
use crate::Reason;

code! {
    /// A tax or enterprise code (rule C9): 10 digits with a check digit, 10 digits `-` 3 for a branch, or the
    /// 12-digit personal number of a person or household business.
    TaxCode
}
hidden_debug!(TaxCode);

const WEIGHTS: [u32; 9] = [31, 29, 23, 19, 17, 13, 7, 5, 3];

impl TaxCode {
    /// Reads 10, 13 or 12 digits with any blanks, dots or hyphens.
    ///
    /// # Errors
    /// `code-tax-letters`, `code-tax-length`, `code-tax-zeros`, `code-tax-check`, `code-tax-branch`.
    pub fn parse(typed: &str) -> Result<Self, Reason> {
        let digits = compact(typed)?;
        if !all_digits(&digits) {
            return Err(Reason::new("code-tax-letters"));
        }
        match digits.len() {
            10 => check(&digits).map(|()| Self(digits)),
            12 => PersonalNumber::parse(&digits).map(|number| Self(number.into())),
            13 => branch(&digits),
            length => Err(Reason::new("code-tax-length").with("length", length)),
        }
    }

    /// The personal number, if that is what serves as the tax code.
    #[must_use]
    pub fn personal_number(&self) -> Option<PersonalNumber> {
        if self.0.len() == 12 { PersonalNumber::parse(&self.0).ok() } else { None }
    }

    /// The branch number 001 to 999, if it is a branch's code.
    #[must_use]
    pub fn branch(&self) -> Option<&str> {
        self.0.split_once('-').map(|(_, branch)| branch)
    }
}

fn branch(digits: &str) -> Result<TaxCode, Reason> {
    let (head, branch) = digits.split_at(10);
    check(head)?;
    if branch == "000" {
        return Err(Reason::new("code-tax-branch"));
    }
    Ok(TaxCode(format!("{head}-{branch}")))
}

/// The tenth digit is 10 less the weighted sum of the first nine modulo 11; a result of 10 is no digit.
fn check(digits: &str) -> Result<(), Reason> {
    if &digits[2..9] == "0000000" {
        return Err(Reason::new("code-tax-zeros"));
    }
    let sum: u32 = digits.bytes().zip(WEIGHTS).map(|(digit, weight)| u32::from(digit - b'0') * weight).sum();
    let tenth = u32::from(digits.as_bytes()[9] - b'0');
    if 10 - sum % 11 == tenth { Ok(()) } else { Err(Reason::new("code-tax-check")) }
}
