use std::fs::File;
use std::io::BufReader;
use std::path::Path;

use super::frame::{FrameReader, Kind, damaged};
use super::value::Value;
use super::{BlobHead, Header, Manifest, TableCount, TableHead};
use crate::Result;

/// Reads a whole backup, checks its checksum, every row and its manifest, and answers what it holds. Touches
/// nothing.
///
/// # Errors
/// [`Error::Backup`](crate::Error::Backup) with what is wrong with it.
pub fn check(file: &Path) -> Result<Manifest> {
    let mut reader = FrameReader::new(BufReader::with_capacity(1 << 16, File::open(file)?))?;
    if reader.next()? != Kind::Header {
        return Err(damaged("the header is missing"));
    }
    let mut found = reader.json::<Header>()?.manifest();
    let mut width = 0;
    loop {
        match reader.next()? {
            Kind::Table => {
                let head: TableHead = reader.json()?;
                width = head.columns.len();
                found.tables.push(TableCount { name: head.name, rows: 0 });
            }
            Kind::Rows => {
                let table = found.tables.last_mut().ok_or_else(|| damaged("rows stand before their table"))?;
                table.rows += count(reader.payload(), width)?;
            }
            Kind::Blob => {
                reader.json::<BlobHead>()?;
                found.blobs += 1;
            }
            Kind::Data => found.blob_bytes += reader.payload().len() as u64,
            Kind::Manifest => break,
            Kind::Header | Kind::End => return Err(damaged("its parts are out of order")),
        }
    }
    if reader.json::<Manifest>()? != found {
        return Err(damaged("it does not hold what its manifest says"));
    }
    match reader.next()? {
        Kind::End => Ok(found),
        _ => Err(damaged("its parts are out of order")),
    }
}

fn count(mut bytes: &[u8], width: usize) -> Result<u64> {
    let mut rows = 0;
    while !bytes.is_empty() {
        for _ in 0..width.max(1) {
            Value::read(&mut bytes)?;
        }
        rows += 1;
    }
    Ok(rows)
}
