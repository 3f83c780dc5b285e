//! Lists: rows in words, addresses with what was asked, paging.

use std::collections::HashMap;
use std::fs::File;
use std::io::BufWriter;
use std::sync::Arc;

use calendar::Calendar;
use documents::DocumentError;
use documents::sheet::Xlsx;
use identity::Ctx;
use kernel::{Id, Timestamp};
use store::Conn;
use web::{PageError, Texts};

use super::clock::{Pill, lain, pill};
use super::names::Names;
use super::recommendation;
use crate::model::Action;
use crate::policy::Scope;
use crate::queries::{Cursor, RecommendationRow};

/// The calendars of the units on a page, each read once.
pub struct Calendars(HashMap<Id, Arc<Calendar>>);

impl Calendars {
    /// Reads the calendars that these units count with today.
    ///
    /// # Errors
    /// Those of the database.
    pub fn load(conn: &mut Conn, units: impl IntoIterator<Item = Id>, now: Timestamp) -> store::Result<Self> {
        let picture = organization::snapshot(conn)?;
        Ok(Self(units.into_iter().map(|unit| (unit, picture.calendar(unit, now.date()))).collect()))
    }

    /// How the clock of a unit stands.
    pub fn pill(&self, t: &Texts, unit: Id, now: Timestamp, due: Timestamp) -> Pill {
        self.0.get(&unit).map_or_else(|| Pill::plain(t.datetime(due)), |calendar| pill(t, calendar, now, due))
    }

    /// How long something has lain with a unit.
    pub fn lain(&self, t: &Texts, unit: Id, since: Timestamp, now: Timestamp) -> String {
        self.0.get(&unit).map(|calendar| lain(t, calendar, since, now)).unwrap_or_default()
    }
}

/// One recommendation of a list.
pub struct Row {
    pub code: String,
    pub title: String,
    pub field: String,
    pub commune: String,
    pub state: Pill,
    /// Whose turn it is, and since when.
    pub turn: String,
    pub since: String,
    pub clock: String,
    pub pill: Option<Pill>,
    pub others: i32,
    pub lapsed: bool,
}

/// Recommendations in words.
///
/// # Errors
/// Those of the database.
pub fn recommendations(
    conn: &mut Conn,
    rows: Vec<RecommendationRow>,
    now: Timestamp,
    t: &Texts,
) -> store::Result<Vec<Row>> {
    let names = Names::load(conn)?;
    let units = rows.iter().map(holder);
    let calendars = Calendars::load(conn, units.collect::<Vec<_>>(), now)?;
    Ok(rows.into_iter().map(|row| show(row, &names, &calendars, now, t)).collect())
}

/// Whose turn it is; a draft's is its commune's.
fn holder(row: &RecommendationRow) -> Id {
    row.matter.as_ref().map_or(row.commune, |matter| matter.holder_unit)
}

fn show(row: RecommendationRow, names: &Names, calendars: &Calendars, now: Timestamp, t: &Texts) -> Row {
    let unit = holder(&row);
    let matter = row.matter.as_ref().filter(|_| row.state.is_open());
    let due = matter.and_then(|matter| matter.next_clock_at);
    Row {
        state: recommendation::state(row.state, t),
        turn: matter.map(|_| names.unit(unit)).unwrap_or_default(),
        since: matter.map(|matter| calendars.lain(t, unit, matter.holder_since, now)).unwrap_or_default(),
        clock: matter.and_then(|matter| matter.next_clock).map(|clock| t.say(&clock.key())).unwrap_or_default(),
        pill: due.map(|at| calendars.pill(t, unit, now, at)),
        others: row.matter.as_ref().map_or(0, |matter| matter.recommendations - 1),
        lapsed: row.matter.as_ref().is_some_and(|matter| matter.lapsed),
        field: t.say(&row.field.key()),
        commune: names.unit(row.commune),
        code: row.code,
        title: row.title,
    }
}

/// An address with those pairs that have a value.
pub fn with_query<'a>(path: &str, pairs: impl IntoIterator<Item = (&'a str, &'a str)>) -> String {
    let mut query = form_urlencoded::Serializer::new(String::new());
    for (name, value) in pairs {
        if !value.is_empty() {
            query.append_pair(name, value);
        }
    }
    format!("{path}?{}", query.finish())
}

/// Rows of one query of an export.
pub const AT_ONCE: i64 = 200;

/// Why a spreadsheet could not be made.
pub enum Unwritten {
    Store(store::Error),
    Sheet(DocumentError),
}

impl From<store::Error> for Unwritten {
    fn from(error: store::Error) -> Self {
        Self::Store(error)
    }
}

impl From<DocumentError> for Unwritten {
    fn from(error: DocumentError) -> Self {
        Self::Sheet(error)
    }
}

impl From<Unwritten> for PageError {
    fn from(error: Unwritten) -> Self {
        match error {
            Unwritten::Store(error) => error.into(),
            Unwritten::Sheet(error) => Self::fault(&error),
        }
    }
}

/// Writes all pages of a list one after the other into a file without a name, so that the memory holds one of them
/// however long the list is.
///
/// # Errors
/// Those of the query and of the sheet.
pub fn write<T>(
    mut sheet: Xlsx,
    mut page: impl FnMut(Option<Cursor>) -> store::Result<(Vec<T>, Option<Cursor>)>,
    row: impl Fn(&mut Xlsx, &T) -> Result<(), DocumentError>,
) -> Result<File, Unwritten> {
    let mut after = None;
    loop {
        let (rows, next) = page(after)?;
        for one in &rows {
            row(&mut sheet, one)?;
        }
        after = next;
        if after.is_none() {
            break;
        }
    }
    let file = tempfile::tempfile().map_err(DocumentError::from)?;
    sheet.save(BufWriter::new(&file))?;
    Ok(file)
}

/// Whether the actor may take lists along at all; what is in them is what it may see.
///
/// # Errors
/// Forbidden.
pub fn may_export(conn: &mut Conn, ctx: &Ctx<'_>) -> store::Result<()> {
    let directory = organization::directory(conn)?;
    Ok(Scope::some(ctx.actor, Action::Export, &directory).map(|_| ())?)
}
