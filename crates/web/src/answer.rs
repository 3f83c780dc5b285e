//! Failures as answers. Their words depend on the visitor, whom only the edge knows: so an answer carries its
//! failure along, and [`crate::edge`] writes the body.

use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};

use crate::failure::Failure;

/// How a failure is shown.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Face {
    /// An HTML page.
    Page,
    /// `application/problem+json`.
    Problem,
    /// A problem below `/api`, a page elsewhere.
    ByPath,
}

/// What the edge finds in an answer's extensions.
#[derive(Clone, Debug)]
pub(crate) struct Unsaid {
    pub failure: Failure,
    pub face: Face,
}

pub(crate) fn unsaid(failure: Failure, face: Face) -> Response {
    let mut response = failure.status.into_response();
    if let Some(seconds) = failure.retry_after {
        response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
    }
    response.extensions_mut().insert(Unsaid { failure, face });
    response
}

macro_rules! failure_type {
    ($(#[$meta:meta])* $name:ident, $face:expr) => {
        $(#[$meta])*
        #[derive(Clone, Debug)]
        pub struct $name(pub Failure);

        impl $name {
            /// 404.
            #[must_use]
            pub const fn not_found() -> Self {
                Self(Failure::not_found())
            }

            /// 403 with the policy's reason.
            #[must_use]
            pub fn forbidden(reason: kernel::Reason) -> Self {
                kernel::Refusal::Forbidden(reason).into()
            }

            /// 500; the cause goes to the log.
            #[must_use]
            pub fn fault(cause: &dyn std::fmt::Display) -> Self {
                Self(Failure::fault(cause))
            }
        }

        impl From<store::Error> for $name {
            fn from(error: store::Error) -> Self {
                Self(error.into())
            }
        }

        impl From<kernel::Refusal> for $name {
            fn from(refusal: kernel::Refusal) -> Self {
                Self(refusal.into())
            }
        }

        impl From<axum::extract::multipart::MultipartError> for $name {
            fn from(error: axum::extract::multipart::MultipartError) -> Self {
                Self(error.into())
            }
        }

        impl From<Failure> for $name {
            fn from(failure: Failure) -> Self {
                Self(failure)
            }
        }

        impl IntoResponse for $name {
            fn into_response(self) -> Response {
                unsaid(self.0, $face)
            }
        }
    };
}

failure_type!(
    /// An error page in the visitor's language: what happened, what was kept and what to do next.
    PageError,
    Face::Page
);

failure_type!(
    /// An `application/problem+json` answer in the asked language; its body is [`ProblemBody`](crate::ProblemBody).
    Problem,
    Face::Problem
);

failure_type!(
    /// What extractors answer that serve pages and calls alike: a problem below `/api`, a page elsewhere.
    Rejection,
    Face::ByPath
);

impl From<Rejection> for PageError {
    fn from(rejection: Rejection) -> Self {
        Self(rejection.0)
    }
}

impl From<Rejection> for Problem {
    fn from(rejection: Rejection) -> Self {
        Self(rejection.0)
    }
}

impl From<askama::Error> for PageError {
    fn from(error: askama::Error) -> Self {
        Self::fault(&error)
    }
}
