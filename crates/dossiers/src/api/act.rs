use axum::extract::State;
use axum::http::{HeaderMap, header};
use identity::Ctx;
use kernel::{Reason, Refusal};
use store::Conn;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use web::{Bearer, Json, OptionalJson, Path, Problem};

use super::answer::{self, DossierAnswer};
use crate::Desk;
use crate::commands::{
    Accept, Apologise, Approve, Assign, AttachResult, Close, Done, Dossiers, Forward, GiveOpinion, HandOverResult,
    Issue, RecordPayment, Refuse, RequestOpinion, RequestPayment, RequestSupplement, ReturnStep, Stop, Supplement,
    Target,
};

/// One call per act: `POST /dossiers/{code}/actions/{action}`.
macro_rules! acts {
    ($($(#[doc = $summary:literal])+ $name:ident, $path:literal, $body:ty;)+) => {
        pub(super) fn routes() -> OpenApiRouter<Desk> {
            OpenApiRouter::new()$(.routes(routes!($name)))+
        }

        $(
            $(#[doc = $summary])+
            #[utoipa::path(
                post,
                path = $path,
                tag = "actions",
                security(("token" = [])),
                params(
                    ("code" = String, Path, description = "Dossier code"),
                    ("If-Match" = Option<String>, Header, description = "`seq` of the dossier as it was seen: the act is \
                        refused with 409 when somebody else has acted since", pattern = "^\"?[0-9]{1,9}\"?$")
                ),
                request_body = Option<$body>,
                responses(
                    (status = 200, description = "The dossier after the act", body = DossierAnswer),
                    web::Problems
                )
            )]
            async fn $name(
                State(desk): State<Desk>,
                bearer: Bearer,
                Path(code): Path<String>,
                headers: HeaderMap,
                OptionalJson(body): OptionalJson<$body>,
            ) -> Result<Json<DossierAnswer>, Problem> {
                act(desk, bearer, code, &headers, body, Dossiers::$name).await
            }
        )+
    };
}

acts! {
    /// Accept an online filing
    accept, "/dossiers/{code}/actions/accept", Accept;
    /// Refuse to take a filing in (form 03)
    refuse, "/dossiers/{code}/actions/refuse", Refuse;
    /// Ask for what is missing (form 02); the clock stands
    request_supplement, "/dossiers/{code}/actions/request-supplement", RequestSupplement;
    /// Take in what was missing; the clock runs again
    supplement, "/dossiers/{code}/actions/supplement", Supplement;
    /// Ask another unit for its opinion
    request_opinion, "/dossiers/{code}/actions/request-opinion", RequestOpinion;
    /// Give the opinion one was asked for
    give_opinion, "/dossiers/{code}/actions/give-opinion", GiveOpinion;
    /// Ask the applicant to pay; the clock stands
    request_payment, "/dossiers/{code}/actions/request-payment", RequestPayment;
    /// Record a payment; the clock runs again
    record_payment, "/dossiers/{code}/actions/record-payment", RecordPayment;
    /// Assign it to a specialist
    assign, "/dossiers/{code}/actions/assign", Assign;
    /// Hand it on to the next step
    forward, "/dossiers/{code}/actions/forward", Forward;
    /// Return it to an earlier step with a reason
    return_step, "/dossiers/{code}/actions/return-step", ReturnStep;
    /// Sign the result
    approve, "/dossiers/{code}/actions/approve", Approve;
    /// Number and issue the result
    issue, "/dossiers/{code}/actions/issue", Issue;
    /// Name the file that is the result
    attach_result, "/dossiers/{code}/actions/attach-result", AttachResult;
    /// Apologise and set a new appointment (form 04)
    apologise, "/dossiers/{code}/actions/apologise", Apologise;
    /// Stop at the applicant's wish (form 05)
    stop, "/dossiers/{code}/actions/stop", Stop;
    /// Close after an unanswered request
    close, "/dossiers/{code}/actions/close", Close;
    /// Hand the result to the applicant
    hand_over, "/dossiers/{code}/actions/hand-over", HandOverResult;
}

async fn act<T: Send + 'static>(
    desk: Desk,
    bearer: Bearer,
    code: String,
    headers: &HeaderMap,
    body: T,
    command: fn(&Dossiers, &mut Conn, &Ctx<'_>, &Target, &T) -> store::Result<Done>,
) -> Result<Json<DossierAnswer>, Problem> {
    let target = Target { code, expected: expected(headers)? };
    let now = desk.kit.clock.now();
    let t = bearer.texts(&crate::WORDS);
    let kit = desk.kit.clone();
    let answer = kit.store.write(move |conn| {
        let ctx = Ctx::new(&bearer.actor, now);
        let done = command(&desk.dossiers, conn, &ctx, &target, &body)?;
        answer::of(conn, &ctx, &done, &t)
    });
    Ok(Json(answer.await?))
}

fn expected(headers: &HeaderMap) -> Result<Option<i32>, Refusal> {
    let Some(seen) = headers.get(header::IF_MATCH) else { return Ok(None) };
    let number = seen.to_str().ok().and_then(|seen| seen.trim().trim_matches('"').parse().ok());
    number.map(Some).ok_or_else(|| Refusal::field("If-Match", Reason::new("dossier-if-match")))
}
