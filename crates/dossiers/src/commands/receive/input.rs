use kernel::{Date, FieldFault, Id, Reason, Vnd};
use serde::{Deserialize, Serialize};

use crate::commands::NamedLimit;
use crate::commands::refuse::Refuse;
use crate::commands::request_supplement::RequestSupplement;
use crate::model::{Applicant, Channel, Representative, ReturnMode};
use crate::rules::{self, CleanApplicant};

/// What the counter decides on a filing (A20).
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(tag = "decision", rename_all = "kebab-case")]
pub enum Decision {
    /// Form 01.
    #[default]
    Accept,
    /// Form 02.
    RequestSupplement(RequestSupplement),
    /// Form 03.
    Refuse(Refuse),
}

/// One paper or file as it is handed in.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct PartInput {
    /// The part's number in the procedure version; its title is then taken from there.
    pub catalogue_seq: Option<i32>,
    pub title: String,
    pub originals: i32,
    pub copies: i32,
    pub electronic: bool,
    /// Still to be brought.
    pub owed: bool,
}

impl Default for PartInput {
    fn default() -> Self {
        Self { catalogue_seq: None, title: String::new(), originals: 1, copies: 0, electronic: false, owed: false }
    }
}

/// A filing.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct Receive {
    /// Procedure code, as people write it.
    pub procedure: String,
    /// Code of the centre that receives.
    pub receiving_unit: String,
    /// Code of the point where it was handed in; the centre unless told (A11).
    pub support_point: Option<String>,
    /// Code of the body or division that decides; by N8 unless told.
    pub competent_unit: Option<String>,
    #[schema(value_type = String, pattern = "^(direct|online|post)$")]
    pub channel: Channel,
    /// Not read for online filings. In JSON the fields of the decision's act stand beside the word.
    #[schema(value_type = String, pattern = "^(accept|request-supplement|refuse)$")]
    pub decision: Decision,
    pub applicant: Applicant,
    pub representative: Option<Representative>,
    pub parts: Vec<PartInput>,
    pub return_mode: Option<ReturnMode>,
    pub return_place: Option<String>,
    /// Sets of papers handed in.
    pub sets: i32,
    /// Pages of the original and number of copies, for fees by the page (G2).
    pub pages: i32,
    pub copies: i32,
    /// Case of the fee (G1).
    pub case: Option<String>,
    /// Exemption the applicant has a right to (G5).
    pub exemption: Option<String>,
    /// Only where the catalogue has a gap (N5).
    pub limit: Option<NamedLimit>,
    /// Only where the catalogue has a gap (G1).
    #[schema(value_type = Option<i64>)]
    pub fee: Option<Vnd>,
    /// What is still owed, for form 01.
    pub owed: Option<String>,
    /// The draft it grew from; it goes with the intake.
    #[schema(value_type = Option<String>, format = "uuid")]
    pub draft: Option<Id>,
}

impl Receive {
    /// Whether the counter refuses it at once; an online filing is only answered later.
    pub(super) fn refuses(&self) -> bool {
        self.channel != Channel::Online && matches!(self.decision, Decision::Refuse(_))
    }
}

impl Default for Receive {
    fn default() -> Self {
        Self {
            procedure: String::new(),
            receiving_unit: String::new(),
            support_point: None,
            competent_unit: None,
            channel: Channel::Direct,
            decision: Decision::Accept,
            applicant: Applicant::default(),
            representative: None,
            parts: Vec::new(),
            return_mode: None,
            return_place: None,
            sets: 1,
            pages: 1,
            copies: 1,
            case: None,
            exemption: None,
            limit: None,
            fee: None,
            owed: None,
            draft: None,
        }
    }
}

/// A filing whose own fields are sound.
pub(super) struct Clean {
    pub channel: Channel,
    pub applicant: CleanApplicant,
    pub representative: Option<Representative>,
    pub parts: Vec<PartInput>,
    pub return_mode: ReturnMode,
    pub return_place: Option<String>,
    pub sets: i32,
    pub pages: i32,
    pub copies: i32,
    pub case: Option<String>,
    pub exemption: Option<String>,
    pub owed: Option<String>,
}

/// Checks every field that needs no other datum.
pub(super) fn clean(cmd: &Receive, today: Date, faults: &mut Vec<FieldFault>) -> Clean {
    for (field, number, max) in
        [("sets", cmd.sets, 1_000), ("pages", cmd.pages, 100_000), ("copies", cmd.copies, 10_000)]
    {
        if !(1..=max).contains(&number) {
            faults.push(FieldFault::new(field, Reason::new("dossier-quantity").with("min", 1).with("max", max)));
        }
    }
    if cmd.fee.is_some_and(|fee| !(0..=1_000_000_000_000).contains(&fee.0)) {
        faults.push(FieldFault::new("fee", Reason::new("dossier-amount")));
    }
    let by_channel = if cmd.channel == Channel::Online { ReturnMode::Electronic } else { ReturnMode::Counter };
    Clean {
        channel: cmd.channel,
        applicant: rules::applicant(&cmd.applicant, today, faults),
        representative: cmd.representative.as_ref().map(|given| rules::representative(given, faults)),
        parts: rules::parts(&cmd.parts, faults),
        return_mode: cmd.return_mode.unwrap_or(by_channel),
        return_place: rules::text("return_place", cmd.return_place.as_deref(), 500, faults),
        sets: cmd.sets,
        pages: cmd.pages,
        copies: cmd.copies,
        case: rules::text("case", cmd.case.as_deref(), 300, faults),
        exemption: rules::text("exemption", cmd.exemption.as_deref(), 100, faults),
        owed: rules::text("owed", cmd.owed.as_deref(), 1_000, faults),
    }
}
