use axum::http::StatusCode;

use crate::directory;
use crate::house::House;

const BASE: &str = "/staff/organization";

fn quynh_luu(house: &House) -> String {
    let directory = directory(&house.store);
    directory.units().iter().find(|unit| unit.official_code.as_deref() == Some("17179")).unwrap().code.clone()
}

#[tokio::test]
async fn every_page_opens_in_both_languages_and_no_key_is_missing() {
    let house = House::new();
    let code = quynh_luu(&house);
    let mut office = house.as_person("tinh.provincial_office").await;
    let mut admin = house.as_person("quynhluu.commune_admin").await;
    for lang in ["vi", "en"] {
        let pages = [
            BASE.to_owned(),
            format!("{BASE}?q=khong+co"),
            format!("{BASE}?q=quynh&kind=commune"),
            format!("{BASE}/units/H41"),
            format!("{BASE}/units/{code}"),
            format!("{BASE}/units/{code}.01"),
            format!("{BASE}/units/{code}/settings/hard_area"),
            format!("{BASE}/units/{code}/settings/office_hours"),
            format!("{BASE}/units/{code}/settings/supplement_most"),
            format!("{BASE}/calendar"),
            format!("{BASE}/calendar?year=2030"),
            format!("{BASE}/fields"),
            format!("{BASE}/accounts"),
        ];
        let own = [
            format!("{BASE}/accounts"),
            format!("{BASE}/accounts/new"),
            format!("{BASE}/accounts/quynhluu.head"),
            format!("{BASE}/accounts/quynhluu.commune_admin"),
            format!("{BASE}/units/{code}.01"),
        ];
        for (visitor, pages) in [(&mut office, &pages[..]), (&mut admin, &own[..])] {
            visitor.cookies.insert("motcua_lang".to_owned(), lang.to_owned());
            for path in pages {
                let page = visitor.get(path).await;
                assert_eq!(page.status, StatusCode::OK, "{path}");
                assert!(page.text.contains(&format!("<html lang=\"{lang}\"")), "{path}");
                for mark in [">organization-", "\"organization-", " organization-"] {
                    assert!(!page.text.contains(mark), "{path} in {lang} shows a key");
                }
            }
        }
    }
}

#[tokio::test]
async fn a_former_commune_leads_to_the_present_one() {
    let house = House::new();
    let mut lan = house.as_person("quynhluu.receiver").await;
    let page = lan.get(&format!("{BASE}?q=quynh+chau+quynh+luu")).await.text;
    assert!(page.contains("Xã Quỳnh Châu") && page.contains("Xã Quỳnh Tam"));
}

/// N9: an administrator sees that a code is a stand-in, wherever it stands.
#[tokio::test]
async fn stand_ins_say_so() {
    let house = House::new();
    let code = quynh_luu(&house);
    let mut office = house.as_person("tinh.provincial_office").await;
    assert!(office.get(BASE).await.text.contains("mã tạm"));
    let page = office.get(&format!("{BASE}/units/{code}")).await;
    assert!(page.text.contains("Đây là mã tạm"));
    let done = office.post(&format!("{BASE}/units/{code}/code"), &[("code", "H41.300")]).await;
    assert_eq!((done.status, done.location()), (StatusCode::SEE_OTHER, "/staff/organization/units/H41.300"));
    assert!(!office.get(done.location()).await.text.contains("Đây là mã tạm"));
}

#[tokio::test]
async fn what_was_typed_comes_back_beside_the_error() {
    let house = House::new();
    let code = quynh_luu(&house);
    let mut office = house.as_person("tinh.provincial_office").await;
    office.get(&format!("{BASE}/units/{code}")).await;
    let wrong = office.post(&format!("{BASE}/units/{code}/code"), &[("code", "<b>1")]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.text.contains("aria-invalid") && wrong.text.contains("&#60;b&#62;1") && !wrong.text.contains("<b>1"));
}

