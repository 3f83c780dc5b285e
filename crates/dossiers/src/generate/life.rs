use identity::Role;
use kernel::{Date, Id, Timestamp};

use super::dice::Dice;
use super::made::{detail, id, moment};
use super::world::World;
use crate::events::Event;
use crate::model::{
    Channel, Detail, Dossier, DossierEvent, DossierPart, Extension, FEE, Filed, HandOver, Pause, Payment,
    PaymentMethod, PaymentState, ResultClass, State, Step, SupplementRequest, Timeliness,
};
use crate::rules::{self, Plan, PlannedStep};

/// Everything about one dossier until now, as rows.
pub(super) struct Life {
    pub dossier: Dossier,
    pub detail: Detail,
    pub parts: Vec<DossierPart>,
    pub steps: Vec<HandOver>,
    pub events: Vec<DossierEvent>,
    pub pauses: Vec<Pause>,
    pub requests: Vec<SupplementRequest>,
    pub payments: Vec<Payment>,
    pub extensions: Vec<Extension>,
    pub(super) plan: Plan,
    pub(super) subject: usize,
    pub(super) site: usize,
    /// The moment the life has come to.
    pub(super) at: Timestamp,
    pub(super) now: Timestamp,
    pub(super) answer_by: Option<Timestamp>,
}

/// Who acts, as the history names them.
pub(super) struct By {
    pub id: Option<Id>,
    pub name: String,
    pub unit: Id,
}

impl Life {
    /// Files a dossier on a day and lets it live until `now`.
    pub fn live(world: &mut World, dice: &mut Dice, day: Date, now: Timestamp) -> store::Result<Self> {
        let mut life = Self::file(world, dice, day, now);
        life.walk(world, dice);
        life.settle(world);
        Ok(life)
    }

    fn file(world: &mut World, dice: &mut Dice, day: Date, now: Timestamp) -> Self {
        let site = dice.index(world.sites.len());
        let subject = world.subject(dice);
        let at = moment(world, dice, day, now);
        let channel = match dice.between(1, 100) {
            1..=65 => Channel::Direct,
            66..=95 => Channel::Online,
            _ => Channel::Post,
        };
        let code = world.next_code(site, day);
        let id = id(at, dice);
        let (name, folded) = world.names[dice.index(world.names.len())].clone();
        let detail = detail(dice, id, channel, day);
        let (place, asked) = (&world.sites[site], &world.subjects[subject]);
        let part = |(no, (seq, title)): (i32, &(i32, String))| DossierPart {
            dossier: id,
            no,
            catalogue_seq: Some(*seq),
            title: title.clone(),
            originals: 1,
            copies: 0,
            electronic: channel == Channel::Online,
            owed: false,
        };
        let parts: Vec<DossierPart> = (1..).zip(&asked.parts).map(part).collect();
        let answer = calendar::WorkingTime::hours(i64::from(world.terms.answer_hours));
        let filed = Dossier::filed(Filed {
            procedure_code: asked.version.code.clone(),
            procedure_version: asked.version.id,
            calendar_version: world.calendar.version,
            channel,
            support_point: place.centre,
            receiving_unit: place.centre,
            competent_unit: place.body,
            competent_body: place.body,
            applicant_name: name,
            applicant_folded: folded,
            filed_at: at,
        });
        let step_due = Some(calendar::add_working(&world.calendar, at, answer));
        let dossier = Dossier { id, code, step_due, ..filed };
        let mut life = Self {
            dossier,
            detail,
            parts,
            steps: Vec::new(),
            events: Vec::new(),
            pauses: Vec::new(),
            requests: Vec::new(),
            payments: Vec::new(),
            extensions: Vec::new(),
            plan: Plan::default(),
            subject,
            site,
            at,
            now,
            answer_by: None,
        };
        let by = life.by(world, Role::Receiver, life.dossier.receiving_unit);
        life.tell(
            &by,
            &Event::Filed {
                procedure: life.dossier.procedure_code.clone(),
                channel,
                receiving_unit: life.dossier.receiving_unit,
                competent_unit: life.dossier.competent_unit,
                parts: i32::try_from(life.parts.len()).unwrap_or(0),
            },
        );
        life
    }

