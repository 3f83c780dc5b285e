use super::newtype::{code, open_debug};
use super::typed::{all_digits, groups};
use crate::Reason;

code! {
    /// An agency code (rules C1, C2): groups split by dots, the highest level first: `H41`, `H41.042`, `H41.042.01`.
    AgencyCode
}
open_debug!(AgencyCode);

/// The longest code the decision allows, dots included (rule C1).
const MAX_LENGTH: usize = 35;

impl AgencyCode {
    /// Reads the new order `H56.001.02` and the old one `000.00.00.H56`, which becomes the new one: groups of
    /// zeros fall away and the order is turned round (rule C2).
    ///
    /// # Errors
    /// `code-agency-characters`, `code-agency-level`, `code-agency-group`, `code-too-long`.
    pub fn parse(typed: &str) -> Result<Self, Reason> {
        Self::from_groups(groups(typed)?)
    }

    /// The code of groups already split, in either order.
    pub(super) fn from_groups(mut groups: Vec<String>) -> Result<Self, Reason> {
        if groups.iter().flat_map(|group| group.chars()).any(|c| !c.is_ascii_digit() && !c.is_ascii_uppercase()) {
            return Err(Reason::new("code-agency-characters"));
        }
        let first = groups.first().is_some_and(|group| is_level_one(group));
        if !first && groups.last().is_some_and(|group| is_level_one(group)) {
            groups.retain(|group| !is_zeros(group));
            groups.reverse();
        } else if !first {
            return Err(Reason::new("code-agency-level"));
        }
        while groups.last().is_some_and(|group| is_zeros(group)) {
            groups.pop();
        }
        Self::checked(&groups)
    }

    fn checked(groups: &[String]) -> Result<Self, Reason> {
        if groups.iter().any(String::is_empty) {
            return Err(Reason::new("code-agency-group"));
        }
        let code = groups.join(".");
        if code.len() > MAX_LENGTH {
            return Err(Reason::new("code-too-long").with("max", MAX_LENGTH));
        }
        Ok(Self(code))
    }

    /// The code of level 1: the province or ministry.
    #[must_use]
    pub fn level_one(&self) -> &str {
        self.0.split('.').next().unwrap_or_default()
    }

    /// 1 for a province or ministry, 2 for what stands right under it, and so on.
    #[must_use]
    pub fn level(&self) -> usize {
        self.0.split('.').count()
    }

    /// True if the code can stand in a dossier's code: at most three groups of two or three digits below level 1 (rule C5).
    #[must_use]
    pub fn fits_dossier(&self) -> bool {
        self.level() <= 4 && self.0.split('.').skip(1).all(|group| (2..=3).contains(&group.len()) && all_digits(group))
    }

    /// The code one level up; `None` at level 1.
    #[must_use]
    pub fn parent(&self) -> Option<Self> {
        self.0.rsplit_once('.').map(|(parent, _)| Self(parent.to_owned()))
    }
}

/// A letter A to Y and two digits.
pub(super) fn is_level_one(group: &str) -> bool {
    matches!(group.as_bytes(), [b'A'..=b'Y', tens, ones] if tens.is_ascii_digit() && ones.is_ascii_digit())
}

fn is_zeros(group: &str) -> bool {
    !group.is_empty() && group.bytes().all(|byte| byte == b'0')
}
