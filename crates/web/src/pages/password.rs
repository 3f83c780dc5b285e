use askama::Template;
use axum::extract::State;
use axum::response::Response;
use kernel::Reason;
use serde::Deserialize;

use super::Own;
use crate::{Faults, Form, Page, PageError, Staff, Texts, WORDS, render, render_faulty};

#[derive(Template)]
#[template(path = "password.html")]
struct Password {
    page: Page,
    t: Texts,
    faults: Faults,
    /// The person has never chosen one.
    first: bool,
}

#[derive(Deserialize)]
pub(super) struct Typed {
    #[serde(default)]
    old: String,
    #[serde(default)]
    password: String,
    #[serde(default)]
    again: String,
}

impl Password {
    fn new(staff: &Staff, faults: Faults) -> Self {
        let t = staff.texts(&WORDS);
        Self { page: Page::staff(staff, t.say("web-password-title")), t, faults, first: staff.shell.must_change }
    }
}

/// `GET /staff/password`: one's own password.
pub(super) async fn form(staff: Staff) -> Result<Response, PageError> {
    render(&Password::new(&staff, Faults::none()))
}

/// `POST /staff/password`: every session of the account ends, so the person signs in anew.
pub(super) async fn change(
    State(Own(kit)): State<Own>,
    staff: Staff,
    Form(typed): Form<Typed>,
) -> Result<Response, PageError> {
    if typed.password != typed.again {
        let mut faults = Faults::none();
        faults.add("again", Reason::new("web-password-differs"));
        return render_faulty(&Password::new(&staff, faults));
    }
    kit.limits.sign_in_account.check(&staff.actor.login)?;
    let changed =
        identity::change_own_password(&kit.store, staff.actor.clone(), typed.old, typed.password, kit.clock.now());
    match Faults::split(changed.await)? {
        Ok(()) => Ok(crate::done("/sign-in", "web-done-password")),
        Err(faults) => render_faulty(&Password::new(&staff, faults)),
    }
}
