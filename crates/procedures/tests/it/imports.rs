//! Imports: all or nothing, every bad row listed, unchanged rows change nothing, a changed row adds a version
//! (0.10).

use organization::import::ImportReport;
use procedures::commands::{import_channels, import_documents, import_procedures};
use procedures::{channels, in_force, parts, shipped, versions};
use testkit::TestStore;

use crate::fixture::{SOME, act_as, actor, as_console, codes, day, read, rows_of, today, with_some};

fn procedures(store: &TestStore, name: &'static str, text: &str, dry_run: bool) -> ImportReport {
    let text = text.to_owned();
    as_console(store, move |conn, ctx| import_procedures(conn, ctx, name, text.as_bytes(), dry_run))
}

fn documents(store: &TestStore, text: &str) -> ImportReport {
    let text = text.to_owned();
    as_console(store, move |conn, ctx| import_documents(conn, ctx, "documents.csv", text.as_bytes(), false))
}

fn offers(store: &TestStore, text: &str) -> ImportReport {
    let text = text.to_owned();
    as_console(store, move |conn, ctx| import_channels(conn, ctx, "channels.csv", text.as_bytes(), false))
}

fn faults(report: &ImportReport) -> Vec<String> {
    report.faults.iter().map(|fault| format!("{} {} {}", fault.line, fault.column, fault.reason.code)).collect()
}

const HEADER: &str = "code,name,field,levels,decision,time_amount,time_unit,fee_kind,as_of\n";

#[test]
fn the_same_file_again_changes_nothing() {
    with_some(|store| {
        let text = rows_of(shipped::PROCEDURES, SOME);
        let report = procedures(store, "procedures.csv", &text, false);
        assert_eq!((report.rows, report.changed), (SOME.len(), 0));
        assert_eq!(documents(store, &rows_of(shipped::DOCUMENTS, SOME)).changed, 0);
        assert_eq!(offers(store, &rows_of(shipped::CHANNELS, SOME)).changed, 0);
    });
}

#[test]
fn a_file_without_our_additional_columns_changes_nothing() {
    with_some(|store| {
        let text = rows_of(shipped::PROCEDURES, SOME);
        let mut reader = csv::Reader::from_reader(text.as_bytes());
        let keep = |record: &csv::StringRecord| record.iter().take(24).map(ToOwned::to_owned).collect::<Vec<_>>();
        let mut writer = csv::Writer::from_writer(Vec::new());
        writer.write_record(keep(&reader.headers().unwrap().clone())).unwrap();
        reader.records().for_each(|row| writer.write_record(keep(&row.unwrap())).unwrap());
        let text = String::from_utf8(writer.into_inner().unwrap()).unwrap();
        assert!(text.starts_with("code,") && !text.contains("subjects"));
        let report = procedures(store, "procedures.csv", &text, false);
        assert_eq!((report.changed, report.faults), (0, vec![]));
    });
}

#[test]
fn json_lines_read_as_the_csv_does() {
    with_some(|store| {
        let line = r#"{"code": "1.009999", "name": "Thủ tục thử", "field": "Hộ tịch", "levels": ["commune", "province"],
            "decision": "1/QĐ", "time_amount": 1.5, "time_unit": "working_day", "fee_kind": "free", "as_of": "2026-07",
            "subjects": ["Tổ chức (không bao gồm doanh nghiệp", "HTX)", "Công dân"], "fee_vnd_min": null, "unknown": 1}"#
            .replace('\n', " ");
        let report = procedures(store, "procedures.jsonl", &line, false);
        assert_eq!((report.changed, faults(&report)), (1, vec![]));
        let version = read(store, |conn| in_force(conn, "1.009999", today()));
        assert_eq!(version.levels, "commune;province");
        assert_eq!(version.time_amount.unwrap().to_string(), "1.5");
        assert_eq!(version.subjects, "Tổ chức (không bao gồm doanh nghiệp, HTX);Công dân");
    });
}

