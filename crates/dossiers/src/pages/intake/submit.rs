use axum::extract::State as From;
use axum::response::{IntoResponse, Redirect};
use identity::Ctx;
use kernel::{FieldFault, Id, Reason, Refusal};
use store::Conn;
use store::idempotency::{Call, Known};
use web::{Faults, PageError, Staff, Upload};

use super::form::Form;
use super::receive::{receive, renamed, ticked};
use super::shown::{self, Mode};
use super::{faulty, taken};
use crate::Dossiers;
use crate::commands::{AttachFile, Decision, Done, Finish, Receive, Target};
use crate::desk::Desk;
use crate::model::{Action, FileRole, State};
use crate::pages::Answer;
use crate::pages::acts::{finish as typed_finish, refuse as typed_refuse, request as typed_request};
use crate::pages::queue::with_query;

/// Takes it in: form 01.
pub async fn accept(From(desk): From<Desk>, staff: Staff, sent: Upload) -> Answer {
    let mut faults = Faults::none();
    let form = taken(&desk, &staff, sent, &mut faults).await?;
    hand_in(&desk, &staff, form, faults, Mode::Accept).await
}

/// Takes it in, does it and hands it over in one go (N4).
pub async fn finish(From(desk): From<Desk>, staff: Staff, sent: Upload) -> Answer {
    let mut faults = Faults::none();
    let form = taken(&desk, &staff, sent, &mut faults).await?;
    hand_in(&desk, &staff, form, faults, Mode::Finish).await
}

/// First shows form 02 as the checklist writes it, then asks.
pub async fn request_supplement(From(desk): From<Desk>, staff: Staff, sent: Upload) -> Answer {
    let mut faults = Faults::none();
    let form = taken(&desk, &staff, sent, &mut faults).await?;
    if !form.typed.has("item_part") {
        return shown::whole(&desk, &staff, form, faults, Mode::Supplement).await;
    }
    hand_in(&desk, &staff, form, faults, Mode::Supplement).await
}

/// First shows form 03, then refuses.
pub async fn refuse(From(desk): From<Desk>, staff: Staff, sent: Upload) -> Answer {
    let mut faults = Faults::none();
    let form = taken(&desk, &staff, sent, &mut faults).await?;
    if !form.typed.has("reason") {
        return shown::whole(&desk, &staff, form, faults, Mode::Refuse).await;
    }
    hand_in(&desk, &staff, form, faults, Mode::Refuse).await
}

/// What is handed in, ready for the store.
#[derive(Clone)]
struct Filing {
    receive: Receive,
    finish: Option<Finish>,
    files: Vec<AttachFile>,
    call: Option<Call>,
}

async fn hand_in(desk: &Desk, staff: &Staff, form: Form, mut faults: Faults, mode: Mode) -> Answer {
    let filing = filing(desk, staff, &form, mode, &mut faults).await?;
    let (now, actor, dossiers) = (desk.kit.clock.now(), staff.actor.clone(), desk.dossiers.clone());
    let unread = faults;
    let act = move |conn: &mut Conn| {
        let ctx = Ctx::new(&actor, now);
        if unread.is_empty() {
            return once(conn, &dossiers, &ctx, &filing);
        }
        // Nothing will be handed in, but everything that is wrong is said at once.
        Err(Refusal::Invalid(all_wrong(dossiers.receive(conn, &ctx, &filing.receive), &unread)).into())
    };
    match Faults::split(desk.kit.store.write(act).await)? {
        Ok((code, warn)) => Ok(Redirect::to(&after(mode, &code, &warn)).into_response()),
        Err(faults) => again(desk, staff, form, faults, mode).await,
    }
}

/// What could not be read, and what the act itself finds wrong in the fields that could.
fn all_wrong<T>(tried: store::Result<T>, unread: &Faults) -> Vec<FieldFault> {
    let mut all = unread.0.clone();
    if let Err(store::Error::Refused(Refusal::Invalid(more))) = tried {
        all.extend(more.into_iter().filter(|fault| !unread.0.iter().any(|own| own.field == fault.field)));
    }
    all
}

