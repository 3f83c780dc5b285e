//! The data that comes with the program; where it is from says `data/README.md`.

use identity::Ctx;
use store::{Conn, Result};

use crate::import::{self, ImportReport};

/// Provinces and communes of the whole country.
pub const ADMIN_UNITS: &[u8] = include_bytes!("../data/admin_units.csv");

/// The communes of Nghe An with seed flag and founding resolution.
pub const NGHE_AN_UNITS: &[u8] = include_bytes!("../data/nghe_an_units.csv");

/// Where the former communes of Nghe An went.
pub const FORMER_UNITS: &[u8] = include_bytes!("../data/former_units_nghe_an.csv");

/// Imports all shipped units. Nothing changes when they are there already.
///
/// # Errors
/// The policy's refusal; those of the store.
pub fn import_units(conn: &mut Conn, ctx: &Ctx) -> Result<Vec<ImportReport>> {
    Ok(vec![
        import::units(conn, ctx, "admin_units.csv", ADMIN_UNITS, false)?,
        import::units(conn, ctx, "nghe_an_units.csv", NGHE_AN_UNITS, false)?,
        import::former_units(conn, ctx, "former_units_nghe_an.csv", FORMER_UNITS, false)?,
    ])
}
