//! Spreadsheets and CSV: read back by another library, safe to open, flat in memory.

use std::io::Cursor;

use calamine::{Data, DataType, Reader, Xlsx as Opened};
use documents::sheet::{Cell, Column, ColumnKind, Csv, Xlsx};
use documents::*;
use kernel::Vnd;
use rstest::rstest;

use crate::samples::{self, at, on};

fn open(bytes: Vec<u8>) -> Opened<Cursor<Vec<u8>>> {
    Opened::new(Cursor::new(bytes)).expect("a spreadsheet")
}

fn columns() -> Vec<Column> {
    use ColumnKind::{Date, DateTime, Integer, Money, Text};
    [("Tên", Text), ("Số", Integer), ("Phí", Money), ("Ngày", Date), ("Lúc", DateTime)]
        .map(|(title, kind)| Column::new(title, kind))
        .to_vec()
}

#[test]
fn every_kind_of_cell_comes_back() {
    let mut sheet = Xlsx::new("Hồ sơ", columns()).expect("started");
    let row = [
        Cell::text("Nguyễn Thị Hường"),
        Cell::Integer(-17),
        Cell::Money(Vnd(1_234_567)),
        Cell::Date(on("2026-11-24")),
        Cell::DateTime(at("2026-11-24T08:05")),
    ];
    sheet.row(&row).expect("written");
    sheet.row(&[const { Cell::Empty }; 5]).expect("written");
    let mut book = open(sheet.into_bytes().expect("finished"));
    let range = book.worksheet_range("Hồ sơ").expect("the sheet");
    let cells: Vec<&Data> = range.rows().nth(1).expect("a row").iter().collect();
    assert_eq!(cells[0], &Data::String("Nguyễn Thị Hường".into()));
    assert_eq!((cells[1].get_float(), cells[2].get_float()), (Some(-17.0), Some(1_234_567.0)));
    let day = |cell: &Data| match cell {
        Data::DateTime(at) => at.as_f64(),
        other => panic!("{other:?}"),
    };
    // Days since 30/12/1899: 24/11/2026 is the 46,350th.
    assert!((day(cells[3]) - 46_350.0).abs() < 1e-9);
    assert!((day(cells[4]) - (46_350.0 + (8.0 * 60.0 + 5.0) / 1_440.0)).abs() < 1e-9);
}

#[rstest]
#[case("=1+1")]
#[case("=HYPERLINK(\"http://x\",\"y\")")]
#[case("+84912345678")]
#[case("-1")]
#[case("@SUM(A1)")]
#[case("\t=1+1")]
fn a_text_that_looks_like_a_formula_stays_text(#[case] words: &str) {
    let mut sheet = Xlsx::new("x", vec![Column::new("a", ColumnKind::Text)]).expect("started");
    sheet.row(&[Cell::text(words)]).expect("written");
    let mut book = open(sheet.into_bytes().expect("finished"));
    assert!(book.worksheet_formula("x").expect("the sheet").is_empty(), "no formula in it");
    assert_eq!(book.worksheet_range("x").expect("the sheet").get((1, 0)), Some(&Data::String(words.into())));

    let mut csv = Csv::new(Vec::new(), &["a".to_owned()]).expect("started");
    csv.row(&[Cell::text(words)]).expect("written");
    let out = String::from_utf8(csv.finish().expect("finished")).expect("UTF-8");
    let mut rows = csv::Reader::from_reader(out.trim_start_matches('\u{feff}').as_bytes());
    let cell = rows.records().next().expect("a row").expect("CSV")[0].to_owned();
    assert_eq!(cell, format!("'{words}"));
}

#[test]
fn csv_keeps_quotes_lines_and_numbers() {
    let titles: Vec<String> = columns().into_iter().map(|column| column.title).collect();
    let mut csv = Csv::new(Vec::new(), &titles).expect("started");
    csv.row(&[
        Cell::text("a \"b\"; c,\nd"),
        Cell::Integer(-5),
        Cell::Money(Vnd(50_000)),
        Cell::Date(on("2026-11-24")),
        Cell::DateTime(at("2026-11-24T08:05")),
    ])
    .expect("written");
    let out = String::from_utf8(csv.finish().expect("finished")).expect("UTF-8");
    assert_eq!(
        out,
        "\u{feff}Tên,Số,Phí,Ngày,Lúc\r\n\"a \"\"b\"\"; c,\nd\",-5,50000,2026-11-24,2026-11-24T08:05:00+07:00\r\n"
    );
}

#[test]
fn a_row_of_another_width_is_refused() {
    let mut sheet = Xlsx::new("x", columns()).expect("started");
    assert!(matches!(sheet.row(&[Cell::Empty]), Err(DocumentError::Row { cells: 1, columns: 5 })));
}

#[rstest]
#[case("")]
#[case("[a]:b*c?/\\'d")]
#[case("Sổ theo dõi hồ sơ của Trung tâm Phục vụ hành chính công xã Quỳnh Lưu")]
fn any_title_names_a_sheet(#[case] title: &str) {
    Xlsx::new(title, columns()).expect("started").into_bytes().expect("finished");
}

#[test]
fn a_text_longer_than_a_cell_is_cut() {
    let mut sheet = Xlsx::new("x", vec![Column::new("a", ColumnKind::Text)]).expect("started");
    sheet.row(&[Cell::text(&"ă".repeat(40_000))]).expect("written");
    sheet.into_bytes().expect("finished");
}

#[test]
fn the_register_comes_back_from_its_spreadsheet() {
    let form = samples::form07(250);
    let mut book = open(form07_xlsx(&form).expect("written"));
    let range = book.worksheet_range("2026").expect("the sheet");
    assert_eq!(range.height(), 251);
    for (entry, row) in form.entries.iter().zip(range.rows().skip(1)) {
        assert_eq!(row[1], Data::String(entry.code.clone()));
        assert_eq!(row[3], Data::String(entry.applicant.clone()));
        assert_eq!(row[9].is_empty(), entry.due_at.is_none());
        assert_eq!(row[11].is_empty(), entry.returned_at.is_none());
        assert_eq!(row[13].is_empty(), entry.signature.is_none());
    }
}

#[test]
fn the_matters_of_a_report_come_back_from_their_spreadsheet() {
    let form = samples::group_report(40);
    let mut book = open(group_report_xlsx(&form).expect("written"));
    let range = book.worksheet_range_at(0).expect("a sheet").expect("readable");
    assert_eq!(range.height(), 41);
    for (matter, row) in form.matters.iter().zip(range.rows().skip(1)) {
        assert_eq!(row[0], Data::String(matter.code.clone()));
        assert_eq!(row[3], Data::String(matter.content.clone()));
        assert_eq!(row[6].is_empty(), matter.due.is_none());
        assert_eq!(row[8].is_empty(), matter.task.is_none());
    }
}
