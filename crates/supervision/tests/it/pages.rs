//! The pages over HTTP, as a browser without script uses them.

use axum::http::StatusCode;

use crate::street::Street;

#[tokio::test]
async fn the_province_finds_last_months_late_dossiers_in_two_clicks() {
    let street = Street::new();
    let mut office = street.person("tinh.provincial_office").await;
    let wall = office.get("/staff/supervision?period=month&day=2026-11-30").await;
    assert_eq!(wall.status, StatusCode::OK);
    assert!(wall.text.contains("Xã Quỳnh Lưu"), "the ranking names the commune");
    // First click: all units; second: the number in the column of those done late.
    let units = office.get("/staff/supervision/units?period=month&day=2026-11-30").await.text;
    let link = "/staff/supervision/dossiers?figure=done-late&unit=H41.117&period=month&day=2026-11-01";
    assert!(units.contains(&link.replace('&', "&#38;")), "{units}");
    let list = office.get(link).await.text;
    assert!(list.contains(&street.done_late) && !list.contains(&street.open_late));
    assert!(list.contains("1 hồ sơ"));
}

#[tokio::test]
async fn a_director_sees_the_own_commune_in_the_morning() {
    let street = Street::new();
    let mut director = street.person("quynhluu.director").await;
    let home = director.get("/staff/supervision").await;
    assert_eq!(home.location(), "/staff/supervision/units/H41.117");
    let november = format!("{}?period=month&day=2026-11-30", home.location());
    let page = director.get(&november).await.text;
    assert!(page.contains(&street.open_late), "what is late now stands on the page");
    assert!(page.contains("Trần quynhluu signer"), "and who works there");
    for path in ["/staff/supervision/fields", "/staff/supervision/fields/H%E1%BB%99%20t%E1%BB%8Bch"] {
        assert_eq!(director.get(path).await.status, StatusCode::OK, "{path}");
    }
    let centre = director.get("/staff/supervision/units/H41.117.01?period=quarter").await;
    assert_eq!(centre.status, StatusCode::OK, "the centre's own figures");
}

#[tokio::test]
async fn nobody_sees_what_is_not_theirs() {
    let street = Street::new();
    let forbidden = |answer: testkit::Answer, what: &str| assert_eq!(answer.status, StatusCode::FORBIDDEN, "{what}");
    let mut director = street.person("hoangmai.director").await;
    forbidden(director.get("/staff/supervision/units/H41.117").await, "another commune");
    forbidden(director.get("/staff/supervision/units").await, "all units");
    forbidden(director.get("/staff/supervision/dossiers?figure=open-late&unit=H41.117").await, "its list");
    forbidden(director.get("/staff/supervision/export/dossiers.csv?unit=H41.117").await, "its export");
    forbidden(director.get("/staff/supervision/report.pdf?unit=H41.117").await, "its report");
    forbidden(director.get("/staff/supervision/people/quynhluu.signer").await, "a person elsewhere");
    forbidden(director.get("/staff/supervision/people/nobody").await, "nobody, told alike");
    let mut clerk = street.person("quynhluu.receiver").await;
    let home = clerk.get("/staff/supervision").await;
    assert_eq!(home.location(), "/staff/supervision/people/me");
    forbidden(clerk.get("/staff/supervision/units/H41.117").await, "the own commune's figures");
    forbidden(clerk.get("/staff/supervision/people/quynhluu.signer").await, "a colleague");
}

#[tokio::test]
async fn a_person_and_the_director_see_how_a_person_works() {
    let street = Street::new();
    let mut signer = street.person("quynhluu.signer").await;
    let own = signer.get("/staff/supervision/people/me?period=month&day=2026-11-30").await;
    assert!(own.status == StatusCode::OK && own.text.contains("Trần quynhluu signer"));
    let mut director = street.person("quynhluu.director").await;
    let seen = director.get("/staff/supervision/people/quynhluu.signer?period=month&day=2026-11-30").await;
    assert_eq!(seen.status, StatusCode::OK);
}

#[tokio::test]
async fn a_period_that_cannot_be_is_said_and_nothing_is_lost() {
    let street = Street::new();
    let mut office = street.person("tinh.provincial_office").await;
    for (query, said) in [
        ("period=free&from=2026-11-20&to=2026-11-01", "Ngày cuối phải bằng hoặc sau ngày đầu."),
        ("period=month&day=2027-01-01", "Kỳ này chưa bắt đầu nên chưa có số liệu."),
        ("period=month&day=31/04/2026", "Ghi ngày theo dạng"),
        ("period=decade", "Kỳ là ngày, tuần, tháng"),
    ] {
        for page in ["", "/units", "/fields", "/dossiers"] {
            let answer = office.get(&format!("/staff/supervision{page}?{query}")).await;
            assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{page} {query}");
            assert!(answer.text.contains(said), "{page} {query}");
        }
    }
}

