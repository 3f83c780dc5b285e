//! Part b: a full dossier fills every field of every form.

use dossiers::commands::{Decision, PartInput, Receive, Refuse, RequestSupplement, Stop};
use dossiers::forms::{self, FormNumber, Paper};
use dossiers::model::{Channel, Representative, RequestItem, ReturnMode};
use dossiers::{Action, Step, Target};
use kernel::{Date, Refusal, Timestamp, Vnd};
use serde_json::Value;

use crate::house::{BIRTH, House, LAND, PAID, both, one, refusal};

const BASE: &str = "https://motcua.example";

/// Everything that a dossier can hold.
fn full(house: &House<'_>, procedure: &str) -> Receive {
    let parts = vec![
        PartInput { title: "Đơn đăng ký".to_owned(), originals: 1, copies: 2, ..PartInput::default() },
        PartInput { title: "Trích lục".to_owned(), owed: true, ..PartInput::default() },
    ];
    let representative = Representative {
        name: "Trần Văn Bình".to_owned(),
        personal_number: Some("040085001234".to_owned()),
        phone: Some("0387654321".to_owned()),
        basis: Some("Giấy ủy quyền".to_owned()),
    };
    let mut cmd = Receive { parts, representative: Some(representative), sets: 2, ..house.filing(procedure) };
    cmd.applicant.tax_code = Some("0100109106".to_owned());
    cmd.return_mode = Some(ReturnMode::Post);
    cmd.return_place = Some("Bưu điện xã".to_owned());
    cmd.owed = Some("Nộp bản gốc khi nhận kết quả".to_owned());
    cmd
}

fn value(house: &House<'_>, code: &str, number: FormNumber) -> Value {
    let dossier = house.dossier(code);
    let paper = house.read(|conn| forms::paper(conn, &dossier, number, BASE));
    let value = match paper {
        Paper::F01(form) => serde_json::to_value(form),
        Paper::F02(form) => serde_json::to_value(form),
        Paper::F03(form) => serde_json::to_value(form),
        Paper::F04(form) => serde_json::to_value(form),
        Paper::F05(form) => serde_json::to_value(form),
        Paper::F06(form) => serde_json::to_value(form),
    };
    value.unwrap()
}

/// Fields that a pen fills, that nobody has, or that an office without an own number leaves open.
const OPEN: &[&str] =
    &["number", "post", "on_behalf", "signed_at", "giver_signed_at", "received_at", "unit", "contact_phone"];

fn assert_filled(value: &Value, path: &str) {
    match value {
        Value::Null => panic!("{path} is empty"),
        Value::String(text) => assert!(!text.is_empty(), "{path} is empty"),
        Value::Array(items) => {
            assert!(!items.is_empty(), "{path} has no rows");
            items.iter().for_each(|item| assert_filled(item, path));
        }
        Value::Object(fields) => {
            for (name, field) in fields.iter().filter(|(name, _)| !OPEN.contains(&name.as_str())) {
                assert_filled(field, &format!("{path}.{name}"));
            }
        }
        _ => {}
    }
}

#[test]
fn form_01_the_receipt() {
    both(|house| {
        let code = house.receive(full(house, PAID)).unwrap().dossier.code;
        let form = value(house, &code, FormNumber::F01);
        assert_filled(&form, "01");
        assert_eq!(form["look_up"], format!("{BASE}/track?code={code}"));
        assert_eq!(form["parts"].as_array().unwrap().len(), 2, "what is owed is not among what was received");
        let owed = form["owed"].as_str().unwrap();
        assert!(owed.contains("Nộp bản gốc") && owed.contains("Trích lục") && owed.contains("50.000"), "{owed}");
        assert_eq!(form["letterhead"]["date"], "2026-11-23");
    });
}

