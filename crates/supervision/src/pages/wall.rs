use std::collections::{BTreeMap, HashMap};

use askama::Template;
use axum::extract::State as From;
use axum::response::{IntoResponse, Redirect};
use kernel::{Date, Id};
use organization::Directory;
use serde::Deserialize;
use store::Conn;
use web::{Page, Query, Staff, Texts};

use super::Answer;
use super::asked::{PeriodAsk, When, address, period_pairs, unit_name};
use super::charts::spark;
use super::lately::{self, Lately};
use super::map::{self, Colour, Legend, Shape};
use super::place::{Line, behind, change, line, percent, worst_first};
use crate::model::{Figure, Flow, Measure, Period, PeriodKind, Stock};
use crate::policy::Sight;
use crate::queries::{self, By, Filter, Key, soon};
use crate::{Desk, WORDS, rules};

/// Units of the ranking.
const RANKED: usize = 12;

#[derive(Clone, Deserialize, Default)]
pub struct Ask {
    #[serde(flatten)]
    period: PeriodAsk,
    #[serde(default)]
    colour: String,
}

/// A number for the meeting room.
pub struct Card {
    pub title: String,
    pub number: String,
    pub href: String,
    pub note: String,
    pub spark: String,
    pub kind: &'static str,
}

/// A unit that somebody should call today.
pub struct Alarm {
    pub name: String,
    pub href: String,
    pub late: String,
    /// Empty where nothing is late.
    pub late_href: String,
    pub soon: String,
    /// The field most of it belongs to.
    pub field: String,
}

#[derive(Template)]
#[template(path = "supervision-wall.html")]
struct Wall {
    page: Page,
    t: Texts,
    when: When,
    colours: Vec<(String, String)>,
    colour: Colour,
    cards: Vec<Card>,
    lately: Lately,
    shapes: Vec<Shape>,
    legend: Vec<Legend>,
    ranking: Vec<Line>,
    alarms: Vec<Alarm>,
    query: String,
    ended: Vec<String>,
}

/// The province on one screen. Whoever answers for one body only is led to its page, everybody else to their own.
pub async fn page(From(desk): From<Desk>, staff: Staff, Query(ask): Query<Ask>) -> Answer {
    let t = staff.texts(&WORDS);
    let today = desk.kit.clock.now().date();
    let when = When::new(&t, &ask.period, today, PeriodKind::Week);
    let period = when.period;
    let actor = staff.actor.clone();
    let read = move |conn: &mut Conn| {
        let directory = organization::directory(conn)?;
        let sight = Sight::of(&actor, &directory);
        if !sight.everything {
            return Ok(Err(home_of(&sight, &directory)));
        }
        Ok(Ok(load(conn, period, today)?))
    };
    let loaded = match desk.kit.store.read(read).await? {
        Ok(loaded) => loaded,
        Err(home) => return Ok(Redirect::to(&home).into_response()),
    };
    let colour = Colour::parse(&ask.colour).unwrap_or(Colour::OnTime);
    let query = address("", &period_pairs(period));
    let wall = Wall {
        page: Page::staff(&staff, t.say("supervision-wall-title")),
        colours: Colour::ALL.iter().map(|own| (own.to_string(), t.say(&format!("supervision-colour-{own}")))).collect(),
        cards: cards(&t, period, &loaded),
        lately: lately::shown(&t, &loaded.lately, today, &[]),
        shapes: map::shapes(&t, &loaded.directory, colour, &loaded.by_unit, &query),
        legend: map::legend(&t, colour, &loaded.by_unit),
        ranking: ranking(&t, period, &loaded, &query),
        alarms: alarms(&t, period, &loaded, &query),
        ended: ended(&t, &loaded.directory, period),
        when,
        colour,
        query,
        t,
    };
    When::answer(wall.when.faults.is_empty(), &wall)
}

/// How many periods a trend looks back.
pub fn back(kind: PeriodKind) -> usize {
    match kind {
        PeriodKind::Day => 14,
        PeriodKind::Week | PeriodKind::Month => 8,
        PeriodKind::Quarter => 5,
        PeriodKind::Year | PeriodKind::Free => 3,
    }
}

/// Where somebody without the province's figures begins.
fn home_of(sight: &Sight, directory: &Directory) -> String {
    let unit = sight.bodies.first().and_then(|body| directory.unit(*body));
    unit.map_or_else(
        || "/staff/supervision/people/me".to_owned(),
        |unit| format!("/staff/supervision/units/{}", unit.code),
    )
}

/// Everything the wall shows.
struct Loaded {
    directory: std::sync::Arc<Directory>,
    by_unit: HashMap<Id, Figure>,
    before: BTreeMap<Key, Flow>,
    total: Figure,
    lately: Figure,
    trend: queries::Trend,
    soon: queries::Soon,
}

fn load(conn: &mut Conn, period: Period, today: Date) -> store::Result<Loaded> {
    let filter = Filter::default();
    let figures = queries::figures(conn, By::Body, &filter, period, today)?;
    let before = queries::flows_of(conn, By::Body, &filter, period.before(), today)?;
    let trend = queries::trend(conn, &filter, &period.last(back(period.kind)), today)?;
    let by_unit = figures.iter().filter_map(|(key, figure)| match key {
        Key::Unit(unit) => Some((*unit, *figure)),
        Key::Procedure(_) => None,
    });
    Ok(Loaded {
        by_unit: by_unit.collect(),
        total: queries::total(&figures),
        soon: soon(conn, &filter, today)?,
        lately: lately::count(conn, &filter, today)?,
        directory: organization::directory(conn)?,
        before,
        trend,
    })
}

