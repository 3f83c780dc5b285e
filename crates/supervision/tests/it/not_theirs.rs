//! What somebody may not enter, over HTTP: weights are the Office's, and a mail address is the own.

use axum::http::StatusCode;
use supervision::index::{Part, versions};
use supervision::morning;

use crate::street::Street;

#[tokio::test]
async fn nobody_but_the_office_enters_weights() {
    let street = Street::new();
    let typed = [("valid_from", "2027-01-01"), ("source", "Quyết định minh họa số 5"), ("certainty", "V")];
    for login in ["quynhluu.director", "quynhluu.receiver"] {
        let mut person = street.person(login).await;
        person.get("/staff/supervision/people/me").await;
        let answer = person.post("/staff/supervision/index/weights", &typed).await;
        assert_eq!(answer.status, StatusCode::FORBIDDEN, "{login}: {}", answer.text);
        assert!(answer.text.contains("Chỉ Văn phòng"), "it is the wing's refusal: {}", answer.text);
    }
    assert_eq!(street.store.read_blocking(versions).unwrap().len(), Part::ALL.len(), "nothing was written");
}

#[tokio::test]
async fn nobody_asks_for_anothers_mail() {
    let street = Street::new();
    let account = |login: &'static str| {
        street.store.read_blocking(move |conn| Ok(identity::queries::account_by_login(conn, login)?.id)).unwrap()
    };
    let (own, other) = (account("quynhluu.director"), account("hoangmai.director"));
    let path = "/staff/supervision/digest/mail";
    let name = other.to_string();
    let typed = [("email", "toi@example.vn"), ("account", name.as_str())];
    let mut director = street.person("quynhluu.director").await;
    director.get("/staff/supervision/digest").await;
    assert_eq!(director.post(path, &typed).await.status, StatusCode::SEE_OTHER);
    let reader = |id| street.store.read_blocking(move |conn| morning::reader(conn, id)).unwrap();
    assert_eq!(reader(own).map(|reader| reader.email).as_deref(), Some("toi@example.vn"));
    assert_eq!(reader(other), None, "who is signed in asks, whatever the form says");
    let mut clerk = street.person("quynhluu.receiver").await;
    clerk.get("/staff/supervision/people/me").await;
    assert_eq!(clerk.post(path, &typed).await.status, StatusCode::FORBIDDEN);
}
