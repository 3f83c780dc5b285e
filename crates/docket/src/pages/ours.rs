use askama::Template;
use axum::extract::State as From;
use identity::Ctx;
use kernel::{Reason, Refusal};
use organization::UnitKind;
use serde::Deserialize;
use store::Conn;
use web::{Page, Query, Staff, Texts};

use super::Answer;
use super::names::Names;
use super::rows::{self, Row, with_query};
use crate::WORDS;
use crate::desk::Desk;
use crate::queries::{Cursor, RecommendationFilter, SessionFilter, SessionRow};

const ROWS: i64 = 25;

#[derive(Clone, Deserialize, Default)]
pub struct Ask {
    /// Code of a commune, for those who may see several.
    #[serde(default)]
    commune: String,
    #[serde(default)]
    cursor: String,
}

/// A working session that this commune is part of.
struct Visit {
    code: String,
    title: String,
    at: String,
    state: String,
}

#[derive(Template)]
#[template(path = "ours.html")]
struct Ours {
    page: Page,
    t: Texts,
    commune: String,
    rows: Vec<Row>,
    tasks: Vec<super::parts::TaskLink>,
    visits: Vec<Visit>,
    next: Option<String>,
    first: String,
}

/// What we raised, where it is, whose turn it is and since when.
pub async fn page(From(desk): From<Desk>, staff: Staff, Query(ask): Query<Ask>) -> Answer {
    let t = staff.texts(&WORDS);
    let (now, actor, docket, asked) = (desk.kit.clock.now(), staff.actor.clone(), desk.docket.clone(), ask.clone());
    let read = move |conn: &mut Conn| {
        let ctx = Ctx::new(&actor, now);
        let names = Names::load(conn)?;
        let own =
            actor.home_unit().map(|unit| names.body(unit)).filter(|unit| names.kind(*unit) == Some(UnitKind::Commune));
        let commune = names.0.by_code(asked.commune.trim()).map(|unit| unit.id).or(own);
        let commune = commune.ok_or_else(|| Refusal::NotFound(Reason::new("docket-page-no-commune")))?;
        let filter = RecommendationFilter { commune: Some(commune), ..RecommendationFilter::default() };
        let page = docket.recommendations(conn, &ctx, &filter, ROWS, Cursor::parse(&asked.cursor))?;
        let next = page.next;
        let rows = rows::recommendations(conn, page.rows, now, &t)?;
        let tasks = super::desk::tasks_of(conn, &docket, &ctx, commune, &names, &t)?;
        let sessions = SessionFilter { commune: Some(commune), ..SessionFilter::default() };
        let sessions = docket.sessions(conn, &ctx, &sessions, 5, None)?;
        let visit = |row: SessionRow| Visit {
            at: t.datetime(row.session.planned_from),
            state: t.say(&row.session.state.key()),
            code: row.session.code,
            title: row.session.title,
        };
        let visits = sessions.rows.into_iter().map(visit).collect();
        Ok((names.unit(commune), names.code(commune), rows, next, tasks, visits))
    };
    let (commune, code, rows, next, tasks, visits) = desk.kit.store.read(read).await?;
    let address = |cursor: &str| with_query("/staff/docket/ours", [("commune", code.as_str()), ("cursor", cursor)]);
    web::render(&Ours {
        page: Page::staff(&staff, t.say("docket-page-ours-title")),
        next: next.map(|cursor| address(&cursor.to_string())),
        first: if ask.cursor.is_empty() { String::new() } else { address("") },
        t,
        commune,
        rows,
        tasks,
        visits,
    })
}
