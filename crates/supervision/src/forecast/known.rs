use std::collections::HashMap;
use std::sync::Arc;

use diesel::prelude::*;
use dossiers::Step;
use identity::Role;
use kernel::{Date, Id};
use organization::settings::SettingKey;
use store::Conn;

use super::learn::School;
use super::{EVERYWHERE, OPINION};
use crate::rules::forecast::{Spread, Times};
use crate::schema::{supervision_pace, supervision_time, supervision_training};

/// Past times of a place and of the province.
pub(super) type Pair = (Arc<Spread>, Arc<Spread>);

/// Where it is read from.
enum Source {
    /// The tables of the newest learning.
    Kept(Id),
    /// One that is held in memory, for a night of the past.
    Held(Arc<School>),
}

/// What was learnt, read as far as it is asked for.
pub(super) struct Known {
    source: Source,
    weight: f64,
    today: Date,
    spreads: HashMap<(Id, String, String), Option<Arc<Spread>>>,
    paces: HashMap<(Id, Step), Option<i64>>,
    sole: HashMap<(Role, Id), Option<Id>>,
    away: HashMap<Id, Vec<(Date, Date)>>,
}

impl Known {
    /// The newest learning; `None` before there was one.
    pub fn open(conn: &mut Conn, today: Date) -> store::Result<Option<Self>> {
        use supervision_training as t;
        let newest = t::table.filter(t::at.gt(kernel::Timestamp::from_micros(0))).order(t::at.desc()).select(t::id);
        let Some(training) = newest.first(conn).optional()? else { return Ok(None) };
        Ok(Some(Self::from(conn, Source::Kept(training), today)?))
    }

    /// What was learnt and is held in memory.
    pub fn held(conn: &mut Conn, school: &Arc<School>, today: Date) -> store::Result<Self> {
        Self::from(conn, Source::Held(school.clone()), today)
    }

    fn from(conn: &mut Conn, source: Source, today: Date) -> store::Result<Self> {
        let weight = crate::set::read(conn, SettingKey::ForecastWeight, today)?;
        let mut away: HashMap<Id, Vec<(Date, Date)>> = HashMap::new();
        for absence in organization::queries::absences(conn, today)? {
            away.entry(absence.account).or_default().push((absence.from, absence.to));
        }
        Ok(Self {
            source,
            weight: weight as f64,
            today,
            spreads: HashMap::new(),
            paces: HashMap::new(),
            sole: HashMap::new(),
            away,
        })
    }

    /// How long a step takes at a unit, and in the province; `None` where nobody ever did one.
    pub fn step(&mut self, conn: &mut Conn, unit: Id, procedure: &str, step: Step) -> store::Result<Option<Pair>> {
        let all = self.spread(conn, (EVERYWHERE, "", step.as_str()), None)?;
        let usual = self.spread(conn, (EVERYWHERE, procedure, step.as_str()), all.as_ref())?;
        let own = self.spread(conn, (unit, procedure, step.as_str()), usual.as_ref())?;
        Ok(own.zip(usual))
    }

    /// How long a consulted unit takes for an answer.
    pub fn opinion(&mut self, conn: &mut Conn, unit: Id) -> store::Result<Option<Arc<Spread>>> {
        let all = self.spread(conn, (EVERYWHERE, "", OPINION), None)?;
        self.spread(conn, (unit, "", OPINION), all.as_ref())
    }

    fn spread(
        &mut self,
        conn: &mut Conn,
        (unit, procedure, step): (Id, &str, &str),
        like: Option<&Arc<Spread>>,
    ) -> store::Result<Option<Arc<Spread>>> {
        use supervision_time as t;
        let key = (unit, procedure.to_owned(), step.to_owned());
        if let Some(found) = self.spreads.get(&key) {
            return Ok(found.clone());
        }
        let times = match &self.source {
            Source::Kept(training) => {
                let row = t::table.find((*training, unit, procedure, step)).select(t::counts);
                let counts: Option<String> = row.first(conn).optional()?;
                counts.map(|counts| Times::parse(&counts)).unwrap_or_default()
            }
            Source::Held(school) => school.times_of(&key).cloned().unwrap_or_default(),
        };
        let found = Spread::new(&times, like.map(Arc::as_ref), self.weight).map(Arc::new);
        self.spreads.insert(key, found.clone());
        Ok(found)
    }

    /// Working seconds of a person for one on a busy day.
    pub fn pace(&mut self, conn: &mut Conn, person: Id, step: Step) -> store::Result<Option<i64>> {
        use supervision_pace as p;
        if let Some(found) = self.paces.get(&(person, step)) {
            return Ok(*found);
        }
        let found = match &self.source {
            Source::Kept(training) => {
                p::table.find((*training, person, step)).select(p::seconds).first(conn).optional()?
            }
            Source::Held(school) => school.pace_of(person, step),
        };
        self.paces.insert((person, step), found);
        Ok(found)
    }

    /// The only person with a role in a unit: who will get what comes.
    pub fn sole(&mut self, conn: &mut Conn, role: Role, unit: Id) -> store::Result<Option<Id>> {
        if let Some(found) = self.sole.get(&(role, unit)) {
            return Ok(*found);
        }
        let people = organization::people_with(conn, role, unit, self.today)?;
        let found = if let [only] = people.as_slice() { Some(only.account) } else { None };
        self.sole.insert((role, unit), found);
        Ok(found)
    }

    /// When a person is away from today on.
    pub fn away(&self, person: Id) -> &[(Date, Date)] {
        self.away.get(&person).map_or(&[], Vec::as_slice)
    }
}
