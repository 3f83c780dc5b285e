//! The pages and the calls of the wing in the test house.

use axum::Router;
use axum::http::StatusCode;
use docket::{Desk, Docket};
use files::FileStore;
use identity::commands::{NewToken, create_token};
use identity::{Actor, Ctx, PasswordHash};
use kernel::{Clock, Timestamp};
use testkit::{TestStore, Visitor};
use web::Kit;

use crate::house::{House, MONDAY};

const PASSWORD: &str = "Motcua-2026";

/// A house with its front door.
pub struct Street<'a> {
    store: &'a TestStore,
    router: Router,
}

impl<'a> Street<'a> {
    pub fn of(house: &House<'a>) -> Self {
        let kit = Kit::new((**house.store).clone(), Clock::held(now()), "http://localhost");
        let kit = kit.with_navigation(docket::navigation());
        let desk = Desk { kit: kit.clone(), docket: Docket::new(), files: FileStore::open("memory:").unwrap() };
        let calls = docket::api(desk.clone()).split_for_parts().0;
        let pages = docket::pages(desk).merge(web::pages(kit.clone())).nest("/api/v1", calls);
        Self { store: house.store, router: web::edge(pages, &kit) }
    }

    /// Somebody of the house, signed in.
    pub async fn person(&self, login: &'static str) -> Visitor {
        let set = move |conn: &mut store::Conn| {
            let account = identity::queries::account_by_login(conn, login)?.id;
            let hash = PasswordHash::unchecked(PASSWORD);
            identity::commands::set_password(conn, &Ctx::new(&Actor::console(), now()), account, &hash, false)
        };
        self.store.write_blocking(set).unwrap();
        let mut visitor = Visitor::new(&self.router);
        let answer = visitor.sign_in(login, PASSWORD).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{login} signs in");
        visitor
    }

    /// A program with a token of somebody's.
    pub fn program(&self, login: &'static str) -> Visitor {
        let make = move |conn: &mut store::Conn| {
            let account = identity::queries::account_by_login(conn, login)?.id;
            let new = NewToken { account, label: "test".to_owned(), days: 1 };
            create_token(conn, &Ctx::new(&Actor::console(), now()), &new)
        };
        Visitor::with_token(&self.router, &self.store.write_blocking(make).unwrap().token)
    }
}

fn now() -> Timestamp {
    Timestamp::parse(MONDAY).unwrap()
}

/// Runs something that waits for answers, in a test that does not.
pub fn wait<T>(work: impl Future<Output = T>) -> T {
    tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap().block_on(work)
}

/// Marks what a visitor sends as a script's own request: an answer is a part of the page.
pub fn as_part(visitor: &mut Visitor) {
    visitor.headers.push(("hx-request", "true".to_owned()));
    visitor.headers.push(("hx-request-type", "partial".to_owned()));
}
