//! N8: who decides.

use kernel::{Id, Refusal};
use procedures::model::CompetenceSetting;
use procedures::rules::competence::choose;
use procedures::{Certainty, Competent, Version};

use crate::fixture::{at, day, now, province, today, version};

fn leveled(levels: &str, field: &str) -> Version {
    Version { levels: levels.to_owned(), field: field.to_owned(), ..version("1.001193") }
}

fn ask(
    version: &Version,
    set: &[CompetenceSetting],
    centre: Id,
    chosen: Option<Id>,
) -> Result<Competent, &'static str> {
    choose(&province(), version, set, centre, chosen, today()).map_err(|refusal| match refusal {
        Refusal::Invalid(faults) => {
            assert_eq!(faults[0].field, "competent_unit");
            faults[0].reason.code
        }
        other => panic!("{other:?}"),
    })
}

fn setting(place: Option<Id>, body: Id, from: &str) -> CompetenceSetting {
    CompetenceSetting {
        id: Id::new(),
        code: "1.001193".to_owned(),
        place,
        body,
        valid_from: day(from),
        source: "1/QĐ-UBND".to_owned(),
        certainty: Certainty::Read,
        set_at: now(),
        set_by: None,
    }
}

#[test]
fn commune_level_goes_to_the_chosen_commune_by_default_the_receiving_one() {
    let birth = leveled("commune", "Hộ tịch");
    assert_eq!(ask(&birth, &[], at::LOWLAND_CENTRE, None), Ok(Competent::Known(at::LOWLAND)));
    assert_eq!(ask(&birth, &[], at::LOWLAND_CENTRE, Some(at::MOUNTAIN)), Ok(Competent::Known(at::MOUNTAIN)));
    assert_eq!(
        ask(&birth, &[], at::LOWLAND_CENTRE, Some(at::LOWLAND_OFFICE)),
        Ok(Competent::Known(at::LOWLAND_OFFICE))
    );
}

#[test]
fn province_level_goes_to_the_department_of_the_field() {
    let land = leveled("province", "Đất đai");
    assert_eq!(ask(&land, &[], at::LOWLAND_CENTRE, None), Ok(Competent::Known(at::LAND)));
    let both = leveled("province;commune", "Hộ tịch");
    assert_eq!(ask(&both, &[], at::LOWLAND_CENTRE, None), Ok(Competent::Known(at::LOWLAND)));
    assert_eq!(ask(&both, &[], at::PROVINCIAL_CENTRE, None), Ok(Competent::Known(at::JUSTICE)));
    assert_eq!(ask(&both, &[], at::LOWLAND_CENTRE, Some(at::JUSTICE)), Ok(Competent::Known(at::JUSTICE)));
}

#[test]
fn undecidable_is_for_the_clerk_to_choose() {
    assert_eq!(ask(&leveled("province", "Chưa phân loại"), &[], at::LOWLAND_CENTRE, None), Ok(Competent::Choose));
    assert_eq!(ask(&leveled("ministry", "Hộ tịch"), &[], at::LOWLAND_CENTRE, None), Ok(Competent::Choose));
    assert_eq!(ask(&leveled("commune", "Hộ tịch"), &[], at::PROVINCIAL_CENTRE, None), Ok(Competent::Choose));
    let ministry = leveled("ministry", "Hộ tịch");
    assert_eq!(ask(&ministry, &[], at::LOWLAND_CENTRE, Some(at::JUSTICE)), Ok(Competent::Known(at::JUSTICE)));
}

#[test]
fn a_unit_that_cannot_decide_is_refused() {
    let birth = leveled("commune", "Hộ tịch");
    for wrong in [at::JUSTICE, at::PROVINCE, at::MOUNTAIN_CENTRE, Id::from_bytes([99; 16])] {
        assert_eq!(ask(&birth, &[], at::LOWLAND_CENTRE, Some(wrong)), Err("procedure-not-competent"));
    }
    assert_eq!(
        ask(&leveled("province", "Đất đai"), &[], at::LOWLAND_CENTRE, Some(at::LOWLAND)),
        Err("procedure-not-competent")
    );
}

#[test]
fn a_setting_for_the_place_comes_first() {
    let birth = leveled("commune", "Hộ tịch");
    let set = [
        setting(None, at::JUSTICE, "2026-01-01"),
        setting(Some(at::LOWLAND), at::LOWLAND_CULTURE, "2026-01-01"),
        setting(Some(at::LOWLAND), at::LOWLAND_OFFICE, "2026-12-01"),
    ];
    assert_eq!(ask(&birth, &set, at::LOWLAND_CENTRE, None), Ok(Competent::Known(at::LOWLAND_CULTURE)));
    assert_eq!(ask(&birth, &set, at::MOUNTAIN_CENTRE, None), Ok(Competent::Known(at::JUSTICE)));
    assert_eq!(ask(&birth, &set, at::MOUNTAIN_CENTRE, Some(at::LOWLAND)), Ok(Competent::Known(at::LOWLAND_CULTURE)));
}
