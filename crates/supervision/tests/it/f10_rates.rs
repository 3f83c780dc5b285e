//! F10: rates are exact shares, and nothing of nothing is no rate (N14).

use supervision::model::{Flow, Stock};
use supervision::rules::{Rate, late_rate, on_time_rate, online_rate, open_in_time_rate};

#[test]
fn early_and_on_time_of_all_that_was_done() {
    let flow = Flow { early: 70, on_time: 28, late: 2, refused: 9, closed: 4, ..Flow::default() };
    assert_eq!(on_time_rate(&flow), Rate::new(98, 100));
    assert_eq!(late_rate(&flow).unwrap().per_mille(), 20);
}

#[test]
fn online_of_what_was_received_by_any_channel() {
    let flow = Flow { direct: 5, online: 3, post: 2, ..Flow::default() };
    assert_eq!(online_rate(&flow).unwrap().per_mille(), 300);
}

#[test]
fn in_time_of_what_runs() {
    let stock = Stock { waiting: 7, in_time: 9, late: 1, paused: 30 };
    assert_eq!(open_in_time_rate(&stock).unwrap().per_mille(), 900);
}

#[test]
fn nothing_of_nothing_is_no_rate() {
    assert_eq!(on_time_rate(&Flow { refused: 3, ..Flow::default() }), None);
    assert_eq!(open_in_time_rate(&Stock { paused: 3, ..Stock::default() }), None);
}

#[test]
fn tenths_are_rounded_but_never_up_to_the_whole() {
    assert_eq!(Rate::new(2, 3).unwrap().per_mille(), 667);
    assert_eq!(Rate::new(9_999, 10_000).unwrap().per_mille(), 999);
    assert_eq!(Rate::new(10_000, 10_000).unwrap().per_mille(), 1_000);
}
