use diesel::prelude::*;
use identity::Ctx;
use kernel::{Date, Id, Reason};
use serde::{Deserialize, Serialize};
use store::Conn;

use super::act::SessionAct;
use crate::commands::act::Target;
use crate::commands::files::{self, Place};
use crate::commands::service::Docket;
use crate::commands::task::{NewTask, apart, not_past};
use crate::commands::{StoredFile, rows};
use crate::events::Event;
use crate::model::{
    Action, Conclusion, FileRole, Paragraph, Session, SessionState, Task, Thing, Timeliness, read_units,
};
use crate::rules::Checks;
use crate::schema::{docket_conclusion, docket_paragraph};

/// Numbering, dating and signing a conclusion notice (H14).
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct IssueConclusion {
    pub number: String,
    #[schema(value_type = Option<String>, format = Date)]
    pub signed_on: Option<Date>,
    pub signer: String,
    pub signer_title: String,
    /// The signed PDF, if it is there already.
    pub file: Option<StoredFile>,
}

/// A notice that is out, with the tasks that came of it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Issued {
    pub session: Session,
    pub conclusion: Conclusion,
    pub tasks: Vec<Task>,
}

impl Docket {
    /// Issues the notice: each paragraph with a lead becomes a task whose clock starts.
    ///
    /// # Errors
    /// Forbidden; a conflict without a draft, or once it is out; faults of the fields; a paragraph whose term ends before
    /// the notice is signed, or whose lead takes its own result.
    pub fn issue_conclusion(
        &self,
        conn: &mut Conn,
        ctx: &Ctx<'_>,
        target: &Target,
        cmd: &IssueConclusion,
    ) -> store::Result<Issued> {
        let mut act = self.begin_session(conn, ctx, target, Action::IssueConclusion)?;
        let draft = rows::conclusion(conn, act.before.id)?.ok_or_else(rows::not_found)?;
        let paragraphs: Vec<Paragraph> = docket_paragraph::table
            .filter(docket_paragraph::conclusion.eq(draft.id))
            .order(docket_paragraph::no)
            .select(Paragraph::as_select())
            .load(conn)?;
        let conclusion = signed(&act, draft, &paragraphs, cmd)?;
        diesel::update(docket_conclusion::table.find(conclusion.id)).set(&conclusion).execute(conn)?;
        if let Some(file) = &cmd.file {
            let place = Place { thing: Thing::Conclusion, thing_id: conclusion.id, role: FileRole::Signed, part: None };
            files::keep(conn, ctx, place, file)?;
        }
        let tasks = give(conn, &act, &conclusion, paragraphs)?;
        let clock = act.end_clock(conn)?;
        act.after.state = SessionState::Concluded;
        act.after.open = false;
        act.tell(Event::Concluded {
            number: conclusion.number.clone().unwrap_or_default(),
            tasks: tasks.iter().map(|task| task.code.clone()).collect(),
            outcome: clock.and_then(|clock| clock.outcome).unwrap_or(Timeliness::OnTime),
        });
        let session = act.commit(conn)?.session;
        Ok(Issued { session, conclusion, tasks })
    }
}

/// The draft with number, date and signature; or everything that is wrong.
fn signed(
    act: &SessionAct<'_>,
    draft: Conclusion,
    paragraphs: &[Paragraph],
    cmd: &IssueConclusion,
) -> store::Result<Conclusion> {
    let mut checks = Checks::new();
    let number = checks.line("number", &cmd.number, 100);
    let signer = checks.line("signer", &cmd.signer, 200);
    let signer_title = checks.line("signer_title", &cmd.signer_title, 200);
    let signed_on = checks.chosen("signed_on", cmd.signed_on);
    let since = act.before.held_at.unwrap_or(act.before.planned_from).date();
    if let Some(day) = signed_on {
        let fits = (since..=act.ctx.now.date()).contains(&day);
        checks.require(fits, "signed_on", || Reason::new("docket-signed-on"));
    }
    if let Some(file) = &cmd.file {
        files::check(&mut checks, "file", file, FileRole::Signed);
    }
    checks.require(!paragraphs.is_empty(), "paragraphs", || Reason::new("docket-field-required"));
    for (at, paragraph) in paragraphs.iter().enumerate() {
        let field = |name: &str| format!("paragraphs[{at}].{name}");
        // A notice may go out days after it was drafted: its terms are held against today as well.
        not_past(&mut checks, &field("due_on"), paragraph.due_on, act.ctx.now.date());
        if let (Some(lead), Some(approver)) = (paragraph.lead_body, paragraph.approver_unit) {
            apart(&mut checks, &field("lead"), &act.picture.directory, lead, approver);
            checks.require(paragraph.product.is_some(), &field("product"), || Reason::new("docket-field-required"));
        }
    }
    checks.done()?;
    Ok(Conclusion {
        seq: draft.seq + 1,
        number: Some(number),
        signed_on,
        signer: Some(signer),
        signer_title: Some(signer_title),
        issued_at: Some(act.ctx.now),
        ..draft
    })
}

fn give(
    conn: &mut Conn,
    act: &SessionAct<'_>,
    conclusion: &Conclusion,
    paragraphs: Vec<Paragraph>,
) -> store::Result<Vec<Task>> {
    let mut tasks = Vec::with_capacity(paragraphs.len());
    for paragraph in paragraphs {
        let Some(lead) = paragraph.lead_body else { continue };
        let cooperating: Vec<Id> = read_units(&paragraph.cooperating);
        let task = NewTask {
            conclusion: Some(conclusion.id),
            paragraph: Some(paragraph.no),
            session: Some(act.before.id),
            matter: paragraph.matter,
            source: conclusion.number.clone(),
            content: paragraph.content,
            product: paragraph.product.unwrap_or_default(),
            lead,
            cooperating: cooperating.into_iter().filter(|unit| *unit != lead).collect(),
            approver: paragraph.approver_unit.unwrap_or(conclusion.unit),
            due_on: paragraph.due_on,
            given_by: conclusion.signer.clone().unwrap_or_default(),
        };
        tasks.push(task.give(conn, act.ctx, &act.picture, act.unit)?);
    }
    Ok(tasks)
}
