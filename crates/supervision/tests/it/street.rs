//! The pages and calls of the wing in the test house, with a few dossiers in every state.

use axum::Router;
use axum::http::StatusCode;
use dossiers::{Action, Step};
use identity::commands::{NewToken, create_token};
use identity::{Actor, Ctx, PasswordHash};
use kernel::{Clock, Timestamp};
use store::audit::heads::Signer;
use supervision::Desk;
use tempfile::TempDir;
use testkit::{TestStore, Visitor};
use web::Kit;

use crate::house::{BIRTH, House, LAND, PAID};
use crate::place::{SETS, counted};

const PASSWORD: &str = "Motcua-2026";
/// When everybody looks.
pub const NOW: &str = "2026-12-07T08:00:00";

/// A house with its front door.
pub struct Street {
    pub store: TestStore,
    /// A dossier that was done late, and one that is late.
    pub done_late: String,
    pub open_late: String,
    router: Router,
    /// Where the house's key lies.
    _folder: TempDir,
}

impl Street {
    pub fn new() -> Self {
        let store = testkit::sqlite(SETS);
        let (done_late, open_late) = live(&counted(&store));
        let now = Timestamp::parse(NOW).unwrap();
        let kit = Kit::new(store.clone(), Clock::held(now), "http://localhost");
        let kit = kit.with_navigation(supervision::navigation()).with_words(&dossiers::WORDS);
        let folder = tempfile::tempdir().unwrap();
        let signer = Signer::open(&folder.path().join("heads.pem")).unwrap();
        let desk = Desk::new(kit.clone()).with_signer(signer);
        let calls: Router = utoipa_axum::router::OpenApiRouter::new()
            .nest("/api/v1", supervision::api(desk.clone()))
            .split_for_parts()
            .0;
        let router = web::edge(supervision::pages(desk).merge(web::pages(kit.clone())).merge(calls), &kit);
        Self { store, done_late, open_late, router, _folder: folder }
    }

    pub fn visitor(&self) -> Visitor {
        Visitor::new(&self.router)
    }

    /// Somebody of the house, signed in.
    pub async fn person(&self, login: &'static str) -> Visitor {
        let now = Timestamp::parse(NOW).unwrap();
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
        let now = Timestamp::parse(NOW).unwrap();
        let token = self.store.write_blocking(|conn| {
            let account = identity::queries::account_by_login(conn, login)?.id;
            let console = Actor::console();
            let new = NewToken { account, label: "test".to_owned(), days: 1 };
            Ok(create_token(conn, &Ctx::new(&console, now), &new)?.token)
        });
        Visitor::with_token(&self.router, &token.unwrap())
    }
}

/// Two weeks of a small commune.
fn live(house: &House<'_>) -> (String, String) {
    let early = house.accepted(LAND).code;
    house.bring_to(&early, Step::Return);
    let done_late = house.accepted(PAID).code;
    let open_late = house.accepted(PAID).code;
    let paused = house.accepted(LAND).code;
    house.plain("quynhluu.receiver", &paused, Action::RequestSupplement).unwrap();
    house.online(BIRTH);
    house.at("2026-11-30T08:00:00");
    house.bring_to(&done_late, Step::Return);
    house.at("2026-12-04T08:00:00");
    house.accepted(LAND);
    (done_late, open_late)
}
