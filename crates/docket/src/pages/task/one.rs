use askama::Template;
use axum::extract::State as From;
use identity::Ctx;
use store::Conn;
use web::{Page, Path, Staff, Texts};

use crate::WORDS;
use crate::desk::Desk;
use crate::model::{Extension, FileRole, Report};
use crate::pages::Answer;
use crate::pages::clock::{Pill, pill};
use crate::pages::deadline;
use crate::pages::names::Names;
use crate::pages::parts::{self, Button, FileLink, Line};
use crate::queries::{self, TaskView};

/// Progress as it was told.
struct Progress {
    at: String,
    who: String,
    percent: i32,
    said: String,
    finished: bool,
    /// What the approving level said.
    taken: Option<Pill>,
    remark: Option<String>,
    files: Vec<FileLink>,
}

/// A longer term that was asked for (H16).
struct Longer {
    words: String,
    reason: String,
    decision: Pill,
    remark: Option<String>,
}

#[derive(Template)]
#[template(path = "task.html")]
struct One {
    page: Page,
    t: Texts,
    code: String,
    content: String,
    illustration: bool,
    state: Pill,
    lapsed: bool,
    /// Name of the clock, due time, how it stands.
    clock: Option<(String, String, Pill)>,
    turn: String,
    facts: Vec<(String, String)>,
    /// The paragraph it comes from, and the session.
    source: Option<String>,
    session: Option<String>,
    buttons: Vec<Button>,
    reports: Vec<Progress>,
    extensions: Vec<Longer>,
    history: Vec<Line>,
}

/// One task on one page.
pub async fn page(From(desk): From<Desk>, staff: Staff, Path(code): Path<String>) -> Answer {
    let t = staff.texts(&WORDS);
    let (now, actor, docket) = (desk.kit.clock.now(), staff.actor.clone(), desk.docket.clone());
    let read = move |conn: &mut Conn| {
        let ctx = Ctx::new(&actor, now);
        let view = docket.task(conn, &ctx, &code)?;
        let history = docket.history(conn, &ctx, &code)?;
        let names = Names::load(conn)?;
        let calendar = organization::calendar_for(conn, view.task.holder_unit, now.date())?;
        let person = parts::person(conn, view.task.holder_person);
        let session = view.task.session.map(|id| queries::session_code(conn, id)).transpose()?;
        let illustration = queries::is_illustration(conn, view.task.session, view.task.matter)?;
        Ok((view, history, names, calendar, person, session, illustration))
    };
    let (view, history, names, calendar, person, session, illustration) = desk.kit.store.read(read).await?;
    let task = &view.task;
    let base = format!("/staff/docket/tasks/{}", task.code);
    let clock = task.next_clock.zip(task.next_clock_at).filter(|_| task.open);
    let unit = names.unit(task.holder_unit);
    web::render(&One {
        page: Page::staff(&staff, format!("{} · {}", task.code, t.say("docket-page-task"))),
        code: task.code.clone(),
        content: task.content.clone(),
        illustration,
        state: parts::task_state(view.state, &t),
        lapsed: task.lapsed,
        clock: clock.map(|(clock, at)| (t.say(&clock.key()), t.datetime(at), pill(&t, &calendar, now, at))),
        turn: if person.is_empty() { unit } else { format!("{person} · {unit}") },
        facts: facts(&view, &names, &t),
        source: view
            .source
            .as_ref()
            .map(|source| t.fill("docket-page-source", (("no", source.no), ("text", source.content.as_str())))),
        session,
        buttons: parts::buttons(&view.actions, &base, &t),
        reports: view.reports.iter().rev().map(|report| progress(report, &view, &base, &t)).collect(),
        extensions: view.extensions.iter().map(|own| longer(own, &t)).collect(),
        history: parts::history(history, &names, &t),
        t,
    })
}

fn facts(view: &TaskView, names: &Names, t: &Texts) -> Vec<(String, String)> {
    let task = &view.task;
    let first = task.first_due_at.filter(|first| Some(*first) != task.due_at);
    let texts = [
        ("lead", names.unit(task.lead_body)),
        ("cooperating", names.list(&view.units)),
        ("product", task.product.clone()),
        ("due-on", task.due_at.map_or_else(|| t.say("docket-page-no-term"), |at| t.date(at))),
        ("first-due", first.map(|at| t.date(at)).unwrap_or_default()),
        ("approver", names.unit(task.approver_unit)),
        ("given-by", format!("{} · {}", task.given_by_name, t.datetime(task.given_at))),
    ];
    let shown = texts.into_iter().filter(|(_, value)| !value.is_empty());
    shown.map(|(key, value)| (t.say(&format!("docket-page-field-{key}")), value)).collect()
}

fn progress(report: &Report, view: &TaskView, base: &str, t: &Texts) -> Progress {
    let mine = view.files.iter().filter(|file| file.role == FileRole::Evidence && file.part == Some(report.no));
    let taken = report.taken.map(|taken| match taken {
        true => Pill { kind: "ok", words: t.say("docket-page-taken") },
        false => Pill { kind: "bad", words: t.say("docket-page-not-taken") },
    });
    Progress {
        at: t.datetime(report.at),
        who: report.by_name.clone(),
        percent: report.progress,
        said: report.said.clone(),
        finished: report.finished,
        taken,
        remark: report.remark.clone(),
        files: mine.map(|file| parts::file(file, base, t)).collect(),
    }
}

fn longer(own: &Extension, t: &Texts) -> Longer {
    let decision = match own.approved {
        Some(true) => Pill { kind: "ok", words: t.say("docket-page-approved") },
        Some(false) => Pill { kind: "bad", words: t.say("docket-page-declined") },
        None => Pill { kind: "warn", words: t.say("docket-page-waits") },
    };
    Longer {
        words: t.fill(
            "docket-page-longer",
            (("old", t.date(own.old_due_at)), ("new", t.date(own.new_due_at)), ("who", own.asked_by_name.as_str())),
        ),
        reason: own.reason.clone(),
        decision,
        remark: own.remark.clone(),
    }
}

/// Why these dates: every clock of the task with its sum.
pub async fn deadline(From(desk): From<Desk>, staff: Staff, Path(code): Path<String>) -> Answer {
    let sums = deadline::sums(&desk, &staff, &code).await?;
    deadline::show(&staff, code.clone(), format!("/staff/docket/tasks/{code}"), sums)
}
