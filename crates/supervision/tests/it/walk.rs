//! Random histories: whatever people do and whenever, the figures are those of the history, and each opens to its
//! dossiers.

use dossiers::{Action, Dossier, queries};
use proptest::prelude::*;
use supervision::model::{Period, PeriodKind};

use crate::house::{BIRTH, COPY, House, LAND, PAID};
use crate::place::{SETS, adds_up, agrees, counted};

const WHO: &[&str] = &[
    "quynhluu.receiver",
    "quynhluu.returner",
    "quynhluu.cashier",
    "quynhluu.head",
    "quynhluu.specialist",
    "quynhluu.signer",
    "quynhluu.issuer",
    "quynhluu.director",
];

/// One turn: a new dossier now and then, else an open act on one of those there, after some minutes.
fn turn(house: &House<'_>, made: &mut Vec<String>, (pick, what, minutes): (usize, usize, i64)) {
    house.later(minutes);
    if made.is_empty() || pick % 5 == 0 {
        let procedure = [BIRTH, LAND, PAID, COPY][what % 4];
        let dossier = if pick % 2 == 0 { house.online(procedure) } else { house.accepted(procedure) };
        made.push(dossier.code);
        return;
    }
    let before: Dossier = house.dossier(&made[pick % made.len()]);
    let allowed: Vec<Action> = house.read(|conn| queries::allowed_by_state(conn, &before, house.now()));
    let Some(action) = allowed.get(what % allowed.len().max(1)) else { return };
    for login in WHO {
        match house.plain(login, &before.code, *action) {
            Err(store::Error::Refused(kernel::Refusal::Forbidden(_))) => {}
            Ok(_) | Err(store::Error::Refused(_)) => return,
            Err(other) => panic!("{action}: {other:?}"),
        }
    }
}

fn lived(store: &testkit::TestStore, turns: &[(usize, usize, i64)]) {
    let house = counted(store);
    let mut made = Vec::new();
    let mut middle = house.now().date();
    for (no, one) in turns.iter().enumerate() {
        turn(&house, &mut made, *one);
        if no == turns.len() / 2 {
            middle = house.now().date();
        }
    }
    agrees(&house);
    let today = house.now().date();
    for kind in [PeriodKind::Day, PeriodKind::Month] {
        adds_up(&house, Period::around(kind, middle));
    }
    adds_up(&house, Period::around(PeriodKind::Year, today));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 5, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn figures_follow_any_history(
        turns in prop::collection::vec((0usize..64, 0usize..64, 1i64..2_500), 30..60),
    ) {
        lived(&testkit::sqlite(SETS), &turns);
    }
}

#[test]
fn the_same_on_both_databases() {
    let turns: Vec<(usize, usize, i64)> =
        (0..60).map(|no: usize| (no * 7 % 64, no * 13 % 61, i64::try_from(no * 97 % 1_900).unwrap() + 1)).collect();
    testkit::both(SETS, |store| lived(store, &turns));
}
