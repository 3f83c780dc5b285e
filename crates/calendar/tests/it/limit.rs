//! How a limit is read, written and said.

use calendar::{Limit, LimitUnit};
use rstest::rstest;

#[rstest]
#[case("1wd", Limit::working_days(1))]
#[case(" 17 WD ", Limit::working_days(17))]
#[case("8h", Limit::hours(8))]
#[case("30d", Limit::days(30))]
#[case("1mo", Limit::months(1))]
#[case("same-day", Limit::SAME_DAY)]
#[case("Same_Day", Limit::SAME_DAY)]
fn read(#[case] typed: &str, #[case] expected: Limit) {
    let limit = Limit::parse(typed).unwrap();
    assert_eq!(limit, expected);
    assert_eq!(Limit::parse(&limit.to_string()).unwrap(), limit);
}

#[rstest]
#[case("", "calendar-limit-form")]
#[case("wd", "calendar-limit-form")]
#[case("5", "calendar-limit-form")]
#[case("-5wd", "calendar-limit-form")]
#[case("1.5wd", "calendar-limit-form")]
#[case("1,000d", "calendar-limit-form")]
#[case("5w", "calendar-limit-form")]
#[case("0wd", "calendar-limit-zero")]
#[case("00h", "calendar-limit-zero")]
#[case("10000wd", "calendar-limit-large")]
#[case("99999999999999999999d", "calendar-limit-large")]
fn refused(#[case] typed: &str, #[case] code: &str) {
    assert_eq!(Limit::parse(typed).unwrap_err().code, code);
}

#[test]
fn said_in_words() {
    let words = Limit::working_days(3).words();
    assert_eq!((words.code, words.args), ("calendar-limit-working-day", vec![("amount", "3".to_owned())]));
    assert_eq!(Limit::SAME_DAY.words().code, "calendar-limit-same-day");
}

#[test]
fn names_that_are_stored() {
    let names: Vec<&str> = LimitUnit::ALL.iter().map(|unit| unit.as_str()).collect();
    assert_eq!(names, ["working_day", "hour", "day", "month", "same_day"]);
    let json = serde_json::to_string(&Limit::days(30)).unwrap();
    assert_eq!(json, r#"{"amount":30,"unit":"day"}"#);
}
