use axum::http::StatusCode;

use crate::house::{House, sign_in};

#[tokio::test]
async fn what_was_done_is_said_once_on_the_page_after_the_redirect() {
    let house = House::new();
    let mut lan = house.visitor();
    sign_in(&mut lan).await;
    lan.get("/staff/act").await;
    let sent = lan.post("/staff/act", &[]).await;
    assert_eq!((sent.status, sent.location()), (StatusCode::SEE_OTHER, "/staff/intake"));
    let said = r#"<p class="notice ok" role="status">Đã đổi mật khẩu."#;
    assert!(lan.get("/staff/intake").await.text.contains(said));
    assert!(!lan.get("/staff/intake").await.text.contains(said), "only once");
}

#[tokio::test]
async fn the_word_waits_for_a_page_that_can_say_it() {
    let house = House::new();
    let mut lan = house.visitor();
    sign_in(&mut lan).await;
    lan.get("/staff/act").await;
    lan.post("/staff/act", &[]).await;
    lan.get("/api/v1/me").await;
    lan.get("/nowhere").await;
    assert!(lan.get("/staff/intake").await.text.contains("Đã đổi mật khẩu"));
}

#[tokio::test]
async fn only_words_of_the_house_are_said() {
    let house = House::new();
    let mut lan = house.visitor();
    sign_in(&mut lan).await;
    for forged in ["Hacked", "no-such-key", "<b>x</b>", "%3Cb%3E"] {
        lan.cookies.insert("motcua_done".to_owned(), forged.to_owned());
        let page = lan.get("/staff/intake").await;
        assert_eq!(page.status, StatusCode::OK);
        assert!(!page.text.contains("class=\"notice"), "{forged}");
    }
}
