//! The schema itself forbids a silent hang, whoever writes to it.

use diesel::prelude::*;
use docket::schema::{docket_clock, docket_matter, docket_opinion, docket_session, docket_task};
use kernel::{Id, Timestamp};

use crate::h14_conclusions::{drafted, held, issue, paragraph};
use crate::house::{House, both};

fn refused<T>(house: &House<'_>, write: impl Fn(&mut store::Conn) -> QueryResult<T> + Send + 'static) {
    let result = house.store.write_blocking(move |conn| Ok(write(conn).map(|_| ())?));
    assert!(result.is_err(), "the database took a row that hangs");
}

#[test]
fn what_is_open_has_a_clock() {
    both(|house| {
        house.received("quynhluu", "Không treo");
        let session = held(house);
        let none = None::<Timestamp>;
        refused(house, move |conn| {
            diesel::update(docket_matter::table).set(docket_matter::next_clock_at.eq(none)).execute(conn)
        });
        refused(house, |conn| {
            diesel::update(docket_matter::table).set(docket_matter::clock.eq(None::<Id>)).execute(conn)
        });
        refused(house, move |conn| {
            diesel::update(docket_session::table).set(docket_session::next_clock_at.eq(none)).execute(conn)
        });
        drafted(house, &session, vec![paragraph("Việc", "H41.205", None)]).unwrap();
        issue(house, &session).unwrap();
        refused(house, move |conn| {
            diesel::update(docket_task::table).set(docket_task::next_clock_at.eq(none)).execute(conn)
        });
        refused(house, |conn| {
            diesel::update(docket_task::table).set(docket_task::approver_unit.eq(docket_task::lead_body)).execute(conn)
        });
    });
}

#[test]
fn a_clock_does_not_end_before_it_starts() {
    both(|house| {
        house.received("quynhluu", "Ngược");
        refused(house, |conn| {
            let before = Timestamp::from_micros(0);
            diesel::update(docket_clock::table).set(docket_clock::due_at.eq(before)).execute(conn)
        });
    });
}

#[test]
fn silence_is_agreement_and_nothing_else() {
    both(|house| {
        let code = house.received("quynhluu", "Im").recommendation.code;
        let ask =
            docket::commands::RequestOpinion { unit: "H41.203".to_owned(), question: "?".to_owned(), due_at: None };
        house
            .on("nongnghiep.head", &code, move |docket, conn, ctx, at| docket.request_opinion(conn, ctx, at, &ask))
            .unwrap();
        refused(house, |conn| {
            diesel::update(docket_opinion::table)
                .set((docket_opinion::silent.eq(true), docket_opinion::agrees.eq(Some(false))))
                .execute(conn)
        });
    });
}
