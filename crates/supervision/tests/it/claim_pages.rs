//! The archive that answers a list, over HTTP: for whose list it is, and each dossier taken out stands in the chain.

use axum::http::StatusCode;
use diesel::prelude::*;
use identity::Ctx;
use kernel::{Id, Timestamp};
use supervision::claims::{read, rows_of};
use supervision::commands::{ImportClaims, import_claims};

use crate::place::day;
use crate::street::{NOW, Street};

/// The portal says of every dossier of the commune that it is late, and its director brings that list in.
fn listed(street: &Street) -> (Id, Vec<String>) {
    use dossiers::schema::dossier;
    let now = Timestamp::parse(NOW).unwrap();
    let codes = street.store.read_blocking(|conn| Ok(dossier::table.select(dossier::code).load::<String>(conn)?));
    let codes = codes.unwrap();
    let rows = rows_of(&read(format!("code\n{}\n", codes.join("\n")).as_bytes()).unwrap()).unwrap();
    let cmd = ImportClaims { submission: Id::new(), name: "cong.csv".to_owned(), as_of: day("2026-12-06"), rows };
    let list = street.store.write_blocking(|conn| {
        let actor = identity::actor_by_login(conn, "quynhluu.director", "192.0.2.1", now)?.unwrap();
        import_claims(conn, &Ctx::new(&actor, now), &cmd)
    });
    (list.unwrap(), codes)
}

/// How often evidence was taken out.
fn looks(street: &Street, codes: &[String]) -> usize {
    let later = Timestamp::parse(NOW).unwrap().plus_seconds(60);
    let mut looks = 0;
    for code in codes {
        let object = format!("dossier:{code}");
        let entries = street.store.read_blocking(|conn| store::audit::entries_about(conn, &object, later, 1_000));
        looks += entries.unwrap().iter().filter(|entry| entry.act == "supervision.evidence").count();
    }
    looks
}

#[tokio::test]
async fn the_archive_is_for_whose_list_it_is_and_each_look_stands_in_the_chain() {
    let street = Street::new();
    let (list, codes) = listed(&street);
    let path = format!("/staff/supervision/claims/{list}/evidence.zip");
    let mut other = street.person("hoangmai.director").await;
    assert_eq!(other.get(&path).await.status, StatusCode::NOT_FOUND);
    let mut clerk = street.person("quynhluu.receiver").await;
    assert_eq!(clerk.get(&path).await.status, StatusCode::FORBIDDEN);
    assert_eq!(looks(&street, &codes), 0, "nothing was shown");
    let mut own = street.person("quynhluu.director").await;
    let answer = own.get(&path).await;
    assert_eq!((answer.status, answer.header("content-type")), (StatusCode::OK, "application/zip"), "{}", answer.text);
    let taken = looks(&street, &codes);
    assert!(taken > 0);
    assert_eq!(codes.iter().filter(|code| answer.text.contains(&format!("chung-cu/{code}.json"))).count(), taken);
    own.get(&path).await;
    assert_eq!(looks(&street, &codes), 2 * taken, "each look by itself");
}
