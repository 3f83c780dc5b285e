use askama::Template;
use axum::extract::State as From;
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Redirect, Response};
use documents::{DocumentError, Notice};
use identity::{Actor, Ctx};
use kernel::{Date, Id, Lang, Reason, Refusal};
use serde::Deserialize;
use store::Conn;
use web::{Faults, Page, PageError, Path, Query, Staff, Submission, Texts, Upload};

use super::Answer;
use super::asked::address;
use crate::claims::{self, Claim, ClaimList, rows_of};
use crate::commands::{ImportClaims, import_claims};
use crate::policy::Sight;
use crate::rules::Verdict;
use crate::{Desk, WORDS};

/// Rows of a page.
const ROWS: i64 = 50;
/// Letters of a file's name that are kept.
const NAME: usize = 120;

/// A list in words.
pub struct Shown {
    pub href: String,
    pub name: String,
    pub as_of: String,
    pub made: String,
}

#[derive(Template)]
#[template(path = "supervision-claims.html")]
struct Lists {
    page: Page,
    t: Texts,
    faults: Faults,
    as_of: String,
    lists: Vec<Shown>,
}

#[derive(Deserialize, Default, Clone)]
struct Typed {
    #[serde(default)]
    submission: String,
    #[serde(default)]
    as_of: String,
}

/// The lists that were brought in, and the form for another.
pub async fn page(From(desk): From<Desk>, staff: Staff) -> Answer {
    let today = desk.kit.clock.now().date();
    web::render(&form(&desk, &staff, today.to_string(), Faults::none()).await?)
}

async fn form(desk: &Desk, staff: &Staff, as_of: String, faults: Faults) -> Result<Lists, PageError> {
    let t = staff.texts(&WORDS);
    let actor = staff.actor.clone();
    let read = move |conn: &mut Conn| {
        let sight = sight_of(conn, &actor)?;
        let bodies = (!sight.everything).then_some(sight.bodies.as_slice());
        claims::lists(conn, bodies, ROWS)
    };
    let lists = desk.kit.store.read(read).await?;
    let shown = |list: &ClaimList| Shown {
        href: format!("/staff/supervision/claims/{}", list.id),
        name: list.name.clone(),
        as_of: t.date(list.as_of),
        made: format!("{} · {}", t.datetime(list.made_at), list.made_by_name),
    };
    let page = Page::staff(staff, t.say("supervision-claims-title"));
    Ok(Lists { page, lists: lists.iter().map(shown).collect(), as_of, faults, t })
}

/// What the actor may see; refused where that is nothing.
fn sight_of(conn: &mut Conn, actor: &Actor) -> store::Result<Sight> {
    let sight = Sight::of(actor, &*organization::directory(conn)?);
    if sight.is_empty() {
        sight.may_all()?;
    }
    Ok(sight)
}

/// Takes a list in: XLSX or CSV.
pub async fn import(From(desk): From<Desk>, staff: Staff, sent: Upload) -> Answer {
    let typed: Typed = sent.parse()?;
    let mut faults = Faults::none();
    let cmd = command(&sent, &typed, &mut faults);
    let Some(cmd) = cmd.filter(|_| faults.is_empty()) else {
        return web::render_faulty(&form(&desk, &staff, typed.as_of, faults).await?);
    };
    let (actor, now) = (staff.actor.clone(), desk.kit.clock.now());
    let done = desk.kit.store.write(move |conn| import_claims(conn, &Ctx::new(&actor, now), &cmd)).await;
    match Faults::split(done)? {
        Ok(list) => Ok(Redirect::to(&format!("/staff/supervision/claims/{list}")).into_response()),
        Err(faults) => web::render_faulty(&form(&desk, &staff, typed.as_of, faults).await?),
    }
}

fn command(sent: &Upload, typed: &Typed, faults: &mut Faults) -> Option<ImportClaims> {
    let submission = faults.take("submission", Submission::parse(&typed.submission));
    let as_of = Date::parse(&typed.as_of).ok_or(Reason::new("supervision-date"));
    let as_of = faults.take("as_of", as_of);
    let file = sent.files.iter().find(|file| file.field == "file").ok_or(Reason::new("supervision-claims-none"));
    let file = faults.take("file", file)?;
    let rows = faults.take("file", claims::read(&file.bytes).and_then(|table| rows_of(&table)))?;
    let name: String = kernel::text::clean(&file.name).chars().take(NAME).collect();
    Some(ImportClaims { submission: submission?.0, name, as_of: as_of?, rows })
}

#[derive(Clone, Deserialize, Default)]
pub struct Ask {
    #[serde(default)]
    verdict: String,
    #[serde(default)]
    after: String,
}

