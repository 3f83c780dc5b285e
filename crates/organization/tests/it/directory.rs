use organization::UnitKind;

use crate::{directory, id, with_units};

/// N9: rank of the official code; `.01` the centre, `.02` on the divisions; departments from 200.
#[test]
fn codes_follow_n9() {
    with_units(|store| {
        let directory = directory(store);
        let mut codes: Vec<&str> =
            directory.of_kind(UnitKind::Commune).filter_map(|unit| unit.official_code.as_deref()).collect();
        codes.sort_unstable();
        for (rank, code) in (1..).zip(codes) {
            let unit = directory.by_code(&format!("H41.{rank:03}")).unwrap();
            assert_eq!(unit.official_code.as_deref(), Some(code));
            assert!(unit.stand_in);
        }
        assert!(!directory.province().unwrap().stand_in);
        assert_eq!(directory.province().unwrap().code, "H41");
        let luu = directory.units().iter().find(|unit| unit.official_code.as_deref() == Some("17179")).unwrap();
        let parts: Vec<(&str, UnitKind)> =
            directory.children(luu.id).map(|unit| (unit.code.strip_prefix(&luu.code).unwrap(), unit.kind)).collect();
        let division = UnitKind::Division;
        assert_eq!(parts, [(".01", UnitKind::Centre), (".02", division), (".03", division), (".04", division)]);
    });
}

/// I2: a ward's second division also does infrastructure and the city.
#[test]
fn divisions_are_named_by_the_form_of_the_commune() {
    with_units(|store| {
        let directory = directory(store);
        let third = |official: &str| {
            let body = directory.units().iter().find(|unit| unit.official_code.as_deref() == Some(official)).unwrap();
            directory.by_code(&format!("{}.03", body.code)).unwrap().name.clone()
        };
        assert_eq!(third("17179"), "Phòng Kinh tế xã Quỳnh Lưu");
        assert_eq!(third("17110"), "Phòng Kinh tế, Hạ tầng và Đô thị phường Hoàng Mai");
    });
}

#[test]
fn relations_hold_for_every_unit() {
    with_units(|store| {
        let directory = directory(store);
        let province = directory.province().unwrap().id;
        for unit in directory.units() {
            assert!(directory.is_within(unit.id, province));
            assert!(directory.is_within(unit.id, unit.id));
            let body = directory.unit(directory.body_of(unit.id)).unwrap();
            assert!(!matches!(body.kind, UnitKind::Division | UnitKind::Centre));
            assert!(directory.is_within(unit.id, body.id));
            let centre = directory.centre_of(unit.id).unwrap();
            assert_eq!(centre.kind, UnitKind::Centre);
            if body.kind == UnitKind::Commune {
                assert_eq!(centre.parent, Some(body.id));
            } else {
                assert_eq!(centre.code, "H41.200.01", "A1: the province's centre is in its Office");
            }
            assert_eq!(directory.by_code(&unit.code).unwrap().id, unit.id);
        }
        assert!(!directory.is_within(id(&directory, "H41.001"), id(&directory, "H41.002")));
        assert!(!directory.is_within(province, id(&directory, "H41.001")));
    });
}

/// N8: fields of the catalogue lead to a department, whatever marks they are written with.
#[test]
fn fields_lead_to_departments() {
    with_units(|store| {
        let directory = directory(store);
        let department =
            |field: &str| directory.department_for_field(field).map(|id| directory.unit(id).unwrap().code.clone());
        assert_eq!(department("Hộ tịch").as_deref(), Some("H41.202"));
        assert_eq!(department(" dat  dai ").as_deref(), Some("H41.205"));
        assert_eq!(department("Đường bộ").as_deref(), Some("H41.206"));
        assert_eq!(department("Hải quan"), None, "a body outside the People's Committee: the clerk chooses");
        assert_eq!(department("no such field"), None);
    });
}

/// N8: no field of the shipped catalogue and board is forgotten; one without a department is so on purpose.
#[test]
fn every_field_of_the_catalogue_has_a_row() {
    with_units(|store| {
        let known: Vec<String> = store
            .read_blocking(organization::queries::fields)
            .unwrap()
            .into_iter()
            .map(|(field, _)| organization::field_key(&field))
            .collect();
        for file in ["procedures.csv", "board_nui_cam.csv"] {
            let path = format!("{}/../procedures/data/{file}", env!("CARGO_MANIFEST_DIR"));
            let mut reader = csv::Reader::from_path(path).unwrap();
            let place = reader.headers().unwrap().iter().position(|name| name == "field").unwrap();
            for record in reader.records() {
                let field = record.unwrap()[place].to_owned();
                assert!(known.contains(&organization::field_key(&field)), "{field}");
            }
        }
    });
}
