use axum::extract::State;
use axum::http::header;
use axum::response::{IntoResponse, Redirect, Response};
use kernel::Lang;
use serde::Deserialize;

use super::{Own, next};
use crate::visit::LANGUAGE;
use crate::{PageError, Path, Query};

#[derive(Deserialize)]
pub(super) struct Back {
    #[serde(default)]
    back: String,
}

/// `GET /language/{lang}?back=PATH`: keeps the choice for a year and comes back to the page.
pub(super) async fn switch(
    State(Own(kit)): State<Own>,
    Path(lang): Path<String>,
    Query(Back { back }): Query<Back>,
) -> Result<Response, PageError> {
    let lang = Lang::parse(&lang).ok_or_else(PageError::not_found)?;
    let secure = if kit.secure_cookies { "; Secure" } else { "" };
    let cookie = format!("{LANGUAGE}={lang}; Path=/; Max-Age=31536000; SameSite=Lax; HttpOnly{secure}");
    Ok(([(header::SET_COOKIE, cookie)], Redirect::to(next::inside(&back, "/"))).into_response())
}