/// A row in words.
pub struct Row {
    pub no: i32,
    pub code: String,
    pub href: String,
    pub evidence: String,
    pub due: String,
    pub finished: String,
    pub status: String,
    pub verdict: String,
    pub kind: &'static str,
    pub notes: String,
}

/// How many have a verdict.
pub struct Sum {
    pub name: String,
    pub count: String,
    pub href: String,
    pub is_current: bool,
}

#[derive(Template)]
#[template(path = "supervision-claim-list.html")]
struct List {
    page: Page,
    t: Texts,
    note: String,
    all: String,
    is_all: bool,
    sums: Vec<Sum>,
    rows: Vec<Row>,
    letter: String,
    /// All the evidence; empty where the house has no key to sign it with.
    packs: String,
    next: Option<String>,
    first: String,
}

/// One list, sorted.
pub async fn one(From(desk): From<Desk>, staff: Staff, Path(id): Path<String>, Query(ask): Query<Ask>) -> Answer {
    let t = staff.texts(&WORDS);
    let id = Id::parse(&id).ok_or_else(PageError::not_found)?;
    let verdict = Verdict::parse(&ask.verdict);
    let after = ask.after.parse().unwrap_or(0);
    let actor = staff.actor.clone();
    let read = move |conn: &mut Conn| {
        let list = own_list(conn, &actor, id)?;
        let counts = claims::claims_of(conn, id)?;
        let rows = claims::claims(conn, id, verdict, after, ROWS + 1)?;
        let codes = dossiers_of(conn, &rows)?;
        Ok((list, counts, rows, codes))
    };
    let (list, counts, mut rows, codes) = desk.kit.store.read(read).await?;
    let here = format!("/staff/supervision/claims/{id}");
    let more = rows.len() > usize::try_from(ROWS).unwrap_or(usize::MAX);
    rows.truncate(usize::try_from(ROWS).unwrap_or(usize::MAX));
    let to = |after: i32| {
        let after = if after > 0 { after.to_string() } else { String::new() };
        address(&here, &[("verdict", ask.verdict.clone()), ("after", after)])
    };
    let sum = |(own, count): &(Verdict, i64)| Sum {
        name: t.say(&verdict_key(*own)),
        count: t.number(*count),
        href: address(&here, &[("verdict", own.to_string())]),
        is_current: verdict == Some(*own),
    };
    let made = format!("{} · {}", t.datetime(list.made_at), list.made_by_name);
    web::render(&List {
        page: Page::staff(&staff, list.name.clone()),
        note: t.fill("supervision-claims-note", [("day", t.date(list.as_of).as_str()), ("made", made.as_str())]),
        all: t.number(counts.iter().map(|(_, count)| count).sum::<i64>()),
        is_all: verdict.is_none(),
        sums: counts.iter().map(sum).collect(),
        next: rows.last().filter(|_| more).map(|row| to(row.no)),
        first: if after > 0 { to(0) } else { String::new() },
        rows: rows.iter().map(|row| shown(&t, &here, row, &codes)).collect(),
        letter: format!("{here}/letter.pdf"),
        packs: desk.signer.as_ref().map(|_| format!("{here}/evidence.zip")).unwrap_or_default(),
        t,
    })
}

pub(super) fn own_list(conn: &mut Conn, actor: &Actor, id: Id) -> store::Result<ClaimList> {
    let sight = sight_of(conn, actor)?;
    let list = claims::list_of(conn, id)?;
    let may = sight.everything || list.body.is_some_and(|body| sight.bodies.contains(&body));
    if may { Ok(list) } else { Err(Refusal::NotFound(Reason::new("supervision-claims-unknown")).into()) }
}

/// The codes of the dossiers that were found, in their stored form.
fn dossiers_of(conn: &mut Conn, rows: &[Claim]) -> store::Result<std::collections::HashMap<Id, String>> {
    crate::queries::codes(conn, rows.iter().filter_map(|row| row.dossier))
}

fn shown(t: &Texts, here: &str, row: &Claim, codes: &std::collections::HashMap<Id, String>) -> Row {
    let code = row.dossier.and_then(|dossier| codes.get(&dossier));
    let day = |day: Option<Date>| day.map(|day| t.date(day)).unwrap_or_default();
    let notes: Vec<String> = row.notes.split_whitespace().map(|key| t.say(key)).collect();
    Row {
        no: row.no,
        href: code.map(|code| format!("/staff/dossiers/{code}")).unwrap_or_default(),
        evidence: code.map(|_| format!("{here}/evidence/{}.json", row.no)).unwrap_or_default(),
        code: row.code.clone(),
        due: day(row.portal_due),
        finished: day(row.portal_finished),
        status: row.portal_status.clone(),
        verdict: t.say(&verdict_key(row.verdict)),
        kind: kind(row.verdict),
        notes: notes.join(" · "),
    }
}

