use std::collections::{BTreeMap, HashMap};

use diesel::prelude::*;
use kernel::{Date, Id};
use store::Store;

use super::records::{ForecastRow, ScoreRow};
use crate::figures::DossierRow;
use crate::model::{Ending, Stage};
use crate::rules::forecast::{Judged, Score, bin};
use crate::schema::{supervision_dossier, supervision_forecast, supervision_score};

/// Forecasts judged in one transaction.
const AT_ONCE: i64 = 500;

/// Holds what was said against what happened, for every appointment that is over, and answers how many were judged. One
/// whose appointment was moved since, or that ended without a result, says nothing of the forecast and is left out.
///
/// # Errors
/// Those of the database.
pub fn judge(store: &Store, today: Date) -> store::Result<usize> {
    let mut all = 0;
    loop {
        let done = store.write_blocking(|conn| some(conn, today))?;
        if done == 0 {
            return Ok(all);
        }
        all += done;
    }
}

fn some(conn: &mut store::Conn, today: Date) -> store::Result<usize> {
    use supervision_forecast as f;
    let said: Vec<ForecastRow> = f::table
        .filter(diesel::dsl::not(f::judged))
        .filter(f::due_day.lt(today))
        .order((f::due_day, f::day, f::dossier))
        .limit(AT_ONCE)
        .select(ForecastRow::as_select())
        .load(conn)?;
    let ids: Vec<Id> = said.iter().map(|said| said.dossier).collect();
    let lives = supervision_dossier::table.filter(supervision_dossier::dossier.eq_any(&ids));
    let lives: Vec<DossierRow> = lives.select(DossierRow::as_select()).load(conn)?;
    let lives: HashMap<Id, DossierRow> = lives.into_iter().map(|row| (row.dossier, row)).collect();
    let mut scores: BTreeMap<(i32, Id, i32), Score> = BTreeMap::new();
    for said in &said {
        if let Some(late) = lives.get(&said.dossier).and_then(|life| was_late(said, life)) {
            let (chance, used, base) = (said.chance.into(), said.used.into(), said.base.into());
            let month = i32::from(said.due_day.civil().year()) * 100 + i32::from(said.due_day.civil().month());
            let key = (month, said.body, i32::try_from(bin(chance)).unwrap_or(0));
            *scores.entry(key).or_default() += Score::one(Judged { chance, used, base, late });
        }
        let row = f::table.find((said.day, said.dossier));
        store::kept(diesel::update(row).set(f::judged.eq(true))).execute(conn)?;
    }
    for (key, score) in scores {
        add(conn, key, score)?;
    }
    Ok(said.len())
}

/// Whether it passed the appointment of the forecast; `None` where that cannot be said.
fn was_late(said: &ForecastRow, life: &DossierRow) -> Option<bool> {
    if life.due_day != Some(said.due_day) || life.stage == Stage::Paused {
        return None;
    }
    match life.ending {
        None | Some(Ending::Late) => Some(true),
        Some(Ending::Early | Ending::OnTime) => Some(false),
        Some(_) => None,
    }
}

fn add(conn: &mut store::Conn, key: (i32, Id, i32), more: Score) -> store::Result<()> {
    use supervision_score as s;
    let known = s::table.find(key).select(ScoreRow::as_select()).first(conn).optional()?;
    let mut sum = known.as_ref().map(ScoreRow::score).unwrap_or_default();
    sum += more;
    let row = ScoreRow::new(key, sum);
    diesel::delete(s::table.find(key)).execute(conn)?;
    diesel::insert_into(s::table).values(row).execute(conn)?;
    Ok(())
}
