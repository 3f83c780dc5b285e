use askama::Template;
use axum::extract::State as From;
use identity::Ctx;
use kernel::Id;
use store::Conn;
use web::{Page, PageError, Path, Staff, Texts};

use crate::desk::Desk;
use crate::pages::names::Names;
use crate::pages::{Answer, file};
use crate::{Docket, WORDS, papers};

/// The sheet is the same on paper and on the page.
#[derive(Template)]
#[template(path = "briefing.html")]
struct Shown {
    page: Page,
    t: Texts,
    session: String,
    code: String,
    sheet: documents::Briefing,
}

/// What to know of a commune before the visit.
pub async fn page(From(desk): From<Desk>, staff: Staff, Path((session, commune)): Path<(String, String)>) -> Answer {
    let t = staff.texts(&WORDS);
    let sheet = read(&desk, &staff, &session, &commune, t).await?;
    let page = Page::staff(&staff, t.fill("docket-page-briefing-of", [("commune", &sheet.commune)]));
    web::render(&Shown { page, t, session, code: commune, sheet })
}

/// The same as PDF, in Vietnamese as every paper of the house.
pub async fn print(From(desk): From<Desk>, staff: Staff, Path((session, commune)): Path<(String, String)>) -> Answer {
    let t = Texts::new(kernel::Lang::Vi, &WORDS);
    let sheet = read(&desk, &staff, &session, &commune, t).await?;
    file::print(&format!("briefing-{commune}.pdf"), move || documents::briefing(&sheet)).await
}

async fn read(
    desk: &Desk,
    staff: &Staff,
    session: &str,
    commune: &str,
    t: Texts,
) -> Result<documents::Briefing, PageError> {
    let (now, actor, docket) = (desk.kit.clock.now(), staff.actor.clone(), desk.docket.clone());
    let (session, commune) = (session.to_owned(), commune.to_owned());
    let read = move |conn: &mut Conn| sheet(conn, &docket, &Ctx::new(&actor, now), &session, &commune, &t);
    Ok(desk.kit.store.read(read).await?)
}

fn sheet(
    conn: &mut Conn,
    docket: &Docket,
    ctx: &Ctx<'_>,
    session: &str,
    commune: &str,
    t: &Texts,
) -> store::Result<documents::Briefing> {
    let names = Names::load(conn)?;
    let commune: Id = names.0.by_code(commune.trim()).map(|unit| unit.id).unwrap_or_default();
    let briefing = docket.briefing(conn, ctx, session, commune)?;
    Ok(papers::briefing(&briefing, &names, ctx.now, t))
}
