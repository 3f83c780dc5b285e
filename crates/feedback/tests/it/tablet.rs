//! The tablet at the counter: without an account, for what was just handed over, for the day.

use feedback::commands::{self as c, OpenTablet};
use feedback::model::Level;
use feedback::queries::at_tablet;

use crate::house::House;
use crate::place::{act, both, level, refused, returned};

const SECRET: &str = "0123456789abcdef0123456789abcdef";

fn open(house: &House<'_>, login: &str) -> store::Result<kernel::Id> {
    let cmd = OpenTablet { secret: SECRET.to_owned() };
    act(house, login, move |conn, ctx| c::open_tablet(conn, ctx, &cmd))
}

fn asked(house: &House<'_>) -> Option<String> {
    house.read(|conn| at_tablet(conn, SECRET, house.now())).1.map(|(asked, _)| asked.code)
}

fn say(house: &House<'_>, code: &str) -> store::Result<feedback::model::Spoken> {
    let (now, code) = (house.now(), code.to_owned());
    let cmd = level(Level::Very);
    house.store.write_blocking(move |conn| c::say_at_tablet(conn, (SECRET, &code), (now, "192.0.2.9"), &cmd))
}

#[test]
fn it_asks_about_what_was_just_handed_over_and_then_rests() {
    both(|house| {
        open(house, "quynhluu.returner").unwrap();
        assert_eq!(asked(house), None, "idle at first");
        let first = returned(house).0.code;
        assert_eq!(asked(house).as_deref(), Some(first.as_str()));
        say(house, &first).unwrap();
        assert_eq!(asked(house), None, "and idle once it is answered");
        let second = returned(house).0.code;
        house.later(4);
        assert_eq!(asked(house), None, "and when the time is over");
        assert_eq!(refused(say(house, &second)), "feedback-tablet-over");
        house.chain_is_whole();
    });
}

#[test]
fn another_centre_and_another_day_see_nothing() {
    both(|house| {
        assert_eq!(refused(open(house, "quynhluu.specialist")), "feedback-policy-role");
        open(house, "hoangmai.returner").unwrap();
        let own = returned(house).0.code;
        assert_eq!(asked(house), None, "handed over elsewhere");
        assert_eq!(refused(say(house, &own)), "feedback-tablet-over");
        house.at("2026-11-24T07:00:00");
        let closed = house.store.read_blocking(|conn| at_tablet(conn, SECRET, house.now()));
        assert_eq!(refused(closed), "feedback-tablet-closed");
    });
}
