//! One function per act: policy, rules, rows, audit chain.

mod absences;
mod accounts;
mod counters;
mod people;
mod settings;
mod units;

pub use absences::{NewAbsence, note_absence, take_back_absence};
pub use accounts::{NewStaff, create_account, disable, enable, grant, rename, reset_password, revoke};
pub use counters::{add_counter, close_counter, open_counter};
pub use people::{NewPerson, place_person, set_post};
pub use settings::{NewSetting, set, set_all};
pub use units::{close_unit, set_code, set_field_department};

use kernel::{Reason, Refusal};

/// The refusal of a unit that nobody knows.
pub(crate) fn unit_unknown() -> Refusal {
    Refusal::NotFound(Reason::new("organization-unit-unknown"))
}