#[test]
fn every_bad_row_is_listed_and_nothing_is_changed() {
    with_some(|store| {
        let text = format!(
            "{HEADER}1.009999,Thủ tục thử,Hộ tịch,commune,1/QĐ,5,working_day,free,2026-07\n\
             x,Tên,Hộ tịch,commune,1/QĐ,5,working_day,free,2026-07\n\
             1.009998,,Hộ tịch,village,1/QĐ,five,day,cheap,July\n\
             1.009997,Tên,Hộ tịch,commune,1/QĐ,,working_day,free,2026-07\n\
             1.009999,Tên,Hộ tịch,commune,1/QĐ,5,working_day,free,2026-07\n"
        );
        let report = procedures(store, "procedures.csv", &text, false);
        assert_eq!(
            faults(&report),
            [
                "3 code code-procedure-form",
                "4 name organization-import-empty",
                "4 time_amount procedure-import-time",
                "4 as_of procedure-import-as-of",
                "4 levels organization-import-choice",
                "4 fee_kind organization-import-choice",
                "5 time_amount procedure-import-time-unit",
                "6 code procedure-import-twice",
            ]
            .map(ToOwned::to_owned)
        );
        assert_eq!((report.rows, report.changed), (5, 0));
        let missing = store.read_blocking(|conn| versions(conn, "1.009999"));
        assert_eq!(codes(missing), ["procedure-not-found"]);

        let report = documents(
            store,
            "code,seq,title\n1.001193,1,Tờ khai\n1.001193,1,Tờ khai\n1.007777,1,Tờ khai\n1.001193,0,\n",
        );
        assert_eq!(
            faults(&report),
            [
                "3 seq procedure-import-seq-twice",
                "4 code procedure-import-unknown",
                "5 seq procedure-import-seq",
                "5 title organization-import-empty",
            ]
            .map(ToOwned::to_owned)
        );
        let report = offers(store, "code,channel,time_amount,time_unit,fee_kind\n1.001193,by_owl,1,day,free\n");
        assert_eq!(faults(&report), ["2 channel organization-import-choice"]);
        assert_eq!(read(store, |conn| versions(conn, "1.001193")).len(), 1);
    });
}

#[test]
fn a_dry_run_counts_and_changes_nothing() {
    with_some(|store| {
        let text = format!("{HEADER}1.009999,Thủ tục thử,Hộ tịch,commune,1/QĐ,5,working_day,free,2026-07\n");
        assert_eq!(procedures(store, "procedures.csv", &text, true).changed, 1);
        assert!(store.read_blocking(|conn| versions(conn, "1.009999")).is_err());
    });
}

#[test]
fn a_changed_row_adds_a_version_dated_by_its_as_of() {
    with_some(|store| {
        let before = read(store, |conn| in_force(conn, "1.001193", today()));
        let text = rows_of(shipped::PROCEDURES, &["1.001193"]).replace(",2026-07,", ",2026-12,");
        let text = text.replace("khai sinh", "khai sinh mới");
        assert_eq!(procedures(store, "procedures.csv", &text, false).changed, 1);
        let all = read(store, |conn| versions(conn, "1.001193"));
        assert_eq!(all.iter().map(|version| version.number).collect::<Vec<_>>(), [1, 2]);
        assert_eq!((all[0].valid_to, all[1].valid_from), (Some(day("2026-11-30")), day("2026-12-01")));
        assert_eq!(read(store, |conn| in_force(conn, "1.001193", today())).id, before.id);
        let after = read(store, |conn| in_force(conn, "1.001193", day("2026-12-01")));
        assert!(after.name.contains("mới"));
        let old = read(store, |conn| parts(conn, &before));
        let new = read(store, |conn| parts(conn, &after));
        assert_eq!(old.len(), new.len(), "parts come along");
        assert!(old.iter().zip(&new).all(|(old, new)| old.title == new.title && old.id != new.id));
        assert_eq!(read(store, |conn| channels(conn, after.id)).len(), 3);
        assert_eq!(procedures(store, "procedures.csv", &text, false).changed, 0, "and only once");
    });
}

#[test]
fn the_same_as_of_takes_over_from_its_first_day_and_keeps_the_bound_version() {
    with_some(|store| {
        let before = read(store, |conn| in_force(conn, "1.001193", today()));
        let text = rows_of(shipped::PROCEDURES, &["1.001193"]).replace("khai sinh", "khai sinh mới");
        assert_eq!(procedures(store, "procedures.csv", &text, false).changed, 1);
        let after = read(store, |conn| in_force(conn, "1.001193", today()));
        assert_eq!((after.number, after.valid_from), (2, before.valid_from));
        let kept = read(store, |conn| procedures::by_id(conn, before.id));
        assert_eq!(kept.name, before.name, "a dossier bound to it still finds it (0.10)");
        assert!(!kept.in_force_on(before.valid_from));
    });
}

#[test]
fn changed_parts_add_a_version_too() {
    with_some(|store| {
        let before = read(store, |conn| in_force(conn, "1.001193", today()));
        let report =
            documents(store, "code,seq,kind,case,title,originals,copies\n1.001193,1,submit,,Tờ khai đăng ký,1,0\n");
        assert_eq!((report.changed, faults(&report)), (1, vec![]));
        let after = read(store, |conn| in_force(conn, "1.001193", today()));
        assert_ne!(after.id, before.id);
        assert_eq!(read(store, |conn| parts(conn, &after)).len(), 1);
        assert!(read(store, |conn| parts(conn, &before)).len() > 1);
        assert_eq!(read(store, |conn| channels(conn, after.id)).len(), 3, "channels come along");
    });
}

#[test]
fn only_the_provincial_centre_and_the_console_import() {
    with_some(|store| {
        let result = act_as(store, &actor(&[]), |conn, ctx| import_procedures(conn, ctx, "p.csv", &b""[..], false));
        assert_eq!(codes(result), ["procedure-forbidden-import"]);
    });
}
