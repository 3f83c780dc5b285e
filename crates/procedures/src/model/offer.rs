use diesel::prelude::*;
use kernel::{Id, Vnd};

use super::{Channel, FeeKind, Tenths, TimeUnit};
use crate::schema::procedure_offer;

/// A channel as the national catalogue offers it, with its own time and fee. Several offers for one channel
/// occur; the source does not rank them.
#[derive(Clone, PartialEq, Eq, Debug, Queryable, Selectable, Insertable)]
#[diesel(table_name = procedure_offer, treat_none_as_default_value = false)]
pub struct Offer {
    pub version_id: Id,
    /// Order of the source, from 1.
    pub seq: i32,
    pub channel: Channel,
    pub time_amount: Option<Tenths>,
    pub time_unit: TimeUnit,
    pub fee_kind: FeeKind,
    /// In units of `fee_currency`.
    pub fee_amount: Option<Vnd>,
    /// `VND`, rarely `USD`; empty where there is no amount.
    pub fee_currency: String,
    /// A word of the collectors: `per_regulation`, `set_by_provincial_council` …
    pub fee_note: String,
    /// Digits of time and fee ran together in the source.
    pub ambiguous: bool,
}

impl Offer {
    /// The fee in dong, if the source gives one that can be believed.
    #[must_use]
    pub fn dong(&self) -> Option<Vnd> {
        let sound = self.fee_kind == FeeKind::Fixed && self.fee_currency == "VND" && !self.ambiguous;
        self.fee_amount.filter(|_| sound)
    }

    /// Free without a council's resolution hidden behind it (G1).
    #[must_use]
    pub fn is_free(&self) -> bool {
        self.fee_kind == FeeKind::Free && self.fee_note != "set_by_provincial_council"
    }
}
