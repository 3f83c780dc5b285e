//! Files over pages and calls: what is taken, what is refused and how, and who may name what.

use axum::http::StatusCode;
use serde_json::json;
use testkit::{Answer, Visitor};

use crate::h14_conclusions::{drafted, held, issue, paragraph};
use crate::house::{both, conflict};
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

#[test]
fn several_files_of_evidence_come_with_one_report_and_none_with_a_wrong_one() {
    both(|house| {
        let session = held(house);
        drafted(house, &session, vec![paragraph("Cấp giấy.", "H41.205", Some("2026-12-03"))]).unwrap();
        let code = issue(house, &session).unwrap().tasks[0].code.clone();
        let street = Street::of(house);
        wait(async {
            let mut lead = street.person("nongnghiep.specialist").await;
            let address = format!("/staff/docket/tasks/{code}/actions/report");
            let form = lead.get(&address).await;
            assert!(form.text.contains("multiple"), "several can be chosen: {}", form.text);
            let seq = form.hidden("seq");
            let fields = [("seq", seq.as_str()), ("progress", "40"), ("said", "Đã đo 12 thửa.")];
            let (one, two, huge) = (pdf(10), pdf(20), vec![b'x'; 40 * MEGABYTE]);
            for wrong in [("evidence", "anh.jpg", NO_PICTURE), ("evidence", "to.pdf", huge.as_slice())] {
                let refused = lead.upload_all(&address, &fields, &[("evidence", "bien-ban.pdf", &one), wrong]).await;
                assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", refused.text);
                assert!(refused.text.contains("Đã đo 12 thửa."), "nothing typed is lost");
            }
            let files: [(&str, &str, &[u8]); 2] =
                [("evidence", "bien-ban.pdf", &one), ("evidence", "so-lieu.pdf", &two)];
            let done = lead.upload_all(&address, &fields, &files).await;
            assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.text);
        });
        let view = house.see("tinh.leader", |docket, conn, ctx| docket.task(conn, ctx, &code)).unwrap();
        let names: Vec<&str> = view.files.iter().map(|file| file.name.as_str()).collect();
        assert_eq!((view.reports.len(), names), (1, vec!["bien-ban.pdf", "so-lieu.pdf"]));
    });
}

#[test]
fn an_answer_brings_its_attachments_along() {
    both(|house| {
        let code = house.received("quynhluu", "Trả lời có phụ lục").recommendation.code;
        let street = Street::of(house);
        wait(async {
            let mut signer = street.person("nongnghiep.signer").await;
            let address = format!("/staff/docket/recommendations/{code}/actions/answer");
            let seq = signer.get(&address).await.hidden("seq");
            let fields = [
                ("seq", seq.as_str()),
                ("class", "resolved"),
                ("content", "Đã giải quyết."),
                ("number", "12/SNNMT"),
                ("signed_on", "23/11/2026"),
                ("signer", "Nguyễn Văn A"),
            ];
            let (signed, list) = (pdf(10), pdf(20));
            let files: [(&str, &str, &[u8]); 3] = [
                ("file", "tra-loi.pdf", &signed),
                ("attachments", "phu-luc-1.pdf", &list),
                ("attachments", "phu-luc-2.pdf", &list),
            ];
            let done = signer.upload_all(&address, &fields, &files).await;
            assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.text);
            let page = street.person("quynhluu.head").await.get(&format!("/staff/docket/recommendations/{code}")).await;
            assert!(page.text.contains("phu-luc-1.pdf") && page.text.contains("phu-luc-2.pdf"), "{}", page.text);
        });
        assert_eq!(house.view("quynhluu.head", &code).files.len(), 3);
    });
}

#[test]
fn who_raised_it_adds_files_as_long_as_it_is_open() {
    both(|house| {
        let code = house.received("quynhluu", "Thêm tài liệu").recommendation.code;
        let street = Street::of(house);
        let address = format!("/staff/docket/recommendations/{code}/actions/attach");
        let (one, two) = (pdf(10), pdf(20));
        wait(async {
            let mut commune = street.person("quynhluu.specialist").await;
            let seq = commune.get(&address).await.hidden("seq");
            let fields = [("seq", seq.as_str())];
            let nothing = commune.upload_all(&address, &fields, &[]).await;
            assert_eq!(nothing.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", nothing.text);
            let wrong = commune.upload(&address, &fields, ("file", "anh.jpg", NO_PICTURE)).await;
            assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", wrong.text);
            let files: [(&str, &str, &[u8]); 2] = [("file", "ban-do.pdf", &one), ("file", "danh-sach.pdf", &two)];
            let done = commune.upload_all(&address, &fields, &files).await;
            assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.text);
            for other in ["hoangmai.head", "nongnghiep.head"] {
                let mut other = street.person(other).await;
                other.get("/staff/docket/tasks").await;
                let refused = other.upload(&address, &fields, ("file", "a.pdf", &one)).await;
                assert_ne!(refused.status, StatusCode::SEE_OTHER, "{}", refused.text);
            }
        });
        assert_eq!(house.view("quynhluu.head", &code).files.len(), 2);
        house.answer(&code, docket::model::AnswerClass::Resolved).unwrap();
        let add = || {
            house.on("quynhluu.head", &code, |docket, conn, ctx, at| {
                docket.attach(conn, ctx, at, &docket::commands::Attach { file: crate::house::pdf() })
            })
        };
        add().unwrap();
        house
            .on("quynhluu.head", &code, |docket, conn, ctx, at| docket.close(conn, ctx, at, &Default::default()))
            .unwrap();
        assert_eq!(conflict(add()).0, "docket-not-open");
        house.is_sound();
    });
}
