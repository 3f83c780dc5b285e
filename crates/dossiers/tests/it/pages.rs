//! The pages over HTTP, as a browser without script uses them.

use axum::http::{StatusCode, header};

use crate::house::{BIRTH, COPY, GAP, LISTED};
use crate::visitor::{Street, code_in};
use testkit::{Answer, Visitor};

const PERSON: [(&str, &str); 3] =
    [("applicant.name", "HỒ THỊ MAI"), ("applicant.phone", "0912345678"), ("applicant.birth_date", "14031992")];

/// The smallest picture there is.
const PICTURE: &[u8] = &[
    0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d, 0x49, 0x48, 0x44, 0x52, 0, 0, 0, 1, 0, 0, 0, 1, 8,
    0, 0, 0, 0, 0x3a, 0x7e, 0x9b, 0x55, 0, 0, 0, 0x0a, 0x49, 0x44, 0x41, 0x54, 0x78, 0x9c, 0x63, 0x60, 0, 0, 0, 2, 0,
    1, 0x48, 0xaf, 0xa4, 0x71, 0, 0, 0, 0, 0x49, 0x45, 0x4e, 0x44, 0xae, 0x42, 0x60, 0x82,
];

async fn take_in(clerk: &mut Visitor, procedure: &str) -> String {
    let page = clerk.get("/staff/intake").await;
    let submission = page.hidden("submission");
    let mut fields = PERSON.to_vec();
    fields.extend([("procedure", procedure), ("submission", submission.as_str())]);
    code_in(&clerk.post("/staff/intake/accept", &fields).await)
}

async fn act(person: &mut Visitor, code: &str, action: &str, fields: &[(&str, &str)]) -> Answer {
    let path = format!("/staff/dossiers/{code}/actions/{action}");
    assert_eq!(person.get(&path).await.status, StatusCode::OK, "the form of {action}");
    let done = person.post(&path, fields).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{action}: {}", done.text);
    done
}

#[tokio::test]
async fn a_birth_goes_from_the_counter_to_the_hand_over() {
    let street = Street::new();
    let mut clerk = street.person("quynhluu.receiver").await;
    let code = take_in(&mut clerk, BIRTH).await;
    let form = clerk.get(&format!("/staff/dossiers/{code}/forms/01.pdf")).await;
    assert_eq!(form.headers[header::CONTENT_TYPE], "application/pdf");
    act(&mut clerk, &code, "forward", &[]).await;
    let mut specialist = street.person("quynhluu.specialist").await;
    act(&mut specialist, &code, "forward", &[("note", "Đủ điều kiện")]).await;
    let mut signer = street.person("quynhluu.signer").await;
    act(&mut signer, &code, "approve", &[("result", "granted")]).await;
    let mut issuer = street.person("quynhluu.issuer").await;
    act(&mut issuer, &code, "issue", &[]).await;
    let mut returner = street.person("quynhluu.returner").await;
    assert!(returner.get("/staff/returns").await.text.contains(&code));
    act(&mut returner, &code, "hand-over", &[("to", "HỒ THỊ MAI"), ("how", "counter")]).await;
    let page = returner.get(&format!("/staff/dossiers/{code}")).await.text;
    assert!(page.contains("HỒ THỊ MAI") && page.contains("Trần quynhluu signer"), "the page tells the whole way");
}

#[tokio::test]
async fn a_form_sent_twice_makes_one_dossier() {
    let street = Street::new();
    let mut clerk = street.person("quynhluu.receiver").await;
    let submission = clerk.get("/staff/intake").await.hidden("submission");
    let mut fields = PERSON.to_vec();
    fields.extend([("procedure", BIRTH), ("submission", submission.as_str())]);
    let first = code_in(&clerk.post("/staff/intake/accept", &fields).await);
    assert_eq!(code_in(&clerk.post("/staff/intake/accept", &fields).await), first);
}

