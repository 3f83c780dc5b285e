use askama::Template;
use axum::extract::State as From;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use identity::Ctx;
use kernel::{FieldFault, Reason, Refusal, Timestamp};
use store::Conn;
use web::{Faults, PageError, Path, Query, Sent, Staff, Texts, Typed, Upload};

use super::inspect::{Seen, Spot, photos_of, show, spot};
use crate::commands::{FindingInput, SaveInspection, StoredFile};
use crate::desk::Desk;
use crate::model::Verdict;
use crate::pages::parts::FileLink;
use crate::pages::{Answer, file};
use crate::{Docket, WORDS};

/// The photos of one question, with what was wrong with the last.
#[derive(Template)]
#[template(path = "photos.html")]
struct Photos {
    photos: Vec<FileLink>,
    error: String,
}

/// Saves what is answered so far, while it is typed or because somebody asked for it.
pub async fn save(
    From(desk): From<Desk>,
    staff: Staff,
    Path((session, commune)): Path<(String, String)>,
    Query(seen): Query<Seen>,
    sent: Upload,
) -> Answer {
    let t = staff.texts(&WORDS);
    let spot = spot(&desk, &staff, &session, &commune, &seen).await?;
    let (faults, typed) = keep(&desk, &staff, &spot, sent, false).await?;
    if staff.visit.partial {
        return Ok(told(&faults, desk.kit.clock.now(), &t));
    }
    if faults.is_empty() {
        return Ok(web::done(&spot.base(), "docket-page-done-saved"));
    }
    show(&staff, spot, typed, faults)
}

/// What the corner of the page says to a save while typing: the time of it, or why nothing was saved. With 422 the
/// browser keeps what was typed.
fn told(faults: &Faults, now: Timestamp, t: &Texts) -> Response {
    if faults.is_empty() {
        return t.fill("docket-page-saved", [("time", &t.time(now))]).into_response();
    }
    (StatusCode::UNPROCESSABLE_ENTITY, reasons(faults, t)).into_response()
}

fn reasons(faults: &Faults, t: &Texts) -> String {
    faults.0.iter().map(|fault| t.reason(&fault.reason)).collect::<Vec<_>>().join(" ")
}

/// Ends the inspection: from here on it does not change, and has its score.
pub async fn submit(
    From(desk): From<Desk>,
    staff: Staff,
    Path((session, commune)): Path<(String, String)>,
    Query(seen): Query<Seen>,
    sent: Upload,
) -> Answer {
    let here = spot(&desk, &staff, &session, &commune, &seen).await?;
    let (faults, typed) = keep(&desk, &staff, &here, sent, true).await?;
    if faults.is_empty() {
        return Ok(web::done(&here.base(), "docket-page-done-inspected"));
    }
    // Photos that came along with a wrong answer are in the store by now.
    let spot = spot(&desk, &staff, &session, &commune, &seen).await?;
    show(&staff, spot, typed, faults)
}

/// Keeps answers and photos; what is wrong comes back with all that was typed.
async fn keep(
    desk: &Desk,
    staff: &Staff,
    spot: &Spot,
    sent: Upload,
    submit: bool,
) -> Result<(Faults, Typed), PageError> {
    open(spot)?;
    let mut faults = Faults::none();
    let mut photos = Vec::new();
    for one in &sent.files {
        let item = one.field.rsplit('.').next().and_then(|no| no.parse().ok());
        if let (Some(item), Some(stored)) = (item, file::keep(&desk.files, one, &mut faults).await?) {
            photos.push((item, stored));
        }
    }
    let typed = Typed::of(sent.fields);
    let cmd = command(spot, &typed, submit && faults.is_empty());
    let draft = SaveInspection { submit: false, ..cmd.clone() };
    let (now, actor, docket, photos_of) = (desk.kit.clock.now(), staff.actor.clone(), desk.docket.clone(), spot.id);
    // The photos first: a bad answer that needs one is refused without it.
    let kept = move |conn: &mut Conn| {
        let ctx = Ctx::new(&actor, now);
        docket.save_inspection(conn, &ctx, &draft)?;
        for (item, stored) in &photos {
            docket.attach_photo(conn, &ctx, photos_of, *item, stored)?;
        }
        Ok(())
    };
    if let Err(more) = Faults::split(desk.kit.store.write(kept).await)? {
        faults.0.extend(more.0);
    }
    if submit && faults.is_empty() {
        let (actor, docket) = (staff.actor.clone(), desk.docket.clone());
        let end = move |conn: &mut Conn| docket.save_inspection(conn, &Ctx::new(&actor, now), &cmd).map(|_| ());
        if let Err(more) = Faults::split(desk.kit.store.write(end).await)? {
            faults.0.extend(more.0);
        }
    }
    Ok((at_the_questions(faults, spot), typed))
}

