use kernel::{Reason, Timestamp};
use serde::{Deserialize, Serialize};

use crate::moment::Local;

/// Time in which the clock stood: from a request to the applicant to its completion (rule E7).
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Pause {
    pub from: Timestamp,
    pub to: Timestamp,
}

impl Pause {
    /// A pause that does not end before it begins.
    ///
    /// # Errors
    /// `calendar-pause-backwards`.
    pub fn new(from: Timestamp, to: Timestamp) -> Result<Self, Reason> {
        if to < from { Err(Reason::new("calendar-pause-backwards")) } else { Ok(Self { from, to }) }
    }

    /// Reads `FROM..TO`, each as [`Timestamp::parse`] reads it.
    ///
    /// # Errors
    /// `calendar-pause-form`, `calendar-pause-backwards`.
    pub fn parse(typed: &str) -> Result<Self, Reason> {
        let form = || Reason::new("calendar-pause-form");
        let (from, to) = typed.split_once("..").ok_or_else(form)?;
        Self::new(Timestamp::parse(from).ok_or_else(form)?, Timestamp::parse(to).ok_or_else(form)?)
    }
}

/// The pauses after `start` in order, those that overlap or touch joined. One that ends before it begins is none.
pub fn merged(pauses: &[Pause], start: Local) -> Vec<(Local, Local)> {
    let mut spans: Vec<(Local, Local)> = pauses
        .iter()
        .map(|pause| (Local::from(pause.from).max(start), Local::from(pause.to)))
        .filter(|(from, to)| from < to)
        .collect();
    spans.sort_unstable();
    let mut merged: Vec<(Local, Local)> = Vec::with_capacity(spans.len());
    for (from, to) in spans {
        match merged.last_mut() {
            Some((_, end)) if from <= *end => *end = to.max(*end),
            _ => merged.push((from, to)),
        }
    }
    merged
}
