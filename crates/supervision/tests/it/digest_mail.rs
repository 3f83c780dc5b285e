//! The morning's digest by mail: for who asked for it, once a day, and never lost where mail fails.

use diesel::prelude::*;
use identity::Ctx;
use kernel::{Id, Refusal};
use messages::{MailSettings, Messenger, Secret, Tls};
use store::Store;
use store::jobs::{Done, Worker};
use supervision::commands::{AskForMail, ask_for_mail};
use supervision::forecast::night;
use supervision::morning::{self, Fate, MAIL};
use testkit::{Mood, Outside};

use crate::house::{House, PAID};
use crate::place::both;

const DIRECTOR: &str = "quynhluu.director";

fn mail(server: &Outside) -> Messenger {
    let settings = MailSettings {
        server: server.address.ip().to_string(),
        port: Some(server.address.port()),
        tls: Tls::None,
        user: None,
        password: Secret::default(),
        from: "motcua@example.vn".to_owned(),
        timeout_ms: 300,
    };
    Messenger::open(Some(&settings), None).unwrap()
}

fn ask(house: &House<'_>, login: &str, email: &str) -> store::Result<()> {
    let (actor, now, cmd) = (house.actor(login), house.now(), AskForMail { email: email.to_owned() });
    house.store.write_blocking(move |conn| ask_for_mail(conn, &Ctx::new(&actor, now), &cmd))
}

fn deliver(house: &House<'_>, messenger: &Messenger) -> Done {
    let (store, messenger, now) = (Store::clone(house.store), messenger.clone(), house.now());
    let base = "https://motcua.example";
    let worker = Worker::new(store.clone()).on(MAIL, move |job| morning::deliver(&store, &messenger, base, job, now));
    worker.run_due(now).unwrap()
}

fn fate(house: &House<'_>) -> Option<(Fate, Option<String>)> {
    fate_of(house, house.actor(DIRECTOR).account)
}

fn fate_of(house: &House<'_>, account: Id) -> Option<(Fate, Option<String>)> {
    let mail = house.read(|conn| morning::mail_of(conn, house.now().date(), account));
    mail.map(|mail| (mail.fate, mail.trouble))
}

/// A morning on which something became late; gives its code.
fn late(house: &House<'_>) -> String {
    let code = house.accepted(PAID).code;
    let due = house.dossier(&code).due_at.unwrap().date();
    let next = due.civil().saturating_add(jiff::Span::new().days(1));
    house.at(&format!("{next}T02:00:00"));
    night(house.store, house.now()).unwrap();
    night(house.store, house.now()).unwrap();
    code
}

#[test]
fn who_asked_gets_it_once() {
    both(|house| {
        ask(house, DIRECTOR, "giam.doc@example.vn").unwrap();
        let code = late(house);
        let server = Outside::mail(Mood::Well);
        let messenger = mail(&server);
        assert_eq!(fate(house), Some((Fate::Waiting, None)));
        assert_eq!(deliver(house, &messenger).done, 1, "once, however often the night was done");
        assert_eq!(fate(house), Some((Fate::Sent, None)));
        let seen = server.seen();
        assert_eq!(seen.len(), 1);
        assert!(seen[0].contains(&code) && seen[0].contains("giam.doc@example.vn"), "{seen:?}");
        house.chain_is_whole();
    });
}

#[test]
fn without_mail_it_stays_a_page_and_trouble_is_tried_again() {
    both(|house| {
        ask(house, DIRECTOR, "giam.doc@example.vn").unwrap();
        late(house);
        let ill = Outside::mail(Mood::Fails);
        deliver(house, &mail(&ill));
        let (own, trouble) = fate(house).unwrap();
        assert!(own == Fate::Waiting && trouble.is_some(), "{trouble:?}");
        let account = house.actor(DIRECTOR).account;
        let day = house.now().date();
        house.at(&format!("{day}T09:00:00"));
        deliver(house, &Messenger::default());
        assert_eq!(fate(house), Some((Fate::Page, Some("closed".to_owned()))));
        let body = house.read(|conn| morning::reader(conn, account)).unwrap().body;
        assert!(house.read(|conn| morning::digest(conn, day, body)).is_some(), "the page is there");
    });
}

#[test]
fn who_did_not_ask_or_no_longer_wants_it_gets_none() {
    both(|house| {
        ask(house, DIRECTOR, "giam.doc@example.vn").unwrap();
        ask(house, DIRECTOR, "").unwrap();
        late(house);
        assert_eq!(fate(house), None);
        let wrong = ask(house, DIRECTOR, "giam.doc@example.vn\r\nBcc: x@example.vn");
        assert!(matches!(wrong, Err(store::Error::Refused(Refusal::Invalid(_)))), "{wrong:?}");
        let clerk = ask(house, "quynhluu.receiver", "a@example.vn");
        assert!(matches!(clerk, Err(store::Error::Refused(Refusal::Forbidden(_)))), "{clerk:?}");
    });
}

