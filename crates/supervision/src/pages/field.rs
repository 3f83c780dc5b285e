use std::collections::HashMap;

use askama::Template;
use axum::extract::State as From;
use organization::Directory;
use procedures::Catalogue;
use serde::Deserialize;
use store::Conn;
use web::{Page, Path, Query, Staff, Texts};

use super::Answer;
use super::asked::{PeriodAsk, PlaceAsk, When, address, period_pairs};
use super::place::{Line, line, worst_first};
use super::table::columns;
use crate::model::{Figure, Period, PeriodKind};
use crate::policy::Sight;
use crate::queries::{self, By, Figures, Key};
use crate::{Desk, WORDS};

#[derive(Clone, Deserialize, Default)]
pub struct Ask {
    #[serde(flatten)]
    period: PeriodAsk,
}

#[derive(Template)]
#[template(path = "supervision-fields.html")]
struct Fields {
    page: Page,
    t: Texts,
    when: When,
    columns: Vec<String>,
    lines: Vec<Line>,
    total: Line,
    query: String,
}

/// Every field with every column, of all that the person may see.
pub async fn all(From(desk): From<Desk>, staff: Staff, Query(ask): Query<Ask>) -> Answer {
    let t = staff.texts(&WORDS);
    let today = desk.kit.clock.now().date();
    let when = When::new(&t, &ask.period, today, PeriodKind::Month);
    let period = when.period;
    let actor = staff.actor.clone();
    let read = move |conn: &mut Conn| {
        let directory = organization::directory(conn)?;
        let catalogue = procedures::catalogue(conn)?;
        let sight = Sight::of(&actor, &directory);
        let place = PlaceAsk::default().place(&sight, &directory, &catalogue, &t)?;
        let figures = queries::figures(conn, By::Procedure, &place.filter, period, today)?;
        Ok((catalogue, place, figures))
    };
    let (catalogue, place, figures) = desk.kit.store.read(read).await?;
    let unit = [("unit", place.unit)];
    let shown = Fields {
        page: Page::staff(&staff, t.fill("supervision-fields-title", [("place", &place.title)])),
        columns: columns(&t),
        total: line(&t, t.say("supervision-total"), String::new(), &queries::total(&figures), period, &unit),
        lines: field_lines(&t, &catalogue, &figures, period, &unit),
        query: address("", &period_pairs(period)),
        when,
        t,
    };
    When::answer(shown.when.faults.is_empty(), &shown)
}

fn field_lines(
    t: &Texts,
    catalogue: &Catalogue,
    figures: &Figures,
    period: Period,
    unit: &[(&'static str, String)],
) -> Vec<Line> {
    let query = address("", &period_pairs(period));
    let of_field = |(field, figure): (String, Figure)| {
        let name: String = form_urlencoded::byte_serialize(field.as_bytes()).collect();
        let href = format!("/staff/supervision/fields/{}{query}", name.replace('+', "%20"));
        let pairs = [unit.to_vec(), vec![("field", field.clone())]].concat();
        (figure, line(t, field, href, &figure, period, &pairs))
    };
    let mut lines: Vec<(Figure, Line)> = fields_of(catalogue, figures).into_iter().map(of_field).collect();
    worst_first(&mut lines);
    lines.into_iter().map(|(_, line)| line).collect()
}

/// Figures of procedures as figures of their fields.
pub fn fields_of(catalogue: &Catalogue, figures: &Figures) -> HashMap<String, Figure> {
    let mut fields: HashMap<String, Figure> = HashMap::new();
    for (key, figure) in figures {
        if let Key::Procedure(code) = key {
            *fields.entry(field_of(catalogue, code)).or_default() += *figure;
        }
    }
    fields
}

/// The field of a procedure, as the newest version names it; its code where the catalogue does not know it.
pub fn field_of(catalogue: &Catalogue, code: &str) -> String {
    catalogue.versions(code).last().map_or_else(|| code.to_owned(), |version| version.field.clone())
}

#[derive(Template)]
#[template(path = "supervision-field.html")]
struct Field {
    page: Page,
    t: Texts,
    when: When,
    address: String,
    place: String,
    columns: Vec<String>,
    total: Line,
    procedures: Vec<Line>,
    units: Vec<Line>,
    export: String,
}

/// One field: its procedures, and the bodies that decide in it.
pub async fn page(From(desk): From<Desk>, staff: Staff, Path(field): Path<String>, Query(ask): Query<Ask>) -> Answer {
    let t = staff.texts(&WORDS);
    let today = desk.kit.clock.now().date();
    let when = When::new(&t, &ask.period, today, PeriodKind::Month);
    let period = when.period;
    let (actor, asked) = (staff.actor.clone(), PlaceAsk { field: field.clone(), ..PlaceAsk::default() });
    let read = move |conn: &mut Conn| {
        let directory = organization::directory(conn)?;
        let catalogue = procedures::catalogue(conn)?;
        let place = asked.place(&Sight::of(&actor, &directory), &directory, &catalogue, &t)?;
        let by_procedure = queries::figures(conn, By::Procedure, &place.filter, period, today)?;
        let by_body = queries::figures(conn, By::Body, &place.filter, period, today)?;
        Ok((directory, catalogue, place, by_procedure, by_body))
    };
    let (directory, catalogue, place, by_procedure, by_body) = desk.kit.store.read(read).await?;
    let pairs = [("unit", place.unit.clone()), ("field", field.clone())];
    let name: String = form_urlencoded::byte_serialize(field.as_bytes()).collect();
    let shown = Field {
        page: Page::staff(&staff, field.clone()),
        address: format!("/staff/supervision/fields/{}", name.replace('+', "%20")),
        columns: columns(&t),
        total: line(&t, t.say("supervision-total"), String::new(), &queries::total(&by_procedure), period, &pairs),
        procedures: procedure_lines(&t, &catalogue, &by_procedure, period, &place.unit),
        units: unit_lines(&t, &directory, &by_body, period, &field),
        export: address("", &[pairs.to_vec(), period_pairs(period)].concat()),
        place: place.title,
        when,
        t,
    };
    When::answer(shown.when.faults.is_empty(), &shown)
}

fn procedure_lines(t: &Texts, catalogue: &Catalogue, figures: &Figures, period: Period, unit: &str) -> Vec<Line> {
    let mut lines: Vec<(Figure, Line)> = Vec::with_capacity(figures.len());
    for (key, figure) in figures {
        let Key::Procedure(code) = key else { continue };
        let name = catalogue.versions(code).last().map_or_else(|| code.clone(), |version| version.name.clone());
        let pairs = [("unit", unit.to_owned()), ("procedure", code.clone())];
        let mut own = line(t, name, String::new(), figure, period, &pairs);
        own.note.clone_from(code);
        lines.push((*figure, own));
    }
    worst_first(&mut lines);
    lines.into_iter().map(|(_, line)| line).collect()
}

fn unit_lines(t: &Texts, directory: &Directory, figures: &Figures, period: Period, field: &str) -> Vec<Line> {
    let query = address("", &period_pairs(period));
    let mut lines: Vec<(Figure, Line)> = Vec::with_capacity(figures.len());
    for (key, figure) in figures {
        let Key::Unit(id) = key else { continue };
        let Some(unit) = directory.unit(*id) else { continue };
        let pairs = [("unit", unit.code.clone()), ("field", field.to_owned())];
        let href = format!("/staff/supervision/units/{}{query}", unit.code);
        lines.push((*figure, line(t, unit.name.clone(), href, figure, period, &pairs)));
    }
    worst_first(&mut lines);
    lines.into_iter().map(|(_, line)| line).collect()
}
