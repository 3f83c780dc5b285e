//! What a dossier is made of.

mod action;
mod detail;
mod dossier;
mod notice;
mod parts;
mod records;
mod state;
mod step;

pub use action::Action;
pub use detail::{Applicant, ApplicantKind, Detail, Representative, ReturnMode};
pub use dossier::{Dossier, Filed};
pub use kernel::codes::Sex;
pub use notice::{Fate, Notice, Way};
pub use parts::{DossierFile, DossierPart, FileRole};
pub use procedures::Channel;
pub use records::{
    DossierEvent, Draft, Extension, FEE, HandOver, ItemAsk, Opinion, Pause, PauseKind, Payment, PaymentMethod,
    PaymentState, RequestItem, Stage, SupplementRequest,
};
pub use state::{NextClock, ResultClass, State, Timeliness};
pub use step::Step;