#[tokio::test]
async fn a_certified_copy_is_one_form() {
    let street = Street::new();
    let mut clerk = street.person("quynhluu.receiver").await;
    clerk.get("/staff/intake").await;
    let shown = clerk.post("/staff/intake", &[("choose", COPY), ("pages", "5")]).await;
    assert!(shown.text.contains("7.000") && shown.text.contains("F10"), "five pages cost 7,000 and F10 ends it (G2)");
    let submission = shown.hidden("submission");
    let mut fields = PERSON.to_vec();
    fields.extend([("procedure", COPY), ("pages", "5"), ("submission", submission.as_str())]);
    let done = clerk.post("/staff/intake/finish", &fields).await;
    assert!(done.location().contains("done=complete-at-once"), "{}", done.text);
    let slip = clerk.get(&format!("/staff/dossiers/{}/forms/01.pdf", code_in(&done))).await;
    assert_eq!(slip.status, StatusCode::OK);
}

#[tokio::test]
async fn an_exemption_is_chosen_at_intake_with_its_basis() {
    let street = Street::new();
    let mut clerk = street.person("quynhluu.receiver").await;
    clerk.get("/staff/intake").await;
    let plain = clerk.post("/staff/intake", &[("choose", COPY), ("pages", "5")]).await;
    assert!(plain.text.contains("<option value=\"vneid2-5-papers\">") && !plain.text.contains("66.22/2026"));
    let chosen = [("procedure", COPY), ("pages", "5"), ("exemption", "vneid2-5-papers")];
    let shown = clerk.post("/staff/intake", &chosen).await;
    assert!(shown.text.contains("3.500") && shown.text.contains("66.22/2026"), "half of 7,000, and why (G5)");
    let submission = shown.hidden("submission");
    let fields = [&PERSON[..], &chosen, &[("submission", submission.as_str())]].concat();
    let code = code_in(&clerk.post("/staff/intake/accept", &fields).await);
    let page = clerk.get(&format!("/staff/dossiers/{code}")).await.text;
    assert!(page.contains("3.500") && page.contains("66.22/2026"), "the dossier keeps both");
}

#[tokio::test]
async fn the_queue_offers_field_and_person_when_asked() {
    let street = Street::new();
    let mut clerk = street.person("quynhluu.receiver").await;
    let code = take_in(&mut clerk, BIRTH).await;
    assert!(!clerk.get("/staff?tab=unit").await.text.contains("name=\"holder\""));
    let more = clerk.get("/staff?tab=unit&more=1").await.text;
    assert!(more.contains("name=\"holder\"") && more.contains("name=\"field\"") && more.contains(&code));
    let own = clerk.get("/staff?tab=unit&field=h%E1%BB%99+t%E1%BB%8Bch").await.text;
    assert!(own.contains(&code), "the field is found however it is written");
    assert!(!clerk.get("/staff?tab=unit&field=%C4%90%E1%BA%A5t+%C4%91ai").await.text.contains(&code));
    let nobody = clerk.get("/staff?tab=unit&holder=0193a5b0-0000-7000-8000-000000000000").await.text;
    assert!(!nobody.contains(&code));
}

#[tokio::test]
async fn a_deleted_draft_is_said_to_be_gone() {
    let street = Street::new();
    let mut clerk = street.person("quynhluu.receiver").await;
    clerk.get("/staff/intake").await;
    let saved = clerk.post("/staff/intake/draft", &[("applicant.name", "HỒ THỊ MAI")]).await;
    let draft = saved.header("x-draft").to_owned();
    let gone = clerk.post(&format!("/staff/intake/drafts/{draft}/delete"), &[]).await;
    assert!(clerk.get(gone.location()).await.text.contains("Đã xóa bản nháp"));
}

