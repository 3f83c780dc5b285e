use diesel::prelude::*;
use diesel::sql_types::Bool;
use identity::Ctx;
use kernel::{Date, Id, Timestamp, text};
use store::{Conn, MultiBackend};

use super::{Cursor, MOST};
use crate::Docket;
use crate::commands::OWN_DRAFT;
use crate::model::{Action, ClockKind, Field, Level, State, Timeliness};
use crate::policy::Scope;
use crate::schema::{docket_matter, docket_opinion, docket_recommendation as rec};

kernel::named_enum! {
    /// The rows behind one figure of the leader's page.
    pub enum Standing {
        Open = "open",
        /// Answered within the lead's clock.
        InTime = "in_time",
        Late = "late",
        /// Went above the department at least once.
        Escalated = "escalated",
        /// A clock of it ran out at least once.
        Lapsed = "lapsed",
    }
}

/// Which recommendations a list shows, newest first.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct RecommendationFilter {
    pub commune: Option<Id>,
    /// The department that leads.
    pub lead: Option<Id>,
    /// The field under which its matter counts; a draft's own.
    pub field: Option<Field>,
    pub state: Option<State>,
    /// How its matter stands, as the leader's page counts it.
    pub standing: Option<Standing>,
    pub session: Option<Id>,
    pub matter: Option<Id>,
    /// Words of the title or the code, marks and case not minded.
    pub q: Option<String>,
}

/// One row of a list: what was raised, where it is, whose turn it is and since when.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct RecommendationRow {
    pub id: Id,
    pub code: String,
    pub title: String,
    pub field: Field,
    pub commune: Id,
    pub state: State,
    pub made_at: Timestamp,
    pub sent_at: Option<Timestamp>,
    pub wished_on: Option<Date>,
    /// What hangs on the matter; `None` for a draft.
    pub matter: Option<MatterPart>,
}

/// Where the matter of a row stands.
#[derive(Clone, PartialEq, Eq, Debug, Queryable, Selectable)]
#[diesel(table_name = docket_matter)]
pub struct MatterPart {
    pub code: String,
    pub lead_body: Id,
    pub holder_unit: Id,
    pub holder_since: Timestamp,
    pub next_clock: Option<ClockKind>,
    pub next_clock_at: Option<Timestamp>,
    pub level: Level,
    pub lapsed: bool,
    pub recommendations: i32,
}

/// A page of a list.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct RecommendationPage {
    pub rows: Vec<RecommendationRow>,
    /// Where the next page begins; `None` on the last one.
    pub next: Option<Cursor>,
}

type Joined = diesel::dsl::LeftJoinQuerySource<rec::table, docket_matter::table>;
pub(super) type Condition = Box<dyn BoxableExpression<Joined, MultiBackend, SqlType = Bool>>;
type Columns = ((Id, String, String, Field, Id, State, Timestamp, Option<Timestamp>, Option<Date>), Option<MatterPart>);

impl Docket {
    /// What was raised, newest first. Drafts are seen by their commune alone.
    ///
    /// # Errors
    /// Forbidden for an actor who may look at nothing.
    pub fn recommendations(
        &self,
        conn: &mut Conn,
        ctx: &Ctx<'_>,
        filter: &RecommendationFilter,
        limit: i64,
        after: Option<Cursor>,
    ) -> store::Result<RecommendationPage> {
        let directory = organization::directory(conn)?;
        let scope = Scope::some(ctx.actor, Action::View, &directory)?;
        let limit = limit.clamp(1, MOST);
        let mut rows = Vec::new();
        // One page of each part of what may be seen, each from its own index, merged.
        let drafting = Scope::of(ctx.actor, OWN_DRAFT, &directory).communes;
        for part in parts(&scope, &drafting, ctx.actor.account, filter) {
            let mut conditions = conditions(filter, after);
            conditions.extend(part);
            rows.extend(page(conn, conditions, limit + 1)?);
        }
        rows.sort_by_key(|row| std::cmp::Reverse((row.made_at, row.id)));
        rows.dedup_by_key(|row| row.id);
        let next = Cursor::cut(&mut rows, limit, |row| (row.made_at, row.id));
        Ok(RecommendationPage { rows, next })
    }
}

pub(super) fn page(conn: &mut Conn, conditions: Vec<Condition>, limit: i64) -> store::Result<Vec<RecommendationRow>> {
    let own = (
        rec::id,
        rec::code,
        rec::title,
        rec::field,
        rec::commune,
        rec::state,
        rec::made_at,
        rec::sent_at,
        rec::wished_on,
    );
    let mut query = rec::table
        .left_join(docket_matter::table)
        .select((own, Option::<MatterPart>::as_select()))
        .order((rec::made_at.desc(), rec::id.desc()))
        .limit(limit)
        .into_boxed();
    for condition in conditions {
        query = query.filter(condition);
    }
    let rows: Vec<Columns> = query.load(conn)?;
    Ok(rows.into_iter().map(row).collect())
}

