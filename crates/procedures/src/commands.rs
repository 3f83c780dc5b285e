//! One function per act on the catalogue. Each checks the policy and the rules, writes, notes the act on the
//! audit chain and marks snapshots in memory as old, in the caller's transaction.

mod correct;
mod import;
mod insert;
mod set_fee;
mod set_limit;
mod set_place;
mod set_process;
mod set_title;
mod shipped;

pub use correct::{Correction, PartDraft, correct};
pub use import::{import_channels, import_documents, import_procedures};
pub use set_fee::{SetFee, set_fee};
pub use set_limit::{SetLimit, set_limit};
pub use set_place::{SetCompetence, SetNonBoundary, set_competence, set_non_boundary};
pub use set_process::{SetProcess, StepDraft, set_process};
pub use set_title::{SetShortTitle, set_short_title};
pub use shipped::{import_board, import_settings, seed};

use kernel::{Date, FieldFault, Reason};

/// Settings and corrections begin today or later: the past is never edited (rule 0.10).
fn check_from(faults: &mut Vec<FieldFault>, from: Date, today: Date) {
    if from < today {
        faults.push(FieldFault::new("valid_from", Reason::new("procedure-from-past").with("today", today)));
    }
}

/// Every setting says where it is written.
fn check_source(faults: &mut Vec<FieldFault>, source: &str) {
    check_text(faults, "source", source, 3, 500);
}

/// A text of so many characters at least and at most.
fn check_text(faults: &mut Vec<FieldFault>, field: &str, text: &str, least: usize, most: usize) {
    let length = text.chars().count();
    if length < least {
        faults.push(FieldFault::new(field, Reason::new("procedure-text-missing")));
    } else if length > most {
        faults.push(FieldFault::new(field, Reason::new("procedure-text-long").with("most", most)));
    }
}

/// All faults at once, or nothing.
fn no_faults(faults: Vec<FieldFault>) -> Result<(), kernel::Refusal> {
    if faults.is_empty() { Ok(()) } else { Err(kernel::Refusal::Invalid(faults)) }
}
