//! The page shell, templates, errors, translations, CSRF, limits and assets every page stands in.
//!
//! # How to write a page
//! **Once per wing.** `askama.toml` beside `Cargo.toml`, so that templates find the shell:
//! ```toml
//! [general]
//! dirs = ["templates", "../web/templates"]
//! ```
//! Texts in `locales/vi/WING.ftl` and `locales/en/WING.ftl`, every key beginning with the wing's name, and in
//! `lib.rs` `web::words!(WORDS);`. The state, with the kit inside:
//! ```ignore
//! #[derive(Clone)]
//! pub struct State { pub kit: web::Kit }
//! impl axum::extract::FromRef<State> for web::Kit {
//!     fn from_ref(state: &State) -> Self { state.kit.clone() }
//! }
//! pub fn pages(state: State) -> axum::Router {
//!     axum::Router::new().route("/staff/dossiers/{code}/forward", get(form).post(forward)).with_state(state)
//! }
//! pub fn navigation() -> Vec<web::NavItem> {
//!     vec![web::NavItem::new("dossier-nav-intake", "/staff/intake", &WORDS).shortcut("F2").roles(&[Role::Receiver])]
//! }
//! ```
//! **A page**: a template struct beside its handler, with the fields `page` and `t`.
//! ```ignore
//! #[derive(askama::Template)]
//! #[template(path = "forward.html")]
//! struct Forward { page: web::Page, t: web::Texts, dossier: Dossier, typed: Typed, faults: web::Faults }
//!
//! #[derive(serde::Deserialize, Default, Clone)]
//! struct Typed { #[serde(default)] to: String, #[serde(default)] note: String }
//!
//! impl Forward {
//!     fn new(staff: &web::Staff, dossier: Dossier, typed: Typed, faults: web::Faults) -> Self {
//!         let t = staff.texts(&WORDS);
//!         Self { page: web::Page::staff(staff, t.say("dossier-forward-title")), t, dossier, typed, faults }
//!     }
//! }
//!
//! async fn form(State(state): State<S>, staff: web::Staff, web::Path(code): web::Path<String>)
//!     -> Result<Response, web::PageError> {
//!     let (actor, now) = (staff.actor.clone(), state.kit.clock.now());
//!     let dossier = state.kit.store.read(move |conn| queries::open(conn, &Ctx::new(&actor, now), &code)).await?;
//!     web::render(&Forward::new(&staff, dossier, Typed::default(), web::Faults::none()))
//! }
//! ```
//! **An act**: the form comes back as typed when something is wrong; else 303 to the page, which says what was done.
//! ```ignore
//! async fn forward(State(state): State<S>, staff: web::Staff, web::Path(code): web::Path<String>,
//!     web::Form(typed): web::Form<Typed>) -> Result<Response, web::PageError> {
//!     let (actor, now, cmd) = (staff.actor.clone(), state.kit.clock.now(), typed.command(&code));
//!     let done = state.kit.store.write(move |conn| commands::forward(conn, &Ctx::new(&actor, now), cmd.clone())).await;
//!     match web::Faults::split(done)? {
//!         Ok(_) => Ok(web::done(&format!("/staff/dossiers/{code}"), "dossier-done-forward")),
//!         Err(faults) => web::render_faulty(&Forward::new(&staff, dossier, typed, faults)),
//!     }
//! }
//! ```
//! ```html
//! {% extends "staff.html" %}
//! {% import "forms.html" as forms %}
//! {% block main %}
//! <div class="page-head"><h1>{{ page.title }}</h1></div>
//! {{ forms::summary(t, faults) }}
//! <form method="post" action="/staff/dossiers/{{ dossier.code }}/forward">
//!   {{ forms::csrf(page) }}
//!   {{ forms::submission(page) }}
//!   {{ forms::text("to", t.say("dossier-forward-to"), typed.to, "", faults.of(t, "to"), extra="autofocus") }}
//!   {{ forms::area("note", t.say("dossier-forward-note"), typed.note, "", faults.of(t, "note")) }}
//!   {{ forms::main_button(t.say("dossier-forward-go"), key="F9") }}
//! </form>
//! {% endblock %}
//! ```
//! Citizens' pages take [`Visit`] in place of [`Staff`], [`Page::public`] and `{% extends "public.html" %}`.
//! `templates/ui.html` lists the classes and small macros, `tables.html` those of lists, `forms.html` the fields.
//!
//! # Rules of pages
//! - Everything works without script. With it, `data-key="F9"` gives an element a shortcut, `data-draft-url="URL"`
//!   on a form saves what is typed, `data-scan` reads a chip card into the form, `data-dialog="id"` opens a
//!   `<dialog>`, `hx-…` attributes fetch parts ([`Visit::partial`] is then true; answer with a part).
//! - No inline script, no `style` attribute, no `onclick`: the browser refuses them.
//! - One red button a page: `forms::main_button`.
//! - In templates `t.say("key")`, `t.fill("key", &[("name", &value)])` (several types:
//!   `t.fill("key", (("count", n), ("name", name)))`), `t.date(at)`, `t.money(fee)`, `t.reason(reason)`.
//!
//! - Files come as [`Upload`] (`enctype="multipart/form-data"`); [`Typed`] holds a form whose fields are not known beforehand.
//!
//! # Calls of the API
//! Take [`Bearer`], [`Json`], [`Query`], [`Path`]; answer `Result<Json<T>, Problem>`, lists as [`Listing`] with
//! [`Paging`]. `?` turns `store::Error` and `kernel::Refusal` into the right problem.

// The macros of `templates/` name this crate, in the wings and here.
extern crate self as web;

mod answer;
mod assets;
mod bearer;
mod csrf;
pub mod cursor;
mod done;
mod download;
mod edge;
mod failure;
mod faults;
mod form;
pub mod json;
mod kit;
mod limits;
mod nav;
mod origin;
mod page;
mod pages;
mod problem;
mod query;
mod render;
mod session;
mod staff;
mod submission;
mod texts;
mod typed;
mod upload;
mod visit;

#[doc(hidden)]
pub use fluent_templates;

pub use answer::{PageError, Problem, Rejection};
pub use bearer::Bearer;
pub use csrf::Csrf;
pub use cursor::{Cursor, Listing, Paging};
pub use done::done;
pub use download::download;
pub use edge::{Framed, edge};
pub use failure::Failure;
pub use faults::Faults;
pub use form::Form;
pub use json::{Json, OptionalJson};
pub use kit::{Kit, Place};
pub use limits::{Limiter, Limits};
pub use nav::{Count, NavItem, NavLink};
pub use page::Page;
pub use pages::{home, pages};
pub use problem::{FieldProblem, ProblemBody, Problems};
pub use query::{Path, Query};
pub use render::{render, render_faulty, same};
pub use staff::Staff;
pub use submission::Submission;
pub use texts::{Amount, Day, Gap, Gaps, Moment, Texts, Whole, Words};
pub use typed::Typed;
pub use upload::{Sent, Upload};
pub use visit::Visit;

words!(WORDS);
