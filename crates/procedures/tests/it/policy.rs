//! Who may change what: every role against every act.

use identity::{Actor, Role};
use procedures::policy::{may_correct, may_import, may_see_pages, may_set_for};

use crate::fixture::{actor, at, province};

/// Role -> import, see, correct a justice procedure, set for all, set for the lowland commune.
fn expected(role: Role) -> [bool; 5] {
    match role {
        Role::ProvincialCentre => [true; 5],
        Role::DepartmentAdmin => [false, true, true, true, true],
        Role::CommuneAdmin => [false, true, false, false, true],
        Role::ProvincialOffice | Role::Director | Role::Leader | Role::Head | Role::Receiver | Role::Specialist => {
            [false, true, false, false, false]
        }
        _ => [false; 5],
    }
}

fn may(actor: &Actor) -> [bool; 5] {
    let units = province();
    [
        may_import(actor).is_ok(),
        may_see_pages(actor).is_ok(),
        may_correct(actor, &units, "Hộ tịch").is_ok(),
        may_set_for(actor, &units, "Hộ tịch", None).is_ok(),
        may_set_for(actor, &units, "Hộ tịch", Some(at::LOWLAND_OFFICE)).is_ok(),
    ]
}

#[test]
fn every_role_against_every_act() {
    for role in Role::ALL {
        let unit = match role {
            Role::DepartmentAdmin => at::JUSTICE,
            Role::ProvincialCentre => at::PROVINCIAL_CENTRE,
            _ => at::LOWLAND,
        };
        assert_eq!(may(&actor(&[(*role, unit)])), expected(*role), "{role}");
    }
    assert_eq!(may(&Actor::console()), [true; 5]);
}

#[test]
fn a_department_has_no_say_in_another_field() {
    let units = province();
    let land = actor(&[(Role::DepartmentAdmin, at::LAND)]);
    assert!(may_correct(&land, &units, "Hộ tịch").is_err());
    assert!(may_correct(&land, &units, "ĐẤT ĐAI").is_ok());
    assert!(may_correct(&land, &units, "Field without a department").is_err());
}
