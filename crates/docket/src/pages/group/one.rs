use askama::Template;
use axum::extract::State as From;
use identity::{Ctx, Role};
use kernel::Id;
use store::Conn;
use web::{Page, PageError, Path, Staff, Texts};

use crate::WORDS;
use crate::desk::Desk;
use crate::pages::Answer;
use crate::pages::names::Names;
use crate::pages::session::{Visit, visit};
use crate::queries::SessionFilter;

const MOST: i64 = 200;

#[derive(Template)]
#[template(path = "group.html")]
struct One {
    page: Page,
    t: Texts,
    id: String,
    head: String,
    decision: String,
    illustration: bool,
    members: Vec<(String, String, String)>,
    communes: String,
    rows: Vec<Visit>,
    may_plan: bool,
}

/// A group: who, where, by which decision, and its plan of visits.
pub async fn page(From(desk): From<Desk>, staff: Staff, Path(id): Path<String>) -> Answer {
    let t = staff.texts(&WORDS);
    let id = Id::parse(&id).ok_or_else(PageError::not_found)?;
    let (now, actor, docket) = (desk.kit.clock.now(), staff.actor.clone(), desk.docket.clone());
    let read = move |conn: &mut Conn| {
        let ctx = Ctx::new(&actor, now);
        let view = docket.group(conn, &ctx, id)?;
        let filter = SessionFilter { group: Some(id), ..SessionFilter::default() };
        let sessions = docket.sessions(conn, &ctx, &filter, MOST, None)?;
        Ok((view, sessions.rows, Names::load(conn)?))
    };
    let (view, sessions, names) = desk.kit.store.read(read).await?;
    let group = view.group;
    web::render(&One {
        page: Page::staff(&staff, t.fill("docket-page-group-no", [("number", &group.number), ("title", &group.title)])),
        id: id.to_string(),
        head: format!("{} · {}", group.head_name, group.head_title),
        decision: group.decision,
        illustration: group.illustration,
        members: view.members.into_iter().map(|one| (one.name, one.title, names.unit(one.unit))).collect(),
        communes: names.list(&view.communes),
        rows: sessions.into_iter().map(|row| visit(row, &names, &t)).collect(),
        may_plan: staff.actor.has(Role::ProvincialOffice),
        t,
    })
}
