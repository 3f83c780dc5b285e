use std::sync::LazyLock;

use identity::{Ctx, Role};
use store::Conn;
use web::NavItem;

use crate::model::Action;
use crate::policy::roles_of;
use crate::{WORDS, queries};

/// Who sees an entry: whoever the policy lets do there what it is for.
static PETITIONS: LazyLock<Vec<Role>> = LazyLock::new(|| any_of(&[Action::View, Action::Record]));
static SATISFACTION: LazyLock<Vec<Role>> = LazyLock::new(|| any_of(&[Action::Figures, Action::Tablet]));

/// Every role that may do one of these, each once.
fn any_of(acts: &[Action]) -> Vec<Role> {
    let may: Vec<Role> = acts.iter().flat_map(|act| roles_of(*act)).collect();
    Role::ALL.iter().copied().filter(|role| may.contains(role)).collect()
}

/// The entries of the left navigation.
pub fn navigation() -> Vec<NavItem> {
    vec![
        NavItem::new("feedback-nav-petitions", "/staff/petitions", &WORDS).roles(&PETITIONS).count(waiting),
        NavItem::new("feedback-nav-satisfaction", "/staff/feedback", &WORDS).roles(&SATISFACTION),
    ]
}

/// What lies open with the person's body.
fn waiting(conn: &mut Conn, ctx: &Ctx<'_>) -> store::Result<i64> {
    let Some(unit) = ctx.actor.home_unit() else { return Ok(0) };
    let body = organization::directory(conn)?.body_of(unit);
    queries::waiting(conn, body)
}
