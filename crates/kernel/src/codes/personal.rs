use super::newtype::{code, hidden_debug};
use super::typed::{all_digits, compact};
use crate::{Date, Reason};

crate::named_enum! {
    /// A person's sex as the civil status books and the chip card give it.
    #[cfg_attr(feature = "columns", derive(diesel::expression::AsExpression, diesel::deserialize::FromSqlRow))]
    #[cfg_attr(feature = "columns", diesel(sql_type = diesel::sql_types::Text))]
    pub enum Sex {
        Male = "male",
        Female = "female",
    }
}

#[cfg(feature = "columns")]
crate::named_column!(Sex);

/// Something odd that a clerk should look at, and that stops nothing (rule N13).
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Warning(pub Reason);

code! {
    /// The personal identification number (rule C7): 12 digits `AAA B YY NNNNNN`, place, century and sex, year of
    /// birth, six more. It has no check digit.
    PersonalNumber
}
hidden_debug!(PersonalNumber);

const LENGTH: usize = 12;

/// Places of birth registration in Vietnam, in order: the 63 provinces as they were when the numbers were given out.
const PLACES: [u16; 63] = [
    1, 2, 4, 6, 8, 10, 11, 12, 14, 15, 17, 19, 20, 22, 24, 25, 26, 27, 30, 31, 33, 34, 35, 36, 37, 38, 40, 42, 44, 45,
    46, 48, 49, 51, 52, 54, 56, 58, 60, 62, 64, 66, 67, 68, 70, 72, 74, 75, 77, 79, 80, 82, 83, 84, 86, 87, 89, 91, 92,
    93, 94, 95, 96,
];

impl PersonalNumber {
    /// Reads 12 digits with any blanks, dots or hyphens between them.
    ///
    /// # Errors
    /// `code-personal-letters`, `code-personal-length`, `code-empty`, `code-too-long`.
    pub fn parse(typed: &str) -> Result<Self, Reason> {
        let digits = compact(typed)?;
        if !all_digits(&digits) {
            return Err(Reason::new("code-personal-letters"));
        }
        if digits.len() != LENGTH {
            return Err(Reason::new("code-personal-length").with("length", digits.len()).with("expected", LENGTH));
        }
        Ok(Self(digits))
    }

    /// Code of the place of birth registration: a province of old, or a country.
    #[must_use]
    pub fn place_code(&self) -> u16 {
        self.number(0..3)
    }

    /// Year of birth told by the century digit and the two digits of the year: 1900 to 2399.
    #[must_use]
    pub fn birth_year(&self) -> i16 {
        let year = 1900 + self.century_digit() / 2 * 100 + self.number(4..6);
        i16::try_from(year).unwrap_or(i16::MAX)
    }

    /// Sex told by the century digit: even is male.
    #[must_use]
    pub fn sex(&self) -> Sex {
        if self.century_digit().is_multiple_of(2) { Sex::Male } else { Sex::Female }
    }

    /// The last four digits: what a citizen types to look a dossier up.
    #[must_use]
    pub fn last_four(&self) -> &str {
        &self.0[LENGTH - 4..]
    }

    /// Compares the number with a birth date and a sex, where they are given (rule N13).
    ///
    /// # Errors
    /// `code-personal-birth-year` and `code-personal-sex` when the number cannot belong to such a person.
    pub fn check_against(&self, birth_date: Option<Date>, sex: Option<Sex>) -> Result<Vec<Warning>, Reason> {
        if let Some(given) = birth_date.map(|date| date.civil().year())
            && given != self.birth_year()
        {
            let reason = Reason::new("code-personal-birth-year");
            return Err(reason.with("inside", self.birth_year()).with("given", given));
        }
        if sex.is_some_and(|given| given != self.sex()) {
            return Err(Reason::new("code-personal-sex"));
        }
        Ok(self.warnings())
    }

    /// What is odd about the number by itself.
    #[must_use]
    pub fn warnings(&self) -> Vec<Warning> {
        let mut warnings = Vec::new();
        if PLACES.binary_search(&self.place_code()).is_err() {
            warnings.push(Warning(Reason::new("code-personal-place").with("place", &self.0[..3])));
        }
        if self.birth_year() >= 2100 {
            warnings.push(Warning(Reason::new("code-personal-century").with("year", self.birth_year())));
        }
        warnings
    }

    fn century_digit(&self) -> u16 {
        self.number(3..4)
    }

    fn number(&self, range: std::ops::Range<usize>) -> u16 {
        self.0[range].bytes().fold(0, |sum, digit| sum * 10 + u16::from(digit - b'0'))
    }
}
