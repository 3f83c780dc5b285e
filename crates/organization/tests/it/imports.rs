use diesel::prelude::*;
use organization::import::{self, ImportReport};
use organization::schema::{area, former_unit};
use organization::{UnitKind, queries, shipped};
use testkit::TestStore;

use crate::{act_as, actor, as_console, both, code, directory, with_units};

const HEADER: &str = "code,name_vi,kind,parent_code,name_ascii,alt_spelling,area_km2,lat,lon,valid_from\n";

fn units(store: &TestStore, name: &'static str, file: &[u8], dry_run: bool) -> ImportReport {
    let file = file.to_vec();
    as_console(store, move |conn, ctx| import::units(conn, ctx, name, file.as_slice(), dry_run))
}

fn count_areas(store: &TestStore) -> i64 {
    store.read_blocking(|conn| Ok(area::table.count().get_result(conn)?)).unwrap()
}

/// `line column code` of each fault.
fn faults(report: &ImportReport) -> Vec<String> {
    report.faults.iter().map(|fault| format!("{} {} {}", fault.line, fault.column, fault.reason.code)).collect()
}

#[test]
fn the_shipped_files_import_clean_and_only_once() {
    both(|store| {
        let reports = as_console(store, shipped::import_units);
        assert_eq!(reports.iter().map(|report| report.rows).collect::<Vec<_>>(), [3_355, 130, 412]);
        assert!(reports.iter().all(|report| !report.is_refused() && report.changed > 0));
        assert_eq!(count_areas(store), 3_355);
        let directory = directory(store);
        assert_eq!(directory.of_kind(UnitKind::Commune).count(), 130);
        assert_eq!(directory.units().iter().filter(|unit| unit.seed).count(), 10);
        assert!(directory.of_kind(UnitKind::Commune).all(|unit| unit.resolution.is_some()));
        let former: i64 = store.read_blocking(|conn| Ok(former_unit::table.count().get_result(conn)?)).unwrap();
        assert_eq!(former, 412);

        let again = as_console(store, shipped::import_units);
        assert!(again.iter().all(|report| report.changed == 0), "{again:?}");
        assert_eq!(self::directory(store).revision(), directory.revision());
    });
}

/// The way tests and tools see the directory, under a name the helper above does not hide.
fn directory_revision(store: &TestStore) -> kernel::Id {
    directory(store).revision()
}

#[test]
fn a_dry_run_counts_and_changes_nothing() {
    both(|store| {
        let before = directory_revision(store);
        let report = units(store, "admin_units.csv", shipped::ADMIN_UNITS, true);
        // 3,355 areas; 1 province, 15 departments with a desk each, the provincial centre, 130 communes of 5
        // units; 197 fields.
        assert_eq!(report.changed, 3_355 + 1 + 15 * 2 + 1 + 130 * 5 + 197);
        assert_eq!(count_areas(store), 0);
        assert_eq!(directory_revision(store), before);
    });
}

#[test]
fn a_file_with_bad_rows_changes_nothing_and_lists_them_all() {
    both(|store| {
        let file = format!(
            "{HEADER}40,Tỉnh Nghệ An,tinh,,,,,,,2025-07-01\n\
             17179,,xa,40,,,,,,2025-07-01\n\
             17182,Xã Hai,lang,40,,,x,,,01-07-2025\n\
             40,Tỉnh Nghệ An,tinh,,,,,,,2025-07-01\n\
             17185,Xã Ba,xa,41,,,,,,2025-07-01\n"
        );
        let report = units(store, "units.csv", file.as_bytes(), false);
        assert_eq!(
            faults(&report),
            [
                "3 name_vi organization-import-empty",
                "4 kind organization-import-choice",
                "4 valid_from organization-import-date",
                "4 area_km2 organization-import-number",
                "5 code organization-import-twice",
                "6 parent_code organization-import-parent-unknown",
            ]
        );
        assert_eq!((report.rows, report.changed, count_areas(store)), (5, 0, 0));
        assert!(directory(store).units().is_empty());
    });
}

