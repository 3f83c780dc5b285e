use askama::Template;
use axum::extract::State as From;
use calendar::Calendar;
use identity::{Actor, Ctx, Role};
use kernel::{Id, Timestamp};
use serde::Deserialize;
use store::Conn;
use web::{Page, Query, Staff, Texts};

use super::Answer;
use super::clock::{Pill, pill};
use super::names::Names;
use crate::desk::Desk;
use crate::events::{Hint, HintTone};
use crate::model::State;
use crate::queries::{self, Cursor, QueueCounts, QueueFilter, QueuePage, QueueRow};
use crate::{Dossiers, WORDS};

/// Rows of a page: as many as fit a screen twice.
const ROWS: i64 = 25;

/// What the address asks for.
#[derive(Clone, Deserialize, Default)]
pub struct Ask {
    #[serde(default)]
    pub tab: String,
    #[serde(default)]
    pub q: String,
    #[serde(default)]
    pub state: String,
    /// Code of a unit.
    #[serde(default)]
    pub unit: String,
    /// Subject area of the procedure.
    #[serde(default)]
    pub field: String,
    /// Id of the account that has it.
    #[serde(default)]
    pub holder: String,
    /// Whether field and person are offered.
    #[serde(default)]
    pub more: String,
    #[serde(default)]
    pub cursor: String,
}

impl Ask {
    /// Whether the filters by field and person are shown: their choices are read only then.
    fn wants_more(&self) -> bool {
        [&self.more, &self.field, &self.holder].iter().any(|own| !own.is_empty())
    }
}

/// One row as people read it.
pub struct Row {
    pub code: String,
    pub applicant: String,
    pub procedure: String,
    pub pill: Pill,
    /// The step it is at, and which clock the pill speaks of.
    pub step: String,
    pub clock: String,
    pub state: String,
    pub holder: String,
    /// How long it has lain where it is.
    pub lain: String,
    pub due: String,
    pub hints: Vec<Pill>,
}

/// One tab: address, words, how many.
pub struct Tab {
    pub key: &'static str,
    pub label: String,
    pub count: Option<String>,
}

#[derive(Template)]
#[template(path = "queue.html")]
struct Queue {
    page: Page,
    t: Texts,
    ask: Ask,
    tabs: Vec<Tab>,
    rows: Vec<Row>,
    states: Vec<(String, String)>,
    units: Vec<(String, String)>,
    more: Option<More>,
    /// Where field and person are offered.
    wider: String,
    next: Option<String>,
    first: String,
    rung: i64,
}

/// The work queue: what do I do now?
pub async fn page(From(desk): From<Desk>, staff: Staff, Query(mut ask): Query<Ask>) -> Answer {
    let t = staff.texts(&WORDS);
    let (now, actor) = (desk.kit.clock.now(), staff.actor.clone());
    ask.tab = known_tab(&ask.tab, &actor).to_owned();
    let asked = ask.clone();
    let read = move |conn: &mut Conn| load(conn, &desk.dossiers, &Ctx::new(&actor, now), &asked, &t);
    let loaded = desk.kit.store.read(read).await?;
    let next = loaded.next.map(|cursor| address(&ask, Some(&cursor.to_string())));
    let first = if ask.cursor.is_empty() { String::new() } else { address(&ask, None) };
    let wider = address(&Ask { more: "1".to_owned(), ..ask.clone() }, None);
    web::render(&Queue {
        page: Page::staff(&staff, t.say("dossier-queue-title")),
        tabs: tabs(&t, &staff.actor, &loaded),
        states: states(&t, true),
        more: loaded.more,
        wider,
        units: loaded.units,
        rows: loaded.rows,
        rung: loaded.counts.rung,
        t,
        ask,
        next,
        first,
    })
}

const TABS: [&str; 4] = ["mine", "unit", "ready", "all"];

/// Where nothing lies with the person in name, the unit's work is what to begin with.
fn known_tab<'a>(tab: &'a str, actor: &Actor) -> &'a str {
    const NEVER_HOLD: [Role; 4] = [Role::Leader, Role::ProvincialCentre, Role::ProvincialOffice, Role::CommuneAdmin];
    match TABS.iter().find(|own| **own == tab) {
        Some(tab) => tab,
        None if actor.grants.iter().all(|grant| NEVER_HOLD.contains(&grant.role)) => "all",
        None => "mine",
    }
}

