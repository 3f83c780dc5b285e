use askama::Template;
use axum::extract::State as From;
use identity::Ctx;
use kernel::{Date, Id, Reason};
use store::Conn;
use web::{Faults, Page, PageError, Path, Staff, Texts, Typed, Upload};

use super::wrong::{Wrong, wrongs};
use super::{Answer, may};
use crate::commands::{ItemInput, SaveTemplate};
use crate::desk::Desk;
use crate::model::{Action, Template as Version};
use crate::{WORDS, queries};

/// Empty questions behind those that are there.
const SPARE: usize = 3;

/// One version of a checklist.
struct Row {
    id: String,
    key: String,
    title: String,
    version: i32,
    valid_from: String,
    /// It is the one to inspect by today.
    current: bool,
}

#[derive(Template)]
#[template(path = "checklists.html")]
struct List {
    page: Page,
    t: Texts,
    rows: Vec<Row>,
}

/// One question in the form, by its place.
struct Question {
    at: usize,
    vi: String,
    en: String,
    weight: String,
    photo: bool,
}

#[derive(Template)]
#[template(path = "checklist.html")]
struct Edit {
    page: Page,
    t: Texts,
    key: String,
    typed: Typed,
    questions: Vec<Question>,
    faults: Faults,
}

impl Edit {
    /// What is wrong, with the names of the fields.
    fn wrongs(&self) -> Vec<Wrong> {
        wrongs(&self.t, &self.faults)
    }
}

/// Every version of every checklist, the newest first.
pub async fn list(From(desk): From<Desk>, staff: Staff) -> Answer {
    let t = staff.texts(&WORDS);
    let today = desk.kit.clock.now().date();
    let mut versions = desk.kit.store.read(|conn: &mut Conn| queries::templates(conn)).await?;
    versions.sort_by(|one, other| one.key.cmp(&other.key).then(other.version.cmp(&one.version)));
    let mut seen: Vec<String> = Vec::new();
    let mut row = |version: Version| {
        let current = version.valid_from <= today && !seen.contains(&version.key);
        if current {
            seen.push(version.key.clone());
        }
        Row {
            id: version.id.to_string(),
            title: if t.lang() == kernel::Lang::En { version.title_en } else { version.title },
            valid_from: t.date(version.valid_from),
            key: version.key,
            version: version.version,
            current,
        }
    };
    let rows = versions.into_iter().map(&mut row).collect();
    web::render(&List { page: Page::staff(&staff, t.say("docket-page-checklists-title")), t, rows })
}

/// A version to begin a new one from.
pub async fn edit(From(desk): From<Desk>, staff: Staff, Path(id): Path<String>) -> Answer {
    may(&desk, &staff, Action::EditTemplate).await?;
    let id = Id::parse(&id).ok_or_else(PageError::not_found)?;
    let (version, items) = desk.kit.store.read(move |conn: &mut Conn| queries::template(conn, id)).await?;
    let mut typed = Typed::default();
    typed.set("title", version.title);
    typed.set("title_en", version.title_en);
    for (at, item) in items.into_iter().enumerate() {
        typed.push("question", item.question);
        typed.push("question_en", item.question_en);
        typed.push("weight", item.weight.to_string());
        if item.photo {
            typed.push("photo", at.to_string());
        }
    }
    show(&staff, version.key, typed, Faults::none())
}

fn show(staff: &Staff, key: String, typed: Typed, faults: Faults) -> Answer {
    let t = staff.texts(&WORDS);
    let question = |at: usize| Question {
        at,
        vi: typed.at("question", at).to_owned(),
        en: typed.at("question_en", at).to_owned(),
        weight: typed.at("weight", at).to_owned(),
        photo: typed.holds("photo", &at.to_string()),
    };
    let questions = (0..typed.all("question").len() + SPARE).map(question).collect();
    let page = Page::staff(staff, t.say("docket-page-checklist-title"));
    let faulty = !faults.is_empty();
    let shown = Edit { page, t, key, questions, typed, faults };
    if faulty { web::render_faulty(&shown) } else { web::render(&shown) }
}

/// Saves a new version; what was inspected before keeps its own.
pub async fn save(From(desk): From<Desk>, staff: Staff, sent: Upload) -> Answer {
    let typed = Typed::of(sent.fields);
    let mut faults = Faults::none();
    let cmd = command(&typed, &mut faults);
    let key = cmd.key.clone();
    if !faults.is_empty() {
        return show(&staff, key, typed, faults);
    }
    let (now, actor, docket) = (desk.kit.clock.now(), staff.actor.clone(), desk.docket.clone());
    let run = move |conn: &mut Conn| docket.save_template(conn, &Ctx::new(&actor, now), &cmd).map(|_| ());
    match Faults::split(desk.kit.store.write(run).await)? {
        Ok(()) => Ok(web::done("/staff/docket/checklists", "docket-page-done-checklist")),
        Err(faults) => show(&staff, key, typed, faults),
    }
}

fn command(typed: &Typed, faults: &mut Faults) -> SaveTemplate {
    let mut items = Vec::new();
    for at in 0..typed.all("question").len() {
        let question = typed.at("question", at).trim().to_owned();
        if question.is_empty() {
            continue;
        }
        let weight = typed.at("weight", at).trim();
        let number = if weight.is_empty() { Ok(None) } else { weight.parse().map(Some) };
        let number = number.map_err(|_| Reason::new("web-typed-number"));
        items.push(ItemInput {
            question,
            question_en: Some(typed.at("question_en", at).to_owned()).filter(|text| !text.trim().is_empty()),
            weight: faults.take(&format!("items[{at}].weight"), number).flatten(),
            photo: typed.holds("photo", &at.to_string()),
        });
    }
    let valid_from: Option<Date> = typed.date("valid_from", faults);
    SaveTemplate {
        key: typed.get("key").to_owned(),
        title: typed.get("title").to_owned(),
        title_en: typed.text("title_en"),
        valid_from,
        items,
    }
}
