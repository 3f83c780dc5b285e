use axum::http::StatusCode;

use crate::house::House;

#[tokio::test]
async fn the_switch_keeps_the_page() {
    let house = House::new();
    let mut visitor = house.visitor();
    let page = visitor.get("/open?a=1&b=2").await;
    assert!(page.text.contains("lang=\"vi\""));
    assert!(page.text.contains("/language/en?back=%2Fopen%3Fa%3D1%26b%3D2"), "{}", page.text);
    let switched = visitor.get("/language/en?back=%2Fopen%3Fa%3D1%26b%3D2").await;
    assert_eq!((switched.status, switched.header("location")), (StatusCode::SEE_OTHER, "/open?a=1&b=2"));
    assert!(visitor.get("/open").await.text.contains("Find my dossier"));
    assert_eq!(visitor.get("/language/vi?back=https://evil.example").await.header("location"), "/");
    assert!(visitor.get("/open").await.text.contains("Tra cứu hồ sơ"));
    assert_eq!(visitor.get("/language/fr").await.status, StatusCode::NOT_FOUND);
}

/// Pages are Vietnamese until someone chooses; calls of the API take the language they ask for.
#[tokio::test]
async fn accept_language_counts_for_the_api_alone() {
    let house = House::new();
    let mut visitor = house.visitor();
    visitor.headers = vec![("accept-language", "en-US,en;q=0.9,vi;q=0.5".into())];
    assert!(visitor.get("/open").await.text.contains("lang=\"vi\""));
    let problem = visitor.get("/api/v1/nowhere").await;
    assert_eq!(problem.json()["title"], "Not found");
    assert_eq!(problem.header("content-language"), "en");
    visitor.headers.clear();
    assert_eq!(visitor.get("/api/v1/nowhere").await.json()["title"], "Không tìm thấy");
}
