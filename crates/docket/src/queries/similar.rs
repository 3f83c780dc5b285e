use std::collections::{HashMap, HashSet};

use diesel::prelude::*;
use identity::Ctx;
use kernel::Id;
use store::Conn;

use crate::Docket;
use crate::model::{Action, Field, Recommendation, State};
use crate::policy::Scope;
use crate::rules::similar::{ALIKE, Terms, likeness, weight};
use crate::schema::{docket_matter, docket_recommendation, docket_term};

/// Terms that are looked for: the most telling ones of what is typed.
const TERMS: usize = 16;
/// Recommendations that are read for each: those that may be joined first, then the newest, so that a word that thousands
/// use costs no more than another.
const POSTINGS: i64 = 200;
/// Candidates that are compared term by term.
const CANDIDATES: usize = 30;

/// A recommendation of the same matter, as far as the words tell.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Similar {
    pub code: String,
    pub title: String,
    pub content: String,
    pub commune: Id,
    pub field: Field,
    pub state: State,
    /// The matter it hangs on, and whether one more may still be joined to it.
    pub matter_code: String,
    pub joinable: bool,
    /// Communes that share the matter.
    pub communes: i32,
    /// How alike the words are, of a hundred.
    pub likeness: i64,
}

impl Docket {
    /// Recommendations that speak of the same matter as what is typed, those that may be joined first,
    /// then the most alike, one for each matter. The
    /// time does not grow with the store: a term's newest recommendations are enough to find what to join.
    ///
    /// # Errors
    /// Forbidden for whoever may neither raise nor join anything; those of the database.
    pub fn similar(
        &self,
        conn: &mut Conn,
        ctx: &Ctx<'_>,
        title: &str,
        content: &str,
        limit: usize,
    ) -> store::Result<Vec<Similar>> {
        let directory = organization::directory(conn)?;
        if Scope::some(ctx.actor, Action::Join, &directory).is_err() {
            Scope::some(ctx.actor, Action::Draft, &directory)?;
        }
        let typed = Terms::of(&format!("{title}\n{content}"));
        let candidates = candidates(conn, &typed)?;
        let mut alike: Vec<(Id, f64)> = compared(conn, &typed, candidates)?;
        alike.retain(|(_, likeness)| *likeness >= ALIKE);
        alike.sort_by(|one, other| other.1.total_cmp(&one.1).then(one.0.cmp(&other.0)));
        read(conn, &alike, limit)
    }
}

/// The recommendations that share the most of the telling terms.
fn candidates(conn: &mut Conn, typed: &Terms) -> store::Result<Vec<Id>> {
    let mut shared: HashMap<Id, f64> = HashMap::new();
    for term in typed.telling(TERMS) {
        let having: Vec<Id> = docket_term::table
            .filter(docket_term::term.eq(term))
            .order((docket_term::joinable.desc(), docket_term::recommendation.desc()))
            .limit(POSTINGS)
            .select(docket_term::recommendation)
            .load(conn)?;
        for id in having {
            *shared.entry(id).or_default() += weight(term);
        }
    }
    let mut ids: Vec<(Id, f64)> = shared.into_iter().collect();
    ids.sort_by(|one, other| other.1.total_cmp(&one.1).then(other.0.cmp(&one.0)));
    Ok(ids.into_iter().take(CANDIDATES).map(|(id, _)| id).collect())
}

fn compared(conn: &mut Conn, typed: &Terms, ids: Vec<Id>) -> store::Result<Vec<(Id, f64)>> {
    let rows: Vec<(Id, String)> = docket_term::table
        .filter(docket_term::recommendation.eq_any(ids))
        .select((docket_term::recommendation, docket_term::term))
        .load(conn)?;
    let mut terms: HashMap<Id, Vec<String>> = HashMap::new();
    for (id, term) in rows {
        terms.entry(id).or_default().push(term);
    }
    Ok(terms.into_iter().map(|(id, terms)| (id, likeness(typed, &terms.into_iter().collect()))).collect())
}

/// The rows of the matters that are alike, in that order; drafts hang on none and are left out.
fn read(conn: &mut Conn, alike: &[(Id, f64)], limit: usize) -> store::Result<Vec<Similar>> {
    let ids: Vec<Id> = alike.iter().map(|(id, _)| *id).collect();
    let rows: Vec<(Recommendation, String, State, i32)> = docket_recommendation::table
        .inner_join(docket_matter::table)
        .filter(docket_recommendation::id.eq_any(ids))
        .select((Recommendation::as_select(), docket_matter::code, docket_matter::state, docket_matter::communes))
        .load(conn)?;
    let mut rows: HashMap<Id, _> = rows.into_iter().map(|row| (row.0.id, row)).collect();
    let mut seen = HashSet::new();
    let found = alike.iter().filter_map(|(id, likeness)| {
        let (own, matter_code, state, communes) = rows.remove(id)?;
        seen.insert(matter_code.clone()).then(|| show(own, matter_code, state, communes, *likeness))
    });
    let mut found: Vec<Similar> = found.collect();
    // What can be joined is what the one who types looks for; what was answered may still be read below.
    found.sort_by_key(|one| !one.joinable);
    found.truncate(limit);
    Ok(found)
}

fn show(own: Recommendation, matter_code: String, state: State, communes: i32, likeness: f64) -> Similar {
    Similar {
        code: own.code,
        title: own.title,
        content: own.content,
        commune: own.commune,
        field: own.field,
        state,
        matter_code,
        joinable: state.is_joinable(),
        communes,
        #[allow(clippy::cast_possible_truncation, reason = "a share of a hundred")]
        likeness: (likeness * 100.0).round() as i64,
    }
}
