use kernel::{Date, Id, Timestamp};
use organization::Directory;
use serde::Serialize;
use utoipa::ToSchema;

use super::code;
use crate::model::{Attendee, Inspection, Paragraph, Record, read_units};
use crate::queries::{SessionRow, SessionView};

/// A session in a list.
#[derive(Serialize, ToSchema)]
#[schema(as = SessionRow)]
pub(in crate::api) struct SessionAnswer {
    pub code: String,
    pub seq: i32,
    pub title: String,
    pub place: String,
    pub state: &'static str,
    #[schema(value_type = String, format = DateTime)]
    pub from: Timestamp,
    #[schema(value_type = String, format = DateTime)]
    pub to: Timestamp,
    #[schema(value_type = Option<String>, format = DateTime)]
    pub held_at: Option<Timestamp>,
    pub communes: Vec<String>,
    pub next_clock: Option<&'static str>,
    #[schema(value_type = Option<String>, format = DateTime)]
    pub next_clock_at: Option<Timestamp>,
}

impl SessionAnswer {
    pub(in crate::api) fn new(directory: &Directory, row: SessionRow) -> Self {
        let session = row.session;
        Self {
            communes: row.communes.into_iter().map(|commune| code(directory, commune)).collect(),
            code: session.code,
            seq: session.seq,
            title: session.title,
            place: session.place,
            state: session.state.as_str(),
            from: session.planned_from,
            to: session.planned_to,
            held_at: session.held_at,
            next_clock: session.next_clock.filter(|_| session.open).map(crate::model::ClockKind::as_str),
            next_clock_at: session.next_clock_at.filter(|_| session.open),
        }
    }
}

/// One session.
#[derive(Serialize, ToSchema)]
#[schema(as = Session)]
pub(in crate::api) struct WholeSession {
    #[serde(flatten)]
    pub session: SessionAnswer,
    pub agenda: String,
    pub group: String,
    /// Number of the conclusion notice, once it is out.
    pub conclusion: Option<String>,
    pub paragraphs: Vec<ParagraphAnswer>,
    /// Who was there, by post.
    pub attendees: Vec<AttendeeAnswer>,
    /// What was said and found.
    pub records: Vec<RecordAnswer>,
    pub inspections: Vec<InspectedAnswer>,
    pub actions: Vec<&'static str>,
}

/// Somebody who was there.
#[derive(Serialize, ToSchema)]
#[schema(as = SessionAttendee)]
pub(in crate::api) struct AttendeeAnswer {
    pub unit: Option<String>,
    pub name: String,
    pub post: String,
}

/// One line of the record.
#[derive(Serialize, ToSchema)]
#[schema(as = SessionRecord)]
pub(in crate::api) struct RecordAnswer {
    pub no: i32,
    /// `report`, `opinion`, `finding` or `direction`.
    pub kind: &'static str,
    pub unit: Option<String>,
    pub said: String,
    /// For a direction: who leads, what shall come of it, by when.
    pub lead: Option<String>,
    pub product: Option<String>,
    #[schema(value_type = Option<String>, format = Date)]
    pub due_on: Option<Date>,
}

/// A centre looked at with a checklist.
#[derive(Serialize, ToSchema)]
#[schema(as = SessionInspection)]
pub(in crate::api) struct InspectedAnswer {
    #[schema(value_type = String, format = "uuid")]
    pub id: Id,
    pub commune: String,
    /// Points of a hundred, once it was submitted.
    pub score: Option<i32>,
}

/// A paragraph of the notice.
#[derive(Serialize, ToSchema)]
#[schema(as = Paragraph)]
pub(in crate::api) struct ParagraphAnswer {
    pub no: i32,
    pub content: String,
    pub lead: Option<String>,
    pub cooperating: Vec<String>,
    pub product: Option<String>,
    #[schema(value_type = Option<String>, format = Date)]
    pub due_on: Option<Date>,
}

impl ParagraphAnswer {
    fn new(directory: &Directory, paragraph: Paragraph) -> Self {
        let units = read_units(&paragraph.cooperating).into_iter();
        Self {
            no: paragraph.no,
            lead: paragraph.lead_body.map(|lead| code(directory, lead)),
            cooperating: units.map(|unit| code(directory, unit)).collect(),
            content: paragraph.content,
            product: paragraph.product,
            due_on: paragraph.due_on,
        }
    }
}

impl WholeSession {
    pub(in crate::api) fn new(directory: &Directory, view: SessionView, paragraphs: Vec<Paragraph>) -> Self {
        let unit = |id: Option<Id>| id.map(|id| code(directory, id));
        let attendee = |own: Attendee| AttendeeAnswer { unit: unit(own.unit), name: own.name, post: own.post };
        let record = |own: Record| RecordAnswer {
            no: own.no,
            kind: own.kind.as_str(),
            unit: unit(own.unit),
            lead: unit(own.lead_body),
            said: own.said,
            product: own.product,
            due_on: own.due_on,
        };
        let inspected =
            |own: Inspection| InspectedAnswer { id: own.id, commune: code(directory, own.commune), score: own.score };
        Self {
            attendees: view.attendees.into_iter().map(attendee).collect(),
            records: view.records.into_iter().map(record).collect(),
            inspections: view.inspections.into_iter().map(inspected).collect(),
            agenda: view.session.agenda.clone(),
            group: view.group.number,
            conclusion: view.conclusion.and_then(|conclusion| conclusion.number),
            paragraphs: paragraphs.into_iter().map(|own| ParagraphAnswer::new(directory, own)).collect(),
            actions: view.actions.into_iter().map(crate::Action::as_str).collect(),
            session: SessionAnswer::new(directory, SessionRow { session: view.session, communes: view.communes }),
        }
    }
}
