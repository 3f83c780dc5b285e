use calendar::Limit;
use diesel::prelude::*;
use identity::Ctx;
use kernel::{FieldFault, Id, Reason, Timestamp};
use serde::{Deserialize, Serialize};
use store::Conn;

use super::act::{Done, Target, sound};
use super::service::Dossiers;
use super::terms;
use crate::events::Event;
use crate::model::{Action, PauseKind, RequestItem, Stage, SupplementRequest};
use crate::rules;
use crate::schema::dossier_request;

/// Asking the applicant for everything that is missing or wrong, at once (form 02, A20, A26).
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct RequestSupplement {
    pub items: Vec<RequestItem>,
    /// Legal basis.
    pub basis: Option<String>,
    /// Phone for questions.
    pub phone: Option<String>,
    /// Calendar days in which to answer; the setting of A27 unless told.
    pub days: Option<u32>,
}

/// A request fit to be written.
pub(crate) struct CleanRequest {
    pub items: Vec<RequestItem>,
    pub basis: String,
    pub phone: String,
    pub days: Option<u32>,
}

const MAX_ITEMS: usize = 100;
const MAX_DAYS: u32 = 365;

impl RequestSupplement {
    /// Checks and cleans, with faults under `prefix`.
    pub(crate) fn clean(&self, prefix: &str, faults: &mut Vec<FieldFault>) -> CleanRequest {
        let items_field = format!("{prefix}items");
        if self.items.is_empty() {
            faults.push(FieldFault::new(&items_field, Reason::new("dossier-items-none")));
        }
        if self.items.len() > MAX_ITEMS {
            faults.push(FieldFault::new(&items_field, Reason::new("dossier-items-many").with("max", MAX_ITEMS)));
        }
        let items = self.items.iter().take(MAX_ITEMS).enumerate().map(|(at, item)| RequestItem {
            part: rules::words(&format!("{items_field}[{at}].part"), &item.part, 1_000, faults),
            ask: item.ask,
            reason: rules::text(&format!("{items_field}[{at}].reason"), Some(&item.reason), 2_000, faults)
                .unwrap_or_default(),
        });
        let items = items.collect();
        if self.days.is_some_and(|days| days == 0 || days > MAX_DAYS) {
            let reason = Reason::new("dossier-quantity").with("min", 1).with("max", MAX_DAYS);
            faults.push(FieldFault::new(format!("{prefix}days"), reason));
        }
        CleanRequest {
            items,
            basis: rules::text(&format!("{prefix}basis"), self.basis.as_deref(), 1_000, faults).unwrap_or_default(),
            phone: rules::text(&format!("{prefix}phone"), self.phone.as_deref(), 40, faults).unwrap_or_default(),
            days: self.days,
        }
    }
}

impl Dossiers {
    /// Asks, and stops the clock until the answer (status 5).
    ///
    /// # Errors
    /// Forbidden; a conflict when it was asked before or too late (A26); faults of `items`.
    pub fn request_supplement(
        &self,
        conn: &mut Conn,
        ctx: &Ctx<'_>,
        target: &Target,
        cmd: &RequestSupplement,
    ) -> store::Result<Done> {
        let mut act = self.begin(conn, ctx, target, Action::RequestSupplement)?;
        let mut faults = Vec::new();
        let clean = cmd.clean("", &mut faults);
        sound(faults)?;
        let terms = terms::terms_of(conn, &act.before, ctx.now)?;
        let answer_by = answer_by(&act.calendar, ctx.now, clean.days.unwrap_or(terms.supplement_days));
        let stage = if act.before.is_accepted() { Stage::Processing } else { Stage::Intake };
        let event = insert_request(conn, ctx, act.before.id, act.unit, stage, clean, answer_by)?;
        act.after.supplement_requests += i32::from(stage == Stage::Processing);
        act.pause(conn, PauseKind::Supplement, answer_by)?;
        act.tell(event);
        act.commit(conn)
    }
}

/// A27, N6: calendar days, ending at closing time.
pub(super) fn answer_by(calendar: &calendar::Calendar, now: Timestamp, days: u32) -> Timestamp {
    calendar::supplement_due(calendar, now, Limit::days(days)).due_at
}

/// Writes the request and tells it.
pub(super) fn insert_request(
    conn: &mut Conn,
    ctx: &Ctx<'_>,
    dossier: Id,
    unit: Id,
    stage: Stage,
    clean: CleanRequest,
    answer_by: Timestamp,
) -> store::Result<Event> {
    let asked: i64 = dossier_request::table.filter(dossier_request::dossier.eq(dossier)).count().get_result(conn)?;
    let no = i32::try_from(asked).unwrap_or(i32::MAX - 1) + 1;
    let row = SupplementRequest {
        dossier,
        no,
        stage,
        items: serde_json::to_string(&clean.items).map_err(|error| store::Error::Stored(error.to_string()))?,
        basis: clean.basis.clone(),
        phone: clean.phone,
        unit,
        asked_by: ctx.actor.account,
        asked_by_name: ctx.actor.name.clone(),
        asked_at: ctx.now,
        answer_by,
        answered_at: None,
    };
    diesel::insert_into(dossier_request::table).values(row).execute(conn)?;
    Ok(Event::SupplementRequested { no, stage, items: clean.items, basis: clean.basis, answer_by })
}
