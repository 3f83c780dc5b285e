//! What the applicant was told: on the dossier's page, on paper, and what a centre has still to give.

use askama::Template;
use axum::extract::State as From;
use identity::{Actor, Ctx};
use kernel::{Id, Timestamp};
use store::Conn;
use web::{Form, Page, Path, Staff, Texts};

use super::clock::Pill;
use super::{Answer, papers};
use crate::commands::Looked;
use crate::desk::Desk;
use crate::model::{Action, Fate, Notice, Way};
use crate::notices::{self, AtCentre};
use crate::{WORDS, forms, policy};

/// Rows of a centre's list; the rest comes up when these are given.
const ROWS: i64 = 100;

/// A form with nothing but a button.
#[derive(serde::Deserialize)]
pub struct Nothing {}

/// One notice as people read it.
pub struct Line {
    pub seq: i32,
    pub at: String,
    pub title: String,
    pub fate: Pill,
    /// The text, a paragraph each; none for what was told in person.
    pub words: Vec<String>,
    /// It lies at the centre.
    pub here: bool,
}

/// How much of an address is shown.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Shown {
    Whole,
    /// Enough to know one's own.
    Masked,
}

/// Notices in words, in their order.
pub fn lines(all: &[Notice], shown: Shown, t: &Texts) -> Vec<Line> {
    let line = |notice: &Notice| Line {
        seq: notice.seq,
        at: t.datetime(notice.at),
        title: title(notice, t),
        fate: fate(notice, shown, t),
        words: notice.words.iter().flat_map(|words| words.lines()).map(str::to_owned).collect(),
        here: notice.fate == Fate::AtCentre,
    };
    all.iter().map(line).collect()
}

fn title(notice: &Notice, t: &Texts) -> String {
    t.say(&format!("dossier-notice-{}", notice.kind.replace('_', "-")))
}

fn fate(notice: &Notice, shown: Shown, t: &Texts) -> Pill {
    let at = |moment: Option<Timestamp>| moment.map(|at| t.datetime(at)).unwrap_or_default();
    let why = notice.trouble.as_ref().map(|trouble| t.say(&format!("dossier-notice-why-{trouble}")));
    let (kind, words) = match (notice.fate, why) {
        (Fate::Waiting, Some(why)) => {
            ("warn", t.fill("dossier-notice-fate-waiting", (("tries", notice.tries), ("why", why))))
        }
        (Fate::Waiting, None) => ("warn", t.say("dossier-notice-fate-waiting-first")),
        (Fate::Sent, _) => {
            let way = if notice.way == Some(Way::Sms) { "sms" } else { "mail" };
            let address = address(notice.address.as_deref().unwrap_or_default(), shown);
            let gaps = [("address", address), ("at", at(notice.settled_at))];
            ("ok", t.fill(&format!("dossier-notice-fate-sent-{way}"), gaps))
        }
        (Fate::AtCentre, Some(why)) => ("warn", t.fill("dossier-notice-fate-at-centre-why", [("why", &why)])),
        (Fate::AtCentre, None) => ("warn", t.say("dossier-notice-fate-at-centre")),
        (Fate::Given, _) => {
            let how = if notice.way == Some(Way::InPerson) { "in-person" } else { "given" };
            ("ok", t.fill(&format!("dossier-notice-fate-{how}"), [("at", &at(notice.settled_at))]))
        }
        (Fate::Overtaken, _) => ("none", t.say("dossier-notice-fate-overtaken")),
    };
    Pill { kind, words }
}

/// `hoa@example.vn` as `h…@example.vn`, `0912345678` as `…678`.
fn address(whole: &str, shown: Shown) -> String {
    match (shown, whole.split_once('@')) {
        (Shown::Whole, _) => whole.to_owned(),
        (Shown::Masked, Some((name, host))) => format!("{}…@{host}", name.chars().next().unwrap_or_default()),
        (Shown::Masked, None) => format!("…{}", whole.get(whole.len().saturating_sub(3)..).unwrap_or_default()),
    }
}

