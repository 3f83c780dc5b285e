//! The whole national catalogue on both databases.

use std::collections::BTreeMap;

use diesel::prelude::*;
use organization::UnitKind;
use procedures::schema::{procedure_board_entry, procedure_offer, procedure_part, procedure_version};
use procedures::{Channel, FeeAsk, LimitGap, Standing, commands, shipped};

use crate::fixture::{as_console, both, directory_of, read, today};

macro_rules! count {
    ($store:expr, $table:ident) => {
        read($store, |conn| Ok($table::table.count().get_result::<i64>(conn)?))
    };
}

#[test]
fn everything_is_imported_once_and_every_procedure_has_a_limit_or_a_named_gap() {
    both(|store| {
        as_console(store, |conn, ctx| {
            organization::shipped::import_units(conn, ctx)?;
            commands::seed(conn, ctx)
        });
        assert_eq!(count!(store, procedure_version), 2_849);
        assert_eq!(count!(store, procedure_part), 14_258);
        assert_eq!(count!(store, procedure_offer), 7_539);
        assert_eq!(count!(store, procedure_board_entry), 376);

        let catalogue = read(store, procedures::catalogue);
        assert_eq!(catalogue.all_in_force(today()).count(), 2_849);
        assert_eq!(catalogue.board_gaps(today()).count(), 163);
        assert_eq!(catalogue.all_in_force(today()).filter(|version| version.on_board).count(), 213);

        let units = directory_of(store);
        let commune = units.of_kind(UnitKind::Commune).find(|unit| !unit.hard_area).unwrap().id;
        let standing = Standing::of(&units, commune);
        let mut gaps: BTreeMap<LimitGap, usize> = BTreeMap::new();
        let mut limits = 0;
        for version in catalogue.all_in_force(today()) {
            match catalogue.limit(version, &standing, Channel::Direct, today()) {
                Ok(_) => limits += 1,
                Err(gap) => *gaps.entry(gap).or_default() += 1,
            }
            let fee = catalogue.fee(version, &standing, &FeeAsk::plain(Channel::Direct, today()));
            assert!(fee.gap.is_none() || fee.amount.0 == 0);
        }
        assert_eq!(limits + gaps.values().sum::<usize>(), 2_849);
        assert!(limits > 2_300, "{limits} limits, gaps {gaps:?}");

        let before = catalogue.revision();
        as_console(store, commands::seed);
        assert_eq!(count!(store, procedure_version), 2_849);
        assert_eq!(read(store, procedures::catalogue).revision(), before, "a second import changes nothing");
    });
}

#[test]
fn the_shipped_files_have_the_rows_their_readme_says() {
    let rows = |file: shipped::Shipped| csv::Reader::from_reader(file.open()).records().map(Result::unwrap).count();
    assert_eq!(rows(shipped::PROCEDURES), 2_849);
    assert_eq!(rows(shipped::DOCUMENTS), 14_258);
    assert_eq!(rows(shipped::CHANNELS), 7_539);
    assert_eq!(rows(shipped::BOARD), 376);
}
