use identity::Ctx;
use kernel::{Date, FieldFault, Reason, Vnd};
use serde::{Deserialize, Serialize};
use store::Conn;

use super::act::{Done, Target, sound};
use super::service::Dossiers;
use crate::events::Event;
use crate::model::{Action, State};
use crate::rules;

/// Stopping at the applicant's wish (form 05, A33).
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct Stop {
    /// Number or title of the applicant's request.
    pub request: Option<String>,
    /// Its date; today unless told.
    #[schema(value_type = Option<String>, format = Date)]
    pub request_date: Option<Date>,
    pub reason: Option<String>,
    /// Money given back.
    #[schema(value_type = Option<i64>)]
    pub fee_returned: Option<Vnd>,
    /// Papers given back.
    pub originals_returned: Vec<String>,
}

impl Dossiers {
    /// Ends the dossier (status 7).
    ///
    /// # Errors
    /// Forbidden; a conflict once a result exists (A33); faults of the fields.
    pub fn stop(&self, conn: &mut Conn, ctx: &Ctx<'_>, target: &Target, cmd: &Stop) -> store::Result<Done> {
        let mut act = self.begin(conn, ctx, target, Action::Stop)?;
        let mut faults: Vec<FieldFault> = Vec::new();
        let request = rules::text("request", cmd.request.as_deref(), 500, &mut faults);
        let reason = rules::text("reason", cmd.reason.as_deref(), 2_000, &mut faults);
        if cmd.request_date.is_some_and(|date| date > ctx.now.date()) {
            faults.push(FieldFault::new("request_date", Reason::new("dossier-date-future")));
        }
        if cmd.fee_returned.is_some_and(|amount| amount.0 < 0) {
            faults.push(FieldFault::new("fee_returned", Reason::new("dossier-amount")));
        }
        let originals = cmd.originals_returned.iter().take(200).enumerate().filter_map(|(at, title)| {
            rules::text(&format!("originals_returned[{at}]"), Some(title), 1_000, &mut faults)
        });
        let originals_returned: Vec<String> = originals.collect();
        sound(faults)?;
        let from = act.before.state;
        act.move_to(State::Stopped)?;
        act.end();
        act.tell(Event::Stopped {
            from,
            request: request.unwrap_or_default(),
            request_date: Some(cmd.request_date.unwrap_or(ctx.now.date())),
            reason,
            fee_returned: cmd.fee_returned.filter(|amount| amount.0 > 0),
            originals_returned,
        });
        act.commit(conn)
    }
}
