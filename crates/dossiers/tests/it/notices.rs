//! A31, A39: every change of state is told, and every notice ends somewhere.

use dossiers::model::{Channel, Fate, Notice, ReturnMode, Stage, Way};
use dossiers::notices::{self, NOTIFY};
use dossiers::rules::{Reach, told_in_person, ways};
use dossiers::{Action, Dossier, Event, Step};
use kernel::Refusal;
use messages::{MailSettings, Messenger, Secret, SmsSettings, Tls};
use rstest::rstest;
use store::Store;
use store::jobs::Worker;
use testkit::{Mood, Outside};

use crate::house::{BIRTH, House, both, forbidden, one, refusal};

const BASE: &str = "https://motcua.example";

fn mail(server: &Outside) -> MailSettings {
    MailSettings {
        server: server.address.ip().to_string(),
        port: Some(server.address.port()),
        tls: Tls::None,
        user: None,
        password: Secret::default(),
        from: "motcua@example.vn".to_owned(),
        timeout_ms: 300,
    }
}

fn sms(gateway: &Outside) -> SmsSettings {
    SmsSettings { url: format!("http://{}", gateway.address), token: None, allow_inside: true, timeout_ms: 300 }
}

/// Does every notice that is due, as the server's worker would.
fn deliver(house: &House<'_>, messenger: &Messenger) -> store::jobs::Done {
    let (store, messenger, now) = (Store::clone(house.store), messenger.clone(), house.now());
    let worker = Worker::new(store.clone()).on(NOTIFY, move |job| notices::deliver(&store, &messenger, BASE, job, now));
    worker.run_due(now).unwrap()
}

fn told(house: &House<'_>, dossier: &Dossier) -> Vec<Notice> {
    let id = dossier.id;
    house.read(|conn| notices::shown(conn, id))
}

fn newest(house: &House<'_>, dossier: &Dossier) -> Notice {
    told(house, dossier).remove(0)
}

/// A dossier of somebody with an address and a number, on its way in the division.
fn on_its_way(house: &House<'_>) -> Dossier {
    let dossier = house.accepted(BIRTH);
    house.plain("quynhluu.receiver", &dossier.code, Action::Forward).unwrap()
}

#[rstest]
#[case(Channel::Direct, "issued", (true, true), &[Way::Mail, Way::Sms, Way::Centre])]
#[case(Channel::Direct, "issued", (false, true), &[Way::Sms, Way::Centre])]
#[case(Channel::Direct, "issued", (false, false), &[Way::Centre])]
#[case(Channel::Direct, "apologised", (true, true), &[Way::Mail, Way::Centre])]
#[case(Channel::Direct, "apologised", (false, true), &[Way::Centre])]
#[case(Channel::Online, "apologised", (false, true), &[Way::Sms, Way::Centre])]
#[case(Channel::Online, "apologised", (true, true), &[Way::Mail, Way::Sms, Way::Centre])]
fn a31_ways(#[case] channel: Channel, #[case] kind: &str, #[case] reach: (bool, bool), #[case] expected: &[Way]) {
    assert_eq!(ways(channel, kind, Reach { mail: reach.0, sms: reach.1 }), expected);
}

#[test]
fn who_stands_at_the_counter_is_told_there() {
    let handed = |how: ReturnMode| Event::HandedOver { to: String::new(), how: how.as_str().to_owned() };
    let refused = |stage| Event::Refused {
        stage,
        reason: String::new(),
        basis: String::new(),
        guidance: String::new(),
        approver: None,
    };
    assert!(told_in_person(Channel::Direct, &refused(Stage::Intake)));
    assert!(!told_in_person(Channel::Direct, &refused(Stage::Processing)));
    assert!(!told_in_person(Channel::Post, &refused(Stage::Intake)));
    assert!(told_in_person(Channel::Online, &handed(ReturnMode::Counter)));
    assert!(!told_in_person(Channel::Direct, &handed(ReturnMode::Post)));
}

