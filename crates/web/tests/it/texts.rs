use kernel::{Date, Lang, Reason, Timestamp, Vnd};
use web::Texts;

fn at(text: &str) -> Timestamp {
    Timestamp::parse(text).unwrap()
}

#[test]
fn dates_times_and_money_as_people_write_them() {
    let moment = at("2026-11-25T08:14");
    for lang in [Lang::Vi, Lang::En] {
        let t = Texts::shared(lang);
        assert_eq!(t.date(moment), "25/11/2026");
        assert_eq!(t.date(Date::new(2026, 3, 1).unwrap()), "01/03/2026");
        assert_eq!(t.datetime(moment), "25/11/2026 08:14");
        assert_eq!(t.short(moment), "25/11 08:14");
        assert_eq!(t.money(Vnd(1_234_567)), "1.234.567 đ");
        assert_eq!(t.machine(moment), "2026-11-25T08:14:00+07:00");
    }
    assert_eq!(Texts::shared(Lang::Vi).appointment(moment), "08:14 thứ Tư 25/11/2026");
    assert_eq!(Texts::shared(Lang::En).appointment(moment), "08:14 Wednesday 25/11/2026");
    assert_eq!(Texts::shared(Lang::Vi).weekday(at("2026-11-29T00:00")), "Chủ nhật");
}

#[test]
fn numbers_and_working_time() {
    let (vi, en) = (Texts::shared(Lang::Vi), Texts::shared(Lang::En));
    assert_eq!((vi.number(1234), en.number(1234_i64)), ("1.234".to_owned(), "1,234".to_owned()));
    assert_eq!((vi.tenths(984), en.tenths(984), en.tenths(-20)), ("98,4".into(), "98.4".into(), "-2".into()));
    assert_eq!(vi.working_hours(67 * 3600 + 1800), "67,5 giờ làm việc");
    assert_eq!(en.working_hours(3600), "1 working hour");
    assert_eq!(en.working_hours(90 * 60), "1.5 working hours");
    assert_eq!(en.working_hours(20 * 60), "20 working minutes");
    assert_eq!(vi.working_days(84 * 3600, 8 * 3600), "10,5 ngày làm việc");
    assert_eq!(vi.working_days(4 * 3600, 8 * 3600), "4 giờ làm việc");
}

#[test]
fn gaps_take_values_of_several_types_and_no_marks_stand_around_them() {
    let t = Texts::shared(Lang::En);
    assert_eq!(t.fill("web-limit-range", [("most", "100".to_owned())]), "The number of rows must be 1 to 100.");
    assert_eq!(t.fill("web-working-hours", (("count", 1), ("shown", "1"))), "1 working hour");
    let reason = Reason::new("web-json-broken").with("line", 3).with("column", 14);
    assert_eq!(t.reason(&reason), "The JSON is broken at line 3, column 14.");
    let reason = Reason::new("web-field-choice").with("allowed", "<b>");
    assert_eq!(t.reason(&reason), "Must be one of: <b>.", "escaping is the template's work");
}
