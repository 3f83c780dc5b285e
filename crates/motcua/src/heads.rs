//! The key, the log of signed chain heads, and where they are kept.

use std::path::{Path, PathBuf};

use store::audit::HeadLog;
use store::audit::heads::Signer;

use crate::settings::Settings;

/// The house's signing key, in the folder of the store and never in the database.
pub(crate) fn key_file(data: &Path) -> PathBuf {
    data.join("heads.pem")
}

/// The signer; the key is made at the first start.
///
/// # Errors
/// The key file cannot be read or written.
pub(crate) fn signer(data: &Path) -> store::Result<Signer> {
    std::fs::create_dir_all(data)?;
    Signer::open(&key_file(data))
}

/// The log beside the store, with its copy in the place outside that an administrator named.
///
/// # Errors
/// As [`signer`].
pub(crate) fn log(settings: &Settings) -> store::Result<HeadLog> {
    Ok(HeadLog::new(signer(&settings.data)?, settings.data.join("heads.log"), settings.heads.clone()))
}
