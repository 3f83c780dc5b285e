//! Settings by people: limits, fees, short titles, competence.

use identity::Role;
use kernel::{Id, Vnd};
use organization::UnitKind;
use procedures::commands::{
    SetCompetence, SetFee, SetLimit, SetShortTitle, set_competence, set_fee, set_limit, set_short_title,
};
use procedures::{Certainty, Competent, Tenths, TimeUnit, in_force, parts};

use crate::fixture::{act_as, actor, as_console, codes, day, directory_of, read, today, with_some};

fn limit(unit: Option<Id>) -> SetLimit {
    SetLimit {
        code: "2.000720".to_owned(),
        unit,
        channel: None,
        amount: Tenths::whole(3),
        time_unit: TimeUnit::WorkingDay,
        hard_area_add: Tenths(0),
        valid_from: today(),
        source: "1/QĐ-UBND".to_owned(),
        certainty: Certainty::Read,
    }
}

#[test]
fn a_communes_administrator_fills_a_gap_for_the_commune_alone() {
    with_some(|store| {
        let units = directory_of(store);
        let communes: Vec<Id> = units.of_kind(UnitKind::Commune).take(2).map(|unit| unit.id).collect();
        let (own, sister) = (communes[0], communes[1]);
        let admin = actor(&[(Role::CommuneAdmin, own)]);
        let set = |unit| act_as(store, &admin, move |conn, ctx| set_limit(conn, ctx, &limit(unit)));
        assert!(set(Some(own)).is_ok());
        assert_eq!(codes(set(Some(sister))), ["procedure-forbidden-set"]);
        assert_eq!(codes(set(None)), ["procedure-forbidden-set"]);
        let fee =
            act_as(store, &admin, |conn, ctx| set_fee(conn, ctx, &SetFee::plain("2.000720", Vnd(1), today(), "abc")));
        assert_eq!(codes(fee), ["procedure-forbidden-correct"], "fees are the council's (G1)");
    });
}

#[test]
fn what_is_wrong_with_a_setting_is_said_at_once() {
    with_some(|store| {
        let wrong = SetLimit {
            unit: Some(Id::from_bytes([77; 16])),
            amount: Tenths(0),
            hard_area_add: Tenths(-1),
            valid_from: day("2026-11-01"),
            source: String::new(),
            ..limit(None)
        };
        let result = act_as(store, &identity::Actor::console(), move |conn, ctx| set_limit(conn, ctx, &wrong));
        assert_eq!(
            codes(result),
            [
                "procedure-text-missing",
                "procedure-limit-amount",
                "procedure-limit-add",
                "procedure-from-past",
                "procedure-unit-unknown"
            ]
        );
        let wrong = SetFee {
            reduction_percent: 10,
            valid_to: Some(day("2020-01-01")),
            ..SetFee::plain("2.000720", Vnd(-1), today(), "abc")
        };
        let result = act_as(store, &identity::Actor::console(), move |conn, ctx| set_fee(conn, ctx, &wrong));
        assert_eq!(codes(result), ["procedure-fee-amount", "procedure-fee-percent", "procedure-to-before-from"]);
    });
}

#[test]
fn short_titles_outlive_versions() {
    with_some(|store| {
        let version = read(store, |conn| in_force(conn, "1.001193", today()));
        let first = read(store, |conn| parts(conn, &version)).remove(0);
        let set = |short: &'static str| {
            let key = first.title_key.clone();
            as_console(store, move |conn, ctx| {
                let cmd = SetShortTitle {
                    code: "1.001193".to_owned(),
                    title_key: key.clone(),
                    short_title: short.to_owned(),
                };
                set_short_title(conn, ctx, &cmd)
            });
        };
        let shown = || read(store, |conn| parts(conn, &version)).remove(0).short();
        set("Tờ khai");
        assert_eq!(shown(), "Tờ khai");
        set("Tờ khai sinh");
        assert_eq!(shown(), "Tờ khai sinh");
        set("");
        assert_ne!(shown(), "Tờ khai sinh");
        assert!(shown().chars().count() <= 95);
    });
}

#[test]
fn competence_can_be_set_for_a_place() {
    with_some(|store| {
        let units = directory_of(store);
        let commune = units.of_kind(UnitKind::Commune).next().unwrap().id;
        let division = units.children(commune).filter(|unit| unit.kind == UnitKind::Division).nth(1).unwrap().id;
        as_console(store, move |conn, ctx| {
            let cmd = SetCompetence {
                code: "1.013978".to_owned(),
                place: Some(commune),
                body: division,
                valid_from: today(),
                source: "1/QĐ-UBND".to_owned(),
                certainty: Certainty::Read,
            };
            set_competence(conn, ctx, &cmd)
        });
        let centre = units.centre_of(commune).unwrap().id;
        let found = read(store, |conn| {
            let version = in_force(conn, "1.013978", today())?;
            procedures::competent_body(conn, &units, &version, centre, None, today())
        });
        assert_eq!(found, Competent::Known(division));
    });
}
