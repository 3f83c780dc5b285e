use axum::http::StatusCode;
use procedures::in_force;

use crate::fixture::{as_console, read, today};
use crate::house::House;

const STAFF: &str = "/staff/procedures";

fn shows_a_key(text: &str) -> bool {
    [">procedure-", "\"procedure-", " procedure-", ">calendar-", " calendar-"].iter().any(|mark| text.contains(mark))
}

const PUBLIC: &[&str] = &[
    "/board",
    "/board?q=khai+sinh",
    "/board?q=dkks",
    "/board?q=khong+co+gi",
    "/board?field=H%E1%BB%99+t%E1%BB%8Bch",
    "/board?level=all&q=a",
    "/board?level=province",
    "/board/1.001193",
    "/board/2.000815",
    "/board/1.013978",
    "/board/2.000720",
    "/board/1.000014",
    "/board/1.013855",
];

const OF_STAFF: &[&str] = &[
    "",
    "?q=khai+sinh&level=all",
    "?gap=limit",
    "?gap=fee&level=all",
    "?gap=parts",
    "?q=xyzzy",
    "/1.001193",
    "/2.000720",
    "/1.012812",
    "/2.000815",
    "/1.013978/correct",
    "/1.013978/limit",
    "/1.013978/fee",
    "/1.013978/process",
    "/1.013978/place",
    "/1.013978/titles",
];

#[tokio::test]
async fn every_page_opens_in_both_languages_and_no_key_is_missing() {
    let house = House::new();
    as_console(&house.store, |conn, ctx| {
        let board = procedures::shipped::BOARD;
        procedures::commands::import_board(conn, ctx, board.name, board.open())
    });
    let mut anyone = house.visitor();
    let mut centre = house.as_person("trungtam.provincial_centre").await;
    for lang in ["vi", "en"] {
        anyone.cookies.insert("motcua_lang".to_owned(), lang.to_owned());
        centre.cookies.insert("motcua_lang".to_owned(), lang.to_owned());
        let mut pages = Vec::new();
        for path in PUBLIC {
            pages.push(((*path).to_owned(), anyone.get(path).await));
        }
        for path in OF_STAFF.iter().map(|path| format!("{STAFF}{path}")) {
            pages.push((path.clone(), centre.get(&path).await));
        }
        for (path, page) in pages {
            assert_eq!(page.status, StatusCode::OK, "{path}");
            assert!(page.text.contains(&format!("<html lang=\"{lang}\"")), "{path}");
            assert!(!shows_a_key(&page.text), "{path} in {lang} shows a key");
            assert!(!page.text.contains(" style=\"") && !page.text.contains("<script>"), "{path}");
        }
    }
}

#[tokio::test]
async fn the_public_board_says_what_a_person_must_know() {
    let house = House::new();
    let mut anyone = house.visitor();
    anyone.cookies.insert("motcua_lang".to_owned(), "en".to_owned());
    let birth = anyone.get("/board/1.001193").await.text;
    assert!(birth.contains("1 working day") && birth.contains("Free"));
    let copies = anyone.get("/board/2.000815").await.text;
    assert!(copies.contains("2.000 đ for each of the first 2 pages") && copies.contains("at most 200.000 đ a copy"));
    assert!(copies.contains("On the same day") || copies.contains("same day"));
    let land = anyone.get("/board/1.013978").await.text;
    assert!(land.contains("Set by the provincial People’s Council"), "G1: not free, though the source shows 0");
    assert!(land.contains("17 working days") && land.contains("27 working days"), "J2: both limits");
    let gap = anyone.get("/board/2.000720").await.text;
    assert!(gap.contains("The national catalogue gives no unit for this limit."));
    assert!(gap.contains("Set by the provincial People’s Council"));
    assert_eq!(anyone.get("/board/9.999999").await.status, StatusCode::NOT_FOUND);
    assert_eq!(anyone.get("/board/1001193").await.status, StatusCode::OK);
    let found = anyone.get("/board?q=dang+ky+khai+sinh").await.text;
    assert!(found.contains("/board/1.001193"));
    let hostile = anyone.get("/board?q=%3Cscript%3Ealert(1)%3C%2Fscript%3E").await;
    assert_eq!(hostile.status, StatusCode::OK);
    assert!(!hostile.text.contains("<script>alert"));
}

