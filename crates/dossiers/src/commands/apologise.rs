use calendar::ExtensionRules;
use diesel::prelude::*;
use identity::Ctx;
use kernel::{FieldFault, Id, Reason, Refusal, Timestamp};
use serde::{Deserialize, Serialize};
use store::Conn;

use super::act::{Act, Done, Target, sound};
use super::service::Dossiers;
use crate::events::Event;
use crate::model::{Action, Extension};
use crate::rules;
use crate::schema::dossier_extension;

/// The apology and the new appointment (form 04, A30).
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct Apologise {
    pub reason: String,
    /// The new appointment, in working time and after the old one.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub new_due: Option<Timestamp>,
    /// Code of the unit that answers for the delay; the one that holds the dossier unless told.
    pub unit: Option<String>,
}

impl Dossiers {
    /// Moves the appointment.
    ///
    /// # Errors
    /// Forbidden; a conflict when it was moved before or the letter is too late (A30); faults of `reason`, `new_due`.
    pub fn apologise(&self, conn: &mut Conn, ctx: &Ctx<'_>, target: &Target, cmd: &Apologise) -> store::Result<Done> {
        let mut act = self.begin(conn, ctx, target, Action::Apologise)?;
        let mut faults: Vec<FieldFault> = Vec::new();
        let reason = rules::lines_of("reason", &cmd.reason, 4_000, &mut faults);
        let unit = act.responsible(cmd.unit.as_deref(), &mut faults);
        let new_due = act.new_due(cmd.new_due, &mut faults)?;
        sound(faults)?;
        let old_due = act.before.due_at.unwrap_or(act.before.filed_at);
        let ordinal = act.before.extensions + 1;
        let row = Extension {
            dossier: act.before.id,
            ordinal,
            reason: reason.clone(),
            unit,
            old_due,
            new_due,
            at: ctx.now,
            signer: ctx.actor.account,
            signer_name: ctx.actor.name.clone(),
        };
        diesel::insert_into(dossier_extension::table).values(row).execute(conn)?;
        act.after.extensions = ordinal;
        act.after.due_at = Some(new_due);
        if act.after.step_due == Some(old_due) {
            act.after.step_due = Some(new_due);
        }
        act.tell(Event::Apologised { ordinal, reason, old_due, new_due });
        act.commit(conn)
    }
}

impl Act<'_> {
    fn responsible(&self, code: Option<&str>, faults: &mut Vec<FieldFault>) -> Id {
        let holder = self.before.holder_unit.unwrap_or(self.before.competent_unit);
        let Some(code) = code.filter(|code| !code.trim().is_empty()) else { return holder };
        self.picture.directory.by_code(code.trim()).map_or_else(
            || {
                faults.push(FieldFault::new("unit", Reason::new("dossier-unit-unknown")));
                holder
            },
            |unit| unit.id,
        )
    }

    fn new_due(&self, given: Option<Timestamp>, faults: &mut Vec<FieldFault>) -> store::Result<Timestamp> {
        let Some(until) = given else {
            faults.push(FieldFault::new("new_due", Reason::new("dossier-field-required")));
            return Ok(self.ctx.now);
        };
        let terms = &self.facts.terms;
        let rules = ExtensionRules {
            times: u32::try_from(terms.extension_most).unwrap_or(0),
            days_before: u16::try_from(terms.extension_days_before).unwrap_or(u16::MAX),
        };
        let due = self.before.due_at.unwrap_or(self.ctx.now);
        let given = u32::try_from(self.before.extensions).unwrap_or(u32::MAX);
        if let Err(reason) = rules.check(&self.calendar, due, until, given, self.ctx.now) {
            if matches!(reason.code, "calendar-extension-times" | "calendar-extension-late") {
                return Err(Refusal::conflict(reason).into());
            }
            faults.push(FieldFault::new("new_due", reason));
        }
        Ok(until)
    }
}
