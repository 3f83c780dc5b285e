//! The pages over HTTP, as a browser without script uses them, and the calls.

use axum::http::StatusCode;

use crate::street::Street;

#[tokio::test]
async fn a_person_answers_once_and_loses_nothing_typed() {
    let street = Street::new();
    let (code, digits) = street.returned.clone();
    let mut citizen = street.visitor();
    let form = citizen.get(&format!("/feedback?code={code}")).await;
    assert!(form.text.contains(&code), "the link names the dossier");
    let wrong = citizen.post("/feedback", &[("code", &code), ("check", "0000")]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    let question = citizen.post("/feedback", &[("code", &code), ("check", &digits)]).await;
    assert!(question.status == StatusCode::OK && question.text.contains("Rất hài lòng"));
    assert!(!question.text.contains("Hoa"), "nobody is named");
    let own = [("code", code.as_str()), ("check", digits.as_str()), ("topics", "time"), ("words", "Chờ <b>lâu</b>")];
    let nothing = citizen.post("/feedback/answer", &own).await;
    assert_eq!(nothing.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        nothing.text.contains("Hãy chọn một mức độ.") && nothing.text.contains("Chờ &#60;b&#62;lâu"),
        "{}",
        nothing.text
    );
    assert!(nothing.text.contains("value=\"time\" checked"));
    let chosen: Vec<(&str, &str)> = own.into_iter().chain([("level", "normal")]).collect();
    let said = citizen.post("/feedback/answer", &chosen).await;
    assert_eq!((said.status, said.location()), (StatusCode::SEE_OTHER, "/feedback/thanks"));
    let again = citizen.post("/feedback/answer", &chosen).await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(again.text.contains("mỗi hồ sơ chỉ ghi nhận một lần") && again.text.contains("Chờ &#60;b&#62;lâu"));
}

#[tokio::test]
async fn a_petition_is_sent_followed_and_dealt_with() {
    let street = Street::new();
    let mut citizen = street.visitor();
    let form = citizen.get("/petitions").await;
    let submission = form.hidden("submission");
    let half = [("submission", submission.as_str()), ("title", "Chờ lâu"), ("content", "Một giờ")];
    let wrong = citizen.post("/petitions", &half).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.text.contains("Cần địa chỉ hoặc số điện thoại.") && wrong.text.contains("Một giờ"), "{}", wrong.text);
    assert_eq!(wrong.hidden("submission"), submission);
    let whole: Vec<(&str, &str)> = half.into_iter().chain([("name", "Lê Thị C"), ("phone", "0987654321")]).collect();
    let sent = citizen.post("/petitions", &whole).await;
    assert_eq!(sent.status, StatusCode::OK, "{}", sent.text);
    let code = sent.text.split("PA-2026-").nth(1).unwrap()[..6].to_owned();
    let code = format!("PA-2026-{code}");
    let found = citizen.post("/petitions/track", &[("code", &code), ("digits", "4321")]).await;
    assert!(found.status == StatusCode::OK && found.text.contains("đang chờ tiếp nhận"));
    let lost = citizen.post("/petitions/track", &[("code", &code), ("digits", "1234")]).await;
    assert_eq!(lost.status, StatusCode::UNPROCESSABLE_ENTITY);
    let mut office = street.person("tinh.provincial_office").await;
    let desk = office.get("/staff/petitions").await;
    assert!(desk.text.contains(&code), "it lies with the Office");
    let act = format!("/staff/petitions/{code}/actions/receive");
    office.get(&act).await;
    let done = office.post(&act, &[("seq", "1")]).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.text);
    let classify = format!("/staff/petitions/{code}/actions/classify");
    let bare = office.post(&classify, &[("seq", "2"), ("class", "denunciation"), ("guidance", "")]).await;
    assert_eq!(bare.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(bare.text.contains("value=\"denunciation\" checked"), "what was chosen is still chosen");
    let one = office.get(&format!("/staff/petitions/{code}")).await;
    assert!(one.text.contains("Lê Thị C"));
}

#[tokio::test]
async fn the_counter_writes_down_and_gives_code_and_digits() {
    let street = Street::new();
    let mut clerk = street.person("quynhluu.receiver").await;
    let form = clerk.get("/staff/petitions/new").await;
    let submission = form.hidden("submission");
    let half = [("submission", submission.as_str()), ("title", "Chờ lâu"), ("content", "Một giờ"), ("name", "Lê C")];
    let wrong = clerk.post("/staff/petitions/new", &half).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    let whole: Vec<_> = half.into_iter().chain([("address", "Thôn 1"), ("channel", "phone")]).collect();
    let done = clerk.post("/staff/petitions/new", &whole).await;
    assert!(done.status == StatusCode::OK && done.text.contains("PA-2026-"), "{}", done.text);
    assert_eq!(clerk.get("/staff/petitions").await.status, StatusCode::OK);
}

