//! C4, N7: codes are unique under many clerks and begin anew each day.

use std::collections::BTreeSet;
use std::sync::Arc;

use identity::Ctx;
use kernel::codes::DossierCode;

use crate::house::{BIRTH, both};

#[test]
fn thirty_two_clerks_at_once_get_a_row_of_codes_without_gap() {
    both(|house| {
        let cmd = Arc::new(house.filing(BIRTH));
        let (actor, now) = (house.actor("quynhluu.receiver"), house.now());
        let codes: Vec<String> = std::thread::scope(|scope| {
            let clerks: Vec<_> = (0..32)
                .map(|_| {
                    let (store, dossiers) = ((**house.store).clone(), house.dossiers.clone());
                    let (cmd, actor) = (cmd.clone(), actor.clone());
                    scope.spawn(move || {
                        let received =
                            store.write_blocking(move |conn| dossiers.receive(conn, &Ctx::new(&actor, now), &cmd));
                        received.unwrap().dossier.code
                    })
                })
                .collect();
            clerks.into_iter().map(|clerk| clerk.join().unwrap()).collect()
        });
        let numbers: BTreeSet<u64> = codes.iter().map(|code| DossierCode::parse(code).unwrap().sequence()).collect();
        assert_eq!(numbers, (1..=32).collect());
        house.chain_is_whole();
    });
}

#[test]
fn the_sequence_is_the_resolving_bodys_and_begins_anew_each_day() {
    both(|house| {
        let code = |dossier: dossiers::Dossier| DossierCode::parse(&dossier.code).unwrap();
        let (first, second) = (code(house.accepted(BIRTH)), code(house.accepted(BIRTH)));
        assert_eq!((first.sequence(), second.sequence()), (1, 2));
        // The agency is the commune, not its centre.
        assert_eq!(first.agency().level(), 2);
        assert_eq!(first.day(), house.now().date());
        house.at("2026-11-25T08:00:00");
        assert_eq!(code(house.accepted(BIRTH)).sequence(), 1);
    });
}
