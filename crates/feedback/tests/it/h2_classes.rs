//! H2, H3, H5: what a petition is by law, and what is owed by when; N1 judges by dates.

use feedback::commands::{self as c, Target};
use feedback::model::{Class, Clock, Petition, State, Timeliness};
use identity::Ctx;
use rstest::rstest;
use store::Conn;

use crate::house::House;
use crate::place::{act, answered, both, classified, faults, petition, received, refused};

fn on(
    house: &House<'_>,
    login: &str,
    code: &str,
    run: impl Fn(&mut Conn, &Ctx<'_>, &Target) -> store::Result<Petition> + Send + 'static,
) -> store::Result<Petition> {
    let at = Target::new(code);
    act(house, login, move |conn, ctx| run(conn, ctx, &at))
}

/// Working days from Monday the 23rd of November 2026, on which it was filed; the 24th is the day of culture and free.
#[rstest]
#[case(Class::Conduct, State::InWork, Clock::Answer, "2026-12-08")]
#[case(Class::Regulation, State::InWork, Clock::Answer, "2026-12-08")]
#[case(Class::Outside, State::Forwarding, Clock::Forward, "2026-12-01")]
#[case(Class::Complaint, State::Routing, Clock::Notice, "2026-11-27")]
#[case(Class::Denunciation, State::Routing, Clock::Notice, "2026-11-27")]
fn each_class_owes_something(#[case] class: Class, #[case] state: State, #[case] clock: Clock, #[case] due: &str) {
    both(|house| {
        let own = classified(house, class).unwrap();
        assert_eq!((own.state, own.clock), (state, Some(clock)));
        assert_eq!(own.due_at.unwrap().date().to_string(), due);
        house.at("2026-11-25T09:00:00");
        let again = on(house, "quynhluu.director", &own.code, move |conn, ctx, at| {
            c::classify(conn, ctx, at, &c::Classify { class: Some(class), guidance: "Như trên.".to_owned() })
        });
        assert_eq!(again.unwrap().due_at, own.due_at, "classifying late wins no time");
    });
}

#[test]
fn what_is_not_acceptable_ends_with_its_reason_and_a_complaint_is_guided() {
    both(|house| {
        for class in [Class::NotAcceptable, Class::Complaint, Class::Denunciation] {
            let code = received(house).code;
            let bare = c::Classify { class: Some(class), guidance: "  ".to_owned() };
            let refused = on(house, "quynhluu.director", &code, move |conn, ctx, at| c::classify(conn, ctx, at, &bare));
            assert_eq!(faults(refused), [("guidance".to_owned(), "dossier-field-required")]);
            assert_eq!(petition(house, &code).state, State::Received, "and nothing happened");
        }
        let own = classified(house, Class::NotAcceptable).unwrap();
        assert_eq!((own.state, own.open, own.outcome), (State::NotAccepted, false, Some(Timeliness::InTime)));
        let none = on(house, "quynhluu.director", &received(house).code, |conn, ctx, at| {
            c::classify(conn, ctx, at, &c::Classify::default())
        });
        assert_eq!(faults(none), [("class".to_owned(), "feedback-class-required")]);
    });
}

#[test]
fn each_end_is_judged_by_its_date() {
    both(|house| {
        let (conduct, outside, complaint) = (
            classified(house, Class::Conduct).unwrap().code,
            classified(house, Class::Outside).unwrap().code,
            classified(house, Class::Complaint).unwrap().code,
        );
        house.at("2026-12-01T23:00:00");
        let sent = on(house, "quynhluu.director", &outside, |conn, ctx, at| {
            c::forward(conn, ctx, at, &c::Forward { to: "Điện lực".to_owned(), ..c::Forward::default() })
        });
        assert_eq!(sent.unwrap().outcome, Some(Timeliness::InTime), "on its last day, whatever the hour");
        let told = on(house, "quynhluu.director", &complaint, |conn, ctx, at| {
            c::give_notice(conn, ctx, at, &c::GiveNotice { words: "Không tiếp nhận.".to_owned(), ..Default::default() })
        });
        assert_eq!(told.unwrap().outcome, Some(Timeliness::Late));
        let early = on(house, "quynhluu.director", &conduct, |conn, ctx, at| {
            c::forward(conn, ctx, at, &c::Forward { to: "Sở".to_owned(), ..c::Forward::default() })
        });
        assert_eq!(refused(early), "feedback-not-open", "an answer is owed, no forwarding");
        house.chain_is_whole();
    });
}

#[test]
fn it_goes_to_a_person_or_another_body_and_the_clock_runs_on() {
    both(|house| {
        let own = classified(house, Class::Conduct).unwrap();
        let to = |login: &'static str| {
            on(house, "quynhluu.director", &own.code, move |conn, ctx, at| {
                c::assign(conn, ctx, at, &c::Assign { person: login.to_owned() })
            })
        };
        assert_eq!(faults(to("hoangmai.specialist"))[0].1, "feedback-person-elsewhere");
        assert_eq!(faults(to("nobody"))[0].1, "feedback-person-unknown");
        to("quynhluu.specialist").unwrap();
        let other = house.unit_of("hoangmai");
        let code = other.code.clone();
        let moved = on(house, "quynhluu.director", &own.code, move |conn, ctx, at| {
            c::transfer(conn, ctx, at, &c::Transfer { unit: code.clone(), reason: "Thuộc phường.".to_owned() })
        });
        let moved = moved.unwrap();
        assert_eq!((moved.holder_body, moved.holder_person, moved.due_at), (other.id, None, own.due_at));
        let late = on(house, "quynhluu.director", &own.code, |conn, ctx, at| {
            c::assign(conn, ctx, at, &c::Assign { person: "quynhluu.head".to_owned() })
        });
        assert_eq!(refused(late), "feedback-policy-place", "it lies elsewhere now");
    });
}

#[test]
fn whoever_was_overtaken_is_told_by_whom() {
    both(|house| {
        let own = answered(house);
        let stale = Target { code: own.code.clone(), expected: Some(1) };
        let late = act(house, "quynhluu.director", move |conn, ctx| c::receive(conn, ctx, &stale));
        assert_eq!(refused(late), "feedback-overtaken");
    });
}
