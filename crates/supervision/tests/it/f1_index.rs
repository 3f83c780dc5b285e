//! F1 to F8, N14: the points of the quality index, and who lost them.

use axum::http::StatusCode;
use dossiers::Step;
use kernel::Lang;
use rstest::rstest;
use supervision::WORDS;
use supervision::index::{
    Counted, Datum, Group, Index, Lost, Part, Weight, counted, facts, index, lost, points, weights,
};
use supervision::queries::Filter;
use web::Texts;

use crate::house::{BIRTH, COPY, House, LAND, PAID};
use crate::place::{SETS, both, day, month};
use crate::street::Street;

/// F5: all points from 80 % or 30 % on, below in proportion to the threshold; F3: the rate itself.
#[rstest]
#[case(200, 800, 4, 5, 200)]
#[case(200, 800, 5, 5, 200)]
#[case(200, 800, 2, 5, 100)]
#[case(600, 300, 3, 10, 600)]
#[case(600, 300, 1, 10, 200)]
#[case(600, 300, 0, 10, 0)]
#[case(2_000, 1_000, 1, 3, 667)]
#[case(2_000, 1_000, 999, 1_000, 1_998)]
fn points_are_in_proportion(
    #[case] weight: i64,
    #[case] full_at: i64,
    #[case] good: i64,
    #[case] all: i64,
    #[case] earned: i64,
) {
    assert_eq!(points(weight, full_at, Counted { good, all }), earned);
}

#[test]
fn the_weights_add_up_to_the_groups_and_those_to_a_hundred() {
    testkit::both(SETS, |store| {
        let all = store.read_blocking(|conn| weights(conn, day("2026-11-23"))).unwrap();
        assert_eq!(all.len(), Part::ALL.len());
        for group in Group::ALL {
            let sum: i64 = all.iter().filter(|own| own.part.group() == *group).map(|own| own.points).sum();
            assert_eq!(sum, group.points(), "{group}");
        }
        assert_eq!(Group::ALL.iter().map(|group| group.points()).sum::<i64>(), 10_000);
        let before = store.read_blocking(|conn| weights(conn, day("2022-06-22"))).unwrap();
        assert!(before.is_empty(), "the decision is from the day after");
    });
}

fn of(house: &House<'_>) -> (supervision::index::Facts, Index) {
    let period = month(house);
    house.read(|conn| {
        let facts = facts(conn, &Filter::default(), period, house.now())?;
        let weights: Vec<Weight> = weights(conn, period.to)?;
        let index = index(&weights, |part| counted(&facts, part));
        Ok((facts, index))
    })
}

#[test]
fn what_has_no_data_is_left_out_and_not_zero() {
    both(|house| {
        let (_, empty) = of(house);
        assert_eq!((empty.earned, empty.counted, empty.of_hundred()), (0, 0, None), "of nothing there is no score");
        let code = house.accepted(LAND).code;
        house.bring_to(&code, Step::Return);
        let (facts, index) = of(house);
        for part in Part::ALL.iter().filter(|part| !part.has_source()) {
            assert_eq!(counted(&facts, *part), Datum::NoSource, "{part}");
        }
        assert_eq!(counted(&facts, Part::Content), Datum::Nothing, "nobody was asked");
        let scored: i64 = index
            .groups
            .iter()
            .flat_map(|group| &group.parts)
            .filter(|part| part.earned.is_some())
            .map(|part| part.weight.points)
            .sum();
        assert_eq!(index.counted, scored);
        assert!(index.counted < 10_000 - 600 - 800 - 550 - 550 - 600 + 1);
    });
}

