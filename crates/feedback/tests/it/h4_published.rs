//! H4: answers are published without personal data; a repeat is closed by reference.

use feedback::commands::{self as c, Target};
use feedback::model::{Class, State};
use feedback::queries::public_answers;
use feedback::rules::{Known, personal};

use crate::place::{act, answered, both, classified, faults, file, form, given, received, refused};

const KNOWN: Known<'static> =
    Known { name: "Nguyễn Thị Hoa", address: Some("Thôn 3, xã Quỳnh Lưu"), phone: Some("0912224567") };

#[test]
fn what_says_who_asked_is_found() {
    for (text, found) in [
        ("Bà NGUYỄN THỊ  HOA chờ lâu", "feedback-personal-name"),
        ("Nhà ở thon 3, xa Quynh Luu", "feedback-personal-address"),
        ("Gọi 0912.224 567", "feedback-personal-number"),
        ("Số 040190001234", "feedback-personal-number"),
        ("Gửi hoa@example.vn", "feedback-personal-mail"),
    ] {
        assert_eq!(personal(text, KNOWN), [found], "{text}");
    }
    for text in ["Hoa nở ở thôn 3 lúc 8 giờ 30 ngày 23/11/2026", "Thủ tục 1.001193, hạn 10 ngày"] {
        assert!(personal(text, KNOWN).is_empty(), "{text}");
    }
}

#[test]
fn an_answer_is_published_once_and_clean() {
    both(|house| {
        let code = answered(house).code;
        let publish = |question: &str| {
            let at = Target::new(code.clone());
            let cmd = c::Publish { question: question.to_owned(), answer: "Đã bố trí thêm người.".to_owned() };
            act(house, "quynhluu.director", move |conn, ctx| c::publish(conn, ctx, &at, &cmd))
        };
        let read = || house.read(|conn| public_answers(conn, house.now(), 10, None)).rows;
        assert!(read().is_empty());
        assert_eq!(faults(publish("Bà Nguyễn Thị Hoa chờ lâu."))[0].1, "feedback-personal-name");
        publish("Một người dân chờ lâu.").unwrap();
        assert_eq!(read()[0].question.as_deref(), Some("Một người dân chờ lâu."));
        assert_eq!(refused(publish("Lần nữa.")), "feedback-not-open");
    });
}

#[test]
fn a_repeat_refers_to_what_the_same_person_was_told() {
    both(|house| {
        let (first, second) = (answered(house).code, received(house).code);
        let close = |code: &str, of: &str| {
            let (at, cmd) = (Target::new(code), c::CloseRepeat { of: of.to_owned() });
            act(house, "quynhluu.director", move |conn, ctx| c::close_repeat(conn, ctx, &at, &cmd))
        };
        assert_eq!(faults(close(&second, "PA-2026-999999"))[0].1, "feedback-repeat-unknown");
        assert_eq!(faults(close(&second, &second))[0].1, "feedback-repeat-unanswered");
        let open = classified(house, Class::Conduct).unwrap().code;
        assert_eq!(faults(close(&second, &open))[0].1, "feedback-repeat-unanswered");
        let mut stranger = given();
        stranger.name = "Lê Văn B".to_owned();
        let stranger = file(house, &form(house, stranger)).unwrap().code;
        let at = Target::new(stranger.clone());
        act(house, "quynhluu.director", move |conn, ctx| c::receive(conn, ctx, &at)).unwrap();
        assert_eq!(faults(close(&stranger, &first))[0].1, "feedback-repeat-other");
        let closed = close(&second, &first.to_lowercase()).unwrap();
        assert_eq!((closed.state, closed.repeat_of), (State::Repeated, Some(first)));
    });
}