    /// Goes on by working time; false when that lies ahead, and the life stops where it is.
    pub fn pass(&mut self, world: &World, seconds: i64) -> bool {
        let to = calendar::add_working(&world.calendar, self.at, calendar::WorkingTime::seconds(seconds));
        self.pass_to(to)
    }

    /// Goes on to a moment; false when it lies ahead.
    pub fn pass_to(&mut self, to: Timestamp) -> bool {
        if to > self.now {
            return false;
        }
        self.at = self.at.max(to);
        true
    }

    /// Who has the role at the unit, with a name in any case.
    pub fn by(&self, world: &World, role: Role, unit: Id) -> By {
        match world.person(role, unit) {
            Some(person) => By { id: Some(person.account), name: person.name.clone(), unit },
            None => By { id: None, name: world.names[usize::from(unit.as_bytes()[15])].0.clone(), unit },
        }
    }

    pub fn tell(&mut self, by: &By, event: &Event) {
        self.events.push(DossierEvent {
            dossier: self.dossier.id,
            seq: i32::try_from(self.events.len() + 1).unwrap_or(i32::MAX),
            at: self.at,
            actor: by.id,
            actor_name: by.name.clone(),
            unit: by.unit,
            kind: event.kind().to_owned(),
            detail: serde_json::to_string(event).unwrap_or_default(),
        });
    }

    /// Accepts it: limit, appointment, plan, fee.
    pub fn accept(&mut self, world: &World, dice: &mut Dice) {
        let subject = &world.subjects[self.subject];
        let due = calendar::due_at(&world.calendar, self.at, subject.limit, &[]);
        self.plan = world.plan(self.site, self.subject, self.at, due);
        let by = self.by(world, Role::Receiver, self.dossier.receiving_unit);
        let Some(first) = self.plan.at(1).cloned() else { return };
        if self.dossier.state != State::Filed || self.dossier.channel == Channel::Online {
            self.hand_on(world, &first, None);
        }
        let dossier = &mut self.dossier;
        dossier.state = State::Accepted;
        dossier.accepted_at = Some(self.at);
        (dossier.due_at, dossier.first_due_at) = (Some(due), Some(due));
        dossier.time_limit = Some(subject.limit.to_string());
        dossier.fee = subject.fee;
        (dossier.paused_since, dossier.resume_state) = (None, None);
        self.answer_by = None;
        self.detail.limit_basis = Some(subject.basis.clone()).filter(|basis| !basis.is_empty());
        self.detail.limit_source = Some(subject.source.clone());
        self.detail.receiver = by.id;
        self.detail.receiver_name = Some(by.name.clone());
        self.detail.plan = self.plan.to_json();
        self.begin(world, 1, &first);
        self.ask_fee(dice, &by);
        self.tell(
            &by,
            &Event::Accepted {
                due_at: due,
                limit: subject.limit.to_string(),
                limit_basis: self.detail.limit_basis.clone(),
                fee: subject.fee,
            },
        );
    }

    /// The fee is paid at the counter, most of the time.
    fn ask_fee(&mut self, dice: &mut Dice, by: &By) {
        if self.dossier.fee.0 <= 0 {
            return;
        }
        let paid = dice.in_thousand(900);
        let id = by.id.unwrap_or(self.dossier.id);
        self.payments.push(Payment {
            dossier: self.dossier.id,
            no: i32::try_from(self.payments.len() + 1).unwrap_or(1),
            purpose: FEE.to_owned(),
            amount: self.dossier.fee,
            state: if paid { PaymentState::Paid } else { PaymentState::Requested },
            pauses: false,
            requested_at: self.at,
            requested_by: id,
            pay_by: self.dossier.due_at.unwrap_or(self.at),
            method: paid.then_some(PaymentMethod::Cash),
            settled_at: paid.then_some(self.at),
            settled_by: paid.then_some(id),
            receipt: None,
            note: None,
        });
    }

    /// Begins a step of the plan.
    pub fn begin(&mut self, world: &World, no: i32, step: &PlannedStep) {
        self.dossier.step_no = no;
        self.dossier.step_kind = step.step;
        self.dossier.step_role = step.role.as_str().to_owned();
        self.dossier.step_due = rules::begin_step(&world.calendar, step, self.at, self.dossier.due_at);
        self.hold(step.unit, world.person(step.role, step.unit).map(|person| person.account));
    }

