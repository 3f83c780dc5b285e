use askama::Template;
use identity::Ctx;
use store::Conn;
use web::{Page, PageError, Staff, Texts};

use super::Answer;
use super::clock::{Pill, outcome, pill};
use super::names::Names;
use crate::WORDS;
use crate::desk::Desk;
use crate::queries::ClockView;

/// One clock with its sum, in words.
pub struct Sum {
    pub name: String,
    pub unit: String,
    pub level: String,
    pub began: String,
    pub due: String,
    pub standing: Pill,
    /// Empty where people set the date.
    pub limit: String,
    pub steps: Vec<String>,
    pub calendar: i32,
    /// Who was responsible when it ran out.
    pub responsible: Option<String>,
}

#[derive(Template)]
#[template(path = "deadline.html")]
struct Whole {
    page: Page,
    t: Texts,
    code: String,
    back: String,
    sums: Vec<Sum>,
}

#[derive(Template)]
#[template(path = "deadline-part.html")]
struct Part {
    t: Texts,
    sums: Vec<Sum>,
}

/// Every clock of a thing, the one that runs first.
///
/// # Errors
/// Those of the query.
pub async fn sums(desk: &Desk, staff: &Staff, code: &str) -> Result<Vec<Sum>, PageError> {
    let t = staff.texts(&WORDS);
    let (now, actor, docket, code) = (desk.kit.clock.now(), staff.actor.clone(), desk.docket.clone(), code.to_owned());
    let read = move |conn: &mut Conn| {
        let clocks = docket.clocks(conn, &Ctx::new(&actor, now), &code)?;
        let names = Names::load(conn)?;
        let mut sums = Vec::with_capacity(clocks.len());
        for view in clocks.into_iter().rev() {
            let calendar = organization::calendar_for(conn, view.clock.unit, now.date())?;
            let standing = match view.clock.outcome {
                Some(own) => outcome(&t, own),
                None if view.clock.ended_at.is_some() => Pill::plain(t.say("docket-page-ended")),
                None => pill(&t, &calendar, now, view.clock.due_at),
            };
            sums.push(sum(view, standing, &names, &t));
        }
        Ok(sums)
    };
    Ok(desk.kit.store.read(read).await?)
}

fn sum(view: ClockView, standing: Pill, names: &Names, t: &Texts) -> Sum {
    let clock = view.clock;
    Sum {
        name: t.say(&clock.kind.key()),
        unit: names.unit(clock.unit),
        level: t.say(&clock.level.key()),
        began: t.datetime(clock.began_at),
        due: t.datetime(clock.due_at),
        standing,
        limit: clock.limit().map(|limit| t.reason(&limit.words())).unwrap_or_default(),
        steps: view.derivation.iter().flat_map(|sum| &sum.steps).map(|step| t.reason(&step.words())).collect(),
        calendar: clock.calendar_version,
        responsible: clock.responsible,
    }
}

/// The sums as a page, or as a part for the dialog of the thing's page.
pub fn show(staff: &Staff, code: String, back: String, sums: Vec<Sum>) -> Answer {
    let t = staff.texts(&WORDS);
    if staff.visit.partial {
        return web::render(&Part { t, sums });
    }
    let page = Page::staff(staff, t.fill("docket-page-clocks-of", [("code", &code)]));
    web::render(&Whole { page, t, code, back, sums })
}
