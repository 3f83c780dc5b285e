use std::collections::HashMap;

use askama::Template;
use axum::extract::State as From;
use kernel::{Date, Id};
use organization::{Directory, UnitKind};
use serde::Deserialize;
use store::Conn;
use web::{Page, PageError, Path, Query, Staff, Texts};

use super::Answer;
use super::asked::{PeriodAsk, Place, PlaceAsk, When, address, period_pairs};
use super::charts::{Bar, bars};
use super::lately::{self, Lately};
use super::list::{Row, rows_of};
use super::place::{self, Line, behind, change, line, percent, worst_first};
use super::wall::{Card, back};
use crate::model::{Figure, Flow, Measure, Period, PeriodKind, Stock};
use crate::policy::Sight;
use crate::queries::{self, By, Figures, ListAsk, StepLine};
use crate::{Desk, WORDS, rules};

/// Late dossiers shown at once.
const SHOWN: usize = 10;

#[derive(Clone, Deserialize, Default)]
pub struct Ask {
    #[serde(flatten)]
    period: PeriodAsk,
}

/// A person's steps in words.
pub struct Worker {
    pub name: String,
    pub href: String,
    pub done: String,
    pub late: String,
    pub rate: String,
    pub held: String,
}

#[derive(Template)]
#[template(path = "supervision-unit.html")]
struct Unit {
    page: Page,
    t: Texts,
    when: When,
    code: String,
    cards: Vec<Card>,
    lately: Lately,
    columns: Vec<String>,
    total: Line,
    fields: Vec<Line>,
    late: Vec<Row>,
    late_more: String,
    near: Vec<Row>,
    bars: Vec<Bar>,
    bar_lines: Vec<(String, String, String, String)>,
    workers: Vec<Worker>,
    query: String,
    export: String,
}

/// A body's or a centre's page: what a director reads in the morning.
pub async fn page(From(desk): From<Desk>, staff: Staff, Path(code): Path<String>, Query(ask): Query<Ask>) -> Answer {
    let t = staff.texts(&WORDS);
    let today = desk.kit.clock.now().date();
    let when = When::new(&t, &ask.period, today, PeriodKind::Month);
    let period = when.period;
    let actor = staff.actor.clone();
    let asked = PlaceAsk { unit: code, ..PlaceAsk::default() };
    let read = move |conn: &mut Conn| {
        let directory = organization::directory(conn)?;
        let catalogue = procedures::catalogue(conn)?;
        let place = asked.place(&Sight::of(&actor, &directory), &directory, &catalogue, &t)?;
        load(conn, &directory, place, period, today)
    };
    let loaded = desk.kit.store.read(read).await?;
    if loaded.place.unit.is_empty() {
        return Err(PageError::not_found());
    }
    let pairs = [("unit", loaded.place.unit.clone())];
    let shown = Unit {
        page: Page::staff(&staff, loaded.place.title.clone()),
        cards: cards(&t, period, &loaded, &pairs),
        lately: lately::shown(&t, &loaded.lately, today, &pairs),
        columns: super::table::columns(&t),
        total: line(&t, t.say("supervision-total"), String::new(), &loaded.total, period, &pairs),
        fields: field_lines(&t, &loaded, period),
        late: rows_of(&t, &loaded.names, &loaded.late, today),
        late_more: behind(Measure::OpenLate, period, &pairs),
        near: rows_of(&t, &loaded.names, &loaded.near, today),
        bars: bars(&loaded.trend.iter().map(|(period, flow)| bar(&t, *period, flow)).collect::<Vec<_>>()),
        bar_lines: loaded.trend.iter().map(|(period, flow)| bar_line(&t, *period, flow)).collect(),
        workers: workers(&t, &loaded),
        query: address("", &period_pairs(period)),
        export: address("", &[pairs.to_vec(), period_pairs(period)].concat()),
        code: loaded.place.unit,
        when,
        t,
    };
    When::answer(shown.when.faults.is_empty(), &shown)
}

/// Everything the page shows.
struct Loaded {
    place: Place,
    names: std::sync::Arc<procedures::Catalogue>,
    total: Figure,
    lately: Figure,
    before: Flow,
    by_procedure: Figures,
    now: Stock,
    soon: i64,
    trend: Vec<(Period, Flow)>,
    late: Vec<queries::Listed>,
    near: Vec<queries::Listed>,
    steps: Vec<StepLine>,
    people: HashMap<Id, (String, String)>,
    held: HashMap<Id, i64>,
}

fn load(conn: &mut Conn, directory: &Directory, place: Place, period: Period, today: Date) -> store::Result<Loaded> {
    let filter = place.filter.clone();
    let is_centre = filter.centre.is_some();
    let total = queries::total(&queries::figures(conn, By::Body, &filter, period, today)?);
    let mut before = Flow::default();
    for flow in queries::flows_of(conn, By::Body, &filter, period.before(), today)?.into_values() {
        before += flow;
    }
    // No sum knows both a centre and a procedure.
    let by_procedure =
        if is_centre { Figures::new() } else { queries::figures(conn, By::Procedure, &filter, period, today)? };
    let periods = period.last(back(period.kind));
    let flows = queries::trend(conn, &filter, &periods, today)?.flows;
    let day = Period::around(PeriodKind::Day, today);
    let ask = |measure| ListAsk { measure, filter: filter.clone(), period: day, today };
    let late = queries::list(conn, &ask(Measure::OpenLate), None, SHOWN)?.rows;
    let near = queries::list(conn, &ask(Measure::OpenInTime), None, SHOWN)?.rows;
    let units = units_of(directory, &filter, is_centre);
    let steps = queries::of_unit(conn, &units, period)?;
    let held = queries::held(conn, &units)?;
    let people = queries::people(conn, steps.iter().map(|line| line.person).chain(held.keys().copied()))?;
    Ok(Loaded {
        now: queries::trend(conn, &filter, &[day], today)?.stocks.pop().unwrap_or_default(),
        soon: queries::soon(conn, &filter, today)?.total(),
        lately: lately::count(conn, &filter, today)?,
        names: procedures::catalogue(conn)?,
        trend: periods.into_iter().zip(flows).collect(),
        place,
        total,
        before,
        by_procedure,
        late,
        near,
        steps,
        people,
        held,
    })
}

