use std::sync::Arc;

use diesel::prelude::*;
use identity::Ctx;
use kernel::{Date, Id, Reason, Refusal};
use organization::{Directory, Snapshot};
use serde::{Deserialize, Serialize};
use store::Conn;

use crate::commands::act::{Act, Done, Target, permitted};
use crate::commands::clocks::{self, For};
use crate::commands::service::Docket;
use crate::commands::tell::{self, About};
use crate::commands::{codes, rows, tally};
use crate::events::Event;
use crate::model::{Action, ClockKind, Level, Matter, Recommendation, Thing};
use crate::schema::{docket_matter, docket_recommendation, docket_term};
use crate::{queries, rules};

/// Sending a draft to the department.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct Send {
    /// Code of a matter that other communes raised and under which this one waits for the same answer.
    pub join: Option<String>,
}

impl Docket {
    /// Sends a draft: it becomes a matter of its own, or joins one that is under way.
    ///
    /// # Errors
    /// Forbidden; a conflict unless it is a draft; a fault of `join`: unknown, already joined into another, of another
    /// department, answered.
    pub fn send(&self, conn: &mut Conn, ctx: &Ctx<'_>, target: &Target, cmd: &Send) -> store::Result<Done> {
        let picture = organization::snapshot(conn)?;
        let (draft, matter) = rows::either(conn, &target.code)?;
        let unit = permitted(conn, ctx, Action::Send, &picture.directory, (&draft, matter.as_ref()), &[])?;
        let open = rules::on_recommendation(&draft, matter.as_ref());
        if target.expected.is_some_and(|seen| seen != matter.as_ref().map_or(draft.seq, |matter| matter.seq)) {
            return Err(tell::overtaken(conn, draft.id, &open)?.into());
        }
        if !open.contains(&Action::Send) {
            return Err(tell::not_open(conn, draft.id, Action::Send, draft.state, &open)?.into());
        }
        write_terms(conn, &draft)?;
        match cmd.join.as_deref().filter(|code| !code.trim().is_empty()) {
            Some(code) => under(conn, ctx, picture, unit, draft, code),
            None => alone(conn, ctx, &picture, unit, draft),
        }
    }
}

/// The draft becomes a matter of its own.
fn alone(
    conn: &mut Conn,
    ctx: &Ctx<'_>,
    picture: &Arc<Snapshot>,
    unit: Id,
    draft: Recommendation,
) -> store::Result<Done> {
    let lead = lead_at_sending(conn, &picture.directory, &draft, ctx.now.date())?;
    let (id, draft) = (Id::new(), Recommendation { lead_body: lead, ..draft });
    let of = For { thing: Thing::Matter, thing_id: id, kind: ClockKind::Receive, level: Level::Department, unit: lead };
    let key = rules::clock_setting(ClockKind::Receive).unwrap_or(organization::settings::SettingKey::AnswerDays);
    let limit = clocks::limit(picture, key, lead, ctx.now);
    let clock = clocks::start(conn, picture, ctx.now, of, limit)?;
    let code = codes::next(conn, codes::MATTER, ctx.now)?;
    let matter = Matter {
        title: draft.title.clone(),
        field: draft.field,
        clock: Some(clock.id),
        next_clock: Some(clock.kind),
        next_clock_at: Some(clock.due_at),
        ..Matter::begun(id, code, lead, draft.commune, ctx.now)
    };
    diesel::insert_into(docket_matter::table).values(&matter).execute(conn)?;
    let sent = hang(conn, ctx, draft, &matter)?;
    tally::matter(conn, None, &matter)?;
    let event = Event::Sent { recommendation: sent.code.clone(), commune: sent.commune, lead, due_at: clock.due_at };
    let about = About { thing: Thing::Matter, id, code: &matter.code, seq: 0 };
    tell::record(conn, ctx, unit, Action::Send.as_str(), about, &[event])?;
    Ok(Done { recommendation: sent, matter: Some(matter) })
}

