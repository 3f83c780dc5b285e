use std::fs::File;
use std::io::{BufWriter, Read};
use std::path::{Path, PathBuf};

use kernel::Timestamp;

use super::frame::{FrameWriter, Kind};
use super::rows::each_row;
use super::tables::{Table, migrations, tables};
use super::{BlobHead, Header, Manifest, TableCount, TableHead};
use crate::{Conn, Result, Store, private};

/// Rows are written out when they fill this much.
const BLOCK: usize = 256 * 1024;

type Out = FrameWriter<BufWriter<File>>;

/// Writes a backup of the whole store into `file` while others act: every row as it stood at one moment,
/// then what `blobs` adds. The file appears only when it is whole; one of that name is replaced. Memory
/// stays small whatever the size. Blocks.
///
/// # Errors
/// Those of the database and of the disk; nothing is left behind then.
pub fn create(
    store: &Store,
    file: &Path,
    now: Timestamp,
    blobs: impl FnOnce(&mut Blobs<'_>) -> Result<()>,
) -> Result<Manifest> {
    let part = part_of(file);
    let done = write(store, &part, now, blobs);
    if done.is_ok() {
        std::fs::rename(&part, file)?;
    } else {
        // It may never have been made.
        let _ = std::fs::remove_file(&part);
    }
    done
}

fn part_of(file: &Path) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(".part");
    PathBuf::from(name)
}

fn write(
    store: &Store,
    part: &Path,
    now: Timestamp,
    blobs: impl FnOnce(&mut Blobs<'_>) -> Result<()>,
) -> Result<Manifest> {
    let mut out = FrameWriter::new(BufWriter::new(private::replace(part)?))?;
    let mut manifest = store.snapshot_blocking(|conn| write_tables(conn, &mut out, now))?;
    // Files are never changed once stored, so those that the rows name are all there after the rows.
    blobs(&mut Blobs { out: &mut out, manifest: &mut manifest })?;
    out.write_json(Kind::Manifest, &manifest)?;
    let file = out.finish()?.into_inner().map_err(std::io::IntoInnerError::into_error)?;
    file.sync_all()?;
    Ok(manifest)
}

fn write_tables(conn: &mut Conn, out: &mut Out, now: Timestamp) -> Result<Manifest> {
    let database = conn.kind().as_str().to_owned();
    let header = Header { made_at: now, database, migrations: migrations(conn)? };
    out.write_json(Kind::Header, &header)?;
    let mut manifest = header.manifest();
    for table in tables(conn)? {
        let rows = write_table(conn, out, &table)?;
        manifest.tables.push(TableCount { name: table.name, rows });
    }
    Ok(manifest)
}

fn write_table(conn: &mut Conn, out: &mut Out, table: &Table) -> Result<u64> {
    let columns = table.columns.iter().map(|column| column.name.clone()).collect();
    out.write_json(Kind::Table, &TableHead { name: table.name.clone(), columns })?;
    let mut block = Vec::with_capacity(BLOCK);
    let mut rows = 0;
    each_row(conn, table, |row| {
        rows += 1;
        for value in row {
            value.write(&mut block);
        }
        if block.len() >= BLOCK {
            out.write(Kind::Rows, &block)?;
            block.clear();
        }
        Ok(())
    })?;
    if !block.is_empty() {
        out.write(Kind::Rows, &block)?;
    }
    Ok(rows)
}

/// Takes files into a backup.
pub struct Blobs<'a> {
    out: &'a mut Out,
    manifest: &'a mut Manifest,
}

impl Blobs<'_> {
    /// Adds one file under a name that [`restore`](super::restore) hands back.
    ///
    /// # Errors
    /// Those of reading it and of the disk.
    pub fn add(&mut self, name: &str, source: &mut dyn Read) -> Result<()> {
        self.out.write_json(Kind::Blob, &BlobHead { name: name.to_owned() })?;
        let mut block = vec![0_u8; 64 * 1024];
        loop {
            match source.read(&mut block)? {
                0 => break,
                read => {
                    self.out.write(Kind::Data, &block[..read])?;
                    self.manifest.blob_bytes += read as u64;
                }
            }
        }
        self.manifest.blobs += 1;
        Ok(())
    }
}
