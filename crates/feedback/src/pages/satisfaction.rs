use std::collections::BTreeMap;
use std::sync::Arc;

use askama::Template;
use axum::extract::State as From;
use identity::Ctx;
use kernel::{Date, Id, Reason, Refusal};
use organization::Directory;
use procedures::Catalogue;
use serde::Deserialize;
use store::Conn;
use web::{Faults, Page, Query, Staff, Texts};

use super::Answer;
use super::parts::{unit, with_query};
use crate::WORDS;
use crate::desk::Desk;
use crate::model::{Action, Level, Spoken, Topic};
use crate::policy::{self, Scope, Standing};
use crate::queries::{self, By, Key, PetitionCount, Places};
use crate::rules::Count;

/// Answers with words shown.
const WRITTEN: i64 = 30;

#[derive(Clone, Deserialize, Default)]
#[serde(default)]
pub struct Ask {
    from: String,
    to: String,
    /// Code of a body; empty for all that the person may see.
    unit: String,
}

/// The days that are asked about, as typed and read.
pub struct Days {
    pub from: Date,
    pub to: Date,
    pub faults: Faults,
}

impl Days {
    /// The month of today unless told; a period that ends before it begins or begins in the future is said so, and the
    /// month shown.
    pub fn read(from: &str, to: &str, today: Date) -> Self {
        let mut faults = Faults::none();
        let first = Date::from(today.civil().first_of_month());
        let mut day = |field: &str, typed: &str, default: Date| match typed.trim() {
            "" => default,
            typed => faults.take(field, Date::parse(typed).ok_or(Reason::new("web-typed-date"))).unwrap_or(default),
        };
        let (from, to) = (day("from", from, first), day("to", to, today));
        if to < from {
            faults.add("to", Reason::new("feedback-period-backwards"));
        } else if from > today {
            faults.add("from", Reason::new("feedback-period-future"));
        }
        let sound = faults.is_empty();
        Self { from: if sound { from } else { first }, to: if sound { to } else { today }, faults }
    }
}

/// One line of a table of counts.
struct Row {
    name: String,
    href: Option<String>,
    counts: Vec<String>,
    all: String,
    share: String,
}

/// The petitions of a body.
struct Petitions {
    name: String,
    filed: i64,
    in_time: i64,
    late: i64,
    open: i64,
    open_late: i64,
}

/// What somebody wrote.
struct Words {
    at: String,
    code: String,
    level: String,
    kind: &'static str,
    words: String,
}

/// Everything the page shows, read in one go.
struct Read {
    title: String,
    total: Count,
    units: Vec<(Id, Count)>,
    procedures: Vec<(String, Count)>,
    topics: BTreeMap<Topic, Count>,
    petitions: BTreeMap<Id, PetitionCount>,
    written: Vec<Spoken>,
    directory: Arc<Directory>,
    catalogue: Arc<Catalogue>,
}

#[derive(Template)]
#[template(path = "satisfaction.html")]
struct Shown {
    page: Page,
    t: Texts,
    days: Days,
    unit: String,
    total: Row,
    levels: Vec<String>,
    units: Vec<Row>,
    fields: Vec<Row>,
    procedures: Vec<Row>,
    topics: Vec<Row>,
    petitions: Vec<Petitions>,
    written: Vec<Words>,
    may_tablet: bool,
}

/// How content people were, by unit, field and procedure, what it was about, and how petitions stand.
pub async fn page(From(desk): From<Desk>, staff: Staff, Query(ask): Query<Ask>) -> Answer {
    let t = staff.texts(&WORDS);
    let now = desk.kit.clock.now();
    let days = Days::read(&ask.from, &ask.to, now.date());
    let (actor, asked, span) = (staff.actor.clone(), ask.unit.clone(), (days.from, days.to));
    let may_tablet =
        staff.actor.has_any(&[identity::Role::Receiver, identity::Role::Returner, identity::Role::Director]);
    let read = move |conn: &mut Conn| {
        let directory = organization::directory(conn)?;
        let scope = match Scope::of(&actor, Action::Figures, &directory) {
            // Who only hands over may open the tablet, and sees no figures.
            Err(Refusal::Forbidden(_)) if may_tablet && asked.is_empty() => return Ok(None),
            scope => scope?,
        };
        read(conn, &Ctx::new(&actor, now), &scope, &asked, span).map(Some)
    };
    let Some(read) = desk.kit.store.read(read).await? else {
        return Ok(axum::response::IntoResponse::into_response(axum::response::Redirect::to("/staff/feedback/tablet")));
    };
    let shown = shown(&staff, t, read, days, ask, may_tablet);
    match shown.days.faults.is_empty() {
        true => web::render(&shown),
        false => web::render_faulty(&shown),
    }
}

