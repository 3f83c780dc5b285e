//! Who is away: noted by who answers for the people, never twice for one day.

use identity::Role;
use organization::commands::{NewAbsence, note_absence, take_back_absence};
use organization::{policy, queries};

use crate::{act_as, actor, as_console, code, day, directory, id, with_units};

#[test]
fn an_absence_is_noted_once_and_can_be_taken_back() {
    with_units(|store| {
        let directory = directory(store);
        let unit = id(&directory, "H41.001.02");
        let account = as_console(store, move |conn, ctx| {
            let new = organization::commands::NewStaff {
                login: "lan".to_owned(),
                name: "Lan".to_owned(),
                unit,
                password: identity::PasswordHash::unchecked("Motcua-2026"),
                role: Some(Role::Specialist),
                title: None,
            };
            organization::commands::create_account(conn, ctx, &new)
        });
        let director = actor(&[(Role::Director, id(&directory, "H41.001.01"))]);
        let note = |from: &str, to: &str| {
            let new = NewAbsence { account, from: day(from), to: day(to) };
            act_as(store, &director, move |conn, ctx| note_absence(conn, ctx, &new))
        };
        assert_eq!(code(note("2026-12-05", "2026-12-01")), "organization-absence-backwards");
        assert_eq!(code(note("2026-12-01", "2028-12-01")), "organization-absence-long");
        let noted = note("2026-12-01", "2026-12-05").unwrap();
        assert_eq!(code(note("2026-12-05", "2026-12-07")), "organization-absence-twice");
        let all = store.read_blocking(|conn| queries::absences(conn, day("2026-12-05"))).unwrap();
        assert_eq!((all.len(), all[0].account, all[0].to), (1, account, day("2026-12-05")));
        assert!(store.read_blocking(|conn| queries::absences(conn, day("2026-12-06"))).unwrap().is_empty());
        act_as(store, &director, move |conn, ctx| take_back_absence(conn, ctx, noted)).unwrap();
        let again = act_as(store, &director, move |conn, ctx| take_back_absence(conn, ctx, noted));
        assert_eq!(code(again), "organization-absence-unknown");
        note("2026-12-05", "2026-12-07").unwrap();
    });
}

#[test]
fn only_who_answers_for_the_people_notes_it() {
    with_units(|store| {
        let directory = directory(store);
        let unit = id(&directory, "H41.001.02");
        let may =
            |role, at: &str| policy::may_note_absence(&actor(&[(role, id(&directory, at))]), &directory, unit).is_ok();
        assert!(may(Role::Director, "H41.001.01"), "the director of the commune's centre");
        assert!(may(Role::Head, "H41.001.02") && may(Role::CommuneAdmin, "H41.001"));
        assert!(!may(Role::Head, "H41.001.03"), "another division's head");
        assert!(!may(Role::Director, "H41.002.01"), "another commune's director");
        assert!(!may(Role::Specialist, "H41.001.02") && !may(Role::Operator, "H41"));
    });
}