async fn again(desk: &Desk, staff: &Staff, form: Form, faults: Faults, mode: Mode) -> Answer {
    let faults = renamed(faults, &form);
    Ok(faulty(shown::whole(desk, staff, form, faults, mode).await?))
}

async fn filing(desk: &Desk, staff: &Staff, form: &Form, mode: Mode, faults: &mut Faults) -> Result<Filing, PageError> {
    let directory = desk.kit.store.read(organization::directory).await?;
    let centre = form.centre(staff, &directory).and_then(|id| directory.unit(id));
    let code = centre.map(|unit| unit.code.clone()).unwrap_or_default();
    let typed = &form.typed;
    let decision = match mode {
        Mode::Accept | Mode::Finish => Decision::Accept,
        Mode::Supplement => Decision::RequestSupplement(typed_request(typed, faults)),
        Mode::Refuse => Decision::Refuse(typed_refuse(typed)),
    };
    let call = Id::parse(typed.get("submission")).map(|id| Call::new(staff.actor.account, id.to_string(), b"intake"));
    Ok(Filing {
        receive: receive(form, &code, decision, faults),
        finish: (mode == Mode::Finish).then(|| typed_finish(typed, faults)),
        files: files(form),
        call,
    })
}

/// Files with the number that their part will have.
fn files(form: &Form) -> Vec<AttachFile> {
    let seqs = ticked(&form.typed);
    let place = |part: i32| seqs.iter().position(|seq| *seq == part).and_then(|at| i32::try_from(at + 1).ok());
    let file = |file: &super::form::DraftFile| AttachFile {
        part_no: file.part.and_then(place),
        role: FileRole::Part,
        file: file.stored(),
    };
    form.files.iter().map(file).collect()
}

/// The whole filing in one transaction, and once however often the form is sent.
fn once(
    conn: &mut Conn,
    dossiers: &Dossiers,
    ctx: &Ctx<'_>,
    filing: &Filing,
) -> store::Result<(String, Vec<&'static str>)> {
    if let Some(call) = &filing.call
        && let Known::Answered { body, .. } = store::idempotency::find(conn, call)?
    {
        return Ok((body, Vec::new()));
    }
    let received = dossiers.receive(conn, ctx, &filing.receive)?;
    let done = attach(conn, dossiers, ctx, received, &filing.files)?;
    let warnings: Vec<&'static str> = done.warnings.iter().map(|warning: &Reason| warning.code).collect();
    let code = done.dossier.code.clone();
    if let Some(finish) = &filing.finish {
        let target = Target { code: code.clone(), expected: Some(done.dossier.seq) };
        dossiers.complete_at_once(conn, ctx, &target, finish)?;
    }
    if let Some(call) = &filing.call {
        store::idempotency::record(conn, call, 303, &code, ctx.now)?;
    }
    Ok((code, warnings))
}

/// A refused filing keeps no files: the person takes the papers home.
fn attach(
    conn: &mut Conn,
    dossiers: &Dossiers,
    ctx: &Ctx<'_>,
    received: Done,
    files: &[AttachFile],
) -> store::Result<Done> {
    let mut done = received;
    if done.dossier.state == State::Refused {
        return Ok(done);
    }
    for file in files {
        let target = Target { code: done.dossier.code.clone(), expected: Some(done.dossier.seq) };
        let next = dossiers.attach_file(conn, ctx, &target, file)?;
        done = Done { warnings: done.warnings, ..next };
    }
    Ok(done)
}

/// To the dossier's page, with the paper that the person takes home.
fn after(mode: Mode, code: &str, warn: &[&'static str]) -> String {
    let (done, print) = match mode {
        Mode::Accept => (Action::Accept, "01"),
        Mode::Finish => (Action::CompleteAtOnce, "01"),
        Mode::Supplement => (Action::RequestSupplement, "02"),
        Mode::Refuse => (Action::Refuse, "03"),
    };
    let warn = warn.join(",");
    with_query(&format!("/staff/dossiers/{code}"), [("done", done.as_str()), ("print", print), ("warn", &warn)])
}
