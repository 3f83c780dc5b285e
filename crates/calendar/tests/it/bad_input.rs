//! Moments at the edge of time, absurd amounts, and files that are no calendar.

use calendar::{Calendar, Limit, LimitUnit, Pause, WorkingTime, add_working, read_rows, working_between};
use kernel::Timestamp;

const EDGES: [i64; 5] = [i64::MIN, -62_135_596_800_000_000, 0, 253_402_207_200_000_000, i64::MAX];

#[test]
fn the_edges_of_time_panic_nowhere() {
    let calendar = Calendar::shipped();
    for from in EDGES.map(Timestamp::from_micros) {
        for to in EDGES.map(Timestamp::from_micros) {
            let _ = working_between(calendar, from, to);
            for unit in LimitUnit::ALL {
                for amount in [0, 1, Limit::MAX, u32::MAX] {
                    let limit = Limit { amount, unit: *unit };
                    let derived =
                        calendar::due(calendar, from, limit, &[Pause { from, to }, Pause { from: to, to: from }]);
                    assert_eq!(Timestamp::parse(&derived.due_at.to_string()), Some(derived.due_at));
                }
            }
        }
        for time in [i64::MIN, -1, 0, 1, i64::MAX] {
            let _ = add_working(calendar, from, WorkingTime::seconds(time));
        }
    }
}

#[test]
fn a_limit_of_nothing_ends_where_it_starts() {
    let derived = calendar::due(Calendar::shipped(), crate::at("2026-10-05T06:00"), Limit::working_days(0), &[]);
    assert_eq!(crate::shown(derived.due_at), "2026-10-05T07:00");
}

#[test]
fn a_calendar_that_is_all_holidays_ends() {
    let days = (1..=28).flat_map(|day| (1..=12).map(move |month| kernel::Date::new(2026, month, day).unwrap()));
    let text = String::new();
    let rows = days.map(|date| calendar::DayRow {
        date,
        kind: calendar::DayKind::Holiday,
        name_vi: text.clone(),
        name_en: text.clone(),
        source: text.clone(),
    });
    let calendar = Calendar::new(9, rows.collect(), calendar::OfficeHours::default()).unwrap();
    let derived = calendar::due(&calendar, crate::at("2026-01-05T09:00"), Limit::working_days(200), &[]);
    assert!(derived.due_at > crate::at("2027-06-01T00:00"));
    assert!(derived.steps.len() < 60);
}

fn faults(csv: &str) -> Vec<(usize, &'static str, &'static str)> {
    read_rows(csv.as_bytes()).unwrap_err().into_iter().map(|f| (f.line, f.column, f.reason.code)).collect()
}

#[test]
fn every_bad_row_of_a_file_is_named() {
    let csv = "date,kind,name_vi,name_en,source\n\
               2026-02-29,holiday,a,b,c\n\
               2026-05-01,feast,a,b,c\n\
               2026-05-02,holiday,,b,c\n\
               2026-05-03,holiday,a\n\
               2026-05-04,makeup_work,a,b,c\n\
               2026-05-05,holiday,a,b,c\n\
               2026-05-05,holiday,a,b,c\n";
    let expected = [
        (2, "date", "calendar-file-date"),
        (3, "kind", "calendar-file-kind"),
        (4, "name_vi", "calendar-file-name"),
        (5, "", "calendar-file-record"),
        (6, "date", "calendar-makeup-weekday"),
        (8, "date", "calendar-day-twice"),
    ];
    assert_eq!(faults(csv), expected);
}

#[test]
fn a_file_of_another_sort_is_refused_at_once() {
    assert_eq!(faults("code,name\nH41,x\n"), [(1, "", "calendar-file-columns")]);
    assert_eq!(faults(""), [(1, "", "calendar-file-columns")]);
    assert!(read_rows(b"\xff\xfe\x00").is_err());
    assert_eq!(read_rows(b"date,kind,name_vi,name_en,source\n\xff,\xff,\xff,\xff,\xff\n").unwrap_err().len(), 1);
}

#[test]
fn a_byte_order_mark_and_windows_lines_are_welcome() {
    let csv = "\u{feff}date,kind,name_vi,name_en,source\r\n01/05/2026,holiday, a ,b,c\r\n";
    let rows = read_rows(csv.as_bytes()).unwrap();
    assert_eq!((rows.len(), rows[0].name_vi.as_str()), (1, "a"));
}
