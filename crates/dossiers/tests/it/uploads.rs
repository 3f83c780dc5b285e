//! Files over the API: what is taken, what is refused and how, and what is read back.

use axum::http::{StatusCode, header};
use testkit::{Answer, Visitor};

use crate::house::{BIRTH, House};
use crate::visitor::Street;

/// A document of one page, whose catalogue carries so many bytes of nothing.
fn pdf(filler: usize) -> Vec<u8> {
    let catalog = format!("<</Type/Catalog/Pages 2 0 R/Lang({})>>", "x".repeat(filler));
    let objects =
        [&catalog, "<</Type/Pages/Kids[3 0 R]/Count 1/MediaBox[0 0 595 842]>>", "<</Type/Page/Parent 2 0 R>>"];
    let mut text = "%PDF-1.7\n".to_owned();
    let mut table = "xref\n0 4\n0000000000 65535 f \n".to_owned();
    for (number, object) in objects.iter().enumerate() {
        table.push_str(&format!("{:010} 00000 n \n", text.len()));
        text.push_str(&format!("{} 0 obj\n{object}\nendobj\n", number + 1));
    }
    let start = text.len();
    text.push_str(&format!("{table}trailer\n<</Size 4/Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n"));
    text.into_bytes()
}

async fn send(program: &mut Visitor, code: &str, name: &str, bytes: &[u8]) -> Answer {
    program.upload(&format!("/api/v1/dossiers/{code}/files"), &[("role", "part")], ("file", name, bytes)).await
}

#[tokio::test]
async fn a_megabyte_is_taken_and_comes_back_whole() {
    let street = Street::new();
    let code = House::again_in(&street.store).accepted(BIRTH).code;
    let mut program = street.program("quynhluu.receiver");
    let scan = pdf(1024 * 1024);
    let taken = send(&mut program, &code, "to-khai.pdf", &scan).await;
    assert_eq!(taken.status, StatusCode::CREATED, "{}", taken.text);
    let no = taken.json()["no"].as_i64().unwrap();
    let back = program.get(&format!("/api/v1/dossiers/{code}/files/{no}")).await;
    assert_eq!((back.status, back.length), (StatusCode::OK, scan.len()));
    assert_eq!(back.headers[header::CONTENT_TYPE], "application/pdf");
}

#[tokio::test]
async fn what_is_too_large_or_not_what_it_says_is_refused() {
    let street = Street::new();
    let code = House::again_in(&street.store).accepted(BIRTH).code;
    let mut program = street.program("quynhluu.receiver");
    let huge = send(&mut program, &code, "to-khai.pdf", &vec![b'x'; 40 * 1024 * 1024]).await;
    assert_eq!(huge.status, StatusCode::PAYLOAD_TOO_LARGE, "{}", huge.text);
    let page = send(&mut program, &code, "anh.jpg", b"<html><script>alert(1)</script></html>").await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", page.text);
    assert_eq!(page.json()["fields"][0]["field"], "file");
    assert_eq!(program.get(&format!("/api/v1/dossiers/{code}/files")).await.json(), serde_json::json!([]));
}

#[tokio::test]
async fn a_file_that_is_gone_from_the_store_is_no_fault_of_ours() {
    let street = Street::new();
    let house = House::again_in(&street.store);
    let code = house.accepted(BIRTH).code;
    house.plain("quynhluu.receiver", &code, dossiers::Action::AttachFile).unwrap();
    let gone = street.program("quynhluu.receiver").get(&format!("/api/v1/dossiers/{code}/files/1")).await;
    assert_eq!(gone.status, StatusCode::NOT_FOUND, "{}", gone.text);
    assert_eq!(gone.json()["code"], "file-not-found");
}
