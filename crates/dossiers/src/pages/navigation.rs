use identity::{Ctx, Role};
use store::Conn;
use web::NavItem;

use crate::WORDS;
use crate::notices;
use crate::queries;

/// Everybody who works on dossiers.
const WORKERS: &[Role] = &[
    Role::Receiver,
    Role::Returner,
    Role::Cashier,
    Role::Digitiser,
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
const COUNTER: &[Role] = &[Role::Receiver, Role::Director];
const RETURN: &[Role] = &[Role::Returner, Role::Receiver, Role::Director];
const ASKED: &[Role] = &[Role::Consulted, Role::Head, Role::Specialist];
const BOOK: &[Role] =
    &[Role::Receiver, Role::Director, Role::CommuneAdmin, Role::Leader, Role::ProvincialCentre, Role::ProvincialOffice];

/// The entries of the left navigation, in the order in which a day's work needs them.
pub fn navigation() -> Vec<NavItem> {
    vec![
        NavItem::new("dossier-nav-queue", "/staff", &WORDS).roles(WORKERS).count(mine),
        NavItem::new("dossier-nav-intake", "/staff/intake", &WORDS).shortcut("F2").roles(COUNTER),
        NavItem::new("dossier-nav-returns", "/staff/returns", &WORDS).roles(RETURN).count(ready),
        NavItem::new("dossier-nav-at-centre", "/staff/notices", &WORDS).roles(RETURN).count(to_give),
        NavItem::new("dossier-nav-opinions", "/staff/opinions", &WORDS).roles(ASKED),
        NavItem::new("dossier-nav-search", "/staff/dossiers", &WORDS).roles(WORKERS),
        NavItem::new("dossier-nav-register", "/staff/register", &WORDS).roles(BOOK),
    ]
}

/// What lies with the person.
fn mine(conn: &mut Conn, ctx: &Ctx<'_>) -> store::Result<i64> {
    queries::own_count(conn, ctx.actor.account)
}

/// What waits at the person's centre to be fetched.
fn ready(conn: &mut Conn, ctx: &Ctx<'_>) -> store::Result<i64> {
    let Some(unit) = ctx.actor.home_unit() else { return Ok(0) };
    queries::ready_count(conn, unit)
}

/// Notices that lie at the person's centre.
fn to_give(conn: &mut Conn, ctx: &Ctx<'_>) -> store::Result<i64> {
    let Some(unit) = ctx.actor.home_unit() else { return Ok(0) };
    notices::count_at_centre(conn, unit)
}