#[tokio::test]
async fn what_the_applicant_is_told_stands_on_both_pages_and_is_given_at_the_centre() {
    let street = Street::new();
    let mut clerk = street.person("quynhluu.receiver").await;
    let code = take_in(&mut clerk, BIRTH).await;
    act(&mut clerk, &code, "forward", &[]).await;
    street.deliver();
    let page = clerk.get(&format!("/staff/dossiers/{code}")).await.text;
    assert!(page.contains("Đã báo trực tiếp tại quầy") && page.contains("Chờ giao tại Trung tâm"));
    let list = clerk.get("/staff/notices").await.text;
    let place = list.split("href=\"").find_map(|rest| rest.split_once(".pdf\"")).unwrap().0.to_owned();
    let paper = clerk.get(&format!("{place}.pdf")).await;
    assert_eq!(
        (paper.status, &paper.headers[header::CONTENT_TYPE]),
        (StatusCode::OK, &"application/pdf".parse().unwrap())
    );
    let mut specialist = street.person("quynhluu.specialist").await;
    specialist.get("/staff").await;
    assert_eq!(specialist.post(&format!("{place}/give"), &[]).await.status, StatusCode::FORBIDDEN);
    assert!(!specialist.get("/staff/notices").await.text.contains(&code), "a list shows only what one may give");
    clerk.get("/staff/notices").await;
    let given = clerk.post(&format!("{place}/give"), &[]).await;
    assert!(clerk.get(given.location()).await.text.contains("Đã ghi nhận việc giao thông báo"));
    let mut citizen = street.visitor();
    citizen.get("/track").await;
    let tracked = citizen.post("/track", &[("code", code.as_str()), ("check", "5678")]).await.text;
    assert!(tracked.contains("Đã giao bản giấy lúc") && tracked.contains("Đã báo trực tiếp tại quầy"), "{tracked}");
    let post = tracked.contains("cán bộ tiếp nhận, Ủy ban nhân dân Trung tâm");
    assert!(post && !tracked.contains("quynhluu receiver"), "posts and units, no officer's name");
}

#[tokio::test]
async fn everything_wrong_is_said_at_once_and_nothing_typed_is_lost() {
    let street = Street::new();
    let mut clerk = street.person("quynhluu.receiver").await;
    clerk.get("/staff/intake").await;
    let fields = [
        ("procedure", BIRTH),
        ("applicant.personal_number", "123"),
        ("applicant.birth_date", "31/02/1990"),
        ("applicant.phone", "12"),
        ("applicant.address", "Xóm <script>5</script>"),
    ];
    let again = clerk.post("/staff/intake/accept", &fields).await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
    for field in ["applicant.name", "applicant.personal_number", "applicant.birth_date", "applicant.phone"] {
        assert!(again.text.contains(&format!("href=\"#{field}\"")), "{field}");
    }
    assert!(again.text.contains("31/02/1990") && again.text.contains("Xóm &#60;script&#62;"));
}

