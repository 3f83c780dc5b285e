//! Part b of the rules: every field of every form stands in the text of its PDF.

use documents::*;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::marked::{Field, is_name, marked};
use crate::samples;
use crate::tools::{squeezed, text};

#[test]
fn form_01() {
    check(&samples::form01(), form01);
}

#[test]
fn form_02() {
    check(&samples::form02(), form02);
}

#[test]
fn form_03() {
    check(&samples::form03(), form03);
}

#[test]
fn form_04() {
    let letterhead = samples::letterhead();
    check(&Form04 { letterhead, ..samples::form04() }, form04);
}

#[test]
fn form_05() {
    check(&samples::form05(), form05);
}

#[test]
fn form_06() {
    let letterhead = samples::letterhead();
    check(&Form06 { letterhead, ..samples::form06(3) }, form06);
}

#[test]
fn form_07() {
    let letterhead = samples::letterhead();
    check(&Form07 { letterhead, ..samples::form07(3) }, form07);
}

#[test]
fn a_notice() {
    check(&samples::notice(), notice);
}

#[test]
fn a_poster() {
    check(&samples::poster(), poster);
}

#[test]
fn a_conclusion() {
    check(&samples::conclusion(), conclusion);
}

#[test]
fn a_briefing() {
    check(&samples::briefing(), briefing);
}

#[test]
fn an_inspection() {
    check(&samples::inspection(), inspection);
}

#[test]
fn a_report_of_a_working_group() {
    check(&samples::group_report(4), group_report);
}

#[test]
fn a_briefing_without_data_says_so() {
    let figures = samples::briefing().figures.into_iter().map(|figure| Figure { value: None, ..figure }).collect();
    let bare = Briefing { figures, open: vec![], posts: vec![], recommendations: vec![], ..samples::briefing() };
    let text = text(&briefing(&bare).expect("printed"));
    for words in ["chưa có số liệu", "Không có hồ sơ đang giải quyết", "Không có."] {
        assert!(text.contains(words), "{words} in {text}");
    }
    assert!(!text.contains("none"), "{text}");
}

#[test]
fn a_form_without_its_optional_fields_is_still_a_form() {
    let letterhead = Letterhead { number: None, centre: None, ..samples::letterhead() };
    let applicant = Applicant { name: "Hồ Văn A".into(), ..Applicant::default() };
    let bare = Form02 { letterhead, applicant, code: None, look_up: None, deadline: None, ..samples::form02() };
    let text = text(&form02(&bare).expect("printed"));
    assert!(text.contains("Hồ Văn A") && !text.contains("none"), "{text}");
}

fn check<T: Serialize + DeserializeOwned>(sample: &T, print: fn(&T) -> Result<Vec<u8>, DocumentError>) {
    let (paper, fields) = marked(sample);
    let printed = text(&print(&paper).expect("printed"));
    let found = squeezed(&printed);
    let missing: Vec<String> = fields.iter().filter(|field| !stands_in(field, &found)).map(describe).collect();
    assert!(missing.is_empty(), "missing: {missing:#?}\nin: {printed}");
}

fn describe(field: &Field) -> String {
    format!("{} = {}", field.path, field.value)
}

/// The QR has its own test; a name out of a list is checked by its words.
fn stands_in(field: &Field, found: &str) -> bool {
    if field.path.ends_with("look_up") {
        return true;
    }
    expected(field).iter().any(|words| found.contains(&squeezed(words)))
}

/// The ways in which a value may be written.
fn expected(field: &Field) -> Vec<String> {
    match &field.value {
        Value::String(name) if is_name(&field.path) => vec![words_for(&field.path, name).to_owned()],
        Value::String(text) => match (kernel::Date::parse(text), kernel::Timestamp::parse(text)) {
            (Some(date), _) => date_words(date.civil()),
            (None, Some(at)) => moment_words(&field.path, at.local()),
            (None, None) => vec![text.clone()],
        },
        Value::Number(number) => number_words(&field.path, number.as_i64().expect("whole")),
        other => vec![other.to_string()],
    }
}

fn date_words(date: jiff::civil::Date) -> Vec<String> {
    let (d, m, y) = (date.day(), date.month(), date.year());
    vec![format!("{d:02}/{m:02}/{y}"), format!("ngày {d:02} tháng {m} năm {y}")]
}

/// Hour and minute before the date; the register has dates alone.
fn moment_words(path: &str, at: jiff::civil::DateTime) -> Vec<String> {
    let day = date_words(at.date()).swap_remove(0);
    if path.starts_with("entries/") { vec![day] } else { vec![format!("{:02}:{:02} {day}", at.hour(), at.minute())] }
}

fn number_words(path: &str, number: i64) -> Vec<String> {
    match path {
        path if path.ends_with("fee_returned") || path.ends_with("/amount") && path.starts_with("fees") => {
            vec![kernel::Vnd(number).to_string().replace(" đ", " đồng")]
        }
        // The same day has no number.
        path if path.ends_with("limits/0/limit/amount") => vec![String::new()],
        _ => vec![number.to_string()],
    }
}

fn words_for(path: &str, name: &str) -> &'static str {
    let list = path.rsplit('/').next().unwrap_or_default();
    match (list, name) {
        ("kind", "original") => "Bản chính",
        ("kind", "copy") => "Bản sao",
        ("kind", "certified_copy") => "Bản sao chứng thực",
        ("kind", "electronic") => "Bản điện tử",
        ("unit", "working_day") => "ngày làm việc",
        ("unit", "same_day") => "trong ngày làm việc",
        ("return_mode", "counter") => "Trực tiếp tại quầy",
        ("mode", "counter") => "Tại quầy",
        ("mode", "post") => "Bưu chính",
        ("mode", "electronic") => "Bản điện tử",
        ("ask", "missing") => "Còn thiếu",
        ("ask", "to_fix") => "Cần sửa",
        ("stage", "intake") => "tiếp nhận",
        ("result", "early") => "Trước hạn",
        ("result", "on_time") => "Đúng hạn",
        ("result", "late") => "Quá hạn",
        ("state", "4") => "Đang xử lý",
        ("verdict", "good") => "Đạt",
        ("verdict", "partly") => "Đạt một phần",
        ("verdict", "bad") => "Không đạt",
        ("verdict", "not_applicable") => "Không áp dụng",
        ("verdict", "open") => "Chưa kiểm tra",
        ("channel", "direct") => "Trực tiếp",
        ("channel", "post") => "Bưu chính",
        _ => panic!("no words for {path} = {name}"),
    }
}
