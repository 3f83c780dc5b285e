//! Files over pages and calls: what is taken, what is refused and how, and who may name what.

use axum::http::StatusCode;
use serde_json::json;
use testkit::{Answer, Visitor};

use crate::house::both;
use crate::visitor::{Street, wait};

const MEGABYTE: usize = 1024 * 1024;
const NO_PICTURE: &[u8] = b"<html><script>alert(1)</script></html>";

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

async fn call(program: &mut Visitor, path: &str, name: &str, bytes: &[u8]) -> Answer {
    program.upload(&format!("/api/v1/recommendations/{path}"), &[], ("file", name, bytes)).await
}

#[test]
fn a_file_of_its_full_size_is_taken_over_the_api_and_no_other() {
    both(|house| {
        let code = house.draft("quynhluu", "Tệp lớn");
        let street = Street::of(house);
        wait(async {
            let mut commune = street.program("quynhluu.specialist");
            let attach = format!("{code}/files");
            for path in ["files", attach.as_str()] {
                let taken = call(&mut commune, path, "quyet-dinh.pdf", &pdf(MEGABYTE)).await;
                assert_eq!(taken.status, StatusCode::CREATED, "{}", taken.text);
                let huge = call(&mut commune, path, "quyet-dinh.pdf", &vec![b'x'; 40 * MEGABYTE]).await;
                assert_eq!(huge.status, StatusCode::PAYLOAD_TOO_LARGE, "{}", huge.text);
                let other = call(&mut commune, path, "anh.jpg", NO_PICTURE).await;
                assert_eq!(other.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", other.text);
                assert_eq!(other.json()["fields"][0]["field"], "file");
            }
            let stranger = call(&mut street.program("hoangmai.head"), &attach, "a.pdf", &pdf(10)).await;
            assert_eq!(stranger.status, StatusCode::FORBIDDEN, "{}", stranger.text);
            let nobody = call(&mut street.program("quynhluu.receiver"), "files", "a.pdf", &pdf(10)).await;
            assert_eq!(nobody.status, StatusCode::FORBIDDEN, "{}", nobody.text);
        });
        assert_eq!(house.view("quynhluu.head", &code).files.len(), 1);
    });
}

#[test]
fn an_act_names_only_files_that_the_same_account_stored() {
    both(|house| {
        let code = house.received("quynhluu", "Trả lời kèm tệp").recommendation.code;
        let street = Street::of(house);
        wait(async {
            let mut signer = street.program("nongnghiep.signer");
            let stored = call(&mut street.program("nongnghiep.head"), "files", "cua-nguoi-khac.pdf", &pdf(10)).await;
            let own = call(&mut signer, "files", "tra-loi.pdf", &pdf(20)).await;
            let answer = |file: &Answer| {
                json!({
                    "class": "resolved", "content": "Đã giải quyết.", "number": "12/SNNMT", "signed_on": "2026-11-23",
                    "signer": "Nguyễn Văn A", "file": file.json(),
                })
            };
            let act = format!("/api/v1/recommendations/{code}/actions/answer");
            let refused = signer.post_json(&act, &answer(&stored).to_string()).await;
            assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", refused.text);
            assert_eq!(refused.json()["fields"][0]["field"], "file");
            let done = signer.post_json(&act, &answer(&own).to_string()).await;
            assert_eq!(done.status, StatusCode::OK, "{}", done.text);
        });
        assert_eq!(house.view("quynhluu.head", &code).files[0].name, "tra-loi.pdf");
    });
}

#[test]
fn a_page_takes_files_and_gives_back_what_was_typed_beside_a_wrong_one() {
    both(|house| {
        let street = Street::of(house);
        wait(async {
            let mut commune = street.person("quynhluu.specialist").await;
            commune.get("/staff/docket/recommendations/new").await;
            let fields = [("title", "Thiếu cán bộ thú y"), ("content", "Xã chưa có."), ("field", "veterinary")];
            let save = "/staff/docket/recommendations/save";
            for (name, bytes) in [("anh.jpg", NO_PICTURE.to_vec()), ("to.pdf", vec![b'x'; 40 * MEGABYTE])] {
                let refused = commune.upload(save, &fields, ("files", name, &bytes)).await;
                assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{name}");
                assert!(refused.text.contains("Thiếu cán bộ thú y"), "nothing typed is lost");
            }
            let taken = commune.upload(save, &fields, ("files", "don.pdf", &pdf(MEGABYTE))).await;
            assert_eq!(taken.status, StatusCode::SEE_OTHER, "{}", taken.text);
            let mut receiver = street.person("quynhluu.receiver").await;
            receiver.get("/staff/docket/recommendations/new").await;
            let refused = receiver.upload(save, &fields, ("files", "don.pdf", &pdf(10))).await;
            assert_eq!(refused.status, StatusCode::FORBIDDEN, "who may not draft stores no byte");
        });
    });
}