#[tokio::test]
async fn a_correction_keeps_what_was_typed_until_it_is_right() {
    let house = House::new();
    let mut justice = house.as_person("tuphap.department_admin").await;
    let path = format!("{STAFF}/1.001193/correct");
    justice.get(&path).await;
    let mut fields = vec![
        ("valid_from", "2026-11-01"),
        ("reason", "Sửa tên cho đúng"),
        ("decision", "9/QĐ-BTP"),
        ("name", "Thủ tục đăng ký khai sinh (sửa)"),
        ("field", "Hộ tịch"),
        ("levels", "commune"),
        ("time_amount", "1"),
        ("time_unit", "working_day"),
        ("fee_kind", "free"),
        ("processing_system", "provincial"),
        ("parts", "Tờ khai | 1 | 0 | | submit |\nGiấy chứng sinh | 1 | 1"),
    ];
    let refused = justice.post(&path, &fields).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.text.contains("Sửa tên cho đúng") && refused.text.contains("(sửa)"));
    fields[0].1 = "23/11/2026";
    let done = justice.post(&path, &fields).await;
    assert_eq!((done.status, done.location()), (StatusCode::SEE_OTHER, "/staff/procedures/1.001193"));
    let version = read(&house.store, |conn| in_force(conn, "1.001193", today()));
    assert_eq!((version.number, version.name.as_str()), (2, "Thủ tục đăng ký khai sinh (sửa)"));
    assert_eq!(read(&house.store, |conn| procedures::parts(conn, &version)).len(), 2);
    let public = house.visitor().get("/board/1.001193").await.text;
    assert!(public.contains("(sửa)"), "the board follows at once");
    let land = justice.get(&format!("{STAFF}/1.013978/correct")).await;
    assert_eq!(land.status, StatusCode::FORBIDDEN, "another department's field");
}

#[tokio::test]
async fn a_commune_fills_a_gap_and_a_receiver_may_not() {
    let house = House::new();
    let mut admin = house.as_person("quynhluu.commune_admin").await;
    let path = format!("{STAFF}/2.000720/limit");
    let form = admin.get(&path).await.text;
    let unit = form.split("<option value=\"H41.").nth(1).unwrap().split('"').next().unwrap();
    let unit = format!("H41.{unit}");
    let fields = |amount: &'static str| {
        vec![
            ("amount", amount),
            ("time_unit", "working_day"),
            ("valid_from", "2026-11-23"),
            ("source", "Quyết định 1"),
            ("certainty", "V"),
        ]
    };
    let mut sent = fields("ba");
    sent.push(("unit", &unit));
    assert_eq!(admin.post(&path, &sent).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    let mut sent = fields("3");
    sent.push(("unit", &unit));
    assert_eq!(admin.post(&path, &sent).await.status, StatusCode::SEE_OTHER);
    assert!(admin.get(&format!("{STAFF}/2.000720")).await.text.contains("3 ngày làm việc"));
    let mut receiver = house.as_person("quynhluu.receiver").await;
    receiver.get(&format!("{STAFF}/2.000720")).await;
    assert_eq!(receiver.post(&path, &sent).await.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn fees_processes_places_and_titles_are_set() {
    let house = House::new();
    let mut centre = house.as_person("trungtam.provincial_centre").await;
    let base = format!("{STAFF}/1.013978");
    let common = [("valid_from", "2026-11-23"), ("source", "1/QĐ-UBND"), ("certainty", "V")];
    centre.get(&format!("{base}/fee")).await;
    let fee = [common.as_slice(), &[("measure", "case"), ("amount", "100.000")]].concat();
    assert_eq!(centre.post(&format!("{base}/fee"), &fee).await.status, StatusCode::SEE_OTHER);
    let steps = [
        ("kind", "intake"),
        ("role", "receiver"),
        ("place", "centre"),
        ("step_unit", ""),
        ("minutes", "160"),
        ("kind", "sign"),
        ("role", "signer"),
        ("place", "body"),
        ("step_unit", ""),
        ("minutes", "8000"),
    ];
    let process = [common.as_slice(), &steps].concat();
    assert_eq!(centre.post(&format!("{base}/process"), &process).await.status, StatusCode::SEE_OTHER);
    let place = [common.as_slice(), &[("what", "non-boundary"), ("listed", "on")]].concat();
    assert_eq!(centre.post(&format!("{base}/place"), &place).await.status, StatusCode::SEE_OTHER);
    let form = centre.get(&format!("{base}/titles")).await.text;
    let key = form.split("name=\"key\" value=\"").nth(1).unwrap()[..16].to_owned();
    let titles = [("key", key.as_str()), ("short", "Đơn đăng ký")];
    assert_eq!(centre.post(&format!("{base}/titles"), &titles).await.status, StatusCode::SEE_OTHER);
    let page = centre.get(&base).await.text;
    for seen in ["100.000 đ", "Đơn đăng ký", "1/QĐ-UBND"] {
        assert!(page.contains(seen), "{seen}");
    }
}

#[tokio::test]
async fn a_procedure_is_printed_as_a_poster_for_one_board() {
    let house = House::new();
    let mut anyone = house.visitor();
    assert!(anyone.get("/board/2.000815").await.text.contains("/board/2.000815/poster.pdf"));
    for address in
        ["/board/2.000815/poster.pdf", "/board/1.013978/poster.pdf?unit=H41.060", "/board/1.001193/poster.pdf?unit=x"]
    {
        let poster = anyone.get(address).await;
        assert_eq!((poster.status, poster.header("content-type")), (StatusCode::OK, "application/pdf"), "{address}");
        assert!(poster.text.starts_with("%PDF-"), "{address}");
    }
    assert_eq!(anyone.get("/board/9.999999/poster.pdf").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn posters_are_not_printed_without_end_for_one_address() {
    let house = House::new();
    let mut anyone = house.visitor();
    let mut last = StatusCode::OK;
    for _ in 0..31 {
        last = anyone.get("/board/9.999999/poster.pdf").await.status;
    }
    assert_eq!(last, StatusCode::TOO_MANY_REQUESTS);
}