#[tokio::test]
async fn an_account_is_made_and_signs_in_with_the_password_shown_once() {
    let house = House::new();
    let code = quynh_luu(&house);
    let mut admin = house.as_person("quynhluu.commune_admin").await;
    let path = format!("{BASE}/accounts/new");
    admin.get(&path).await;
    let centre = format!("{code}.01");
    let wrong = admin.post(&path, &[("login", "x"), ("name", ""), ("unit", &centre), ("role", "receiver")]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    let fields = [
        ("login", "quynhluu.moi"),
        ("name", "<script>alert(1)</script>"),
        ("unit", &centre),
        ("role", "receiver"),
        ("title", "Công chức mới"),
    ];
    let made = admin.post(&path, &fields).await;
    assert_eq!(made.status, StatusCode::OK);
    assert!(!made.text.contains("<script>alert(1)"), "names are escaped");
    let (_, rest) = made.text.split_once("<code>").unwrap();
    let password = rest.split_once("</code>").unwrap().0.to_owned();
    let again = admin.get(&format!("{BASE}/accounts/quynhluu.moi")).await;
    assert!(!again.text.contains(&password));
    let unit = admin.get(&format!("{BASE}/units/{centre}")).await.text;
    assert!(unit.contains("Công chức mới") && !unit.contains("<script>alert(1)"));
    // Until a password of one's own is chosen, nothing opens.
    let mut new = house.with_password("quynhluu.moi", &password).await;
    assert_eq!(new.get(BASE).await.location(), "/staff/password");
    assert_eq!(new.get("/staff/password").await.status, StatusCode::OK);
}

#[tokio::test]
async fn an_account_is_renamed_reset_given_a_role_and_closed() {
    let house = House::new();
    let code = quynh_luu(&house);
    let mut admin = house.as_person("quynhluu.commune_admin").await;
    let base = format!("{BASE}/accounts/quynhluu.receiver");
    admin.get(&base).await;
    assert_eq!(admin.post(&format!("{base}/name"), &[("name", "Lê Thị Mới")]).await.location(), base);
    let role = [("role", "cashier"), ("unit", &format!("{code}.01")), ("valid_from", "23/11/2026"), ("valid_to", "")];
    assert_eq!(admin.post(&format!("{base}/roles"), &role).await.location(), base);
    let wrong = admin.post(&format!("{base}/roles"), &[("role", ""), ("valid_to", "31/02/2026")]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    let page = admin.get(&base).await.text;
    assert!(page.contains("Lê Thị Mới") && page.contains("Thu phí"));
    assert_eq!(admin.post(&format!("{base}/password"), &[]).await.status, StatusCode::OK);
    let mut gone = house.visitor();
    gone.get("/sign-in").await;
    let old =
        gone.post("/sign-in", &[("login", "quynhluu.receiver"), ("password", organization::demo::PASSWORD)]).await;
    assert_eq!(old.status, StatusCode::FORBIDDEN);
    assert_eq!(admin.post(&format!("{base}/disable"), &[]).await.location(), base);
    assert!(admin.get(&base).await.text.contains("đã khóa"));
    assert_eq!(admin.post(&format!("{base}/enable"), &[]).await.location(), base);
    assert_eq!(admin.post(&format!("{base}/explode"), &[]).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn settings_and_swaps_are_entered() {
    let house = House::new();
    let code = quynh_luu(&house);
    let mut admin = house.as_person("quynhluu.commune_admin").await;
    let path = format!("{BASE}/units/{code}/settings/phone");
    admin.get(&path).await;
    let wrong = admin.post(&path, &[("value", "0238"), ("valid_from", "31/02/2026")]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    let right = [("value", "0238 3864 000"), ("valid_from", "01/11/2026"), ("source", "1/TB"), ("certainty", "V")];
    assert_eq!(admin.post(&path, &right).await.location(), format!("{BASE}/units/{code}"));
    assert!(admin.get(&format!("{BASE}/units/{code}")).await.text.contains("0238 3864 000"));

    let mut office = house.as_person("tinh.provincial_office").await;
    let calendar = format!("{BASE}/calendar");
    office.get(&calendar).await;
    let swap = [
        ("date", "28/12/2026"),
        ("kind", "swap_off"),
        ("name_vi", "Hoán đổi"),
        ("name_en", "Swap"),
        ("approver", "Thủ tướng"),
        ("source", "99/QĐ-TTg"),
    ];
    let done = office.post(&calendar, &swap).await;
    assert_eq!(done.location(), format!("{BASE}/calendar?year=2026"));
    let page = office.get(done.location()).await.text;
    assert!(page.contains("28/12/2026") && page.contains("99/QĐ-TTg"));
}

#[tokio::test]
async fn counters_are_kept_on_the_centres_page() {
    let house = House::new();
    let code = quynh_luu(&house);
    let mut director = house.as_person("quynhluu.director").await;
    let page = format!("{BASE}/units/{code}.01");
    let before = director.get(&page).await.text;
    assert!(before.contains("Quầy số 3"));
    let done = director.post(&format!("{page}/counters"), &[("name", "Quầy ưu tiên")]).await;
    assert_eq!(done.location(), format!("{page}#counters"));
    let after = director.get(&page).await.text;
    assert!(after.contains("Quầy ưu tiên"));
    let (_, rest) = after.split_once("/staff/organization/counters/").unwrap();
    let close = format!("{BASE}/counters/{}", rest.split_once('"').unwrap().0);
    assert_eq!(director.post(&close, &[]).await.status, StatusCode::SEE_OTHER);
    assert!(director.get(&page).await.text.contains("đã đóng"));
}

#[tokio::test]
async fn what_is_not_there_is_not_found() {
    let house = House::new();
    let mut office = house.as_person("tinh.provincial_office").await;
    for path in [
        "units/H41.999",
        "units/%00",
        "units/H41/settings/nothing",
        "units/H41/settings/demo_password",
        "accounts/nobody",
    ] {
        let status = office.get(&format!("{BASE}/{path}")).await.status;
        assert_eq!(status, StatusCode::NOT_FOUND, "{path}");
    }
}
