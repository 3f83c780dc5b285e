//! What is asked for in the address of a page: the period and the place.

use axum::response::Response;
use kernel::{Date, FieldFault, Id, Reason, Refusal};
use organization::{Directory, UnitKind};
use procedures::Catalogue;
use serde::Deserialize;
use web::{Faults, PageError, Texts};

use super::place::period_words;
use crate::model::{Period, PeriodKind};
use crate::policy::Sight;
use crate::queries::Filter;

/// The period as an address names it: a kind and a day in it, or two days.
#[derive(Clone, Deserialize, Default, Debug)]
#[serde(default)]
pub struct PeriodAsk {
    pub period: String,
    pub day: String,
    pub from: String,
    pub to: String,
}

impl PeriodAsk {
    /// The period.
    ///
    /// # Errors
    /// Every field that is wrong.
    pub fn parse(&self, today: Date, unless: PeriodKind) -> Result<Period, Vec<FieldFault>> {
        let mut faults = Vec::new();
        let kind = match self.period.trim() {
            "" => unless,
            text => PeriodKind::parse(text).unwrap_or_else(|| {
                faults.push(FieldFault::new("period", Reason::new("supervision-period-unknown")));
                unless
            }),
        };
        let mut day = |field: &str, text: &str| match text.trim() {
            "" => today,
            text => Date::parse(text).unwrap_or_else(|| {
                faults.push(FieldFault::new(field, Reason::new("supervision-date")));
                today
            }),
        };
        let period = if kind == PeriodKind::Free {
            let (from, to) = (day("from", &self.from), day("to", &self.to));
            if faults.is_empty() { Period::free(from, to, today) } else { return Err(faults) }
        } else {
            let day = day("day", &self.day);
            if faults.is_empty() { Period::around(kind, day).begun(today) } else { return Err(faults) }
        };
        period.map_err(|fault| vec![fault])
    }
}

/// When a page looks: the period, and the choice of another.
pub struct When {
    pub period: Period,
    /// The period in words.
    pub words: String,
    /// The kinds to choose from.
    pub kinds: Vec<(String, String)>,
    /// What is wrong with what was asked for; the page then shows the present period.
    pub faults: Faults,
}

impl When {
    /// Reads what was asked for.
    pub fn new(t: &Texts, ask: &PeriodAsk, today: Date, unless: PeriodKind) -> Self {
        let (period, faults) = match ask.parse(today, unless) {
            Ok(period) => (period, Faults::none()),
            Err(faults) => (Period::around(unless, today), Faults(faults)),
        };
        let kind = |kind: &PeriodKind| (kind.to_string(), t.say(&format!("supervision-period-{kind}")));
        let kinds = PeriodKind::ALL.iter().map(kind).collect();
        Self { period, words: period_words(t, period), kinds, faults }
    }

    /// The page as an answer; one that was asked for wrongly says so by its status too.
    pub fn answer<T: askama::Template>(is_sound: bool, page: &T) -> Result<Response, PageError> {
        if is_sound { web::render(page) } else { web::render_faulty(page) }
    }
}

/// The pairs of an address that name a period.
pub fn period_pairs(period: Period) -> Vec<(&'static str, String)> {
    match period.kind {
        PeriodKind::Free => {
            vec![("period", period.kind.to_string()), ("from", period.from.to_string()), ("to", period.to.to_string())]
        }
        kind => vec![("period", kind.to_string()), ("day", period.from.to_string())],
    }
}

/// An address with the pairs that have a value.
pub fn address(path: &str, pairs: &[(&'static str, String)]) -> String {
    let mut query = form_urlencoded::Serializer::new(String::new());
    for (name, value) in pairs.iter().filter(|(_, value)| !value.is_empty()) {
        query.append_pair(name, value);
    }
    format!("{path}?{}", query.finish())
}

/// The place as an address names it.
#[derive(Clone, Deserialize, Default, Debug)]
#[serde(default)]
pub struct PlaceAsk {
    /// Code of a body or a centre; without one everything the person may see.
    pub unit: String,
    /// Code of a procedure.
    pub procedure: String,
    /// Name of a field.
    pub field: String,
}

/// A place that may be looked at.
#[derive(Clone, Debug)]
pub struct Place {
    pub filter: Filter,
    /// Code of the unit, if one was named.
    pub unit: String,
    /// What it is, in words.
    pub title: String,
}

impl PlaceAsk {
    /// What is to be counted, if the person may see it.
    ///
    /// # Errors
    /// Forbidden; not found where a unit, procedure or field is unknown.
    pub fn place(
        &self,
        sight: &Sight,
        directory: &Directory,
        catalogue: &Catalogue,
        t: &Texts,
    ) -> Result<Place, Refusal> {
        let mut place = self.unit_of(sight, directory, t)?;
        if let Some((procedures, title)) = self.procedures(catalogue)? {
            place.filter.procedures = Some(procedures);
            place.title = format!("{title} · {}", place.title);
        }
        Ok(place)
    }

    fn unit_of(&self, sight: &Sight, directory: &Directory, t: &Texts) -> Result<Place, Refusal> {
        if self.unit.trim().is_empty() {
            return everything(sight, directory, t);
        }
        let unknown = || Refusal::NotFound(Reason::new("supervision-unit-unknown"));
        let unit = directory.by_code(self.unit.trim()).ok_or_else(unknown)?;
        let own = if unit.kind == UnitKind::Centre { unit.id } else { directory.body_of(unit.id) };
        if unit.kind == UnitKind::Province {
            return everything(sight, directory, t);
        }
        sight.may(own)?;
        let filter = if unit.kind == UnitKind::Centre { Filter::centre(own) } else { Filter::body(own) };
        let shown = directory.unit(own).unwrap_or(unit);
        Ok(Place { filter, unit: shown.code.clone(), title: shown.name.clone() })
    }

    fn procedures(&self, catalogue: &Catalogue) -> Result<Option<(Vec<String>, String)>, Refusal> {
        let (code, field) = (self.procedure.trim(), self.field.trim());
        if !code.is_empty() {
            let unknown = || Refusal::NotFound(Reason::new("supervision-procedure-unknown"));
            let newest = catalogue.versions(code).last().ok_or_else(unknown)?;
            return Ok(Some((vec![newest.code.clone()], newest.name.clone())));
        }
        if field.is_empty() {
            return Ok(None);
        }
        let codes = catalogue.codes_of(field);
        if codes.is_empty() {
            return Err(Refusal::NotFound(Reason::new("supervision-field-unknown")));
        }
        Ok(Some((codes, field.to_owned())))
    }
}

/// All that the person may see, where no unit is named.
fn everything(sight: &Sight, directory: &Directory, t: &Texts) -> Result<Place, Refusal> {
    if sight.everything {
        let title = directory.province().map_or_else(|| t.say("supervision-province"), |unit| unit.name.clone());
        return Ok(Place { filter: Filter::default(), unit: String::new(), title });
    }
    let Some(own) = sight.bodies.first() else {
        sight.may_all()?;
        return Err(Refusal::Forbidden(Reason::new("supervision-policy-province")));
    };
    let unit = directory.unit(*own);
    let name = |unit: &organization::Unit| (unit.code.clone(), unit.name.clone());
    let (code, title) = unit.map(name).unwrap_or_default();
    Ok(Place { filter: Filter { bodies: Some(vec![*own]), ..Filter::default() }, unit: code, title })
}

/// Name of a unit; empty for one that is not there.
pub fn unit_name(directory: &Directory, unit: Id) -> String {
    directory.unit(unit).map(|unit| unit.name.clone()).unwrap_or_default()
}
