//! The page shell, templates, errors, translations, CSRF, limits and assets every page stands in.

mod answer;
mod assets;
mod bearer;
mod csrf;
pub mod cursor;
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
mod visit;

#[doc(hidden)]
pub use fluent_templates;

pub use answer::{PageError, Problem, Rejection};
pub use bearer::Bearer;
pub use csrf::Csrf;
pub use cursor::{Listing, Paging};
pub use edge::{Framed, edge};
pub use failure::Failure;
pub use faults::Faults;
pub use form::Form;
pub use json::Json;
pub use kit::{Kit, Place};
pub use limits::{Limiter, Limits};
pub use nav::{Count, NavItem, NavLink};
pub use page::Page;
pub use pages::{home, pages};
pub use problem::{FieldProblem, ProblemBody};
pub use query::{Path, Query};
pub use render::{render, render_faulty};
pub use staff::Staff;
pub use submission::Submission;
pub use texts::{Amount, Day, Gap, Gaps, Moment, Texts, Whole, Words};
pub use visit::Visit;

words!(WORDS);
