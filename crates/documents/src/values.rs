//! What several forms share: the letterhead, people, the procedure, parts, limits.

use kernel::{Date, Timestamp, named_enum};
use serde::{Deserialize, Serialize};

/// The head of an administrative paper (Decree 30/2020): who issues it, where and when.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Letterhead {
    /// The issuing body, e.g. "Ủy ban nhân dân xã Quỳnh Lưu"; set in capitals by the template.
    pub body: String,
    /// The centre or division that makes the paper out, below the body.
    pub centre: Option<String>,
    /// Number and sign, e.g. "125/TB-TTPVHCC"; `None` leaves the dotted gap for a pen.
    pub number: Option<String>,
    /// The place named beside the date, e.g. "Quỳnh Lưu".
    pub place: String,
    /// The date of the paper; also the date inside the PDF.
    pub date: Date,
}

/// The applicant as every form names them.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Applicant {
    pub name: String,
    /// Twelve digits, of a person (rule C7).
    pub personal_number: Option<String>,
    /// Tax or enterprise code, of a business (rule C9).
    pub tax_code: Option<String>,
    pub address: Option<String>,
    pub phone: Option<String>,
    pub email: Option<String>,
}

/// Who handed the dossier in when it was not the applicant.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Representative {
    pub name: String,
    pub personal_number: Option<String>,
    pub phone: Option<String>,
}

/// An official who is named in a form without signing it.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Officer {
    pub name: String,
    /// Post, e.g. "Chuyên viên".
    pub post: Option<String>,
    /// Unit, when it is not the issuing one.
    pub unit: Option<String>,
}

/// A place for a signature; with `signed_at` it shows an electronic signature, without it room for a pen.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Signature {
    /// For whom it is signed, e.g. "TM. Ủy ban nhân dân", "KT. Chủ tịch".
    pub on_behalf: Option<String>,
    /// Post, e.g. "Chủ tịch".
    pub post: Option<String>,
    pub name: String,
    /// Moment of the electronic signature (rule B2).
    pub signed_at: Option<Timestamp>,
}

/// The procedure, by its code (rule C6) and its legal name.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Procedure {
    pub code: String,
    pub name: String,
}

/// One line of the table of parts.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct PartLine {
    pub name: String,
    pub kind: PartKind,
    pub quantity: u32,
}

/// A time limit as the catalogue states it.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Limit {
    /// Ignored for [`LimitUnit::SameDay`].
    pub amount: u32,
    pub unit: LimitUnit,
}

named_enum! {
    /// How a part was handed in.
    pub enum PartKind { Original = "original", Copy = "copy", CertifiedCopy = "certified_copy", Electronic = "electronic" }
}

named_enum! {
    /// The unit of a limit; the names are those of the calendar's own.
    pub enum LimitUnit { WorkingDay = "working_day", Hour = "hour", Day = "day", Month = "month", SameDay = "same_day" }
}

named_enum! {
    /// How the result reaches the applicant (rule A35).
    pub enum ReturnMode { Counter = "counter", Post = "post", Electronic = "electronic" }
}

named_enum! {
    /// A channel of filing (rule A10).
    pub enum Channel { Direct = "direct", Online = "online", Post = "post" }
}

named_enum! {
    /// The states of the National Portal, by number (list d.1); the template holds their Vietnamese names.
    pub enum PortalStatus {
        New = "1", Accepted = "2", NotAccepted = "3", Processing = "4", Supplement = "5",
        Payment = "6", Withdrawn = "7", Stopped = "8", Done = "9", Returned = "10",
    }
}
