//! The roads a dossier may take, with how often people take them.

use calendar::Limit;
use identity::Role;
use kernel::{Timestamp, Vnd};

use super::dice::Dice;
use super::life::{By, Life};
use super::world::World;
use crate::events::Event;
use crate::model::{
    Channel, Extension, ItemAsk, Pause, PauseKind, Payment, PaymentMethod, PaymentState, RequestItem, ResultClass,
    Stage, State, Step, SupplementRequest,
};
use crate::rules::{self, DueFacts, PlannedStep};

const MINUTE: i64 = 60;
const HOUR: i64 = 3_600;
const DAY: i64 = 8 * HOUR;

/// Legal basis that generated requests and refusals name.
const BASIS: &str = "118/2025/ND-CP";
/// Words that generated reasons consist of.
const SYNTHETIC: &str = "(demo)";

impl Life {
    /// From filing to wherever it is by now.
    pub(super) fn walk(&mut self, world: &mut World, dice: &mut Dice) {
        if !self.intake(world, dice) {
            return;
        }
        if self.plan.is_one_act() {
            return self.one_act(world, dice);
        }
        self.steps(world, dice);
    }

    /// The answer of the counter (A20, A21); true once it is accepted.
    fn intake(&mut self, world: &World, dice: &mut Dice) -> bool {
        let by = self.by(world, Role::Receiver, self.dossier.receiving_unit);
        if self.dossier.channel == Channel::Online && !self.pass(world, dice.between(5 * MINUTE, 9 * HOUR)) {
            return false;
        }
        if dice.in_thousand(25) {
            self.tell(
                &by,
                &Event::Refused {
                    stage: Stage::Intake,
                    reason: SYNTHETIC.to_owned(),
                    basis: BASIS.to_owned(),
                    guidance: SYNTHETIC.to_owned(),
                    approver: None,
                },
            );
            self.end(State::Refused);
            return false;
        }
        if dice.in_thousand(30) && !self.supplement(world, dice, &by, Stage::Intake) {
            return false;
        }
        self.accept(world, dice);
        true
    }

    /// A certified copy: signed, numbered and handed over within the hour (N4).
    fn one_act(&mut self, world: &mut World, dice: &mut Dice) {
        if !self.pass(world, dice.between(5 * MINUTE, 55 * MINUTE)) {
            return;
        }
        self.sign(world, ResultClass::Granted);
        self.issue(world);
        self.hand_over(world);
    }

    fn steps(&mut self, world: &mut World, dice: &mut Dice) {
        let late = dice.in_thousand(60);
        loop {
            let Some(step) = self.plan.at(self.dossier.step_no).cloned() else { return };
            if matches!(step.step, Step::Process | Step::Whole) && !self.trouble(world, dice, &step) {
                return;
            }
            if !self.pass(world, duration(dice, &step, late)) {
                return;
            }
            match step.step {
                Step::Sign => self.signed(world, dice),
                Step::Issue => break,
                _ => self.forward(world, &step),
            }
        }
        self.issue(world);
        if self.pass(world, dice.between(20 * MINUTE, 3 * DAY)) {
            self.hand_over(world);
        }
    }

    /// What may happen while it is worked on; false when the life ends or stops in it.
    fn trouble(&mut self, world: &World, dice: &mut Dice, step: &PlannedStep) -> bool {
        let by = self.by(world, step.role, step.unit);
        let long = step.budget >= 2 * DAY;
        if dice.in_thousand(if long { 90 } else { 25 }) {
            if !self.pass(world, dice.between(10 * MINUTE, (step.budget / 10).clamp(20 * MINUTE, DAY))) {
                return false;
            }
            if !self.supplement(world, dice, &by, Stage::Processing) {
                return false;
            }
        }
        if long && dice.in_thousand(70) && !self.payment(world, dice, &by) {
            return false;
        }
        if long && dice.in_thousand(30) {
            let head = self.by(world, Role::Head, by.unit);
            self.extend(world, dice, &head);
        }
        if dice.in_thousand(8) {
            return self.stop(world, dice);
        }
        true
    }

