//! The pages and calls of the wing in the test house.

use axum::Router;
use axum::http::StatusCode;
use feedback::Desk;
use identity::commands::{NewToken, create_token};
use identity::{Actor, Ctx, PasswordHash};
use kernel::{Clock, Timestamp};
use testkit::{TestStore, Visitor};
use web::Kit;

use crate::place::{SETS, classified, heard, returned};

const PASSWORD: &str = "Motcua-2026";

/// A house with its front door.
pub struct Street {
    pub store: TestStore,
    /// A dossier that was handed over, and the digits that look it up.
    pub returned: (String, String),
    /// A petition in work.
    pub petition: String,
    router: Router,
    now: Timestamp,
}

impl Street {
    pub fn new() -> Self {
        let store = testkit::sqlite(SETS);
        let (returned, petition, dossiers, now) = {
            let house = heard(&store);
            let (dossier, digits) = returned(&house);
            let petition = classified(&house, feedback::Class::Conduct).unwrap().code;
            ((dossier.code, digits), petition, house.dossiers.clone(), house.now())
        };
        let kit = Kit::new(store.clone(), Clock::held(now), "http://localhost");
        let kit = kit.with_navigation(feedback::navigation()).with_words(&dossiers::WORDS);
        let desk = Desk { kit: kit.clone(), dossiers };
        let calls: Router =
            utoipa_axum::router::OpenApiRouter::new().nest("/api/v1", feedback::api(desk.clone())).split_for_parts().0;
        let router = web::edge(feedback::pages(desk).merge(web::pages(kit.clone())).merge(calls), &kit);
        Self { store, returned, petition, router, now }
    }

    pub fn visitor(&self) -> Visitor {
        Visitor::new(&self.router)
    }

    /// Somebody of the house, signed in.
    pub async fn person(&self, login: &'static str) -> Visitor {
        let now = self.now;
        let set = move |conn: &mut store::Conn| {
            let account = identity::queries::account_by_login(conn, login)?.id;
            let hash = PasswordHash::unchecked(PASSWORD);
            let console = Actor::console();
            identity::commands::set_password(conn, &Ctx::new(&console, now), account, &hash, false)
        };
        self.store.write_blocking(set).unwrap();
        let mut visitor = self.visitor();
        let answer = visitor.sign_in(login, PASSWORD).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{login} signs in");
        visitor
    }

    /// A program of somebody of the house.
    pub fn program(&self, login: &'static str) -> Visitor {
        let now = self.now;
        let token = self.store.write_blocking(move |conn| {
            let account = identity::queries::account_by_login(conn, login)?.id;
            let console = Actor::console();
            let new = NewToken { account, label: "test".to_owned(), days: 1 };
            Ok(create_token(conn, &Ctx::new(&console, now), &new)?.token)
        });
        Visitor::with_token(&self.router, &token.unwrap())
    }
}
