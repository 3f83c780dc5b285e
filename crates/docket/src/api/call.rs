//! What the calls have in common: what was seen, keys of calls sent twice, files that acts name.

use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use identity::Ctx;
use kernel::{FieldFault, Id, Reason, Refusal};
use serde::Serialize;
use store::Conn;
use store::idempotency::{self, Call, Known};
use web::{Bearer, Problem, Texts};

use crate::commands::{
    Appeal, AskExtension, Assign, AssignTask, Cancel, Check, Close, Complete, Decide, DecideExtension, DraftAnswer,
    DraftConclusion, GiveOpinion, Hold, IssueConclusion, Join, Receive, RecordLine, Redirect, Replan, ReportProgress,
    RequestOpinion, ReturnForLack, ReturnTask, SaveDraft, Send, SendBack, SignAnswer, StoredFile, Submit, Take,
    Withdraw, uploads,
};
use crate::queries::Cursor;
use crate::{Desk, Docket, Target};

const KEY: &str = "idempotency-key";

/// Runs a command once for a key, and answers as before when the same call comes again.
///
/// # Errors
/// The command's refusals; 422 for a key that was used for something else.
pub(super) async fn once<B, A>(
    desk: Desk,
    bearer: Bearer,
    headers: &HeaderMap,
    (address, status): (String, StatusCode),
    body: B,
    command: impl Fn(&Docket, &mut Conn, &Ctx<'_>, &B, &Texts) -> store::Result<A> + std::marker::Send + Sync + 'static,
) -> Result<Response, Problem>
where
    B: Serialize + std::marker::Send + Sync + 'static,
    A: Serialize,
{
    let call = called(&bearer, headers, &address, &body)?;
    let now = desk.kit.clock.now();
    let t = bearer.texts(&crate::WORDS);
    let kit = desk.kit.clone();
    let answered = kit.store.write(move |conn| {
        if let Some(known) = call.as_ref().map(|call| idempotency::find(conn, call)).transpose()? {
            match known {
                Known::New => {}
                Known::Answered { body, .. } => return Ok(body),
                Known::Different => {
                    let reason = Reason::new("docket-idempotency-other");
                    return Err(Refusal::field("Idempotency-Key", reason).into());
                }
            }
        }
        let ctx = Ctx::new(&bearer.actor, now);
        let answer = command(&desk.docket, conn, &ctx, &body, &t)?;
        let text = serde_json::to_string(&answer).map_err(|error| store::Error::Stored(error.to_string()))?;
        if let Some(call) = &call {
            idempotency::record(conn, call, status.as_u16(), &text, now)?;
        }
        Ok(text)
    });
    Ok((status, [(header::CONTENT_TYPE, "application/json")], answered.await?).into_response())
}

fn called<B: Serialize>(
    bearer: &Bearer,
    headers: &HeaderMap,
    address: &str,
    body: &B,
) -> Result<Option<Call>, Refusal> {
    let Some(key) = headers.get(KEY) else { return Ok(None) };
    let key = key.to_str().ok().map(str::trim).filter(|key| (1..=200).contains(&key.len()));
    let key = key.ok_or_else(|| Refusal::field("Idempotency-Key", Reason::new("docket-idempotency-key")))?;
    let request = serde_json::to_vec(&(address, body)).unwrap_or_default();
    Ok(Some(Call::new(bearer.actor.account, key, &request)))
}

/// The thing of an act with the version that the caller saw.
///
/// # Errors
/// A fault of `If-Match` that is no number.
pub(super) fn target(code: &str, headers: &HeaderMap) -> Result<Target, Refusal> {
    let expected = match headers.get(header::IF_MATCH) {
        None => None,
        Some(seen) => {
            let number = seen.to_str().ok().and_then(|seen| seen.trim().trim_matches('"').parse().ok());
            Some(number.ok_or_else(|| Refusal::field("If-Match", Reason::new("docket-if-match")))?)
        }
    };
    Ok(Target { code: code.to_owned(), expected })
}

/// The place of a list's next page.
///
/// # Errors
/// A fault of `cursor` that is not one of ours.
pub(super) fn cursor(text: Option<&str>) -> Result<Option<Cursor>, Refusal> {
    let Some(text) = text.filter(|text| !text.is_empty()) else { return Ok(None) };
    Cursor::parse(text).map(Some).ok_or_else(|| Refusal::field("cursor", Reason::new("web-cursor")))
}

/// A parameter that was given and not left empty.
pub(super) fn given(text: Option<&str>) -> Option<&str> {
    text.map(str::trim).filter(|text| !text.is_empty())
}

/// The unit of a code, or a fault of the parameter.
///
/// # Errors
/// As said; those of the database.
pub(super) fn unit(conn: &mut Conn, field: &str, code: Option<&str>) -> store::Result<Option<Id>> {
    let Some(code) = given(code) else { return Ok(None) };
    let found = organization::directory(conn)?.by_code(code).map(|unit| unit.id);
    Ok(Some(found.ok_or_else(|| Refusal::field(field, Reason::new("docket-unit-unknown")))?))
}

/// A name out of a list of names, or a fault of the parameter.
///
/// # Errors
/// As said.
pub(super) fn named<T>(
    field: &str,
    text: Option<&str>,
    parse: impl Fn(&str) -> Option<T>,
) -> Result<Option<T>, Refusal> {
    let Some(text) = given(text) else { return Ok(None) };
    parse(text).map(Some).ok_or_else(|| Refusal::field(field, Reason::new("web-field-value")))
}

/// One call per act: `POST /{things}/{code}/actions/{action}`, each answered with the thing as `whole` shows it.
macro_rules! calls {
    (
        $tag:literal, $answer:ty, $whole:path;
        $($(#[doc = $summary:literal])+ $name:ident, $id:literal, $path:literal, $body:ty, $command:path;)+
    ) => {
        /// The acts of this file.
        pub(super) fn acts() -> OpenApiRouter<Desk> {
            OpenApiRouter::new()$(.routes(routes!($name)))+
        }

        $(
            $(#[doc = $summary])+
            #[utoipa::path(
                post,
                path = $path,
                tag = $tag,
                operation_id = $id,
                security(("token" = [])),
                params(
                    ("code" = String, Path, description = "Its code"),
                    ("If-Match" = Option<String>, Header, description = "`seq` as it was seen: the act is refused with \
                        409 when somebody else has acted since", pattern = "^\"?[0-9]{1,9}\"?$"),
                    ("Idempotency-Key" = Option<String>, Header, min_length = 1, max_length = 200)
                ),
                request_body = Option<$body>,
                responses((status = 200, description = "As it is after the act", body = $answer), web::Problems)
            )]
            async fn $name(
                State(desk): State<Desk>,
                bearer: Bearer,
                Path(code): Path<String>,
                headers: HeaderMap,
                OptionalJson(mut body): OptionalJson<$body>,
            ) -> Result<Response, Problem> {
                look_at_files(&desk, &bearer, &mut body).await?;
                let target = target(&code, &headers)?;
                let call = (format!("{}:{code}", $id), StatusCode::OK);
                once(desk, bearer, &headers, call, body, move |docket, conn, ctx, body, _| {
                    $command(docket, conn, ctx, &target, body)?;
                    $whole(docket, conn, ctx, &target.code)
                })
                .await
            }
        )+
    };
}

pub(super) use calls;

/// The files that a body names by their hash.
pub(super) trait Named {
    /// Each with the path of its field.
    fn named(&mut self) -> Vec<(String, &mut StoredFile)> {
        Vec::new()
    }
}

impl Named for SignAnswer {
    fn named(&mut self) -> Vec<(String, &mut StoredFile)> {
        let attachments = self.attachments.iter_mut().enumerate();
        let attachments = attachments.map(|(at, file)| (format!("attachments[{at}]"), file));
        self.file.iter_mut().map(|file| ("file".to_owned(), file)).chain(attachments).collect()
    }
}

impl Named for IssueConclusion {
    fn named(&mut self) -> Vec<(String, &mut StoredFile)> {
        self.file.iter_mut().map(|file| ("file".to_owned(), file)).collect()
    }
}

impl Named for ReportProgress {
    fn named(&mut self) -> Vec<(String, &mut StoredFile)> {
        let files = self.evidence.iter_mut().enumerate();
        files.map(|(at, file)| (format!("evidence[{at}]"), file)).collect()
    }
}

macro_rules! without_files {
    ($($body:ty),+) => { $(impl Named for $body {})+ };
}

without_files!(
    SaveDraft,
    Send,
    Complete,
    Withdraw,
    Appeal,
    Close,
    Receive,
    ReturnForLack,
    Assign,
    Join,
    RequestOpinion,
    GiveOpinion,
    DraftAnswer,
    Redirect,
    Check,
    SendBack,
    Submit,
    Decide,
    Replan,
    Cancel,
    Hold,
    RecordLine,
    DraftConclusion,
    AssignTask,
    AskExtension,
    DecideExtension,
    Take,
    ReturnTask
);

/// Files that one act may name.
const MOST_FILES: usize = 21;

/// An act names only files that the same account stored here before; what they are was found then and is not believed.
///
/// # Errors
/// A fault of each field whose file is not one of these; too many of them.
pub(super) async fn look_at_files(desk: &Desk, bearer: &Bearer, body: &mut impl Named) -> Result<(), Problem> {
    let named = body.named();
    if named.is_empty() {
        return Ok(());
    }
    if named.len() > MOST_FILES {
        let reason = Reason::new("docket-too-many").with("max", MOST_FILES);
        return Err(Refusal::field("evidence", reason).into());
    }
    let hashes: Vec<String> = named.iter().map(|(_, file)| file.hash.clone()).collect();
    let account = bearer.actor.account;
    let known = desk.kit.store.read(move |conn| uploads(conn, account, &hashes)).await?;
    let mut faults = Vec::new();
    for (field, file) in named {
        match known.iter().find(|own| own.hash == file.hash) {
            Some(own) => *file = own.clone(),
            None => faults.push(FieldFault::new(field, Reason::new("docket-file-missing"))),
        }
    }
    if faults.is_empty() { Ok(()) } else { Err(Refusal::Invalid(faults).into()) }
}
