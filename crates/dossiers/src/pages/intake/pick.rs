use std::collections::HashMap;

use askama::Template;
use axum::extract::State as From;
use diesel::prelude::*;
use kernel::{Date, Id};
use procedures::{Catalogue, Filter, Level, Version};
use serde::Deserialize;
use store::Conn;
use web::{Query, Staff, Texts};

use crate::WORDS;
use crate::desk::Desk;
use crate::pages::Answer;
use crate::schema::dossier;

/// As many as can be seen at once.
const SHOWN: usize = 8;
/// The last filings of a centre that tell what it takes in most.
const LAST: i64 = 300;

/// One procedure to choose.
pub struct Hit {
    pub code: String,
    pub name: String,
    pub field: String,
    pub levels: String,
    /// Its key, for the usual ones.
    pub key: String,
}

/// What a search found.
pub struct Found {
    pub hits: Vec<Hit>,
    pub more: usize,
    /// Nothing was typed: the usual procedures of the centre.
    pub usual: bool,
}

#[derive(Deserialize)]
pub struct Ask {
    #[serde(default)]
    q: String,
}

#[derive(Template)]
#[template(path = "intake-found.html")]
struct Part {
    t: Texts,
    found: Found,
}

/// Procedures by what was typed: words without marks, an abbreviation, a code.
pub async fn procedures(From(desk): From<Desk>, staff: Staff, Query(ask): Query<Ask>) -> Answer {
    let t = staff.texts(&WORDS);
    let today = desk.kit.clock.now().date();
    let centre = super::form::may_receive(&staff)?;
    let read = move |conn: &mut Conn| found(conn, centre, &ask.q, today, &t);
    let found = desk.kit.store.read(read).await?;
    web::render(&Part { t, found })
}

/// What is found for these words; the usual ones for none.
///
/// # Errors
/// Those of the database.
pub fn found(conn: &mut Conn, centre: Id, q: &str, today: Date, t: &Texts) -> store::Result<Found> {
    let catalogue = procedures::catalogue(conn)?;
    if q.trim().is_empty() {
        return usual(conn, &catalogue, centre, today, t);
    }
    let filter = Filter { q: q.to_owned(), ..Filter::default() };
    let found = catalogue.search(&filter, today);
    let hits = found.hits.iter().take(SHOWN).map(|hit| row(&hit.version, String::new(), t)).collect();
    Ok(Found { hits, more: found.hits.len().saturating_sub(SHOWN), usual: false })
}

/// What this centre took in most lately; a new centre begins with what has a limit set for everybody.
fn usual(conn: &mut Conn, catalogue: &Catalogue, centre: Id, today: Date, t: &Texts) -> store::Result<Found> {
    let last: Vec<String> = dossier::table
        .filter(dossier::receiving_unit.eq(centre))
        .order((dossier::filed_at.desc(), dossier::id.desc()))
        .limit(LAST)
        .select(dossier::procedure_code)
        .load(conn)?;
    let mut counts: HashMap<String, usize> = HashMap::new();
    for code in last {
        *counts.entry(code).or_default() += 1;
    }
    let mut codes: Vec<(String, usize)> = counts.into_iter().collect();
    codes.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    let set = catalogue.all_in_force(today).filter(|own| !catalogue.limits(&own.code).is_empty());
    let codes = codes.into_iter().map(|(code, _)| code).chain(set.map(|own| own.code.clone()));
    let mut hits: Vec<Hit> = Vec::new();
    for code in codes {
        if hits.len() == SHOWN {
            break;
        }
        if let Some(version) = catalogue.in_force(&code, today)
            && !hits.iter().any(|hit| hit.code == version.code)
        {
            hits.push(row(version, format!("Alt+{}", hits.len() + 1), t));
        }
    }
    Ok(Found { hits, more: 0, usual: true })
}

fn row(version: &Version, key: String, t: &Texts) -> Hit {
    let level = |level: Level| t.say(&format!("dossier-level-{level}"));
    Hit {
        code: version.code.clone(),
        name: version.name.clone(),
        field: version.field.clone(),
        levels: version.levels().map(level).collect::<Vec<_>>().join(", "),
        key,
    }
}
