//! Forms 01 to 07, notices and the papers of working groups as PDF, QR codes and spreadsheets.
//!
//! Decides nothing: it is handed values and gives back bytes. The same values always give the same bytes,
//! because a paper's date is the form's own date and never the moment of printing.
//!
//! Values reach the typst templates as data (a virtual JSON file), never as source text, so nothing a person
//! typed can run. The Vietnamese wording of the legal forms lives in `templates/`.

pub mod forms;
pub mod qr;
pub mod sheet;

mod briefing;
mod conclusion;
mod error;
mod group_report;
mod inspection;
mod joined;
mod notice;
mod poster;
mod render;
mod report;
mod text;
mod values;

pub use briefing::{Briefing, Figure, OpenLine, OpenRecommendation, PostLine, briefing};
pub use conclusion::{Conclusion, ConclusionParagraph, ConclusionTask, conclusion};
pub use error::DocumentError;
pub use forms::{
    Ask, Form01, Form02, Form03, Form04, Form05, Form06, Form07, HandOver, Pace, RegisterEntry, Stage, StopRequest,
    SupplementItem, form01, form02, form03, form04, form05, form06, form07, form07_xlsx,
};
pub use group_report::{GroupReport, MatterLine, SessionLine, group_report, group_report_xlsx};
pub use inspection::{Inspection, InspectionItem, Verdict, inspection};
pub use notice::{Notice, notice};
pub use poster::{Poster, PosterFee, PosterLimit, PosterPart, poster};
pub use report::{Report, ReportTable, report};
pub use values::{
    Applicant, Channel, Letterhead, Limit, LimitUnit, Officer, PartKind, PartLine, PortalStatus, Procedure,
    Representative, ReturnMode, Signature,
};
