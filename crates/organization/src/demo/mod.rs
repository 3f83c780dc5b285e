//! Demo people: one per role in each of the ten communes flagged `seed_commune`, the province's roles once,
//! each department's. All of them are made up and say so in their names.

mod names;
mod places;

use std::collections::HashMap;
use std::sync::LazyLock;

use diesel::prelude::*;
use identity::commands as accounts;
use identity::{Ctx, PasswordHash, Role};
use kernel::{Date, Id};
use store::{Conn, Result};

use crate::commands::{self, NewPerson, NewSetting};
use crate::schema::former_unit;
use crate::settings::{Certainty, SettingKey};
use crate::{Directory, UnitKind, directory, plan, queries, shipped, snapshot};
use places::{Placement, placements};

/// The password of every demo account.
pub const PASSWORD: &str = "Motcua-2026";

/// Former districts whose communes the demo takes for hard areas (J2, N10): the high mountains.
const HARD_DISTRICTS: [&str; 5] = ["415", "416", "417", "418", "422"];

#[derive(serde::Deserialize)]
struct Word {
    key: String,
    text: String,
}

/// Vietnamese words that demo people and counters carry.
static WORDS: LazyLock<HashMap<String, String>> = LazyLock::new(|| {
    let rows = plan::read::<Word>(include_str!("../../data/demo.csv"));
    rows.into_iter().map(|row| (row.key, row.text)).collect()
});

fn word(key: &str) -> &'static str {
    WORDS.get(key).map(String::as_str).unwrap_or_default()
}

/// Makes the shipped units, the demo people, counters and settings. What is there already stays as it is, so
/// that a second call changes nothing. Answers how many accounts it made.
///
/// # Errors
/// The policy's refusal: only the command line may; those of the store.
pub fn seed(conn: &mut Conn, ctx: &Ctx) -> Result<usize> {
    shipped::import_units(conn, ctx)?;
    let directory = directory(conn)?;
    settings(conn, ctx, &directory)?;
    let mut made = 0;
    let mut hash = None;
    for placement in placements(&directory) {
        if identity::queries::find_by_login(conn, &placement.login)?.is_none() {
            // One hash for all: the password is public, and 222 hashes would take seconds.
            let hash = hash.get_or_insert_with(|| PasswordHash::unchecked(PASSWORD));
            person(conn, ctx, &placement, hash)?;
            made += 1;
        }
    }
    counters(conn, ctx, &directory)?;
    Ok(made)
}

/// A made-up person's name, always the same for the same seed, marked as made up.
#[must_use]
pub fn person_name(seed: &str) -> String {
    names::of(seed, word("marker"))
}

/// The password of the demo's accounts; `None` in a store that is no demo.
///
/// # Errors
/// Those of the store.
pub fn password(conn: &mut Conn, today: Date) -> Result<Option<String>> {
    let found = snapshot(conn)?.setting(SettingKey::DemoPassword, None, today);
    Ok(Some(found.value).filter(|value| !value.is_empty()))
}

fn person(conn: &mut Conn, ctx: &Ctx, placement: &Placement, hash: &PasswordHash) -> Result<()> {
    let name = person_name(&placement.login);
    let new = accounts::NewAccount {
        login: placement.login.clone(),
        name: name.clone(),
        unit: placement.home(),
        password: hash.clone(),
        must_change: false,
    };
    let account = accounts::create_account(conn, ctx, &new)?;
    let valid_from = first_day();
    for unit in &placement.units {
        let grant = accounts::NewGrant { account, role: placement.role, unit: *unit, valid_from, valid_to: None };
        accounts::grant(conn, ctx, &grant)?;
    }
    let title = word(placement.role.as_str()).to_owned();
    let person = NewPerson { account: Some(account), name, unit: placement.home(), title, valid_from };
    commands::place_person(conn, ctx, &person)?;
    Ok(())
}

/// The two-level model of local government began: nobody in the demo is newer than any dossier (I1).
fn first_day() -> Date {
    Date::new(2025, 7, 1).expect("a day of the calendar")
}

fn settings(conn: &mut Conn, ctx: &Ctx, directory: &Directory) -> Result<()> {
    let new = |key, unit, value: &str| {
        let (value, source) = (value.to_owned(), word("marker").to_owned());
        NewSetting { key, unit, value, valid_from: first_day(), source, certainty: Certainty::Decision }
    };
    let known = snapshot(conn)?;
    let is_new = |key, unit| known.settings.history(key, unit).is_empty();
    let mut all = Vec::new();
    if is_new(SettingKey::DemoPassword, None) {
        all.push(new(SettingKey::DemoPassword, None, PASSWORD));
    }
    for commune in hard_communes(conn, directory)? {
        if is_new(SettingKey::HardArea, Some(commune)) {
            all.push(new(SettingKey::HardArea, Some(commune), "true"));
        }
    }
    commands::set_all(conn, ctx, &all)
}

fn hard_communes(conn: &mut Conn, directory: &Directory) -> Result<Vec<Id>> {
    let codes: Vec<String> = former_unit::table
        .filter(former_unit::old_district_code.eq_any(HARD_DISTRICTS))
        .select(former_unit::new_code)
        .distinct()
        .load(conn)?;
    let is_hard = |code: &Option<String>| code.as_ref().is_some_and(|code| codes.contains(code));
    let communes = directory.of_kind(UnitKind::Commune).filter(|unit| is_hard(&unit.official_code));
    Ok(communes.map(|unit| unit.id).collect())
}

fn counters(conn: &mut Conn, ctx: &Ctx, directory: &Directory) -> Result<()> {
    let seeds =
        directory.of_kind(UnitKind::Commune).filter(|unit| unit.seed).filter_map(|unit| directory.centre_of(unit.id));
    let centres = seeds.map(|centre| (centre.id, 3)).chain(directory.provincial_centre().map(|centre| (centre.id, 5)));
    for (centre, count) in centres {
        if queries::counters(conn, centre)?.is_empty() {
            for number in 1..=count {
                commands::add_counter(conn, ctx, centre, &word("counter").replace("{number}", &number.to_string()))?;
            }
        }
    }
    Ok(())
}

/// A line of `motcua accounts`.
#[derive(Clone, PartialEq, Eq, Debug, serde::Serialize)]
pub struct AccountLine {
    /// The login: what `--account` takes.
    pub name: String,
    /// The person.
    pub person: String,
    /// Only in a demo, and only while it is still the first one.
    pub password: Option<String>,
    /// Code of the unit where the account works.
    pub unit: Option<String>,
    pub roles: Vec<Role>,
    pub disabled: bool,
}

/// Every account with the code of its unit and its roles of today, by login.
///
/// # Errors
/// Those of the store.
pub fn account_lines(conn: &mut Conn, today: Date) -> Result<Vec<AccountLine>> {
    let directory = directory(conn)?;
    let demo = password(conn, today)?;
    let lines = identity::queries::accounts(conn)?.into_iter().map(|(account, grants)| {
        let mut roles: Vec<Role> =
            grants.iter().filter(|grant| grant.valid_on(today)).map(|grant| grant.role).collect();
        roles.sort_unstable();
        roles.dedup();
        AccountLine {
            password: demo.clone().filter(|_| account.has_first_password() && !account.must_change),
            unit: directory.unit(account.unit).map(|unit| unit.code.clone()),
            name: account.login,
            person: account.name,
            roles,
            disabled: account.disabled,
        }
    });
    Ok(lines.collect())
}