fn read(conn: &mut Conn, ctx: &Ctx<'_>, scope: &Scope, asked: &str, span: (Date, Date)) -> store::Result<Read> {
    let directory = organization::directory(conn)?;
    let named = directory.by_code(asked.trim()).map(|unit| directory.body_of(unit.id));
    if named.is_none() && !asked.trim().is_empty() {
        return Err(Refusal::NotFound(Reason::new("feedback-unit-unknown")).into());
    }
    let own = match (named, scope.own().as_deref()) {
        (Some(body), _) => Some(body),
        (None, Some([body])) => Some(*body),
        _ => None,
    };
    if let Some(body) = own {
        policy::may(ctx.actor, Action::Figures, &Standing::of_body(&directory, body))?;
    }
    let bodies = own.map(|body| vec![body]).or_else(|| scope.own());
    let places = Places { bodies: bodies.clone(), ..Places::default() };
    let by = if own.is_some() { By::Centre } else { By::Body };
    let units = queries::satisfaction(conn, by, &places, span)?;
    let procedures = queries::satisfaction(conn, By::Procedure, &places, span)?;
    let written = own.map(|body| queries::written(conn, ctx, body, span, WRITTEN));
    let written = match written {
        Some(Err(store::Error::Refused(Refusal::Forbidden(_)))) | None => Vec::new(),
        Some(written) => written?,
    };
    let unit_of = |key: Key| if let Key::Unit(unit) = key { Some(unit) } else { None };
    let code_of = |key: Key| if let Key::Procedure(code) = key { Some(code) } else { None };
    Ok(Read {
        title: own.map(|body| unit(&directory, body)).unwrap_or_default(),
        total: queries::total(&units),
        units: units.into_iter().filter_map(|(key, count)| unit_of(key).map(|unit| (unit, count))).collect(),
        procedures: procedures.into_iter().filter_map(|(key, count)| code_of(key).map(|code| (code, count))).collect(),
        topics: queries::topics(conn, &places, span)?,
        petitions: queries::petition_counts(conn, bodies.as_deref(), span, ctx.now)?,
        written,
        directory,
        catalogue: procedures::catalogue(conn)?,
    })
}

fn shown(staff: &Staff, t: Texts, read: Read, days: Days, ask: Ask, may_tablet: bool) -> Shown {
    let span = [("from", days.from.to_string()), ("to", days.to.to_string())];
    let address = |code: &str| {
        let pairs = [("unit", code), ("from", span[0].1.as_str()), ("to", span[1].1.as_str())];
        with_query("/staff/feedback", pairs)
    };
    let of_body = !read.title.is_empty();
    let title = match of_body {
        true => format!("{} · {}", t.say("feedback-satisfaction-title"), read.title),
        false => t.say("feedback-satisfaction-title"),
    };
    let code = |id: Id| read.directory.unit(id).map(|unit| unit.code.clone()).unwrap_or_default();
    let unit_row = |(id, count): &(Id, Count)| {
        let href = (!of_body).then(|| address(&code(*id)));
        row(unit(&read.directory, *id), href, *count, &t)
    };
    let newest = |code: &str| read.catalogue.versions(code).last().cloned();
    let name = |code: &str| newest(code).map_or_else(|| code.to_owned(), |version| version.name.clone());
    let mut by_field: BTreeMap<String, Count> = BTreeMap::new();
    for (code, count) in &read.procedures {
        *by_field.entry(newest(code).map(|version| version.field.clone()).unwrap_or_default()).or_default() += *count;
    }
    Shown {
        page: Page::staff(staff, title),
        total: row(String::new(), None, read.total, &t),
        levels: Level::ALL.iter().map(|level| t.say(&level.key())).collect(),
        units: worst_first(read.units.iter().map(|own| (own.1, unit_row(own)))),
        fields: worst_first(by_field.iter().map(|(field, count)| (*count, row(field.clone(), None, *count, &t)))),
        procedures: worst_first(
            read.procedures.iter().map(|(code, count)| (*count, row(name(code), None, *count, &t))),
        ),
        topics: read.topics.iter().map(|(topic, count)| row(t.say(&topic.key()), None, *count, &t)).collect(),
        petitions: read.petitions.iter().map(|(body, count)| petitions(&read.directory, *body, *count)).collect(),
        written: read.written.iter().map(|own| words(own, &t)).collect(),
        unit: ask.unit,
        may_tablet,
        days,
        t,
    }
}

fn row(name: String, href: Option<String>, count: Count, t: &Texts) -> Row {
    Row {
        name,
        href,
        counts: Level::ALL.iter().map(|level| t.number(count.of(*level))).collect(),
        all: t.number(count.all()),
        share: count.share().map(|share| format!("{} %", t.tenths(share.per_mille()))).unwrap_or_default(),
    }
}

/// The lowest share first: where something can be done.
fn worst_first(rows: impl Iterator<Item = (Count, Row)>) -> Vec<Row> {
    let mut rows: Vec<(Count, Row)> = rows.collect();
    rows.sort_by_key(|(count, row)| {
        (count.share().map(crate::rules::Share::per_mille), std::cmp::Reverse(count.all()), row.name.clone())
    });
    rows.into_iter().map(|(_, row)| row).collect()
}

fn petitions(directory: &Directory, body: Id, count: PetitionCount) -> Petitions {
    Petitions {
        name: unit(directory, body),
        filed: count.filed,
        in_time: count.in_time,
        late: count.late,
        open: count.open,
        open_late: count.open_late,
    }
}

fn words(own: &Spoken, t: &Texts) -> Words {
    let kind = match own.level {
        Level::Very | Level::Satisfied => "ok",
        Level::Normal => "warn",
        Level::Not => "bad",
    };
    Words {
        at: t.datetime(own.at),
        code: own.code.clone(),
        level: t.say(&own.level.key()),
        kind,
        words: own.words.clone().unwrap_or_default(),
    }
}