/// The body with its divisions and centre, or the centre alone: where people work.
fn units_of(directory: &Directory, filter: &queries::Filter, is_centre: bool) -> Vec<Id> {
    if is_centre {
        return filter.centre.into_iter().collect();
    }
    let bodies = filter.bodies.clone().unwrap_or_default();
    let below = bodies.iter().flat_map(|body| directory.children(*body)).map(|unit| (unit.id, unit.kind));
    let own = below.filter(|(_, kind)| matches!(kind, UnitKind::Division | UnitKind::Centre)).map(|(id, _)| id);
    bodies.iter().copied().chain(own).collect()
}

fn cards(t: &Texts, period: Period, loaded: &Loaded, pairs: &[(&'static str, String)]) -> Vec<Card> {
    let day = |measure| behind(measure, period, pairs);
    let on_time = rules::on_time_rate(&loaded.total.flow);
    let change = change(t, on_time, rules::on_time_rate(&loaded.before));
    let against =
        if change.is_empty() { String::new() } else { t.fill("supervision-against-before", [("change", &change)]) };
    let rates: Vec<i64> =
        loaded.trend.iter().filter_map(|(_, flow)| rules::on_time_rate(flow).map(rules::Rate::per_mille)).collect();
    let card = |title: &str, number: i64, measure, note: String, bad: bool| Card {
        title: t.say(title),
        number: t.number(number),
        href: if number > 0 { day(measure) } else { String::new() },
        note,
        spark: String::new(),
        kind: if bad && number > 0 { "bad" } else { "" },
    };
    vec![
        card("supervision-card-late", loaded.now.late, Measure::OpenLate, String::new(), true),
        card(
            "supervision-card-open",
            loaded.now.open(),
            Measure::Open,
            t.fill("supervision-due-soon", [("count", loaded.soon)]),
            false,
        ),
        card(
            "supervision-card-paused",
            loaded.now.paused,
            Measure::OpenPaused,
            t.fill("supervision-waiting", [("count", loaded.now.waiting)]),
            false,
        ),
        Card {
            title: t.say("supervision-card-on-time"),
            number: percent(t, on_time),
            href: if loaded.total.flow.done() > 0 { day(Measure::Done) } else { String::new() },
            note: against,
            spark: super::charts::spark(&rates),
            kind: "",
        },
    ]
}

/// The figures by field, where most is late first.
fn field_lines(t: &Texts, loaded: &Loaded, period: Period) -> Vec<Line> {
    let fields = super::field::fields_of(&loaded.names, &loaded.by_procedure);
    let of_field = |(field, figure): (String, Figure)| {
        let pairs = [("unit", loaded.place.unit.clone()), ("field", field.clone())];
        (figure, line(t, field, String::new(), &figure, period, &pairs))
    };
    let mut lines: Vec<(Figure, Line)> = fields.into_iter().map(of_field).collect();
    worst_first(&mut lines);
    lines.into_iter().map(|(_, line)| line).collect()
}

fn bar(t: &Texts, period: Period, flow: &Flow) -> (i64, i64, String) {
    let words = place::period_words(t, period);
    let counts = t.fill("supervision-bar", (("done", flow.done()), ("late", flow.late)));
    (flow.done(), flow.late, format!("{words}: {counts}"))
}

/// The row of the table under the chart.
fn bar_line(t: &Texts, period: Period, flow: &Flow) -> (String, String, String, String) {
    let rate = percent(t, rules::on_time_rate(flow));
    (place::period_words(t, period), t.number(flow.received()), t.number(flow.done()), rate)
}

fn workers(t: &Texts, loaded: &Loaded) -> Vec<Worker> {
    let mut sums: HashMap<Id, crate::figures::StepSum> = HashMap::new();
    for line in &loaded.steps {
        *sums.entry(line.person).or_default() += line.sum;
    }
    for person in loaded.held.keys() {
        sums.entry(*person).or_default();
    }
    let mut all: Vec<(i64, Worker)> = Vec::with_capacity(sums.len());
    for (person, sum) in sums {
        let Some((login, name)) = loaded.people.get(&person) else { continue };
        let timed = sum.early + sum.on_time + sum.late;
        let worker = Worker {
            name: name.clone(),
            href: format!("/staff/supervision/people/{login}"),
            done: t.number(sum.done()),
            late: t.number(sum.late),
            rate: percent(t, rules::Rate::new(sum.early + sum.on_time, timed)),
            held: t.number(loaded.held.get(&person).copied().unwrap_or(0)),
        };
        all.push((-sum.late, worker));
    }
    all.sort_by_cached_key(|(late, worker)| (*late, kernel::text::name_key(&worker.name)));
    all.into_iter().map(|(_, worker)| worker).collect()
}
