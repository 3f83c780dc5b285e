use std::sync::Arc;

use axum::extract::{FromRef, FromRequestParts};
use axum::http::request::Parts;
use axum::http::{Method, header};
use axum::response::{IntoResponse, Redirect, Response};
use identity::{Actor, Ctx};
use kernel::Timestamp;
use store::Conn;
use tower_sessions::Session;
use tower_sessions::session::Id as SessionId;

use crate::failure::Failure;
use crate::{Kit, NavItem, PageError, Texts, Visit, Words, session};

/// A person who is signed in. Whoever is not is sent to the sign-in page and comes back afterwards; whoever still has
/// a first password is sent to choose one.
#[derive(Clone)]
pub struct Staff {
    pub actor: Actor,
    pub visit: Visit,
    pub(crate) shell: Shell,
}

/// What the shell around a staff page shows of the person.
#[derive(Clone)]
pub(crate) struct Shell {
    /// Name of the unit.
    pub place: String,
    /// The entries this person sees, each with its number.
    pub entries: Vec<(NavItem, Option<i64>)>,
    /// The person has a first password.
    pub must_change: bool,
}

/// The page on which a person changes the own password.
pub(crate) const PASSWORD: &str = "/staff/password";

impl Staff {
    /// The texts of a wing in the person's language.
    #[must_use]
    pub const fn texts(&self, words: &'static Words) -> Texts {
        self.visit.texts(words)
    }
}

impl<S> FromRequestParts<S> for Staff
where
    S: Send + Sync,
    Kit: FromRef<S>,
{
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Response> {
        let kit = Kit::from_ref(state);
        let visit = Visit::read(parts, &kit);
        let Some(session) = parts.extensions.get::<Session>().cloned() else {
            return Err(PageError::fault(&"the session layer is missing").into_response());
        };
        let Some(id) = session.id() else { return Err(to_sign_in(parts, &kit, &visit)) };
        let loaded = load(&kit, id, visit.clone()).await.map_err(|failure| PageError(failure).into_response())?;
        let Some((staff, ends)) = loaded else { return Err(to_sign_in(parts, &kit, &visit)) };
        if staff.shell.must_change && parts.uri.path() != PASSWORD {
            return Err(Redirect::to(PASSWORD).into_response());
        }
        let touched = session::touch(&session, ends, kit.clock.now()).await;
        touched.map(|()| staff).map_err(|failure| PageError(failure).into_response())
    }
}

/// Reads the session, the person's present grants and the shell in one go, with the end of the session; `None` when
/// nobody is signed in or the account is closed.
async fn load(kit: &Kit, session: SessionId, visit: Visit) -> Result<Option<(Staff, Timestamp)>, Failure> {
    let now = kit.clock.now();
    let (place, navigation) = (kit.place, Arc::clone(&kit.navigation));
    let found = kit.store.read(move |conn| {
        let Some((account, ends)) = identity::signed_in(conn, &session)? else { return Ok(None) };
        let Some(actor) = identity::actor(conn, account, &visit.origin, now)? else { return Ok(None) };
        let must_change = actor.grants.is_empty() && identity::queries::must_change_password(conn, account)?;
        let ctx = Ctx::new(&actor, now);
        let entries = if visit.partial { Vec::new() } else { entries(conn, &ctx, &navigation, &visit.path)? };
        let place = if visit.partial { String::new() } else { place(conn, &actor, visit.lang)? };
        Ok(Some((Staff { shell: Shell { place, entries, must_change }, actor, visit }, ends)))
    });
    Ok(found.await?)
}

fn entries(conn: &mut Conn, ctx: &Ctx<'_>, all: &[NavItem], path: &str) -> store::Result<Vec<(NavItem, Option<i64>)>> {
    let mine = all.iter().filter(|item| item.is_for(ctx.actor));
    mine.map(|item| Ok((item.clone(), item.number(conn, ctx, path)?))).collect()
}

/// Back to the page afterwards; after a form to the page it stood on, which the browser or a draft still has.
fn to_sign_in(parts: &Parts, kit: &Kit, visit: &Visit) -> Response {
    let next = if parts.method == Method::GET { visit.path.as_str() } else { form_page(parts, &kit.base_url) };
    let query = form_urlencoded::Serializer::new(String::new()).append_pair("next", next).finish();
    Redirect::to(&format!("/sign-in?{query}")).into_response()
}

/// The page of ours that a form was sent from, else the staff's first page.
fn form_page<'a>(parts: &'a Parts, base_url: &str) -> &'a str {
    let referer = parts.headers.get(header::REFERER).and_then(|value| value.to_str().ok());
    let own = referer.and_then(|referer| referer.strip_prefix(base_url)).filter(|path| path.starts_with('/'));
    own.unwrap_or("/staff")
}
