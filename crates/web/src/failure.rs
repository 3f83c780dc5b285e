//! What went wrong with a request, before it is known whether a page or a problem document says so.

use axum::http::StatusCode;
use kernel::{FieldFault, Id, Reason, Refusal};

/// Seconds after which a caller may try again when the store is busy.
const AGAIN: u32 = 2;

/// The common content of [`PageError`](crate::PageError) and [`Problem`](crate::Problem).
#[derive(Clone, Debug)]
pub struct Failure {
    pub status: StatusCode,
    /// What happened, in words that name no person.
    pub reason: Reason,
    /// Every wrong field.
    pub fields: Vec<FieldFault>,
    /// The actions that are open instead.
    pub allowed: Vec<&'static str>,
    /// Seconds until it is worth trying again.
    pub retry_after: Option<u32>,
    /// The number under which the log has more; only for faults of ours.
    pub incident: Option<Box<str>>,
}

impl Failure {
    /// A failure with a reason and nothing else.
    #[must_use]
    pub const fn new(status: StatusCode, reason: Reason) -> Self {
        Self { status, reason, fields: Vec::new(), allowed: Vec::new(), retry_after: None, incident: None }
    }

    /// 404 for an address or a thing that is not there.
    #[must_use]
    pub const fn not_found() -> Self {
        Self::new(StatusCode::NOT_FOUND, Reason::new("web-not-found"))
    }

    /// 429: wait `seconds`.
    #[must_use]
    pub fn too_many(seconds: u32) -> Self {
        let failure = Self::new(StatusCode::TOO_MANY_REQUESTS, Reason::new("web-too-many"));
        Self { retry_after: Some(seconds), ..failure }
    }

    /// 422 with every wrong field.
    #[must_use]
    pub fn invalid(fields: Vec<FieldFault>) -> Self {
        let failure = Self::new(StatusCode::UNPROCESSABLE_ENTITY, Reason::new("web-invalid"));
        Self { fields, ..failure }
    }

    /// 500: `cause` goes to the log under the incident's number, never to the visitor.
    #[must_use]
    pub fn fault(cause: &dyn std::fmt::Display) -> Self {
        let incident = incident();
        tracing::error!(incident, %cause, "a request failed");
        let failure = Self::new(StatusCode::INTERNAL_SERVER_ERROR, Reason::new("web-fault"));
        Self { incident: Some(incident), ..failure }
    }

    /// 503: the store or a service it needs is away; nothing was changed.
    #[must_use]
    pub fn unavailable(cause: &dyn std::fmt::Display) -> Self {
        let incident = incident();
        tracing::warn!(incident, %cause, "a request had to be put off");
        let failure = Self::new(StatusCode::SERVICE_UNAVAILABLE, Reason::new("web-unavailable"));
        Self { retry_after: Some(AGAIN), incident: Some(incident), ..failure }
    }
}

/// Ten characters that a person can read out over the telephone.
fn incident() -> Box<str> {
    let id = Id::new();
    hex::encode(&id.as_bytes()[11..]).into_boxed_str()
}

impl From<Refusal> for Failure {
    fn from(refusal: Refusal) -> Self {
        match refusal {
            Refusal::Invalid(fields) => Self::invalid(fields),
            Refusal::Forbidden(reason) => Self::new(StatusCode::FORBIDDEN, reason),
            Refusal::NotFound(reason) => Self::new(StatusCode::NOT_FOUND, reason),
            Refusal::Conflict { reason, allowed } => Self { allowed, ..Self::new(StatusCode::CONFLICT, reason) },
        }
    }
}

impl From<store::Error> for Failure {
    fn from(error: store::Error) -> Self {
        match error {
            store::Error::Refused(refusal) => refusal.into(),
            error if error.is_passing() => Self::unavailable(&error),
            error if error.is_not_found() => Self::not_found(),
            error => Self::fault(&error),
        }
    }
}

impl From<axum::extract::multipart::MultipartError> for Failure {
    fn from(error: axum::extract::multipart::MultipartError) -> Self {
        crate::form::too_large(error.status())
    }
}
