use askama::Template;
use axum::extract::State;
use identity::Ctx;
use store::Conn;
use web::{Page, Path, Staff, Texts};

use super::Answer;
use crate::WORDS;
use crate::commands::Looked;
use crate::desk::Desk;
use crate::model::Action;
use crate::queries::{self, Deadline};

/// An appointment's whole sum in words.
pub struct Sum {
    pub due: String,
    pub first_due: Option<String>,
    pub limit: String,
    pub source: Option<String>,
    pub basis: Option<String>,
    pub calendar: i32,
    pub paused: bool,
    pub steps: Vec<Line>,
}

/// One step of the sum in words, its rule's number among them.
pub struct Line {
    pub words: String,
}

/// The sum in words.
pub fn sum(deadline: &Deadline, t: &Texts) -> Sum {
    let moved = deadline.first_due_at != deadline.due_at;
    Sum {
        due: t.datetime(deadline.due_at),
        first_due: moved.then(|| t.datetime(deadline.first_due_at)),
        limit: limit(&deadline.limit, t),
        source: deadline.limit_source.as_deref().map(|source| t.say(&format!("dossier-limit-source-{source}"))),
        basis: deadline.limit_basis.clone(),
        calendar: deadline.calendar_version,
        paused: deadline.paused,
        steps: lines(&deadline.steps, t),
    }
}

/// The steps of a sum in words.
pub fn lines(steps: &[calendar::DerivationStep], t: &Texts) -> Vec<Line> {
    steps.iter().map(|step| Line { words: t.reason(&step.words()) }).collect()
}

/// `3wd` as people read it: 3 working days.
pub fn limit(text: &str, t: &Texts) -> String {
    let Ok(limit) = calendar::Limit::parse(text) else { return text.to_owned() };
    let key = format!("calendar-limit-{}", limit.unit.as_str().replace('_', "-"));
    t.fill(&key, [("amount", limit.amount)])
}

#[derive(Template)]
#[template(path = "deadline.html")]
struct Whole {
    page: Page,
    t: Texts,
    code: String,
    sum: Sum,
}

#[derive(Template)]
#[template(path = "deadline-part.html")]
struct Part {
    t: Texts,
    code: String,
    sum: Sum,
}

/// Why this date: the sum with days, pauses and rule numbers. As a part for the dialog of the dossier's page.
pub async fn page(State(desk): State<Desk>, staff: Staff, Path(code): Path<String>) -> Answer {
    let t = staff.texts(&WORDS);
    let read = |conn: &mut Conn, _: &Ctx<'_>, looked: &Looked| {
        Ok((looked.dossier.code.clone(), queries::deadline(conn, &looked.dossier)?))
    };
    let (code, deadline) = desk.look(&staff.actor, &code, (Action::Deadline, "page"), read).await?;
    let Some(deadline) = deadline else { return Err(web::PageError::not_found()) };
    let sum = sum(&deadline, &t);
    if staff.visit.partial {
        return web::render(&Part { t, code, sum });
    }
    let page = Page::staff(&staff, t.fill("dossier-why-title", [("due", &sum.due)]));
    web::render(&Whole { page, t, code, sum })
}