#[tokio::test]
async fn exports_hold_every_row_and_no_person() {
    let street = Street::new();
    let mut office = street.person("tinh.provincial_office").await;
    let csv = office.get("/staff/supervision/export/dossiers.csv?figure=received&period=year&day=2026-12-07").await;
    assert_eq!(csv.header("content-type"), "text/csv; charset=utf-8");
    assert_eq!(csv.text.lines().count(), 1 + 6);
    assert!(!csv.text.contains("Hoa"), "the applicants are not named");
    for file in ["units.csv", "procedures.csv", "units.xlsx", "procedures.xlsx", "dossiers.xlsx"] {
        let answer = office.get(&format!("/staff/supervision/export/{file}?period=year&day=2026-12-07")).await;
        assert_eq!(answer.status, StatusCode::OK, "{file}");
        assert!(answer.header("content-disposition").contains("attachment"), "{file}");
    }
    assert_eq!(office.get("/staff/supervision/export/people.csv").await.status, StatusCode::NOT_FOUND);
    let report = office.get("/staff/supervision/report.pdf?period=month&day=2026-11-30").await;
    assert!(report.text.starts_with("%PDF-"), "{:?}", report.status);
}

#[tokio::test]
async fn english_where_it_is_wanted() {
    let street = Street::new();
    let mut office = street.person("tinh.provincial_office").await;
    office.cookies.insert("motcua_lang".to_owned(), "en".to_owned());
    let wall = office.get("/staff/supervision?period=month&day=2026-11-30").await.text;
    assert!(wall.contains("Done early and on time") && wall.contains("50 %"));
}

#[tokio::test]
async fn a_unit_that_ended_keeps_its_figures_and_the_pages_say_so() {
    use diesel::prelude::*;
    use organization::schema::{organization_revision, unit};
    let street = Street::new();
    let end = kernel::Date::parse("2026-11-29").unwrap();
    street
        .store
        .write_blocking(|conn| {
            let own = unit::table.filter(unit::code.eq("H41.117"));
            diesel::update(own).set(unit::valid_to.eq(Some(end))).execute(conn)?;
            let revision = organization_revision::revision.eq(kernel::Id::new());
            diesel::update(organization_revision::table).set(revision).execute(conn)?;
            Ok(())
        })
        .unwrap();
    let mut office = street.person("tinh.provincial_office").await;
    let wall = office.get("/staff/supervision?period=month&day=2026-11-30").await.text;
    assert!(wall.contains("kết thúc hoạt động sau ngày 29/11/2026"));
    let units = office.get("/staff/supervision/units?period=month&day=2026-11-30").await.text;
    assert!(units.contains("đến hết ngày 29/11/2026"), "its figures are still there");
}

#[tokio::test]
async fn a_list_of_the_portal_is_answered_on_its_page() {
    let street = Street::new();
    let mut office = street.person("tinh.provincial_office").await;
    let form = office.get("/staff/supervision/claims").await;
    let fields = [("submission", form.hidden("submission")), ("as_of", "2026-12-06".to_owned())];
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let file = format!("Mã hồ sơ,Ngày hẹn trả\n{},27/11/2026\nsai mã,\n", street.done_late);
    let sent = office.upload("/staff/supervision/claims", &fields, ("file", "cong.csv", file.as_bytes())).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.text);
    let list = office.get(sent.location()).await;
    assert!(list.text.contains("Quá hạn thật") && list.text.contains("mã hồ sơ không đúng dạng"));
    let evidence = office.get(&format!("{}/evidence/2.json", sent.location())).await;
    let made: supervision::claims::Evidence = serde_json::from_str(&evidence.text).unwrap();
    assert_eq!(made.check(&made.key), Ok(()));
    let letter = office.get(&format!("{}/letter.pdf", sent.location())).await;
    assert!(letter.text.starts_with("%PDF-"));
    let broken = office.upload("/staff/supervision/claims", &fields, ("file", "x.xlsx", b"PK\x03\x04")).await;
    assert_eq!(broken.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(broken.text.contains("Không đọc được tệp bảng tính này."));
    let mut other = street.person("hoangmai.director").await;
    assert_eq!(other.get(sent.location()).await.status, StatusCode::NOT_FOUND, "not theirs");
    let mut clerk = street.person("quynhluu.receiver").await;
    assert_eq!(clerk.get("/staff/supervision/claims").await.status, StatusCode::FORBIDDEN);
}
