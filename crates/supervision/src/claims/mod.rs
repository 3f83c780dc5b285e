//! Proof against false overdue: a list that the portal counts as late is read, compared with the house's own history,
//! sorted, and answered with evidence that a stranger can check.

mod columns;
mod evidence;
mod letter;
mod packs;
mod read;
mod records;

pub use columns::{ClaimRow, rows_of};
pub use evidence::{Evidence, Flaw, evidence};
pub use letter::letter;
pub use packs::{Packs, packs};
pub use read::{MOST_BYTES, MOST_ROWS, Table, read};
pub use records::{Claim, ClaimList, claims, claims_of, list_of, lists};
