use axum::http::StatusCode;

use crate::house::{House, PASSWORD, sign_in};

#[tokio::test]
async fn staff_pages_send_strangers_to_sign_in_and_back() {
    let house = House::new();
    let mut lan = house.visitor();
    let sent = lan.get("/staff/intake?a=1").await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER);
    assert_eq!(sent.header("location"), "/sign-in?next=%2Fstaff%2Fintake%3Fa%3D1");
    let form = lan.get(sent.header("location")).await;
    assert!(form.text.contains(r#"name="next" value="/staff/intake?a=1""#));
    let csrf = form.csrf();
    let fields = [("_csrf", csrf.as_str()), ("login", "Lan"), ("password", PASSWORD), ("next", "/staff/intake?a=1")];
    let back = lan.post_bare("/sign-in", &fields).await;
    assert_eq!((back.status, back.header("location")), (StatusCode::SEE_OTHER, "/staff/intake?a=1"));
    let page = lan.get("/staff/intake").await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.text.contains("Trần Thị Lan"));
    assert!(page.text.contains("&#60;script&#62;"), "titles are escaped");
}

#[tokio::test]
async fn a_form_sent_after_the_session_ended_comes_back_to_its_page() {
    let house = House::new();
    let mut lan = house.visitor();
    for (referer, next) in [
        ("http://localhost/staff/intake?draft=1", "%2Fstaff%2Fintake%3Fdraft%3D1"),
        ("http://localhost.evil.example/x", "%2Fstaff"),
        ("https://evil.example/", "%2Fstaff"),
    ] {
        lan.headers = vec![("referer", referer.to_owned())];
        let sent = lan.post_bare("/staff/intake", &[("note", "a")]).await;
        assert_eq!(sent.header("location"), format!("/sign-in?next={next}"), "{referer}");
    }
}

#[tokio::test]
async fn navigation_shows_what_the_person_may_open() {
    let house = House::new();
    let mut lan = house.visitor();
    sign_in(&mut lan).await;
    let page = lan.get("/staff/intake").await.text;
    assert!(page.contains(r#"href="/staff/intake" aria-current="page" data-key="F2""#), "{page}");
    assert!(!page.contains("/staff/board"));
    assert!(page.contains("1.234"), "counts are grouped");
}

#[tokio::test]
async fn a_wrong_password_keeps_the_name_and_says_nothing_of_why() {
    let house = House::new();
    let mut lan = house.visitor();
    for login in ["lan", "nobody"] {
        let csrf = lan.get("/sign-in").await.csrf();
        let fields = [("_csrf", csrf.as_str()), ("login", login), ("password", "wrong"), ("next", "//evil.example")];
        let refused = lan.post_bare("/sign-in", &fields).await;
        assert_eq!(refused.status, StatusCode::FORBIDDEN);
        assert!(refused.text.contains(&format!(r#"value="{login}""#)));
        assert!(refused.text.contains("Tên đăng nhập hoặc mật khẩu không đúng"));
        assert!(!refused.text.contains("evil"), "open redirects are dropped");
    }
}

#[tokio::test]
async fn the_session_gets_a_new_id_at_sign_in_and_ends_at_sign_out() {
    let house = House::new();
    let mut lan = house.visitor();
    sign_in(&mut lan).await;
    let first = lan.cookies["motcua_session"].clone();
    sign_in(&mut lan).await;
    let csrf = lan.get("/staff").await.csrf();
    let out = lan.post_bare("/sign-out", &[("_csrf", &csrf)]).await;
    assert_eq!((out.status, out.header("location")), (StatusCode::SEE_OTHER, "/"));
    assert!(!lan.cookies.contains_key("motcua_session"));
    lan.cookies.insert("motcua_session".into(), first);
    assert_eq!(lan.get("/staff").await.status, StatusCode::SEE_OTHER, "the old cookie opens nothing");
}

#[tokio::test]
async fn a_changed_password_ends_every_session() {
    let house = House::new();
    let (mut here, mut there) = (house.visitor(), house.visitor());
    sign_in(&mut here).await;
    sign_in(&mut there).await;
    let csrf = here.get("/staff/password").await.csrf();
    let new = "bon con vit di boi";
    let differs = [("_csrf", csrf.as_str()), ("old", PASSWORD), ("password", new), ("again", "other")];
    let refused = here.post_bare("/staff/password", &differs).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.text.contains("không giống nhau"));
    let fields = [("_csrf", csrf.as_str()), ("old", PASSWORD), ("password", new), ("again", new)];
    assert_eq!(here.post_bare("/staff/password", &fields).await.header("location"), "/sign-in");
    for visitor in [&mut here, &mut there] {
        assert_eq!(visitor.get("/staff").await.status, StatusCode::SEE_OTHER);
    }
}

#[tokio::test]
async fn cookies_are_bound_to_the_host_over_tls() {
    let house =
        House::with(|kit| *kit = web::Kit::new(kit.store.clone(), kit.clock.clone(), "https://motcua.example/"));
    let mut lan = house.visitor();
    let csrf = lan.get("/sign-in").await.csrf();
    let signed_in = lan.post_bare("/sign-in", &[("_csrf", &csrf), ("login", "lan"), ("password", PASSWORD)]).await;
    let cookie = signed_in.header("set-cookie");
    assert!(cookie.starts_with("__Host-motcua_session="), "{cookie}");
    for flag in ["HttpOnly", "Secure", "SameSite=Lax", "Path=/"] {
        assert!(cookie.contains(flag), "{cookie}");
    }
    assert!(signed_in.header("strict-transport-security").starts_with("max-age="));
}

#[tokio::test]
async fn a_first_password_leads_to_its_change_from_every_page() {
    let house = House::new();
    let mut fresh = house.visitor();
    assert_eq!(fresh.sign_in("moi", PASSWORD).await.location(), "/staff/password");
    for page in ["/staff", "/staff/intake?a=1"] {
        let sent = fresh.get(page).await;
        assert_eq!((sent.status, sent.location()), (StatusCode::SEE_OTHER, "/staff/password"), "{page}");
    }
    assert_eq!(fresh.post("/staff/intake", &[("note", "a")]).await.location(), "/staff/password");
    let form = fresh.get("/staff/password").await;
    assert!(form.text.contains("mật khẩu lần đầu"), "{}", form.text);
    let new = "bon con vit di boi";
    let changed = fresh.post("/staff/password", &[("old", PASSWORD), ("password", new), ("again", new)]).await;
    assert_eq!(changed.location(), "/sign-in");
    assert!(fresh.get("/sign-in").await.text.contains("Đã đổi mật khẩu"));
    fresh.sign_in("moi", new).await;
    let page = fresh.get("/staff/intake").await;
    assert_eq!(page.status, StatusCode::OK);
}
