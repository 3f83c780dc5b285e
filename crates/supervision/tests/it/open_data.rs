//! Open data: ended months only, described by the Frictionless standard, and nobody is in it.

use axum::http::StatusCode;

use crate::street::Street;

#[tokio::test]
async fn everybody_may_have_ended_months() {
    let street = Street::new();
    let mut anyone = street.visitor();
    assert!(anyone.get("/open-data").await.text.contains("/open-data/figures-2026.csv"));
    let file = anyone.get("/open-data/figures-2026.csv").await;
    assert_eq!(file.status, StatusCode::OK);
    let rows: Vec<&str> = file.text.lines().collect();
    assert!(rows[0].starts_with("month,unit_code,unit,procedure_code"));
    assert!(rows[1..].iter().all(|row| row.starts_with("2026-11,H41.117,")), "December has not ended");
    assert_eq!(rows.len(), 1 + 3, "three procedures");
    assert!(!file.text.contains("Hoa"));
    assert_eq!(anyone.get("/open-data/figures-2026.csv").await.text, file.text, "kept for the day");
    assert_eq!(anyone.get("/open-data/figures-2025.csv").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn the_package_describes_every_column_of_every_file() {
    let street = Street::new();
    let mut anyone = street.visitor();
    let package = anyone.get("/open-data/datapackage.json").await.json();
    let resource = &package["resources"][0];
    let path = resource["path"].as_str().unwrap();
    let fields = resource["schema"]["fields"].as_array().unwrap();
    let names: Vec<&str> = fields.iter().map(|field| field["name"].as_str().unwrap()).collect();
    let file = anyone.get(&format!("/open-data/{path}")).await;
    assert_eq!(file.text.lines().next().unwrap().split(',').collect::<Vec<_>>(), names);
    assert_eq!(package["profile"], "tabular-data-package");
}