/// The department to which a draft goes on the day it is sent (N10). Where the draft took the one that led in its field
/// when it was made, that is the one that leads there now; one that the commune chose must still be in force.
fn lead_at_sending(conn: &mut Conn, directory: &Directory, draft: &Recommendation, day: Date) -> store::Result<Id> {
    let by_field = queries::field_lead(conn, draft.field, draft.made_at.date())? == Some(draft.lead_body);
    let lead = if by_field { queries::field_lead(conn, draft.field, day)? } else { Some(draft.lead_body) };
    let reason = match lead.and_then(|id| directory.unit(id)) {
        Some(unit) if unit.valid_on(day) => return Ok(unit.id),
        Some(unit) => Reason::new("docket-field-lead-gone").with("unit", &unit.name),
        None => Reason::new("docket-field-lead-none"),
    };
    Err(Refusal::field("lead", reason).into())
}

/// The draft waits for the answer to a matter that is under way.
fn under(
    conn: &mut Conn,
    ctx: &Ctx<'_>,
    picture: Arc<Snapshot>,
    unit: Id,
    draft: Recommendation,
    code: &str,
) -> store::Result<Done> {
    let matter = rows::matter(conn, code).map_err(|_| unknown())?;
    joinable(&matter)?;
    if matter.lead_body != draft.lead_body {
        return Err(Refusal::field("join", Reason::new("docket-join-lead")).into());
    }
    let opinions = rows::opinions(conn, matter.id)?;
    let sent = hang(conn, ctx, draft, &matter)?;
    let mut act = Act::new(ctx, Action::Send.as_str(), picture, (sent, matter), opinions, unit);
    act.after.recommendations += 1;
    act.after.communes = rows::count(rows::communes_of(conn, act.after.id)?.len());
    act.tell(Event::JoinedBy { recommendation: act.recommendation.code.clone(), commune: act.recommendation.commune });
    act.commit(conn)
}

fn unknown() -> Refusal {
    Refusal::field("join", Reason::new("docket-matter-unknown"))
}

/// Whether others may still wait for this matter's answer.
pub(crate) fn joinable(matter: &Matter) -> Result<(), Refusal> {
    let reason = match matter.joined_into {
        Some(_) => Reason::new("docket-joined-already"),
        None if !matter.state.is_joinable() => Reason::new("docket-join-late").with("state", matter.state),
        None => return Ok(()),
    };
    Err(Refusal::field("join", reason))
}

/// The recommendation hangs on the matter from now on.
fn hang(conn: &mut Conn, ctx: &Ctx<'_>, draft: Recommendation, matter: &Matter) -> store::Result<Recommendation> {
    let sent = Recommendation {
        seq: draft.seq + 1,
        matter: Some(matter.id),
        state: matter.state,
        sent_at: Some(ctx.now),
        ..draft.clone()
    };
    if !rows::update_recommendation(conn, &draft, &sent)? {
        return Err(store::Error::Again);
    }
    Ok(sent)
}

/// The words by which others find it, now that it may be joined. A joined matter's recommendations are found by their own
/// words.
pub(crate) fn write_terms(conn: &mut Conn, recommendation: &Recommendation) -> store::Result<()> {
    diesel::delete(docket_term::table.filter(docket_term::recommendation.eq(recommendation.id))).execute(conn)?;
    let rows: Vec<_> = rules::similar::terms(&recommendation.title, &recommendation.content)
        .into_iter()
        .map(|term| {
            let own = docket_term::recommendation.eq(recommendation.id);
            (docket_term::term.eq(term), own, docket_term::joinable.eq(true))
        })
        .collect();
    store::insert_all!(conn, docket_term::table, &rows)?;
    Ok(())
}

/// Moves every recommendation of one matter under another.
pub(crate) fn move_all(conn: &mut Conn, from: Id, to: &Matter) -> store::Result<()> {
    let rows = docket_recommendation::table.filter(docket_recommendation::matter.eq(from));
    diesel::update(rows)
        .set((docket_recommendation::matter.eq(Some(to.id)), docket_recommendation::state.eq(to.state)))
        .execute(conn)?;
    Ok(())
}
