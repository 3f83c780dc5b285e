//! The morning's digest by mail: for who asked for it, once a day, and never lost where mail fails.

use identity::Ctx;
use kernel::Refusal;
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
    let account = house.actor(DIRECTOR).account;
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
