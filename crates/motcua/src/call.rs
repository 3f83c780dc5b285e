//! What a command is handed.

use kernel::Clock;
use store::{Store, StoreConfig};

use crate::console::Console;
use crate::failure::Failure;
use crate::settings::Settings;
use crate::{assembly, clock};

/// Where to speak, the settings in force, and the way to the store.
pub(crate) struct Call {
    pub console: Console,
    pub settings: Settings,
}

impl Call {
    /// The clock of the store: the machine's, or that of a demo that was started with `--now`.
    pub fn clock(&self) -> Clock {
        clock::kept(&self.settings.data)
    }

    /// Where the store is.
    ///
    /// # Errors
    /// Wrong usage when `--database` does not read.
    pub fn place(&self) -> Result<StoreConfig, Failure> {
        StoreConfig::parse(&self.settings.database()).map_err(|error| Failure::Usage(error.to_string()))
    }

    /// The store, which must be there already; brought up to date if an older version made it.
    ///
    /// # Errors
    /// There is none, or it does not answer.
    pub fn store(&self) -> Result<Store, Failure> {
        let place = self.place()?;
        if let Some(file) = place.file().filter(|file| !file.exists()) {
            return Err(Failure::Broken { key: "motcua-store-missing", detail: file.display().to_string() });
        }
        open(&place)
    }

    /// The store, made when it is missing.
    ///
    /// # Errors
    /// It cannot be made or does not answer.
    pub fn new_store(&self) -> Result<Store, Failure> {
        open(&self.place()?)
    }
}

fn open(place: &StoreConfig) -> Result<Store, Failure> {
    let store = Store::open(place)?;
    store.migrate(&assembly::migrations())?;
    Ok(store)
}
