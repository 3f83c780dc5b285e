use axum::http::StatusCode;
use web::{Limiter, Limits};

use crate::house::House;

#[test]
fn a_limit_holds_per_key_and_says_how_long_to_wait() {
    let limiter = Limiter::new(1, 2);
    assert!(limiter.check("a").is_ok() && limiter.check("a").is_ok());
    let refused = limiter.check("a").unwrap_err();
    assert_eq!(refused.status, StatusCode::TOO_MANY_REQUESTS);
    assert!(refused.retry_after.is_some_and(|seconds| (1..=61).contains(&seconds)));
    assert!(limiter.check("b").is_ok(), "others are not held up");
}

#[test]
fn memory_stays_bounded() {
    let limiter = Limiter::new(1, 1);
    for key in 0..60_000 {
        let _ = limiter.check(&key.to_string());
    }
    assert!(limiter.keys() <= 50_002, "{}", limiter.keys());
}

#[tokio::test]
async fn many_sign_ins_from_one_address_have_to_wait() {
    let house = House::with(|kit| {
        let limits = Limits { sign_in_address: Limiter::new(1, 3), ..Limits::default() };
        kit.limits = std::sync::Arc::new(limits);
    });
    let mut visitor = house.visitor();
    let csrf = visitor.get("/sign-in").await.csrf();
    let mut last = StatusCode::OK;
    for place in 0..4 {
        let login = format!("nobody{place}");
        let fields = [("_csrf", csrf.as_str()), ("login", login.as_str()), ("password", "x")];
        let answer = visitor.post_bare("/sign-in", &fields).await;
        last = answer.status;
        if place == 3 {
            assert!(answer.text.contains("quá nhiều lần"));
            assert!(!answer.header("retry-after").is_empty());
        }
    }
    assert_eq!(last, StatusCode::TOO_MANY_REQUESTS);
}
