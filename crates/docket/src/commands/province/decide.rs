use identity::Ctx;
use kernel::Date;
use serde::{Deserialize, Serialize};
use store::Conn;

use crate::commands::NewTask;
use crate::commands::act::{Done, Target};
use crate::commands::service::Docket;
use crate::events::Event;
use crate::model::{Action, State};
use crate::rules::Checks;

/// A task that a decision gives.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct TaskOrder {
    pub content: String,
    /// Code of the body that leads.
    pub lead: String,
    /// Codes of bodies that co-operate.
    pub cooperating: Vec<String>,
    pub product: String,
    /// Without one it is a task without a term.
    #[schema(value_type = Option<String>, format = Date)]
    pub due_on: Option<Date>,
}

/// What the leader decides (H13).
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct Decide {
    pub decision: String,
    pub task: Option<TaskOrder>,
}

impl Docket {
    /// Decides; the decision reaches every commune of the matter, and a task may come of it.
    ///
    /// # Errors
    /// Forbidden; a conflict unless it lies with the leader; faults of `decision`, `task.…`.
    pub fn decide(&self, conn: &mut Conn, ctx: &Ctx<'_>, target: &Target, cmd: &Decide) -> store::Result<Done> {
        let mut act = self.begin(conn, ctx, target, Action::Decide)?;
        let mut checks = Checks::new();
        let decision = checks.lines("decision", &cmd.decision, 20_000);
        let province = act.before.holder_unit;
        let order = cmd.task.as_ref().filter(|order| !order.lead.trim().is_empty());
        let task = order.map(|order| {
            let task = NewTask::of_order(&mut checks, &act.picture.directory, "task.", order, province, ctx.now);
            task.map(|task| NewTask { matter: Some(act.before.id), ..task })
        });
        checks.done()?;
        let task = match task.flatten() {
            Some(task) => Some(task.give(conn, ctx, &act.picture, act.unit)?.code),
            None => None,
        };
        act.after.decision = Some(decision.clone());
        act.after.decided_at = Some(ctx.now);
        act.after.decided_by = Some(ctx.actor.name.clone());
        act.give_back_to_communes(conn, State::Concluded)?;
        act.tell(Event::Decided { decision, task });
        act.commit(conn)
    }
}
