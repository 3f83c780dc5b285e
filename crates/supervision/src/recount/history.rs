use std::collections::HashMap;

use diesel::prelude::*;
use dossiers::schema::{dossier, dossier_event};
use dossiers::{Event, Happened};
use kernel::{Id, Timestamp};
use store::Conn;

use super::Counted;
use super::sums::Sums;
use crate::figures::{DossierRow, SpanRow, Told, step_of};

/// Dossiers read at a time.
const PAGE: i64 = 1_000;

/// Events that neither move a dossier in the figures nor end a step: most of a long history, never parsed.
const SKIPPED: &[&str] = &[
    "opinion_requested",
    "opinion_given",
    "assigned",
    "step_returned",
    "result_attached",
    "file_attached",
    "handed_over",
];

type Head = (Id, String, Id, Id, String);
type Line = (Id, i32, Timestamp, Option<Id>, Id, String, String);

/// One dossier as its history tells it.
pub(super) struct Recounted {
    pub code: String,
    pub row: DossierRow,
    pub spans: Vec<SpanRow>,
}

/// Dossiers that follow one another, and the ids they lie between.
pub(super) struct Page {
    /// The last id of the page before; ids up to it are done.
    pub after: Option<Id>,
    /// The last id of this page.
    pub last: Id,
    pub dossiers: Vec<Recounted>,
}

/// Reads the history page by page.
pub(super) struct History {
    after: Option<Id>,
    pub sums: Sums,
    pub counted: Counted,
}

impl History {
    /// Before the first dossier.
    pub fn new() -> Self {
        Self { after: None, sums: Sums::default(), counted: Counted::default() }
    }

    /// The last id that was read.
    pub const fn last(&self) -> Option<Id> {
        self.after
    }

    /// The next dossiers, their sums already added; `None` after the last.
    ///
    /// # Errors
    /// Those of the database, and [`store::Error::Stored`] for a history that does not read back.
    pub fn next(&mut self, conn: &mut Conn) -> store::Result<Option<Page>> {
        let columns =
            (dossier::id, dossier::code, dossier::competent_body, dossier::receiving_unit, dossier::procedure_code);
        let mut heads = dossier::table.select(columns).order(dossier::id).limit(PAGE).into_boxed();
        if let Some(after) = self.after {
            heads = heads.filter(dossier::id.gt(after));
        }
        let heads: Vec<Head> = heads.load(conn)?;
        let (Some(first), Some(last)) = (heads.first(), heads.last()) else { return Ok(None) };
        let (after, last) = (self.after.replace(last.0), last.0);
        let mut lines = by_dossier(lines(conn, first.0, last)?);
        let mut dossiers = Vec::with_capacity(heads.len());
        for head in heads {
            let history = lines.remove(&head.0).unwrap_or_default();
            dossiers.extend(self.recount(head, &history)?);
        }
        Ok(Some(Page { after, last, dossiers }))
    }

    /// Folds one history; `None` for one that never began, which no command writes.
    fn recount(&mut self, head: Head, history: &[Line]) -> store::Result<Option<Recounted>> {
        let (id, code, body, centre, procedure) = head;
        let mut told = Told::default();
        self.counted.dossiers += 1;
        for (_, seq, at, actor, unit, kind, detail) in history {
            self.counted.events += 1;
            if SKIPPED.contains(&kind.as_str()) {
                continue;
            }
            let event = Event::parse(detail)?;
            let before = told.life;
            told.take(&event, at.date());
            if let Some(life) = told.life.filter(|life| before != Some(*life)) {
                self.sums.add_flow(at.date(), body, centre, &procedure, life.flow(before.as_ref()));
            }
            let happened = Happened {
                dossier: id,
                code: &code,
                competent_body: body,
                receiving_unit: centre,
                procedure_code: &procedure,
                seq: *seq,
                at: *at,
                actor: *actor,
                unit: *unit,
                event: &event,
            };
            if let Some((key, sum)) = step_of(&happened) {
                self.sums.add_step(key, sum);
            }
        }
        let Some(life) = told.life else { return Ok(None) };
        let row = DossierRow::new(id, body, centre, &procedure, &life);
        let spans = told.spans.iter().map(|span| SpanRow::new(&row, span)).collect();
        Ok(Some(Recounted { code, row, spans }))
    }
}

fn lines(conn: &mut Conn, first: Id, last: Id) -> store::Result<Vec<Line>> {
    use dossier_event as e;
    Ok(e::table
        .filter(e::dossier.between(first, last))
        .order((e::dossier, e::seq))
        .select((e::dossier, e::seq, e::at, e::actor, e::unit, e::kind, e::detail))
        .load(conn)?)
}

fn by_dossier(lines: Vec<Line>) -> HashMap<Id, Vec<Line>> {
    let mut all: HashMap<Id, Vec<Line>> = HashMap::new();
    for line in lines {
        all.entry(line.0).or_default().push(line);
    }
    all
}
