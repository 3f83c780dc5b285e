//! What a command is handed.

use std::path::PathBuf;

use kernel::{Clock, Id};
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

    /// Whether there is no store yet. A PostgreSQL database was made by somebody and counts as one.
    ///
    /// # Errors
    /// Wrong usage when `--database` does not read.
    pub fn is_without_store(&self) -> Result<bool, Failure> {
        Ok(self.place()?.file().is_some_and(|file| !file.exists()))
    }

    /// An empty store that is gone with what is answered here: to try something before a store is made for it.
    ///
    /// # Errors
    /// The folder for temporary files cannot be written.
    pub fn passing_store(&self) -> Result<Passing, Failure> {
        let folder = Folder(std::env::temp_dir().join(format!("motcua-{}", Id::new())));
        let store = open(&StoreConfig::sqlite(folder.0.join("motcua.db")))?;
        Ok(Passing { store, _folder: folder })
    }

    /// The store, made when it is missing.
    ///
    /// # Errors
    /// It cannot be made or does not answer.
    pub fn new_store(&self) -> Result<Store, Failure> {
        open(&self.place()?)
    }
}

/// See [`Call::passing_store`]. The store is closed before its folder goes.
pub(crate) struct Passing {
    pub store: Store,
    _folder: Folder,
}

struct Folder(PathBuf);

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

fn open(place: &StoreConfig) -> Result<Store, Failure> {
    let store = Store::open(place)?;
    store.migrate(&assembly::migrations())?;
    Ok(store)
}
