use askama::Template;
use axum::extract::State as From;
use axum::http::{HeaderName, HeaderValue};
use axum::response::IntoResponse;
use identity::Ctx;
use kernel::Id;
use serde::Deserialize;
use store::Conn;
use web::{Page, PageError, Path, Query, Staff, Texts, Upload};

use super::form::{Form, may_receive};
use crate::WORDS;
use crate::commands::SaveDraft;
use crate::desk::Desk;
use crate::model::Draft;
use crate::pages::typed::Typed;
use crate::pages::{Answer, file};

/// Tells the page in which draft it is kept from now on.
const DRAFT: HeaderName = HeaderName::from_static("x-draft");
/// What belongs to one page and not to the draft.
const OF_THE_PAGE: [&str; 2] = ["submission", "draft"];

/// A draft in a list.
pub struct Row {
    pub id: Id,
    pub title: String,
    pub at: String,
    /// A colleague's.
    pub by: Option<String>,
}

/// Saves what is typed, while it is typed; answers with the words for the page's corner.
pub async fn save_draft(From(desk): From<Desk>, staff: Staff, sent: Upload) -> Answer {
    let mut form = load(&desk, &staff, Typed::of(sent.fields)).await?;
    let draft = store(&desk, &staff, &mut form).await?;
    let t = staff.texts(&WORDS);
    let mut response = t.fill("dossier-draft-saved", [("time", &t.time(draft.saved_at))]).into_response();
    if let Ok(id) = HeaderValue::from_str(&draft.id.to_string()) {
        response.headers_mut().insert(DRAFT, id);
    }
    Ok(response)
}

/// Keeps the form; a first save begins the draft and notes its number in the form.
pub async fn store(desk: &Desk, staff: &Staff, form: &mut Form) -> Result<Draft, PageError> {
    let unit = may_receive(staff)?;
    let body = serde_json::to_string(form).map_err(|error| PageError::fault(&error))?;
    let cmd = SaveDraft { id: form.draft(), unit, title: form.title(), body };
    let (now, actor, dossiers) = (desk.kit.clock.now(), staff.actor.clone(), desk.dossiers.clone());
    let save = move |conn: &mut Conn| dossiers.save_draft(conn, &Ctx::new(&actor, now), &cmd);
    let draft = desk.kit.store.write(save).await?;
    form.typed.set("draft", draft.id.to_string());
    Ok(draft)
}

/// The form as it was sent, with the files of its draft. A draft that is gone is begun anew.
pub async fn load(desk: &Desk, staff: &Staff, mut typed: Typed) -> Result<Form, PageError> {
    let Some(id) = Id::parse(typed.get("draft")) else { return Ok(Form { typed, ..Form::default() }) };
    match read(desk, staff, id).await {
        Ok(kept) => Ok(Form { typed, files: kept.files, ..Form::default() }),
        Err(PageError(failure)) if failure.status.is_client_error() => {
            typed.remove("draft");
            Ok(Form { typed, ..Form::default() })
        }
        Err(error) => Err(error),
    }
}

async fn read(desk: &Desk, staff: &Staff, id: Id) -> Result<Form, PageError> {
    let (now, actor, dossiers) = (desk.kit.clock.now(), staff.actor.clone(), desk.dossiers.clone());
    let read = move |conn: &mut Conn| dossiers.draft(conn, &Ctx::new(&actor, now), id);
    Ok(serde_json::from_str(&desk.kit.store.read(read).await?.body).unwrap_or_default())
}

/// A draft to go on with, on whatever machine it was begun; a colleague's becomes one's own.
pub async fn resume(desk: &Desk, staff: &Staff, id: &str) -> Result<Form, PageError> {
    let id = Id::parse(id).ok_or_else(PageError::not_found)?;
    let (now, actor, dossiers) = (desk.kit.clock.now(), staff.actor.clone(), desk.dossiers.clone());
    let take = move |conn: &mut Conn| {
        let ctx = Ctx::new(&actor, now);
        let draft = dossiers.draft(conn, &ctx, id)?;
        if draft.account == actor.account { Ok(draft) } else { dossiers.take_over_draft(conn, &ctx, id) }
    };
    let draft = desk.kit.store.write(take).await?;
    let mut form: Form = serde_json::from_str(&draft.body).unwrap_or_default();
    for name in OF_THE_PAGE {
        form.typed.remove(name);
    }
    form.typed.set("draft", id.to_string());
    Ok(form)
}

/// The drafts of the person and of the centre, newest first.
///
/// # Errors
/// Those of the database.
pub fn rows(conn: &mut Conn, dossiers: &crate::Dossiers, ctx: &Ctx<'_>, t: &Texts) -> store::Result<Vec<Row>> {
    let drafts = dossiers.drafts(conn, ctx)?;
    let names = crate::pages::names::Names::load(conn, drafts.iter().map(|draft| draft.account))?;
    let row = |draft: Draft| Row {
        by: (draft.account != ctx.actor.account).then(|| names.person(draft.account).to_owned()),
        at: t.short(draft.saved_at),
        title: if draft.title.trim().is_empty() { t.say("dossier-draft-untitled") } else { draft.title },
        id: draft.id,
    };
    Ok(drafts.into_iter().map(row).collect())
}

#[derive(Template)]
#[template(path = "drafts.html")]
struct Drafts {
    page: Page,
    t: Texts,
    rows: Vec<Row>,
}

/// All drafts.
pub async fn drafts(From(desk): From<Desk>, staff: Staff) -> Answer {
    let t = staff.texts(&WORDS);
    let (now, actor, dossiers) = (desk.kit.clock.now(), staff.actor.clone(), desk.dossiers);
    let read = move |conn: &mut Conn| rows(conn, &dossiers, &Ctx::new(&actor, now), &t);
    let rows = desk.kit.store.read(read).await?;
    web::render(&Drafts { page: Page::staff(&staff, t.say("dossier-drafts-title")), t, rows })
}

/// Throws one away.
pub async fn delete_draft(From(desk): From<Desk>, staff: Staff, Path(id): Path<String>, _sent: Upload) -> Answer {
    let id = Id::parse(&id).ok_or_else(PageError::not_found)?;
    let (now, dossiers) = (desk.kit.clock.now(), desk.dossiers);
    let delete = move |conn: &mut Conn| dossiers.delete_draft(conn, &Ctx::new(&staff.actor, now), id);
    desk.kit.store.write(delete).await?;
    Ok(web::done("/staff/intake/drafts", "dossier-done-draft-deleted"))
}

#[derive(Deserialize)]
pub struct OfDraft {
    #[serde(default)]
    draft: String,
}

/// A file that lies in a draft, to be shown in the page.
pub async fn draft_file(
    From(desk): From<Desk>,
    staff: Staff,
    Path(hash): Path<String>,
    Query(of): Query<OfDraft>,
) -> Answer {
    let id = Id::parse(&of.draft).ok_or_else(PageError::not_found)?;
    let form = read(&desk, &staff, id).await?;
    let found = form.files.iter().find(|file| file.hash == hash).ok_or_else(PageError::not_found)?;
    file::send(&desk.files, &found.hash, &found.kind, &found.name).await
}
