//! What people type into the administrators' forms, and what it means.

use std::sync::Arc;

use askama::Template;
use axum::response::Response;
use calendar::WorkingTime;
use identity::{Actor, Ctx, Role};
use kernel::{Date, Id, Reason, Vnd};
use organization::{Directory, Snapshot, UnitKind};
use store::Conn;
use web::{Faults, Kit, PageError, Staff, Texts};

use crate::model::{Certainty, Channel, Tenths, TimeUnit, Version};
use crate::{Catalogue, policy, queries};

/// What every administrators' page about one procedure stands on.
pub(super) struct Opened {
    pub catalogue: Arc<Catalogue>,
    pub directory: Arc<Directory>,
    pub picture: Arc<Snapshot>,
    pub version: Arc<Version>,
    pub today: Date,
}

impl Opened {
    /// What the counter has for intake at a body where nobody set a process of its own (A20).
    pub fn intake(&self, body: Option<Id>) -> WorkingTime {
        queries::intake_hours(&self.picture, body, self.today)
    }
}

/// Opens a procedure: the version in force, else the newest.
pub(super) async fn open(kit: &Kit, staff: &Staff, code: &str) -> Result<Opened, PageError> {
    policy::may_see_pages(&staff.actor)?;
    let today = kit.clock.now().date();
    let read = |conn: &mut store::Conn| Ok((crate::catalogue(conn)?, organization::snapshot(conn)?));
    let (catalogue, picture) = kit.store.read(read).await?;
    let version = catalogue.in_force(code, today).or_else(|| catalogue.versions(code).last()).cloned();
    let Some(version) = version else {
        return Err(queries::not_found(&code.chars().take(40).collect::<String>()).into());
    };
    Ok(Opened { catalogue, directory: picture.directory.clone(), picture, version, today })
}

/// Whether this person may set anything for anyone here; else why not.
pub(super) fn may_set_something(actor: &Actor, opened: &Opened) -> Result<(), kernel::Refusal> {
    let own = home_of(actor, &opened.directory);
    let field = &opened.version.field;
    policy::may_set_for(actor, &opened.directory, field, None).or_else(|refused| {
        own.map_or(Err(refused), |own| policy::may_set_for(actor, &opened.directory, field, Some(own)))
    })
}

