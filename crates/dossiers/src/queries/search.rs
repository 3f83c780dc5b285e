use diesel::prelude::*;
use kernel::codes::{DossierCode, PersonalNumber};
use kernel::text;
use store::Conn;

use super::queue::{Condition, QueueFilter, QueueRow, seen};
use crate::policy::Scope;
use crate::schema::{dossier, dossier_detail};

/// The most words of a query that are looked at.
const MOST_WORDS: usize = 8;
/// The most dossiers of one person that a search shows; the shape that broke others had 872.
const MOST_OF_PERSON: i64 = 200;

/// A query that is a whole code or a personal number is answered at once, whatever the state; `None` for words.
pub(super) fn exact(conn: &mut Conn, scope: &Scope, filter: &QueueFilter) -> store::Result<Option<Vec<QueueRow>>> {
    let Some(q) = filter.q.as_deref().map(str::trim).filter(|q| !q.is_empty() && q.len() <= 60) else {
        return Ok(None);
    };
    if let Ok(code) = DossierCode::parse(q) {
        return Ok(Some(visible(conn, scope, Box::new(dossier::code.eq(String::from(code))))?));
    }
    if let Ok(number) = PersonalNumber::parse(q) {
        let of_person = dossier_detail::table
            .filter(dossier_detail::personal_number.eq(String::from(number)))
            .select(dossier_detail::dossier);
        return Ok(Some(visible(conn, scope, Box::new(dossier::id.eq_any(of_person)))?));
    }
    Ok(None)
}

fn visible(conn: &mut Conn, scope: &Scope, condition: Condition) -> store::Result<Vec<QueueRow>> {
    let mut query = dossier::table
        .select(QueueRow::as_select())
        .filter(condition)
        .order(dossier::filed_at.desc())
        .limit(MOST_OF_PERSON)
        .into_boxed();
    if let Some(seen) = seen(scope) {
        query = query.filter(seen);
    }
    Ok(query.load(conn)?)
}

/// Every word must stand in the name or in the code.
pub(super) fn words_of(q: Option<&str>) -> Vec<Condition> {
    let Some(q) = q else { return Vec::new() };
    text::words(q.get(..400).unwrap_or(q)).into_iter().take(MOST_WORDS).map(|word| word_in(&word)).collect()
}

fn word_in(word: &str) -> Condition {
    let plain = word.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_");
    let name = dossier::applicant_folded.like(format!("%{plain}%")).escape('\\');
    let code = dossier::code.like(format!("%{}%", plain.to_uppercase())).escape('\\');
    Box::new(name.or(code))
}
