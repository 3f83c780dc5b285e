use askama::Template;
use axum::extract::State as From;
use identity::Ctx;
use kernel::{Id, Timestamp};
use store::Conn;
use web::{Page, Staff, Texts};

use super::Answer;
use super::clock::Pill;
use super::names::Names;
use super::recommendation;
use super::rows::with_query;
use crate::WORDS;
use crate::desk::Desk;
use crate::model::Field;
use crate::queries::{FigureRow, LeaderPage, SharedRow, has_illustration};

/// One line of figures: a field or a department.
struct Line {
    name: String,
    /// The list behind the figures.
    href: String,
    raised: i64,
    open: i64,
    in_time: i64,
    late: i64,
    /// In time, of a hundred answered; `None` while nothing is answered.
    share: Option<i64>,
    kind: &'static str,
    escalated: i64,
    lapsed: i64,
    /// Days since the oldest open one was raised, and its code.
    oldest: Option<(i64, String)>,
}

impl Line {
    /// The list behind one of its figures.
    fn list(&self, standing: &str) -> String {
        let joint = if self.href.ends_with('?') { "" } else { "&" };
        format!("{}{joint}standing={standing}", self.href)
    }
}

/// A matter that many communes share.
struct Shared {
    code: String,
    title: String,
    field: String,
    lead: String,
    communes: i64,
    state: Pill,
}

#[derive(Template)]
#[template(path = "leader.html")]
struct Leader {
    page: Page,
    t: Texts,
    total: Line,
    tasks: Line,
    /// By department, by field: the title and the lines.
    tables: Vec<(String, Vec<Line>)>,
    shared: Vec<Shared>,
    /// Made-up matters are among them.
    illustration: bool,
    at: String,
}

/// What a leader reads in one minute, from roll-ups that every act keeps.
pub async fn page(From(desk): From<Desk>, staff: Staff) -> Answer {
    let t = staff.texts(&WORDS);
    let (now, actor, docket) = (desk.kit.clock.now(), staff.actor.clone(), desk.docket.clone());
    let read = move |conn: &mut Conn| {
        let figures = docket.leader(conn, &Ctx::new(&actor, now))?;
        Ok((figures, Names::load(conn)?, has_illustration(conn)?))
    };
    let (figures, names, illustration) = desk.kit.store.read(read).await?;
    let LeaderPage { by_field, by_department, tasks, shared, .. } = figures;
    web::render(&Leader {
        page: Page::staff(&staff, t.say("docket-page-leader-title")),
        total: sum(&by_field, t.say("docket-page-all"), now),
        tasks: line(&tasks, t.say("docket-page-tasks"), String::new(), now),
        tables: vec![
            (
                t.say("docket-page-by-department"),
                sorted(by_department.iter().map(|row| department(row, &names, now)).collect()),
            ),
            (t.say("docket-page-by-field"), sorted(by_field.iter().map(|row| field(row, now, &t)).collect())),
        ],
        shared: shared.into_iter().filter(|row| row.communes > 1).map(|row| share(row, &names, &t)).collect(),
        illustration,
        at: t.datetime(now),
        t,
    })
}

/// Those that need the leader most come first: late, then escalated, then open.
fn sorted(mut lines: Vec<Line>) -> Vec<Line> {
    lines.sort_by_key(|line| std::cmp::Reverse((line.late + line.lapsed, line.escalated, line.open, line.raised)));
    lines
}

fn field(row: &FigureRow, now: Timestamp, t: &Texts) -> Line {
    let name = Field::parse(&row.key).map_or_else(|| row.key.clone(), |field| t.say(&field.key()));
    line(row, name, with_query("/staff/docket/recommendations", [("field", row.key.as_str())]), now)
}

fn department(row: &FigureRow, names: &Names, now: Timestamp) -> Line {
    let unit = Id::parse(&row.key).unwrap_or_default();
    let code = names.code(unit);
    line(row, names.unit(unit), with_query("/staff/docket/recommendations", [("lead", code.as_str())]), now)
}

fn line(row: &FigureRow, name: String, href: String, now: Timestamp) -> Line {
    let answered = row.in_time + row.late;
    let share = (answered > 0).then(|| row.in_time * 100 / answered);
    Line {
        name,
        href,
        raised: row.raised,
        open: row.open,
        in_time: row.in_time,
        late: row.late,
        share,
        kind: match share {
            Some(95..) => "ok",
            Some(80..) | None => "warn",
            Some(_) => "bad",
        },
        escalated: row.escalated,
        lapsed: row.lapsed,
        oldest: row.oldest_at.zip(row.oldest_code.clone()).map(|(at, code)| (days(at, now), code)),
    }
}

fn days(from: Timestamp, to: Timestamp) -> i64 {
    (to.as_micros() - from.as_micros()).max(0) / 86_400_000_000
}

/// All lines in one.
fn sum(rows: &[FigureRow], name: String, now: Timestamp) -> Line {
    let mut all = FigureRow::default();
    for row in rows {
        all.raised += row.raised;
        all.open += row.open;
        all.in_time += row.in_time;
        all.late += row.late;
        all.escalated += row.escalated;
        all.lapsed += row.lapsed;
        if row.oldest_at.is_some_and(|at| all.oldest_at.is_none_or(|oldest| at < oldest)) {
            (all.oldest_at, all.oldest_code) = (row.oldest_at, row.oldest_code.clone());
        }
    }
    line(&all, name, with_query("/staff/docket/recommendations", []), now)
}

fn share(row: SharedRow, names: &Names, t: &Texts) -> Shared {
    Shared {
        field: t.say(&row.field.key()),
        lead: names.unit(row.lead_body),
        communes: i64::from(row.communes),
        state: recommendation::state(row.state, t),
        code: row.code,
        title: row.title,
    }
}