    /// A request to supplement and its answer (A26); false when it is not answered by now, or never (A27).
    fn supplement(&mut self, world: &World, dice: &mut Dice, by: &By, stage: Stage) -> bool {
        let wait = Limit::days(world.terms.supplement_days);
        let answer_by = calendar::supplement_due(&world.calendar, self.at, wait).due_at;
        let no = i32::try_from(self.requests.len() + 1).unwrap_or(1);
        let item = RequestItem { part: SYNTHETIC.to_owned(), ask: ItemAsk::Missing, reason: SYNTHETIC.to_owned() };
        self.requests.push(SupplementRequest {
            dossier: self.dossier.id,
            no,
            stage,
            items: serde_json::to_string(&[&item]).unwrap_or_default(),
            basis: BASIS.to_owned(),
            phone: String::new(),
            unit: by.unit,
            asked_by: by.id.unwrap_or(self.dossier.id),
            asked_by_name: by.name.clone(),
            asked_at: self.at,
            answer_by,
            answered_at: None,
        });
        self.dossier.supplement_requests += i32::from(stage == Stage::Processing);
        self.tell(by, &Event::SupplementRequested { no, stage, items: vec![item], basis: BASIS.to_owned(), answer_by });
        self.pause(PauseKind::Supplement, answer_by);
        if dice.in_thousand(60) {
            return self.close(world, answer_by);
        }
        if !self.pass(world, dice.between(2 * HOUR, 9 * DAY)) {
            return false;
        }
        if let Some(request) = self.requests.last_mut() {
            request.answered_at = Some(self.at);
        }
        let counter = self.by(world, Role::Receiver, self.dossier.receiving_unit);
        if stage == Stage::Processing {
            self.resume(world);
        }
        self.tell(&counter, &Event::Supplemented { no, note: None, due_at: self.dossier.due_at });
        true
    }

    /// Money asked for, and paid (A34); false when it is not paid by now.
    fn payment(&mut self, world: &World, dice: &mut Dice, by: &By) -> bool {
        let pay_by = calendar::due_at(&world.calendar, self.at, Limit::days(30), &[]);
        let amount = Vnd(dice.between(5, 400) * 100_000);
        let no = i32::try_from(self.payments.len() + 1).unwrap_or(1);
        self.payments.push(Payment {
            dossier: self.dossier.id,
            no,
            purpose: "duty".to_owned(),
            amount,
            state: PaymentState::Requested,
            pauses: true,
            requested_at: self.at,
            requested_by: by.id.unwrap_or(self.dossier.id),
            pay_by,
            method: None,
            settled_at: None,
            settled_by: None,
            receipt: None,
            note: None,
        });
        self.tell(by, &Event::PaymentRequested { no, amount, purpose: "duty".to_owned(), pauses: true, pay_by });
        self.pause(PauseKind::Payment, pay_by);
        if !self.pass(world, dice.between(3 * HOUR, 10 * DAY)) {
            return false;
        }
        let counter = self.by(world, Role::Receiver, self.dossier.receiving_unit);
        if let Some(payment) = self.payments.last_mut() {
            payment.state = PaymentState::Paid;
            payment.method = Some(PaymentMethod::Transfer);
            payment.settled_at = Some(self.at);
            payment.settled_by = Some(counter.id.unwrap_or(self.dossier.id));
        }
        self.resume(world);
        let (state, method) = (PaymentState::Paid, Some(PaymentMethod::Transfer));
        self.tell(&counter, &Event::PaymentRecorded { no, amount, state, method, due_at: self.dossier.due_at });
        true
    }

    fn pause(&mut self, kind: PauseKind, answer_by: Timestamp) {
        self.dossier.resume_state = Some(self.dossier.state);
        self.dossier.paused_since = Some(self.at);
        self.dossier.state = match kind {
            PauseKind::Supplement => State::AwaitingSupplement,
            PauseKind::Payment => State::AwaitingPayment,
        };
        self.answer_by = Some(answer_by);
        if self.dossier.is_accepted() {
            let no = i32::try_from(self.pauses.len() + 1).unwrap_or(1);
            self.pauses.push(Pause { dossier: self.dossier.id, no, kind, from_at: self.at, to_at: None });
        }
    }

    /// The clock runs on; appointment and step move by the time it stood (E7).
    fn resume(&mut self, world: &World) {
        let since = self.dossier.paused_since.take().unwrap_or(self.at);
        self.dossier.state = self.dossier.resume_state.take().unwrap_or(State::Processing);
        self.answer_by = None;
        if let Some(pause) = self.pauses.last_mut() {
            pause.to_at = Some(self.at);
        }
        let limit = world.subjects[self.subject].limit;
        if let Some(accepted) = self.dossier.accepted_at {
            let facts = DueFacts::new(accepted, limit, &self.pauses, &self.extensions);
            self.dossier.due_at = Some(rules::derive(&world.calendar, &facts).due_at);
        }
        let stood = calendar::working_between(&world.calendar, since, self.at);
        let moved = |due| calendar::add_working(&world.calendar, due, stood);
        self.dossier.step_due = self.dossier.step_due.map(moved);
    }