#[tokio::test]
async fn a_gap_of_the_catalogue_asks_the_clerk() {
    let street = Street::new();
    let mut clerk = street.person("quynhluu.receiver").await;
    clerk.get("/staff/intake").await;
    let shown = clerk.post("/staff/intake", &[("choose", GAP)]).await;
    assert!(shown.text.contains("name=\"limit.amount\""));
    let submission = shown.hidden("submission");
    let mut fields = PERSON.to_vec();
    fields.extend([("procedure", GAP), ("submission", submission.as_str())]);
    assert_eq!(clerk.post("/staff/intake/accept", &fields).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    fields.extend([("limit.amount", "5"), ("limit.unit", "wd"), ("limit.basis", "Quyết định 1")]);
    let code = code_in(&clerk.post("/staff/intake/accept", &fields).await);
    assert!(clerk.get(&format!("/staff/dossiers/{code}/deadline")).await.text.contains("Quyết định 1"));
}

#[tokio::test]
async fn form_02_and_form_03_are_written_from_the_checklist() {
    let street = Street::new();
    let mut clerk = street.person("quynhluu.receiver").await;
    clerk.get("/staff/intake").await;
    let mut fields = PERSON.to_vec();
    fields.push(("procedure", LISTED));
    let listed = clerk.post("/staff/intake/request-supplement", &fields).await;
    assert_eq!(listed.status, StatusCode::OK, "first the list is shown");
    fields.extend([("item_part", "Giấy chứng sinh"), ("item_ask", "missing"), ("item_reason", "")]);
    assert!(clerk.post("/staff/intake/request-supplement", &fields).await.location().contains("print=02"));
    let mut fields = PERSON.to_vec();
    fields.push(("procedure", LISTED));
    assert_eq!(clerk.post("/staff/intake/refuse", &fields).await.status, StatusCode::OK);
    fields.push(("reason", "Không thuộc thẩm quyền"));
    assert!(clerk.post("/staff/intake/refuse", &fields).await.location().contains("print=03"));
}

#[tokio::test]
async fn a_draft_with_its_file_is_there_on_another_machine() {
    let street = Street::new();
    let mut clerk = street.person("quynhluu.receiver").await;
    clerk.get("/staff/intake").await;
    let mut fields = PERSON.to_vec();
    fields.push(("procedure", BIRTH));
    let kept = clerk.upload("/staff/intake", &fields, ("file.other", "to-khai.png", PICTURE)).await;
    assert!(kept.text.contains("to-khai.png"), "{}", kept.text);
    let draft = kept.hidden("draft");
    let mut elsewhere = street.person("quynhluu.receiver").await;
    let resumed = elsewhere.get(&format!("/staff/intake?draft={draft}")).await;
    assert!(resumed.text.contains("HỒ THỊ MAI") && resumed.text.contains("to-khai.png"));
    let submission = resumed.hidden("submission");
    fields.extend([("draft", draft.as_str()), ("submission", submission.as_str())]);
    let code = code_in(&elsewhere.post("/staff/intake/accept", &fields).await);
    let file = elsewhere.get(&format!("/staff/dossiers/{code}/files/1")).await;
    assert_eq!(file.headers[header::CONTENT_TYPE], "image/png");
    assert!(!elsewhere.get("/staff/intake/drafts").await.text.contains(&draft), "it went with the intake");
}

#[tokio::test]
async fn a_strangers_draft_and_dossier_stay_closed() {
    let street = Street::new();
    let mut clerk = street.person("quynhluu.receiver").await;
    let code = take_in(&mut clerk, BIRTH).await;
    let mut stranger = street.person("hoangmai.specialist").await;
    for path in ["", "/deadline", "/forms/01.pdf", "/actions/forward"] {
        let closed = stranger.get(&format!("/staff/dossiers/{code}{path}")).await;
        assert_eq!(closed.status, StatusCode::FORBIDDEN, "{path}");
    }
    assert!(!stranger.get("/staff/dossiers?q=mai").await.text.contains(&code));
    assert_eq!(stranger.get("/staff/intake").await.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn the_look_up_needs_the_four_digits_and_says_no_names() {
    let street = Street::new();
    let mut clerk = street.person("quynhluu.receiver").await;
    let code = take_in(&mut clerk, BIRTH).await;
    let mut citizen = street.visitor();
    citizen.get(&format!("/track?code={code}")).await;
    let wrong = citizen.post("/track", &[("code", &code), ("check", "0000")]).await;
    let unknown = citizen.post("/track", &[("code", "H41.117-261123-9999"), ("check", "5678")]).await;
    assert_eq!((wrong.status, unknown.status), (StatusCode::UNPROCESSABLE_ENTITY, StatusCode::UNPROCESSABLE_ENTITY));
    let found = citizen.post("/track", &[("code", &code), ("check", "5678")]).await;
    assert_eq!(found.status, StatusCode::OK);
    assert!(!found.text.contains("MAI") && !found.text.contains("quynhluu receiver"), "no names");
    let form = citizen.post("/track/forms/01.pdf", &[("code", &code), ("check", "5678")]).await;
    assert_eq!(form.headers[header::CONTENT_TYPE], "application/pdf");
    assert_eq!(street.looks(&code), ["track", "form 01"], "wrong digits leave no line, every answer does (N12)");
    for _ in 0..12 {
        citizen.post("/track", &[("code", &code), ("check", "1111")]).await;
    }
    let tired = citizen.post("/track", &[("code", &code), ("check", "5678")]).await;
    assert_eq!(tired.status, StatusCode::TOO_MANY_REQUESTS, "a code is not guessed at");
    // Neither by the other door nor by writing it otherwise.
    for written in [code.clone(), code.to_ascii_lowercase().replace('-', "."), code.replace('-', "%20")] {
        let call = citizen.get(&format!("/api/v1/track?code={written}&check=1111")).await;
        assert_eq!(call.status, StatusCode::TOO_MANY_REQUESTS, "{written}");
    }
}

#[tokio::test]
async fn every_page_opens_in_both_languages_and_shows_no_key() {
    let street = Street::new();
    let mut clerk = street.person("quynhluu.receiver").await;
    let code = take_in(&mut clerk, BIRTH).await;
    let pages = [
        "/staff".to_owned(),
        "/staff?tab=unit".to_owned(),
        "/staff?tab=ready".to_owned(),
        "/staff?tab=all&q=mai".to_owned(),
        "/staff/dossiers?q=mai".to_owned(),
        "/staff/returns".to_owned(),
        "/staff/opinions".to_owned(),
        "/staff/register".to_owned(),
        "/staff/intake".to_owned(),
        format!("/staff/intake?procedure={COPY}"),
        format!("/staff/intake?procedure={GAP}"),
        "/staff/intake/drafts".to_owned(),
        "/staff/intake/procedures?q=khai".to_owned(),
        format!("/staff/dossiers/{code}?print=01"),
        format!("/staff/dossiers/{code}/deadline"),
        format!("/staff/dossiers/{code}/actions/request-supplement"),
        format!("/staff/dossiers/{code}/actions/stop"),
        format!("/staff/dossiers/{code}/actions/request-payment"),
        format!("/staff/dossiers/{code}/actions/attach-file"),
        format!("/track?code={code}"),
    ];
    for lang in ["vi", "en"] {
        clerk.cookies.insert("motcua_lang".to_owned(), lang.to_owned());
        for path in &pages {
            let page = clerk.get(path).await;
            assert_eq!(page.status, StatusCode::OK, "{path}");
            for mark in [">dossier-", "\"dossier-", " dossier-"] {
                assert!(!page.text.contains(mark), "{path} in {lang} shows a key");
            }
        }
    }
}

#[tokio::test]
async fn a_procedures_own_term_is_set_on_a_page() {
    let street = Street::new();
    let mut office = street.person("tinh.provincial_office").await;
    let path = format!("/staff/terms/{BIRTH}");
    office.get(&path).await;
    let bare = office.post(&path, &[("term", "supplement_most"), ("value", "2"), ("valid_from", "23/11/2026")]).await;
    assert_eq!(bare.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(bare.text.contains("value=\"2\""), "what was typed stays");
    let whole = [
        ("term", "supplement_most"),
        ("value", "2"),
        ("valid_from", "23/11/2026"),
        ("basis", "QĐ 95/2025"),
        ("approver", "Giám đốc Sở"),
    ];
    assert_eq!(office.post(&path, &whole).await.status, StatusCode::SEE_OTHER);
    assert!(office.get(&path).await.text.contains("QĐ 95/2025"));
    let mut clerk = street.person("quynhluu.receiver").await;
    assert_eq!(clerk.get(&path).await.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn who_came_to_the_wrong_commune_is_refused_with_the_right_one() {
    let street = Street::new();
    let mut clerk = street.person("quynhluu.receiver").await;
    clerk.get("/staff/intake").await;
    let chosen = [&PERSON[..], &[("procedure", BIRTH), ("competent_unit", "H41.042")]].concat();
    let form = clerk.post("/staff/intake/refuse", &chosen).await;
    let submission = form.hidden("submission");
    assert_eq!(form.hidden("competent_unit"), "H41.042", "form 03 keeps which body is the right one");
    let fields = [&chosen[..], &[("reason", "Không thuộc thẩm quyền"), ("submission", submission.as_str())]].concat();
    let code = code_in(&clerk.post("/staff/intake/refuse", &fields).await);
    let page = clerk.get(&format!("/staff/dossiers/{code}")).await.text;
    assert!(page.contains("Phường Hoàng Mai"), "{page}");
}

#[tokio::test]
async fn a_name_finds_finished_dossiers_too_unless_only_open_ones_are_asked_for() {
    let street = Street::new();
    let mut clerk = street.person("quynhluu.receiver").await;
    let code = take_in(&mut clerk, BIRTH).await;
    act(&mut clerk, &code, "stop", &[("request_date", "23/11/2026")]).await;
    assert!(clerk.get("/staff/dossiers?q=mai").await.text.contains(&code));
    assert!(!clerk.get("/staff/dossiers?q=mai&state=open").await.text.contains(&code));
    assert!(!clerk.get("/staff/dossiers").await.text.contains(&code));
    assert!(clerk.get("/staff/dossiers?state=stopped").await.text.contains(&code));
}

#[tokio::test]
async fn the_register_prints_as_pdf_and_as_a_spreadsheet() {
    let street = Street::new();
    let mut clerk = street.person("quynhluu.receiver").await;
    let code = take_in(&mut clerk, BIRTH).await;
    assert!(clerk.get("/staff/register?year=2026").await.text.contains(&code));
    assert_eq!(clerk.get("/staff/register/07.pdf?year=2026").await.headers[header::CONTENT_TYPE], "application/pdf");
    let sheet = clerk.get("/staff/register/07.xlsx?year=2026").await;
    assert!(sheet.headers[header::CONTENT_DISPOSITION].to_str().unwrap().contains("07-"));
    let mut other = street.person("quynhluu.specialist").await;
    assert_eq!(other.get("/staff/register").await.status, StatusCode::FORBIDDEN);
    // Who steers the province reads every centre's book; who steers a commune only its own (the table's COMMITTEE).
    let book = "/staff/register?unit=H41.117.01&year=2026";
    for (login, own) in [("tinh.leader", true), ("quynhluu.leader", true), ("hoangmai.leader", false)] {
        let read = street.person(login).await.get(book).await;
        assert_eq!(read.status == StatusCode::OK && read.text.contains(&code), own, "{login}");
        assert_eq!(read.status == StatusCode::FORBIDDEN, !own, "{login}");
    }
    let opened = street.person("tinh.leader").await.get("/staff/register").await;
    assert_eq!(opened.status, StatusCode::OK, "the page that the navigation offers");
}

#[tokio::test]
async fn somebody_was_faster_and_nothing_typed_is_lost() {
    let street = Street::new();
    let mut clerk = street.person("quynhluu.receiver").await;
    let code = take_in(&mut clerk, BIRTH).await;
    let seq = clerk.get(&format!("/staff/dossiers/{code}/actions/stop")).await.hidden("seq");
    act(&mut clerk, &code, "forward", &[]).await;
    let path = format!("/staff/dossiers/{code}/actions/stop");
    let typed = [("seq", seq.as_str()), ("request_date", "23/11/2026"), ("reason", "Gia đình đổi ý")];
    let late = clerk.post(&path, &typed).await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    assert!(late.text.contains("Trần quynhluu receiver"), "says who acted");
    assert!(late.text.contains("Gia đình đổi ý") && late.text.contains("data-draft-keep"));
    // The form that came back knows the newer dossier and can be sent as it stands.
    let again = [("seq", late.hidden("seq")), ("request_date", "23/11/2026".to_owned())];
    let again: Vec<(&str, &str)> = again.iter().map(|(name, value)| (*name, value.as_str())).collect();
    assert_eq!(clerk.post(&path, &again).await.status, StatusCode::SEE_OTHER);
}
