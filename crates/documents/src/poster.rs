use kernel::{Date, Vnd};
use serde::{Deserialize, Serialize};

use crate::values::{Channel, Limit, Procedure};
use crate::{DocumentError, render};

/// One procedure as it hangs on the public board of a centre.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Poster {
    /// The body whose board it is.
    pub body: String,
    pub centre: Option<String>,
    pub procedure: Procedure,
    /// Subject area.
    pub field: String,
    /// The decision that published this version.
    pub decision: Option<String>,
    pub parts: Vec<PosterPart>,
    pub limits: Vec<PosterLimit>,
    /// Empty together with no `fee_note`: free of charge is never assumed, the line says that it is not set.
    pub fees: Vec<PosterFee>,
    /// Words on the fee, e.g. who is exempt.
    pub fee_note: Option<String>,
    /// Where to go, one line each: address, opening hours, phone.
    pub places: Vec<String>,
    /// What the QR opens: the procedure's page.
    pub look_up: String,
    /// The day whose state the poster shows.
    pub date: Date,
}

/// A part as the board lists it.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct PosterPart {
    pub name: String,
    /// The case in which it is needed; parts of one case stand together.
    pub case: Option<String>,
    pub originals: u32,
    pub copies: u32,
}

/// A time limit of one channel; no channel means all of them.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct PosterLimit {
    pub channel: Option<Channel>,
    /// `None` where the catalogue gives none.
    pub limit: Option<Limit>,
}

/// A fee with what it is for.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct PosterFee {
    pub label: String,
    pub amount: Vnd,
}

/// A poster as PDF, A4.
///
/// # Errors
/// When the template or the PDF standard fails.
pub fn poster(poster: &Poster) -> Result<Vec<u8>, DocumentError> {
    render::pdf("poster.typ", poster, Some(&poster.look_up))
}
