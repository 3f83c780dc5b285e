use askama::Template;
use axum::response::Response;

use crate::{Page, PageError, Texts, Visit, WORDS, render};

#[derive(Template)]
#[template(path = "home.html")]
struct Home {
    page: Page,
    t: Texts,
}

/// `GET /`: look up a dossier, read the public board, sign in.
pub(super) async fn page(visit: Visit) -> Result<Response, PageError> {
    let t = visit.texts(&WORDS);
    render(&Home { page: Page::public(&visit, t.say("web-home-title")), t })
}
