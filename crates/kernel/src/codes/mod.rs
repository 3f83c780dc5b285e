//! The codes of the house: one file per code, one stored form per code.
//!
//! Every `parse` takes what a person would type or paste (blanks, dots, hyphens, small letters, invisible
//! characters) and gives the one stored form, or a [`Reason`](crate::Reason) that says exactly what is wrong.
//! A reason never repeats what was typed: it may be personal data. Args are given in brackets.
//!
//! | code | keys |
//! |---|---|
//! | any | `code-empty`, `code-too-long` (max) |
//! | personal number (C7, N13) | `code-personal-letters`, `code-personal-length` (length, expected), `code-personal-birth-year` (inside, given), `code-personal-sex`, warnings `code-personal-place` (place), `code-personal-century` (year) |
//! | tax code (C9) | `code-tax-letters`, `code-tax-length` (length), `code-tax-zeros`, `code-tax-check`, `code-tax-branch` |
//! | phone (C10) | `code-phone-letters`, `code-phone-length` (length), `code-phone-prefix` |
//! | papers of old (C8) | `code-old-id-letters`, `code-old-id-length` (length), `code-passport-form` |
//! | agency code (C1, C2) | `code-agency-characters`, `code-agency-level`, `code-agency-group` |
//! | procedure code (C6) | `code-procedure-form`, `code-procedure-province` |
//! | dossier code (C4, C5) | `code-dossier-form`, `code-dossier-agency`, `code-dossier-date`, `code-dossier-sequence`, `code-dossier-central` |
//! | chip card (see [`crate::card`]) | `code-card-form` (fields, expected), `code-card-name`, `code-card-birth-date`, `code-card-sex`, and the personal number's own |

mod agency;
mod dossier;
mod newtype;
mod papers;
mod personal;
mod phone;
mod procedure;
mod tax;
mod typed;

pub use agency::AgencyCode;
pub use dossier::DossierCode;
pub use papers::{OldIdCard, Passport};
pub use personal::{PersonalNumber, Sex, Warning};
pub use phone::{Phone, PhoneKind};
pub use procedure::ProcedureCode;
pub use tax::TaxCode;
