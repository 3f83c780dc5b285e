use askama::Template;
use axum::extract::State as From;
use dossiers::queries::{QueueFilter, QueueRow};
use identity::Ctx;
use kernel::Id;
use serde::Deserialize;
use store::Conn;
use web::{Page, Path, Query, Staff, Texts};

use super::Answer;
use super::asked::{PeriodAsk, When, unit_name};
use super::place::percent;
use crate::model::PeriodKind;
use crate::policy::may_see_person;
use crate::queries;
use crate::rules::Rate;
use crate::{Desk, WORDS};

/// Dossiers shown that lie with the person.
const SHOWN: i64 = 20;

#[derive(Clone, Deserialize, Default)]
pub struct Ask {
    #[serde(flatten)]
    period: PeriodAsk,
}

/// The steps of one kind at one unit, in words.
pub struct Steps {
    pub step: String,
    pub unit: String,
    pub early: String,
    pub on_time: String,
    pub late: String,
    pub untimed: String,
    pub rate: String,
}

/// What people said of dossiers in which the person served, by step: numbers alone, neither dossier nor words.
pub struct Said {
    pub step: String,
    pub unit: String,
    pub counts: Vec<String>,
}

/// A dossier that lies with the person.
pub struct Held {
    pub code: String,
    pub step: String,
    pub due: String,
    pub is_late: bool,
}

#[derive(Template)]
#[template(path = "supervision-person.html")]
struct Person {
    page: Page,
    t: Texts,
    when: When,
    login: String,
    steps: Vec<Steps>,
    held: Vec<Held>,
    said: Vec<Said>,
    is_own: bool,
}

/// How a person works, for that person and the director alone.
pub async fn page(From(desk): From<Desk>, staff: Staff, Path(login): Path<String>, Query(ask): Query<Ask>) -> Answer {
    let t = staff.texts(&WORDS);
    let now = desk.kit.clock.now();
    let when = When::new(&t, &ask.period, now.date(), PeriodKind::Month);
    let period = when.period;
    let actor = staff.actor.clone();
    let read = move |conn: &mut Conn| {
        let directory = organization::directory(conn)?;
        let login = if login == "me" { actor.login.clone() } else { login };
        // Whether somebody is there is told to nobody who may not see them.
        let found = identity::queries::find_by_login(conn, &login)?;
        let units = found.map(|id| identity::queries::grants_of(conn, id)).transpose()?.unwrap_or_default();
        let units: Vec<Id> = units.iter().map(|grant| grant.unit).collect();
        let person = found.unwrap_or_else(Id::new);
        may_see_person(&actor, person, &units, &directory)?;
        let account = identity::queries::account(conn, person)?;
        let steps = queries::of_person(conn, person, period)?;
        let said = feedback::queries::of_person(conn, person, (period.from, period.to))?;
        let filter = QueueFilter { holder: Some(person), ..QueueFilter::default() };
        let held = dossiers::Dossiers::new().queue(conn, &Ctx::new(&actor, now), &filter, SHOWN, None)?;
        Ok::<_, store::Error>((directory, account, steps, held.rows, said))
    };
    let (directory, account, steps, held, said) = desk.kit.store.read(read).await?;
    let line = |line: &queries::StepLine| Steps {
        step: t.say(&line.step.key()),
        unit: unit_name(&directory, line.unit),
        early: t.number(line.sum.early),
        on_time: t.number(line.sum.on_time),
        late: t.number(line.sum.late),
        untimed: t.number(line.sum.untimed),
        rate: percent(
            &t,
            Rate::new(line.sum.early + line.sum.on_time, line.sum.early + line.sum.on_time + line.sum.late),
        ),
    };
    let shown = Person {
        page: Page::staff(&staff, account.name.clone()),
        steps: steps.iter().map(line).collect(),
        said: said.iter().map(|line| said_line(&t, &directory, line)).collect(),
        held: held.iter().map(|row| held_row(&t, row, now)).collect(),
        is_own: account.id == staff.actor.account,
        login: account.login,
        when,
        t,
    };
    When::answer(shown.when.faults.is_empty(), &shown)
}

fn said_line(t: &Texts, directory: &organization::Directory, line: &feedback::queries::ServedLine) -> Said {
    Said {
        step: t.say(&line.step.key()),
        unit: unit_name(directory, line.unit),
        counts: feedback::Level::ALL.iter().map(|level| t.number(line.count.of(*level))).collect(),
    }
}

fn held_row(t: &Texts, row: &QueueRow, now: kernel::Timestamp) -> Held {
    Held {
        code: row.code.clone(),
        step: t.say(&row.step_kind.key()),
        due: row.next_clock_at.map(|due| t.datetime(due)).unwrap_or_default(),
        is_late: row.next_clock_at.is_some_and(|due| due < now),
    }
}
