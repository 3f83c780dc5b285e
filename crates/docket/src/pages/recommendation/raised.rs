use axum::extract::State as From;
use axum::http::{HeaderName, HeaderValue, StatusCode};
use axum::response::IntoResponse;
use identity::Ctx;
use store::Conn;
use web::{Faults, PageError, Staff, Typed, Upload};

use super::raise::show;
use crate::commands::{Attach, Complete, SaveDraft, Send, StoredFile, Target};
use crate::desk::Desk;
use crate::model::{Field, Power};
use crate::pages::{Answer, file};
use crate::{Docket, WORDS};

/// Tells the page in which draft it is kept from now on.
const DRAFT: HeaderName = HeaderName::from_static("x-draft");

/// The draft as it was typed.
fn command(typed: &Typed, faults: &mut Faults) -> SaveDraft {
    SaveDraft {
        commune: typed.text("commune"),
        session: typed.text("session"),
        field: Field::parse(typed.get("field")),
        title: typed.get("title").to_owned(),
        content: typed.get("content").to_owned(),
        legal_basis: typed.text("legal_basis"),
        options: typed.text("options"),
        power: Power::parse(typed.get("power")),
        lead: typed.text("lead"),
        wished_on: typed.date("wished_on", faults),
    }
}

/// Saves what is typed, while it is typed; answers with the words for the page's corner.
pub async fn autosave(From(desk): From<Desk>, staff: Staff, sent: Upload) -> Answer {
    let typed = Typed::of(sent.fields);
    let mut half = Faults::none();
    let cmd = command(&typed, &mut half);
    let (now, actor, docket) = (desk.kit.clock.now(), staff.actor.clone(), desk.docket.clone());
    // A day that is half typed, or has not come to its year yet, is no fault: the draft keeps the one it has.
    let unfinished = !half.is_empty() || cmd.wished_on.is_some_and(|day| day < now.date());
    let draft = typed.text("draft").map(Target::new);
    let save = move |conn: &mut Conn| {
        let ctx = Ctx::new(&actor, now);
        let mut cmd = cmd.clone();
        if unfinished {
            let kept = draft.as_ref().map(|draft| docket.recommendation(conn, &ctx, &draft.code)).transpose()?;
            cmd.wished_on = kept.and_then(|view| view.recommendation.wished_on);
        }
        docket.save_draft(conn, &ctx, draft.as_ref(), &cmd)
    };
    let t = staff.texts(&WORDS);
    let Ok(done) = Faults::split(desk.kit.store.write(save).await)? else {
        // Too little yet for a draft that others could go on with; the browser keeps it meanwhile.
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, t.say("docket-page-too-little")).into_response());
    };
    let mut response = t.fill("docket-page-saved", [("time", &t.time(now))]).into_response();
    if let Ok(code) = HeaderValue::from_str(&done.recommendation.code) {
        response.headers_mut().insert(DRAFT, code);
    }
    Ok(response)
}

/// Keeps the form as a draft.
pub async fn save(From(desk): From<Desk>, staff: Staff, sent: Upload) -> Answer {
    finish(&desk, &staff, sent, false).await
}

/// Keeps the form and sends it to the department.
pub async fn send(From(desk): From<Desk>, staff: Staff, sent: Upload) -> Answer {
    finish(&desk, &staff, sent, true).await
}

async fn finish(desk: &Desk, staff: &Staff, sent: Upload, send: bool) -> Answer {
    let mut faults = Faults::none();
    let draft = sent.fields.iter().find(|(name, _)| name == "draft").map(|(_, code)| code.clone());
    let files = keep(desk, staff, draft, &sent, &mut faults).await?;
    let typed = Typed::of(sent.fields);
    let cmd = command(&typed, &mut faults);
    if !faults.is_empty() {
        return show(desk, staff, typed, faults).await;
    }
    let (now, actor, docket) = (desk.kit.clock.now(), staff.actor.clone(), desk.docket.clone());
    let (draft, join) = (typed.text("draft").map(Target::new), typed.text("join"));
    let run = move |conn: &mut Conn| {
        let ctx = Ctx::new(&actor, now);
        let code = written(conn, &docket, &ctx, draft.as_ref(), &cmd, &files)?;
        if send {
            sent_on(conn, &docket, &ctx, &code, join.clone())?;
        }
        Ok(code)
    };
    match Faults::split(desk.kit.store.write(run).await)? {
        Ok(code) => {
            let done = if send { "docket-page-done-sent" } else { "docket-page-done-saved" };
            Ok(web::done(&format!("/staff/docket/recommendations/{code}"), done))
        }
        Err(faults) => show(desk, staff, typed, faults).await,
    }
}

/// Puts the files into the store, once it is known that the person may write this draft.
async fn keep(
    desk: &Desk,
    staff: &Staff,
    draft: Option<String>,
    sent: &Upload,
    faults: &mut Faults,
) -> Result<Vec<StoredFile>, PageError> {
    let mut files = Vec::new();
    if sent.files.is_empty() {
        return Ok(files);
    }
    let (now, actor, docket) = (desk.kit.clock.now(), staff.actor.clone(), desk.docket.clone());
    let ask = move |conn: &mut Conn| match draft.as_deref().filter(|code| !code.is_empty()) {
        Some(code) => docket.may_attach(conn, &Ctx::new(&actor, now), code),
        None => docket.may_draft(conn, &Ctx::new(&actor, now)),
    };
    desk.kit.store.read(ask).await?;
    for one in &sent.files {
        files.extend(file::keep(&desk.files, one, faults).await?);
    }
    Ok(files)
}

fn written(
    conn: &mut Conn,
    docket: &Docket,
    ctx: &Ctx<'_>,
    draft: Option<&Target>,
    cmd: &SaveDraft,
    files: &[StoredFile],
) -> store::Result<String> {
    let code = docket.save_draft(conn, ctx, draft, cmd)?.recommendation.code;
    for file in files {
        docket.attach(conn, ctx, &Target::new(&*code), &Attach { file: file.clone() })?;
    }
    Ok(code)
}

/// A draft is sent; one that came back is completed.
fn sent_on(conn: &mut Conn, docket: &Docket, ctx: &Ctx<'_>, code: &str, join: Option<String>) -> store::Result<()> {
    let own = docket.recommendation(conn, ctx, code)?.recommendation;
    if own.matter.is_some() {
        docket.complete(conn, ctx, &Target::new(code), &Complete::default())?;
    } else {
        docket.send(conn, ctx, &Target::new(code), &Send { join })?;
    }
    Ok(())
}
