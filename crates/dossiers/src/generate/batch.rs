use std::collections::BTreeMap;

use kernel::codes::DossierCode;
use kernel::{Date, Id, Timestamp};
use serde_json::json;
use store::{Conn, Store};

use super::life::Life;
use super::world::World;
use crate::commands::code;
use crate::model::{
    Detail, Dossier, DossierEvent, DossierPart, Extension, HandOver, Pause, Payment, SupplementRequest, Timeliness,
};
use crate::queries::tally;
use crate::schema::{
    dossier, dossier_detail, dossier_event, dossier_extension, dossier_part, dossier_pause, dossier_payment,
    dossier_request, dossier_step,
};

/// Rows of many dossiers.
#[derive(Clone, Default)]
pub(super) struct Batch {
    dossiers: Vec<Dossier>,
    details: Vec<Detail>,
    parts: Vec<DossierPart>,
    steps: Vec<HandOver>,
    events: Vec<DossierEvent>,
    pauses: Vec<Pause>,
    requests: Vec<SupplementRequest>,
    payments: Vec<Payment>,
    extensions: Vec<Extension>,
}

/// What beside the rows themselves a batch has to leave behind.
#[derive(Clone, Default)]
struct Marks {
    sequences: Vec<(String, Date, i32)>,
    results: Vec<(Id, i32, i32)>,
    registers: Vec<(Id, i32, i32)>,
    tallies: BTreeMap<(Id, Date), [i32; 3]>,
    centres: BTreeMap<Id, i64>,
}

impl Batch {
    pub fn len(&self) -> usize {
        self.dossiers.len()
    }

    pub fn add(&mut self, life: Life) {
        self.dossiers.push(life.dossier);
        self.details.push(life.detail);
        self.parts.extend(life.parts);
        self.steps.extend(life.steps);
        self.events.extend(life.events);
        self.pauses.extend(life.pauses);
        self.requests.extend(life.requests);
        self.payments.extend(life.payments);
        self.extensions.extend(life.extensions);
    }

    /// Writes everything in one transaction.
    pub fn write(self, store: &Store, world: &mut World, now: Timestamp) -> store::Result<()> {
        if self.dossiers.is_empty() {
            return Ok(());
        }
        let marks = self.marks(world);
        store.write_blocking(move |conn| {
            self.insert(conn)?;
            marks.leave(conn, now)
        })
    }

    fn insert(&self, conn: &mut Conn) -> store::Result<()> {
        store::insert_all!(conn, dossier::table, &self.dossiers)?;
        store::insert_all!(conn, dossier_detail::table, &self.details)?;
        store::insert_all!(conn, dossier_part::table, &self.parts)?;
        store::insert_all!(conn, dossier_step::table, &self.steps)?;
        store::insert_all!(conn, dossier_event::table, &self.events)?;
        store::insert_all!(conn, dossier_pause::table, &self.pauses)?;
        store::insert_all!(conn, dossier_request::table, &self.requests)?;
        store::insert_all!(conn, dossier_payment::table, &self.payments)?;
        store::insert_all!(conn, dossier_extension::table, &self.extensions)?;
        Ok(())
    }

    fn marks(&self, world: &World) -> Marks {
        let mut marks = Marks::default();
        let mut years: BTreeMap<(Id, i32), ()> = BTreeMap::new();
        let mut books: BTreeMap<(Id, i32), ()> = BTreeMap::new();
        let mut days: BTreeMap<(String, Date), ()> = BTreeMap::new();
        for dossier in &self.dossiers {
            if let Ok(code) = DossierCode::parse(&dossier.code) {
                days.insert((code.agency().as_str().to_owned(), code.day()), ());
            }
            books.insert((dossier.receiving_unit, i32::from(dossier.filed_at.date().civil().year())), ());
            *marks.centres.entry(dossier.receiving_unit).or_insert(0) += 1;
            if let (Some(at), Some(outcome)) = (dossier.finished_at, dossier.outcome) {
                years.insert((dossier.competent_body, i32::from(at.date().civil().year())), ());
                let counts = marks.tallies.entry((dossier.competent_body, at.date())).or_insert([0; 3]);
                let place = match outcome {
                    Timeliness::Early => 0,
                    Timeliness::OnTime => 1,
                    Timeliness::Late => 2,
                };
                counts[place] += 1;
            }
        }
        marks.sequences =
            days.into_keys().map(|(agency, day)| (agency.clone(), day, world.last_of(&agency, day))).collect();
        marks.registers =
            books.into_keys().map(|(centre, year)| (centre, year, world.last_in_register(centre, year))).collect();
        marks.results = years.into_keys().map(|(body, year)| (body, year, world.last_result(body, year))).collect();
        marks
    }
}

impl Marks {
    fn leave(&self, conn: &mut Conn, now: Timestamp) -> store::Result<()> {
        for (agency, day, last) in &self.sequences {
            code::raise(conn, agency, *day, *last)?;
        }
        for (body, year, last) in &self.results {
            code::raise_result(conn, *body, *year, *last)?;
        }
        for (centre, year, last) in &self.registers {
            code::raise_register(conn, *centre, *year, *last)?;
        }
        for ((body, day), counts) in &self.tallies {
            tally::add(conn, *body, *day, *counts)?;
        }
        for (centre, count) in &self.centres {
            let detail = json!({ "dossiers": count });
            store::audit::append(
                conn,
                &store::audit::Entry {
                    unit: *centre,
                    at: now,
                    actor: None,
                    act: "dossier.generate",
                    object: "dossiers",
                    detail: &detail,
                    origin: "cli",
                },
            )?;
        }
        Ok(())
    }
}
