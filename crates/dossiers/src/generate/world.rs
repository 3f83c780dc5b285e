use std::collections::HashMap;

use calendar::{Calendar, Limit, WorkingTime};
use diesel::prelude::*;
use identity::Role;
use kernel::codes::{AgencyCode, DossierCode};
use kernel::{Date, Id, Reason, Refusal, Timestamp, Vnd};
use organization::{Directory, Person, UnitKind};
use procedures::model::ProcessStep;
use procedures::rules::{ProcessPlace, division, process};
use procedures::{Channel, FeeAsk, Version};
use store::Conn;

use super::days::DEMO;
use super::dice::Dice;
use crate::rules::{Plan, Terms};
use crate::schema::{dossier_register_sequence, dossier_result_sequence, dossier_sequence};

/// A commune with its centre.
pub(super) struct Site {
    pub body: Id,
    pub centre: Id,
    pub agency: AgencyCode,
}

/// A procedure that people come for.
pub(super) struct Subject {
    pub version: Version,
    pub limit: Limit,
    pub basis: String,
    pub source: String,
    pub fee: Vnd,
    pub steps: Vec<ProcessStep>,
    pub parts: Vec<(i32, String)>,
    /// How often it is asked for.
    pub weight: u64,
}

/// All that lives are made from.
pub(super) struct World {
    pub calendar: Calendar,
    /// Second of the day until which a transfer is due on the same day (A24).
    pub cutoff: i64,
    intake: WorkingTime,
    /// The province's terms for answers and supplements (A21, A27).
    pub terms: Terms,
    pub sites: Vec<Site>,
    pub subjects: Vec<Subject>,
    pub names: Vec<(String, String)>,
    directory: std::sync::Arc<Directory>,
    people: HashMap<(Role, Id), Person>,
    sequences: HashMap<(String, Date), i32>,
    results: HashMap<(Id, i32), i32>,
    registers: HashMap<(Id, i32), i32>,
    weights: u64,
}

/// What communes are asked for most, with how often (part l).
const ASKED: &[(&str, u64)] = &[
    ("2.000815", 30),
    ("2.000884", 8),
    ("2.000635", 10),
    ("1.001193", 10),
    ("1.000656", 4),
    ("1.000894", 4),
    ("1.004873", 6),
    ("1.004859", 4),
    ("1.013978", 8),
    ("1.012796", 3),
    ("1.001612", 4),
    ("1.011607", 2),
];
/// Other procedures of the commune's board.
const MORE: usize = 24;
/// Names to draw from.
const NAMES: usize = 997;

impl World {
    pub fn load(conn: &mut Conn, n: u64, now: Timestamp) -> store::Result<Self> {
        let picture = organization::snapshot(conn)?;
        let directory = picture.directory.clone();
        let calendar = picture.days().clone();
        let sites = sites(&directory, n)?;
        let subjects = subjects(conn, &directory, &sites, now)?;
        let people = people(conn, &directory, &sites, now.date())?;
        let names = (0..NAMES).map(|at| organization::demo::person_name(&format!("applicant {at}")));
        let names = names.map(|name| (kernel::text::fold(&name), name)).map(|(folded, name)| (name, folded)).collect();
        let sequences = dossier_sequence::table.load::<(String, Date, i32)>(conn)?;
        let results = dossier_result_sequence::table.load::<(Id, i32, i32)>(conn)?;
        let registers = dossier_register_sequence::table.load::<(Id, i32, i32)>(conn)?;
        let body = directory.province().map(|unit| unit.id).unwrap_or_default();
        let weights = subjects.iter().map(|subject| subject.weight).sum();
        Ok(Self {
            calendar,
            cutoff: crate::commands::terms::transfer_cutoff(&picture, None, now.date()),
            terms: crate::commands::terms::terms(conn, "", body, now)?,
            intake: procedures::intake_hours(&picture, None, now.date()),
            sites,
            names,
            directory,
            people,
            weights,
            subjects,
            sequences: sequences.into_iter().map(|(agency, day, last)| ((agency, day), last)).collect(),
            results: results.into_iter().map(|(body, year, last)| ((body, year), last)).collect(),
            registers: registers.into_iter().map(|(centre, year, last)| ((centre, year), last)).collect(),
        })
    }

    /// A procedure, the often asked ones more often.
    pub fn subject(&self, dice: &mut Dice) -> usize {
        let mut left = dice.next() % self.weights.max(1);
        for (at, subject) in self.subjects.iter().enumerate() {
            if left < subject.weight {
                return at;
            }
            left -= subject.weight;
        }
        0
    }

    /// The next code of a site on a day (C4).
    pub fn next_code(&mut self, site: usize, day: Date) -> String {
        let agency = &self.sites[site].agency;
        let last = self.sequences.entry((agency.as_str().to_owned(), day)).or_insert(0);
        *last += 1;
        String::from(DossierCode::new(agency, day, u32::try_from(*last).unwrap_or(1)))
    }

    /// The next number of a body's register of results.
    pub fn next_result(&mut self, body: Id, day: Date) -> String {
        let year = i32::from(day.civil().year());
        let last = self.results.entry((body, year)).or_insert(0);
        *last += 1;
        format!("{last}/{year}")
    }

    /// The next number in a centre's register of the year (form 07).
    pub fn next_in_register(&mut self, centre: Id, day: Date) -> i32 {
        let last = self.registers.entry((centre, i32::from(day.civil().year()))).or_insert(0);
        *last += 1;
        *last
    }

