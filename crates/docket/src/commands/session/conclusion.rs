use diesel::prelude::*;
use identity::Ctx;
use kernel::{Date, Id, Reason};
use organization::{Directory, UnitKind};
use serde::{Deserialize, Serialize};
use store::Conn;

use super::act::SessionAct;
use super::record::matter_of;
use crate::commands::act::Target;
use crate::commands::rows;
use crate::commands::service::Docket;
use crate::commands::task::{apart, not_past};
use crate::events::Event;
use crate::model::{Action, Conclusion, Group, Paragraph, Record, RecordKind, write_units};
use crate::rules::Checks;
use crate::schema::{docket_conclusion, docket_group, docket_paragraph, docket_record};

/// One paragraph; with a lead it becomes a task.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct ParagraphInput {
    pub content: String,
    /// Code of the body that leads.
    pub lead: Option<String>,
    pub cooperating: Vec<String>,
    /// Code of the body that takes the result: the province, which issues the notice and so gives the task (H16).
    pub approver: Option<String>,
    pub product: Option<String>,
    /// Without one it is a task without a term.
    #[schema(value_type = Option<String>, format = Date)]
    pub due_on: Option<Date>,
    /// Code of a recommendation or matter that it serves.
    pub matter: Option<String>,
}

/// A conclusion notice as it is being written (H14).
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct DraftConclusion {
    /// The session's title unless told.
    pub title: Option<String>,
    pub opening: Option<String>,
    /// Place of the signature.
    pub place: Option<String>,
    /// Recipients, one a line.
    pub recipients: Option<String>,
    /// Drafted from the session's directions unless told.
    pub paragraphs: Option<Vec<ParagraphInput>>,
}

/// Paragraphs of one notice.
const MOST: usize = 200;
const LEADS: &[UnitKind] = &[UnitKind::Department, UnitKind::Commune];
/// The level that gives a task approves its extensions and takes its result (H16): a notice is the province's.
const APPROVERS: &[UnitKind] = &[UnitKind::Province];

impl Docket {
    /// Writes the draft; the last one stays.
    ///
    /// # Errors
    /// Forbidden; a conflict unless the session was held and its conclusion is not out; faults of the fields, such as
    /// a body that leads and takes the result as well.
    pub fn draft_conclusion(
        &self,
        conn: &mut Conn,
        ctx: &Ctx<'_>,
        target: &Target,
        cmd: &DraftConclusion,
    ) -> store::Result<Conclusion> {
        let mut act = self.begin_session(conn, ctx, target, Action::DraftConclusion)?;
        let known = rows::conclusion(conn, act.before.id)?;
        let group: Group = docket_group::table.find(act.before.docket_group).select(Group::as_select()).first(conn)?;
        let mut checks = Checks::new();
        let id = known.as_ref().map_or_else(Id::new, |known| known.id);
        let conclusion = head(&mut checks, &act, cmd, known.as_ref(), id, group.unit);
        let paragraphs = match &cmd.paragraphs {
            Some(given) => read(conn, &mut checks, &act, &conclusion, given)?,
            None => from_records(conn, &conclusion)?,
        };
        checks.done()?;
        if known.is_some() {
            diesel::update(docket_conclusion::table.find(id)).set(&conclusion).execute(conn)?;
            diesel::delete(docket_paragraph::table.filter(docket_paragraph::conclusion.eq(id))).execute(conn)?;
        } else {
            diesel::insert_into(docket_conclusion::table).values(&conclusion).execute(conn)?;
        }
        for paragraph in &paragraphs {
            diesel::insert_into(docket_paragraph::table).values(paragraph).execute(conn)?;
        }
        act.tell(Event::ConclusionDrafted { paragraphs: rows::count(paragraphs.len()) });
        act.commit(conn)?;
        Ok(conclusion)
    }
}

