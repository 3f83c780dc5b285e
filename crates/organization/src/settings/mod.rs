//! What is not certain is a setting: with a first day, a source and how sure it is.

mod key;
mod table;

use kernel::{Date, Id};
use store::{Conn, Result};

pub use key::{Certainty, SettingKey, Shape};
pub use table::{Found, SettingRow, Settings};

/// What holds for a unit on a day: its own setting, else that of the body it belongs to, of the province, of
/// the whole house, else the default.
///
/// # Errors
/// Those of the store.
pub fn get(conn: &mut Conn, key: SettingKey, unit: Option<Id>, day: Date) -> Result<Found> {
    Ok(crate::snapshot(conn)?.setting(key, unit, day))
}