    /// The highest number in a centre's register of a year.
    pub fn last_in_register(&self, centre: Id, year: i32) -> i32 {
        self.registers.get(&(centre, year)).copied().unwrap_or(0)
    }

    /// The highest number given for an agency and day.
    pub fn last_of(&self, agency: &str, day: Date) -> i32 {
        self.sequences.get(&(agency.to_owned(), day)).copied().unwrap_or(0)
    }

    /// The highest result given by a body in a year.
    pub fn last_result(&self, body: Id, year: i32) -> i32 {
        self.results.get(&(body, year)).copied().unwrap_or(0)
    }

    /// Who has a role at a unit in the demo; nobody in a commune without demo people.
    pub fn person(&self, role: Role, unit: Id) -> Option<&Person> {
        self.people.get(&(role, unit))
    }

    /// The e-process of a dossier of this subject at this site (A25).
    pub fn plan(&self, site: usize, subject: usize, received: Timestamp, due: Timestamp) -> Plan {
        let (site, subject) = (&self.sites[site], &self.subjects[subject]);
        let division = division::division_for(&self.directory, site.body, &subject.version.field).unwrap_or(site.body);
        let place = ProcessPlace { centre: site.centre, body: site.body, division };
        let total = process::working_time(subject.limit)
            .unwrap_or_else(|| calendar::working_between(&self.calendar, received, due));
        let steps = if subject.steps.is_empty() {
            process::default_plan(total, self.intake, subject.limit == Limit::SAME_DAY, &place)
        } else {
            process::fitted_plan(&subject.steps, total, &place)
        };
        Plan::bind(&steps, site.centre, site.body)
    }
}

fn sites(directory: &Directory, n: u64) -> store::Result<Vec<Site>> {
    let communes = directory.of_kind(UnitKind::Commune).filter(|unit| n > DEMO || unit.seed);
    let sites: Vec<Site> = communes
        .filter_map(|unit| {
            let centre = directory.centre_of(unit.id)?.id;
            Some(Site { body: unit.id, centre, agency: AgencyCode::parse(&unit.code).ok()? })
        })
        .collect();
    if sites.is_empty() { Err(missing("dossier-generate-units")) } else { Ok(sites) }
}

fn missing(code: &'static str) -> store::Error {
    Refusal::conflict(Reason::new(code)).into()
}

fn subjects(conn: &mut Conn, directory: &Directory, sites: &[Site], now: Timestamp) -> store::Result<Vec<Subject>> {
    let mut subjects = Vec::new();
    for (code, weight) in ASKED {
        match procedures::in_force(conn, code, now.date()) {
            Ok(version) => subjects.extend(subject(conn, directory, &sites[0], version, *weight, now)?),
            Err(store::Error::Refused(_)) => {}
            Err(error) => return Err(error),
        }
    }
    let known: Vec<String> = subjects.iter().map(|own: &Subject| own.version.code.clone()).collect();
    for version in board(conn, now.date())?.into_iter().filter(|version| !known.contains(&version.code)) {
        if subjects.len() >= ASKED.len() + MORE {
            break;
        }
        subjects.extend(subject(conn, directory, &sites[0], version, 1, now)?);
    }
    if subjects.is_empty() { Err(missing("dossier-generate-procedures")) } else { Ok(subjects) }
}

/// The procedures on a commune's board, in the order of their codes.
fn board(conn: &mut Conn, day: Date) -> store::Result<Vec<Version>> {
    use procedures::schema::procedure_version;
    Ok(procedure_version::table
        .filter(procedure_version::on_board)
        .filter(procedure_version::valid_from.le(day))
        .filter(procedure_version::valid_to.is_null())
        .order(procedure_version::code)
        .limit(200)
        .select(Version::as_select())
        .load(conn)?)
}

fn subject(
    conn: &mut Conn,
    directory: &Directory,
    site: &Site,
    version: Version,
    weight: u64,
    now: Timestamp,
) -> store::Result<Option<Subject>> {
    let day = now.date();
    let Some(found) = procedures::limit_for(conn, directory, &version, site.body, Channel::Direct, day)? else {
        return Ok(None);
    };
    let fee = procedures::fee_for(conn, directory, &version, site.body, &FeeAsk::plain(Channel::Direct, day))?;
    let steps = procedures::queries::process_steps(conn, directory, &version.code, site.body, day)?;
    let parts = procedures::parts(conn, &version)?;
    Ok(Some(Subject {
        limit: found.limit,
        basis: found.basis,
        source: found.source.to_string(),
        fee: fee.amount,
        steps,
        parts: parts.iter().take(2).map(|part| (part.seq, part.title.clone())).collect(),
        version,
        weight,
    }))
}

fn people(
    conn: &mut Conn,
    directory: &Directory,
    sites: &[Site],
    day: Date,
) -> store::Result<HashMap<(Role, Id), Person>> {
    const WORKING: &[Role] =
        &[Role::Receiver, Role::Returner, Role::Head, Role::Specialist, Role::Signer, Role::Issuer];
    let mut people = HashMap::new();
    for site in sites.iter().filter(|site| directory.unit(site.body).is_some_and(|unit| unit.seed)) {
        let units = std::iter::once(site.body).chain(directory.children(site.body).map(|unit| unit.id));
        for unit in units {
            for role in WORKING {
                if let Some(person) = organization::people_with(conn, *role, unit, day)?.into_iter().next() {
                    people.insert((*role, unit), person);
                }
            }
        }
    }
    Ok(people)
}
