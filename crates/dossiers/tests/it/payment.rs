//! A34, G6: money that stops the clock, and fees that do not.

use dossiers::commands::RecordPayment;
use dossiers::model::PaymentState;
use dossiers::{Action, State, Step, Target};
use kernel::Vnd;

use crate::house::{LAND, PAID, both, conflict, faults};

#[test]
fn the_clock_stands_until_it_is_paid() {
    both(|house| {
        let code = house.accepted(LAND).code;
        house.bring_to(&code, Step::Process);
        let before = house.dossier(&code).due_at;
        house.at("2026-11-25T08:00:00");
        let asked = house.plain("quynhluu.specialist", &code, Action::RequestPayment).unwrap();
        assert_eq!((asked.state, asked.state.portal_status()), (State::AwaitingPayment, 6));
        house.at("2026-11-27T08:00:00");
        let (target, cmd) = (Target::new(&code), RecordPayment { amount: Some(Vnd(1)), ..RecordPayment::default() });
        let wrong = house.act("quynhluu.cashier", move |d, conn, ctx| d.record_payment(conn, ctx, &target, &cmd));
        assert_eq!(faults(wrong), [("amount".to_owned(), "dossier-payment-amount")]);
        let paid = house.plain("quynhluu.cashier", &code, Action::RecordPayment).unwrap();
        assert_eq!((paid.state, paid.step_kind), (State::Processing, Step::Process));
        let calendar = calendar::Calendar::shipped();
        let two = calendar::WorkingTime::days(2);
        assert_eq!(paid.due_at, before.map(|due| calendar::add_working(calendar, due, two)));
    });
}

#[test]
fn a_fee_is_recorded_at_any_time_and_once() {
    both(|house| {
        let code = house.accepted(PAID).code;
        let paid = house.plain("quynhluu.cashier", &code, Action::RecordPayment).unwrap();
        assert_eq!(paid.state, State::Accepted);
        let (reason, _) = conflict(house.plain("quynhluu.cashier", &code, Action::RecordPayment));
        assert_eq!(reason.code, "dossier-not-open");
    });
}

#[test]
fn who_need_not_pay_is_exempt() {
    both(|house| {
        let code = house.accepted(PAID).code;
        let cmd = RecordPayment { state: Some(PaymentState::Exempt), ..RecordPayment::default() };
        let target = Target::new(&code);
        house.act("quynhluu.receiver", move |d, conn, ctx| d.record_payment(conn, ctx, &target, &cmd)).unwrap();
        let cmd = RecordPayment { state: Some(PaymentState::Refunded), ..RecordPayment::default() };
        let target = Target::new(&house.accepted(PAID).code);
        let wrong = house.act("quynhluu.receiver", move |d, conn, ctx| d.record_payment(conn, ctx, &target, &cmd));
        assert_eq!(faults(wrong), [("state".to_owned(), "dossier-payment-state")]);
    });
}
