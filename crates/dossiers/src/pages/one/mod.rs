//! The page of one dossier: where it is, who holds it, the next clock and the one main action; below, its way, its
//! papers, its forms, its money, its history and who looked.

mod acts;
mod head;
mod history;
mod looks;
mod papers;
mod way;

use askama::Template;
use axum::extract::State as From;
use identity::Ctx;
use kernel::Id;
use serde::Deserialize;
use store::Conn;
use web::{Page, Path, Query, Staff, Texts};

use super::Answer;
use super::deadline::{Sum, sum};
use super::names::Names;
use super::notices::{Line, Shown, lines};
use super::queue::with_query;
use crate::commands::Looked;
use crate::desk::Desk;
use crate::model::Action;
use crate::queries::{self, DossierView};
use crate::{Dossiers, WORDS};

pub use acts::{Button, buttons};
pub use head::{Head, head};
pub use papers::size;

#[derive(Deserialize, Default)]
pub struct Ask {
    /// The act that led here: said on top.
    #[serde(default)]
    pub done: String,
    /// A form to be shown at once for printing: `01`.
    #[serde(default)]
    pub print: String,
    /// What the clerk should look at, as keys of our own texts.
    #[serde(default)]
    pub warn: String,
    /// Before which moment the looks begin, in microseconds; now unless told.
    #[serde(default)]
    pub looks: String,
}

#[derive(Template)]
#[template(path = "one.html")]
struct One {
    page: Page,
    t: Texts,
    all: All,
    print: Option<String>,
    /// The act that led here: its text need not be kept any longer.
    done: Option<Action>,
}

/// Everything the page shows.
pub struct All {
    pub head: Head,
    pub buttons: Vec<Button>,
    way: Vec<way::Stop>,
    papers: papers::Papers,
    history: Vec<history::Line>,
    looks: Vec<looks::Look>,
    /// Where the looks before these stand.
    older_looks: Option<String>,
    notices: Vec<Line>,
    sum: Option<Sum>,
    may_see_files: bool,
    may_give: bool,
}

/// Opens a dossier; the look stands in the chain (N12).
pub async fn page(From(desk): From<Desk>, staff: Staff, Path(code): Path<String>, Query(ask): Query<Ask>) -> Answer {
    let t = staff.texts(&WORDS);
    let looked = |_: &mut Conn, _: &Ctx<'_>, looked: &Looked| Ok(looked.dossier.clone());
    let dossier = desk.look(&staff.actor, &code, (Action::View, "page"), looked).await?;
    // Read after the line was written, so that the page shows this very look too.
    let (now, actor, dossiers) = (desk.kit.clock.now(), staff.actor.clone(), desk.dossiers.clone());
    let before = ask.looks.clone();
    let read = move |conn: &mut Conn| {
        let ctx = Ctx::new(&actor, now);
        let view = queries::view(conn, &ctx, dossier)?;
        load(conn, &dossiers, &ctx, view, &before, &t)
    };
    let all = desk.kit.store.read(read).await?;
    let t = staff.texts(&WORDS);
    let mut page = Page::staff(&staff, format!("{} · {}", all.head.code, all.head.procedure));
    page.notice = notice(&t, &ask).or(page.notice);
    let print = all.papers.forms.iter().find(|form| form.number == ask.print).map(|form| form.number.to_owned());
    web::render(&One { page, t, all, print, done: Action::parse(&ask.done) })
}

/// What was just done, and what the clerk should look at.
fn notice(t: &Texts, ask: &Ask) -> Option<String> {
    let done = Action::parse(&ask.done)?;
    let mut words = t.fill("dossier-done", [("act", &t.say(&done.key()))]);
    for key in ask.warn.split(',').filter(|key| key.starts_with("code-") && t.knows(key)) {
        words = format!("{words} {}", t.say(key));
    }
    Some(words)
}

fn load(
    conn: &mut Conn,
    dossiers: &Dossiers,
    ctx: &Ctx<'_>,
    view: DossierView,
    before: &str,
    t: &Texts,
) -> store::Result<All> {
    let dossier = &view.dossier;
    let calendar = organization::calendar_for(conn, dossier.competent_unit, ctx.now.date())?;
    let looked = looks::page(conn, &dossier.code, before, ctx.now)?;
    let people: Vec<Id> = looked.entries.iter().filter_map(|entry| entry.actor).chain(dossier.holder_person).collect();
    let names = Names::load(conn, people)?;
    let may_give = dossiers.peek(conn, ctx, &dossier.code, Action::GiveNotice).is_ok();
    let may_see_files = dossiers.peek(conn, ctx, &dossier.code, Action::Files).is_ok();
    Ok(All {
        head: head(&view, &names, &calendar, ctx.now, t),
        buttons: buttons(&view, t),
        way: way::stops(&view, &names, &calendar, ctx.now, t),
        papers: papers::papers(&view, &names, t),
        history: history::lines(queries::history(conn, dossier.id)?, &names, t),
        looks: looks::shown(&looked.entries, &names, t),
        older_looks: looked.older.map(|older| with_query("", [("looks", older.as_micros().to_string().as_str())])),
        sum: queries::deadline(conn, dossier)?.map(|deadline| sum(&deadline, t)),
        notices: lines(&crate::notices::shown(conn, dossier.id)?, Shown::Whole, t),
        may_see_files,
        may_give,
    })
}
