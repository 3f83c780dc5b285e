//! The pages of what will be late, over HTTP.

use axum::http::StatusCode;
use diesel::prelude::*;
use kernel::Timestamp;
use supervision::forecast::night;
use supervision::schema::supervision_outlook;

use crate::street::{NOW, Street};

/// The street after a night, and a dossier that was foreseen and is not late yet.
fn dreamt() -> (Street, String) {
    let street = Street::new();
    let now = Timestamp::parse(NOW).unwrap();
    night(&street.store, now).unwrap();
    let code = street
        .store
        .write_blocking(|conn| {
            use dossiers::schema::dossier;
            let near = supervision_outlook::table.filter(supervision_outlook::due_day.ge(now.date()));
            let id: kernel::Id = near.select(supervision_outlook::dossier).first(conn)?;
            // However unlikely by the model, here it is likely and due today.
            let own = supervision_outlook::table.find(id);
            diesel::update(own).set(supervision_outlook::chance.eq(870)).execute(conn)?;
            Ok(dossier::table.find(id).select(dossier::code).first::<String>(conn)?)
        })
        .unwrap();
    (street, code)
}

#[tokio::test]
async fn what_will_be_late_stands_by_who_can_help() {
    let (street, code) = dreamt();
    let mut director = street.person("quynhluu.director").await;
    let untold = director.get("/staff/supervision/ahead?days=1").await;
    assert!(untold.status == StatusCode::OK && !untold.text.contains(&code), "it is due later");
    street
        .store
        .write_blocking(|conn| {
            use dossiers::schema::dossier;
            let today = Timestamp::parse("2026-12-07T17:00:00").unwrap();
            let own = dossier::table.filter(dossier::code.eq(code.as_str()));
            let id: kernel::Id = own.select(dossier::id).first(conn)?;
            diesel::update(dossier::table.find(id)).set(dossier::due_at.eq(Some(today))).execute(conn)?;
            let outlook = supervision_outlook::table.find(id);
            Ok(diesel::update(outlook).set(supervision_outlook::due_day.eq(today.date())).execute(conn)?)
        })
        .unwrap();
    let page = director.get("/staff/supervision/ahead?days=1").await.text;
    assert!(page.contains(&code) && page.contains("87 %"), "{page}");
    assert!(page.contains("bước, thường mất"), "the reasons are words: {page}");
    let one = director.get(&format!("/staff/supervision/ahead/{code}")).await;
    assert_eq!(one.status, StatusCode::OK, "{}", one.text);
    assert!(one.text.contains("Khả năng trễ"));
    let mut office = street.person("tinh.provincial_office").await;
    assert!(office.get("/staff/supervision/ahead?days=5").await.text.contains(&code));
}

#[tokio::test]
async fn only_who_answers_for_the_unit_sees_it() {
    let (street, code) = dreamt();
    let mut other = street.person("hoangmai.director").await;
    assert!(!other.get("/staff/supervision/ahead?days=5").await.text.contains(&code));
    for path in ["ahead?unit=H41.117", "forecasts?unit=H41.117", "digest?unit=H41.117", &format!("ahead/{code}")] {
        let answer = other.get(&format!("/staff/supervision/{path}")).await;
        assert_eq!(answer.status, StatusCode::FORBIDDEN, "{path}");
    }
    let mut clerk = street.person("quynhluu.receiver").await;
    for path in ["ahead", "forecasts", "digest"] {
        assert_eq!(clerk.get(&format!("/staff/supervision/{path}")).await.status, StatusCode::FORBIDDEN, "{path}");
    }
}

#[tokio::test]
async fn the_morning_and_the_proof_are_pages() {
    let (street, _) = dreamt();
    let mut director = street.person("quynhluu.director").await;
    let morning = director.get("/staff/supervision/digest").await;
    assert_eq!(morning.status, StatusCode::OK);
    assert!(morning.text.contains("Hồ sơ trực tuyến quá hạn trả lời tiếp nhận"), "{}", morning.text);
    let before = director.get("/staff/supervision/digest?day=01/12/2026").await.text;
    assert!(before.contains("Ngày này không có gì cần báo."));
    let proof = director.get("/staff/supervision/forecasts").await.text;
    assert!(proof.contains("Chưa có dự báo nào được đối chiếu"), "{proof}");
    let office = "/staff/supervision/ahead/H41.117-000000-0000";
    assert_eq!(director.get(office).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn programs_are_told_the_same() {
    let (street, code) = dreamt();
    let now = Timestamp::parse(NOW).unwrap();
    let due = street.store.read_blocking(|conn| {
        let own = supervision_outlook::table.filter(supervision_outlook::chance.eq(870));
        Ok(own.select(supervision_outlook::due_day).first::<kernel::Date>(conn)?)
    });
    assert!(due.unwrap() > now.date());
    let mut office = street.program("tinh.provincial_office");
    let answer = office.get("/api/v1/supervision/ahead?days=1").await;
    assert_eq!((answer.status, answer.json()), (StatusCode::OK, serde_json::json!([])), "{code} is due later");
    let wrong = office.get("/api/v1/supervision/ahead?days=9").await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(wrong.json()["fields"][0]["field"], "days");
    let mut clerk = street.program("quynhluu.receiver");
    assert_eq!(clerk.get("/api/v1/supervision/ahead").await.status, StatusCode::FORBIDDEN);
}
