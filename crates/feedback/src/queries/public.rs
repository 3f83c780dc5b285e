use diesel::prelude::*;
use kernel::{Id, Timestamp};
use store::Conn;

use super::Cursor;
use crate::commands::switches;
use crate::model::Class;
use crate::schema::feedback_petition as p;

/// A published answer, as anybody may read it: no person is named in it.
#[derive(Clone, PartialEq, Eq, Debug, Queryable)]
pub struct PublicAnswer {
    pub id: Id,
    pub code: String,
    pub class: Option<Class>,
    pub body: Id,
    pub question: Option<String>,
    pub answer: Option<String>,
    pub published_at: Option<Timestamp>,
}

/// A page of published answers, the newest first.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PublicPage {
    pub rows: Vec<PublicAnswer>,
    pub next: Option<Cursor>,
}

/// Published answers (H4); none while the province does not publish.
///
/// # Errors
/// Those of the database.
pub fn public_answers(conn: &mut Conn, now: Timestamp, limit: i64, after: Option<Cursor>) -> store::Result<PublicPage> {
    if !switches(conn, now.date())?.0 {
        return Ok(PublicPage { rows: Vec::new(), next: None });
    }
    let at = p::published_at.assume_not_null();
    let mut query = p::table
        .filter(p::published_at.is_not_null())
        .order((p::published_at.desc(), p::id.desc()))
        .limit(limit + 1)
        .select((p::id, p::code, p::class, p::holder_body, p::public_question, p::public_answer, p::published_at))
        .into_boxed();
    if let Some(Cursor { at: last, id }) = after {
        query = query.filter(at.lt(last).or(at.eq(last).and(p::id.lt(id))));
    }
    let mut rows: Vec<PublicAnswer> = query.load(conn)?;
    let next = Cursor::cut(&mut rows, limit, |row| (row.published_at.unwrap_or(now), row.id));
    Ok(PublicPage { rows, next })
}
