use identity::Ctx;
use kernel::Reason;
use organization::UnitKind;
use serde::{Deserialize, Serialize};
use store::Conn;

use crate::commands::act::{Done, Target};
use crate::commands::rows;
use crate::commands::service::Docket;
use crate::events::Event;
use crate::model::{Action, ClockKind, Level, State};
use crate::rules::{self, Checks};

/// Naming another department to lead: only the Office may, because a department cannot just forward (H12).
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct Redirect {
    /// Code of the department.
    pub lead: String,
    pub reason: String,
}

/// What came up is in order and can be prepared for the leader.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct Check {
    pub note: Option<String>,
}

/// The department shall answer after all.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct SendBack {
    pub reason: String,
}

/// Submitting to the leader.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct Submit {
    /// What the Office proposes.
    pub proposal: String,
}

impl Docket {
    /// Another department leads; it has the whole time to take the matter in.
    ///
    /// # Errors
    /// Forbidden; a conflict once somebody answers; faults of `lead`, `reason`.
    pub fn redirect(&self, conn: &mut Conn, ctx: &Ctx<'_>, target: &Target, cmd: &Redirect) -> store::Result<Done> {
        let mut act = self.begin(conn, ctx, target, Action::Redirect)?;
        let mut checks = Checks::new();
        let picture = act.picture.clone();
        let lead = checks.unit("lead", &cmd.lead, &picture.directory, &[UnitKind::Department], ctx.now.date());
        let reason = checks.lines("reason", &cmd.reason, 2_000);
        let from = act.before.lead_body;
        let same = lead.is_some_and(|lead| lead.id == from);
        checks.require(!same, "lead", || Reason::new("docket-redirect-same"));
        checks.done()?;
        let Some(to) = lead.map(|lead| lead.id) else { return Err(rows::not_found()) };
        act.after.lead_body = to;
        act.after.state = State::Sent;
        act.after.received_at = None;
        act.after.answer_due_at = None;
        act.hold(to, None);
        act.start(conn, ClockKind::Receive)?;
        act.tell(Event::Redirected { from, to, reason });
        act.commit(conn)
    }

    /// The Office has checked; its clock to submit starts.
    ///
    /// # Errors
    /// Forbidden; a conflict unless it waits for the check; a fault of `note`.
    pub fn check(&self, conn: &mut Conn, ctx: &Ctx<'_>, target: &Target, cmd: &Check) -> store::Result<Done> {
        let mut act = self.begin(conn, ctx, target, Action::Check)?;
        let mut checks = Checks::new();
        let note = checks.maybe("note", cmd.note.as_deref(), 2_000);
        checks.done()?;
        let office = act.after.holder_unit;
        act.hold(office, Some(ctx.actor.account));
        let due_at = act.start(conn, ClockKind::OfficeSubmit)?;
        act.tell(Event::Checked { note, due_at });
        act.commit(conn)
    }

    /// Back to the department with a new clock for its written answer.
    ///
    /// # Errors
    /// Forbidden; a conflict unless it came up; a fault of `reason`.
    pub fn send_back(&self, conn: &mut Conn, ctx: &Ctx<'_>, target: &Target, cmd: &SendBack) -> store::Result<Done> {
        let mut act = self.begin(conn, ctx, target, Action::SendBack)?;
        let mut checks = Checks::new();
        let reason = checks.lines("reason", &cmd.reason, 4_000);
        checks.done()?;
        act.after.level = Level::Department;
        act.after.state = State::InWork;
        act.after.received_at = act.after.received_at.or(Some(ctx.now));
        act.hold(act.after.lead_body, None);
        let due_at = act.start_for(conn, ClockKind::Answer, rules::answer_limit(act.after.complexity))?;
        act.tell(Event::SentBack { reason, due_at });
        act.commit(conn)
    }

    /// Submits it to the leader, whose clock starts.
    ///
    /// # Errors
    /// Forbidden; a conflict unless it was checked; a fault of `proposal`.
    pub fn submit(&self, conn: &mut Conn, ctx: &Ctx<'_>, target: &Target, cmd: &Submit) -> store::Result<Done> {
        let mut act = self.begin(conn, ctx, target, Action::Submit)?;
        let mut checks = Checks::new();
        let proposal = checks.lines("proposal", &cmd.proposal, 20_000);
        checks.done()?;
        act.after.proposal = Some(proposal.clone());
        let due_at = act.climb_to_leader(conn)?;
        act.tell(Event::Submitted { proposal, due_at });
        act.commit(conn)
    }
}
