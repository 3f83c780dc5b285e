//! Frames, and the checksum over all of them.

use std::io::{Read, Write};

use serde::Serialize;
use serde::de::DeserializeOwned;
use sha2::{Digest, Sha256};

use crate::{Error, Result};

const MAGIC: &[u8] = b"MOTCUA BACKUP 1\n";

/// Larger frames are not written, so a length beyond it is damage and not a reason to ask for memory.
const MOST: u32 = 1 << 30;

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kind {
    Header = b'H' as isize,
    Table = b'T' as isize,
    Rows = b'R' as isize,
    Blob = b'B' as isize,
    Data = b'D' as isize,
    Manifest = b'M' as isize,
    End = b'Z' as isize,
}

impl Kind {
    const ALL: [Self; 7] = [Self::Header, Self::Table, Self::Rows, Self::Blob, Self::Data, Self::Manifest, Self::End];

    const fn byte(self) -> u8 {
        self as u8
    }
}

/// A fault of the file, in words for whoever restores.
pub fn damaged(why: impl Into<String>) -> Error {
    Error::Backup(why.into())
}

pub struct FrameWriter<W> {
    out: W,
    sum: Sha256,
}

impl<W: Write> FrameWriter<W> {
    pub fn new(mut out: W) -> Result<Self> {
        out.write_all(MAGIC)?;
        Ok(Self { out, sum: Sha256::new_with_prefix(MAGIC) })
    }

    pub fn write(&mut self, kind: Kind, payload: &[u8]) -> Result<()> {
        let length = u32::try_from(payload.len()).ok().filter(|length| *length <= MOST);
        let length = length.ok_or_else(|| damaged("a row is larger than a backup holds"))?;
        let mut head = [0_u8; 5];
        head[0] = kind.byte();
        head[1..].copy_from_slice(&length.to_be_bytes());
        for bytes in [&head[..], payload] {
            self.sum.update(bytes);
            self.out.write_all(bytes)?;
        }
        Ok(())
    }

    pub fn write_json(&mut self, kind: Kind, value: &impl Serialize) -> Result<()> {
        self.write(kind, &serde_json::to_vec(value).map_err(std::io::Error::other)?)
    }

    /// Closes the file with its checksum.
    pub fn finish(mut self) -> Result<W> {
        let sum = self.sum.clone().finalize();
        self.write(Kind::End, &sum)?;
        self.out.flush()?;
        Ok(self.out)
    }
}

/// One frame read back; its payload stays in the reader's buffer.
pub struct FrameReader<R> {
    source: R,
    sum: Sha256,
    payload: Vec<u8>,
}

impl<R: Read> FrameReader<R> {
    pub fn new(mut source: R) -> Result<Self> {
        let mut magic = [0_u8; MAGIC.len()];
        source.read_exact(&mut magic).map_err(cut)?;
        if magic != MAGIC {
            return Err(damaged("this is not a backup of this program"));
        }
        Ok(Self { source, sum: Sha256::new_with_prefix(MAGIC), payload: Vec::new() })
    }

    /// The next frame's kind. The end is answered only when the checksum agrees and nothing follows.
    pub fn next(&mut self) -> Result<Kind> {
        let mut head = [0_u8; 5];
        self.source.read_exact(&mut head).map_err(cut)?;
        let kind = Kind::ALL.into_iter().find(|kind| kind.byte() == head[0]);
        let kind = kind.ok_or_else(|| damaged("there is a part of an unknown kind"))?;
        let length = u32::from_be_bytes([head[1], head[2], head[3], head[4]]);
        if length > MOST {
            return Err(damaged("a part has an impossible length"));
        }
        self.payload.clear();
        // Grows as bytes come, so a wrong length cannot ask for memory that the file does not fill.
        let read = (&mut self.source).take(u64::from(length)).read_to_end(&mut self.payload)?;
        if read != length as usize {
            return Err(damaged("the file is cut off"));
        }
        if kind == Kind::End {
            self.end()?;
        } else {
            self.sum.update(head);
            self.sum.update(&self.payload);
        }
        Ok(kind)
    }

    fn end(&mut self) -> Result<()> {
        let sum: [u8; 32] = self.sum.clone().finalize().into();
        if self.payload != sum {
            return Err(damaged("the checksum does not agree"));
        }
        match self.source.read(&mut [0_u8; 1])? {
            0 => Ok(()),
            _ => Err(damaged("something follows the end")),
        }
    }

    pub fn payload(&self) -> &[u8] {
        &self.payload
    }

    pub fn json<T: DeserializeOwned>(&self) -> Result<T> {
        serde_json::from_slice(&self.payload).map_err(|error| damaged(format!("a part cannot be read: {error}")))
    }
}

fn cut(error: std::io::Error) -> Error {
    match error.kind() {
        std::io::ErrorKind::UnexpectedEof => damaged("the file is cut off"),
        _ => error.into(),
    }
}