fn verdict_key(verdict: Verdict) -> String {
    format!("supervision-verdict-{}", verdict.as_str().replace('_', "-"))
}

const fn kind(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::TrulyLate => "bad",
        Verdict::Exchange | Verdict::Paused | Verdict::FinishedBefore => "ok",
        Verdict::Unknown => "warn",
        Verdict::Duplicate => "none",
    }
}

/// `letter.pdf`: the covering letter, in Vietnamese as all official papers are.
pub async fn letter(From(desk): From<Desk>, staff: Staff, Path(id): Path<String>) -> Answer {
    let t = Texts::new(Lang::Vi, &WORDS);
    let id = Id::parse(&id).ok_or_else(PageError::not_found)?;
    let (actor, today) = (staff.actor.clone(), desk.kit.clock.now().date());
    let read = move |conn: &mut Conn| {
        let list = own_list(conn, &actor, id)?;
        claims::letter(conn, &list, today, &t)
    };
    let letter = desk.kit.store.read(read).await?;
    let bytes = printed(letter).await?;
    Ok(file_of(bytes, "application/pdf", &format!("letter-{today}.pdf")))
}

/// The letter as PDF.
pub(super) async fn printed(letter: Notice) -> Result<Vec<u8>, PageError> {
    let printed: Result<Vec<u8>, DocumentError> = tokio::task::spawn_blocking(move || documents::notice(&letter))
        .await
        .map_err(|error| PageError::fault(&error))?;
    printed.map_err(|error| PageError::fault(&error))
}

/// The evidence of one row, as a file that can be checked without the house. It names persons, so taking it out stands
/// in the chain (N12).
pub async fn evidence(From(desk): From<Desk>, staff: Staff, Path((id, file)): Path<(String, String)>) -> Answer {
    let t = Texts::new(Lang::Vi, &WORDS);
    let id = Id::parse(&id).ok_or_else(PageError::not_found)?;
    let no: Option<i32> = file.strip_suffix(".json").and_then(|no| no.parse().ok());
    let no = no.ok_or_else(PageError::not_found)?;
    let signer = desk.signer.clone().ok_or_else(PageError::not_found)?;
    let (actor, now) = (staff.actor.clone(), desk.kit.clock.now());
    let gather = move |conn: &mut Conn| {
        let list = own_list(conn, &actor, id)?;
        let unknown = || Refusal::NotFound(Reason::new("supervision-claims-unknown"));
        let claim = claims::claims(conn, id, None, no - 1, 1)?.pop().filter(|claim| claim.no == no);
        let claim = claim.ok_or_else(unknown)?;
        let code = dossiers_of(conn, std::slice::from_ref(&claim))?.into_values().next().ok_or_else(unknown)?;
        let dossier = dossiers::queries::by_code(conn, &code)?;
        let made = claims::evidence(conn, &signer, (&list, &claim), &dossier, now, &t)?;
        looked(conn, &Ctx::new(&actor, now), &list, (&code, dossier.competent_body))?;
        Ok((made, code))
    };
    let (made, code) = desk.kit.store.write(gather).await?;
    let text = serde_json::to_vec_pretty(&made).map_err(|error| PageError::fault(&error))?;
    Ok(file_of(text, "application/json", &format!("evidence-{code}.json")))
}

/// Notes that the evidence of a dossier of this code and competent body was taken out.
pub(super) fn looked(conn: &mut Conn, ctx: &Ctx<'_>, list: &ClaimList, (code, body): (&str, Id)) -> store::Result<()> {
    let detail = serde_json::json!({ "list": list.id });
    store::audit::append(
        conn,
        &store::audit::Entry {
            unit: ctx.actor.home_unit().unwrap_or(body),
            at: ctx.now,
            actor: ctx.actor.audit_id(),
            act: "supervision.evidence",
            object: &format!("dossier:{code}"),
            detail: &detail,
            origin: &ctx.actor.origin,
        },
    )?;
    Ok(())
}

fn file_of(bytes: Vec<u8>, kind: &'static str, name: &str) -> Response {
    let mut response = bytes.into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    if let Ok(name) = HeaderValue::from_str(&format!("attachment; filename=\"{name}\"")) {
        headers.insert(header::CONTENT_DISPOSITION, name);
    }
    response
}
