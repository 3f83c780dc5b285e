//! The public look-up (A13, N12): code and four digits, plain state, and a line in the chain.

use dossiers::queries::{Todo, Tracked};
use dossiers::{Action, State, Step, queries};
use kernel::Refusal;

use crate::house::{House, LAND, both, refusal};

fn track(house: &House<'_>, code: &str, check: &str) -> store::Result<Tracked> {
    house.store.read_blocking(|conn| {
        let dossier = queries::tracked_by(conn, code, check)?;
        queries::tracked(conn, dossier, house.now())
    })
}

#[test]
fn it_tells_where_it_is_and_what_to_do() {
    both(|house| {
        let code = house.accepted(LAND).code;
        // The last four of the personal number, or of the phone.
        for check in ["1234", " 5678 "] {
            let found = track(house, &code, check).unwrap();
            assert_eq!((found.state, found.todo, found.forms), (State::Accepted, Todo::Nothing, vec!["01"]));
            assert!(found.holder.is_some() && found.centre.is_some() && found.competent.is_some());
        }
        house.bring_to(&code, Step::Process);
        house.plain("quynhluu.specialist", &code, Action::RequestSupplement).unwrap();
        let found = track(house, &code, "1234").unwrap();
        assert!(matches!(found.todo, Todo::Supplement { ref items, .. } if items[0].part == "Bản vẽ"));
        assert_eq!(found.forms, ["01", "02"]);
        house.plain("quynhluu.receiver", &code, Action::Supplement).unwrap();
        house.bring_to(&code, Step::Return);
        assert_eq!(track(house, &code, "1234").unwrap().todo, Todo::Collect);
        house.chain_is_whole();
    });
}

#[test]
fn a_wrong_code_and_wrong_digits_are_the_same_answer() {
    both(|house| {
        let code = house.accepted(LAND).code;
        for (code, check) in [(code.as_str(), "0000"), (&code, ""), (&code, "234"), (&code, "12345"), ("x", "1234")] {
            let Refusal::NotFound(reason) = refusal(track(house, code, check)) else { panic!("{check}") };
            assert_eq!(reason.code, "dossier-track-not-found");
        }
    });
}

#[test]
fn a_look_stands_in_the_chain_of_who_looked() {
    both(|house| {
        let dossier = house.accepted(LAND);
        let before = entries(house, &dossier.code).len();
        let code = dossier.code.clone();
        house.act("quynhluu.leader", move |d, conn, ctx| d.look(conn, ctx, &code, Action::View, "page")).unwrap();
        let all = entries(house, &dossier.code);
        assert_eq!(all.len(), before + 1);
        assert_eq!(all[0].unit, house.unit_of("quynhluu").id);
        house.chain_is_whole();
    });
}

#[test]
fn look_ups_without_an_account_do_not_hide_who_of_the_offices_looked() {
    both(|house| {
        let dossier = house.accepted(LAND);
        let code = dossier.code.clone();
        house.act("quynhluu.leader", move |d, conn, ctx| d.look(conn, ctx, &code, Action::View, "page")).unwrap();
        for _ in 0..30 {
            house.later(1);
            let (unit, at, code) = (dossier.receiving_unit, house.now(), dossier.code.clone());
            house.store.write_blocking(move |conn| entry(conn, unit, at, None, &code, "203.0.113.7")).unwrap();
        }
        let (unit, at, code) = (dossier.receiving_unit, house.now(), dossier.code.clone());
        house.store.write_blocking(move |conn| entry(conn, unit, at, None, &code, "cli")).unwrap();
        let end = house.later(1).now();
        let first = house.read(|conn| queries::looks(conn, &dossier.code, end, 1));
        assert_eq!((first.entries.len(), first.entries[0].origin.as_str()), (1, "cli"));
        let second = house.read(|conn| queries::looks(conn, &dossier.code, first.older.unwrap(), 1));
        assert_eq!(second.entries[0].actor, Some(house.actor("quynhluu.leader").account));
        assert_eq!(second.older, None);
    });
}

/// A look as the public look-up and the command line write it.
fn entry(
    conn: &mut store::Conn,
    unit: kernel::Id,
    at: kernel::Timestamp,
    actor: Option<kernel::Id>,
    code: &str,
    origin: &str,
) -> store::Result<()> {
    let (object, detail) = (format!("dossier:{code}"), serde_json::json!({ "look": "form 01" }));
    let act = "dossier.view";
    store::audit::append(
        conn,
        &store::audit::Entry { unit, at, actor, act, object: &object, detail: &detail, origin },
    )?;
    Ok(())
}

/// What stands in the chains about a dossier, newest first.
fn entries(house: &House<'_>, code: &str) -> Vec<store::audit::Written> {
    let about = format!("dossier:{code}");
    house.read(|conn| store::audit::entries_about(conn, &about, kernel::Timestamp::from_micros(i64::MAX), 1_000))
}
