//! `motcua demo`: a store with everything in it, to try Motcua on.

use crate::call::Call;
use crate::cli::Demo;
use crate::commands::accounts;
use crate::failure::Failure;
use crate::serve::{self, Plan};
use crate::{clock, demo, logging};

/// Fills the store where something is missing, prints the accounts and serves. What is there is kept.
///
/// # Errors
/// The address or the store cannot be used.
pub(crate) fn run(call: &Call, args: &Demo) -> Result<(), Failure> {
    logging::start(&call.settings)?;
    let data = call.settings.data.clone();
    let clock = clock::start(&data, args.now).map_err(|error| Failure::file(&data, &error))?;
    let files = call.settings.files();
    let prepare = Box::new(move |store: &store::Store, clock: &kernel::Clock, console: crate::console::Console| {
        demo::fill(store, clock, &files)?;
        accounts::table(console, &accounts::list(store, clock.now())?);
        Ok(())
    });
    serve::run(call, Plan { clock, prepare })
}
