//! H1: with a name and an address or phone; written down by whoever takes it in; looked up by code and four digits.

use feedback::commands::{self as c, Record};
use feedback::model::{Channel, Class, Clock, State};
use feedback::rules::{Given, petition};
use kernel::Refusal;

use crate::place::{act, both, faults, file, form, given, refused};

fn wrong(given: &Given) -> Vec<String> {
    let Err(Refusal::Invalid(faults)) = petition(given) else { panic!("nothing is wrong with it") };
    faults.into_iter().map(|fault| format!("{} {}", fault.field, fault.reason.code)).collect()
}

#[test]
fn everything_wrong_is_said_at_once() {
    assert_eq!(
        wrong(&Given::default()),
        [
            "name dossier-field-required",
            "title dossier-field-required",
            "content dossier-field-required",
            "phone feedback-reachable"
        ]
    );
    let wrong_codes = Given { phone: "12".to_owned(), dossier: "x".to_owned(), ..given() };
    assert_eq!(wrong(&wrong_codes).len(), 2);
    assert!(petition(&Given { phone: String::new(), ..given() }).is_ok(), "an address is enough");
    assert!(petition(&Given { address: String::new(), ..given() }).is_ok(), "and so is a phone");
}

#[test]
fn it_lies_with_the_body_it_is_about_and_its_clock_runs() {
    both(|house| {
        let cmd = form(house, given());
        let own = file(house, &cmd).unwrap();
        assert_eq!(
            (own.state, own.holder_body, own.clock),
            (State::Filed, house.unit_of("quynhluu").id, Some(Clock::Classify))
        );
        assert_eq!(own.digits, "4567", "the last of the phone");
        assert!(own.code.starts_with("PA-2026-"));
        assert_eq!(file(house, &cmd).unwrap().code, own.code, "sent twice, filed once");
        let nobody = c::File { about: String::new(), ..form(house, Given { phone: String::new(), ..given() }) };
        let nobody = file(house, &nobody).unwrap();
        assert_eq!(nobody.holder_body, house.actor("tinh.provincial_office").grants[0].unit, "the Office has it");
        assert_eq!(nobody.digits, "0042", "drawn, because there is no phone");
        let unknown = c::File { about: "H41.999".to_owned(), ..form(house, Given::default()) };
        assert_eq!(faults(file(house, &unknown)).last().unwrap().0, "about");
        house.chain_is_whole();
    });
}

#[test]
fn the_counter_writes_down_what_is_said() {
    both(|house| {
        let record = |login: &str, channel| {
            let cmd = Record { file: form(house, given()), channel };
            act(house, login, move |conn, ctx| c::record(conn, ctx, &cmd))
        };
        let own = record("quynhluu.receiver", Some(Channel::Phone)).unwrap();
        assert_eq!((own.state, own.recorded_by_name.as_deref()), (State::Received, Some("Trần quynhluu receiver")));
        assert_eq!(
            faults(record("quynhluu.receiver", Some(Channel::Portal)))[0].0,
            "channel",
            "nobody records the portal"
        );
        assert_eq!(faults(record("quynhluu.receiver", None))[0].0, "channel");
        assert_eq!(refused(record("quynhluu.cashier", Some(Channel::Phone))), "feedback-policy-role");
    });
}

#[test]
fn code_and_digits_look_it_up_and_nothing_else_does() {
    both(|house| {
        let own = crate::place::classified(house, Class::Conduct).unwrap();
        let track = |code: &str, digits: &str| {
            let (code, digits, now) = (code.to_owned(), digits.to_owned(), house.now());
            house.store.write_blocking(move |conn| c::track(conn, (&code, &digits), now, "192.0.2.9"))
        };
        assert_eq!(track(&own.code.to_lowercase(), "4567").unwrap().id, own.id);
        let (wrong, unknown) = (track(&own.code, "0000"), track("PA-2026-999999", "4567"));
        assert_eq!(refused(wrong), refused(unknown), "neither can be guessed");
    });
}