    pub fn hold(&mut self, unit: Id, person: Option<Id>) {
        self.dossier.holder_unit = Some(unit);
        self.dossier.holder_person = person;
        self.dossier.holder_since = Some(self.at);
    }

    /// A line of the control slip from the present step to the next.
    pub fn hand_on(&mut self, world: &World, to: &PlannedStep, note: Option<String>) -> Option<Timeliness> {
        let dossier = &self.dossier;
        let role = dossier.waiting_role().unwrap_or(Role::Receiver);
        let from = dossier.holder_unit.unwrap_or(dossier.receiving_unit);
        let giver = self.by(world, role, from);
        let receiver = world.person(to.role, to.unit);
        let outcome = rules::judge_step(dossier.step_due, self.at);
        self.steps.push(HandOver {
            dossier: dossier.id,
            seq: i32::try_from(self.steps.len() + 1).unwrap_or(i32::MAX),
            kind: dossier.step_kind,
            giver: giver.id,
            giver_name: giver.name,
            from_unit: from,
            receiver: receiver.map(|person| person.account),
            receiver_name: receiver.map(|person| person.name.clone()),
            to_unit: to.unit,
            to_kind: to.step,
            began_at: dossier.holder_since.unwrap_or(dossier.filed_at),
            due_at: dossier.step_due,
            done_at: self.at,
            outcome,
            note,
        });
        outcome
    }

    /// Nothing more to do.
    pub fn end(&mut self, state: State) {
        self.dossier.state = state;
        self.dossier.step_kind = Step::Done;
        self.dossier.step_role = String::new();
        self.dossier.step_due = None;
        self.dossier.holder_person = None;
        self.dossier.paused_since = None;
        self.dossier.resume_state = None;
    }

    /// Numbers the result: the dossier's clock ends (E10).
    pub fn issue(&mut self, world: &mut World) {
        let centre = self.dossier.receiving_unit;
        let back = PlannedStep { step: Step::Return, role: Role::Returner, unit: centre, budget: 0 };
        let by = self.by(world, Role::Issuer, self.dossier.holder_unit.unwrap_or(centre));
        self.hand_on(world, &back, None);
        let number = world.next_result(self.dossier.competent_body, self.at.date());
        let outcome = calendar::outcome(self.at, self.dossier.due_at.unwrap_or(self.at)).into();
        let result = *self.dossier.result_class.get_or_insert(ResultClass::Granted);
        self.dossier.finished_at = Some(self.at);
        self.dossier.outcome = Some(outcome);
        self.dossier.result_number = Some(number.clone());
        self.dossier.state = State::Ready;
        let no = self.dossier.step_no + 1;
        self.begin(world, no, &back);
        (self.dossier.step_due, self.dossier.holder_person) = (None, None);
        self.tell(&by, &Event::Issued { number, result, outcome });
    }

    /// Hands the result over (A35).
    pub fn hand_over(&mut self, world: &World) {
        let centre = self.dossier.receiving_unit;
        let by = self.by(world, Role::Returner, centre);
        let done = PlannedStep { step: Step::Done, role: Role::Returner, unit: centre, budget: 0 };
        self.hand_on(world, &done, None);
        self.end(State::Returned);
        self.dossier.returned_at = Some(self.at);
        let (to, how) = (self.dossier.applicant_name.clone(), self.detail.return_mode.as_str().to_owned());
        self.detail.returned_to = Some(to.clone());
        self.detail.returned_how = Some(how.clone());
        self.tell(&by, &Event::HandedOver { to, how });
    }

    /// The row as its events left it.
    fn settle(&mut self, world: &World) {
        self.dossier.seq = i32::try_from(self.events.len()).unwrap_or(i32::MAX);
        self.dossier.open = self.dossier.state.is_open();
        let clock = rules::next_clock(&self.dossier, &world.calendar, self.answer_by, world.cutoff);
        self.dossier.next_clock = clock.map(|(kind, _)| kind);
        self.dossier.next_clock_at = clock.map(|(_, at)| at);
    }
}
