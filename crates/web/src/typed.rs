use std::collections::BTreeMap;

use kernel::{Date, Reason, Timestamp, Vnd};
use serde::{Deserialize, Serialize};

use crate::Faults;

/// What a form sent, name by name, exactly as it was typed: so that it can be shown again whatever was wrong, and
/// kept as a draft.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Typed(BTreeMap<String, Vec<String>>);

impl Typed {
    /// The fields of a form in their order.
    pub fn of(fields: impl IntoIterator<Item = (String, String)>) -> Self {
        let mut typed = Self::default();
        for (name, value) in fields {
            typed.0.entry(name).or_default().push(value);
        }
        typed
    }

    /// The first value of this name; empty when there is none.
    pub fn get(&self, name: &str) -> &str {
        self.all(name).first().map(String::as_str).unwrap_or_default()
    }

    /// Every value of this name.
    pub fn all(&self, name: &str) -> &[String] {
        self.0.get(name).map(Vec::as_slice).unwrap_or_default()
    }

    /// The value of this name in row `row` of a table whose rows send it each.
    pub fn at(&self, name: &str, row: usize) -> &str {
        self.all(name).get(row).map(String::as_str).unwrap_or_default()
    }

    /// The rows of a table whose rows send these three names each; as many as the first one has.
    pub fn rows(&self, first: &str, second: &str, third: &str) -> Vec<(String, String, String)> {
        let rest = |at: usize| (self.at(second, at).to_owned(), self.at(third, at).to_owned());
        let rows = self.all(first).iter().enumerate();
        rows.map(|(at, first)| (first.clone(), rest(at).0, rest(at).1)).collect()
    }

    /// Whether the form sent this name at all.
    pub fn has(&self, name: &str) -> bool {
        self.0.contains_key(name)
    }

    /// Whether one of the values of this name is this.
    pub fn holds(&self, name: &str, value: &str) -> bool {
        self.all(name).iter().any(|own| own == value)
    }

    /// The first value, unless it is blank.
    pub fn text(&self, name: &str) -> Option<String> {
        Some(self.get(name).to_owned()).filter(|value| !value.trim().is_empty())
    }

    /// The same form with another value.
    pub fn set(&mut self, name: &str, value: impl Into<String>) {
        self.0.insert(name.to_owned(), vec![value.into()]);
    }

    /// The same form with one more value of this name.
    pub fn push(&mut self, name: &str, value: impl Into<String>) {
        self.0.entry(name.to_owned()).or_default().push(value.into());
    }

    /// The same form with a value where it sent none.
    pub fn set_default(&mut self, name: &str, value: impl Into<String>) {
        if !self.has(name) {
            self.set(name, value);
        }
    }

    /// The same form without a name.
    pub fn remove(&mut self, name: &str) {
        self.0.remove(name);
    }

    /// A whole number; `default` when nothing was typed.
    pub fn number(&self, name: &str, default: i32, faults: &mut Faults) -> i32 {
        let typed = self.get(name).trim();
        if typed.is_empty() {
            return default;
        }
        let plain: String = typed.chars().filter(|c| !matches!(c, '.' | ' ' | '\u{a0}')).collect();
        faults.take(name, plain.parse().map_err(|_| Reason::new("web-typed-number"))).unwrap_or(default)
    }

    /// An amount of money as people write it: `20.000`, `20 000`.
    pub fn money(&self, name: &str, faults: &mut Faults) -> Option<Vnd> {
        let typed = self.get(name).trim().trim_end_matches('\u{111}').trim_end_matches("VND");
        if typed.trim().is_empty() {
            return None;
        }
        let plain: String = typed.chars().filter(|c| !matches!(c, '.' | ',' | ' ' | '\u{a0}')).collect();
        faults.take(name, plain.parse().map(Vnd).map_err(|_| Reason::new("web-typed-amount")))
    }

    /// A date as people write it: `14/03/1992`, `14031992`, `14-3-1992`.
    pub fn date(&self, name: &str, faults: &mut Faults) -> Option<Date> {
        let typed = self.text(name)?;
        faults.take(name, date(&typed).ok_or(Reason::new("web-typed-date")))
    }

    /// A moment as people write it: `25/11/2026 08:14`.
    pub fn moment(&self, name: &str, faults: &mut Faults) -> Option<Timestamp> {
        let typed = self.text(name)?;
        faults.take(name, moment(&typed).ok_or(Reason::new("web-typed-moment")))
    }
}

/// Reads a date with slashes, dots, hyphens or nothing between its parts.
fn date(typed: &str) -> Option<Date> {
    let typed = typed.trim().replace(['.', ' '], "/");
    let bare = typed.len() == 8 && typed.bytes().all(|byte| byte.is_ascii_digit());
    if bare {
        return Date::parse(&format!("{}/{}/{}", &typed[..2], &typed[2..4], &typed[4..]));
    }
    let parts: Vec<&str> = typed.split('-').collect();
    match parts[..] {
        [day, month, year] if year.len() == 4 => Date::parse(&format!("{day}/{month}/{year}")),
        _ => Date::parse(&typed),
    }
}

fn moment(typed: &str) -> Option<Timestamp> {
    if let Some(at) = Timestamp::parse(typed) {
        return Some(at);
    }
    let (day, time) = typed.trim().split_once(char::is_whitespace)?;
    let (hour, minute) = time.trim().split_once([':', 'h'])?;
    let civil = date(day)?.civil();
    let (hour, minute) = (hour.parse().ok()?, if minute.is_empty() { 0 } else { minute.parse().ok()? });
    let at = (0..24).contains(&hour) && (0..60).contains(&minute);
    at.then(|| Timestamp::from_local(civil.at(hour, minute, 0, 0)))
}