/// What stands around the paragraphs; what is not told stays as it was.
fn head(
    checks: &mut Checks,
    act: &SessionAct<'_>,
    cmd: &DraftConclusion,
    known: Option<&Conclusion>,
    id: Id,
    unit: Id,
) -> Conclusion {
    let title = known.map_or(&act.before.title, |known| &known.title);
    let place = known.map_or(&act.before.place, |known| &known.place);
    let title = checks.line("title", cmd.title.as_ref().unwrap_or(title), 500);
    let place = checks.line("place", cmd.place.as_ref().unwrap_or(place), 200);
    let known_opening = known.map(|known| known.opening.clone());
    let known_recipients = known.map(|known| known.recipients.clone());
    Conclusion {
        id,
        session: act.before.id,
        seq: known.map_or(1, |known| known.seq + 1),
        unit,
        title,
        opening: checks.maybe("opening", cmd.opening.as_deref(), 8_000).or(known_opening).unwrap_or_default(),
        place,
        recipients: checks
            .maybe("recipients", cmd.recipients.as_deref(), 4_000)
            .or(known_recipients)
            .unwrap_or_default(),
        number: None,
        signed_on: None,
        signer: None,
        signer_title: None,
        drafted_at: act.ctx.now,
        drafted_by: act.ctx.actor.account,
        drafted_by_name: act.ctx.actor.name.clone(),
        issued_at: None,
    }
}

fn read(
    conn: &mut Conn,
    checks: &mut Checks,
    act: &SessionAct<'_>,
    conclusion: &Conclusion,
    given: &[ParagraphInput],
) -> store::Result<Vec<Paragraph>> {
    let fits = (1..=MOST).contains(&given.len());
    checks.require(fits, "paragraphs", || Reason::new("docket-too-many").with("max", MOST));
    let paragraphs = given.iter().take(MOST).enumerate();
    paragraphs.map(|(at, paragraph)| one(conn, checks, act, conclusion, at, paragraph)).collect()
}

fn one(
    conn: &mut Conn,
    checks: &mut Checks,
    act: &SessionAct<'_>,
    conclusion: &Conclusion,
    at: usize,
    given: &ParagraphInput,
) -> store::Result<Paragraph> {
    let field = |name: &str| format!("paragraphs[{at}].{name}");
    let (directory, today): (&Directory, Date) = (&act.picture.directory, act.ctx.now.date());
    let filled = |code: &Option<String>| code.clone().filter(|code| !code.trim().is_empty());
    let content = checks.lines(&field("content"), &given.content, 8_000);
    let lead = filled(&given.lead).and_then(|code| checks.unit(&field("lead"), &code, directory, LEADS, today));
    let lead = lead.map(|lead| lead.id);
    let approver = match filled(&given.approver) {
        Some(code) => checks.unit(&field("approver"), &code, directory, APPROVERS, today).map(|unit| unit.id),
        None => Some(conclusion.unit),
    };
    let product = checks.maybe(&field("product"), given.product.as_deref(), 500);
    if let (Some(lead), Some(approver)) = (lead, approver) {
        apart(checks, &field("lead"), directory, lead, approver);
        checks.require(product.is_some(), &field("product"), || Reason::new("docket-field-required"));
    }
    let since = act.before.held_at.unwrap_or(act.before.planned_from).date();
    not_past(checks, &field("due_on"), given.due_on, since);
    let cooperating = checks.units(&field("cooperating"), &given.cooperating, directory, today);
    let cooperating: Vec<Id> = cooperating.into_iter().filter(|unit| Some(*unit) != lead).collect();
    let matter = match filled(&given.matter) {
        Some(code) => matter_of(conn, checks, &field("matter"), &code)?,
        None => None,
    };
    Ok(Paragraph {
        conclusion: conclusion.id,
        no: rows::count(at) + 1,
        content,
        lead_body: lead,
        cooperating: write_units(&cooperating),
        approver_unit: approver.filter(|_| lead.is_some()),
        product,
        due_on: given.due_on,
        matter,
    })
}

/// The session's directions, in the order in which they were written down.
fn from_records(conn: &mut Conn, conclusion: &Conclusion) -> store::Result<Vec<Paragraph>> {
    let records: Vec<Record> = docket_record::table
        .filter(docket_record::session.eq(conclusion.session))
        .filter(docket_record::kind.eq(RecordKind::Direction))
        .order(docket_record::no)
        .select(Record::as_select())
        .load(conn)?;
    let paragraph = |(at, record): (usize, Record)| Paragraph {
        conclusion: conclusion.id,
        no: rows::count(at) + 1,
        content: record.said,
        approver_unit: record.lead_body.map(|_| conclusion.unit),
        lead_body: record.lead_body,
        cooperating: record.cooperating,
        product: record.product,
        due_on: record.due_on,
        matter: record.matter,
    };
    Ok(records.into_iter().enumerate().map(paragraph).collect())
}
