use axum::http::StatusCode;

use crate::house::{House, sign_in};

#[tokio::test]
async fn a_form_needs_the_token_of_its_own_session() {
    let house = House::new();
    let (mut lan, mut other) = (house.visitor(), house.visitor());
    sign_in(&mut lan).await;
    sign_in(&mut other).await;
    let own = lan.get("/staff").await.csrf();
    let foreign = other.get("/staff").await.csrf();
    for token in ["", "0", foreign.as_str(), &own[..62], &"0".repeat(64)] {
        let refused = lan.post_bare("/staff/intake", &[("_csrf", token), ("note", "x")]).await;
        assert_eq!(refused.status, StatusCode::FORBIDDEN, "{token:?}");
        assert!(refused.text.contains("tải lại trang"));
    }
    let done = lan.post_bare("/staff/intake", &[("_csrf", &own), ("note", "á"), ("part", "1"), ("part", "2")]).await;
    assert_eq!(done.text, "á|1,2");
}

#[tokio::test]
async fn the_token_is_masked_anew_and_may_come_in_the_header() {
    let house = House::new();
    let mut lan = house.visitor();
    sign_in(&mut lan).await;
    let (first, second) = (lan.get("/staff").await.csrf(), lan.get("/staff").await.csrf());
    assert_ne!(first, second);
    lan.headers.push(("x-csrf", second));
    assert_eq!(lan.post_bare("/staff/intake", &[("note", "a")]).await.text, "a|");
}

#[tokio::test]
async fn visitors_without_a_session_have_one_too_and_only_when_a_form_is_shown() {
    let house = House::new();
    let mut visitor = house.visitor();
    visitor.get("/").await;
    assert!(visitor.cookies.is_empty(), "no cookie for reading");
    let csrf = visitor.get("/open").await.csrf();
    assert!(visitor.cookies.contains_key("motcua_visitor"));
    assert_eq!(visitor.post_bare("/open", &[("_csrf", &csrf), ("note", "a")]).await.text, "a");
    visitor.cookies.clear();
    assert_eq!(visitor.post_bare("/open", &[("_csrf", &csrf), ("note", "a")]).await.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn another_site_cannot_send_a_form() {
    let house = House::new();
    let mut lan = house.visitor();
    sign_in(&mut lan).await;
    let csrf = lan.get("/staff").await.csrf();
    for (site, status) in [("cross-site", 403), ("same-site", 403), ("same-origin", 200), ("none", 200)] {
        lan.headers = vec![("sec-fetch-site", site.to_owned())];
        assert_eq!(lan.post_bare("/staff/intake", &[("_csrf", &csrf)]).await.status.as_u16(), status, "{site}");
    }
}
