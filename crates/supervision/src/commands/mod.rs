//! Acts of this wing: rows of its own, an entry in the audit chain, in the caller's transaction.

mod ask_for_mail;
mod import_claims;
mod set_weights;

pub use ask_for_mail::{AskForMail, ask_for_mail};
pub use import_claims::{ImportClaims, import_claims};
pub use set_weights::{SetWeights, set_weights};

/// Somebody else wrote the same row at the same time: the act that lost runs again and then sees it.
fn again(error: store::diesel::result::Error) -> store::Error {
    match store::Error::from(error) {
        error if error.is_duplicate() => store::Error::Again,
        error => error,
    }
}