#[tokio::test]
async fn nobody_sees_what_is_not_theirs() {
    let street = Street::new();
    let mut other = street.person("hoangmai.director").await;
    let desk = other.get("/staff/petitions?tab=all").await;
    assert!(desk.status == StatusCode::OK && !desk.text.contains(&street.petition));
    let one = format!("/staff/petitions/{}", street.petition);
    assert_eq!(other.get(&one).await.status, StatusCode::FORBIDDEN);
    assert_eq!(other.get(&format!("{one}/actions/answer")).await.status, StatusCode::FORBIDDEN);
    assert_eq!(other.get("/staff/feedback?unit=H41.117").await.status, StatusCode::FORBIDDEN);
    let mut operator = street.person("tinh.operator").await;
    assert_eq!(operator.get("/staff/petitions").await.status, StatusCode::FORBIDDEN);
    let mut citizen = street.visitor();
    assert_eq!(citizen.get("/staff/feedback").await.status, StatusCode::SEE_OTHER, "to sign in");
}

#[tokio::test]
async fn a_tablet_is_opened_by_a_clerk_and_needs_no_account() {
    let street = Street::new();
    let mut clerk = street.person("quynhluu.returner").await;
    clerk.get("/staff/feedback/tablet").await;
    let opened = clerk.post("/staff/feedback/tablet", &[]).await;
    assert_eq!(opened.status, StatusCode::OK, "{}", opened.text);
    let path = opened.text.split("http://localhost").nth(1).unwrap().split('"').next().unwrap().to_owned();
    let mut tablet = street.visitor();
    let asks = tablet.get(&path).await;
    assert!(asks.text.contains(&street.returned.0), "{}", asks.text);
    assert!(asks.header("refresh").ends_with(&format!("; url={path}")), "it rests by itself");
    assert!(!asks.text.contains("/staff"), "no way to the staff's pages");
    let said = tablet.post(&path, &[("code", &street.returned.0), ("level", "very")]).await;
    assert!(said.status == StatusCode::OK && said.text.contains("Cảm ơn"));
    assert!(tablet.get(&path).await.text.contains("Xin chào"));
    assert_eq!(tablet.get("/feedback/tablet/nobody").await.status, StatusCode::NOT_FOUND);
    let mut specialist = street.person("quynhluu.specialist").await;
    specialist.get("/staff/petitions").await;
    assert_eq!(specialist.post("/staff/feedback/tablet", &[]).await.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn a_period_that_cannot_be_is_said() {
    let street = Street::new();
    let mut director = street.person("quynhluu.director").await;
    assert_eq!(director.get("/staff/feedback").await.status, StatusCode::OK);
    for (query, said) in [
        ("from=2026-11-20&to=2026-11-01", "Ngày cuối phải bằng hoặc sau ngày đầu."),
        ("from=2027-01-01&to=2027-01-02", "Thời gian này chưa bắt đầu."),
        ("from=31/04/2026", "Ngày chưa đúng."),
    ] {
        let answer = director.get(&format!("/staff/feedback?{query}")).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{query}");
        assert!(answer.text.contains(said), "{query}");
    }
}

#[tokio::test]
async fn calls_show_what_the_caller_may_see() {
    let street = Street::new();
    let mut citizen = street.visitor();
    citizen.get("/feedback").await;
    let (code, digits) = street.returned.clone();
    citizen.post("/feedback/answer", &[("code", &code), ("check", &digits), ("level", "very")]).await;
    let mut director = street.program("quynhluu.director");
    let counts = director.get("/api/v1/feedback/satisfaction").await.json();
    assert_eq!((&counts[0]["code"], &counts[0]["very"]), (&"H41.117".into(), &1.into()));
    let open = director.get("/api/v1/feedback/petitions").await.json();
    assert_eq!(open["items"][0]["code"], street.petition.as_str());
    assert!(!open.to_string().contains("Hoa"), "the citizen is not named");
    let one = director.get(&format!("/api/v1/feedback/petitions/{}", street.petition)).await;
    assert_eq!((one.json()["state"].as_str(), one.json()["clock"].as_str()), (Some("in_work"), Some("answer")));
    let mut other = street.program("hoangmai.director");
    assert_eq!(other.get("/api/v1/feedback/satisfaction").await.json(), serde_json::json!([]));
    assert_eq!(other.get("/api/v1/feedback/satisfaction?unit=H41.117").await.status, StatusCode::FORBIDDEN);
    assert_eq!(
        other.get(&format!("/api/v1/feedback/petitions/{}", street.petition)).await.status,
        StatusCode::FORBIDDEN
    );
    let wrong = director.get("/api/v1/feedback/satisfaction?by=moon&from=x").await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(wrong.json()["fields"].as_array().unwrap().len(), 2);
}