fn row((own, matter): Columns) -> RecommendationRow {
    let (id, code, title, field, commune, state, made_at, sent_at, wished_on) = own;
    RecommendationRow { id, code, title, field, commune, state, made_at, sent_at, wished_on, matter }
}

fn conditions(filter: &RecommendationFilter, after: Option<Cursor>) -> Vec<Condition> {
    let mut all: Vec<Condition> = Vec::new();
    if let Some(commune) = filter.commune {
        all.push(Box::new(rec::commune.eq(commune)));
    }
    if let Some(lead) = filter.lead {
        all.push(Box::new(rec::lead_body.eq(lead).and(rec::state.ne(State::Draft))));
    }
    if let Some(field) = filter.field {
        let counted = docket_matter::field.nullable().eq(Some(field)).assume_not_null();
        all.push(Box::new(rec::matter.is_not_null().and(counted).or(rec::matter.is_null().and(rec::field.eq(field)))));
    }
    all.extend(filter.standing.map(counted));
    if let Some(state) = filter.state {
        all.push(Box::new(rec::state.eq(state)));
    }
    if let Some(session) = filter.session {
        all.push(Box::new(rec::session.eq(session).assume_not_null()));
    }
    if let Some(matter) = filter.matter {
        all.push(Box::new(rec::matter.eq(matter).assume_not_null()));
    }
    for word in filter.q.as_deref().map(text::words).unwrap_or_default() {
        all.push(Box::new(rec::folded.like(format!("%{}%", escaped(&word))).escape('\\')));
    }
    if let Some(Cursor { at, id }) = after {
        let behind = rec::made_at.lt(at).or(rec::made_at.eq(at).and(rec::id.lt(id)));
        all.push(Box::new(rec::made_at.le(at).and(behind)));
    }
    all
}

/// What a figure of the leader's page counts, as a condition on the matter.
fn counted(standing: Standing) -> Condition {
    use docket_matter as m;
    let in_time = [Timeliness::Early, Timeliness::OnTime].map(Some);
    match standing {
        Standing::Open => Box::new(m::open.nullable().eq(Some(true)).assume_not_null()),
        Standing::InTime => Box::new(m::outcome.nullable().eq_any(in_time).assume_not_null()),
        Standing::Late => Box::new(m::outcome.nullable().eq(Some(Timeliness::Late)).assume_not_null()),
        Standing::Escalated => Box::new(m::escalated.nullable().eq(Some(true)).assume_not_null()),
        Standing::Lapsed => Box::new(m::lapsed.nullable().eq(Some(true)).assume_not_null()),
    }
}

/// The policy as parts that overlap: nobody but whoever speaks for a commune (`drafting`), and whoever wrote it down for
/// the commune, sees its drafts. Everything of one's own commune, and everything one's own department leads, needs no
/// condition beside the filter.
fn parts(scope: &Scope, drafting: &[Id], account: Id, filter: &RecommendationFilter) -> Vec<Option<Condition>> {
    let no_foreign_draft = || -> Condition { Box::new(rec::state.ne(State::Draft).or(rec::author.eq(account))) };
    let own = filter.commune.filter(|commune| scope.communes.contains(commune));
    if let Some(commune) = own {
        return vec![(!drafting.contains(&commune)).then(no_foreign_draft)];
    }
    if filter.lead.is_some_and(|lead| scope.leads.contains(&lead)) {
        return vec![None];
    }
    if scope.everything {
        return vec![Some(no_foreign_draft())];
    }
    let asked = docket_opinion::table
        .filter(docket_opinion::unit.eq_any(scope.asked.clone()))
        .select(docket_opinion::matter.nullable());
    let mut parts: Vec<Option<Condition>> = vec![Some(Box::new(rec::matter.eq_any(asked).assume_not_null()))];
    for commune in &scope.communes {
        let of = rec::commune.eq(*commune);
        parts.push(Some(if drafting.contains(commune) { Box::new(of) } else { Box::new(of.and(no_foreign_draft())) }));
    }
    for lead in &scope.leads {
        parts.push(Some(Box::new(rec::lead_body.eq(*lead).and(rec::state.ne(State::Draft)))));
    }
    parts
}

/// A word in which `%` and `_` stand for themselves.
pub(super) fn escaped(word: &str) -> String {
    word.chars().flat_map(|c| matches!(c, '%' | '_' | '\\').then_some('\\').into_iter().chain([c])).collect()
}
