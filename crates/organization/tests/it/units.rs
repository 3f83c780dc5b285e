use identity::Role;
use organization::commands::{self, NewPerson};
use organization::{UnitKind, import, queries, shipped};

use crate::{act_as, actor, as_console, code, day, directory, id, with_units};

/// N9: an official code takes the place of a stand-in, and a later import does not undo it.
#[test]
fn an_official_code_replaces_a_stand_in() {
    with_units(|store| {
        let unit = id(&directory(store), "H41.042");
        as_console(store, move |conn, ctx| commands::set_code(conn, ctx, unit, "H41.300"));
        let directory = directory(store);
        assert!(!directory.unit(unit).unwrap().stand_in);
        assert_eq!(directory.centre_of(unit).unwrap().code, "H41.300.01");
        assert!(directory.centre_of(unit).unwrap().stand_in);
        assert!(directory.by_code("H41.042").is_none());
        let again = as_console(store, |conn, ctx| import::units(conn, ctx, "a.csv", shipped::ADMIN_UNITS, false));
        assert_eq!((again.changed, directory_len(store)), (0, directory.units().len()));
    });
}

fn directory_len(store: &testkit::TestStore) -> usize {
    directory(store).units().len()
}

#[test]
fn codes_are_checked() {
    with_units(|store| {
        let unit = id(&directory(store), "H41.042");
        let console = identity::Actor::console();
        let refused = |value: &'static str| {
            code(act_as(store, &console, move |conn, ctx| commands::set_code(conn, ctx, unit, value)))
        };
        assert_eq!(refused("H41.043"), "organization-code-taken");
        assert!(refused("x!").starts_with("code-"));
        let admin = actor(&[(Role::CommuneAdmin, unit)]);
        let forbidden = act_as(store, &admin, move |conn, ctx| commands::set_code(conn, ctx, unit, "H41.300"));
        assert_eq!(code(forbidden), "organization-policy-units");
    });
}

/// A commune that becomes a ward keeps its code; its divisions take the ward's names (I2).
#[test]
fn a_new_name_moves_no_code() {
    with_units(|store| {
        let file = "code,name_vi,kind,parent_code,valid_from\n17179,Phường Quỳnh Lưu,phuong,40,2026-09-01\n";
        let before = directory(store);
        let old = before.units().iter().find(|unit| unit.official_code.as_deref() == Some("17179")).unwrap();
        let report = as_console(store, move |conn, ctx| import::units(conn, ctx, "a.csv", file.as_bytes(), false));
        // The area, the body, its centre and three divisions.
        assert_eq!(report.changed, 6, "{report:?}");
        let after = directory(store);
        let new = after.unit(old.id).unwrap();
        assert_eq!((new.name.as_str(), &new.code), ("Phường Quỳnh Lưu", &old.code));
        assert!(new.seed);
    });
}

#[test]
fn a_new_commune_takes_the_next_free_number() {
    with_units(|store| {
        let file = "code,name_vi,kind,parent_code,valid_from\n17000,Xã Mới,xa,40,2026-09-01\n";
        as_console(store, move |conn, ctx| import::units(conn, ctx, "a.csv", file.as_bytes(), false));
        assert_eq!(directory(store).by_code("H41.131").unwrap().name, "Xã Mới");
    });
}

#[test]
fn counters_are_opened_and_closed_by_their_centre() {
    with_units(|store| {
        let directory = directory(store);
        let (centre, other) = (id(&directory, "H41.001.01"), id(&directory, "H41.002.01"));
        let director = actor(&[(Role::Director, centre)]);
        let add = |at| act_as(store, &director, move |conn, ctx| commands::add_counter(conn, ctx, at, "Quầy"));
        let first = add(centre).unwrap();
        add(centre).unwrap();
        assert_eq!(code(add(other)), "organization-policy-counters");
        as_console(store, move |conn, ctx| commands::close_counter(conn, ctx, first));
        let counters = store.read_blocking(move |conn| queries::counters(conn, centre)).unwrap();
        assert_eq!(counters.iter().map(|row| (row.number, row.open)).collect::<Vec<_>>(), [(1, false), (2, true)]);
    });
}

#[test]
fn fields_can_be_led_elsewhere() {
    with_units(|store| {
        let department = id(&directory(store), "H41.214");
        as_console(store, move |conn, ctx| commands::set_field_department(conn, ctx, "Đất đai", Some(department)));
        assert_eq!(directory(store).department_for_field("đất đai"), Some(department));
        as_console(store, |conn, ctx| commands::set_field_department(conn, ctx, "Đất đai", None));
        assert_eq!(directory(store).department_for_field("đất đai"), None);
    });
}

#[test]
fn a_person_stands_in_a_post() {
    with_units(|store| {
        let unit = id(&directory(store), "H41.001.02");
        let person = NewPerson {
            account: None,
            name: "Trần Thị Thử".to_owned(),
            unit,
            title: "Chuyên viên".to_owned(),
            valid_from: day("2026-01-01"),
        };
        as_console(store, move |conn, ctx| commands::place_person(conn, ctx, &person));
        let people = store.read_blocking(move |conn| queries::people_of(conn, &[unit])).unwrap();
        assert_eq!((people[0].name.as_str(), people[0].title.as_str()), ("Trần Thị Thử", "Chuyên viên"));
    });
}

#[test]
fn units_are_found_by_words_and_code() {
    with_units(|store| {
        let directory = directory(store);
        let first = |q: &str, kind| queries::search(&directory, q, kind).first().map(|unit| unit.name.clone());
        assert_eq!(first("quynh luu", Some(UnitKind::Commune)).as_deref(), Some("Xã Quỳnh Lưu"));
        assert_eq!(first("17179", None).as_deref(), Some("Xã Quỳnh Lưu"));
        assert_eq!(first("H41.205", Some(UnitKind::Department)).as_deref(), Some("Sở Nông nghiệp và Môi trường"));
        assert_eq!(queries::search(&directory, "", Some(UnitKind::Commune)).len(), 130);
        assert!(queries::search(&directory, "khong co", None).is_empty());
    });
}

#[test]
fn a_closed_unit_stays_in_the_books() {
    with_units(|store| {
        let unit = id(&directory(store), "H41.214");
        as_console(store, move |conn, ctx| commands::close_unit(conn, ctx, unit, day("2026-12-31")));
        let directory = directory(store);
        let row = directory.unit(unit).unwrap();
        assert!(row.valid_on(day("2026-12-31")) && !row.valid_on(day("2027-01-01")));
    });
}
