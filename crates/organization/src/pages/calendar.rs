use askama::Template;
use axum::extract::State;
use calendar::{DayKind, DayRow, YearStatus};
use identity::Ctx;
use kernel::{Date, FieldFault, Reason, Refusal};
use serde::Deserialize;
use web::{Faults, Form, Page, PageError, Query, Staff, Texts};

use super::choices::{self, Choice, Tab};
use super::{Answer, to};
use crate::api::House;
use crate::calendars::{self, CalendarVersion, SwapDecision};
use crate::{WORDS, policy, snapshot};

#[derive(Template)]
#[template(path = "organization-calendar.html")]
struct CalendarPage {
    page: Page,
    t: Texts,
    tab: Tab,
    faults: Faults,
    version: i32,
    year: i16,
    years: Vec<i16>,
    status: &'static str,
    status_words: String,
    days: Vec<Line>,
    versions: Vec<CalendarVersion>,
    typed: Typed,
    kinds: Vec<Choice>,
    may: bool,
}

struct Line {
    row: DayRow,
    kind: String,
    name: String,
    weekday: String,
}

#[derive(Deserialize, Default)]
pub(super) struct Asked {
    #[serde(default)]
    year: String,
}

#[derive(Deserialize, Clone, Default)]
pub(super) struct Typed {
    #[serde(default)]
    date: String,
    #[serde(default)]
    kind: String,
    #[serde(default)]
    name_vi: String,
    #[serde(default)]
    name_en: String,
    #[serde(default)]
    approver: String,
    #[serde(default)]
    source: String,
}

/// The kind of a decision that takes back what stood for a day.
const NOTHING: &str = "none";

/// `GET /staff/organization/calendar?year=`: days off, swaps and make-up days, and the versions.
pub(super) async fn page(State(house): State<House>, staff: Staff, Query(asked): Query<Asked>) -> Answer {
    web::render(&shown(&house, &staff, asked.year.parse().ok(), Typed::default(), Faults::none()).await?)
}

/// `POST` to the same: a decision makes a new version (E11, N2).
pub(super) async fn add(State(house): State<House>, staff: Staff, Form(typed): Form<Typed>) -> Answer {
    let (actor, now, new) = (staff.actor.clone(), house.kit.clock.now(), typed.clone());
    let year = Date::parse(&typed.date).map(|date| date.civil().year());
    let done = house
        .kit
        .store
        .write(move |conn| {
            let ctx = Ctx::new(&actor, now);
            policy::may_change_calendar(&actor)?;
            calendars::add_swap(conn, &ctx, &read(&new)?)
        })
        .await;
    match Faults::split(done)? {
        Ok(_) => Ok(to(&format!("calendar?year={}", year.unwrap_or(now.date().civil().year())))),
        Err(faults) => web::render_faulty(&shown(&house, &staff, year, typed, faults).await?),
    }
}

fn read(typed: &Typed) -> Result<SwapDecision, Refusal> {
    let date = Date::parse(&typed.date);
    let kind = match typed.kind.as_str() {
        NOTHING => Some(None),
        text => DayKind::parse(text).map(Some),
    };
    let checks =
        [("date", date.is_none(), "organization-date"), ("kind", kind.is_none(), "organization-value-missing")];
    let (Some(date), Some(kind)) = (date, kind) else {
        let wrong = checks.into_iter().filter(|(_, wrong, _)| *wrong);
        return Err(Refusal::Invalid(
            wrong.map(|(field, _, code)| FieldFault::new(field, Reason::new(code))).collect(),
        ));
    };
    let Typed { name_vi, name_en, approver, source, .. } = typed.clone();
    Ok(SwapDecision { date, kind, name_vi, name_en, approver, source })
}

async fn shown(
    house: &House,
    staff: &Staff,
    year: Option<i16>,
    typed: Typed,
    faults: Faults,
) -> Result<CalendarPage, PageError> {
    policy::may_see(&staff.actor)?;
    let (picture, versions) =
        house.kit.store.read(|conn| Ok((snapshot(conn)?, calendars::calendar_versions(conn)?))).await?;
    let (t, calendar) = (staff.texts(&WORDS), picture.days());
    let year = year.unwrap_or_else(|| house.kit.clock.now().date().civil().year());
    let mut years: Vec<i16> = calendar.rows().iter().map(|row| row.date.civil().year()).chain([year]).collect();
    years.sort_unstable();
    years.dedup();
    let days = calendar.rows().iter().filter(|row| row.date.civil().year() == year);
    let (status, words) = status(&t, calendar.year(year));
    let mut kinds: Vec<Choice> =
        DayKind::ALL.iter().map(|kind| (kind.to_string(), choices::day_kind(&t, *kind))).collect();
    kinds.push((NOTHING.to_owned(), t.say("organization-day-none")));
    Ok(CalendarPage {
        page: Page::staff(staff, t.say("organization-calendar-title")),
        t,
        tab: Tab::Calendar,
        faults,
        version: calendar.version,
        year,
        years,
        status,
        status_words: words,
        days: days.map(|row| line(&t, row)).collect(),
        versions,
        typed,
        kinds,
        may: policy::may_change_calendar(&staff.actor).is_ok(),
    })
}

fn status(t: &Texts, status: YearStatus) -> (&'static str, String) {
    let colour = match status {
        YearStatus::Decided => "ok",
        YearStatus::Provisional => "warn",
        YearStatus::Undecided => "bad",
    };
    (colour, t.say(&format!("organization-year-{status}")))
}

fn line(t: &Texts, row: &DayRow) -> Line {
    Line {
        kind: choices::day_kind(t, row.kind),
        name: choices::day_name(t.lang(), &row.name_vi, &row.name_en).to_owned(),
        weekday: t.weekday(row.date),
        row: row.clone(),
    }
}
