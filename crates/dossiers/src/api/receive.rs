use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use identity::Ctx;
use kernel::{Reason, Refusal};
use serde_json::Value;
use store::idempotency::{self, Call, Known};
use web::{Bearer, Json, Problem};

use super::answer::{self, DossierAnswer};
use super::new;
use crate::Desk;
use crate::commands::Receive;

const KEY: &str = "idempotency-key";

/// Hand a dossier in.
///
/// `direct` and `post` are decided in the same act (rule N7): `decision` is `accept` unless told, or
/// `request-supplement` (form 02) or `refuse` (form 03) with the fields of that act beside it. `online` waits for
/// `accept`. With an `Idempotency-Key` a call sent twice acts once.
#[utoipa::path(
    post,
    path = "/dossiers",
    tag = "dossiers",
    security(("token" = [])),
    params(("Idempotency-Key" = Option<String>, Header, description = "Any text of 1 to 200 printable characters",
        min_length = 1, max_length = 200)),
    request_body = Receive,
    responses((status = 201, description = "It has its code", body = DossierAnswer), web::Problems)
)]
pub(super) async fn receive(
    State(desk): State<Desk>,
    bearer: Bearer,
    headers: HeaderMap,
    Json(body): Json<Value>,
) -> Result<Response, Problem> {
    let call = call(&bearer, &headers, &body)?;
    let cmd = new::read(body)?;
    let now = desk.kit.clock.now();
    let t = bearer.texts(&crate::WORDS);
    let kit = desk.kit.clone();
    let answered = kit.store.write(move |conn| {
        if let Some(known) = call.as_ref().map(|call| idempotency::find(conn, call)).transpose()? {
            match known {
                Known::New => {}
                Known::Answered { body, .. } => return Ok(body),
                Known::Different => return Err(other_call().into()),
            }
        }
        let ctx = Ctx::new(&bearer.actor, now);
        let done = desk.dossiers.receive(conn, &ctx, &cmd)?;
        let body = serde_json::to_string(&answer::of(conn, &ctx, &done, &t)?)
            .map_err(|error| store::Error::Stored(error.to_string()))?;
        if let Some(call) = &call {
            idempotency::record(conn, call, StatusCode::CREATED.as_u16(), &body, now)?;
        }
        Ok(body)
    });
    Ok((StatusCode::CREATED, [(header::CONTENT_TYPE, "application/json")], answered.await?).into_response())
}

fn call(bearer: &Bearer, headers: &HeaderMap, body: &Value) -> Result<Option<Call>, Refusal> {
    let Some(key) = headers.get(KEY) else { return Ok(None) };
    let key = key.to_str().ok().map(str::trim).filter(|key| (1..=200).contains(&key.len()));
    let key = key.ok_or_else(|| Refusal::field("Idempotency-Key", Reason::new("dossier-idempotency-key")))?;
    Ok(Some(Call::new(bearer.actor.account, key, &serde_json::to_vec(body).unwrap_or_default())))
}

fn other_call() -> Refusal {
    Refusal::field("Idempotency-Key", Reason::new("dossier-idempotency-other"))
}
