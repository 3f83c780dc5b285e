use identity::Ctx;
use serde::{Deserialize, Serialize};
use store::Conn;

use super::send::write_terms;
use crate::commands::act::{Done, Target};
use crate::commands::rows;
use crate::commands::service::Docket;
use crate::events::Event;
use crate::model::{Action, ClockKind, State};
use crate::rules::Checks;

/// Sending again what was returned for lack; the draft itself is changed with `SaveDraft` first.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct Complete {
    pub note: Option<String>,
}

/// Taking a recommendation back before the department has taken it in.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct Withdraw {
    pub reason: String,
}

/// Not content with the answer: once, with reason (N11).
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct Appeal {
    pub reason: String,
}

/// Content with what was answered or decided.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct Close {
    pub note: Option<String>,
}

impl Docket {
    /// Sends it again; the department may not return it a second time (H10).
    ///
    /// # Errors
    /// Forbidden; a conflict unless it was returned; a fault of `note`.
    pub fn complete(&self, conn: &mut Conn, ctx: &Ctx<'_>, target: &Target, cmd: &Complete) -> store::Result<Done> {
        let mut act = self.begin(conn, ctx, target, Action::Complete)?;
        let mut checks = Checks::new();
        let note = checks.maybe("note", cmd.note.as_deref(), 2_000);
        checks.done()?;
        write_terms(conn, &act.recommendation)?;
        act.after.state = State::Sent;
        act.after.title = act.recommendation.title.clone();
        act.after.field = act.recommendation.field;
        act.after.lead_body = act.recommendation.lead_body;
        act.hold(act.after.lead_body, None);
        let due_at = act.start(conn, ClockKind::Receive)?;
        let recommendation = act.recommendation.code.clone();
        act.tell(Event::Completed { recommendation, note, due_at });
        act.commit(conn)
    }

    /// Takes it back; nothing is lost, it stays to be read.
    ///
    /// # Errors
    /// Forbidden; a conflict once it was taken in, or others wait for the same answer; a fault of `reason`.
    pub fn withdraw(&self, conn: &mut Conn, ctx: &Ctx<'_>, target: &Target, cmd: &Withdraw) -> store::Result<Done> {
        let mut act = self.begin(conn, ctx, target, Action::Withdraw)?;
        let mut checks = Checks::new();
        let reason = checks.lines("reason", &cmd.reason, 2_000);
        checks.done()?;
        act.recommendation.state = State::Closed;
        act.recommendation.closed_at = Some(ctx.now);
        act.recommendation.closed_how = Some("withdrawn".to_owned());
        act.close(conn)?;
        let recommendation = act.recommendation.code.clone();
        act.tell(Event::Withdrawn { recommendation, reason });
        act.commit(conn)
    }

    /// Goes up to the Office of the province (H13); once for each recommendation (N11).
    ///
    /// # Errors
    /// Forbidden; a conflict unless it is answered, or when it appealed before; a fault of `reason`.
    pub fn appeal(&self, conn: &mut Conn, ctx: &Ctx<'_>, target: &Target, cmd: &Appeal) -> store::Result<Done> {
        let mut act = self.begin(conn, ctx, target, Action::Appeal)?;
        let mut checks = Checks::new();
        let reason = checks.lines("reason", &cmd.reason, 4_000);
        checks.done()?;
        act.recommendation.appealed_at = Some(ctx.now);
        act.recommendation.appeal = Some(reason.clone());
        let due_at = act.climb_to_office(conn)?;
        let recommendation = act.recommendation.code.clone();
        act.tell(Event::Appealed { recommendation, reason, due_at });
        act.commit(conn)
    }

    /// The commune is content. The matter closes with the last of its recommendations.
    ///
    /// # Errors
    /// Forbidden; a conflict unless it is answered or decided; a fault of `note`.
    pub fn close(&self, conn: &mut Conn, ctx: &Ctx<'_>, target: &Target, cmd: &Close) -> store::Result<Done> {
        let mut act = self.begin(conn, ctx, target, Action::Close)?;
        let mut checks = Checks::new();
        let note = checks.maybe("note", cmd.note.as_deref(), 2_000);
        checks.done()?;
        act.recommendation.state = State::Closed;
        act.recommendation.closed_at = Some(ctx.now);
        act.recommendation.closed_how = Some("content".to_owned());
        if rows::others_open(conn, act.after.id, act.recommendation.id)? == 0 {
            act.close(conn)?;
        }
        let recommendation = Some(act.recommendation.code.clone());
        act.tell(Event::Closed { recommendation, note, silent: false });
        act.commit(conn)
    }
}
