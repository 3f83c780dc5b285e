use super::AgencyCode;
use super::newtype::{code, open_debug};
use super::typed::{all_digits, groups};
use crate::{Date, Reason};

code! {
    /// A dossier's code (rules C4, C5): `AGENCY-YYMMDD-XXXX`, agency = the resolving body, the day of receipt, and
    /// the agency's sequence of that day in at least four digits. On a central system two digits stand before it.
    DossierCode
}
open_debug!(DossierCode);

/// More digits than any agency can use up in a day, with the two of a central system.
const MAX_SERIAL: usize = 12;

impl DossierCode {
    /// The code of the `sequence`-th dossier that `agency` received on `day`. Grows past 9999 (rule C4).
    #[must_use]
    pub fn new(agency: &AgencyCode, day: Date, sequence: u32) -> Self {
        Self(format!("{agency}-{}-{sequence:04}", yymmdd(day)))
    }

    /// The same on a central system, whose owner has the two-digit code `central`, 00 to 99 (rule C5).
    ///
    /// # Errors
    /// `code-dossier-central` if `central` has more than two digits.
    pub fn new_central(agency: &AgencyCode, day: Date, central: u8, sequence: u32) -> Result<Self, Reason> {
        if central > 99 {
            return Err(Reason::new("code-dossier-central"));
        }
        Ok(Self(format!("{agency}-{}-{central:02}{sequence:04}", yymmdd(day))))
    }

    /// Reads a code with blanks, dots, hyphens or dashes between its groups. An agency in the old order becomes the new one.
    ///
    /// # Errors
    /// `code-dossier-form`, `code-dossier-agency`, `code-dossier-date`, `code-dossier-sequence`.
    pub fn parse(typed: &str) -> Result<Self, Reason> {
        let mut groups = groups(typed)?;
        if groups.len() < 3 {
            return Err(Reason::new("code-dossier-form"));
        }
        let serial = groups.pop().unwrap_or_default();
        let day = groups.pop().unwrap_or_default();
        let agency = AgencyCode::from_groups(groups).ok().filter(AgencyCode::fits_dossier);
        let agency = agency.ok_or_else(|| Reason::new("code-dossier-agency"))?;
        if date(&day).is_none() {
            return Err(Reason::new("code-dossier-date"));
        }
        if !(4..=MAX_SERIAL).contains(&serial.len()) || !all_digits(&serial) {
            return Err(Reason::new("code-dossier-sequence"));
        }
        Ok(Self(format!("{agency}-{day}-{serial}")))
    }

    /// The resolving body's code.
    #[must_use]
    pub fn agency(&self) -> AgencyCode {
        AgencyCode::parse(self.parts().0).expect("the agency of a parsed code was itself parsed")
    }

    /// The day of receipt.
    #[must_use]
    pub fn day(&self) -> Date {
        date(self.parts().1).expect("the day of a parsed code was itself parsed")
    }

    /// The digits after the day as they stand: the sequence, with the two of a central system before it.
    #[must_use]
    pub fn serial(&self) -> &str {
        self.parts().2
    }

    /// The number of the day, of a code that is not a central system's.
    #[must_use]
    pub fn sequence(&self) -> u64 {
        self.serial().parse().unwrap_or(u64::MAX)
    }

    /// The central system's two digits and the sequence, reading the code as one of a central system (rule C5).
    #[must_use]
    pub fn central(&self) -> Option<(u8, u64)> {
        let (central, sequence) = self.serial().split_at_checked(2)?;
        if sequence.len() < 4 { None } else { Some((central.parse().ok()?, sequence.parse().ok()?)) }
    }

    fn parts(&self) -> (&str, &str, &str) {
        let mut parts = self.0.splitn(3, '-');
        let mut next = || parts.next().unwrap_or_default();
        (next(), next(), next())
    }
}

fn yymmdd(day: Date) -> String {
    let day = day.civil();
    format!("{:02}{:02}{:02}", day.year().rem_euclid(100), day.month(), day.day())
}

/// The day of `YYMMDD` in the 2000s.
fn date(yymmdd: &str) -> Option<Date> {
    if yymmdd.len() != 6 || !all_digits(yymmdd) {
        return None;
    }
    Date::new(2000 + yymmdd[..2].parse::<i16>().ok()?, yymmdd[2..4].parse().ok()?, yymmdd[4..].parse().ok()?)
}
