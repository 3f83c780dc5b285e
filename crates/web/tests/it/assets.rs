use axum::http::StatusCode;

use crate::house::{House, sign_in};

fn addresses(page: &str) -> Vec<String> {
    page.split("\"/assets/").skip(1).map(|rest| format!("/assets/{}", rest.split('"').next().unwrap())).collect()
}

/// Over the wire: the page, its files in brotli, and every font its style names.
async fn first_visit(house: &House, page: &str, signed_in: bool) -> usize {
    let mut visitor = house.visitor();
    if signed_in {
        sign_in(&mut visitor).await;
    }
    let text = visitor.get(page).await.text;
    visitor.headers = vec![("accept-encoding", "br, gzip".into())];
    let mut sum = size(&visitor.send("GET", page, None).await);
    for address in addresses(&text) {
        let file = visitor.get(&address).await;
        assert_eq!(file.status, StatusCode::OK, "{address}");
        assert_eq!(file.header("cache-control"), "public, max-age=31536000, immutable");
        sum += size(&file);
        if address.ends_with(".css") {
            visitor.headers.clear();
            let css = visitor.get(&address).await.text;
            for font in css.split("url(").skip(1).map(|rest| rest.split(')').next().unwrap()) {
                let font = visitor.get(&format!("/assets/{font}")).await;
                assert_eq!(font.header("content-type"), "font/woff2");
                sum += size(&font);
            }
            visitor.headers = vec![("accept-encoding", "br, gzip".into())];
        }
    }
    sum
}

fn size(answer: &testkit::Answer) -> usize {
    answer.length
}

#[tokio::test]
async fn first_visits_stay_small() {
    let house = House::new();
    let (citizen, staff) = (first_visit(&house, "/", false).await, first_visit(&house, "/staff", true).await);
    assert!(citizen <= 60 * 1024, "a citizen's page is {citizen} bytes");
    assert!(staff <= 120 * 1024, "a staff page is {staff} bytes");
}

#[tokio::test]
async fn files_are_kept_and_asked_for_once() {
    let house = House::new();
    let mut visitor = house.visitor();
    let page = visitor.get("/").await.text;
    let css = addresses(&page).into_iter().find(|address| address.ends_with(".css")).unwrap();
    for (accept, encoding) in [("br", "br"), ("gzip, br;q=0", "gzip"), ("identity", "")] {
        visitor.headers = vec![("accept-encoding", accept.into())];
        assert_eq!(visitor.get(&css).await.header("content-encoding"), encoding, "{accept}");
    }
    let tag = visitor.get(&css).await.header("etag").to_owned();
    visitor.headers = vec![("if-none-match", tag)];
    assert_eq!(visitor.get(&css).await.status, StatusCode::NOT_MODIFIED);
    assert_eq!(visitor.get("/assets/..%2f..%2fetc%2fpasswd").await.status, StatusCode::NOT_FOUND);
}
