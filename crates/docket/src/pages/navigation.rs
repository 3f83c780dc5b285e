use identity::{Ctx, Role};
use store::Conn;
use web::NavItem;

use crate::{Docket, WORDS};

/// Everybody who raises, answers or steers.
const WORKERS: &[Role] = &[
    Role::Head,
    Role::Specialist,
    Role::Consulted,
    Role::Signer,
    Role::Issuer,
    Role::Director,
    Role::DepartmentAdmin,
    Role::CommuneAdmin,
    Role::Leader,
    Role::ProvincialCentre,
    Role::ProvincialOffice,
];
const STEERING: &[Role] = &[Role::Leader, Role::ProvincialOffice];

/// The entries of the left navigation.
pub fn navigation() -> Vec<NavItem> {
    vec![
        NavItem::new("docket-page-nav-docket", "/staff/docket", &WORDS).roles(WORKERS).count(waiting),
        NavItem::new("docket-page-nav-sessions", "/staff/docket/sessions", &WORDS).roles(WORKERS),
        NavItem::new("docket-page-nav-tasks", "/staff/docket/tasks", &WORDS).roles(WORKERS),
        NavItem::new("docket-page-nav-leader", "/staff/docket/leader", &WORDS).roles(STEERING),
        NavItem::new("docket-page-nav-checklists", "/staff/docket/checklists", &WORDS).roles(&[Role::ProvincialOffice]),
    ]
}

/// What waits for the person's body.
fn waiting(conn: &mut Conn, ctx: &Ctx<'_>) -> store::Result<i64> {
    let Some(unit) = ctx.actor.home_unit() else { return Ok(0) };
    let body = organization::directory(conn)?.body_of(unit);
    let counts = Docket::new().desk_counts(conn, ctx, body)?;
    Ok(counts.matters + counts.opinions + counts.tasks)
}
