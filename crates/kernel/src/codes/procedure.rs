use super::AgencyCode;
use super::newtype::{code, open_debug};
use super::typed::{all_digits, groups};
use crate::Reason;

code! {
    /// A procedure's code in the national catalogue (rule C6): `1.001193`, or `1.012790.H41` for a province's own.
    ProcedureCode
}
open_debug!(ProcedureCode);

impl ProcedureCode {
    /// Reads `1.001193`, `1 001193`, `1001193`, `1.012790.H41` and the long `1.012790.000.00.00.H41`.
    ///
    /// # Errors
    /// `code-procedure-form`, `code-procedure-province`.
    pub fn parse(typed: &str) -> Result<Self, Reason> {
        let groups = groups(typed)?;
        let (national, rest) = national(&groups).ok_or_else(|| Reason::new("code-procedure-form"))?;
        if rest.is_empty() {
            return Ok(Self(national));
        }
        let province = AgencyCode::from_groups(rest.to_vec()).map_err(|_| Reason::new("code-procedure-province"))?;
        if province.level() != 1 || !province.as_str().starts_with('H') {
            return Err(Reason::new("code-procedure-province"));
        }
        Ok(Self(format!("{national}.{province}")))
    }

    /// The code without a province's addition.
    #[must_use]
    pub fn national(&self) -> &str {
        &self.0[..8]
    }

    /// The province whose own variant it is: `H41`.
    #[must_use]
    pub fn province(&self) -> Option<&str> {
        self.0.get(9..)
    }
}

/// `1.001193` and the groups after it; the dot may be missing.
fn national(groups: &[String]) -> Option<(String, &[String])> {
    let (digits, rest) = match groups {
        [whole, rest @ ..] if whole.len() == 7 => (whole.clone(), rest),
        [first, six, rest @ ..] if first.len() == 1 && six.len() == 6 => (format!("{first}{six}"), rest),
        _ => return None,
    };
    if !all_digits(&digits) || digits.starts_with('0') {
        return None;
    }
    Some((format!("{}.{}", &digits[..1], &digits[1..]), rest))
}
