use documents::{Figure, GroupReport, MatterLine, SessionLine, Signature};
use identity::Ctx;
use kernel::Id;
use store::Conn;
use web::Texts;

use super::{letterhead, vietnamese};
use crate::Docket;
use crate::model::{Record, RecordKind, Timeliness};
use crate::pages::Names;
use crate::queries::{FollowUp, Raised, SessionView, TaskRow, raised_at, tasks_at};

/// The report of the working group on a session: what was seen, what was raised, what came of it. Nothing is left out.
/// It goes out of the house, so the look stands in the chain.
///
/// # Errors
/// Not found; forbidden, also for a commune that was visited; those of the database.
pub fn session_report(conn: &mut Conn, docket: &Docket, ctx: &Ctx<'_>, code: &str) -> store::Result<GroupReport> {
    let t = vietnamese();
    let names = Names::load(conn)?;
    docket.export_session(conn, ctx, code)?;
    let view = docket.session(conn, ctx, code)?;
    let follow = docket.follow_up(conn, ctx, code)?;
    let raised = raised_at(conn, view.session.id, ctx.now)?;
    let tasks = tasks_at(conn, view.session.id, ctx.now)?;
    let mut matters: Vec<MatterLine> = raised.iter().map(|own| matter(own, &names, &t)).collect();
    matters.extend(alone(&tasks, &raised, &names, &t));
    let place = names.0.province().map(|unit| unit.name.clone()).unwrap_or_default();
    Ok(GroupReport {
        letterhead: letterhead(&names, view.group.unit, None, super::briefing::short(&place), ctx.now.date()),
        subject: t.fill("docket-page-report-subject", [("number", &view.group.number), ("title", &view.session.title)]),
        opening: vec![t.fill("docket-page-report-opening", [("decision", &view.group.decision)])],
        sessions: view.communes.iter().map(|commune| session(*commune, &view, &raised, &names)).collect(),
        figures: figures(&raised, &matters, &tasks, &follow, &t),
        matters,
        recipients: vec![names.formal(view.group.unit), t.say("docket-page-report-archive")],
        signature: Signature {
            post: Some(view.group.head_title.clone()),
            name: view.group.head_name.clone(),
            ..Signature::default()
        },
    })
}

fn session(commune: Id, view: &SessionView, raised: &[Raised], names: &Names) -> SessionLine {
    let inspection = view.inspections.iter().rfind(|one| one.commune == commune && one.submitted_at.is_some());
    let found = |record: &&Record| record.kind == RecordKind::Finding && record.unit == Some(commune);
    let findings = view.records.iter().filter(found).count();
    SessionLine {
        commune: names.unit(commune),
        at: view.session.held_at.unwrap_or(view.session.planned_from),
        place: view.session.place.clone(),
        score: inspection.and_then(|one| one.score).map(|score| format!("{score} / 100")),
        findings: count(findings),
        recommendations: count(raised.iter().filter(|own| own.row.commune == commune).count()),
    }
}

fn matter(own: &Raised, names: &Names, t: &Texts) -> MatterLine {
    let row = &own.row;
    let number = own.answer.as_ref().and_then(|answer| answer.number.clone().zip(answer.signed_on));
    let tasks: Vec<String> = own.tasks.iter().map(|task| of_task(task, t)).collect();
    MatterLine {
        code: row.code.clone(),
        commune: names.unit(row.commune),
        field: t.say(&row.field.key()),
        content: row.title.clone(),
        lead: row.matter.as_ref().map(|matter| names.unit(matter.lead_body)),
        standing: standing(own, t),
        due: own.matter.as_ref().and_then(|matter| matter.answer_due_at).map(|at| at.date()),
        answer: number
            .map(|(number, day)| t.fill("docket-page-answer-number", (("number", number), ("day", t.date(day))))),
        task: Some(tasks.join("; ")).filter(|tasks| !tasks.is_empty()),
    }
}

fn standing(own: &Raised, t: &Texts) -> String {
    let state = t.say(&own.row.state.key());
    match own.matter.as_ref().and_then(|matter| matter.outcome) {
        Some(Timeliness::Late) => format!("{state} ({})", t.say("docket-page-late")),
        Some(_) => format!("{state} ({})", t.say("docket-page-in-time")),
        None => state,
    }
}

/// Tasks of the session that stand beside no matter above: they came of findings and directions, or of matters that were
/// raised elsewhere.
fn alone<'a>(
    tasks: &'a [TaskRow],
    raised: &'a [Raised],
    names: &'a Names,
    t: &'a Texts,
) -> impl Iterator<Item = MatterLine> + 'a {
    let told = |task: Id| raised.iter().flat_map(|own| &own.tasks).any(|row| row.task.id == task);
    tasks.iter().filter(move |row| !told(row.task.id)).map(|row| MatterLine {
        code: row.task.code.clone(),
        commune: String::new(),
        field: t.say("docket-page-task"),
        content: row.task.content.clone(),
        lead: Some(names.unit(row.task.lead_body)),
        standing: t.say(&row.state.key()),
        due: row.task.due_at.map(|at| at.date()),
        answer: None,
        task: Some(of_task(row, t)),
    })
}

fn of_task(row: &TaskRow, t: &Texts) -> String {
    format!("{}: {}", row.task.code, t.say(&row.state.key()))
}

fn figures(raised: &[Raised], matters: &[MatterLine], tasks: &[TaskRow], follow: &FollowUp, t: &Texts) -> Vec<Figure> {
    let line = |key: &str, value: usize| Figure {
        name: t.say(&format!("docket-page-report-{key}")),
        value: Some(t.number(value)),
        note: None,
    };
    vec![
        line("raised", raised.len()),
        line("answered", matters.iter().filter(|line| line.answer.is_some()).count()),
        line("open", raised.iter().filter(|own| own.row.state.is_open()).count()),
        line("tasks", tasks.len()),
        line("tasks-done", tasks.iter().filter(|row| !row.task.open).count()),
        line("lines", follow.lines.len()),
    ]
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
