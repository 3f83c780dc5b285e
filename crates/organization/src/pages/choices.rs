//! Words for names that are data: kinds, roles, keys, certainties; and pairs for choices.

use identity::Role;
use kernel::{Id, Lang};
use web::Texts;

use crate::settings::{Certainty, SettingKey, Shape};
use crate::{Directory, Unit, UnitKind};

/// A value and the words of a choice.
pub type Choice = (String, String);

/// The tabs on top of every page of this wing.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Tab {
    Units,
    Accounts,
    Calendar,
    Fields,
    Absences,
}

impl Tab {
    /// Address below `/staff/organization` and key of the words, in order.
    pub const ALL: [(Self, &'static str, &'static str); 5] = [
        (Self::Units, "", "organization-nav-units"),
        (Self::Accounts, "/accounts", "organization-nav-accounts"),
        (Self::Calendar, "/calendar", "organization-nav-calendar"),
        (Self::Fields, "/fields", "organization-nav-fields"),
        (Self::Absences, "/absences", "organization-nav-absences"),
    ];
}

/// A key of the fluent files made of a fixed beginning and a lasting name.
fn key(begin: &str, name: &str) -> String {
    format!("organization-{begin}-{}", name.replace('_', "-").to_lowercase())
}

pub fn role(t: &Texts, role: Role) -> String {
    t.say(&key("role", role.as_str()))
}

pub fn kind(t: &Texts, kind: UnitKind) -> String {
    t.say(&key("kind", kind.as_str()))
}

pub fn certainty(t: &Texts, certainty: Certainty) -> String {
    t.say(&key("certainty", certainty.as_str()))
}

pub fn setting(t: &Texts, setting: SettingKey) -> String {
    t.say(&key("key", setting.as_str()))
}

pub fn day_kind(t: &Texts, kind: calendar::DayKind) -> String {
    t.say(&key("day", kind.as_str()))
}

/// A value as people read it.
pub fn value(t: &Texts, setting: SettingKey, value: &str) -> String {
    match (setting.shape(), value) {
        (_, "") => t.say("organization-setting-empty"),
        (Shape::Flag, "true") => t.say("organization-yes"),
        (Shape::Flag, _) => t.say("organization-no"),
        _ => value.to_owned(),
    }
}

pub fn kinds(t: &Texts) -> Vec<Choice> {
    UnitKind::ALL.iter().map(|each| (each.to_string(), kind(t, *each))).collect()
}

pub fn roles(t: &Texts, roles: impl IntoIterator<Item = Role>) -> Vec<Choice> {
    roles.into_iter().map(|each| (each.to_string(), role(t, each))).collect()
}

pub fn certainties(t: &Texts) -> Vec<Choice> {
    Certainty::ALL.iter().map(|each| (each.to_string(), certainty(t, *each))).collect()
}

/// Units by code, each with its name.
pub fn units<'a>(units: impl IntoIterator<Item = &'a Unit>) -> Vec<Choice> {
    units.into_iter().map(|unit| (unit.code.clone(), format!("{} · {}", unit.name, unit.code))).collect()
}

/// A body with its centre and divisions.
pub fn parts(directory: &Directory, body: Id) -> impl Iterator<Item = &Unit> {
    let is_part = |unit: &&Unit| matches!(unit.kind, UnitKind::Centre | UnitKind::Division);
    directory.unit(body).into_iter().chain(directory.children(body).filter(is_part))
}

/// The name of a day in the reader's language.
pub fn day_name<'a>(lang: Lang, vi: &'a str, en: &'a str) -> &'a str {
    match lang {
        Lang::Vi => vi,
        Lang::En => en,
    }
}