/// The command numbers what was sent; the form names its fields by question.
fn at_the_questions(faults: Faults, spot: &Spot) -> Faults {
    let question = |field: &str| {
        let at: usize = field.strip_prefix("findings[")?.split(']').next()?.parse().ok()?;
        Some(format!("verdict.{}", spot.items.get(at)?.no))
    };
    let named = faults.0.into_iter().map(|fault| match question(&fault.field) {
        Some(field) => FieldFault::new(field, fault.reason),
        None => fault,
    });
    Faults(named.collect())
}

fn command(spot: &Spot, typed: &Typed, submit: bool) -> SaveInspection {
    let finding = |no: i32| FindingInput {
        item: no,
        verdict: Verdict::parse(typed.get(&format!("verdict.{no}"))),
        note: typed.text(&format!("note.{no}")),
    };
    SaveInspection {
        id: spot.id.to_string(),
        template: spot.seen.to_string(),
        session: Some(spot.session.code.clone()),
        commune: spot.commune_code.clone(),
        began_at: Some(spot.began_at),
        findings: spot.items.iter().map(|item| finding(item.no)).collect(),
        submit,
    }
}

/// Takes photos of one question at once, so that they do not wait for the rest of the list; answers with all of its
/// photos.
pub async fn photo(
    From(desk): From<Desk>,
    staff: Staff,
    Path((session, commune, item)): Path<(String, String, i32)>,
    Query(seen): Query<Seen>,
    sent: Upload,
) -> Answer {
    let t = staff.texts(&WORDS);
    let spot = spot(&desk, &staff, &session, &commune, &seen).await?;
    open(&spot)?;
    let mut faults = Faults::none();
    let stored = stored(&desk, &sent.files, &mut faults).await?;
    let begun = spot.saved;
    let cmd = command(&spot, &spot.typed(), false);
    let (now, actor, docket, id) = (desk.kit.clock.now(), staff.actor.clone(), desk.docket.clone(), spot.id);
    let attach = move |conn: &mut Conn| {
        let ctx = Ctx::new(&actor, now);
        attach(conn, &docket, &ctx, (!begun).then_some(&cmd), item, id, &stored)
    };
    let photos = match Faults::split(desk.kit.store.write(attach).await)? {
        Ok(photos) => photos_of(&photos, item, &spot.base(), &t),
        Err(more) => {
            faults.0.extend(more.0);
            spot.items.into_iter().find(|own| own.no == item).map(|own| own.photos).unwrap_or_default()
        }
    };
    let shown = Photos { photos, error: reasons(&faults, &t) };
    // A judgement either way: the browser lets the picture go and shows why.
    if faults.is_empty() { web::render(&shown) } else { web::render_faulty(&shown) }
}

/// Whether the person may still answer here: asked before a photo is stored.
fn open(spot: &Spot) -> Result<(), PageError> {
    let reason = match (spot.may, spot.submitted.is_some(), spot.seen == spot.template) {
        (false, _, _) => "docket-page-not-open",
        (_, true, _) => "docket-inspection-submitted",
        (_, _, false) => "docket-inspection-version",
        _ => return Ok(()),
    };
    Err(Refusal::conflict(Reason::new(reason)).into())
}

async fn stored(desk: &Desk, files: &[Sent], faults: &mut Faults) -> Result<Vec<StoredFile>, PageError> {
    let mut stored = Vec::new();
    for one in files {
        stored.extend(file::keep(&desk.files, one, faults).await?);
    }
    Ok(stored)
}

fn attach(
    conn: &mut Conn,
    docket: &Docket,
    ctx: &Ctx<'_>,
    begin: Option<&SaveInspection>,
    item: i32,
    id: kernel::Id,
    photos: &[StoredFile],
) -> store::Result<Vec<crate::model::DocketFile>> {
    if let Some(begin) = begin {
        docket.save_inspection(conn, ctx, begin)?;
    }
    for photo in photos {
        docket.attach_photo(conn, ctx, id, item, photo)?;
    }
    Ok(docket.inspection(conn, ctx, id)?.photos)
}

/// A photo, to be shown in the page.
pub async fn photo_file(
    From(desk): From<Desk>,
    staff: Staff,
    Path((session, commune, hash)): Path<(String, String, String)>,
) -> Answer {
    let spot = spot(&desk, &staff, &session, &commune, &Seen::default()).await?;
    let (now, actor, docket, id) = (desk.kit.clock.now(), staff.actor.clone(), desk.docket.clone(), spot.id);
    let read = move |conn: &mut Conn| Ok(docket.inspection(conn, &Ctx::new(&actor, now), id)?.photos);
    let photos = desk.kit.store.read(read).await?;
    let found = photos.into_iter().find(|photo| photo.hash == hash).ok_or_else(PageError::not_found)?;
    file::send(&desk.files, &found.hash, &found.kind, &found.name).await
}
