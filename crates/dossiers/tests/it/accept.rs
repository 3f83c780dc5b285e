//! 0.10, N5: what a dossier is bound to at acceptance.

use dossiers::commands::{Accept, NamedLimit, Receive};
use dossiers::queries;
use dossiers::rules::Plan;
use dossiers::{State, Target};
use kernel::Vnd;

use crate::house::{BIRTH, GAP, LAND, PAID, both, faults, one};

#[test]
fn a_gap_is_filled_by_the_clerk_who_names_the_limit_and_its_basis() {
    both(|house| {
        assert_eq!(faults(house.receive(house.filing(GAP))), [("limit".to_owned(), "dossier-limit-missing")]);
        let limit = NamedLimit { limit: "5wd".to_owned(), basis: "QĐ 3857/QĐ-UBND".to_owned() };
        let cmd = Receive { limit: Some(limit.clone()), ..house.filing(GAP) };
        let dossier = house.receive(cmd).unwrap().dossier;
        assert_eq!(dossier.time_limit.as_deref(), Some("5wd"));
        let detail = house.read(|conn| queries::detail(conn, dossier.id));
        assert_eq!(detail.limit_source.as_deref(), Some("clerk"));
        assert_eq!(detail.limit_basis.as_deref(), Some("QĐ 3857/QĐ-UBND"));

        let filed = house.online(GAP);
        let (target, cmd) = (Target::new(&filed.code), Accept { limit: Some(limit), ..Accept::default() });
        let done = house.act("quynhluu.receiver", move |d, conn, ctx| d.accept(conn, ctx, &target, &cmd)).unwrap();
        assert_eq!(done.dossier.state, State::Accepted);
    });
}

#[test]
fn a_wrong_limit_is_a_fault_of_its_field() {
    one(|house| {
        let limit = NamedLimit { limit: "soon".to_owned(), basis: String::new() };
        let wrong = faults(house.receive(Receive { limit: Some(limit), ..house.filing(GAP) }));
        let fields: Vec<&str> = wrong.iter().map(|(field, _)| field.as_str()).collect();
        assert_eq!(fields, ["limit.basis", "limit.limit"]);
    });
}

#[test]
fn budgets_of_the_bound_process_sum_to_the_limit() {
    one(|house| {
        for (procedure, days) in [(BIRTH, 1), (LAND, 17), (PAID, 3)] {
            let dossier = house.accepted(procedure);
            let plan = Plan::parse(&house.read(|conn| queries::detail(conn, dossier.id)).plan);
            assert_eq!(plan.total(), calendar::WorkingTime::days(days), "{procedure}");
        }
    });
}

#[test]
fn a_fee_is_asked_for_and_stops_no_clock() {
    both(|house| {
        let dossier = house.accepted(PAID);
        assert_eq!((dossier.fee, dossier.state), (Vnd(50_000), State::Accepted));
        assert_eq!(house.accepted(BIRTH).fee, Vnd(0));
    });
}