#[test]
fn a_change_of_state_goes_out_by_mail_with_what_a39_asks_for() {
    both(|house| {
        let server = Outside::mail(Mood::Well);
        let dossier = on_its_way(house);
        let messenger = Messenger::open(Some(&mail(&server)), None).unwrap();
        assert_eq!(deliver(house, &messenger).done, 1);
        let notice = newest(house, &dossier);
        assert_eq!((notice.fate, notice.way, notice.tries), (Fate::Sent, Some(Way::Mail), 1));
        assert_eq!(notice.address.as_deref(), Some("hoa@example.vn"));
        assert_eq!(notice.settled_at, Some(house.now()));
        let words = notice.words.unwrap();
        let receiver = house.actor("quynhluu.receiver").name;
        for asked in [
            dossier.code.as_str(),
            "Nguyễn Thị Hoa",
            "Cơ quan giải quyết: Ủy ban nhân dân Xã Quỳnh Lưu",
            receiver.as_str(),
            "Thời điểm tiếp nhận: 23/11/2026 08:00",
            "Hẹn trả kết quả: 25/11/2026 08:00",
            "https://motcua.example/track?code=",
        ] {
            assert!(words.contains(asked), "{asked}: {words}");
        }
        assert!(!words.contains("040190001234"), "no number of a person leaves the house");
        assert!(server.seen()[0].contains(&format!("Message-ID: <{}-{}@example.vn>", dossier.code, notice.seq)));
        assert_eq!(deliver(house, &messenger).done, 0, "sent once");
    });
}

#[test]
fn without_any_way_it_lies_at_the_centre_until_it_is_given() {
    both(|house| {
        let dossier = on_its_way(house);
        deliver(house, &Messenger::default());
        let notice = newest(house, &dossier);
        assert_eq!((notice.fate, notice.way), (Fate::AtCentre, Some(Way::Centre)));
        let centre = dossier.receiving_unit;
        assert_eq!(house.read(|conn| notices::at_centre(conn, centre, 10))[0].notice, notice);
        let (code, seq) = (dossier.code.clone(), notice.seq);
        let give = move |login: &str| {
            let code = code.clone();
            house.act(login, move |dossiers, conn, ctx| dossiers.give_notice(conn, ctx, &code, seq))
        };
        assert_eq!(forbidden(give("quynhluu.specialist")), "dossier-policy-role");
        assert_eq!(forbidden(give("hoangmai.returner")), "dossier-policy-place");
        give("quynhluu.returner").unwrap();
        give("quynhluu.returner").unwrap();
        let given = newest(house, &dossier);
        assert_eq!((given.fate, given.settled_at), (Fate::Given, Some(house.now())));
        assert_eq!(given.settled_by, Some(house.actor("quynhluu.returner").account));
        assert!(house.read(|conn| notices::at_centre(conn, centre, 10)).is_empty());
        house.chain_is_whole();
    });
}

/// The counter notices nothing of it: the act is done, the notice waits with its reason and goes out later.
#[rstest]
#[case(Mood::Fails, "failed")]
#[case(Mood::Garbage, "garbled")]
#[case(Mood::Silent, "away")]
fn an_outside_in_trouble_makes_the_notice_wait(#[case] mood: Mood, #[case] why: &str) {
    both(|house| {
        for way in [Way::Mail, Way::Sms] {
            let outside = if way == Way::Mail { Outside::mail(mood) } else { Outside::gateway(mood) };
            let messenger = match way {
                Way::Mail => Messenger::open(Some(&mail(&outside)), None).unwrap(),
                _ => Messenger::open(None, Some(&sms(&outside))).unwrap(),
            };
            let dossier = on_its_way(house);
            assert_eq!(deliver(house, &messenger).postponed, 1);
            let waiting = newest(house, &dossier);
            assert_eq!((waiting.fate, waiting.trouble.as_deref(), waiting.tries), (Fate::Waiting, Some(why), 1));
            assert_eq!(deliver(house, &messenger).postponed, 0, "not at once again");
            outside.becomes(Mood::Well);
            house.later(1);
            assert_eq!(deliver(house, &messenger).done, 1);
            let sent = newest(house, &dossier);
            assert_eq!((sent.fate, sent.way, sent.trouble, sent.tries), (Fate::Sent, Some(way), None, 2));
        }
    });
}

#[test]
fn what_never_gets_through_lies_at_the_centre_in_the_end() {
    both(|house| {
        let server = Outside::mail(Mood::Fails);
        let messenger = Messenger::open(Some(&mail(&server)), None).unwrap();
        let dossier = on_its_way(house);
        let mut tries = 0;
        while newest(house, &dossier).fate == Fate::Waiting {
            deliver(house, &messenger);
            house.later(6 * 60 + 1);
            tries += 1;
            assert!(tries < 20, "it must end");
        }
        let lying = newest(house, &dossier);
        assert_eq!((lying.fate, lying.trouble.as_deref()), (Fate::AtCentre, Some("failed")));
        assert_eq!(lying.tries, tries);
    });
}

