//! The pages of the wing in the test house.

use axum::Router;
use axum::http::StatusCode;
use dossiers::{Desk, Dossiers, notices};
use files::FileStore;
use identity::commands::{NewToken, create_token};
use identity::{Actor, Ctx, PasswordHash};
use kernel::{Clock, Timestamp};
use messages::Messenger;
use store::Store;
use store::jobs::{Job, Worker};
use testkit::{Answer, TestStore, Visitor};
use utoipa_axum::router::OpenApiRouter;
use web::Kit;

use crate::house::{House, MONDAY, SETS};

const PASSWORD: &str = "Motcua-2026";

/// A house with its front door.
pub struct Street {
    pub store: TestStore,
    router: Router,
}

impl Street {
    pub fn new() -> Self {
        let store = testkit::sqlite(SETS);
        House::new(&store);
        let now = Timestamp::parse(MONDAY).unwrap();
        let kit = Kit::new(store.clone(), Clock::held(now), "http://localhost").with_navigation(dossiers::navigation());
        let files = FileStore::open("memory:").unwrap();
        let desk = Desk { kit: kit.clone(), dossiers: Dossiers::new(), files, asks_at: None };
        let (calls, _) = OpenApiRouter::<()>::new().nest("/api/v1", dossiers::api(desk.clone())).split_for_parts();
        let router = web::edge(dossiers::pages(desk).merge(web::pages(kit.clone())).merge(calls), &kit);
        Self { store, router }
    }

    /// Does the notices that are due, in a house that has no way out but its centres.
    pub fn deliver(&self) {
        let (store, now) = (Store::clone(&self.store), Timestamp::parse(MONDAY).unwrap());
        let send = move |job: &Job| notices::deliver(&store, &Messenger::default(), "http://localhost", job, now);
        Worker::new(Store::clone(&self.store)).on(notices::NOTIFY, send).run_due(now).unwrap();
    }

    /// What was looked at without an account, oldest first.
    pub fn looks(&self, code: &str) -> Vec<String> {
        let (about, end) = (format!("dossier:{code}"), Timestamp::from_micros(i64::MAX));
        let all = self.store.read_blocking(|conn| store::audit::entries_about(conn, &about, end, 1_000)).unwrap();
        let own = all.into_iter().rev().filter(|entry| entry.actor.is_none());
        let look = |detail: String| serde_json::from_str::<serde_json::Value>(&detail).unwrap()["look"].clone();
        own.filter_map(|entry| look(entry.detail).as_str().map(str::to_owned)).collect()
    }

    pub fn visitor(&self) -> Visitor {
        Visitor::new(&self.router)
    }

    /// Somebody of the house, signed in.
    pub async fn person(&self, login: &'static str) -> Visitor {
        let now = Timestamp::parse(MONDAY).unwrap();
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
}

impl Street {
    /// A program that acts for somebody of the house.
    pub fn program(&self, login: &'static str) -> Visitor {
        let now = Timestamp::parse(MONDAY).unwrap();
        let make = move |conn: &mut store::Conn| {
            let account = identity::queries::account_by_login(conn, login)?.id;
            let new = NewToken { account, label: "test".to_owned(), days: 1 };
            create_token(conn, &Ctx::new(&Actor::console(), now), &new)
        };
        Visitor::with_token(&self.router, &self.store.write_blocking(make).unwrap().token)
    }
}

/// The code of the dossier to which an answer leads.
pub fn code_in(answer: &Answer) -> String {
    let rest = answer.location().strip_prefix("/staff/dossiers/").unwrap_or_else(|| panic!("{}", answer.text));
    rest.split('?').next().unwrap_or_default().to_owned()
}
