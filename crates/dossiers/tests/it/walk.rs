//! A random walk of acts: whatever people do, each dossier stays lawful, its history whole and the chain unbroken.

use dossiers::rules::may_move;
use dossiers::{Action, Event, queries, rebuild};
use proptest::prelude::*;

use crate::house::{COPY, House, LAND, PAID, SETS};

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

fn acts() -> Vec<Action> {
    let mut acts = Action::ON_DOSSIER.to_vec();
    acts.extend([Action::AttachFile, Action::CompleteAtOnce]);
    acts
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 6, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_house_stays_lawful(
        procedure in prop::sample::select(vec![LAND, PAID, COPY]),
        online in any::<bool>(),
        steps in prop::collection::vec((0usize..64, 0usize..64, 1i64..3_000), 20..60),
    ) {
        let store = testkit::sqlite(SETS);
        let house = House::new(&store);
        let code = if online { house.online(procedure).code } else { house.accepted(procedure).code };
        let acts = acts();
        for (who, what, minutes) in steps {
            house.later(minutes);
            let before = house.dossier(&code);
            let allowed = house.read(|conn| queries::allowed_by_state(conn, &before, house.now()));
            // Half of the tries are open acts, so that the walk gets somewhere.
            let action = match (what % 2, allowed.is_empty()) {
                (0, false) => allowed[what % allowed.len()],
                _ => acts[what % acts.len()],
            };
            let done = WHO.iter().cycle().skip(who).take(WHO.len()).find_map(|login| {
                match house.plain(login, &code, action) {
                    Err(store::Error::Refused(kernel::Refusal::Forbidden(_))) => None,
                    other => Some(other),
                }
            });
            let after = house.dossier(&code);
            match done {
                Some(Ok(_)) => {
                    prop_assert!(allowed.contains(&action), "{action} was not open in {}", before.state);
                    prop_assert!(after.seq > before.seq);
                    let moved = before.state == after.state
                        || may_move(before.state, after.state, before.is_accepted())
                        // One act may make two moves: done and handed over at once.
                        || action == Action::CompleteAtOnce;
                    prop_assert!(moved, "{} -> {} by {action}", before.state, after.state);
                }
                Some(Err(store::Error::Refused(_))) | None => prop_assert_eq!(&after, &before),
                Some(Err(other)) => panic!("{action}: {other:?}"),
            }
            prop_assert_eq!(after.open, after.state.is_open());
            prop_assert!(!after.open || (after.holder_unit.is_some() && after.next_clock_at.is_some()));
        }
        check_history(&house, &code);
        house.chain_is_whole();
    }
}

fn check_history(house: &House<'_>, code: &str) {
    let dossier = house.dossier(code);
    let history = house.read(|conn| queries::history(conn, dossier.id));
    assert_eq!(history.len(), usize::try_from(dossier.seq).unwrap());
    assert!(matches!(history[0].event, Event::Filed { .. }));
    assert!(history.windows(2).all(|pair| pair[0].seq + 1 == pair[1].seq && pair[0].at <= pair[1].at));
    if let Some(deadline) = house.read(|conn| queries::deadline(conn, &dossier)) {
        assert_eq!(Some(deadline.due_at), dossier.due_at);
        assert_eq!(deadline.steps.last().map(|step| step.at), dossier.due_at);
    }
    house.store.write_blocking(|conn| rebuild(conn, &queries::Tally)).unwrap();
}