#[test]
fn an_unknown_address_goes_on_to_the_next_way() {
    both(|house| {
        let (server, gateway) = (Outside::mail(Mood::Refuses), Outside::gateway(Mood::Well));
        let messenger = Messenger::open(Some(&mail(&server)), Some(&sms(&gateway))).unwrap();
        let dossier = on_its_way(house);
        deliver(house, &messenger);
        let notice = newest(house, &dossier);
        assert_eq!((notice.fate, notice.way, notice.tries), (Fate::Sent, Some(Way::Sms), 1));
        assert!(gateway.seen()[0].contains(&dossier.code));
        gateway.becomes(Mood::Refuses);
        let dossier = on_its_way(house);
        deliver(house, &messenger);
        let notice = newest(house, &dossier);
        assert_eq!((notice.fate, notice.trouble.as_deref()), (Fate::AtCentre, Some("recipient")));
    });
}

/// A31: of being late, a direct filer without a mail address hears on paper at the centre, gateway or not.
#[test]
fn a31_an_apology_to_a_direct_filer_is_on_paper() {
    both(|house| {
        let (server, gateway) = (Outside::mail(Mood::Well), Outside::gateway(Mood::Well));
        let messenger = Messenger::open(Some(&mail(&server)), Some(&sms(&gateway))).unwrap();
        let mut filing = house.filing(crate::house::LAND);
        filing.applicant.email = None;
        let dossier = house.receive(filing).unwrap().dossier;
        house.bring_to(&dossier.code, Step::Process);
        deliver(house, &messenger);
        house.plain("quynhluu.head", &dossier.code, Action::Apologise).unwrap();
        deliver(house, &messenger);
        let apology = newest(house, &dossier);
        assert_eq!((apology.kind.as_str(), apology.fate), ("apologised", Fate::AtCentre));
        house.bring_to(&dossier.code, Step::Return);
        deliver(house, &messenger);
        let all = told(house, &dossier);
        assert_eq!((all[0].kind.as_str(), all[0].way), ("issued", Some(Way::Sms)));
        assert_eq!(all[1].fate, Fate::AtCentre, "an apology is still to be given");
        house.plain("quynhluu.returner", &dossier.code, Action::HandOver).unwrap();
        assert_eq!(told(house, &dossier)[2].fate, Fate::Overtaken, "said in person with the result");
    });
}

#[test]
fn in_one_state_from_desk_to_desk_nobody_is_disturbed() {
    one(|house| {
        let dossier = house.accepted(crate::house::LAND);
        house.bring_to(&dossier.code, Step::Sign);
        let kinds: Vec<String> = told(house, &dossier).into_iter().map(|notice| notice.kind).collect();
        assert_eq!(kinds, ["forwarded", "accepted"]);
    });
}

#[test]
fn a_later_notice_takes_the_place_of_one_at_the_centre() {
    both(|house| {
        let dossier = on_its_way(house);
        deliver(house, &Messenger::default());
        house.bring_to(&dossier.code, Step::Return);
        deliver(house, &Messenger::default());
        let fates: Vec<(String, Fate)> =
            told(house, &dossier).into_iter().map(|notice| (notice.kind, notice.fate)).collect();
        let expected = [("issued", Fate::AtCentre), ("forwarded", Fate::Overtaken), ("accepted", Fate::Given)];
        assert_eq!(fates, expected.map(|(kind, fate)| (kind.to_owned(), fate)));
        let (code, seq) = (dossier.code.clone(), told(house, &dossier)[1].seq);
        let give = house.act("quynhluu.returner", move |d, conn, ctx| d.give_notice(conn, ctx, &code, seq));
        assert!(matches!(refusal(give), Refusal::Conflict { .. }));
    });
}

#[test]
fn who_is_told_in_person_while_it_waits_gets_no_second_word() {
    both(|house| {
        let server = Outside::mail(Mood::Well);
        let messenger = Messenger::open(Some(&mail(&server)), None).unwrap();
        let dossier = on_its_way(house);
        house.bring_to(&dossier.code, Step::Return);
        house.plain("quynhluu.returner", &dossier.code, Action::HandOver).unwrap();
        assert_eq!(deliver(house, &messenger).done, 2, "the jobs find nothing to do");
        assert!(server.seen().is_empty());
    });
}