/// Saves what was typed on one of the forms: back to the procedure, or the form once more with all that is wrong.
pub(super) async fn save<C, D, F>(
    kit: &Kit,
    staff: &Staff,
    opened: &Opened,
    cmd: Result<C, Faults>,
    run: impl Fn(&mut Conn, &Ctx<'_>, &C) -> store::Result<D> + Send + 'static,
    again: impl FnOnce(Faults) -> F,
) -> Result<Response, PageError>
where
    C: Send + 'static,
    D: Send + 'static,
    F: Template,
{
    let cmd = match cmd {
        Ok(cmd) => cmd,
        Err(faults) => return web::render_faulty(&again(faults)),
    };
    let (actor, now) = (staff.actor.clone(), kit.clock.now());
    let done = kit.store.write(move |conn| run(conn, &Ctx::new(&actor, now), &cmd)).await;
    match Faults::split(done)? {
        Ok(_) => Ok(web::done(&format!("/staff/procedures/{}", opened.version.code), "procedure-done")),
        Err(faults) => web::render_faulty(&again(faults)),
    }
}

/// The units this person may set something for, as code and name; an empty code is "all units".
pub(super) fn units_for(actor: &Actor, opened: &Opened, t: &Texts) -> Vec<(String, String)> {
    let all = policy::may_correct(actor, &opened.directory, &opened.version.field).is_ok();
    let mut units: Vec<(String, String)> = Vec::new();
    if all {
        units.push((String::new(), t.say("procedure-all-units")));
    }
    let may = |unit: Id| policy::may_set_for(actor, &opened.directory, &opened.version.field, Some(unit)).is_ok();
    let bodies = opened.directory.units().iter();
    let bodies = bodies.filter(|unit| matches!(unit.kind, UnitKind::Commune | UnitKind::Department) && may(unit.id));
    units.extend(bodies.map(|unit| (unit.code.clone(), format!("{} · {}", unit.code, unit.name))));
    units
}

/// The name of a unit, or "all units".
pub(super) fn unit_name(directory: &Directory, t: &Texts, unit: Option<Id>) -> String {
    match unit {
        None => t.say("procedure-all-units"),
        Some(unit) => directory.unit(unit).map_or_else(|| unit.to_string(), |unit| unit.name.clone()),
    }
}

/// Who can fill a gap of this procedure, in words.
pub(super) fn who_can_set(opened: &Opened, t: &Texts) -> String {
    let department = opened.directory.department_for_field(&opened.version.field);
    match department.and_then(|unit| opened.directory.unit(unit)) {
        Some(department) => t.fill("procedure-who-department", [("department", &department.name)]),
        None => t.say("procedure-who-centre"),
    }
}

/// The unit whose settings a person's pages show.
pub(super) fn home_of(actor: &Actor, directory: &Directory) -> Option<Id> {
    let commune = actor.units_with(Role::CommuneAdmin).next().or_else(|| actor.home_unit());
    commune.map(|unit| directory.body_of(unit))
}

/// Reads one form; each method notes the fault of its field.
pub(super) struct Reader {
    pub faults: Faults,
}

impl Reader {
    pub(super) const fn new() -> Self {
        Self { faults: Faults::none() }
    }

    pub(super) fn date(&mut self, field: &str, text: &str) -> Option<Date> {
        self.faults.take(field, Date::parse(text).ok_or_else(|| Reason::new("procedure-date")))
    }

    pub(super) fn date_optional(&mut self, field: &str, text: &str) -> Option<Date> {
        if text.trim().is_empty() { None } else { self.date(field, text) }
    }

    /// `3`, `1,5` or `1.5`; nothing is 0.
    pub(super) fn tenths(&mut self, field: &str, text: &str) -> Tenths {
        let text = text.trim().replace(',', ".");
        if text.is_empty() {
            return Tenths(0);
        }
        let read = Tenths::parse(&text).ok_or_else(|| Reason::new("procedure-number"));
        self.faults.take(field, read).unwrap_or(Tenths(0))
    }

    /// Whole dong, with or without points between thousands; nothing is 0.
    pub(super) fn money(&mut self, field: &str, text: &str) -> Vnd {
        let digits: String =
            text.trim().trim_end_matches('đ').chars().filter(|c| !matches!(c, '.' | ',' | ' ' | '\u{a0}')).collect();
        if digits.is_empty() {
            return Vnd(0);
        }
        let sound = digits.len() <= 12 && digits.bytes().all(|byte| byte.is_ascii_digit());
        let read = digits.parse().ok().filter(|_| sound).map(Vnd).ok_or_else(|| Reason::new("procedure-money"));
        self.faults.take(field, read).unwrap_or_default()
    }

    pub(super) fn money_optional(&mut self, field: &str, text: &str) -> Option<Vnd> {
        if text.trim().is_empty() { None } else { Some(self.money(field, text)) }
    }

    /// A whole number from 0; nothing is 0.
    pub(super) fn count(&mut self, field: &str, text: &str) -> i32 {
        if text.trim().is_empty() {
            return 0;
        }
        let read =
            text.trim().parse::<i32>().ok().filter(|count| *count >= 0).ok_or_else(|| Reason::new("procedure-number"));
        self.faults.take(field, read).unwrap_or_default()
    }

    pub(super) fn unit(&mut self, field: &str, directory: &Directory, code: &str) -> Option<Id> {
        if code.trim().is_empty() {
            return None;
        }
        let read =
            directory.by_code(code.trim()).map(|unit| unit.id).ok_or_else(|| Reason::new("procedure-unit-unknown"));
        self.faults.take(field, read)
    }

    /// One of a few names.
    pub(super) fn choice<T>(&mut self, field: &str, text: &str, parse: impl FnOnce(&str) -> Option<T>) -> Option<T> {
        self.faults.take(field, parse(text).ok_or_else(|| Reason::new("procedure-choice")))
    }

    /// One of a few names, or nothing.
    pub(super) fn choice_optional<T>(
        &mut self,
        field: &str,
        text: &str,
        parse: impl FnOnce(&str) -> Option<T>,
    ) -> Option<T> {
        if text.is_empty() { None } else { self.choice(field, text, parse) }
    }
}

/// Names with their words, for a select.
pub(super) fn channel_choices(t: &Texts) -> Vec<(&'static str, String)> {
    let every = std::iter::once(("", t.say("procedure-every-channel")));
    every.chain(Channel::ALL.iter().map(|own| (own.as_str(), t.say(&format!("procedure-channel-{own}"))))).collect()
}

pub(super) fn certainty_choices(t: &Texts) -> Vec<(&'static str, String)> {
    Certainty::ALL
        .iter()
        .map(|own| (own.as_str(), t.say(&format!("procedure-certainty-{}", own.as_str().to_lowercase()))))
        .collect()
}

pub(super) fn time_unit_choices(t: &Texts, gaps: bool) -> Vec<(&'static str, String)> {
    let all = TimeUnit::ALL.iter().filter(|own| gaps || !matches!(own, TimeUnit::Unspecified | TimeUnit::None));
    all.map(|own| (own.as_str(), t.say(&format!("procedure-time-unit-{}", own.as_str().replace('_', "-"))))).collect()
}
