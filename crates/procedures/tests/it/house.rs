//! The pages and calls of this wing in a house of their own, with the demo's people and some procedures.

use axum::Router;
use axum::http::StatusCode;
use identity::commands::{NewToken, create_token};
use kernel::Clock;
use organization::demo;
use testkit::{TestStore, Visitor};
use web::Kit;

use crate::fixture::{as_console, fill_some, now};

pub struct House {
    router: Router,
    pub store: TestStore,
}

impl House {
    pub fn new() -> Self {
        let store = testkit::sqlite(&[identity::MIGRATIONS, organization::MIGRATIONS, procedures::MIGRATIONS]);
        as_console(&store, demo::seed);
        fill_some(&store);
        let kit = Kit::new(store.clone(), Clock::held(now()), "http://localhost");
        let kit = kit.with_navigation(procedures::navigation());
        let state = procedures::State { kit: kit.clone() };
        let calls = Router::new().nest("/api/v1", procedures::api(state.clone()).split_for_parts().0);
        let pages = procedures::pages(state).merge(web::pages(kit.clone())).merge(calls);
        Self { router: web::edge(pages, &kit), store }
    }

    pub fn visitor(&self) -> Visitor {
        Visitor::new(&self.router)
    }

    /// Somebody of the demo, signed in.
    pub async fn as_person(&self, login: &str) -> Visitor {
        let mut visitor = self.visitor();
        let answer = visitor.sign_in(login, demo::PASSWORD).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{login} signs in");
        visitor
    }

    /// Somebody of the demo with an API token.
    pub fn with_token(&self, login: &'static str) -> Visitor {
        let token = as_console(&self.store, move |conn, ctx| {
            let account = identity::queries::account_by_login(conn, login)?.id;
            Ok(create_token(conn, ctx, &NewToken { account, label: String::new(), days: 1 })?.token)
        });
        Visitor::with_token(&self.router, &token)
    }
}
