use identity::Role;
use kernel::{Date, Id, Refusal};
use organization::commands::{self, NewSetting};
use organization::settings::{self, Certainty, Found, SettingKey};
use testkit::TestStore;

use crate::{act_as, actor, as_console, code, day, directory, id, today, with_units};

fn new(key: SettingKey, unit: Option<Id>, value: &str, from: &str) -> NewSetting {
    let (value, source) = (value.to_owned(), "1234/QĐ-UBND".to_owned());
    NewSetting { key, unit, value, valid_from: day(from), source, certainty: Certainty::Read }
}

fn get(store: &TestStore, key: SettingKey, unit: Option<Id>, day: Date) -> Found {
    store.read_blocking(move |conn| settings::get(conn, key, unit, day)).unwrap()
}

fn set(store: &TestStore, new: NewSetting) {
    as_console(store, move |conn, ctx| commands::set(conn, ctx, &new));
}

#[test]
fn every_default_has_the_form_of_its_key() {
    for key in SettingKey::ALL {
        assert_eq!(key.read(key.default_value()).as_deref(), Ok(key.default_value()), "{key}");
    }
}

/// A24, A26, A27, A30: remembered from older law, so each is a setting with its rule.
#[test]
fn what_is_from_memory_is_a_default_that_says_so() {
    with_units(|store| {
        let found = get(store, SettingKey::SupplementMost, None, today());
        assert_eq!((found.count(), found.certainty, found.source.as_str()), (1, Certainty::Memory, "A26"));
        assert!(found.is_default());
        assert_eq!(get(store, SettingKey::TransferCutoff, None, today()).time(), (15, 0));
        assert_eq!(get(store, SettingKey::SupplementAnswerDays, None, today()).count(), 30);
    });
}

#[test]
fn the_nearest_setting_of_the_day_holds() {
    with_units(|store| {
        let directory = directory(store);
        let (commune, centre, other) =
            (id(&directory, "H41.001"), id(&directory, "H41.001.01"), id(&directory, "H41.002.01"));
        let key = SettingKey::SupplementAnswerDays;
        set(store, new(key, None, "20", "2026-01-01"));
        set(store, new(key, Some(commune), "10", "2026-06-01"));
        set(store, new(key, Some(commune), "15", "2026-12-01"));
        let at = |unit, on: &str| get(store, key, Some(unit), day(on)).count();
        assert_eq!(at(centre, "2025-12-31"), 30);
        assert_eq!(at(centre, "2026-05-31"), 20);
        assert_eq!(at(centre, "2026-06-01"), 10);
        assert_eq!(at(centre, "2026-12-01"), 15);
        assert_eq!(at(other, "2026-12-01"), 20);
        // Of two values for one day the later entry holds.
        set(store, new(key, Some(commune), "12", "2026-12-01"));
        assert_eq!(at(centre, "2026-12-01"), 12);
        let found = get(store, key, Some(centre), day("2026-12-01"));
        assert_eq!((found.unit, found.source.as_str()), (Some(commune), "1234/QĐ-UBND"));
    });
}

#[rstest::rstest]
#[case(SettingKey::SupplementMost, "many", "organization-setting-count")]
#[case(SettingKey::SupplementMost, "-1", "organization-setting-count")]
#[case(SettingKey::OfficeHours, "08:00-12:00", "calendar-hours-sum")]
#[case(SettingKey::TransferCutoff, "25:00", "organization-setting-time")]
#[case(SettingKey::HardArea, "yes", "organization-setting-flag")]
#[case(SettingKey::HomeProvince, "4", "organization-setting-province")]
fn values_are_checked(#[case] key: SettingKey, #[case] value: &str, #[case] expected: &str) {
    assert_eq!(key.read(value).unwrap_err().code, expected);
}

#[test]
fn a_setting_needs_its_source() {
    with_units(|store| {
        let new = NewSetting { source: " ".to_owned(), ..new(SettingKey::SupplementMost, None, "x", "2026-01-01") };
        let refused = act_as(store, &identity::Actor::console(), move |conn, ctx| commands::set(conn, ctx, &new));
        let Err(store::Error::Refused(Refusal::Invalid(faults))) = refused else { panic!("not refused") };
        assert_eq!(faults.iter().map(|fault| fault.field.as_str()).collect::<Vec<_>>(), ["source", "value"]);
    });
}

#[test]
fn a_commune_sets_its_own_hours_and_nothing_legal() {
    with_units(|store| {
        let directory = directory(store);
        let (own, sister) = (id(&directory, "H41.001"), id(&directory, "H41.002"));
        let admin = actor(&[(Role::CommuneAdmin, own)]);
        let try_set = |key, unit, value: &str| {
            let new = new(key, unit, value, "2026-01-01");
            act_as(store, &admin, move |conn, ctx| commands::set(conn, ctx, &new))
        };
        assert!(try_set(SettingKey::OfficeHours, Some(own), "07:30-11:30, 13:00-17:00").is_ok());
        let hours = store
            .read_blocking(move |conn| organization::calendar_for(conn, own, today()))
            .unwrap()
            .hours()
            .to_string();
        assert_eq!(hours, "07:30-11:30, 13:00-17:00");
        for (key, unit, value) in [
            (SettingKey::OfficeHours, Some(sister), "07:30-11:30, 13:00-17:00"),
            (SettingKey::OfficeHours, None, "07:30-11:30, 13:00-17:00"),
            (SettingKey::SupplementMost, Some(own), "9"),
            (SettingKey::HardArea, Some(own), "true"),
        ] {
            assert_eq!(code(try_set(key, unit, value)), "organization-policy-setting");
        }
    });
}
