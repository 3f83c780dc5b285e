use askama::Template;
use axum::Router;
use axum::routing::get;
use identity::{Actor, Grant, Role};
use kernel::{Clock, Id, Timestamp};
use web::*;

#[derive(Template)]
#[template(path = "look-dossier.html")]
struct Dossier {
    page: Page,
    t: Texts,
}
#[derive(Template)]
#[template(path = "look-intake.html")]
struct Intake {
    page: Page,
    t: Texts,
    faults: Faults,
}
#[derive(Template)]
#[template(path = "look-queue.html")]
struct Queue {
    page: Page,
    t: Texts,
}
#[derive(Template)]
#[template(path = "look-track.html")]
struct Track {
    page: Page,
    t: Texts,
}
type R = Result<axum::response::Response, PageError>;

fn page(visit: &Visit, title: &str) -> Page {
    let mut p = Page::public(visit, title);
    p.person = Some("Lê Văn Nam".into());
    p.place = "UBND xã Quỳnh Văn · Phòng Kinh tế".into();
    let l =
        |label: &str, href, shortcut, count, current| NavLink { label: label.into(), href, shortcut, count, current };
    p.nav = vec![
        l("Việc của tôi", "/staff/queue", None, Some(5), visit.path.starts_with("/staff/queue")),
        l("Tiếp nhận", "/staff/intake", Some("F2"), None, visit.path.starts_with("/staff/intake")),
        l("Hồ sơ", "/staff/dossiers", None, None, visit.path.starts_with("/staff/dossiers")),
        l("Kiến nghị", "/staff/x", None, Some(2), false),
        l("Giám sát", "/staff/y", None, None, false),
    ];
    p
}
async fn dossier(visit: Visit) -> R {
    render(&Dossier {
        page: page(&visit, "Cấp Giấy chứng nhận lần đầu cho hộ gia đình, cá nhân"),
        t: visit.texts(&WORDS),
    })
}
async fn intake(visit: Visit) -> R {
    let mut faults = Faults::none();
    if visit.path.contains("bad") {
        faults.add("phone", kernel::Reason::new("web-field-value"));
    }
    let mut p = page(&visit, "Tiếp nhận hồ sơ");
    p.demo = true;
    render(&Intake { page: p, t: visit.texts(&WORDS), faults })
}
async fn queue(visit: Visit) -> R {
    render(&Queue { page: page(&visit, "Việc của tôi"), t: visit.texts(&WORDS) })
}
async fn track(visit: Visit) -> R {
    render(&Track { page: Page::public(&visit, "Tra cứu hồ sơ"), t: visit.texts(&WORDS) })
}
async fn panics() -> R {
    panic!("look")
}

#[tokio::main]
async fn main() {
    let dir = std::env::temp_dir().join("look.db");
    let store = store::Store::open(&store::StoreConfig::sqlite(dir)).expect("store");
    store.migrate(&[identity::MIGRATIONS]).expect("migrate");
    let _ = (Id::new(), Timestamp::default(), Role::Head);
    let _: Option<(Actor, Grant)> = None;
    let kit = Kit::new(store, Clock::system(), "http://127.0.0.1:8099");
    #[derive(Clone)]
    struct S(Kit);
    impl axum::extract::FromRef<S> for Kit {
        fn from_ref(s: &S) -> Kit {
            s.0.clone()
        }
    }
    let own = Router::new()
        .route("/staff/dossiers/1", get(dossier))
        .route("/staff/intake", get(intake))
        .route("/staff/queue", get(queue))
        .route("/track", get(track))
        .route("/panic", get(panics))
        .with_state(S(kit.clone()));
    let app = edge(own.merge(pages(kit.clone())).merge(home(kit.clone())), &kit);
    let l = tokio::net::TcpListener::bind("127.0.0.1:8099").await.expect("bind");
    axum::serve(l, app.into_make_service_with_connect_info::<std::net::SocketAddr>()).await.expect("serve");
}
