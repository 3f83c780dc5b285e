use documents::{Figure, GroupReport, MatterLine, SessionLine, Signature};
use identity::Ctx;
use kernel::Id;
use store::Conn;
use web::Texts;

use super::{letterhead, vietnamese};
use crate::Docket;
use crate::model::{State, Task, Timeliness};
use crate::pages::Names;
use crate::queries::{
    FollowUp, RecommendationFilter, RecommendationRow, RecommendationView, SessionView, TaskFilter, TaskRow,
};

/// Rows of one list in a report.
const MOST: i64 = 200;

/// The report of the working group on a session: what was seen, what was raised, what came of it.
///
/// # Errors
/// Not found; forbidden; those of the database.
pub fn session_report(conn: &mut Conn, docket: &Docket, ctx: &Ctx<'_>, code: &str) -> store::Result<GroupReport> {
    let t = vietnamese();
    let names = Names::load(conn)?;
    let view = docket.session(conn, ctx, code)?;
    let follow = docket.follow_up(conn, ctx, code)?;
    let raised = RecommendationFilter { session: Some(view.session.id), ..RecommendationFilter::default() };
    let raised = docket.recommendations(conn, ctx, &raised, MOST, None)?.rows;
    let tasks = TaskFilter { session: Some(view.session.id), all: true, ..TaskFilter::default() };
    let tasks = docket.tasks(conn, ctx, &tasks, MOST, None)?.rows;
    let mut matters = Vec::with_capacity(raised.len());
    for row in &raised {
        let own = docket.recommendation(conn, ctx, &row.code)?;
        matters.push(matter(row, &own, &names, &t));
    }
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

fn session(commune: Id, view: &SessionView, raised: &[RecommendationRow], names: &Names) -> SessionLine {
    let inspection = view.inspections.iter().rfind(|one| one.commune == commune);
    let findings = view.records.iter().filter(|record| record.unit == Some(commune)).count();
    SessionLine {
        commune: names.unit(commune),
        at: view.session.held_at.unwrap_or(view.session.planned_from),
        place: view.session.place.clone(),
        score: inspection.and_then(|one| one.score).map(|score| format!("{score} / 100")),
        findings: count(findings),
        recommendations: count(raised.iter().filter(|row| row.commune == commune).count()),
    }
}

fn matter(row: &RecommendationRow, own: &RecommendationView, names: &Names, t: &Texts) -> MatterLine {
    let answer = own.answers.last();
    let number = answer.and_then(|answer| answer.number.clone().zip(answer.signed_on));
    MatterLine {
        code: row.code.clone(),
        commune: names.unit(row.commune),
        field: t.say(&row.field.key()),
        content: row.title.clone(),
        lead: row.matter.as_ref().map(|matter| names.unit(matter.lead_body)),
        standing: standing(row.state, own, t),
        due: own.matter.as_ref().and_then(|matter| matter.answer_due_at).map(|at| at.date()),
        answer: number
            .map(|(number, day)| t.fill("docket-page-answer-number", (("number", number), ("day", t.date(day))))),
        task: own.tasks.first().map(|task| of_task(task, t)),
    }
}

fn standing(state: State, own: &RecommendationView, t: &Texts) -> String {
    let outcome = own.matter.as_ref().and_then(|matter| matter.outcome);
    match outcome {
        Some(Timeliness::Late) => format!("{} ({})", t.say(&state.key()), t.say("docket-page-late")),
        Some(_) => format!("{} ({})", t.say(&state.key()), t.say("docket-page-in-time")),
        None => t.say(&state.key()),
    }
}

/// Tasks that came of no recommendation: findings and directions of the session.
fn alone<'a>(
    tasks: &'a [TaskRow],
    raised: &'a [RecommendationRow],
    names: &'a Names,
    t: &'a Texts,
) -> impl Iterator<Item = MatterLine> + 'a {
    let of_a_matter = |task: &Task| raised.iter().any(|row| row.matter.is_some() && task.matter.is_some());
    tasks.iter().filter(move |row| !of_a_matter(&row.task)).map(|row| MatterLine {
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

fn figures(
    raised: &[RecommendationRow],
    matters: &[MatterLine],
    tasks: &[TaskRow],
    follow: &FollowUp,
    t: &Texts,
) -> Vec<Figure> {
    let line = |key: &str, value: usize| Figure {
        name: t.say(&format!("docket-page-report-{key}")),
        value: Some(t.number(value)),
        note: None,
    };
    vec![
        line("raised", raised.len()),
        line("answered", matters.iter().filter(|line| line.answer.is_some()).count()),
        line("open", raised.iter().filter(|row| row.state.is_open()).count()),
        line("tasks", tasks.len()),
        line("tasks-done", tasks.iter().filter(|row| !row.task.open).count()),
        line("lines", follow.lines.len()),
    ]
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
