//! What the catalogue is made of.

mod names;
mod offer;
mod part;
mod settings;
mod version;

pub use names::{Channel, FeeKind, FeeMeasure, Level, Origin, PartKind, Place, StepKind, Tenths, TimeUnit};
pub use offer::Offer;
pub use organization::settings::Certainty;
pub use part::{Part, PartGroup, PartRow, group_by_case, title_key};
pub use settings::{BoardEntry, CompetenceSetting, FeeSetting, LimitSetting, NonBoundary, ProcessSetting, ProcessStep};
pub use version::{PROVINCIAL, Version, list_of};
