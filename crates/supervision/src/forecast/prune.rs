use diesel::dsl::min;
use diesel::prelude::*;
use jiff::ToSpan;
use kernel::Date;
use organization::settings::SettingKey;
use store::Store;

use crate::schema::{supervision_forecast, supervision_score};

/// Throws away what the calibration needs no more: forecasts of appointments, and their sums, from before the months
/// that a setting keeps. One day a transaction, so that acts go on meanwhile. Answers how many forecasts went.
///
/// # Errors
/// Those of the database.
pub fn prune(store: &Store, today: Date) -> store::Result<usize> {
    use {supervision_forecast as f, supervision_score as s};
    let first = store.read_blocking(|conn| {
        let months = crate::set::read(conn, SettingKey::ForecastKeptMonths, today)?;
        Ok(today.civil().first_of_month().saturating_sub((months - 1).months()))
    })?;
    let month = i32::from(first.year()) * 100 + i32::from(first.month());
    let mut gone = 0;
    loop {
        let done = store.write_blocking(|conn| {
            let oldest: Option<Date> = f::table.select(min(f::day)).first(conn)?;
            let Some(day) = oldest.filter(|day| day.civil() < first) else { return Ok(0) };
            Ok(diesel::delete(f::table.filter(f::day.eq(day))).execute(conn)?)
        })?;
        if done == 0 {
            break;
        }
        gone += done;
    }
    store.write_blocking(|conn| Ok(diesel::delete(s::table.filter(s::month.lt(month))).execute(conn)?))?;
    Ok(gone)
}