/// What the page shows.
struct Loaded {
    rows: Vec<Row>,
    next: Option<Cursor>,
    counts: QueueCounts,
    /// With the person.
    mine: i64,
    opinions: i64,
    units: Vec<(String, String)>,
    more: Option<More>,
}

/// What the filters by field and person offer.
struct More {
    fields: Vec<(String, String)>,
    people: Vec<(String, String)>,
}

fn more(conn: &mut Conn, own: &[Id], now: Timestamp) -> store::Result<More> {
    let fields = procedures::catalogue(conn)?.fields(now.date(), |_| true);
    let mut people: Vec<(String, String)> = identity::queries::accounts_at(conn, own)?
        .into_iter()
        .filter(|(account, _)| !account.disabled)
        .map(|(account, _)| (account.id.to_string(), account.name))
        .collect();
    people.sort_by_cached_key(|(_, name)| kernel::text::name_key(name));
    Ok(More { fields: fields.into_iter().map(|(field, _)| (field.clone(), field)).collect(), people })
}

fn load(conn: &mut Conn, dossiers: &Dossiers, ctx: &Ctx<'_>, ask: &Ask, t: &Texts) -> store::Result<Loaded> {
    let directory = organization::directory(conn)?;
    let mut own: Vec<Id> = ctx.actor.grants.iter().map(|grant| grant.unit).collect();
    own.dedup();
    let unit = directory.by_code(ask.unit.trim()).map(|unit| unit.id).or(own.first().copied());
    let (mut counts, mut opinions) = (QueueCounts::default(), 0);
    for unit in &own {
        add(&mut counts, queries::queue_counts(conn, *unit, ctx.now)?);
        opinions += queries::opinion_count(conn, *unit)?;
    }
    let mine = queries::own_count(conn, ctx.actor.account)?;
    let page = dossiers.queue(conn, ctx, &filter(ask, ctx, unit), ROWS, Cursor::parse(&ask.cursor))?;
    let next = page.next;
    let me = (ask.tab == "mine").then_some(ctx.actor.account);
    let rows = rows(conn, ctx.now, page, me, t)?;
    let name = |id: &Id| directory.unit(*id).map(|unit| (unit.code.clone(), unit.name.clone()));
    let units = if own.len() > 1 { own.iter().filter_map(name).collect() } else { Vec::new() };
    let more = if ask.wants_more() { Some(more(conn, &own, ctx.now)?) } else { None };
    Ok(Loaded { rows, next, counts, mine, opinions, units, more })
}

fn filter(ask: &Ask, ctx: &Ctx<'_>, unit: Option<Id>) -> QueueFilter {
    let state = State::parse(&ask.state);
    let q = Some(ask.q.clone()).filter(|q| !q.trim().is_empty());
    let field = Some(ask.field.clone()).filter(|field| !field.is_empty());
    let filter = QueueFilter { state, q, field, holder: Id::parse(&ask.holder), ..QueueFilter::default() };
    match ask.tab.as_str() {
        "mine" => QueueFilter { holder: Some(ctx.actor.account), ..filter },
        "unit" => QueueFilter { unit, ..filter },
        "ready" => QueueFilter { unit, state: Some(State::Ready), ..filter },
        _ => filter,
    }
}

fn add(sum: &mut QueueCounts, more: QueueCounts) {
    sum.rung += more.rung;
    sum.by_state.extend(more.by_state);
}

/// Rows in words; who holds them is left out where all of them lie with `me`.
///
/// # Errors
/// Those of the database.
pub fn rows(conn: &mut Conn, now: Timestamp, page: QueuePage, me: Option<Id>, t: &Texts) -> store::Result<Vec<Row>> {
    let names = Names::load(conn, page.rows.iter().filter_map(|row| row.holder_person))?;
    // One picture for the page: each would cost a look at its revision.
    let picture = organization::snapshot(conn)?;
    let mut shown = Vec::with_capacity(page.rows.len());
    for (row, hints) in page.rows.into_iter().zip(page.hints) {
        let calendar = picture.calendar(row.competent_unit, now.date());
        let mut row = show(&names, &calendar, now, row, &hints, t);
        if me.is_some() {
            row.holder.clear();
        }
        shown.push(row);
    }
    Ok(shown)
}

