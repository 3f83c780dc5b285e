use askama::Template;
use axum::extract::State as From;
use identity::Ctx;
use kernel::{Id, Lang};
use organization::UnitKind;
use store::Conn;
use web::{Faults, Page, PageError, Path, Staff, Texts, Typed, Upload};

use crate::WORDS;
use crate::commands::{MemberInput, PlanVisits, SetUpGroup, Visit};
use crate::desk::Desk;
use crate::model::Action;
use crate::pages::field::{Column, Field, Kind, rows};
use crate::pages::names::Names;
use crate::pages::wrong::{Wrong, wrongs};
use crate::pages::{Answer, may};

#[derive(Template)]
#[template(path = "form.html")]
struct Form {
    page: Page,
    t: Texts,
    action: String,
    back: String,
    go: String,
    fields: Vec<Field>,
    typed: Typed,
    faults: Faults,
}

impl Form {
    /// What is wrong, with the names of the fields.
    fn wrongs(&self) -> Vec<Wrong> {
        wrongs(&self.t, &self.faults)
    }
}

async fn names(desk: &Desk) -> Result<Names, PageError> {
    Ok(desk.kit.store.read(|conn: &mut Conn| Names::load(conn)).await?)
}

/// The form of a new group.
pub async fn form(From(desk): From<Desk>, staff: Staff) -> Answer {
    may(&desk, &staff, Action::SetUpGroup).await?;
    show_group(&desk, &staff, Typed::default(), Faults::none()).await
}

async fn show_group(desk: &Desk, staff: &Staff, typed: Typed, faults: Faults) -> Answer {
    let t = staff.texts(&WORDS);
    let names = names(desk).await?;
    let members = vec![
        Column::new(&t, "member_unit", "attendee-unit", names.of_kind(UnitKind::Department)),
        Column::new(&t, "member_name", "attendee-name", Vec::new()),
        Column::new(&t, "member_title", "attendee-post", Vec::new()),
        Column::new(&t, "member_login", "login", Vec::new()),
    ];
    let text = |name, key: &str| Field::new(&t, name, key, Kind::Text);
    let fields = vec![
        text("number", "group-number"),
        text("title", "group-title"),
        text("head_name", "head-name"),
        text("head_title", "head-title"),
        text("decision", "group-decision"),
        Field::new(&t, "members", "members", Kind::Rows { columns: members, spare: 4 }),
        Field::new(&t, "communes", "communes", Kind::Ticks(names.of_kind(UnitKind::Commune))),
    ];
    let page = Page::staff(staff, t.say("docket-page-group-new"));
    let (action, back) = ("/staff/docket/groups/new".to_owned(), "/staff/docket/sessions".to_owned());
    render(Form { page, action, back, go: t.say("docket-page-group-go"), fields, typed, faults, t })
}

fn render(form: Form) -> Answer {
    if form.faults.is_empty() { web::render(&form) } else { web::render_faulty(&form) }
}

/// Sets a group up.
pub async fn set_up(From(desk): From<Desk>, staff: Staff, sent: Upload) -> Answer {
    let typed = Typed::of(sent.fields);
    let member = |[unit, name, title, login]: [String; 4]| MemberInput {
        unit,
        name,
        title,
        login: Some(login).filter(|login| !login.is_empty()),
    };
    let cmd = SetUpGroup {
        number: typed.get("number").to_owned(),
        title: typed.get("title").to_owned(),
        head_name: typed.get("head_name").to_owned(),
        head_title: typed.get("head_title").to_owned(),
        decision: typed.get("decision").to_owned(),
        members: rows(&typed, ["member_unit", "member_name", "member_title", "member_login"])
            .into_iter()
            .map(member)
            .collect(),
        communes: typed.all("communes").to_vec(),
        ..SetUpGroup::default()
    };
    let (now, actor, docket) = (desk.kit.clock.now(), staff.actor.clone(), desk.docket.clone());
    let run = move |conn: &mut Conn| docket.set_up_group(conn, &Ctx::new(&actor, now), &cmd);
    match Faults::split(desk.kit.store.write(run).await)? {
        Ok(group) => Ok(web::done(&format!("/staff/docket/groups/{}", group.id), "docket-page-done-group")),
        Err(faults) => show_group(&desk, &staff, typed, faults).await,
    }
}