#[test]
fn the_header_is_checked_first() {
    both(|store| {
        let report =
            units(store, "units.csv", b"code,name,kind,parent_code,valid_from\n40,x,tinh,,2025-07-01\n", false);
        assert_eq!(
            faults(&report),
            ["1 name_vi organization-import-column-missing", "1 name organization-import-column-unknown"]
        );
        let twice = units(store, "units.csv", b"code,code\n", false);
        assert_eq!(faults(&twice), ["1 code organization-import-column-twice"]);
        assert_eq!(faults(&units(store, "units.csv", b"", false)), ["1  organization-import-header"]);
        assert_eq!(faults(&units(store, "units.xlsx", b"PK", false)), ["1  organization-import-ending"]);
    });
}

#[test]
fn byte_order_mark_and_crlf_do_no_harm_and_bad_bytes_are_faults() {
    both(|store| {
        let file = format!("\u{feff}{HEADER}40,Tỉnh Nghệ An,tinh,,,,,,,2025-07-01\n").replace('\n', "\r\n");
        assert_eq!(faults(&units(store, "units.csv", file.as_bytes(), false)), Vec::<String>::new());
        assert_eq!(count_areas(store), 1);

        let mut bad = format!("{HEADER}17179,X").into_bytes();
        bad.extend(b"\xff\xfe,xa,40,,,,,,2025-07-01\n17182,Xa,xa,40\n");
        let report = units(store, "units.csv", &bad, false);
        assert_eq!(faults(&report), ["2 name_vi organization-import-encoding", "3  organization-import-cells"]);
    });
}

#[test]
fn json_lines_say_the_same_as_csv() {
    both(|store| {
        let lines = concat!(
            r#"{"code":"40","name_vi":"Tỉnh Nghệ An","kind":"tinh","parent_code":null,"valid_from":"2025-07-01"}"#,
            "\n",
            r#"{"code":"17179","name_vi":"Xã Quỳnh Lưu","kind":"xa","parent_code":"40","area_km2":43.0,"valid_from":"2025-07-01"}"#,
            "\n",
        );
        let report = units(store, "units.jsonl", lines.as_bytes(), false);
        assert_eq!(faults(&report), Vec::<String>::new());
        assert_eq!(directory(store).by_code("H41.001.01").unwrap().kind, UnitKind::Centre);

        let bad = "{\"code\":\"40\"\n[1]\n{\"code\":{\"a\":1},\"name_vi\":\"x\",\"kind\":\"xa\",\"parent_code\":\"40\",\"valid_from\":\"2025-07-01\"}\n";
        let report = units(store, "units.jsonl", bad.as_bytes(), false);
        assert_eq!(report.rows, 0, "a first line that is no object is no header: {report:?}");
    });
}

#[test]
fn only_the_operator_and_the_command_line_import() {
    with_units(|store| {
        let province = directory(store).province().unwrap().id;
        let try_as = |role| {
            let actor = actor(&[(role, province)]);
            act_as(store, &actor, |conn, ctx| import::units(conn, ctx, "units.csv", shipped::NGHE_AN_UNITS, false))
        };
        assert!(try_as(identity::Role::Operator).is_ok());
        assert_eq!(code(try_as(identity::Role::ProvincialOffice)), "organization-policy-import");
    });
}

#[test]
fn a_former_commune_is_found_without_marks() {
    with_units(|store| {
        let found = |q: &'static str| store.read_blocking(move |conn| queries::former_units(conn, q, 10)).unwrap();
        let tan_son = found("tan son quynh luu");
        assert!(tan_son.iter().any(|row| row.new_name == "Xã Quỳnh Tam"), "{tan_son:?}");
        assert!(found("le loi vinh").iter().any(|row| row.new_name == "Phường Thành Vinh" && row.whole));
        assert!(found("khong co xa nay").is_empty());
        let parts = store.read_blocking(|conn| queries::former_units_of(conn, "16681")).unwrap();
        assert_eq!(parts.len(), 6);
    });
}

#[test]
fn former_units_need_their_new_unit() {
    both(|store| {
        let report =
            as_console(store, |conn, ctx| import::former_units(conn, ctx, "former.csv", shipped::FORMER_UNITS, false));
        assert_eq!(report.faults.len(), 412);
        assert_eq!(report.faults[0].line, 2);
        assert_eq!(report.faults[0].reason.code, "organization-import-unit-unknown");
    });
}
