use identity::Ctx;
use kernel::Reason;
use serde::{Deserialize, Serialize};
use store::Conn;

use super::opinions::ask;
use crate::commands::act::{Act, Done, Target};
use crate::commands::people;
use crate::commands::service::Docket;
use crate::events::Event;
use crate::model::{Action, ClockKind, Complexity, Lack, State, Timeliness};
use crate::rules::{self, Checks};

/// A question to a co-operating unit.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct Ask {
    /// Code of the unit.
    pub unit: String,
    pub question: String,
}

/// Taking a matter in (H11).
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct Receive {
    /// `ordinary` unless told; `several` where others are asked.
    pub complexity: Option<Complexity>,
    /// Login or id of who works on it.
    pub person: Option<String>,
    /// Co-operating units, each with a clock of its own.
    pub cooperating: Vec<Ask>,
}

/// Returning a recommendation, once, with everything that is missing (H10).
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct ReturnForLack {
    pub items: Vec<Lack>,
}

/// Giving a matter to a person.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct Assign {
    /// Login or id.
    pub person: String,
}

/// How much may be missing at once.
const MAX_LACKS: usize = 50;

impl Docket {
    /// Takes it in; the clock of the written answer starts (H11).
    ///
    /// # Errors
    /// Forbidden; a conflict unless it was sent; faults of `person`, `cooperating`.
    pub fn receive(&self, conn: &mut Conn, ctx: &Ctx<'_>, target: &Target, cmd: &Receive) -> store::Result<Done> {
        let mut act = self.begin(conn, ctx, target, Action::Receive)?;
        let mut checks = Checks::new();
        let (lead, today) = (act.after.lead_body, ctx.now.date());
        let place = (act.picture.directory.as_ref(), lead);
        let typed = cmd.person.as_deref().unwrap_or_default();
        let person = people::named(conn, &mut checks, "person", place, typed, today)?;
        let asks: Vec<&Ask> = cmd.cooperating.iter().filter(|ask| !ask.unit.trim().is_empty()).collect();
        let default = if asks.is_empty() { Complexity::Ordinary } else { Complexity::Several };
        act.after.complexity = cmd.complexity.unwrap_or(default);
        act.after.received_at = Some(ctx.now);
        act.after.state = if person.is_some() { State::InWork } else { State::Received };
        let received = act.end_clock(conn)?.and_then(|clock| clock.outcome).unwrap_or(Timeliness::Early);
        act.hold(lead, person.map(|person| person.account));
        let key = rules::answer_limit(act.after.complexity);
        let due_at = act.start_for(conn, ClockKind::Answer, key)?;
        act.tell(Event::Received { complexity: act.after.complexity, due_at, outcome: received });
        for (at, asked) in asks.into_iter().enumerate() {
            ask(conn, &mut act, &mut checks, &format!("cooperating[{at}]."), asked, None)?;
        }
        checks.done()?;
        act.commit(conn)
    }

    /// Returns it with everything that is missing; the commune has a clock to complete it.
    ///
    /// # Errors
    /// Forbidden; a conflict unless it was sent, for the second time, or when others wait for the same answer; faults
    /// of `items`.
    pub fn return_for_lack(
        &self,
        conn: &mut Conn,
        ctx: &Ctx<'_>,
        target: &Target,
        cmd: &ReturnForLack,
    ) -> store::Result<Done> {
        let mut act = self.begin(conn, ctx, target, Action::ReturnForLack)?;
        let mut checks = Checks::new();
        let given: Vec<&Lack> = cmd.items.iter().filter(|item| !item.what.trim().is_empty()).collect();
        checks.require(!given.is_empty(), "items", || Reason::new("docket-field-required"));
        checks.require(given.len() <= MAX_LACKS, "items", || Reason::new("docket-too-many").with("max", MAX_LACKS));
        let lacks: Vec<Lack> = given
            .into_iter()
            .take(MAX_LACKS)
            .enumerate()
            .map(|(at, item)| Lack { what: checks.line(&format!("items[{at}].what"), &item.what, 500) })
            .collect();
        checks.done()?;
        act.recommendation.lacks = serde_json::to_string(&lacks).ok();
        act.recommendation.returns = 1;
        act.recommendation.state = State::Returned;
        act.after.state = State::Returned;
        act.hold(act.recommendation.commune, None);
        let due_at = act.start(conn, ClockKind::Complete)?;
        let recommendation = act.recommendation.code.clone();
        act.tell(Event::Returned { recommendation, lacks, due_at });
        act.commit(conn)
    }

    /// Gives it to a person of the department; the clock runs on.
    ///
    /// # Errors
    /// Forbidden; a conflict unless the department works on it; a fault of `person`.
    pub fn assign(&self, conn: &mut Conn, ctx: &Ctx<'_>, target: &Target, cmd: &Assign) -> store::Result<Done> {
        let mut act = self.begin(conn, ctx, target, Action::Assign)?;
        let person = assigned(conn, &act, &cmd.person)?;
        if act.after.state == State::Received {
            act.after.state = State::InWork;
        }
        let holder = act.after.holder_unit;
        act.hold(holder, Some(person.account));
        act.tell(Event::Assigned { to: person.account, to_name: person.name });
        act.commit(conn)
    }
}

fn assigned(conn: &mut Conn, act: &Act<'_>, typed: &str) -> store::Result<organization::Person> {
    let mut checks = Checks::new();
    let place = (act.picture.directory.as_ref(), act.after.lead_body);
    let person = people::named(conn, &mut checks, "person", place, typed, act.ctx.now.date())?;
    checks.require(person.is_some() || !typed.trim().is_empty(), "person", || Reason::new("docket-field-required"));
    checks.done()?;
    person.ok_or_else(crate::commands::rows::not_found)
}
