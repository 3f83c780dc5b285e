use messages::{Messenger, Secret, SmsSettings, Text, Trouble};
use rstest::rstest;
use testkit::{Mood, Outside};

fn settings(gateway: &Outside) -> SmsSettings {
    SmsSettings {
        url: format!("http://{}/send", gateway.address),
        token: Some(Secret("secret".to_owned())),
        allow_inside: true,
        timeout_ms: 300,
    }
}

fn text() -> Text {
    Text { id: "1".to_owned(), to: "0912345678".to_owned(), text: "Hồ sơ đã có kết quả".to_owned() }
}

fn send(settings: &SmsSettings) -> Result<(), Trouble> {
    Messenger::open(None, Some(settings)).unwrap().sms(&text())
}

#[test]
fn a_text_is_handed_to_the_gateway() {
    let gateway = Outside::gateway(Mood::Well);
    send(&settings(&gateway)).unwrap();
    let [body] = gateway.seen().try_into().unwrap();
    let body: serde_json::Value = serde_json::from_str(&body).unwrap();
    assert_eq!(body, serde_json::json!({ "id": "1", "to": "0912345678", "text": "Hồ sơ đã có kết quả" }));
}

#[rstest]
#[case(Mood::Fails, Trouble::Failed)]
#[case(Mood::Refuses, Trouble::Recipient)]
#[case(Mood::Garbage, Trouble::Garbled)]
#[case(Mood::Silent, Trouble::Away)]
fn a_bad_gateway_is_a_trouble_with_a_name(#[case] mood: Mood, #[case] trouble: Trouble) {
    let gateway = Outside::gateway(mood);
    assert_eq!(send(&settings(&gateway)), Err(trouble));
    assert!(gateway.seen().is_empty());
}

#[rstest]
#[case("127.0.0.1")]
#[case("localhost")]
#[case("[::ffff:127.0.0.1]")]
fn an_address_that_points_inside_is_refused_unless_allowed(#[case] host: &str) {
    let gateway = Outside::gateway(Mood::Well);
    let url = format!("http://{host}:{}/send", gateway.address.port());
    let settings = SmsSettings { url, allow_inside: false, ..settings(&gateway) };
    assert_eq!(send(&settings), Err(Trouble::Inside));
    assert!(gateway.seen().is_empty(), "nobody knocked");
}
