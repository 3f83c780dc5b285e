//! The body of a problem answer (RFC 9457).

use kernel::Lang;
use serde::Serialize;
use utoipa::ToSchema;

use crate::Texts;
use crate::failure::Failure;

/// What `application/problem+json` holds (RFC 9457).
#[derive(Serialize, ToSchema, Debug)]
#[schema(as = Problem)]
pub struct ProblemBody {
    /// Always `about:blank`: `code` tells kinds apart.
    #[serde(rename = "type")]
    #[schema(example = "about:blank")]
    kind: &'static str,
    /// What the status means, in the asked language.
    title: String,
    /// The HTTP status.
    #[schema(example = 422)]
    status: u16,
    /// What happened here, in the asked language; no personal data.
    detail: String,
    /// A lasting name of the reason.
    #[schema(example = "web-invalid")]
    code: String,
    /// Every wrong field of the body, the query or the path.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    fields: Vec<FieldProblem>,
    /// With 409: the actions that the state permits now.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    allowed: Vec<String>,
    /// With 500 and 503: the number to give when asking for help.
    #[serde(skip_serializing_if = "Option::is_none")]
    incident: Option<String>,
}

/// What is wrong with one field.
#[derive(Serialize, ToSchema, Debug)]
pub struct FieldProblem {
    /// Path of the field: `applicant.personal_number`, `parts[2].copies`.
    field: String,
    /// A lasting name of the reason.
    code: String,
    /// The reason in the asked language.
    detail: String,
}

impl ProblemBody {
    pub(crate) fn new(failure: &Failure, t: &Texts) -> Self {
        Self {
            kind: "about:blank",
            title: t.say(title(failure.status.as_u16())),
            status: failure.status.as_u16(),
            detail: t.reason(&failure.reason),
            code: failure.reason.code.to_owned(),
            fields: failure.fields.iter().map(|fault| FieldProblem::new(fault, t)).collect(),
            allowed: failure.allowed.iter().map(ToString::to_string).collect(),
            incident: failure.incident.as_deref().map(ToOwned::to_owned),
        }
    }

    /// The document as bytes.
    pub(crate) fn write(failure: &Failure, t: &Texts) -> Vec<u8> {
        serde_json::to_vec(&Self::new(failure, t)).unwrap_or_default()
    }
}

impl FieldProblem {
    fn new(fault: &kernel::FieldFault, t: &Texts) -> Self {
        Self { field: fault.field.clone(), code: fault.reason.code.to_owned(), detail: t.reason(&fault.reason) }
    }
}

/// Every problem that a call can answer, for `responses(…, web::Problems)` in its description.
#[derive(utoipa::IntoResponses)]
pub enum Problems {
    /// The request cannot be read
    #[response(status = 400, content_type = "application/problem+json")]
    BadRequest(ProblemBody),
    /// No valid token
    #[response(status = 401, content_type = "application/problem+json")]
    Unauthorized(ProblemBody),
    /// The policy says no, and why
    #[response(status = 403, content_type = "application/problem+json")]
    Forbidden(ProblemBody),
    /// There is no such thing
    #[response(status = 404, content_type = "application/problem+json")]
    NotFound(ProblemBody),
    /// The request took too long to come
    #[response(status = 408, content_type = "application/problem+json")]
    Timeout(ProblemBody),
    /// The state does not permit it; `allowed` says what it permits
    #[response(status = 409, content_type = "application/problem+json")]
    Conflict(ProblemBody),
    /// The body is too large
    #[response(status = 413, content_type = "application/problem+json")]
    TooLarge(ProblemBody),
    /// The body is of a kind that is not taken
    #[response(status = 415, content_type = "application/problem+json")]
    UnsupportedType(ProblemBody),
    /// Something in the request is wrong; `fields` says what
    #[response(status = 422, content_type = "application/problem+json")]
    Invalid(ProblemBody),
    /// Too many tries; `Retry-After` says when to come back
    #[response(status = 429, content_type = "application/problem+json")]
    TooMany(ProblemBody),
    /// The store does not answer; nothing was half done
    #[response(status = 503, content_type = "application/problem+json")]
    Unavailable(ProblemBody),
}

/// Key of the words for a status.
pub(crate) const fn title(status: u16) -> &'static str {
    match status {
        400 => "web-title-400",
        401 => "web-title-401",
        403 => "web-title-403",
        404 => "web-title-404",
        405 => "web-title-405",
        408 => "web-title-408",
        409 => "web-title-409",
        413 => "web-title-413",
        415 => "web-title-415",
        422 => "web-title-422",
        429 => "web-title-429",
        503 => "web-title-503",
        _ => "web-title-500",
    }
}

/// Language tag for `Content-Language`.
pub(crate) const fn tag(lang: Lang) -> &'static str {
    lang.as_str()
}