fn cards(t: &Texts, period: Period, loaded: &Loaded) -> Vec<Card> {
    let [on_time, online] = rate_cards(t, period, loaded);
    let [open, late] = stock_cards(t, period, loaded);
    vec![on_time, open, late, online]
}

/// How much was on time, and how much came online: each against the period before.
fn rate_cards(t: &Texts, period: Period, loaded: &Loaded) -> [Card; 2] {
    let mut before = Flow::default();
    for flow in loaded.before.values() {
        before += *flow;
    }
    let card = |title: &str, measure, rate: fn(&Flow) -> Option<rules::Rate>| {
        let now = rate(&loaded.total.flow);
        let change = change(t, now, rate(&before));
        let against = || t.fill("supervision-against-before", [("change", &change)]);
        let trend: Vec<i64> = loaded.trend.flows.iter().filter_map(rate).map(rules::Rate::per_mille).collect();
        Card {
            title: t.say(title),
            number: percent(t, now),
            href: behind(measure, period, &[]),
            note: if change.is_empty() { String::new() } else { against() },
            spark: spark(&trend),
            kind: "",
        }
    };
    [
        card("supervision-card-on-time", Measure::Done, rules::on_time_rate),
        card("supervision-card-online", Measure::ReceivedOnline, rules::online_rate),
    ]
}

/// What lies open, and what of it is late.
fn stock_cards(t: &Texts, period: Period, loaded: &Loaded) -> [Card; 2] {
    let stock = loaded.total.stock;
    let late_units = loaded.by_unit.values().filter(|figure| figure.stock.late > 0).count();
    let trend = |of: fn(&Stock) -> i64| spark(&loaded.trend.stocks.iter().map(of).collect::<Vec<_>>());
    let open = Card {
        title: t.say("supervision-card-open"),
        number: t.number(stock.open()),
        href: behind(Measure::Open, period, &[]),
        note: t.fill("supervision-due-soon", [("count", loaded.soon.total())]),
        spark: trend(Stock::open),
        kind: "",
    };
    let late = Card {
        title: t.say("supervision-card-late"),
        number: t.number(stock.late),
        href: behind(Measure::OpenLate, period, &[]),
        note: t.fill("supervision-late-units", [("count", late_units)]),
        spark: trend(|stock| stock.late),
        kind: if stock.late > 0 { "bad" } else { "" },
    };
    [open, late]
}

fn ranking(t: &Texts, period: Period, loaded: &Loaded, query: &str) -> Vec<Line> {
    let mut lines: Vec<(Figure, Line)> = Vec::with_capacity(loaded.by_unit.len());
    for (id, figure) in &loaded.by_unit {
        let Some(unit) = loaded.directory.unit(*id) else { continue };
        let href = format!("/staff/supervision/units/{}{query}", unit.code);
        let mut line = line(t, unit.name.clone(), href, figure, period, &[("unit", unit.code.clone())]);
        let before = loaded.before.get(&Key::Unit(*id)).copied().unwrap_or_default();
        line.change = change(t, rules::on_time_rate(&figure.flow), rules::on_time_rate(&before));
        lines.push((*figure, line));
    }
    worst_first(&mut lines);
    lines.into_iter().take(RANKED).map(|(_, line)| line).collect()
}

fn alarms(t: &Texts, period: Period, loaded: &Loaded, query: &str) -> Vec<Alarm> {
    let mut late: Vec<(&Id, i64, i64)> = Vec::new();
    for (unit, figure) in &loaded.by_unit {
        let soon = loaded.soon.of(*unit);
        if figure.stock.late + soon > 0 {
            late.push((unit, figure.stock.late, soon));
        }
    }
    late.sort_by_key(|(unit, late, soon)| (-*late, -*soon, **unit));
    let alarm = |(unit, late, soon): (&Id, i64, i64)| {
        let code = loaded.directory.unit(*unit).map(|unit| unit.code.clone()).unwrap_or_default();
        Alarm {
            name: unit_name(&loaded.directory, *unit),
            href: format!("/staff/supervision/units/{code}{query}"),
            late: t.number(late),
            late_href: if late > 0 { behind(Measure::OpenLate, period, &[("unit", code)]) } else { String::new() },
            soon: t.number(soon),
            field: loaded.soon.field(*unit).unwrap_or_default().to_owned(),
        }
    };
    late.into_iter().take(6).map(alarm).collect()
}

/// Units that ended within the period: their figures stay theirs, and the page says so.
fn ended(t: &Texts, directory: &Directory, period: Period) -> Vec<String> {
    let units = directory.units().iter().filter_map(|unit| {
        let last = unit.valid_to.filter(|last| period.holds(*last))?;
        Some(t.fill("supervision-unit-ended", [("unit", &unit.name), ("day", &t.date(last))]))
    });
    units.collect()
}
