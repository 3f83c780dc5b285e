use askama::Template;
use axum::extract::State as From;
use identity::Ctx;
use store::Conn;
use web::{Page, PageError, Path, Staff, Texts};

use crate::desk::Desk;
use crate::model::Thing;
use crate::pages::clock::Pill;
use crate::pages::names::Names;
use crate::pages::rows::Calendars;
use crate::pages::{Answer, file};
use crate::queries::FollowLine;
use crate::{WORDS, papers};

/// One line: what was found or asked, and how far it is.
struct Line {
    kind: String,
    href: Option<String>,
    code: String,
    title: String,
    unit: String,
    state: Pill,
    at: String,
    pill: Option<Pill>,
}

#[derive(Template)]
#[template(path = "follow-up.html")]
struct Shown {
    page: Page,
    t: Texts,
    code: String,
    title: String,
    illustration: bool,
    /// How many lines are done.
    progress: String,
    lines: Vec<Line>,
}

/// What came of a session, from findings to closed tasks, one line each.
pub async fn page(From(desk): From<Desk>, staff: Staff, Path(code): Path<String>) -> Answer {
    let t = staff.texts(&WORDS);
    let (now, actor, docket) = (desk.kit.clock.now(), staff.actor.clone(), desk.docket.clone());
    let read = move |conn: &mut Conn| {
        let follow = docket.follow_up(conn, &Ctx::new(&actor, now), &code)?;
        let names = Names::load(conn)?;
        let calendars =
            Calendars::load(conn, follow.lines.iter().filter_map(|line| line.unit).collect::<Vec<_>>(), now)?;
        let done = follow.lines.iter().filter(|line| line.done).count();
        let lines: Vec<Line> = follow.lines.into_iter().map(|line| show(line, &names, &calendars, now, &t)).collect();
        Ok((follow.session, follow.illustration, lines, done))
    };
    let (session, illustration, lines, done) = desk.kit.store.read(read).await?;
    let page = Page::staff(&staff, t.fill("docket-page-follow-up-of", [("code", &session.code)]));
    let progress = t.fill("docket-page-done-of", [("done", done), ("all", lines.len())]);
    web::render(&Shown { page, t, code: session.code, title: session.title, illustration, progress, lines })
}

fn show(line: FollowLine, names: &Names, calendars: &Calendars, now: kernel::Timestamp, t: &Texts) -> Line {
    let href = match line.kind {
        Thing::Recommendation | Thing::Matter => Some(format!("/staff/docket/recommendations/{}", line.code)),
        Thing::Task => Some(format!("/staff/docket/tasks/{}", line.code)),
        _ => None,
    };
    let due = line.due_at.filter(|_| !line.done).zip(line.unit);
    Line {
        kind: t.say(&format!("docket-thing-{}", line.kind)),
        href,
        unit: names.maybe(line.unit),
        state: Pill { kind: if line.done { "ok" } else { "none" }, words: standing(&line, t) },
        at: t.datetime(line.at),
        pill: due.map(|(at, unit)| calendars.pill(t, unit, now, at)),
        code: line.code,
        title: line.title,
    }
}

fn standing(line: &FollowLine, t: &Texts) -> String {
    let score = line.score.map(|score| t.fill("docket-page-score", [("score", score)]));
    score.unwrap_or_else(|| t.say(&line.state_key))
}

/// The report of the working group on a session, as `report.pdf` or `report.xlsx`.
pub async fn report(From(desk): From<Desk>, staff: Staff, Path((code, name)): Path<(String, String)>) -> Answer {
    if !matches!(name.as_str(), "report.pdf" | "report.xlsx") {
        return Err(PageError::not_found());
    }
    let (now, actor, docket) = (desk.kit.clock.now(), staff.actor.clone(), desk.docket.clone());
    let asked = code.clone();
    let read = move |conn: &mut Conn| papers::session_report(conn, &docket, &Ctx::new(&actor, now), &asked);
    let report = desk.kit.store.write(read).await?;
    let spreadsheet = name.ends_with(".xlsx");
    let print = move || match spreadsheet {
        true => documents::group_report_xlsx(&report),
        false => documents::group_report(&report),
    };
    file::print(&format!("{code}-{name}"), print).await
}
