use axum::http::StatusCode;

use crate::fixture::SOME;
use crate::house::House;

#[tokio::test]
async fn procedures_are_found_without_marks_and_page_by_page() {
    let house = House::new();
    let mut call = house.with_token("quynhluu.receiver");
    let first = call.get("/api/v1/procedures?q=dang%20ky%20khai%20sinh").await.json();
    assert_eq!(first["items"][0]["code"], "1.001193");
    assert_eq!(first["items"][0]["levels"][0], "commune");
    let all = call.get("/api/v1/procedures?limit=100").await.json();
    assert_eq!(all["items"].as_array().unwrap().len(), SOME.len());
    assert!(all["next"].is_null());
    let mut codes = Vec::new();
    let mut path = "/api/v1/procedures?level=commune&limit=3".to_owned();
    loop {
        let page = call.get(&path).await.json();
        codes.extend(page["items"].as_array().unwrap().iter().map(|item| item["code"].as_str().unwrap().to_owned()));
        match page["next"].as_str() {
            Some(next) => path = format!("/api/v1/procedures?level=commune&limit=3&cursor={next}"),
            None => break,
        }
    }
    let mut sorted = codes.clone();
    sorted.sort();
    sorted.dedup();
    assert_eq!(codes, sorted, "in the order of the codes, each once");
    assert!(codes.len() > 3);
    let field = call.get("/api/v1/procedures?field=dat%20dai").await.json();
    assert!(field["items"].as_array().unwrap().iter().all(|item| item["field"] == "Đất đai"));
}

#[tokio::test]
async fn one_procedure_with_parts_channels_limit_fee_and_versions() {
    let house = House::new();
    let mut call = house.with_token("quynhluu.receiver");
    for code in ["1.001193", "1001193", "1-001193", "1.001193.H41", "1.001193.000.00.00.H41"] {
        let one = call.get(&format!("/api/v1/procedures/{code}")).await;
        assert_eq!(one.status, StatusCode::OK, "{code}");
        let one = one.json();
        assert_eq!(one["code"], "1.001193");
        assert_eq!((one["limit"]["amount"].as_i64(), one["limit"]["unit"].as_str()), (Some(1), Some("working_day")));
        assert_eq!(one["limit"]["source"], "setting");
        assert_eq!(one["fee"]["amount"], 0);
        assert_eq!(one["channels_offered"].as_array().unwrap().len(), 3);
        assert!(one["parts"].as_array().unwrap().len() > 3);
        assert_eq!(one["versions"][0]["number"], 1);
    }
    let gap = call.get("/api/v1/procedures/2.000720").await.json();
    assert_eq!((gap["limit"]["gap"].as_str(), gap["limit"]["amount"].is_null()), (Some("no_unit"), true));
    let hard = crate::fixture::directory_of(&house.store);
    let hard = hard.units().iter().find(|unit| unit.hard_area).unwrap().code.clone();
    let land = call.get(&format!("/api/v1/procedures/1.013978?unit={hard}")).await.json();
    assert_eq!((land["limit"]["amount"].as_i64(), land["limit"]["hard_area"].as_bool()), (Some(27), Some(true)));
}

#[tokio::test]
async fn wrong_questions_get_a_problem() {
    let house = House::new();
    let mut call = house.with_token("quynhluu.receiver");
    for (path, status) in [
        ("/api/v1/procedures?level=village", 422),
        ("/api/v1/procedures?limit=0", 422),
        ("/api/v1/procedures?cursor=%21", 422),
        ("/api/v1/procedures?on=2026-02-30", 422),
        ("/api/v1/procedures?q=%00", 422),
        ("/api/v1/procedures/1.001193?on=yesterday", 422),
        ("/api/v1/procedures/1.001193?unit=H99", 422),
        ("/api/v1/procedures/1.001193?on=2020-01-01", 404),
        ("/api/v1/procedures/1.999999", 404),
        ("/api/v1/procedures/%F0%9F%99%82", 404),
    ] {
        let answer = call.get(path).await;
        assert_eq!(answer.status.as_u16(), status, "{path}");
        assert_eq!(answer.headers["content-type"], "application/problem+json", "{path}");
    }
    assert_eq!(house.visitor().get("/api/v1/procedures").await.status, StatusCode::UNAUTHORIZED);
}
