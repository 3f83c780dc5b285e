use std::collections::{BTreeMap, HashMap};
use std::hash::Hash;

use kernel::{Date, Id};

use crate::figures::{DayRow, ProcedureRow, StepKey, StepRow, StepSum};
use crate::model::Flow;

/// The daily sums while they are counted. Units and procedures stand in it by number, so that a million small sums fit
/// in little memory.
#[derive(Default)]
pub(super) struct Sums {
    units: Numbered<Id>,
    procedures: Numbered<String>,
    days: HashMap<(Date, u32, u32), [i32; 12]>,
    by_procedure: HashMap<(u32, Date, u32), [i32; 12]>,
    steps: BTreeMap<StepKey, StepSum>,
}

/// Values by the number they got when first seen.
struct Numbered<T> {
    numbers: HashMap<T, u32>,
    values: Vec<T>,
}

impl<T> Default for Numbered<T> {
    fn default() -> Self {
        Self { numbers: HashMap::new(), values: Vec::new() }
    }
}

impl<T: Eq + Hash + Clone> Numbered<T> {
    fn number<Q>(&mut self, value: &Q) -> u32
    where
        Q: Hash + Eq + ToOwned<Owned = T> + ?Sized,
        T: std::borrow::Borrow<Q>,
    {
        if let Some(number) = self.numbers.get(value) {
            return *number;
        }
        let number = u32::try_from(self.values.len()).unwrap_or(u32::MAX);
        self.numbers.insert(value.to_owned(), number);
        self.values.push(value.to_owned());
        number
    }

    fn known(&self, value: &T) -> Option<u32> {
        self.numbers.get(value).copied()
    }

    fn value(&self, number: u32) -> &T {
        &self.values[number as usize]
    }
}

impl Sums {
    pub fn add_flow(&mut self, day: Date, body: Id, centre: Id, procedure: &str, flow: Flow) {
        let (body, centre) = (self.units.number(&body), self.units.number(&centre));
        let procedure = self.procedures.number(procedure);
        add(self.days.entry((day, body, centre)).or_default(), &flow);
        add(self.by_procedure.entry((body, day, procedure)).or_default(), &flow);
    }

    pub fn add_step(&mut self, key: StepKey, sum: StepSum) {
        *self.steps.entry(key).or_default() += sum;
    }

    /// Takes the sum of a stored row out; what was never counted is nothing.
    pub fn take_day(&mut self, row: &DayRow) -> Flow {
        let key = self.units.known(&row.body).zip(self.units.known(&row.centre));
        let sum = key.and_then(|(body, centre)| self.days.remove(&(row.day, body, centre)));
        flow(&sum.unwrap_or_default())
    }

    /// The same by procedure.
    pub fn take_procedure(&mut self, row: &ProcedureRow) -> Flow {
        let key = self.units.known(&row.body).zip(self.procedures.known(&row.procedure));
        let sum = key.and_then(|(body, procedure)| self.by_procedure.remove(&(body, row.day, procedure)));
        flow(&sum.unwrap_or_default())
    }

    /// The same of a person's steps.
    pub fn take_step(&mut self, row: &StepRow) -> StepSum {
        self.steps.remove(&row.key()).unwrap_or_default()
    }

    /// The bodies that were counted.
    pub fn bodies(&self) -> Vec<Id> {
        let numbers: std::collections::BTreeSet<u32> = self.by_procedure.keys().map(|(body, _, _)| *body).collect();
        numbers.into_iter().map(|number| *self.units.value(number)).collect()
    }

    /// The rows of the days.
    pub fn day_rows(&self) -> impl Iterator<Item = DayRow> + '_ {
        let row = |(key, sum): (&(Date, u32, u32), &[i32; 12])| {
            DayRow::new(key.0, *self.units.value(key.1), *self.units.value(key.2), &flow(sum))
        };
        self.days.iter().map(row)
    }

    /// The rows by procedure.
    pub fn procedure_rows(&self) -> impl Iterator<Item = ProcedureRow> + '_ {
        let row = |(key, sum): (&(u32, Date, u32), &[i32; 12])| {
            ProcedureRow::new(*self.units.value(key.0), key.1, self.procedures.value(key.2).clone(), &flow(sum))
        };
        self.by_procedure.iter().map(row)
    }

    /// The rows of people's steps.
    pub fn step_rows(&self) -> impl Iterator<Item = StepRow> + '_ {
        self.steps.iter().map(|(key, sum)| StepRow::new(*key, *sum))
    }
}

fn add(sum: &mut [i32; 12], flow: &Flow) {
    for (own, more) in sum.iter_mut().zip(flow.values()) {
        *own += i32::try_from(more).unwrap_or(0);
    }
}

fn flow(sum: &[i32; 12]) -> Flow {
    Flow::of(sum.map(i64::from))
}
