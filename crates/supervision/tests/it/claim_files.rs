//! Lists as they come: XLSX and CSV, three ways to write a date, wrong codes, repeats, formulas, damaged files.

use documents::sheet::{Cell, Column, ColumnKind, Xlsx};
use supervision::claims::{ClaimRow, read, rows_of};

use crate::place::day;

const CODE: &str = "H41.117-261123-0001";

fn rows(text: &str) -> Vec<ClaimRow> {
    rows_of(&read(text.as_bytes()).unwrap()).unwrap()
}

fn refused(bytes: &[u8]) -> &'static str {
    read(bytes).and_then(|table| rows_of(&table).map(|_| ())).unwrap_err().code
}

#[test]
fn three_ways_to_write_a_date_and_any_delimiter() {
    for mark in [',', ';', '\t'] {
        let text = format!(
            "STT|Mã hồ sơ|Ngày hẹn trả|Ngày kết thúc|Trạng thái\r\n1|{CODE}|20/11/2026|2026-11-25T08:00|Đang xử lý\r\n2|{CODE}2|20-11-2026 17:00|46346|\r\n"
        );
        let all = rows(&text.replace('|', &mark.to_string()));
        assert_eq!((all[0].due, all[0].finished), (Some(day("2026-11-20")), Some(day("2026-11-25"))));
        assert_eq!((all[1].due, all[1].finished), (Some(day("2026-11-20")), Some(day("2026-11-20"))));
        assert_eq!((all[0].no, all[1].no, all[0].status.as_str()), (2, 3, "Đang xử lý"));
        assert!(all[0].notes.is_empty());
    }
}

#[test]
fn what_is_odd_about_a_row_stays_beside_it() {
    let text = format!(
        "\u{feff}code,due\n{CODE},31/04/2026\nnot a code,1/12/2026\n{},2026-11-20\n=HYPERLINK(x),20/11/2026\n,\n",
        CODE.to_lowercase()
    );
    let all = rows(&text);
    assert_eq!(all.len(), 4, "a row of nothing is none");
    assert_eq!((all[0].due, all[0].notes.as_slice()), (None, ["supervision-claim-date"].as_slice()));
    assert_eq!((all[1].code.clone(), all[1].notes.as_slice()), (None, ["supervision-claim-code"].as_slice()));
    assert!(all[2].is_duplicate && all[2].notes.contains(&"supervision-claim-duplicate"));
    assert_eq!(all[3].notes, ["supervision-claim-formula", "supervision-claim-code"]);
}

#[test]
fn a_spreadsheet_with_titles_further_down() {
    let columns = ["a", "b", "c"].map(|title| Column::new(title, ColumnKind::Text)).to_vec();
    let mut sheet = Xlsx::new("Sheet1", columns).unwrap();
    sheet.row(&[Cell::text("Báo cáo"), Cell::Empty, Cell::Empty]).unwrap();
    sheet.row(&[Cell::text("TT"), Cell::text("MÃ HỒ SƠ"), Cell::text("Hạn xử lý")]).unwrap();
    sheet.row(&[Cell::Integer(1), Cell::text(CODE), Cell::Date(day("2026-11-20"))]).unwrap();
    let all = rows_of(&read(&sheet.into_bytes().unwrap()).unwrap()).unwrap();
    assert_eq!((all[0].code.as_deref(), all[0].due, all[0].no), (Some(CODE), Some(day("2026-11-20")), 4));
}

#[test]
fn what_is_no_list_is_refused_with_its_reason() {
    assert_eq!(refused(b"PK\x03\x04 and nothing more"), "supervision-claims-damaged");
    assert_eq!(refused(&[0xff, 0xfe, 0x00]), "supervision-claims-text");
    assert_eq!(refused(b""), "supervision-claims-text");
    assert_eq!(refused(b"name,place\na,b\n"), "supervision-claims-columns");
    assert_eq!(refused(b"code,due\n"), "supervision-claims-empty");
    assert_eq!(refused(&vec![b'x'; 9 * 1024 * 1024]), "supervision-claims-large");
    let long = format!("code\n{}", format!("{CODE}\n").repeat(20_001));
    assert_eq!(refused(long.as_bytes()), "supervision-claims-rows");
}

#[test]
fn an_archive_that_would_unpack_to_more_than_memory_holds_is_refused() {
    let mut sheet = Xlsx::new("Sheet1", vec![Column::new("code", ColumnKind::Text)]).unwrap();
    sheet.row(&[Cell::text(CODE)]).unwrap();
    let mut bytes = sheet.into_bytes().unwrap();
    let at = bytes.windows(4).position(|window| window == b"PK\x01\x02").unwrap();
    bytes[at + 24..at + 28].copy_from_slice(&u32::MAX.to_le_bytes());
    assert_eq!(refused(&bytes), "supervision-claims-damaged");
}