#[test]
fn forms_02_and_04_the_request_and_the_apology() {
    both(|house| {
        let code = house.receive(full(house, LAND)).unwrap().dossier.code;
        house.bring_to(&code, Step::Process);
        let items =
            vec![RequestItem {
                part: "Bản vẽ".to_owned(), reason: "Thiếu dấu".to_owned(), ..RequestItem::default()
            }];
        let phone = Some("02383861234".to_owned());
        let cmd = RequestSupplement { items, basis: Some("NĐ 118".to_owned()), phone, days: Some(10) };
        let target = Target::new(&code);
        house.act("quynhluu.specialist", move |d, conn, ctx| d.request_supplement(conn, ctx, &target, &cmd)).unwrap();
        let form = value(house, &code, FormNumber::F02);
        assert_filled(&form, "02");
        assert_eq!((&form["stage"], &form["contact_phone"]), (&Value::from("processing"), &Value::from("02383861234")));
        house.plain("quynhluu.receiver", &code, Action::Supplement).unwrap();
        house.plain("quynhluu.head", &code, Action::Apologise).unwrap();
        let form = value(house, &code, FormNumber::F04);
        assert_filled(&form, "04");
        assert_eq!((&form["ordinal"], &form["new_due"]), (&Value::from(1), &Value::from("2026-12-30T09:00:00+07:00")));
    });
}

#[test]
fn form_03_the_refusal() {
    both(|house| {
        let code = house.receive(Receive { channel: Channel::Online, ..full(house, LAND) }).unwrap().dossier.code;
        let cmd = Refuse {
            reason: "Không thuộc thẩm quyền".to_owned(),
            basis: Some("NĐ 151".to_owned()),
            guidance: Some("Nộp tại Sở".to_owned()),
            approver: Some("Lê Thị Giám Đốc".to_owned()),
        };
        let target = Target::new(&code);
        house.act("quynhluu.receiver", move |d, conn, ctx| d.refuse(conn, ctx, &target, &cmd)).unwrap();
        let form = value(house, &code, FormNumber::F03);
        assert_filled(&form, "03");
        assert_eq!(form["approver"]["name"], "Lê Thị Giám Đốc");
        assert_eq!(form["approver"]["signed_at"], Value::Null, "she has signed nothing here");
    });
}

#[test]
fn a_refusal_by_the_clerk_alone_is_signed_by_the_clerk() {
    both(|house| {
        let code = house.online(LAND).code;
        house.plain("quynhluu.receiver", &code, Action::Refuse).unwrap();
        let form = value(house, &code, FormNumber::F03);
        assert_eq!(form["approver"]["name"], Value::from(house.actor("quynhluu.receiver").name));
        assert_ne!(form["approver"]["signed_at"], Value::Null);
    });
}

#[test]
fn form_05_the_stop() {
    both(|house| {
        let code = house.receive(full(house, PAID)).unwrap().dossier.code;
        house.bring_to(&code, Step::Process);
        let cmd = Stop {
            request: Some("Đơn số 02".to_owned()),
            request_date: Date::new(2026, 11, 20),
            reason: Some("Không còn nhu cầu".to_owned()),
            fee_returned: Some(Vnd(50_000)),
            originals_returned: vec!["Đơn đăng ký".to_owned()],
        };
        let target = Target::new(&code);
        house.act("quynhluu.receiver", move |d, conn, ctx| d.stop(conn, ctx, &target, &cmd)).unwrap();
        let form = value(house, &code, FormNumber::F05);
        assert_filled(&form, "05");
        assert_eq!(form["state"], "4");
    });
}

#[test]
fn forms_06_and_07_the_slip_and_the_register() {
    both(|house| {
        let cmd = Receive { return_mode: Some(ReturnMode::Counter), ..full(house, LAND) };
        let code = house.receive(cmd).unwrap().dossier.code;
        house.bring_to(&code, Step::Return);
        house.plain("quynhluu.returner", &code, Action::HandOver).unwrap();
        let form = value(house, &code, FormNumber::F06);
        let rows = form["hand_overs"].as_array().unwrap();
        assert_eq!(rows.len(), 8);
        for row in rows {
            assert!(row["giver"]["name"].as_str().is_some_and(|name| !name.is_empty()), "{row}");
            assert!(row["receiver"]["name"].as_str().is_some_and(|name| !name.is_empty()), "{row}");
        }
        // Received is what the receiver went on with, at that moment and not before.
        for pair in rows[1..].windows(2) {
            assert_eq!(pair[0]["received_at"], pair[1]["at"], "{pair:?}");
        }
        assert_eq!(rows[7]["received_at"], Value::Null, "the applicant signs by pen");
        assert_eq!(rows[0]["giver"]["name"], "Trần Văn Bình");
        assert_eq!(rows[7]["receiver"]["name"], "Nguyễn Thị Hoa");
        let centre = house.unit(&house.centre("quynhluu"));
        let register = house.read(|conn| forms::form07(conn, centre, 2026, house.now().date()));
        assert_eq!(register.entries.len(), 1);
        assert_filled(&serde_json::to_value(&register).unwrap(), "07");
        assert!(house.read(|conn| forms::form07(conn, centre, 2025, house.now().date())).entries.is_empty());
    });
}

