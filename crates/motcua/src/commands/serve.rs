//! `motcua serve`: serves a store that is there, or an empty one.

use crate::call::Call;
use crate::failure::Failure;
use crate::serve::{self, Plan};
use crate::{clock, logging};

/// Serves until it is told to stop.
///
/// # Errors
/// The address or the store cannot be used.
pub(crate) fn run(call: &Call) -> Result<(), Failure> {
    logging::start(&call.settings)?;
    let data = &call.settings.data;
    std::fs::create_dir_all(data).map_err(|error| Failure::file(data, &error))?;
    let clock = clock::start(data, None).map_err(|error| Failure::file(data, &error))?;
    serve::run(call, Plan { clock, prepare: Box::new(|_, _, _| Ok(())) })
}
