//! Reads beside the directory.

use diesel::prelude::*;
use identity::{Account, GrantRow, Role};
use kernel::{Date, Id, text};
use serde::Serialize;
use store::{Conn, Result};

use crate::schema::{absence, area, counter, field_department, former_unit, person, post};
use crate::{Directory, Person, Unit, UnitKind};

/// People who hold a role at this very unit on a day, by name: whom a step can be given to.
///
/// # Errors
/// Those of the store.
pub fn people_with(conn: &mut Conn, role: Role, unit: Id, day: Date) -> Result<Vec<Person>> {
    let mut people: Vec<Person> = identity::queries::holders(conn, role, unit, day)?
        .into_iter()
        .map(|account| Person { account: account.id, name: account.name })
        .collect();
    people.sort_by_cached_key(|person| text::name_key(&person.name));
    Ok(people)
}

/// Where a former commune went.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Queryable)]
pub struct FormerUnit {
    pub old_code: String,
    pub old_name: String,
    pub old_district: String,
    /// National code of the unit that it belongs to now.
    pub new_code: String,
    pub new_name: String,
    /// False when only a part of it went there.
    pub whole: bool,
}

/// Former communes whose name (with the district's) holds every word of `q`, marks and case aside; by name.
///
/// # Errors
/// Those of the store.
pub fn former_units(conn: &mut Conn, q: &str, limit: i64) -> Result<Vec<FormerUnit>> {
    let mut query = former_unit::table
        .inner_join(area::table.on(area::code.eq(former_unit::new_code)))
        .select((
            former_unit::old_code,
            former_unit::old_name,
            former_unit::old_district,
            former_unit::new_code,
            area::name,
            former_unit::whole,
        ))
        .order((former_unit::folded, former_unit::new_code))
        .into_boxed::<store::MultiBackend>();
    for word in text::words(q).into_iter().take(8) {
        query = query.filter(former_unit::folded.like(format!("%{}%", word.replace(['%', '_'], ""))));
    }
    Ok(query.limit(limit).load(conn)?)
}

/// The former communes that a present one was made of.
///
/// # Errors
/// Those of the store.
pub fn former_units_of(conn: &mut Conn, official_code: &str) -> Result<Vec<FormerUnit>> {
    Ok(former_unit::table
        .inner_join(area::table.on(area::code.eq(former_unit::new_code)))
        .filter(former_unit::new_code.eq(official_code))
        .select((
            former_unit::old_code,
            former_unit::old_name,
            former_unit::old_district,
            former_unit::new_code,
            area::name,
            former_unit::whole,
        ))
        .order((former_unit::old_district, former_unit::old_name))
        .load(conn)?)
}

/// A place of the national list, for addresses.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Queryable)]
pub struct Area {
    pub code: String,
    pub name: String,
    pub parent: Option<String>,
}

/// Provinces, or the communes of one.
///
/// # Errors
/// Those of the store.
pub fn areas(conn: &mut Conn, parent: Option<&str>) -> Result<Vec<Area>> {
    let mut query = area::table.select((area::code, area::name, area::parent)).into_boxed::<store::MultiBackend>();
    query = match parent {
        Some(parent) => query.filter(area::parent.eq(parent.to_owned())),
        None => query.filter(area::parent.is_null()),
    };
    let mut rows = query.load::<Area>(conn)?;
    rows.sort_by_cached_key(|area| text::sort_key(&area.name));
    Ok(rows)
}

/// A desk at a centre.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Queryable)]
pub struct Counter {
    pub id: Id,
    pub centre: Id,
    pub number: i32,
    pub name: String,
    pub open: bool,
}

/// The counters of a centre by number.
///
/// # Errors
/// Those of the store.
pub fn counters(conn: &mut Conn, centre: Id) -> Result<Vec<Counter>> {
    Ok(counter::table.filter(counter::centre.eq(centre)).order(counter::number).load(conn)?)
}

/// A person in a post.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Queryable)]
pub struct PostedPerson {
    pub account: Option<Id>,
    pub name: String,
    pub title: String,
    pub unit: Id,
    pub valid_from: Date,
    pub valid_to: Option<Date>,
}

/// The people in the posts of these units.
///
/// # Errors
/// Those of the store.
pub fn people_of(conn: &mut Conn, units: &[Id]) -> Result<Vec<PostedPerson>> {
    let mut people = person::table
        .inner_join(post::table.on(post::id.eq(person::post)))
        .filter(post::unit.eq_any(units))
        .select((person::account, person::name, post::title, post::unit, person::valid_from, person::valid_to))
        .load::<PostedPerson>(conn)?;
    people.sort_by_cached_key(|person| text::name_key(&person.name));
    Ok(people)
}

/// A field of the catalogue with the department that decides in it.
///
/// # Errors
/// Those of the store.
pub fn fields(conn: &mut Conn) -> Result<Vec<(String, Option<Id>)>> {
    let rows = field_department::table.select((field_department::field, field_department::department));
    let mut rows = rows.load::<(String, Option<Id>)>(conn)?;
    rows.sort_by_cached_key(|(field, _)| text::sort_key(field));
    Ok(rows)
}

/// Accounts that work at a body or below it, with all their grants.
///
/// # Errors
/// Those of the store.
pub fn accounts_of(conn: &mut Conn, directory: &Directory, body: Id) -> Result<Vec<(Account, Vec<GrantRow>)>> {
    let is_part = |unit: &&Unit| unit.id == body || directory.body_of(unit.id) == body;
    let units: Vec<Id> = directory.units().iter().filter(is_part).map(|unit| unit.id).collect();
    identity::queries::accounts_at(conn, &units)
}

/// Units whose name or code holds every word of `q`, the best match first; without words all of them in the
/// order of their codes.
#[must_use]
pub fn search<'a>(directory: &'a Directory, q: &str, kind: Option<UnitKind>) -> Vec<&'a Unit> {
    let words = text::words(q);
    let of_kind = directory.units().iter().filter(|unit| kind.is_none_or(|kind| unit.kind == kind));
    let mut found: Vec<(u32, &Unit)> = of_kind
        .filter_map(|unit| {
            let official = unit.official_code.as_deref().unwrap_or_default();
            let text = text::fold(&format!("{} {} {official}", unit.name, unit.code));
            Some((text::rank(&words, &text)?, unit))
        })
        .collect();
    found.sort_by_key(|(rank, _)| *rank);
    found.into_iter().map(|(_, unit)| unit).collect()
}

/// Days on which a person is away, both included.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Queryable)]
pub struct Absence {
    pub id: Id,
    pub account: Id,
    pub from: Date,
    pub to: Date,
}

/// Everybody's absences that last to this day or longer, the first to begin first.
///
/// # Errors
/// Those of the store.
pub fn absences(conn: &mut Conn, since: Date) -> Result<Vec<Absence>> {
    let rows = absence::table.filter(absence::to_day.ge(since)).order((absence::from_day, absence::id));
    Ok(rows.select((absence::id, absence::account, absence::from_day, absence::to_day)).load(conn)?)
}
