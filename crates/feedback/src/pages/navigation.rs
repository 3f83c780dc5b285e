use identity::{Ctx, Role};
use store::Conn;
use web::NavItem;

use crate::{WORDS, queries};

/// Who takes in, answers or writes down petitions.
const PETITIONS: &[Role] = &[
    Role::Receiver,
    Role::Returner,
    Role::Head,
    Role::Specialist,
    Role::Signer,
    Role::Director,
    Role::DepartmentAdmin,
    Role::CommuneAdmin,
    Role::Leader,
    Role::ProvincialCentre,
    Role::ProvincialOffice,
];
/// Who answers for a body, and who opens the tablet.
const SATISFACTION: &[Role] = &[
    Role::Receiver,
    Role::Returner,
    Role::Head,
    Role::Signer,
    Role::Director,
    Role::DepartmentAdmin,
    Role::CommuneAdmin,
    Role::Leader,
    Role::ProvincialCentre,
    Role::ProvincialOffice,
];

/// The entries of the left navigation.
pub fn navigation() -> Vec<NavItem> {
    vec![
        NavItem::new("feedback-nav-petitions", "/staff/petitions", &WORDS).roles(PETITIONS).count(waiting),
        NavItem::new("feedback-nav-satisfaction", "/staff/feedback", &WORDS).roles(SATISFACTION),
    ]
}

/// What lies open with the person's body.
fn waiting(conn: &mut Conn, ctx: &Ctx<'_>) -> store::Result<i64> {
    let Some(unit) = ctx.actor.home_unit() else { return Ok(0) };
    let body = organization::directory(conn)?.body_of(unit);
    queries::waiting(conn, body)
}
