use kernel::Timestamp;
use messages::{Letter, MailSettings, Messenger, Secret, Tls, Trouble};
use rstest::rstest;
use testkit::{Mood, Outside};

/// A mail server on this machine, without TLS and with little patience.
fn settings(server: &Outside) -> MailSettings {
    MailSettings {
        server: server.address.ip().to_string(),
        port: Some(server.address.port()),
        tls: Tls::None,
        user: None,
        password: Secret::default(),
        from: "Một cửa <motcua@example.vn>".to_owned(),
        timeout_ms: 300,
    }
}

fn letter() -> Letter {
    Letter {
        id: "H41.060-261123-0001-2".to_owned(),
        to: "hoa@example.vn".to_owned(),
        subject: "Hồ sơ H41.060-261123-0001: đã tiếp nhận".to_owned(),
        text: "Kính gửi: Nguyễn Thị Hoa\n.\nHẹn trả kết quả: 08:00 25/11/2026".to_owned(),
        at: Timestamp::parse("2026-11-23T08:00:00").unwrap(),
    }
}

fn send(server: &Outside, letter: &Letter) -> Result<(), Trouble> {
    Messenger::open(Some(&settings(server)), None).unwrap().mail(letter)
}

#[test]
fn a_letter_arrives_with_its_head() {
    let server = Outside::mail(Mood::Well);
    send(&server, &letter()).unwrap();
    let [mail] = server.seen().try_into().unwrap();
    for head in [
        "To: hoa@example.vn",
        "<motcua@example.vn>",
        "Message-ID: <H41.060-261123-0001-2@example.vn>",
        "Auto-Submitted: auto-generated",
        "Date: Mon, 23 Nov 2026 01:00:00 +0000",
        "Content-Type: text/plain; charset=utf-8",
    ] {
        assert!(mail.contains(head), "{head}: {mail}");
    }
}

#[rstest]
#[case(Mood::Fails, Trouble::Failed)]
#[case(Mood::Refuses, Trouble::Recipient)]
#[case(Mood::Garbage, Trouble::Garbled)]
#[case(Mood::Silent, Trouble::Away)]
fn a_bad_server_is_a_trouble_with_a_name(#[case] mood: Mood, #[case] trouble: Trouble) {
    let server = Outside::mail(mood);
    assert_eq!(send(&server, &letter()), Err(trouble));
    assert!(server.seen().is_empty());
}

#[test]
fn a_server_that_recovers_is_good_again() {
    let server = Outside::mail(Mood::Fails);
    let messenger = Messenger::open(Some(&settings(&server)), None).unwrap();
    assert_eq!(messenger.mail(&letter()), Err(Trouble::Failed));
    server.becomes(Mood::Well);
    assert_eq!(messenger.mail(&letter()), Ok(()));
}

#[test]
fn nobody_at_the_port_is_away() {
    let gone = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let settings = MailSettings { port: Some(gone.port()), ..settings(&Outside::mail(Mood::Well)) };
    assert_eq!(Messenger::open(Some(&settings), None).unwrap().mail(&letter()), Err(Trouble::Away));
}

#[rstest]
#[case("")]
#[case("hoa")]
#[case("hoa@example.vn\r\nBcc: all@example.vn")]
#[case("hoa@example.vn, mai@example.vn")]
fn what_is_no_address_is_no_recipient(#[case] to: &str) {
    let server = Outside::mail(Mood::Well);
    assert_eq!(send(&server, &Letter { to: to.to_owned(), ..letter() }), Err(Trouble::Recipient));
    assert!(server.seen().is_empty());
}

#[test]
fn a_subject_brings_no_head_of_its_own() {
    let server = Outside::mail(Mood::Well);
    let subject = "a\r\nBcc: all@example.vn".to_owned();
    let _ = send(&server, &Letter { subject, ..letter() });
    assert!(server.seen().iter().all(|mail| !mail.lines().any(|line| line.starts_with("Bcc:"))));
}

#[test]
fn without_a_server_the_way_is_closed() {
    let messenger = Messenger::default();
    assert!(!messenger.has_mail() && !messenger.has_sms());
    assert_eq!(messenger.mail(&letter()), Err(Trouble::Closed));
}
