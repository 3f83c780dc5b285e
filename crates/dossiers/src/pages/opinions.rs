use askama::Template;
use axum::extract::State;
use identity::Ctx;
use web::{Page, Staff, Texts};

use super::Answer;
use super::clock::{Pill, pill};
use crate::WORDS;
use crate::desk::Desk;
use crate::model::{Action, NextClock};
use crate::policy::Scope;
use crate::queries;

/// One question that waits for the person's unit.
struct Row {
    code: String,
    procedure: String,
    question: String,
    asked_by: String,
    asked_at: String,
    pill: Pill,
    due: String,
}

#[derive(Template)]
#[template(path = "opinions.html")]
struct Opinions {
    page: Page,
    t: Texts,
    rows: Vec<Row>,
}

/// The opinions that units were asked for in whose name the person may answer (A29), nearest due first.
pub async fn page(State(desk): State<Desk>, staff: Staff) -> Answer {
    let t = staff.texts(&WORDS);
    let now = desk.kit.clock.now();
    let actor = staff.actor.clone();
    let read = move |conn: &mut store::Conn| {
        let ctx = Ctx::new(&actor, now);
        let catalogue = procedures::catalogue(conn)?;
        let calendar = organization::calendar_for(conn, ctx.actor.home_unit().unwrap_or_default(), now.date())?;
        let scope = Scope::of(ctx.actor, Action::GiveOpinion, &*organization::directory(conn)?);
        let waiting = queries::waiting_opinions(conn, &scope.consulted)?;
        let rows = waiting.into_iter().map(|asked| Row {
            procedure: catalogue.versions(&asked.procedure_code).last().map(|own| own.name.clone()).unwrap_or_default(),
            pill: pill(&t, &calendar, now, NextClock::Step, asked.due_at),
            due: t.datetime(asked.due_at),
            asked_at: t.datetime(asked.asked_at),
            code: asked.code,
            question: asked.question,
            asked_by: asked.asked_by_name,
        });
        Ok(rows.collect())
    };
    let rows: Vec<Row> = desk.kit.store.read(read).await?;
    web::render(&Opinions { page: Page::staff(&staff, t.say("dossier-opinions-title")), t, rows })
}
