use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use identity::{Account, Ctx, GrantRow, password, queries as accounts};
use kernel::Id;
use serde::Deserialize;
use store::Conn;
use web::{Faults, Form, Page, PageError, Path, Staff, Texts};

use super::choices::{self, Choice, Tab};
use super::new_account::hashed;
use super::{Answer, to};
use crate::api::House;
use crate::{Directory, WORDS, commands, directory, policy};

#[derive(Template)]
#[template(path = "organization-account.html")]
struct AccountPage {
    page: Page,
    t: Texts,
    tab: Tab,
    faults: Faults,
    account: Account,
    unit: String,
    unit_code: String,
    grants: Vec<Line>,
    typed: Typed,
    units: Vec<Choice>,
    roles: Vec<Choice>,
    may_change: bool,
    /// Why not, when not.
    why_not: String,
}

struct Line {
    row: GrantRow,
    role: String,
    unit: String,
    stands: bool,
    may_end: bool,
}

/// What the forms of the page carry.
#[derive(Deserialize, Clone, Default)]
pub(super) struct Typed {
    #[serde(default)]
    pub name: String,
    #[serde(default)]
    pub role: String,
    #[serde(default)]
    pub unit: String,
    #[serde(default)]
    pub valid_from: String,
    #[serde(default)]
    pub valid_to: String,
}

/// A password that is shown this once.
#[derive(Template)]
#[template(path = "organization-secret.html")]
pub(super) struct Secret {
    page: Page,
    t: Texts,
    tab: Tab,
    account: Account,
    secret: String,
}

impl Secret {
    /// The page with the password; it is nowhere else.
    pub fn show(staff: &Staff, account: Account, secret: String) -> Answer {
        let t = staff.texts(&WORDS);
        let page = Page::staff(staff, t.say("organization-secret-title"));
        let mut response = web::render(&Self { page, t, tab: Tab::Accounts, account, secret })?;
        let no_store = axum::http::HeaderValue::from_static("no-store");
        response.headers_mut().insert(axum::http::header::CACHE_CONTROL, no_store);
        Ok(response)
    }
}

/// `GET /staff/organization/accounts/{login}`: one account with its roles.
pub(super) async fn page(State(house): State<House>, staff: Staff, Path(login): Path<String>) -> Answer {
    web::render(&shown(&house, &staff, login, None, Faults::none()).await?)
}

/// `POST …/name`: corrects the name.
pub(super) async fn rename(
    State(house): State<House>,
    staff: Staff,
    Path(login): Path<String>,
    Form(typed): Form<Typed>,
) -> Answer {
    let name = typed.name.clone();
    let done = act(&house, &staff, &login, move |conn, ctx, id| commands::rename(conn, ctx, id, &name)).await;
    settle(&house, &staff, login, typed, done).await
}

/// `POST …/password`: sets a new first password and shows it once.
pub(super) async fn reset(
    State(house): State<House>,
    staff: Staff,
    Path(login): Path<String>,
    Form(_): Form<Typed>,
) -> Answer {
    let secret = password::generate();
    let hash = hashed(secret.clone()).await?;
    let account = act(&house, &staff, &login, move |conn, ctx, id| {
        commands::reset_password(conn, ctx, id, &hash)?;
        accounts::account(conn, id)
    });
    Secret::show(&staff, account.await?, secret)
}

/// `POST …/disable` and `…/enable`: closes the account or opens it again.
pub(super) async fn switch(
    State(house): State<House>,
    staff: Staff,
    Path((login, what)): Path<(String, String)>,
    Form(_): Form<Typed>,
) -> Answer {
    let close = match what.as_str() {
        "disable" => true,
        "enable" => false,
        _ => return Err(PageError::not_found()),
    };
    act(
        &house,
        &staff,
        &login,
        move |conn, ctx, id| {
            if close { commands::disable(conn, ctx, id) } else { commands::enable(conn, ctx, id) }
        },
    )
    .await?;
    Ok(to(&format!("accounts/{login}")))
}

