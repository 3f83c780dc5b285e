use std::collections::BTreeMap;

use askama::Template;
use axum::extract::State as From;
use kernel::Date;
use organization::Directory;
use serde::Deserialize;
use store::Conn;
use web::{Page, Query, Staff, Texts};

use super::Answer;
use super::asked::{PeriodAsk, When, address, period_pairs};
use super::place::{COLUMNS, Line, change, line, worst_first};
use crate::model::{Figure, Flow, Period, PeriodKind};
use crate::policy::Sight;
use crate::queries::{self, By, Figures, Filter, Key};
use crate::{Desk, WORDS, rules};

#[derive(Clone, Deserialize, Default)]
pub struct Ask {
    #[serde(flatten)]
    period: PeriodAsk,
    /// `body` or `centre`.
    #[serde(default)]
    by: String,
}

#[derive(Template)]
#[template(path = "supervision-units.html")]
struct Units {
    page: Page,
    t: Texts,
    when: When,
    bys: Vec<(String, String)>,
    by: By,
    columns: Vec<String>,
    lines: Vec<Line>,
    total: Line,
    query: String,
}

/// Every unit with every column (F3): the province's bodies, or its centres.
pub async fn units(From(desk): From<Desk>, staff: Staff, Query(ask): Query<Ask>) -> Answer {
    let t = staff.texts(&WORDS);
    let today = desk.kit.clock.now().date();
    let when = When::new(&t, &ask.period, today, PeriodKind::Month);
    let period = when.period;
    let by = By::parse(&ask.by).filter(|by| *by != By::Procedure).unwrap_or(By::Body);
    let actor = staff.actor.clone();
    let read = move |conn: &mut Conn| {
        let directory = organization::directory(conn)?;
        Sight::of(&actor, &directory).may_all()?;
        let figures = queries::figures(conn, by, &Filter::default(), period, today)?;
        let before = queries::flows_of(conn, by, &Filter::default(), period.before(), today)?;
        Ok((directory, figures, before))
    };
    let (directory, figures, before) = desk.kit.store.read(read).await?;
    let mut pairs = period_pairs(period);
    pairs.push(("by", by.to_string()));
    let shown = Units {
        page: Page::staff(&staff, t.say("supervision-units-title")),
        bys: [By::Body, By::Centre].map(|by| (by.to_string(), t.say(&format!("supervision-by-{by}")))).to_vec(),
        columns: columns(&t),
        total: line(&t, t.say("supervision-total"), String::new(), &queries::total(&figures), period, &[]),
        lines: lines(&t, &directory, period, (&figures, &before)),
        query: address("", &pairs),
        when,
        by,
        t,
    };
    When::answer(shown.when.faults.is_empty(), &shown)
}

/// The heads of the columns.
pub fn columns(t: &Texts) -> Vec<String> {
    COLUMNS.iter().map(|measure| t.say(&format!("supervision-head-{measure}"))).collect()
}

/// Units with their figures, where most is late first.
pub fn lines(
    t: &Texts,
    directory: &Directory,
    period: Period,
    (figures, before): (&Figures, &BTreeMap<Key, Flow>),
) -> Vec<Line> {
    let query = address("", &period_pairs(period));
    let mut lines: Vec<(Figure, Line)> = Vec::with_capacity(figures.len());
    for (key, figure) in figures {
        let Key::Unit(id) = key else { continue };
        let Some(unit) = directory.unit(*id) else { continue };
        let href = format!("/staff/supervision/units/{}{query}", unit.code);
        let mut own = line(t, unit.name.clone(), href, figure, period, &[("unit", unit.code.clone())]);
        own.note = ended(t, unit.valid_to, period);
        let before = before.get(key).copied().unwrap_or_default();
        own.change = change(t, rules::on_time_rate(&figure.flow), rules::on_time_rate(&before));
        lines.push((*figure, own));
    }
    worst_first(&mut lines);
    lines.into_iter().map(|(_, line)| line).collect()
}

/// Said of a unit that ended within the period.
fn ended(t: &Texts, last: Option<Date>, period: Period) -> String {
    let last = last.filter(|last| period.holds(*last));
    last.map_or_else(String::new, |last| t.fill("supervision-ended", [("day", &t.date(last))]))
}