/// What may happen between the morning and the moment at which a mail goes out.
type Change = fn(&House<'_>, Id);

fn grants_away(house: &House<'_>, account: Id, to: Option<Id>) {
    use identity::schema::account_grant::dsl as g;
    let own = g::account_grant.filter(g::account.eq(account));
    let change = |conn: &mut store::Conn| match to {
        Some(unit) => Ok(diesel::update(own).set(g::unit.eq(unit)).execute(conn)?),
        None => Ok(diesel::delete(own).execute(conn)?),
    };
    house.store.write_blocking(change).unwrap();
}

const CHANGES: [(&str, Change); 6] = [
    ("withdrawn", |house, _| ask(house, DIRECTOR, "").unwrap()),
    ("another address", |house, _| ask(house, DIRECTOR, "khac@example.vn").unwrap()),
    ("disabled", |house, account| {
        use identity::schema::account::dsl as a;
        let own = a::account.filter(a::id.eq(account));
        let change = |conn: &mut store::Conn| Ok(diesel::update(own).set(a::disabled.eq(true)).execute(conn)?);
        house.store.write_blocking(change).unwrap();
    }),
    ("no role", |house, account| grants_away(house, account, None)),
    ("elsewhere", |house, account| grants_away(house, account, Some(house.unit("H41.042.01")))),
    ("nothing to tell", |house, _| {
        use supervision::schema::supervision_digest::table;
        house.store.write_blocking(|conn| Ok(diesel::delete(table).execute(conn)?)).unwrap();
    }),
];

#[test]
fn what_changed_since_the_morning_stops_a_mail_for_good() {
    for (name, change) in CHANGES {
        both(|house| {
            let account = house.actor(DIRECTOR).account;
            ask(house, DIRECTOR, "giam.doc@example.vn").unwrap();
            late(house);
            change(house, account);
            let server = Outside::mail(Mood::Well);
            assert_eq!(deliver(house, &mail(&server)).done, 1, "{name}: it is not tried again");
            assert_eq!(fate_of(house, account), Some((Fate::Page, None)), "{name}");
            assert!(server.seen().is_empty(), "{name}: {:?}", server.seen());
        });
    }
}

#[test]
fn who_moved_is_told_of_where_they_are_now() {
    both(|house| {
        let moved = "hoangmai.director";
        ask(house, moved, "giam.doc@example.vn").unwrap();
        let account = house.actor(moved).account;
        grants_away(house, account, Some(house.unit("H41.117.01")));
        let code = late(house);
        let server = Outside::mail(Mood::Well);
        deliver(house, &mail(&server));
        assert_eq!(fate_of(house, account), Some((Fate::Sent, None)));
        assert!(server.seen()[0].contains(&code), "{:?}", server.seen());
        grants_away(house, account, None);
        let next = house.now().date().civil().saturating_add(jiff::Span::new().days(1));
        house.at(&format!("{next}T02:00:00"));
        night(house.store, house.now()).unwrap();
        assert_eq!(fate_of(house, account), None, "who answers for nothing is told nothing");
    });
}

#[test]
fn an_address_is_forgotten_a_week_after_its_mail() {
    both(|house| {
        let account = house.actor(DIRECTOR).account;
        ask(house, DIRECTOR, "giam.doc@example.vn").unwrap();
        late(house);
        let told = house.now().date();
        deliver(house, &mail(&Outside::mail(Mood::Well)));
        for (days, kept) in [(7, true), (8, false)] {
            let day = told.civil().saturating_add(jiff::Span::new().days(days));
            house.at(&format!("{day}T02:00:00"));
            night(house.store, house.now()).unwrap();
            let mail = house.read(|conn| morning::mail_of(conn, told, account));
            assert_eq!(mail.is_some(), kept, "after {days} days");
        }
        assert!(house.read(|conn| morning::reader(conn, account)).is_some(), "who asked is told on");
    });
}

#[test]
fn the_same_again_changes_nothing_even_at_once() {
    both(|house| {
        let account = house.actor(DIRECTOR).account;
        let (actor, now) = (house.actor(DIRECTOR), house.now());
        std::thread::scope(|scope| {
            for _ in 0..6 {
                let (store, actor) = (Store::clone(house.store), actor.clone());
                let cmd = AskForMail { email: "giam.doc@example.vn".to_owned() };
                scope.spawn(move || {
                    store.write_blocking(|conn| ask_for_mail(conn, &Ctx::new(&actor, now), &cmd)).unwrap();
                });
            }
        });
        house.later(5);
        ask(house, DIRECTOR, " giam.doc@example.vn ").unwrap();
        assert_eq!(house.read(|conn| morning::reader(conn, account)).unwrap().since, now);
        let object = format!("account:{account}");
        let noted = house.read(|conn| store::audit::entries_about(conn, &object, now.plus_seconds(9_000), 100));
        assert_eq!(noted.iter().filter(|entry| entry.act == "supervision.ask-for-mail").count(), 1);
    });
}
