//! The search: every word in name or code, marks and case do not matter, whole words first, abbreviations
//! when nothing else matches.

use std::sync::Arc;

use procedures::{Catalogue, Filter, Level, Version, shipped};

use crate::fixture::{as_console, both, day, read, today, version};

fn catalogue() -> Arc<Catalogue> {
    let mut reader = csv::Reader::from_reader(shipped::PROCEDURES.open());
    let versions = reader.records().map(|row| {
        let row = row.unwrap();
        Version {
            name: row[1].to_owned(),
            name_folded: kernel::text::fold(&row[1]),
            field: row[2].to_owned(),
            levels: row[3].to_owned(),
            commune_pc: &row[8] == "1",
            on_board: &row[9] == "1",
            ..version(&row[0])
        }
    });
    Arc::new(Catalogue::of(kernel::Id::new(), versions.collect()))
}

fn find(catalogue: &Catalogue, q: &str) -> Vec<String> {
    let filter = Filter { q: q.to_owned(), ..Filter::default() };
    catalogue.search(&filter, today()).hits.iter().map(|hit| hit.version.code.clone()).collect()
}

#[test]
fn marks_case_and_order_do_not_matter() {
    let catalogue = catalogue();
    let first = |q: &str| find(&catalogue, q).into_iter().next().unwrap_or_default();
    for q in ["đăng ký khai sinh", "dang ky khai sinh", "KHAI SINH", "sinh khai", "Thủ tục đăng ký khai sinh"]
    {
        assert_eq!(first(q), "1.001193", "{q}");
    }
    let decomposed = "đăng ký khai sinh".chars().collect::<String>();
    assert_eq!(first(&decomposed), "1.001193");
    assert_eq!(first("dat dai cap giay chung nhan lan dau ho gia dinh").len(), 8);
    assert!(find(&catalogue, "khai sinh xyzzy").is_empty());
}

#[test]
fn codes_with_or_without_dots() {
    let catalogue = catalogue();
    for q in ["1.001193", "1001193", "001193", "1.001193 khai", "1 001193"] {
        assert_eq!(find(&catalogue, q).first().map(String::as_str), Some("1.001193"), "{q}");
    }
    assert!(find(&catalogue, "2.0008").len() > 1, "beginnings of codes too");
}

#[test]
fn every_word_must_match_and_every_match_is_found() {
    let catalogue = catalogue();
    let all = Filter::default();
    let all = catalogue.search(&all, today()).hits;
    assert_eq!(all.len(), 2_849);
    for q in
        ["khai sinh", "ho kinh", "dat", "cap lai giay phep", "1.00", "a", "ky ket hon nuoc ngoai", "2.00 chung thuc"]
    {
        let words: Vec<String> = kernel::text::words(q);
        let matches = |version: &Version| {
            words.iter().all(|word| version.name_folded.contains(word) || version.code.contains(word))
        };
        let mut expected: Vec<&str> =
            all.iter().filter(|hit| matches(&hit.version)).map(|hit| hit.version.code.as_str()).collect();
        let mut found = find(&catalogue, q);
        found.sort();
        expected.sort_unstable();
        assert_eq!(found, expected, "{q}");
    }
}

#[test]
fn whole_words_rank_first() {
    let named = |code: &str, name: &str| Version {
        name: name.to_owned(),
        name_folded: kernel::text::fold(name),
        ..version(code)
    };
    let catalogue = Catalogue::of(
        kernel::Id::new(),
        vec![
            named("1.000001", "Sinhh khaix"),
            named("1.000002", "Khai báo về việc sinh con"),
            named("1.000003", "Thủ tục đăng ký khai sinh"),
            named("1.000004", "Chuyển mục đích"),
        ],
    );
    assert_eq!(find(&catalogue, "khai sinh"), ["1.000003", "1.000002", "1.000001"]);
}

#[test]
fn abbreviations_help_when_nothing_else_matches() {
    let catalogue = catalogue();
    for q in ["ksinh", "dkks", "dk ksinh", "dk khai sinh"] {
        let found = catalogue.search(&Filter { q: q.to_owned(), on_board: true, ..Filter::default() }, today());
        assert!(found.by_abbreviation, "{q}");
        assert!(
            found.hits.iter().take(3).any(|hit| hit.version.code == "1.001193"),
            "{q}: {:?}",
            found.hits.iter().take(3).map(|hit| &hit.version.name).collect::<Vec<_>>()
        );
    }
    assert!(!catalogue.search(&Filter { q: "khai sinh".to_owned(), ..Filter::default() }, today()).by_abbreviation);
}

#[test]
fn filters_and_pages() {
    let catalogue = catalogue();
    let filter = Filter { level: Some(Level::Commune), field: Some("HO TICH".to_owned()), ..Filter::default() };
    let found = catalogue.search(&filter, today());
    assert!(found.hits.iter().all(|hit| hit.version.field == "Hộ tịch" && hit.version.has_level(Level::Commune)));
    let mut seen = Vec::new();
    let mut after = None;
    loop {
        let (page, next) = found.page(after.as_ref(), 7);
        seen.extend(page.iter().map(|hit| hit.version.code.clone()));
        match next {
            Some(next) => after = Some(next),
            None => break,
        }
    }
    assert_eq!(seen, found.hits.iter().map(|hit| hit.version.code.clone()).collect::<Vec<_>>());
    assert!(catalogue.search(&Filter::default(), day("2020-01-01")).hits.is_empty());
}

#[test]
fn hostile_queries_find_nothing_and_cost_little() {
    let catalogue = catalogue();
    let long = "a ".repeat(5_000);
    for q in ["%", "'; DROP TABLE procedure; --", "\u{202e}\u{0}", "🙂", "(((", long.as_str(), &"a".repeat(10_000)] {
        let _ = find(&catalogue, q);
    }
    assert_eq!(find(&catalogue, "   ").len(), 2_849);
}

#[test]
fn the_snapshot_follows_every_change() {
    both(|store| {
        assert_eq!(read(store, procedures::catalogue).all_in_force(today()).count(), 0);
        crate::fixture::fill_some(store);
        let first = read(store, procedures::catalogue);
        assert_eq!(first.all_in_force(today()).count(), crate::fixture::SOME.len());
        let again = read(store, procedures::catalogue);
        assert!(Arc::ptr_eq(&first, &again), "nothing changed, nothing read again");
        as_console(store, |conn, ctx| {
            let before = procedures::in_force(conn, "1.001193", today())?;
            let mut cmd = procedures::commands::Correction::of(&before, today());
            cmd.reason = "Đổi tên".to_owned();
            cmd.name = "Tên khác hẳn".to_owned();
            procedures::commands::correct(conn, ctx, &cmd)
        });
        let third = read(store, procedures::catalogue);
        assert_eq!(find(&third, "ten khac han"), ["1.001193"]);
    });
}
