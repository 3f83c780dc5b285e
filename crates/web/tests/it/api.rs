use axum::http::StatusCode;
use rstest::rstest;

use crate::house::House;
use testkit::Visitor;

fn caller(house: &House) -> Visitor {
    let mut caller = house.visitor();
    caller.headers = vec![("authorization", format!("Bearer {}", house.token)), ("accept-language", "en".into())];
    caller
}

#[tokio::test]
async fn a_token_is_needed_and_names_its_owner() {
    let house = House::new();
    assert_eq!(caller(&house).get("/api/v1/me").await.text, "lan");
    for header in ["", "Bearer ", "Basic bGFuOng=", "Bearer motcua_forged", "Bearer\u{a0}x"] {
        let mut stranger = house.visitor();
        stranger.headers = vec![("authorization", header.to_owned())];
        let refused = stranger.get("/api/v1/me").await;
        assert_eq!(refused.status, StatusCode::UNAUTHORIZED, "{header:?}");
        assert_eq!(refused.header("content-type"), "application/problem+json");
        assert_eq!(refused.header("www-authenticate"), "Bearer");
    }
}

#[rstest]
#[case::broken("{", 400, "web-json-broken")]
#[case::empty("", 400, "web-json-broken")]
#[case::trailing("{\"procedure\":\"1\"} x", 400, "web-json-broken")]
#[case::repeated(r#"{"procedure":"1","procedure":"2"}"#, 400, "web-json-repeated")]
#[case::repeated_inside(r#"{"procedure":"1","applicant":{"name":"a","name":"b"}}"#, 400, "web-json-repeated")]
#[tokio::test]
async fn broken_json_is_a_problem(#[case] body: &str, #[case] status: u16, #[case] code: &str) {
    let house = House::new();
    let answer = caller(&house).post_json("/api/v1/echo", body).await;
    assert_eq!((answer.status.as_u16(), answer.json()["code"].as_str().unwrap()), (status, code));
    assert_eq!(answer.header("content-type"), "application/problem+json");
}

#[rstest]
#[case::missing("{}", "procedure", "web-field-missing")]
#[case::missing_inside(r#"{"procedure":"1","applicant":{}}"#, "applicant.name", "web-field-missing")]
#[case::unknown(r#"{"procedure":"1","extra":1}"#, "extra", "web-field-unknown")]
#[case::kind(r#"{"procedure":1}"#, "procedure", "web-field-type")]
#[case::null(r#"{"procedure":null}"#, "procedure", "web-field-type")]
#[case::in_a_list(r#"{"procedure":"1","parts":[{"copies":1},{"copies":-1}]}"#, "parts[1].copies", "web-field-value")]
#[case::nul(r#"{"procedure":"1","applicant":{"name":"a\u0000b"}}"#, "applicant.name", "web-field-nul")]
#[tokio::test]
async fn a_body_that_does_not_fit_names_the_field(#[case] body: &str, #[case] field: &str, #[case] code: &str) {
    let house = House::new();
    let answer = caller(&house).post_json("/api/v1/echo", body).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", answer.text);
    let problem = answer.json();
    assert_eq!(problem["code"], "web-invalid");
    assert_eq!(problem["type"], "about:blank");
    assert_eq!((&problem["fields"][0]["field"], &problem["fields"][0]["code"]), (&field.into(), &code.into()));
    assert!(!problem["fields"][0]["detail"].as_str().unwrap().starts_with("web-"));
}

#[tokio::test]
async fn deep_and_large_bodies_and_other_kinds_are_refused() {
    let house = House::new();
    let mut caller = caller(&house);
    let deep = format!("{}{}", "[".repeat(10_000), "]".repeat(10_000));
    assert_eq!(caller.post_json("/api/v1/echo", &deep).await.json()["code"], "web-json-deep");
    let large = format!(r#"{{"procedure":"{}"}}"#, "a".repeat(10 << 20));
    assert_eq!(caller.post_json("/api/v1/echo", &large).await.status, StatusCode::PAYLOAD_TOO_LARGE);
    let kind = caller.send("POST", "/api/v1/echo", Some(("text/plain", b"{}".to_vec()))).await;
    assert_eq!((kind.status.as_u16(), kind.json()["code"].as_str().unwrap()), (415, "web-json-type"));
    let good = caller.post_json("/api/v1/echo", r#"{"procedure":"1.001193","parts":[{"copies":2}]}"#).await;
    assert_eq!(good.json()["parts"][0]["copies"], 2);
}

#[tokio::test]
async fn a_query_that_does_not_fit_names_the_field() {
    let house = House::new();
    let mut caller = caller(&house);
    for (query, field) in
        [("number=x", "number"), ("limit=0", "limit"), ("limit=1e3", "limit"), ("cursor=%00", "cursor")]
    {
        let answer = caller.get(&format!("/api/v1/list?{query}")).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{query}");
        assert_eq!(answer.json()["fields"][0]["field"], field, "{query}");
    }
}