#[test]
fn each_lost_point_opens_to_who_lost_it() {
    both(|house| {
        let late = house.accepted(PAID).code;
        house.accepted(LAND);
        house.online(BIRTH);
        house.at("2026-11-30T08:00:00");
        house.bring_to(&late, Step::Return);
        let (facts, index) = of(house);
        let datum = |part| counted(&facts, part);
        assert_eq!(datum(Part::OnTime), Datum::of(0, 1), "done late, and nothing else is late: {facts:?}");
        assert_eq!(datum(Part::PaidOnline), Datum::of(0, 1), "one dossier owes a fee");
        assert_eq!(datum(Part::PartsDigitised), Datum::of(0, 2), "the one filed online was not accepted yet");
        let open = |part| {
            let filter = Filter::default();
            house.read(|conn| lost(conn, &facts, part, (&filter, month(house), 10)))
        };
        assert_eq!(open(Part::PaidOnline), Lost::Dossiers(vec![late.clone()]));
        assert_eq!(open(Part::OnTime), Lost::Late);
        assert_eq!(open(Part::Announced), Lost::Nobody);
        assert!(matches!(open(Part::PartsDigitised), Lost::Dossiers(codes) if codes.len() == 2));
        // What was lost is what the gains say, the most first.
        let gains: Vec<i64> = index.gains().iter().map(|part| part.lost()).collect();
        assert!(gains.is_sorted_by(|one, other| one >= other) && !gains.is_empty());
        assert_eq!(gains.iter().sum::<i64>(), index.counted - index.earned);
        assert_eq!(index.gains()[0].weight.part, Part::OnTime, "20 points lie there");
        assert_eq!(index.gains()[0].missing(), 1);
        // Every part of which something was lost names somebody.
        for part in index.gains() {
            let named = match open(part.weight.part) {
                Lost::Procedures(all) => !all.is_empty(),
                Lost::Dossiers(codes) => !codes.is_empty(),
                Lost::Late | Lost::Petitions => true,
                Lost::Nobody => false,
            };
            assert!(named, "nobody lost the points of {}", part.weight.part);
        }
    });
}

#[test]
fn a_certified_copy_pays_at_the_counter_and_not_online() {
    both(|house| {
        house.accepted(COPY);
        let (facts, _) = of(house);
        assert!(facts.procedures.iter().all(|own| own.paid_online == 0 && own.paid <= own.with_fee), "{facts:?}");
    });
}

#[test]
fn another_commune_has_an_index_of_its_own() {
    both(|house| {
        house.accepted(LAND);
        let other = Filter::body(house.unit_of("hoangmai").id);
        let facts = house.read(|conn| facts(conn, &other, month(house), house.now()));
        assert!(facts.procedures.is_empty());
    });
}

#[test]
fn every_name_has_words() {
    let mut keys: Vec<String> = Part::ALL.iter().map(|part| part.key()).collect();
    keys.extend(Part::ALL.iter().map(|part| format!("supervision-index-how-{part}")));
    keys.extend(Group::ALL.iter().map(|group| group.key()));
    for lang in [Lang::Vi, Lang::En] {
        let t = Texts::new(lang, &WORDS);
        let missing: Vec<&String> = keys.iter().filter(|key| !t.knows(key)).collect();
        assert!(missing.is_empty(), "{lang}: {missing:?}");
    }
}

#[tokio::test]
async fn the_page_opens_each_part_for_who_may_see_it() {
    let street = Street::new();
    let mut director = street.person("quynhluu.director").await;
    let query = "unit=H41.117&period=month&day=2026-11-30";
    let page = director.get(&format!("/staff/supervision/index?{query}")).await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.text.contains("Chưa có dữ liệu") && page.text.contains("/index/parts/on-time?"), "{}", page.text);
    for part in Part::ALL {
        let answer = director.get(&format!("/staff/supervision/index/parts/{part}?{query}")).await;
        assert_eq!(answer.status, StatusCode::OK, "{part}");
    }
    assert_eq!(director.get("/staff/supervision/index/parts/moon").await.status, StatusCode::NOT_FOUND);
    let csv = director.get(&format!("/staff/supervision/index/export.csv?{query}")).await;
    assert_eq!(csv.text.lines().count(), 1 + Part::ALL.len());
    let mut other = street.person("hoangmai.director").await;
    for path in ["index", "index/parts/on-time", "index/export.csv"] {
        let answer = other.get(&format!("/staff/supervision/{path}?{query}")).await;
        assert_eq!(answer.status, StatusCode::FORBIDDEN, "{path}");
    }
    let wrong = director.get("/staff/supervision/index?period=month&day=2027-05-01").await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    let mut program = street.program("quynhluu.director");
    let answer = program.get(&format!("/api/v1/supervision/index?{query}")).await.json();
    assert_eq!(answer["parts"].as_array().unwrap().len(), Part::ALL.len());
    assert_eq!(answer["parts"][0]["has_source"], false);
}
