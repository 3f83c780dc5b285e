use messages::{MailSettings, Messenger, Secret, SmsSettings};

fn mail(from: &str) -> MailSettings {
    serde_json::from_value(serde_json::json!({ "server": "mail.example.vn", "from": from })).unwrap()
}

fn sms(url: &str) -> SmsSettings {
    serde_json::from_value(serde_json::json!({ "url": url })).unwrap()
}

#[test]
fn settings_that_cannot_be_right_are_named() {
    let fault = Messenger::open(Some(&mail("no address")), None).err().unwrap();
    assert_eq!(fault.setting, "mail.from");
    for url in ["ftp://example.vn", "/send", "http://", "not an address"] {
        let fault = Messenger::open(None, Some(&sms(url))).err().unwrap();
        assert_eq!(fault.setting, "sms.url", "{url}");
    }
}

#[test]
fn settings_that_can_be_right_open_their_way_and_reach_nobody() {
    let open = Messenger::open(Some(&mail("motcua@example.vn")), Some(&sms("https://sms.example.vn/send"))).unwrap();
    assert!(open.has_mail() && open.has_sms());
}

#[test]
fn an_unknown_setting_is_refused() {
    let typo = serde_json::json!({ "server": "mail.example.vn", "from": "a@example.vn", "pasword": "x" });
    assert!(serde_json::from_value::<MailSettings>(typo).is_err());
}

#[test]
fn a_secret_is_never_shown() {
    let settings = MailSettings { password: Secret("ba con trau".to_owned()), ..mail("a@example.vn") };
    assert!(!format!("{settings:?}").contains("trau"));
}
