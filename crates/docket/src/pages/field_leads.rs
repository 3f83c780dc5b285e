use askama::Template;
use axum::extract::State as From;
use identity::Ctx;
use kernel::Date;
use organization::UnitKind;
use organization::settings::Certainty;
use store::Conn;
use web::{Faults, Page, Staff, Texts, Typed, Upload};

use super::names::Names;
use super::wrong::{Wrong, wrongs};
use super::{Answer, may};
use crate::commands::SetFieldLead;
use crate::desk::Desk;
use crate::model::{Action, Field, FieldLead};
use crate::{WORDS, queries};

/// Who leads in a field, since when and by what.
struct Row {
    field: String,
    /// Empty where whoever raises it names one.
    department: String,
    valid_from: String,
    source: String,
    certainty: String,
    standing: Standing,
}

/// How a line stands to today.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Standing {
    Current,
    /// It holds today, and its department is not in force any more.
    Gone,
    Coming,
    Past,
}

#[derive(Template)]
#[template(path = "field-leads.html")]
struct Shown {
    page: Page,
    t: Texts,
    rows: Vec<Row>,
    fields: Vec<(String, String)>,
    departments: Vec<(String, String)>,
    certainties: Vec<(String, String)>,
    typed: Typed,
    faults: Faults,
}

impl Shown {
    /// What is wrong, with the names of the fields.
    fn wrongs(&self) -> Vec<Wrong> {
        wrongs(&self.t, &self.faults)
    }
}

/// Every field with the department that leads in it (N10), and the form that changes one.
pub async fn page(From(desk): From<Desk>, staff: Staff) -> Answer {
    let mut typed = Typed::default();
    typed.set("valid_from", staff.texts(&WORDS).date(desk.kit.clock.now()));
    show(&desk, &staff, typed, Faults::none()).await
}

/// Sets who leads in a field from a day on.
pub async fn set(From(desk): From<Desk>, staff: Staff, sent: Upload) -> Answer {
    let typed = Typed::of(sent.fields);
    let mut faults = Faults::none();
    let cmd = SetFieldLead {
        field: Field::parse(typed.get("field")),
        department: typed.text("department"),
        valid_from: typed.date("valid_from", &mut faults),
        source: typed.get("source").to_owned(),
        certainty: typed.text("certainty"),
    };
    if !faults.is_empty() {
        return show(&desk, &staff, typed, faults).await;
    }
    let (now, actor, docket) = (desk.kit.clock.now(), staff.actor.clone(), desk.docket.clone());
    let run = move |conn: &mut Conn| docket.set_field_lead(conn, &Ctx::new(&actor, now), &cmd).map(|_| ());
    match Faults::split(desk.kit.store.write(run).await)? {
        Ok(()) => Ok(web::done("/staff/docket/fields", "docket-page-done-field")),
        Err(faults) => show(&desk, &staff, typed, faults).await,
    }
}

async fn show(desk: &Desk, staff: &Staff, typed: Typed, faults: Faults) -> Answer {
    may(desk, staff, Action::EditFields).await?;
    let t = staff.texts(&WORDS);
    let today = desk.kit.clock.now().date();
    let read = |conn: &mut Conn| Ok((queries::field_leads(conn)?, Names::load(conn)?));
    let (leads, names) = desk.kit.store.read(read).await?;
    let in_force = names.0.of_kind(UnitKind::Department).filter(|unit| unit.valid_to.is_none_or(|last| last >= today));
    let faulty = !faults.is_empty();
    let certainty = |own: &Certainty| (own.as_str().to_owned(), t.say(&certainty_key(*own)));
    let shown = Shown {
        page: Page::staff(staff, t.say("docket-page-fields-title")),
        rows: Field::ALL.iter().flat_map(|field| rows(*field, &leads, &names, today, &t)).collect(),
        fields: Field::ALL.iter().map(|own| (own.as_str().to_owned(), t.say(&own.key()))).collect(),
        departments: in_force.map(|unit| (unit.code.clone(), unit.name.clone())).collect(),
        certainties: Certainty::ALL.iter().map(certainty).collect(),
        t,
        typed,
        faults,
    };
    if faulty { web::render_faulty(&shown) } else { web::render(&shown) }
}

fn certainty_key(certainty: Certainty) -> String {
    format!("docket-page-certainty-{}", certainty.as_str().to_lowercase())
}

/// The lines of a field, the newest first; one that says so where nobody leads.
fn rows(field: Field, leads: &[FieldLead], names: &Names, today: Date, t: &Texts) -> Vec<Row> {
    let own: Vec<&FieldLead> = leads.iter().filter(|lead| lead.field == field).collect();
    let current = own.iter().position(|lead| lead.valid_from <= today);
    let row = |(at, lead): (usize, &&FieldLead)| Row {
        field: t.say(&field.key()),
        department: names.maybe(lead.department),
        valid_from: t.date(lead.valid_from),
        source: lead.source.clone(),
        certainty: t.say(&certainty_key(lead.certainty)),
        standing: standing(at, current, lead, names, today),
    };
    let mut shown: Vec<Row> = own.iter().enumerate().map(row).collect();
    if current.is_none() {
        let (department, valid_from, source, certainty) = Default::default();
        let standing = Standing::Current;
        shown.push(Row { field: t.say(&field.key()), department, valid_from, source, certainty, standing });
    }
    shown
}

fn standing(at: usize, current: Option<usize>, lead: &FieldLead, names: &Names, today: Date) -> Standing {
    if lead.valid_from > today {
        return Standing::Coming;
    }
    let unit = lead.department.and_then(|id| names.0.unit(id));
    match current == Some(at) {
        true if unit.is_some_and(|unit| !unit.valid_on(today)) => Standing::Gone,
        true => Standing::Current,
        false => Standing::Past,
    }
}
