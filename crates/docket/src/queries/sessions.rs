use diesel::prelude::*;
use identity::Ctx;
use kernel::{Date, Id};
use store::Conn;

use super::list::RecommendationRow;
use super::recommendation::of_thing;
use super::report::{open_of, open_tasks_of};
use super::tasks::TaskRow;
use super::{Cursor, MOST};
use crate::commands::{rows, session_permitted};
use crate::model::{
    Action, Attendee, Conclusion, DocketFile, Group, Inspection, Member, Paragraph, Record, Session, SessionState,
};
use crate::policy::{self, Scope, Standing};
use crate::schema::{
    docket_attendee, docket_group, docket_group_commune, docket_group_member, docket_inspection, docket_paragraph,
    docket_record, docket_session as s, docket_session_commune,
};
use crate::{Docket, Figures, rules};

/// Which sessions a list shows, the latest planned first.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct SessionFilter {
    pub group: Option<Id>,
    pub commune: Option<Id>,
    pub state: Option<SessionState>,
}

/// A session with whom it is.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SessionRow {
    pub session: Session,
    pub communes: Vec<Id>,
}

/// A page of a list.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SessionPage {
    pub rows: Vec<SessionRow>,
    pub next: Option<Cursor>,
}

/// One session with everything about it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SessionView {
    pub session: Session,
    pub group: Group,
    pub communes: Vec<Id>,
    pub attendees: Vec<Attendee>,
    pub records: Vec<Record>,
    pub inspections: Vec<Inspection>,
    /// A draft for the province alone; to others once it is out.
    pub conclusion: Option<Conclusion>,
    pub actions: Vec<Action>,
}

/// A working group with its people and communes.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct GroupView {
    pub group: Group,
    pub members: Vec<Member>,
    pub communes: Vec<Id>,
}

/// A conclusion notice with its paragraphs.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ConclusionView {
    pub conclusion: Conclusion,
    pub paragraphs: Vec<Paragraph>,
    pub files: Vec<DocketFile>,
}

/// What the head of a session reads before it begins.
#[derive(Clone, PartialEq, Debug)]
pub struct Briefing {
    pub session: Session,
    pub commune: Id,
    pub from: Date,
    pub to: Date,
    /// `None` where nobody knows them.
    pub figures: Option<Figures>,
    pub open_recommendations: Vec<RecommendationRow>,
    pub open_tasks: Vec<TaskRow>,
}

impl Docket {
    /// Sessions that the actor may see.
    ///
    /// # Errors
    /// Forbidden for an actor who may look at none.
    pub fn sessions(
        &self,
        conn: &mut Conn,
        ctx: &Ctx<'_>,
        filter: &SessionFilter,
        limit: i64,
        after: Option<Cursor>,
    ) -> store::Result<SessionPage> {
        let directory = organization::directory(conn)?;
        let scope = Scope::some(ctx.actor, Action::ViewSession, &directory)?;
        let limit = limit.clamp(1, MOST);
        let mut sessions = page(conn, &scope, filter, limit + 1, after)?;
        let next = Cursor::cut(&mut sessions, limit, |session| (session.planned_from, session.id));
        let ids: Vec<Id> = sessions.iter().map(|session| session.id).collect();
        let mut communes = rows::communes_of_sessions(conn, &ids)?;
        let with_communes = sessions
            .into_iter()
            .map(|session| SessionRow { communes: communes.remove(&session.id).unwrap_or_default(), session });
        Ok(SessionPage { rows: with_communes.collect(), next })
    }

    /// One session.
    ///
    /// # Errors
    /// Not found; forbidden.
    pub fn session(&self, conn: &mut Conn, ctx: &Ctx<'_>, code: &str) -> store::Result<SessionView> {
        let directory = organization::directory(conn)?;
        let session = rows::session(conn, code)?;
        let communes = rows::session_communes(conn, session.id)?;
        session_permitted(conn, ctx, Action::ViewSession, &directory, &session, &communes)?;
        let members = rows::members(conn, session.docket_group)?;
        let standing = Standing { communes: &communes, members: &members, ..Standing::new(&directory) };
        let conclusion = rows::conclusion(conn, session.id)?;
        let mut open = rules::on_session(&session, conclusion.is_some());
        if session.open {
            open.push(Action::Inspect);
        }
        let actions = open.into_iter().filter(|action| policy::may(ctx.actor, *action, &standing).is_ok()).collect();
        let drafts = policy::may(ctx.actor, Action::IssueConclusion, &standing).is_ok();
        let group = docket_group::table.find(session.docket_group).select(Group::as_select()).first(conn)?;
        let attendees = docket_attendee::table.filter(docket_attendee::session.eq(session.id));
        let records = docket_record::table.filter(docket_record::session.eq(session.id));
        let inspections = docket_inspection::table.filter(docket_inspection::session.eq(session.id));
        Ok(SessionView {
            attendees: attendees.order(docket_attendee::no).select(Attendee::as_select()).load(conn)?,
            records: records.order(docket_record::no).select(Record::as_select()).load(conn)?,
            inspections: inspections
                .order((docket_inspection::began_at, docket_inspection::id))
                .select(Inspection::as_select())
                .load(conn)?,
            conclusion: conclusion.filter(|conclusion| drafts || conclusion.issued_at.is_some()),
            session,
            group,
            communes,
            actions,
        })
    }

