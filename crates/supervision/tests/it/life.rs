//! What each event does to a dossier's place in the figures (E7, E10, N1).

use dossiers::Event;
use dossiers::model::{Channel, PaymentState, ResultClass, Stage as RequestStage, Timeliness};
use kernel::{Timestamp, Vnd};
use supervision::model::{Ending, Flow, Stage};
use supervision::rules::{Life, Span, moves};

use crate::place::day;

fn at(text: &str) -> Timestamp {
    Timestamp::parse(text).unwrap()
}

fn accepted(due: &str) -> Event {
    Event::Accepted { due_at: at(due), limit: "3wd".to_owned(), limit_basis: None, fee: Vnd(0) }
}

fn asked() -> Event {
    let (stage, answer_by) = (RequestStage::Processing, at("2026-12-30T17:00"));
    Event::SupplementRequested { no: 1, stage, items: Vec::new(), basis: String::new(), answer_by }
}

fn issued(outcome: Timeliness) -> Event {
    Event::Issued { number: "1".to_owned(), result: ResultClass::Granted, outcome }
}

#[test]
fn a_counter_filing_runs_at_once() {
    let mut life = Life::filed(Channel::Direct, day("2026-11-23"));
    assert_eq!(life.take(&accepted("2026-11-26T17:00"), day("2026-11-23")), None, "no day has passed");
    assert_eq!((life.stage, life.due), (Stage::Running, Some(day("2026-11-26"))));
    assert_eq!(life.flow(None), Flow { direct: 1, running: 1, ..Flow::default() });
}

#[test]
fn a_pause_leaves_the_time_before_it_and_the_clock_stands() {
    let mut life = Life::filed(Channel::Online, day("2026-11-23"));
    life.take(&accepted("2026-11-26T17:00"), day("2026-11-23"));
    let running = life;
    let span = life.take(&asked(), day("2026-11-25")).unwrap();
    let past =
        Span { from: day("2026-11-23"), to: day("2026-11-25"), stage: Stage::Running, due: Some(day("2026-11-26")) };
    assert_eq!(span, past);
    assert_eq!(life.flow(Some(&running)), Flow { running: -1, paused: 1, ..Flow::default() });
    let back = Event::Supplemented { no: 1, note: None, due_at: Some(at("2026-12-02T17:00")) };
    assert!(life.take(&back, day("2026-11-30")).is_some());
    assert_eq!((life.stage, life.since, life.due), (Stage::Running, day("2026-11-30"), Some(day("2026-12-02"))));
}

#[test]
fn what_was_asked_before_acceptance_waits_without_an_appointment() {
    let mut life = Life::filed(Channel::Direct, day("2026-11-23"));
    life.take(&asked(), day("2026-11-23"));
    assert_eq!((life.stage, life.due), (Stage::Paused, None));
    life.take(&Event::Supplemented { no: 1, note: None, due_at: None }, day("2026-11-24"));
    assert_eq!(life.stage, Stage::Waiting);
    life.take(&accepted("2026-11-27T17:00"), day("2026-11-24"));
    assert_eq!((life.stage, life.since), (Stage::Running, day("2026-11-24")));
}

#[test]
fn a_payment_that_does_not_pause_moves_nothing() {
    let ask = |pauses| Event::PaymentRequested {
        no: 1,
        amount: Vnd(1),
        purpose: String::new(),
        pauses,
        pay_by: at("2026-12-30T17:00"),
    };
    let paid =
        |due_at| Event::PaymentRecorded { no: 1, amount: Vnd(1), state: PaymentState::Paid, method: None, due_at };
    assert!(!moves(&ask(false)) && moves(&ask(true)));
    assert!(!moves(&paid(None)) && moves(&paid(Some(at("2026-12-30T17:00")))));
    let mut life = Life::filed(Channel::Post, day("2026-11-23"));
    life.take(&accepted("2026-11-26T17:00"), day("2026-11-23"));
    let before = life;
    life.take(&ask(false), day("2026-11-24"));
    life.take(&paid(None), day("2026-11-24"));
    assert_eq!(life, before);
}

#[test]
fn it_ends_once_and_knows_whether_it_was_overdue() {
    let mut life = Life::filed(Channel::Direct, day("2026-11-23"));
    life.take(&accepted("2026-11-26T17:00"), day("2026-11-23"));
    let before = life;
    life.take(&issued(Timeliness::Late), day("2026-11-27"));
    assert_eq!(life.end, Some((day("2026-11-27"), Ending::Late)));
    assert!(life.was_overdue());
    assert_eq!(life.flow(Some(&before)), Flow { late: 1, running: -1, ..Flow::default() });
    let ended = life;
    life.take(&Event::HandedOver { to: String::new(), how: String::new() }, day("2026-11-28"));
    assert_eq!(life, ended);
    assert_eq!(life.flow(Some(&ended)), Flow::default());
}

#[test]
fn on_the_appointed_date_nothing_is_overdue() {
    let mut life = Life::filed(Channel::Direct, day("2026-11-23"));
    life.take(&accepted("2026-11-26T10:00"), day("2026-11-23"));
    life.take(&issued(Timeliness::OnTime), day("2026-11-26"));
    assert!(!life.was_overdue());
}
