use diesel::prelude::*;
use kernel::{Date, Id, Timestamp};
use organization::settings::SettingKey;
use store::Conn;

use super::cursor::{Cursor, MOST};
use crate::Docket;
use crate::commands::rows;
use crate::model::{Answer, AnswerClass, Field, Matter};
use crate::schema::{docket_answer, docket_matter as m};

/// An answered matter, as anybody may read it: no person is named in it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PublicAnswer {
    pub code: String,
    pub title: String,
    pub field: Field,
    pub lead_body: Id,
    pub communes: i32,
    pub class: AnswerClass,
    pub content: String,
    pub number: String,
    pub signed_on: Option<Date>,
    pub answered_at: Timestamp,
}

/// A page of answered matters, the newest first.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PublicPage {
    pub rows: Vec<PublicAnswer>,
    pub next: Option<Cursor>,
}

impl Docket {
    /// What departments answered, if the province shows it.
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
        let at = m::answered_at.assume_not_null();
        let mut query = m::table
            .filter(m::answered_at.is_not_null())
            .order((m::answered_at.desc(), m::id.desc()))
            .limit(limit + 1)
            .select(Matter::as_select())
            .into_boxed();
        if let Some(Cursor { at: last, id }) = after {
            query = query.filter(at.le(last).and(at.lt(last).or(at.eq(last).and(m::id.lt(id)))));
        }
        let mut matters: Vec<Matter> = query.load(conn)?;
        let next =
            Cursor::cut(&mut matters, limit, |matter| (matter.answered_at.unwrap_or(matter.opened_at), matter.id));
        let mut answers = Vec::with_capacity(matters.len());
        for matter in matters {
            answers.extend(answered(conn, matter)?);
        }
        Ok(PublicPage { rows: answers, next })
    }
}

fn answered(conn: &mut Conn, matter: Matter) -> store::Result<Option<PublicAnswer>> {
    let last: Option<Answer> = docket_answer::table
        .filter(docket_answer::matter.eq(matter.id))
        .filter(docket_answer::issued_at.is_not_null())
        .order(docket_answer::no.desc())
        .select(Answer::as_select())
        .first(conn)
        .optional()?;
    Ok(last.map(|answer| PublicAnswer {
        code: matter.code,
        title: matter.title,
        field: matter.field,
        lead_body: matter.lead_body,
        communes: matter.communes,
        class: answer.class,
        content: answer.content,
        number: answer.number.unwrap_or_default(),
        signed_on: answer.signed_on,
        answered_at: answer.issued_at.unwrap_or(matter.opened_at),
    }))
}