#[test]
fn the_number_in_the_register_is_given_once_and_stands_on_the_receipt() {
    both(|house| {
        let first = house.accepted(LAND);
        house.at("2026-12-31T16:00:00");
        let second = house.accepted(BIRTH);
        house.at("2027-01-04T08:00:00");
        let third = house.accepted(BIRTH);
        let centre = house.unit(&house.centre("quynhluu"));
        let lines = |year: i16| {
            let register = house.read(|conn| forms::form07(conn, centre, year, house.now().date()));
            let line = |entry: &documents::RegisterEntry| (entry.code.clone(), entry.number);
            register.entries.iter().map(line).collect::<Vec<_>>()
        };
        // The register begins anew with the year.
        assert_eq!(lines(2026), [(first.code.clone(), 1), (second.code.clone(), 2)]);
        assert_eq!(lines(2027), [(third.code.clone(), 1)]);
        for (code, year, number) in [(first.code, 2026, "1"), (second.code, 2026, "2"), (third.code, 2027, "1")] {
            let form = value(house, &code, FormNumber::F01);
            assert_eq!(form["register_number"], number);
            assert!(form["register_book"].as_str().is_some_and(|book| book.starts_with(&format!("{year}/"))), "{form}");
        }
    });
}

#[test]
fn an_older_request_can_be_printed_again() {
    both(|house| {
        let items = |part: &str| vec![RequestItem { part: part.to_owned(), ..RequestItem::default() }];
        let ask = |part: &str| RequestSupplement { items: items(part), ..RequestSupplement::default() };
        let decision = Decision::RequestSupplement(ask("Giấy chứng sinh"));
        let code = house.receive(Receive { decision, ..house.filing(LAND) }).unwrap().dossier.code;
        house.plain("quynhluu.receiver", &code, Action::Supplement).unwrap();
        house.bring_to(&code, Step::Process);
        let (target, cmd) = (Target::new(&code), ask("Bản vẽ"));
        house.act("quynhluu.specialist", move |d, conn, ctx| d.request_supplement(conn, ctx, &target, &cmd)).unwrap();
        let dossier = house.dossier(&code);
        let part = |no: Option<i32>| house.read(|conn| forms::form02(conn, &dossier, no, BASE)).items[0].part.clone();
        assert_eq!(
            (part(Some(1)).as_str(), part(Some(2)).as_str(), part(None).as_str()),
            ("Giấy chứng sinh", "Bản vẽ", "Bản vẽ")
        );
        let none = house.store.read_blocking(|conn| forms::form02(conn, &dossier, Some(3), BASE));
        assert!(matches!(refusal(none), Refusal::NotFound(_)));
    });
}

#[test]
fn a_form_that_was_never_made_is_not_found() {
    one(|house| {
        let dossier = house.accepted(LAND);
        for number in [FormNumber::F02, FormNumber::F03, FormNumber::F04, FormNumber::F05] {
            let none = house.store.read_blocking(|conn| forms::paper(conn, &dossier, number, BASE));
            assert!(matches!(refusal(none), Refusal::NotFound(reason) if reason.code == "dossier-form-none"));
        }
    });
}

#[test]
fn every_form_prints() {
    one(|house| {
        house.at("2026-11-23T09:00:00");
        let dossier = house.accepted(PAID);
        for number in [FormNumber::F01, FormNumber::F06] {
            let paper = house.read(|conn| forms::paper(conn, &dossier, number, BASE));
            assert!(paper.pdf().unwrap().starts_with(b"%PDF"));
        }
        assert!(Timestamp::parse("2026-11-23T09:00:00").is_some());
    });
}
