//! Two people act on one dossier: one wins, the other is told who and when.

use std::sync::Barrier;

use dossiers::commands::Forward;
use dossiers::{Action, Step, Target};
use identity::Ctx;

use crate::house::{LAND, both, conflict};

#[test]
fn who_saw_an_older_state_is_told_who_changed_it() {
    both(|house| {
        let seen = house.accepted(LAND);
        house.later(3);
        house.plain("quynhluu.receiver", &seen.code, Action::AttachFile).unwrap();
        let target = Target { code: seen.code.clone(), expected: Some(seen.seq) };
        let late =
            house.act("quynhluu.receiver", move |d, conn, ctx| d.forward(conn, ctx, &target, &Forward::default()));
        let (reason, allowed) = conflict(late);
        assert_eq!(reason.code, "dossier-overtaken");
        let who = house.actor("quynhluu.receiver").name;
        assert!(reason.args.contains(&("who", who)));
        assert!(reason.args.contains(&("at", "08:03 23/11/2026".to_owned())));
        assert!(allowed.contains(&"forward"));
        let target = Target { code: seen.code.clone(), expected: Some(seen.seq + 1) };
        house.act("quynhluu.receiver", move |d, conn, ctx| d.forward(conn, ctx, &target, &Forward::default())).unwrap();
    });
}

#[test]
fn of_many_at_the_same_moment_exactly_one_wins() {
    both(|house| {
        let seen = house.accepted(LAND);
        let (actor, now) = (house.actor("quynhluu.receiver"), house.now());
        let gate = Barrier::new(8);
        let won = std::thread::scope(|scope| {
            let tries: Vec<_> = (0..8)
                .map(|_| {
                    let (store, dossiers) = ((**house.store).clone(), house.dossiers.clone());
                    let (actor, gate) = (actor.clone(), &gate);
                    let target = Target { code: seen.code.clone(), expected: Some(seen.seq) };
                    scope.spawn(move || {
                        gate.wait();
                        store.write_blocking(move |conn| {
                            dossiers.forward(conn, &Ctx::new(&actor, now), &target, &Forward::default())
                        })
                    })
                })
                .collect();
            let done: Vec<_> = tries.into_iter().map(|one| one.join().unwrap()).collect();
            done.into_iter().filter(|done| done.is_ok()).count()
        });
        assert_eq!(won, 1);
        let after = house.dossier(&seen.code);
        assert_eq!((after.step_kind, after.seq), (Step::Assign, seen.seq + 1));
        house.chain_is_whole();
    });
}