fn show(names: &Names, calendar: &Calendar, now: Timestamp, row: QueueRow, hints: &[Hint], t: &Texts) -> Row {
    let clock = row.next_clock.zip(row.next_clock_at);
    let pill = clock.map_or_else(|| ended(&row, t), |(clock, at)| pill(t, calendar, now, clock, at));
    let unit = row.holder_unit.map(|unit| names.unit_short(unit)).unwrap_or_default();
    let person = row.holder_person.map(|person| names.person(person)).unwrap_or_default();
    let lain = row.holder_since.filter(|_| clock.is_some()).map(|since| {
        let time = calendar::working_between(calendar, since, now).as_seconds();
        t.working_days(time, calendar::WORKING_DAY)
    });
    Row {
        procedure: names.procedure(&row.procedure_code, row.procedure_version),
        pill,
        step: t.say(&row.step_kind.key()),
        clock: row.next_clock.map(|clock| t.say(clock.key())).unwrap_or_default(),
        state: t.say(row.state.key()),
        holder: if person.is_empty() { unit } else { format!("{person} · {unit}") },
        lain: lain.unwrap_or_default(),
        due: row.due_at.map(|due| t.datetime(due)).unwrap_or_default(),
        hints: hints.iter().map(|hint| Pill { kind: tone(hint.tone), words: t.reason(&hint.reason) }).collect(),
        code: row.code,
        applicant: row.applicant_name,
    }
}

/// A dossier without a clock: how it ended.
fn ended(row: &QueueRow, t: &Texts) -> Pill {
    let Some(outcome) = row.outcome else { return Pill { kind: "none", words: t.say(row.state.key()) } };
    let kind = if outcome == crate::model::Timeliness::Late { "bad" } else { "ok" };
    Pill { kind, words: t.say(&format!("dossier-timeliness-{}", outcome.as_str().replace('_', "-"))) }
}

const fn tone(tone: HintTone) -> &'static str {
    match tone {
        HintTone::Calm => "none",
        HintTone::Warn => "warn",
        HintTone::Alarm => "bad",
    }
}

fn tabs(t: &Texts, actor: &Actor, loaded: &Loaded) -> Vec<Tab> {
    let centre = actor.has_any(&[Role::Receiver, Role::Returner, Role::Cashier, Role::Digitiser, Role::Director]);
    let count = |count: i64| Some(counted(t, count));
    let mut tabs = vec![
        Tab { key: "mine", label: t.say("dossier-tab-mine"), count: count(loaded.mine) },
        Tab { key: "unit", label: t.say("dossier-tab-unit"), count: count(loaded.counts.all()) },
    ];
    if centre {
        tabs.push(Tab {
            key: "ready",
            label: t.say("dossier-tab-ready"),
            count: count(loaded.counts.of(State::Ready)),
        });
    }
    if loaded.opinions > 0 {
        tabs.push(Tab { key: "opinions", label: t.say("dossier-tab-consulted"), count: count(loaded.opinions) });
    }
    tabs.push(Tab { key: "all", label: t.say("dossier-tab-all"), count: None });
    tabs
}

/// A number; where counting stopped, that it is at least so many.
fn counted(t: &Texts, count: i64) -> String {
    if count < queries::COUNTED { t.number(count) } else { format!("{}+", t.number(queries::COUNTED)) }
}

/// The states to filter by, in their order.
pub fn states(t: &Texts, open: bool) -> Vec<(String, String)> {
    let shown = State::ALL.iter().filter(|state| !open || state.is_open());
    shown.map(|state| (state.as_str().to_owned(), t.say(state.key()))).collect()
}

fn address(ask: &Ask, cursor: Option<&str>) -> String {
    let pairs = [
        ("tab", ask.tab.as_str()),
        ("q", &ask.q),
        ("state", &ask.state),
        ("unit", &ask.unit),
        ("field", &ask.field),
        ("holder", &ask.holder),
        ("more", &ask.more),
    ];
    with_query("/staff", pairs.into_iter().chain(cursor.map(|cursor| ("cursor", cursor))))
}

/// An address with those pairs that have a value.
pub fn with_query<'a>(path: &str, pairs: impl IntoIterator<Item = (&'a str, &'a str)>) -> String {
    let mut query = form_urlencoded::Serializer::new(String::new());
    for (name, value) in pairs {
        if !value.is_empty() {
            query.append_pair(name, value);
        }
    }
    format!("{path}?{}", query.finish())
}
