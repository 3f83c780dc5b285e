//! Forms 01 to 07 (part b of the rules) as values for `documents`: every field from what is stored, decided nowhere
//! but here. The texts are Vietnamese, because the forms are.

mod form01;
mod form02;
mod form03;
mod form04;
mod form05;
mod form06;
mod form07;
mod notice;
mod shared;

pub use form01::form01;
pub use form02::form02;
pub use form03::form03;
pub use form04::form04;
pub use form05::form05;
pub use form06::form06;
pub use form07::form07;
pub use notice::notice;

use documents::DocumentError;
use kernel::{Reason, Refusal};
use store::Conn;

use crate::model::Dossier;

kernel::named_enum! {
    /// A form about one dossier.
    pub enum FormNumber { F01 = "01", F02 = "02", F03 = "03", F04 = "04", F05 = "05", F06 = "06" }
}

/// A form with its values, ready to be printed outside of the store's transaction.
#[derive(Clone, PartialEq, Eq, Debug)]
#[expect(clippy::large_enum_variant, reason = "one at a time is made, printed and dropped")]
pub enum Paper {
    F01(documents::Form01),
    F02(documents::Form02),
    F03(documents::Form03),
    F04(documents::Form04),
    F05(documents::Form05),
    F06(documents::Form06),
}

impl Paper {
    /// The form as PDF; takes some milliseconds of work.
    ///
    /// # Errors
    /// When the template fails, which is nobody's fault who reads it.
    pub fn pdf(&self) -> Result<Vec<u8>, DocumentError> {
        match self {
            Self::F01(form) => documents::form01(form),
            Self::F02(form) => documents::form02(form),
            Self::F03(form) => documents::form03(form),
            Self::F04(form) => documents::form04(form),
            Self::F05(form) => documents::form05(form),
            Self::F06(form) => documents::form06(form),
        }
    }
}

/// The values of one form. `base_url` is the public address of the house, for the QR: it carries the look-up page
/// and the code, never the check digits.
///
/// # Errors
/// Not found where the dossier has no such form; those of the database.
pub fn paper(conn: &mut Conn, dossier: &Dossier, number: FormNumber, base_url: &str) -> store::Result<Paper> {
    paper_of(conn, dossier, number, None, base_url)
}

/// The same of one of several: the request to supplement (form 02) or the apology (form 04) with this number, from 1;
/// the newest without one. The other forms exist once and read no number.
///
/// # Errors
/// As [`paper`].
pub fn paper_of(
    conn: &mut Conn,
    dossier: &Dossier,
    number: FormNumber,
    no: Option<i32>,
    base_url: &str,
) -> store::Result<Paper> {
    Ok(match number {
        FormNumber::F01 => Paper::F01(form01(conn, dossier, base_url)?),
        FormNumber::F02 => Paper::F02(form02(conn, dossier, no, base_url)?),
        FormNumber::F03 => Paper::F03(form03(conn, dossier, base_url)?),
        FormNumber::F04 => Paper::F04(form04(conn, dossier, no, base_url)?),
        FormNumber::F05 => Paper::F05(form05(conn, dossier, base_url)?),
        FormNumber::F06 => Paper::F06(form06(conn, dossier, base_url)?),
    })
}

fn none(number: FormNumber) -> store::Error {
    Refusal::NotFound(Reason::new("dossier-form-none").with("form", number)).into()
}