/// Runs a command on the account of a login.
pub(super) async fn act<T: Send + 'static>(
    house: &House,
    staff: &Staff,
    login: &str,
    run: impl Fn(&mut Conn, &Ctx, Id) -> store::Result<T> + Send + 'static,
) -> store::Result<T> {
    let (actor, now, login) = (staff.actor.clone(), house.kit.clock.now(), login.to_owned());
    let command = move |conn: &mut Conn| {
        let id = accounts::account_by_login(conn, &login)?.id;
        run(conn, &Ctx::new(&actor, now), id)
    };
    house.kit.store.write(command).await
}

/// Back to the page, or the form once more with what is wrong.
pub(super) async fn settle<T>(
    house: &House,
    staff: &Staff,
    login: String,
    typed: Typed,
    done: store::Result<T>,
) -> Answer {
    match Faults::split(done)? {
        Ok(_) => Ok(to(&format!("accounts/{login}"))),
        Err(faults) => web::render_faulty(&shown(house, staff, login, Some(typed), faults).await?),
    }
}

/// What is read of the store for the page.
type Seen = (Arc<Directory>, Account, Vec<GrantRow>);

async fn read(house: &House, staff: &Staff, login: String) -> Result<Seen, PageError> {
    let actor = staff.actor.clone();
    let seen = house.kit.store.read(move |conn| {
        let directory = directory(conn)?;
        let account = accounts::account_by_login(conn, &login)?;
        policy::may_see_accounts(&actor, &directory, account.unit)?;
        let grants = accounts::grants_of(conn, account.id)?;
        Ok((directory, account, grants))
    });
    Ok(seen.await?)
}

async fn shown(
    house: &House,
    staff: &Staff,
    login: String,
    typed: Option<Typed>,
    faults: Faults,
) -> Result<AccountPage, PageError> {
    let (directory, account, grants) = read(house, staff, login).await?;
    let (t, today, actor) = (staff.texts(&WORDS), house.kit.clock.now().date(), &staff.actor);
    let may = policy::may_change_account(actor, &directory, &account, &grants, today);
    let may_end = |row: &GrantRow| policy::may_grant(actor, &directory, account.id, row.role, row.unit).is_ok();
    let line = |row: GrantRow| Line {
        role: choices::role(&t, row.role),
        unit: directory.unit(row.unit).map(|unit| unit.name.clone()).unwrap_or_default(),
        stands: row.valid_to.is_none_or(|last| today <= last),
        may_end: may_end(&row),
        row,
    };
    let grants: Vec<Line> = grants.into_iter().map(line).collect();
    let body = directory.body_of(account.unit);
    let gives = |unit: &&crate::Unit| !policy::givable(actor, &directory, unit.id).is_empty();
    let units: Vec<&crate::Unit> = choices::parts(&directory, body).filter(gives).collect();
    let mut roles: Vec<_> = units.iter().flat_map(|unit| policy::givable(actor, &directory, unit.id)).collect();
    roles.sort_unstable();
    roles.dedup();
    let home = directory.unit(account.unit);
    let now = Typed { name: account.name.clone(), valid_from: t.date(today), ..Typed::default() };
    Ok(AccountPage {
        page: Page::staff(staff, account.name.clone()),
        t,
        tab: Tab::Accounts,
        faults,
        unit: home.map(|unit| unit.name.clone()).unwrap_or_default(),
        unit_code: home.map(|unit| unit.code.clone()).unwrap_or_default(),
        grants,
        typed: typed.unwrap_or(now),
        units: if actor.account == account.id { Vec::new() } else { choices::units(units) },
        roles: choices::roles(&t, roles),
        why_not: may.as_ref().err().map(|refusal| why(&t, refusal)).unwrap_or_default(),
        may_change: may.is_ok(),
        account,
    })
}

fn why(t: &Texts, refusal: &kernel::Refusal) -> String {
    match refusal {
        kernel::Refusal::Forbidden(reason) => t.reason(reason),
        _ => String::new(),
    }
}
