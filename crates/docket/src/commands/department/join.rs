use identity::Ctx;
use kernel::{Reason, Refusal};
use serde::{Deserialize, Serialize};
use store::Conn;

use crate::commands::act::{Act, Done, Target};
use crate::commands::commune::{joinable, move_all};
use crate::commands::rows;
use crate::commands::service::Docket;
use crate::events::Event;
use crate::model::{Action, Matter, Timeliness};

/// Joining a matter into another, so that one written answer reaches all of its communes.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct Join {
    /// Code of the matter that stays.
    pub into: String,
}

impl Docket {
    /// Moves every recommendation under the other matter; this one ends there and counts no more.
    ///
    /// # Errors
    /// Forbidden; a conflict when it is answered already; faults of `into`: unknown, itself, of another department,
    /// already joined into a third, answered.
    pub fn join(&self, conn: &mut Conn, ctx: &Ctx<'_>, target: &Target, cmd: &Join) -> store::Result<Done> {
        let fault = |reason| Refusal::field("into", reason);
        if let Ok(gone) = rows::matter(conn, &target.code)
            && gone.joined_into.is_some()
        {
            return Err(Refusal::conflict(Reason::new("docket-joined-already")).into());
        }
        let mut act = self.begin(conn, ctx, target, Action::Join)?;
        let into = rows::matter(conn, &cmd.into).map_err(|_| fault(Reason::new("docket-matter-unknown")))?;
        if into.id == act.before.id {
            return Err(fault(Reason::new("docket-join-itself")).into());
        }
        if into.lead_body != act.before.lead_body {
            return Err(fault(Reason::new("docket-join-lead")).into());
        }
        joinable(&into).map_err(|refusal| match refusal {
            Refusal::Invalid(faults) => Refusal::Invalid(
                faults.into_iter().map(|fault| kernel::FieldFault::new("into", fault.reason)).collect(),
            ),
            other => other,
        })?;
        let gone_before = act.before.clone();
        move_all(conn, act.before.id, &into)?;
        let (code, moved) = (act.before.code.clone(), act.before.recommendations);
        act.close(conn)?;
        act.after.joined_into = Some(into.id);
        act.tell(Event::JoinedInto { into: into.code.clone() });
        act.was = rows::recommendation(conn, &act.recommendation.code)?;
        act.recommendation = act.was.clone();
        let (picture, unit) = (act.picture.clone(), act.unit);
        let gone = act.commit(conn)?;
        let opinions = rows::opinions(conn, into.id)?;
        let mut stays = Act::new(ctx, Action::Join.as_str(), picture, (gone.recommendation, into), opinions, unit);
        stays.after.recommendations += moved;
        carry_blame(&gone_before, &mut stays.after);
        stays.after.communes = rows::count(rows::communes_of(conn, stays.after.id)?.len());
        stays.tell(Event::TookIn { matter: code, recommendations: moved });
        stays.commit(conn)
    }
}

/// What ran out or climbed stays told where the matter goes on: joining wipes no slate clean (N11).
fn carry_blame(gone: &Matter, stays: &mut Matter) {
    stays.lapsed |= gone.lapsed;
    stays.escalated |= gone.escalated;
    if gone.outcome == Some(Timeliness::Late) {
        stays.outcome = gone.outcome;
    }
}
