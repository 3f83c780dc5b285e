use diesel::prelude::*;
use diesel::sql_types::{BigInt, Bool};
use kernel::{Date, Id, Timestamp};
use organization::settings::SettingKey;
use store::Conn;

use super::report::last_answers;
use super::{Cursor, MOST};
use crate::Docket;
use crate::commands::rows;
use crate::model::{Answer, AnswerClass, Field, Matter};
use crate::schema::docket_matter as m;

/// A settled matter, as anybody may read it: no person is named in it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PublicAnswer {
    pub code: String,
    pub title: String,
    pub field: Field,
    pub lead_body: Id,
    pub communes: i32,
    /// What the department answered, unless it answered that somebody else has to.
    pub answer: Option<Written>,
    /// What the leader of the province decided.
    pub decision: Option<String>,
    /// When it was decided, or answered.
    pub at: Timestamp,
}

/// A written answer without its signer.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Written {
    pub class: AnswerClass,
    pub content: String,
    pub number: String,
    pub signed_on: Option<Date>,
}

/// A page of settled matters, the newest first.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PublicPage {
    pub rows: Vec<PublicAnswer>,
    pub next: Option<Cursor>,
}

impl Docket {
    /// What departments answered and the leader decided, if the province shows it.
    ///
    /// # Errors
    /// Not found unless the setting is on.
    pub fn public_answers(
        &self,
        conn: &mut Conn,
        now: Timestamp,
        limit: i64,
        after: Option<Cursor>,
    ) -> store::Result<PublicPage> {
        let picture = organization::snapshot(conn)?;
        let province = picture.directory.province().map(|province| province.id);
        if !picture.setting(SettingKey::PublicAnswers, province, now.date()).flag() {
            return Err(rows::not_found());
        }
        let limit = limit.clamp(1, MOST);
        let mut matters = settled(conn, limit + 1, after)?;
        let next = Cursor::cut(&mut matters, limit, |matter| (moment(matter), matter.id));
        let ids: Vec<Id> = matters.iter().map(|matter| matter.id).collect();
        let mut answers = last_answers(conn, &ids)?;
        let rows = matters.into_iter().map(|matter| {
            let answer = answers.remove(&matter.id);
            show(matter, answer)
        });
        Ok(PublicPage { rows: rows.collect(), next })
    }
}

/// When it was settled: the decision comes after the answer.
const SETTLED: &str = "COALESCE(docket_matter.decided_at, docket_matter.answered_at)";

/// Matters that a department answered whole, or that the leader decided, and that nobody works on any more.
fn settled(conn: &mut Conn, limit: i64, after: Option<Cursor>) -> store::Result<Vec<Matter>> {
    let at = || diesel::dsl::sql::<BigInt>(SETTLED);
    let whole = m::answer_class.eq_any([AnswerClass::Resolved, AnswerClass::Guidance]).assume_not_null();
    let mut query = m::table
        // Word for word the condition of `docket_matter_public`.
        .filter(diesel::dsl::sql::<Bool>("docket_matter.state IN ('answered', 'concluded', 'closed')"))
        .filter(m::decided_at.is_not_null().or(m::answered_at.is_not_null().and(whole)))
        .order((at().desc(), m::id.desc()))
        .limit(limit)
        .select(Matter::as_select())
        .into_boxed();
    if let Some(Cursor { at: last, id }) = after {
        query = query.filter(at().le(last).and(at().lt(last).or(at().eq(last).and(m::id.lt(id)))));
    }
    Ok(query.load(conn)?)
}

fn moment(matter: &Matter) -> Timestamp {
    matter.decided_at.or(matter.answered_at).unwrap_or(matter.opened_at)
}

fn show(matter: Matter, answer: Option<Answer>) -> PublicAnswer {
    let whole = |answer: &Answer| matches!(answer.class, AnswerClass::Resolved | AnswerClass::Guidance);
    PublicAnswer {
        at: moment(&matter),
        answer: answer.filter(whole).map(|answer| Written {
            class: answer.class,
            content: answer.content,
            number: answer.number.unwrap_or_default(),
            signed_on: answer.signed_on,
        }),
        code: matter.code,
        title: matter.title,
        field: matter.field,
        lead_body: matter.lead_body,
        communes: matter.communes,
        decision: matter.decision,
    }
}
