use diesel::prelude::*;
use diesel::sql_types::Bool;
use identity::Ctx;
use kernel::Id;
use store::{Conn, MultiBackend};

use super::Cursor;
use crate::model::{Action, Petition};
use crate::policy::Scope;
use crate::schema::feedback_petition as p;

kernel::named_enum! {
    /// What a desk shows.
    pub enum DeskTab {
        /// What is open, the nearest clock first.
        Open = "open",
        /// What is open and whose clock has run out: the Office's is that of the whole province.
        Climbed = "climbed",
        /// Everything that ever came, the newest first.
        All = "all",
    }
}

/// A page of a desk.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct DeskPage {
    pub rows: Vec<Petition>,
    pub next: Option<Cursor>,
}

type Condition = Box<dyn BoxableExpression<p::table, MultiBackend, SqlType = Bool>>;

/// Petitions that the actor may see.
///
/// # Errors
/// Forbidden for who may see none; those of the database.
pub fn desk(
    conn: &mut Conn,
    ctx: &Ctx<'_>,
    tab: DeskTab,
    limit: i64,
    after: Option<Cursor>,
) -> store::Result<DeskPage> {
    let directory = organization::directory(conn)?;
    let scope = Scope::of(ctx.actor, Action::View, &directory)?;
    let key = |row: &Petition| match tab {
        DeskTab::All => (row.filed_at, row.id),
        _ => (row.due_at.unwrap_or(row.filed_at), row.id),
    };
    let mut rows = Vec::new();
    // One page of each part of what may be seen, each from its own index, merged.
    for part in parts(&scope) {
        rows.extend(page(conn, tab, part, limit + 1, after)?);
    }
    rows.sort_by_key(key);
    if tab == DeskTab::All {
        rows.reverse();
    }
    rows.dedup_by_key(|row| row.id);
    let next = Cursor::cut(&mut rows, limit, key);
    Ok(DeskPage { rows, next })
}

/// The policy as parts that may overlap.
fn parts(scope: &Scope) -> Vec<Option<Condition>> {
    if scope.everything {
        return vec![None];
    }
    let mut parts: Vec<Option<Condition>> = Vec::new();
    for body in &scope.bodies {
        parts.push(Some(Box::new(p::holder_body.eq(*body))));
    }
    for body in &scope.about {
        parts.push(Some(Box::new(p::about.eq(*body).assume_not_null())));
    }
    if let Some(holder) = scope.holder {
        parts.push(Some(Box::new(p::holder_person.eq(holder).assume_not_null())));
    }
    parts
}

fn page(
    conn: &mut Conn,
    tab: DeskTab,
    part: Option<Condition>,
    limit: i64,
    after: Option<Cursor>,
) -> store::Result<Vec<Petition>> {
    let mut query = p::table.select(Petition::as_select()).limit(limit).into_boxed();
    if let Some(part) = part {
        query = query.filter(part);
    }
    let due = p::due_at.assume_not_null();
    query = match tab {
        DeskTab::All => query.order((p::filed_at.desc(), p::id.desc())),
        _ => query.filter(p::open).order((p::due_at, p::id)),
    };
    if tab == DeskTab::Climbed {
        query = query.filter(p::lapsed_at.is_not_null());
    }
    if let Some(Cursor { at, id }) = after {
        query = match tab {
            DeskTab::All => query.filter(p::filed_at.lt(at).or(p::filed_at.eq(at).and(p::id.lt(id)))),
            _ => query.filter(due.gt(at).or(due.eq(at).and(p::id.gt(id)))),
        };
    }
    Ok(query.load(conn)?)
}

/// How many petitions lie open with a body.
///
/// # Errors
/// Those of the database.
pub fn waiting(conn: &mut Conn, body: Id) -> store::Result<i64> {
    Ok(p::table.filter(p::open).filter(p::holder_body.eq(body)).count().get_result(conn)?)
}