    /// Closed once the applicant's time is over.
    fn close(&mut self, world: &World, answer_by: Timestamp) -> bool {
        let to = world.calendar.opening_of(world.calendar.next_working_day(answer_by.date()));
        if !self.pass_to(to) {
            return false;
        }
        let by = self.by(world, Role::Receiver, self.dossier.receiving_unit);
        let from = self.dossier.state;
        self.end(State::Closed);
        self.answer_by = None;
        self.tell(&by, &Event::Closed { from, reason: SYNTHETIC.to_owned() });
        false
    }

    /// Form 05 (A33).
    fn stop(&mut self, world: &World, dice: &mut Dice) -> bool {
        if !self.pass(world, dice.between(10 * MINUTE, DAY)) {
            return false;
        }
        let by = self.by(world, Role::Receiver, self.dossier.receiving_unit);
        let from = self.dossier.state;
        self.end(State::Stopped);
        self.tell(
            &by,
            &Event::Stopped {
                from,
                request: SYNTHETIC.to_owned(),
                request_date: Some(self.at.date()),
                reason: None,
                fee_returned: None,
                originals_returned: Vec::new(),
            },
        );
        false
    }

    /// Form 04 (A30), where there is still a day for it.
    fn extend(&mut self, world: &World, dice: &mut Dice, by: &By) {
        let Some(old_due) = self.dossier.due_at.filter(|due| due.plus_seconds(-2 * 86_400) > self.at) else { return };
        let days = u32::try_from(dice.between(2, 6)).unwrap_or(3);
        let new_due = calendar::extend(&world.calendar, old_due, Limit::working_days(days)).due_at;
        self.extensions.push(Extension {
            dossier: self.dossier.id,
            ordinal: 1,
            reason: SYNTHETIC.to_owned(),
            unit: by.unit,
            old_due,
            new_due,
            at: self.at,
            signer: by.id.unwrap_or(self.dossier.id),
            signer_name: by.name.clone(),
        });
        self.dossier.extensions = 1;
        self.dossier.due_at = Some(new_due);
        self.tell(by, &Event::Apologised { ordinal: 1, reason: SYNTHETIC.to_owned(), old_due, new_due });
    }

    fn forward(&mut self, world: &World, from: &PlannedStep) {
        let no = self.dossier.step_no + 1;
        let Some(next) = self.plan.at(no).cloned() else { return };
        let by = self.by(world, from.role, from.unit);
        let outcome = self.hand_on(world, &next, None);
        self.dossier.state = State::Processing;
        self.begin(world, no, &next);
        let person = self.dossier.holder_person;
        let event = match (from.step, person, world.person(next.role, next.unit)) {
            (Step::Assign, Some(to), Some(named)) => {
                Event::Assigned { to, to_name: named.name.clone(), step: next.step, note: None }
            }
            _ => Event::Forwarded {
                from: from.step,
                to: next.step,
                to_unit: next.unit,
                to_person: person,
                outcome,
                note: None,
            },
        };
        self.tell(&by, &event);
    }

    fn signed(&mut self, world: &World, dice: &mut Dice) {
        let no = dice.in_thousand(30);
        self.sign(world, if no { ResultClass::NotGranted } else { ResultClass::Granted });
    }

    /// The signature, and on to be numbered.
    fn sign(&mut self, world: &World, result: ResultClass) {
        let by = self.by(world, Role::Signer, self.dossier.competent_body);
        let Some(no) = self.plan.number_of(Step::Issue) else { return };
        let Some(next) = self.plan.at(no).cloned() else { return };
        self.dossier.result_class = Some(result);
        self.hand_on(world, &next, None);
        self.begin(world, no, &next);
        let reason = (result == ResultClass::NotGranted).then(|| SYNTHETIC.to_owned());
        self.tell(&by, &Event::Approved { result, reason, signer: None, signer_name: None });
    }
}

/// How long a step takes: mostly well within its budget; in a late dossier the work takes longer.
fn duration(dice: &mut Dice, step: &PlannedStep, late: bool) -> i64 {
    if step.budget <= 0 {
        return dice.between(10 * MINUTE, 50 * MINUTE);
    }
    let share = match (late, step.step) {
        (true, Step::Process | Step::Whole) => dice.between(1_150, 2_200),
        _ => dice.between(150, 900),
    };
    (step.budget.saturating_mul(share) / 1_000).max(5 * MINUTE)
}
