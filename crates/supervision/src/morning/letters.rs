use diesel::prelude::*;
use dossiers::model::Dossier;
use dossiers::{Action, Suggestions};
use kernel::{Id, Lang, Timestamp};
use organization::Directory;
use organization::settings::SettingKey;
use store::{Conn, Store};
use web::Texts;

use crate::WORDS;
use crate::forecast::OutlookRow;
use crate::rules::forecast::Cause;
use crate::schema::{supervision_letter, supervision_outlook};

/// Form 04 as it waits to be confirmed.
#[derive(Clone, PartialEq, Eq, Debug, Queryable, Selectable, Insertable)]
#[diesel(table_name = supervision_letter, treat_none_as_default_value = false)]
pub struct Letter {
    pub dossier: Id,
    pub body: Id,
    pub prepared_at: Timestamp,
    /// The appointment that is to be moved.
    pub due_at: Timestamp,
    pub new_due: Timestamp,
    /// Last moment at which it may go out (A30).
    pub until: Timestamp,
    /// In Vietnamese, as every paper of an office.
    pub reason: String,
}

/// Lays form 04 ready for what is late nearly for sure: a working day before the last on which it may go out (A30).
/// What was prepared before and is of no use any more goes. Answers how many wait.
///
/// # Errors
/// Those of the database.
pub(super) fn prepare(store: &Store, now: Timestamp) -> store::Result<usize> {
    let wanted = store.read_blocking(|conn| wanted(conn, now))?;
    store.write_blocking(|conn| {
        diesel::delete(supervision_letter::table).execute(conn)?;
        Ok(store::insert_all!(conn, supervision_letter::table, &wanted)?)
    })
}

fn wanted(conn: &mut Conn, now: Timestamp) -> store::Result<Vec<Letter>> {
    use supervision_outlook as o;
    let picture = organization::snapshot(conn)?;
    let sure = crate::set::of(&picture, SettingKey::LateSurePercent, now.date()) * 10;
    let sure = o::table.filter(o::chance.ge(i32::try_from(sure).unwrap_or(1_000))).filter(o::due_day.ge(now.date()));
    let rows: Vec<OutlookRow> = sure.order((o::due_day, o::dossier)).select(OutlookRow::as_select()).load(conn)?;
    let mut letters = Vec::new();
    for row in rows {
        let Some(until) = dossiers::queries::apology_until(conn, row.dossier, now)? else { continue };
        let calendar = picture.calendar(row.body, now.date());
        let tomorrow = calendar.next_working_day(now.date());
        if until < now || until.date() > tomorrow {
            continue;
        }
        let Some(due_at) = due_of(conn, row.dossier)? else { continue };
        let day = row.surely_day.max(calendar.next_working_day(due_at.date()));
        letters.push(Letter {
            dossier: row.dossier,
            body: row.body,
            prepared_at: now,
            due_at,
            new_due: calendar.closing_of(day),
            until,
            reason: reason(&row, &picture.directory),
        });
    }
    Ok(letters)
}

fn due_of(conn: &mut Conn, id: Id) -> store::Result<Option<Timestamp>> {
    use dossiers::schema::dossier;
    Ok(dossier::table.find(id).select(dossier::due_at).first(conn)?)
}

/// What the applicant is told, by the heaviest cause.
fn reason(row: &OutlookRow, directory: &Directory) -> String {
    let t = Texts::new(Lang::Vi, &WORDS);
    match row.causes().first() {
        Some(Cause::Absence { .. }) => t.say("supervision-letter-absence"),
        Some(Cause::Queue { .. }) => t.say("supervision-letter-queue"),
        Some(Cause::Opinion { unit, .. }) => {
            let name = directory.unit(*unit).map(|unit| unit.formal_name.clone()).unwrap_or_default();
            t.fill("supervision-letter-opinion", [("unit", &name)])
        }
        _ => t.say("supervision-letter-longer"),
    }
}

/// The letters that wait at these bodies, or at all, the first that lapse first; those whose appointment was moved
/// since are left out.
///
/// # Errors
/// Those of the database.
pub fn letters(
    conn: &mut Conn,
    bodies: Option<&[Id]>,
    now: Timestamp,
    most: i64,
) -> store::Result<Vec<(String, Letter)>> {
    use dossiers::schema::dossier;
    use supervision_letter as l;
    let waiting = l::table.filter(l::until.ge(now)).order((l::until, l::dossier)).limit(most).into_boxed();
    let waiting = match bodies {
        Some(bodies) => waiting.filter(l::body.eq_any(bodies.to_vec())),
        None => waiting,
    };
    let waiting: Vec<Letter> = waiting.select(Letter::as_select()).load(conn)?;
    let ids: Vec<Id> = waiting.iter().map(|letter| letter.dossier).collect();
    let rows =
        dossier::table.filter(dossier::id.eq_any(&ids)).filter(dossier::open).filter(dossier::finished_at.is_null());
    let rows: Vec<(Id, String, Option<Timestamp>)> =
        rows.select((dossier::id, dossier::code, dossier::due_at)).load(conn)?;
    let code = |letter: &Letter| {
        rows.iter().find(|(id, _, due)| *id == letter.dossier && *due == Some(letter.due_at)).map(|row| row.1.clone())
    };
    Ok(waiting.into_iter().filter_map(|letter| Some((code(&letter)?, letter))).collect())
}

/// Puts a prepared letter into the form of the apology, for the person who confirms it.
#[derive(Clone, Copy, Debug, Default)]
pub struct Prepared;

impl Suggestions for Prepared {
    fn suggest(
        &self,
        conn: &mut Conn,
        now: Timestamp,
        dossier: &Dossier,
        action: Action,
    ) -> store::Result<Vec<(&'static str, String)>> {
        if action != Action::Apologise {
            return Ok(Vec::new());
        }
        let letter = supervision_letter::table.find(dossier.id).select(Letter::as_select()).first(conn).optional()?;
        let Some(letter) = letter.filter(|own| Some(own.due_at) == dossier.due_at && now <= own.until) else {
            return Ok(Vec::new());
        };
        let new_due = letter.new_due.local().strftime("%d/%m/%Y %H:%M").to_string();
        Ok(vec![("reason", letter.reason), ("new_due", new_due)])
    }
}
