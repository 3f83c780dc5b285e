use std::collections::BTreeSet;

use axum::http::StatusCode;

use crate::house::House;

#[tokio::test]
async fn units_are_listed_by_kind_and_parent_page_by_page() {
    let house = House::new();
    let mut call = house.with_token("quynhluu.receiver");
    let mut codes = BTreeSet::new();
    let mut path = "/api/v1/units?kind=commune&limit=50".to_owned();
    loop {
        let page = call.get(&path).await;
        assert_eq!(page.status, StatusCode::OK);
        let page = page.json();
        for unit in page["items"].as_array().unwrap() {
            assert_eq!((unit["kind"].as_str(), unit["parent"].as_str()), (Some("commune"), Some("H41")));
            assert!(codes.insert(unit["code"].as_str().unwrap().to_owned()));
        }
        match page["next"].as_str() {
            Some(next) => path = format!("/api/v1/units?kind=commune&limit=50&cursor={next}"),
            None => break,
        }
    }
    assert_eq!(codes.len(), 130);
    let below = call.get("/api/v1/units?parent=H41.001").await.json();
    let kinds: Vec<_> = below["items"].as_array().unwrap().iter().map(|unit| unit["kind"].as_str().unwrap()).collect();
    assert_eq!(kinds, ["centre", "division", "division", "division"]);
    let found = call.get("/api/v1/units?q=quynh%20luu&kind=centre").await.json();
    assert_eq!(found["items"].as_array().unwrap().len(), 1);
}

#[tokio::test]
async fn one_unit_tells_what_it_is() {
    let house = House::new();
    let mut call = house.with_token("quynhluu.receiver");
    let unit = call.get("/api/v1/units/H41.200.01").await.json();
    assert_eq!((unit["kind"].as_str(), unit["parent"].as_str()), (Some("centre"), Some("H41.200")));
    assert_eq!((unit["stand_in"].as_bool(), unit["valid_from"].as_str()), (Some(true), Some("2025-07-01")));
}

#[tokio::test]
async fn wrong_questions_get_a_problem() {
    let house = House::new();
    let mut call = house.with_token("quynhluu.receiver");
    for (path, status) in [
        ("/api/v1/units?kind=village", 422),
        ("/api/v1/units?parent=H99", 422),
        ("/api/v1/units?limit=0", 422),
        ("/api/v1/units?limit=x", 422),
        ("/api/v1/units?cursor=%21", 422),
        ("/api/v1/units?q=%00", 422),
        ("/api/v1/units/H41.999", 404),
    ] {
        let answer = call.get(path).await;
        assert_eq!(answer.status.as_u16(), status, "{path}");
        assert_eq!(answer.headers["content-type"], "application/problem+json", "{path}");
    }
    let stranger = house.visitor().get("/api/v1/units").await;
    assert_eq!(stranger.status, StatusCode::UNAUTHORIZED);
}
