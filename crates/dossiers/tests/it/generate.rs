//! Synthetic dossiers are lawful ones: their clocks, histories and counts are what the rules say.

use std::collections::BTreeSet;

use diesel::prelude::*;
use dossiers::model::Dossier;
use dossiers::{State, generate, queries, rebuild, schema};
use kernel::{Date, Timestamp};

use crate::house::{BIRTH, both, one};

#[test]
fn a_demo_has_every_state_and_each_dossier_adds_up() {
    both(|house| {
        let now = Timestamp::parse("2026-11-23T14:00:00").unwrap();
        let filled = generate::fill(house.store, 900, 7, now, |_| ()).unwrap();
        let all: Vec<Dossier> =
            house.read(|conn| Ok(schema::dossier::table.select(Dossier::as_select()).load(conn)?));
        assert_eq!(all.len(), 900);
        assert_eq!(filled.open, all.iter().filter(|dossier| dossier.open).count() as u64);
        let states: BTreeSet<State> = all.iter().map(|dossier| dossier.state).collect();
        assert_eq!(states.len(), State::ALL.len(), "{states:?}");
        for dossier in &all {
            assert!(dossier.filed_at <= now);
            let history = house.read(|conn| queries::history(conn, dossier.id));
            assert_eq!(history.len(), usize::try_from(dossier.seq).unwrap());
            assert!(history.windows(2).all(|pair| pair[0].at <= pair[1].at && pair[0].seq + 1 == pair[1].seq));
            assert!(history.iter().all(|line| line.at <= now));
            if let Some(deadline) = house.read(|conn| queries::deadline(conn, dossier)) {
                assert_eq!(deadline.steps.last().map(|step| step.at), dossier.due_at, "{}", dossier.code);
            }
        }
        let counts = || {
            let (from, to) = (Date::new(2025, 1, 1).unwrap(), now.date());
            house.read(|conn| queries::timeliness_counts(conn, from, to, now))
        };
        let live = counts();
        house.store.write_blocking(|conn| rebuild(conn, &queries::Tally)).unwrap();
        assert_eq!(counts(), live);
        house.chain_is_whole();
        // A clerk goes on with the next number.
        house.at("2026-11-23T15:00:00").accepted(BIRTH);
    });
}

#[test]
fn the_same_seed_gives_the_same_dossiers() {
    let codes = |seed: u64| {
        let mut codes: Vec<(String, String)> = Vec::new();
        let store = testkit::sqlite(crate::house::SETS);
        let house = crate::house::House::new(&store);
        generate::fill(&store, 200, seed, house.now(), |_| ()).unwrap();
        codes.extend(house.read(|conn| {
            use schema::dossier::dsl::{applicant_name, code, dossier};
            Ok(dossier.order(code).select((code, applicant_name)).load(conn)?)
        }));
        codes
    };
    assert_eq!(codes(3), codes(3));
    assert_ne!(codes(3), codes(4));
}

#[test]
fn generated_work_can_be_gone_on_with() {
    one(|house| {
        let now = Timestamp::parse("2026-11-23T14:00:00").unwrap();
        generate::fill(house.store, 600, 11, now, |_| ()).unwrap();
        house.at("2026-11-23T14:00:00");
        let open: Vec<Dossier> = house.read(|conn| {
            use schema::dossier::dsl::{dossier, state};
            Ok(dossier.filter(state.eq(State::Processing)).select(Dossier::as_select()).load(conn)?)
        });
        let mut gone_on = 0;
        for dossier in open {
            let Some(account) = dossier.holder_person else { continue };
            let login = house.read(|conn| Ok(identity::queries::account(conn, account)?.login));
            let allowed = house.read(|conn| queries::allowed_by_state(conn, &dossier, house.now()));
            let act = [dossiers::Action::Forward, dossiers::Action::Approve, dossiers::Action::Issue];
            let act = act.into_iter().find(|act| allowed.contains(act)).unwrap();
            house.plain(&login, &dossier.code, act).unwrap();
            gone_on += 1;
        }
        assert!(gone_on > 20, "{gone_on}");
    });
}
