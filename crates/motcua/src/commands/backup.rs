//! `motcua backup` and `motcua restore`: the whole store, rows and files, in one file and out of it.

use std::io;

use bytes::Bytes;
use files::{FileError, FileStore};
use futures::TryStreamExt;
use store::{Store, backup};
use tokio::runtime::Runtime;

use crate::assembly;
use crate::call::Call;
use crate::cli::{Backup, Restore};
use crate::failure::Failure;

/// Writes a backup, also while the store is served: rows as they stood at one moment, then the files, which never
/// change once they are there.
///
/// # Errors
/// The store cannot be read or the file not be written; nothing is left behind then.
pub(crate) fn create(call: &Call, args: &Backup) -> Result<(), Failure> {
    let (store, files, runtime) = (call.store()?, file_store(call)?, runtime()?);
    let manifest = backup::create(&store, &args.file, call.clock().now(), |blobs| {
        let listed: Vec<(String, u64)> = runtime.block_on(files.list().try_collect()).map_err(kept)?;
        for (hash, _) in listed {
            let bytes = runtime.block_on(files.get(&hash)).map_err(kept)?;
            blobs.add(&hash, &mut &bytes[..])?;
        }
        Ok(())
    })?;
    let (file, rows) = (args.file.display().to_string(), rows(&manifest));
    call.console
        .say("motcua-backup-written", &[("file", &file), ("rows", &rows), ("files", &manifest.blobs.to_string())]);
    Ok(())
}

/// Makes a new store of a backup.
///
/// # Errors
/// The backup is damaged, or the target is not new; nothing was touched then.
pub(crate) fn restore(call: &Call, args: &Restore) -> Result<(), Failure> {
    backup::check(&args.file)?;
    let place = call.place()?;
    let (files, runtime) = (file_store(call)?, runtime()?);
    let manifest = backup::restore(&args.file, &place, &assembly::migrations(), |hash, reader| {
        let mut bytes = Vec::new();
        reader.read_to_end(&mut bytes)?;
        runtime.block_on(files.restore(hash, Bytes::from(bytes))).map_err(kept)
    })?;
    // An older backup is brought up to date at once, so that a fault shows here and not at the next start.
    Store::open(&place)?.migrate(&assembly::migrations())?;
    let folder = call.settings.data.display().to_string();
    call.console.say("motcua-restored", &[("folder", &folder), ("rows", &rows(&manifest))]);
    Ok(())
}

fn rows(manifest: &backup::Manifest) -> String {
    manifest.tables.iter().map(|table| table.rows).sum::<u64>().to_string()
}

fn file_store(call: &Call) -> Result<FileStore, Failure> {
    FileStore::open(&call.settings.files())
        .map_err(|error| Failure::Broken { key: "motcua-file-fault", detail: error.to_string() })
}

fn runtime() -> Result<Runtime, Failure> {
    tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .map_err(|error| Failure::Broken { key: "motcua-file-fault", detail: error.to_string() })
}

fn kept(error: FileError) -> store::Error {
    store::Error::File(io::Error::other(error))
}