/// The form of a plan: one row a visit.
pub async fn form_plan(From(desk): From<Desk>, staff: Staff, Path(id): Path<String>) -> Answer {
    may(&desk, &staff, Action::Plan).await?;
    let id = Id::parse(&id).ok_or_else(PageError::not_found)?;
    show_plan(&desk, &staff, id, Typed::default(), Faults::none()).await
}

async fn show_plan(desk: &Desk, staff: &Staff, id: Id, typed: Typed, faults: Faults) -> Answer {
    let t = staff.texts(&WORDS);
    let (now, actor, docket) = (desk.kit.clock.now(), staff.actor.clone(), desk.docket.clone());
    let read = move |conn: &mut Conn| {
        let view = docket.group(conn, &Ctx::new(&actor, now), id)?;
        Ok((view, Names::load(conn)?))
    };
    let (view, names) = desk.kit.store.read(read).await?;
    let communes = view.communes.iter().map(|id| (names.code(*id), names.unit(*id))).collect();
    let columns = vec![
        Column::new(&t, "commune", "commune", communes),
        Column::new(&t, "from", "from", Vec::new()),
        Column::new(&t, "to", "to", Vec::new()),
        Column::new(&t, "place", "place", Vec::new()),
    ];
    let fields = vec![
        Field::new(&t, "visits", "visits", Kind::Rows { columns, spare: 5 }),
        Field::new(&t, "agenda", "agenda", Kind::Area),
    ];
    let page = Page::staff(staff, t.fill("docket-page-plan-title", [("number", view.group.number.as_str())]));
    let back = format!("/staff/docket/groups/{id}");
    render(Form {
        page,
        action: format!("{back}/plan"),
        back,
        go: t.say("docket-page-plan-go"),
        fields,
        typed,
        faults,
        t,
    })
}

/// Plans the visits.
pub async fn plan(From(desk): From<Desk>, staff: Staff, Path(id): Path<String>, sent: Upload) -> Answer {
    let id = Id::parse(&id).ok_or_else(PageError::not_found)?;
    let typed = Typed::of(sent.fields);
    let mut faults = Faults::none();
    let names = names(&desk).await?;
    let visits = visits(&typed, &names, &mut faults);
    if !faults.is_empty() {
        return show_plan(&desk, &staff, id, typed, faults).await;
    }
    let cmd = PlanVisits { group: id.to_string(), visits };
    let (now, actor, docket) = (desk.kit.clock.now(), staff.actor.clone(), desk.docket.clone());
    let run = move |conn: &mut Conn| docket.plan(conn, &Ctx::new(&actor, now), &cmd).map(|_| ());
    match Faults::split(desk.kit.store.write(run).await)? {
        Ok(()) => Ok(web::done(&format!("/staff/docket/groups/{id}"), "docket-page-done-planned")),
        Err(faults) => show_plan(&desk, &staff, id, typed, faults).await,
    }
}

/// The rows as visits; titles are those of official papers, so Vietnamese.
fn visits(typed: &Typed, names: &Names, faults: &mut Faults) -> Vec<Visit> {
    let t = Texts::new(Lang::Vi, &WORDS);
    let filled = rows(typed, ["commune", "from", "to", "place"]).into_iter().enumerate();
    let visit = |(at, [commune, from, to, place]): (usize, [String; 4])| {
        let name = names.0.by_code(&commune).map(|unit| unit.name.clone()).unwrap_or_default();
        Visit {
            title: t.fill("docket-page-visit-title", [("commune", name.as_str())]),
            from: moment(&from, at, "from", faults),
            to: moment(&to, at, "to", faults),
            place,
            agenda: typed.get("agenda").to_owned(),
            communes: vec![commune],
        }
    };
    filled.map(visit).collect()
}

/// A moment of one row, with its fault at that row.
fn moment(text: &str, at: usize, name: &str, faults: &mut Faults) -> Option<kernel::Timestamp> {
    let (mut own, mut wrong) = (Typed::default(), Faults::none());
    own.set(name, text);
    let found = own.moment(name, &mut wrong);
    for fault in wrong.0 {
        faults.add(format!("visits[{at}].{name}"), fault.reason);
    }
    found
}
