use std::sync::LazyLock;

use identity::{Ctx, Role};
use store::Conn;
use web::NavItem;

use crate::model::Action;
use crate::policy::roles_of;
use crate::{Docket, WORDS};

/// Who sees an entry: whoever the policy lets do there what it is for.
static VIEWING: LazyLock<Vec<Role>> = LazyLock::new(|| roles_of(Action::View));
static SESSIONS: LazyLock<Vec<Role>> = LazyLock::new(|| roles_of(Action::ViewSession));
static TASKS: LazyLock<Vec<Role>> = LazyLock::new(|| roles_of(Action::ViewTask));
static FIGURES: LazyLock<Vec<Role>> = LazyLock::new(|| roles_of(Action::Figures));
static CHECKLISTS: LazyLock<Vec<Role>> = LazyLock::new(|| roles_of(Action::EditTemplate));
static FIELDS: LazyLock<Vec<Role>> = LazyLock::new(|| roles_of(Action::EditFields));

/// The page that counts what lies on the desk for its tabs.
const DESK: &str = "/staff/docket/desk";

/// The entries of the left navigation.
pub fn navigation() -> Vec<NavItem> {
    vec![
        NavItem::new("docket-page-nav-docket", "/staff/docket", &WORDS).roles(&VIEWING).count(waiting).counted_by(DESK),
        NavItem::new("docket-page-nav-sessions", "/staff/docket/sessions", &WORDS).roles(&SESSIONS),
        NavItem::new("docket-page-nav-tasks", "/staff/docket/tasks", &WORDS).roles(&TASKS),
        NavItem::new("docket-page-nav-leader", "/staff/docket/leader", &WORDS).roles(&FIGURES),
        NavItem::new("docket-page-nav-checklists", "/staff/docket/checklists", &WORDS).roles(&CHECKLISTS),
        NavItem::new("docket-page-nav-fields", "/staff/docket/fields", &WORDS).roles(&FIELDS),
    ]
}

/// What waits for the person's body.
fn waiting(conn: &mut Conn, ctx: &Ctx<'_>) -> store::Result<i64> {
    let Some(unit) = ctx.actor.home_unit() else { return Ok(0) };
    let body = organization::directory(conn)?.body_of(unit);
    Docket::new().waiting(conn, ctx, body)
}
