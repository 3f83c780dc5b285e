use diesel::prelude::*;
use dossiers::{Event, Happened, Projection, Step};
use kernel::Id;
use store::Conn;

use super::keep;
use super::records::{DossierRow, SpanRow, StepKey, StepSum};
use crate::model::Flow;
use crate::rules::{self, Life, Span};
use crate::schema::{supervision_day, supervision_dossier, supervision_procedure, supervision_span, supervision_step};

/// Keeps the figures in the transaction of each act: one row of the dossier and two sums where its place changed, one
/// sum where a person ended a step.
#[derive(Clone, Copy, Debug, Default)]
pub struct Figures;

impl Projection for Figures {
    fn name(&self) -> &'static str {
        "supervision.figures"
    }

    fn apply(&self, conn: &mut Conn, happened: &Happened<'_>) -> store::Result<()> {
        self.apply_act(conn, std::slice::from_ref(happened))
    }

    fn apply_act(&self, conn: &mut Conn, act: &[Happened<'_>]) -> store::Result<()> {
        if act.iter().any(|happened| rules::moves(happened.event)) {
            count_move(conn, act)?;
        }
        for happened in act {
            if let Some((key, sum)) = step_of(happened) {
                keep::add_step(conn, key, sum)?;
            }
        }
        Ok(())
    }

    fn clear(&self, conn: &mut Conn) -> store::Result<()> {
        diesel::delete(supervision_step::table).execute(conn)?;
        diesel::delete(supervision_procedure::table).execute(conn)?;
        diesel::delete(supervision_day::table).execute(conn)?;
        diesel::delete(supervision_span::table).execute(conn)?;
        diesel::delete(supervision_dossier::table).execute(conn)?;
        Ok(())
    }
}

/// Moves the dossier of one act, whose events all happened at one moment.
fn count_move(conn: &mut Conn, act: &[Happened<'_>]) -> store::Result<()> {
    let Some(first) = act.first() else { return Ok(()) };
    let known = match first.event {
        Event::Filed { .. } => None,
        _ => keep::load(conn, first.dossier)?,
    };
    let before = known.as_ref().map(DossierRow::life);
    let mut told = Told { life: before, ..Told::default() };
    for happened in act {
        told.take(happened.event, happened.at.date());
    }
    let Some(life) = told.life else {
        // Its history began before this wing was there, and the figures were not counted yet.
        tracing::warn!(dossier = first.code, "the figures do not know this dossier; recount them");
        return Ok(());
    };
    let row = DossierRow::new(first.dossier, first.competent_body, first.receiving_unit, first.procedure_code, &life);
    for span in &told.spans {
        keep::add_span(conn, SpanRow::new(&row, span))?;
    }
    if before != Some(life) {
        keep::save(conn, &row, before.is_none())?;
    }
    let flow = life.flow(before.as_ref());
    if flow != Flow::default() {
        keep::add_flow(conn, &row, first.at.date(), &flow)?;
    }
    Ok(())
}

/// What a history has come to so far.
#[derive(Clone, Default)]
pub(crate) struct Told {
    pub life: Option<Life>,
    pub spans: Vec<Span>,
}

impl Told {
    /// Takes one event of a day in.
    pub fn take(&mut self, event: &Event, day: kernel::Date) {
        match (&mut self.life, event) {
            (life @ None, Event::Filed { channel, .. }) => *life = Some(Life::filed(*channel, day)),
            (Some(life), event) => self.spans.extend(life.take(event, day)),
            (None, _) => {}
        }
    }
}

/// The step that a person ended with this event. Nobody's steps are nobody's figures.
pub(crate) fn step_of(happened: &Happened<'_>) -> Option<(StepKey, StepSum)> {
    let person: Id = happened.actor?;
    let (step, outcome) = match happened.event {
        Event::Forwarded { from, outcome, .. } => (*from, *outcome),
        Event::Approved { signer: None, .. } => (Step::Sign, None),
        Event::Issued { .. } => (Step::Issue, None),
        _ => return None,
    };
    Some((StepKey { person, day: happened.at.date(), unit: happened.unit, step }, StepSum::one(outcome)))
}
