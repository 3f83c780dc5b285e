use askama::Template;
use axum::extract::State;
use serde::Deserialize;
use web::{Page, Query, Staff, Texts};

use super::Answer;
use super::choices::{self, Choice, Tab};
use crate::api::House;
use crate::queries::{self, FormerUnit};
use crate::{Directory, Unit, UnitKind, WORDS, directory, policy};

/// Matches of a search at most; more words narrow it.
const MOST: usize = 60;

#[derive(Deserialize, Default)]
pub(super) struct Asked {
    #[serde(default)]
    q: String,
    #[serde(default)]
    kind: String,
}

#[derive(Template)]
#[template(path = "organization-units.html")]
struct Units {
    page: Page,
    t: Texts,
    tab: Tab,
    q: String,
    kind: String,
    kinds: Vec<Choice>,
    rows: Vec<Line>,
    /// More matched than are shown.
    cut: bool,
    former: Vec<FormerLine>,
}

struct Line {
    unit: Unit,
    kind: String,
    above: String,
}

struct FormerLine {
    row: FormerUnit,
    code: Option<String>,
}

/// `GET /staff/organization`: the units, searched by name, code or the name of a former commune.
pub(super) async fn page(State(house): State<House>, staff: Staff, Query(asked): Query<Asked>) -> Answer {
    policy::may_see(&staff.actor)?;
    let words: String = asked.q.chars().take(200).collect();
    let (directory, former) = house
        .kit
        .store
        .read(move |conn| {
            let directory = directory(conn)?;
            let asked = !kernel::text::words(&words).is_empty();
            let former = if asked { queries::former_units(conn, &words, 30)? } else { Vec::new() };
            Ok((directory, former))
        })
        .await?;
    let t = staff.texts(&WORDS);
    let kind = UnitKind::parse(&asked.kind);
    let mut rows = found(&directory, &asked.q, kind);
    let cut = !asked.q.trim().is_empty() && rows.len() > MOST;
    rows.truncate(if asked.q.trim().is_empty() { usize::MAX } else { MOST });
    web::render(&Units {
        page: Page::staff(&staff, t.say("organization-units-title")),
        t,
        tab: Tab::Units,
        kinds: choices::kinds(&t),
        rows: rows.into_iter().map(|unit| line(&t, &directory, unit)).collect(),
        cut,
        former: former.into_iter().map(|row| FormerLine { code: code_of(&directory, &row.new_code), row }).collect(),
        q: asked.q,
        kind: asked.kind,
    })
}

/// Without a search the tree's upper part: province, departments, communes.
fn found<'a>(directory: &'a Directory, q: &str, kind: Option<UnitKind>) -> Vec<&'a Unit> {
    let units = queries::search(directory, q, kind);
    if !q.trim().is_empty() || kind.is_some() {
        return units;
    }
    units.into_iter().filter(|unit| !matches!(unit.kind, UnitKind::Division | UnitKind::Centre)).collect()
}

fn line(t: &Texts, directory: &Directory, unit: &Unit) -> Line {
    let above = unit.parent.and_then(|parent| directory.unit(parent)).map(|parent| parent.name.clone());
    Line { kind: choices::kind(t, unit.kind), above: above.unwrap_or_default(), unit: unit.clone() }
}

fn code_of(directory: &Directory, official: &str) -> Option<String> {
    directory.units().iter().find(|unit| unit.official_code.as_deref() == Some(official)).map(|unit| unit.code.clone())
}