/// `GET /staff/dossiers/{code}/notices/{seq}.pdf`: the notice on paper. The look stands in the chain (N12).
pub async fn paper(From(desk): From<Desk>, staff: Staff, Path((code, file)): Path<(String, String)>) -> Answer {
    let seq = number(&file)?;
    let base_url = desk.kit.base_url.clone();
    let read = move |conn: &mut Conn, _: &Ctx<'_>, looked: &Looked| {
        let unknown = || kernel::Refusal::NotFound(kernel::Reason::new("dossier-notice-unknown"));
        let notice = notices::one(conn, looked.dossier.id, seq)?.ok_or_else(unknown)?;
        Ok((looked.dossier.code.clone(), forms::notice(conn, &looked.dossier, &notice, &base_url)?))
    };
    let (code, notice) = desk.look(&staff.actor, &code, (Action::Forms, &format!("notice {seq}")), read).await?;
    papers::print(move || documents::notice(&notice), &format!("{code}-{seq}.pdf")).await
}

fn number(file: &str) -> Result<i32, web::PageError> {
    file.strip_suffix(".pdf").and_then(|seq| seq.parse().ok()).ok_or_else(web::PageError::not_found)
}

/// `POST /staff/dossiers/{code}/notices/{seq}/give`: the applicant has it.
pub async fn give(
    From(desk): From<Desk>,
    staff: Staff,
    Path((code, seq)): Path<(String, String)>,
    Form(Nothing {}): Form<Nothing>,
) -> Answer {
    let seq: i32 = seq.parse().map_err(|_| web::PageError::not_found())?;
    let (now, own) = (desk.kit.clock.now(), code.clone());
    let act = move |conn: &mut Conn| desk.dossiers.give_notice(conn, &Ctx::new(&staff.actor, now), &own, seq);
    desk.kit.store.write(act).await?;
    Ok(web::done(&format!("/staff/dossiers/{code}"), "dossier-done-notice-given"))
}

/// One row of a centre's list.
struct Row {
    code: String,
    applicant: String,
    seq: i32,
    title: String,
    since: String,
    why: String,
}

#[derive(Template)]
#[template(path = "at-centre.html")]
struct Lying {
    page: Page,
    t: Texts,
    rows: Vec<Row>,
}

/// What lies at the centres where the actor gives notices.
fn lying(conn: &mut Conn, actor: &Actor) -> store::Result<Vec<AtCentre>> {
    let directory = organization::directory(conn)?;
    let mut units: Vec<Id> = actor.grants.iter().map(|grant| grant.unit).collect();
    units.sort_unstable();
    units.dedup();
    units.retain(|unit| policy::may_at(actor, Action::GiveNotice, *unit, &directory).is_ok());
    let mut all = Vec::new();
    for unit in units {
        all.extend(notices::at_centre(conn, unit, ROWS)?);
    }
    Ok(all)
}

/// `GET /staff/notices`: what the person's centre has to give to people who come (A31).
pub async fn page(From(desk): From<Desk>, staff: Staff) -> Answer {
    let t = staff.texts(&WORDS);
    let actor = staff.actor.clone();
    let found = desk.kit.store.read(move |conn| lying(conn, &actor)).await?;
    let row = |own: AtCentre| Row {
        code: own.dossier.code,
        applicant: own.dossier.applicant_name,
        seq: own.notice.seq,
        title: title(&own.notice, &t),
        since: t.datetime(own.notice.at),
        why: own.notice.trouble.map(|trouble| t.say(&format!("dossier-notice-why-{trouble}"))).unwrap_or_default(),
    };
    let rows = found.into_iter().map(row).collect();
    web::render(&Lying { page: Page::staff(&staff, t.say("dossier-at-centre-title")), t, rows })
}
