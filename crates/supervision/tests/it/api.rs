//! The calls: the same figures and lists as the pages show, for whom they are.

use axum::http::StatusCode;

use crate::street::Street;

const NOVEMBER: &str = "period=month&day=2026-11-30";

#[tokio::test]
async fn figures_open_to_their_dossiers() {
    let street = Street::new();
    let mut office = street.program("tinh.provincial_office");
    let figures = office.get(&format!("/api/v1/supervision/figures?{NOVEMBER}")).await.json();
    assert_eq!(figures[0]["code"], "H41.117");
    assert_eq!((&figures[0]["done_late"], &figures[0]["on_time_per_mille"]), (&1.into(), &500.into()));
    let path = format!("/api/v1/supervision/dossiers?figure=received&{NOVEMBER}&limit=2");
    let first = office.get(&path).await.json();
    let next = first["next"].as_str().unwrap();
    let rest = office.get(&format!("{path}&cursor={next}")).await.json();
    assert_eq!((first["items"].as_array().unwrap().len(), rest["items"].as_array().unwrap().len()), (2, 2));
    assert_ne!(first["items"][0]["code"], rest["items"][0]["code"]);
}

#[tokio::test]
async fn everything_wrong_is_said_at_once() {
    let street = Street::new();
    let mut office = street.program("tinh.provincial_office");
    let answer = office.get("/api/v1/supervision/figures?by=moon&period=free&from=x&to=2026-01-01").await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    let fields: Vec<String> = answer.json()["fields"]
        .as_array()
        .unwrap()
        .iter()
        .map(|field| field["field"].as_str().unwrap().to_owned())
        .collect();
    assert_eq!(fields, ["from", "by"]);
    let unknown = office.get("/api/v1/supervision/dossiers?figure=moon").await;
    assert_eq!(unknown.status, StatusCode::UNPROCESSABLE_ENTITY);
    let centre = office.get("/api/v1/supervision/figures?by=procedure&unit=H41.117.01").await;
    assert_eq!(centre.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn a_sister_commune_sees_nothing() {
    let street = Street::new();
    let mut director = street.program("hoangmai.director");
    let own = director.get(&format!("/api/v1/supervision/figures?{NOVEMBER}")).await;
    assert_eq!(own.json(), serde_json::json!([]), "only its own, and there is nothing");
    let other = director.get("/api/v1/supervision/dossiers?figure=open-late&unit=H41.117").await;
    assert_eq!(other.status, StatusCode::FORBIDDEN);
    let mut clerk = street.program("quynhluu.receiver");
    assert_eq!(clerk.get("/api/v1/supervision/figures").await.status, StatusCode::FORBIDDEN);
}
