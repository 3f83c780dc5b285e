use calendar::{Calendar, DayKind};
use identity::Role;
use organization::calendars::{self, SwapDecision};
use organization::import;
use testkit::TestStore;

use crate::{act_as, actor, as_console, both, code, day, directory, id, today, with_units};

fn holidays() -> String {
    let mut file = "date,kind,name_vi,name_en,source\n".to_owned();
    for row in Calendar::shipped().rows() {
        let quoted = |text: &str| format!("\"{}\"", text.replace('"', "\"\""));
        let [vi, en, source] = [&row.name_vi, &row.name_en, &row.source].map(|text| quoted(text));
        file.push_str(&format!("{},{},{vi},{en},{source}\n", row.date, row.kind));
    }
    file
}

fn load(store: &TestStore, file: String) -> import::ImportReport {
    as_console(store, move |conn, ctx| import::calendar(conn, ctx, "holidays.csv", file.as_bytes(), false))
}

fn newest(store: &TestStore) -> Calendar {
    store.read_blocking(|conn| Ok(organization::snapshot(conn)?.days().clone())).unwrap()
}

#[test]
fn the_shipped_days_change_nothing() {
    both(|store| {
        let report = load(store, holidays());
        assert_eq!((report.rows, report.changed), (45, 0), "{:?}", report.faults);
        assert_eq!(newest(store).version, 1);
    });
}

/// E11: a new decision is a new version; days of other years stay.
#[test]
fn a_new_year_is_a_new_version() {
    with_units(|store| {
        let file = "date,kind,name_vi,name_en,source\n2028-01-03,holiday,Tết,New Year,1/QĐ-TTg\n".to_owned();
        assert_eq!(load(store, file.clone()).changed, 1);
        let calendar = newest(store);
        assert_eq!((calendar.version, calendar.rows().len()), (2, 46));
        assert!(!calendar.is_working_day(day("2028-01-03")) && !calendar.is_working_day(day("2026-11-24")));
        assert_eq!(load(store, file).changed, 0);
        let unit = id(&directory(store), "H41.001");
        let old = store.read_blocking(move |conn| organization::calendar_of_version(conn, 1, unit, today())).unwrap();
        assert!(old.is_working_day(day("2028-01-03")));
    });
}

#[test]
fn bad_days_are_all_named() {
    both(|store| {
        let file = "date,kind,name_vi,name_en,source\n\
                    2028-02-30,holiday,a,b,c\n\
                    2028-03-01,feast,a,b,c\n\
                    2028-03-01,makeup_work,a,b,c\n\
                    2028-03-04,makeup_work,a,,c\n";
        let report = load(store, file.to_owned());
        let found: Vec<(usize, &str, &str)> =
            report.faults.iter().map(|fault| (fault.line, fault.column.as_str(), fault.reason.code)).collect();
        assert_eq!(
            found,
            [
                (2, "date", "organization-import-date"),
                (3, "kind", "organization-import-choice"),
                (4, "kind", "calendar-makeup-weekday"),
                (5, "name_en", "organization-import-empty"),
            ]
        );
        assert_eq!(newest(store).version, 1);
    });
}

fn swap(date: &str, kind: Option<DayKind>) -> SwapDecision {
    SwapDecision {
        date: day(date),
        kind,
        name_vi: "Hoán đổi".to_owned(),
        name_en: "Swap".to_owned(),
        approver: "Thủ tướng".to_owned(),
        source: "99/QĐ-TTg".to_owned(),
    }
}

#[test]
fn a_swap_decision_makes_a_version_and_tells_the_keepers_of_dossiers() {
    with_units(|store| {
        let office = actor(&[(Role::ProvincialOffice, id(&directory(store), "H41.200"))]);
        let version = act_as(store, &office, |conn, ctx| {
            calendars::add_swap(conn, ctx, &swap("2026-12-28", Some(DayKind::SwapOff)))
        });
        assert_eq!(version.unwrap(), 2);
        assert!(!newest(store).is_working_day(day("2026-12-28")));
        let jobs: Vec<String> = store
            .read_blocking(|conn| {
                use diesel::prelude::*;
                Ok(store::schema::job::table.select(store::schema::job::kind).load(conn)?)
            })
            .unwrap();
        assert_eq!(jobs, [organization::CALENDAR_CHANGED]);
        let back = act_as(store, &office, |conn, ctx| calendars::add_swap(conn, ctx, &swap("2026-12-28", None)));
        assert_eq!(back.unwrap(), 3);
        assert!(newest(store).is_working_day(day("2026-12-28")));
        let versions = store.read_blocking(calendars::calendar_versions).unwrap();
        assert_eq!(versions.iter().map(|row| row.version).collect::<Vec<_>>(), [3, 2]);
    });
}

#[test]
fn swaps_are_checked() {
    with_units(|store| {
        let console = identity::Actor::console();
        let refused = |decision: SwapDecision| {
            code(act_as(store, &console, move |conn, ctx| calendars::add_swap(conn, ctx, &decision)))
        };
        assert_eq!(refused(swap("2026-12-28", Some(DayKind::MakeupWork))), "calendar-makeup-weekday");
        assert_eq!(refused(swap("2026-12-28", None)), "organization-calendar-nothing");
        let unsigned = SwapDecision { approver: String::new(), ..swap("2026-12-28", Some(DayKind::SwapOff)) };
        assert_eq!(refused(unsigned), "organization-value-missing");
    });
}