    /// The conclusion notice of a session: its draft for the province alone.
    ///
    /// # Errors
    /// Not found; forbidden.
    pub fn conclusion(&self, conn: &mut Conn, ctx: &Ctx<'_>, code: &str) -> store::Result<Option<ConclusionView>> {
        let Some(conclusion) = self.session(conn, ctx, code)?.conclusion else { return Ok(None) };
        let paragraphs = docket_paragraph::table
            .filter(docket_paragraph::conclusion.eq(conclusion.id))
            .order(docket_paragraph::no)
            .select(Paragraph::as_select())
            .load(conn)?;
        let files = of_thing(conn, conclusion.id)?;
        Ok(Some(ConclusionView { conclusion, paragraphs, files }))
    }

    /// The working groups, the newest first.
    ///
    /// # Errors
    /// Forbidden for an actor who may look at no session.
    pub fn groups(&self, conn: &mut Conn, ctx: &Ctx<'_>) -> store::Result<Vec<Group>> {
        let directory = organization::directory(conn)?;
        Scope::some(ctx.actor, Action::ViewSession, &directory)?;
        let newest = docket_group::table.order((docket_group::made_at.desc(), docket_group::id.desc()));
        Ok(newest.limit(MOST).select(Group::as_select()).load(conn)?)
    }

    /// One working group.
    ///
    /// # Errors
    /// Not found; forbidden.
    pub fn group(&self, conn: &mut Conn, ctx: &Ctx<'_>, id: Id) -> store::Result<GroupView> {
        let directory = organization::directory(conn)?;
        Scope::some(ctx.actor, Action::ViewSession, &directory)?;
        let group = docket_group::table.find(id).select(Group::as_select()).first(conn).optional()?;
        let group = group.ok_or_else(rows::not_found)?;
        let members = docket_group_member::table.filter(docket_group_member::docket_group.eq(id));
        let communes = docket_group_commune::table.filter(docket_group_commune::docket_group.eq(id));
        let mut communes: Vec<Id> = communes.select(docket_group_commune::commune).load(conn)?;
        communes.sort_by_key(|commune| directory.unit(*commune).map(|unit| unit.code.clone()));
        Ok(GroupView {
            members: members.order(docket_group_member::no).select(Member::as_select()).load(conn)?,
            communes,
            group,
        })
    }

    /// The briefing sheet of one commune: the figures of its service centre from the first day of the year to the day
    /// of the session, and what it still waits for.
    ///
    /// # Errors
    /// Not found, also where the session is not with this commune; forbidden.
    pub fn briefing(&self, conn: &mut Conn, ctx: &Ctx<'_>, code: &str, commune: Id) -> store::Result<Briefing> {
        let directory = organization::directory(conn)?;
        let session = rows::session(conn, code)?;
        let communes = rows::session_communes(conn, session.id)?;
        if !communes.contains(&commune) {
            return Err(rows::not_found());
        }
        // A commune reads its own sheet, not its neighbours'.
        session_permitted(conn, ctx, Action::Briefing, &directory, &session, &[commune])?;
        let to = session.held_at.unwrap_or(ctx.now).date();
        let from = Date::new(to.civil().year(), 1, 1).unwrap_or(to);
        let figures = self.briefing_figures().map(|port| port.figures(conn, commune, from, to, ctx.now)).transpose()?;
        // The sheet is the same whoever reads it.
        let open_recommendations = open_of(conn, commune)?;
        let open_tasks = open_tasks_of(conn, commune, ctx.now)?;
        Ok(Briefing { session, commune, from, to, figures, open_recommendations, open_tasks })
    }
}

fn page(
    conn: &mut Conn,
    scope: &Scope,
    filter: &SessionFilter,
    limit: i64,
    after: Option<Cursor>,
) -> store::Result<Vec<Session>> {
    let mut query =
        s::table.order((s::planned_from.desc(), s::id.desc())).limit(limit).select(Session::as_select()).into_boxed();
    if !scope.everything {
        let with = docket_session_commune::table
            .filter(docket_session_commune::commune.eq_any(scope.communes.clone()))
            .select(docket_session_commune::session);
        let member = docket_group_member::table
            .filter(docket_group_member::account.eq(scope.member).assume_not_null())
            .select(docket_group_member::docket_group);
        query = query.filter(s::id.eq_any(with).or(s::docket_group.eq_any(member)));
    }
    if let Some(commune) = filter.commune {
        let with = docket_session_commune::table
            .filter(docket_session_commune::commune.eq(commune))
            .select(docket_session_commune::session);
        query = query.filter(s::id.eq_any(with));
    }
    if let Some(group) = filter.group {
        query = query.filter(s::docket_group.eq(group));
    }
    if let Some(state) = filter.state {
        query = query.filter(s::state.eq(state));
    }
    if let Some(Cursor { at, id }) = after {
        let behind = s::planned_from.lt(at).or(s::planned_from.eq(at).and(s::id.lt(id)));
        query = query.filter(s::planned_from.le(at).and(behind));
    }
    Ok(query.load(conn)?)
}
