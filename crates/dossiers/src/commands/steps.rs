//! Moving along the bound e-process.

use identity::Role;
use kernel::{Date, FieldFault, Id, Reason, Refusal};
use organization::Person;
use store::Conn;

use super::Act;
use super::rows;
use crate::model::{HandOver, Step, Timeliness};
use crate::rules::{self, Plan, PlannedStep};

/// What a move along the e-process came to.
pub(crate) struct Gone {
    pub from: Step,
    pub outcome: Option<Timeliness>,
}

/// Who stands behind a step that is to begin.
pub(crate) enum To {
    /// The only person with the role in the unit, else the unit.
    Anyone,
    /// This person.
    Person(Person),
}

impl Act<'_> {
    /// Ends the step it is at, writes the hand-over and begins step `no` of the plan.
    pub fn go_to(
        &mut self,
        conn: &mut Conn,
        plan: &Plan,
        no: i32,
        to: To,
        note: Option<String>,
    ) -> store::Result<Gone> {
        let step = plan.at(no).cloned().ok_or_else(|| store::Error::Stored(format!("no step {no}")))?;
        let person = match to {
            To::Person(person) => Some(person),
            To::Anyone => only_one(conn, step.role, step.unit, self.ctx.now.date())?,
        };
        let calendar = self.picture.calendar(step.unit, self.ctx.now.date());
        let due = rules::begin_step(&calendar, &step, self.ctx.now, self.after.due_at);
        let gone = self.hand_on(conn, &step, person.as_ref(), note)?;
        self.begin_step(&step, no, person.map(|person| person.account), due);
        Ok(gone)
    }

    /// The dossier stands at this step from now on.
    pub fn begin_step(&mut self, step: &PlannedStep, no: i32, person: Option<Id>, due: Option<kernel::Timestamp>) {
        self.after.step_no = no;
        self.after.step_kind = step.step;
        self.after.step_role = step.role.as_str().to_owned();
        self.after.step_due = due;
        self.hold(step.unit, person);
    }

    /// One more line of the control slip.
    pub fn hand_on(
        &mut self,
        conn: &mut Conn,
        to: &PlannedStep,
        person: Option<&Person>,
        note: Option<String>,
    ) -> store::Result<Gone> {
        let before = &self.after;
        let outcome = rules::judge_step(before.step_due, self.ctx.now);
        let from = before.step_kind;
        let row = HandOver {
            dossier: before.id,
            seq: rows::next_hand_over(conn, before.id)?,
            kind: from,
            giver: Some(self.ctx.actor.account),
            giver_name: self.ctx.actor.name.clone(),
            from_unit: before.holder_unit.unwrap_or(self.unit),
            receiver: person.map(|person| person.account),
            receiver_name: person.map(|person| person.name.clone()),
            to_unit: to.unit,
            to_kind: to.step,
            began_at: before.holder_since.unwrap_or(before.filed_at),
            due_at: before.step_due,
            done_at: self.ctx.now,
            outcome,
            note,
        };
        rows::insert_hand_over(conn, &row)?;
        Ok(Gone { from, outcome })
    }
}

/// The one person with this role in this unit; `None` where there are several or none, and the unit's head assigns.
pub(crate) fn only_one(conn: &mut Conn, role: Role, unit: Id, day: Date) -> store::Result<Option<Person>> {
    let mut people = organization::people_with(conn, role, unit, day)?;
    Ok(if people.len() == 1 { people.pop() } else { None })
}

/// The person that a field names, by login or id; must have the role in the unit.
pub(crate) fn person_for(conn: &mut Conn, role: Role, unit: Id, named: &str, day: Date) -> store::Result<Person> {
    let people = organization::people_with(conn, role, unit, day)?;
    let account = match Id::parse(named.trim()) {
        Some(id) => Some(id),
        None => identity::queries::find_by_login(conn, named.trim())?,
    };
    people.into_iter().find(|person| Some(person.account) == account).ok_or_else(|| {
        let reason = Reason::new("dossier-assign-person").with("role", role);
        Refusal::Invalid(vec![FieldFault::new("person", reason)]).into()
    })
}
