use axum::extract::State;
use identity::Ctx;
use kernel::Id;
use serde::Deserialize;
use web::{Faults, Form, PageError, Path, Staff};

use super::unit::{again, id_of};
use super::{Answer, to};
use crate::api::House;
use crate::commands;

#[derive(Deserialize)]
pub(super) struct Typed {
    #[serde(default)]
    name: String,
}

#[derive(Deserialize)]
pub(super) struct Nothing {}

/// `POST /staff/organization/units/{code}/counters`: one more counter.
pub(super) async fn add(
    State(house): State<House>,
    staff: Staff,
    Path(code): Path<String>,
    Form(typed): Form<Typed>,
) -> Answer {
    let (actor, now, at) = (staff.actor.clone(), house.kit.clock.now(), code.clone());
    let done = house
        .kit
        .store
        .write(move |conn| {
            let centre = id_of(conn, &at)?;
            commands::add_counter(conn, &Ctx::new(&actor, now), centre, &typed.name)
        })
        .await;
    match Faults::split(done)? {
        Ok(_) => Ok(to(&format!("units/{code}#counters"))),
        Err(faults) => again(&house, &staff, code.clone(), code, faults).await,
    }
}

/// `POST /staff/organization/counters/{id}/open` or `/close`.
pub(super) async fn switch(
    State(house): State<House>,
    staff: Staff,
    Path((id, act)): Path<(String, String)>,
    Form(Nothing {}): Form<Nothing>,
) -> Answer {
    let id = Id::parse(&id).ok_or_else(PageError::not_found)?;
    let open = match act.as_str() {
        "open" => true,
        "close" => false,
        _ => return Err(PageError::not_found()),
    };
    let (actor, now) = (staff.actor.clone(), house.kit.clock.now());
    let code = house
        .kit
        .store
        .write(move |conn| {
            let ctx = Ctx::new(&actor, now);
            let centre =
                if open { commands::open_counter(conn, &ctx, id)? } else { commands::close_counter(conn, &ctx, id)? };
            Ok(crate::directory(conn)?.unit(centre).map(|unit| unit.code.clone()).unwrap_or_default())
        })
        .await?;
    Ok(to(&format!("units/{code}#counters")))
}
