//! A value of any column, as it stands in a backup: a tag byte and its bytes. Truth values are the numbers 0
//! and 1, as SQLite keeps them.

use super::frame::damaged;
use crate::Result;

#[derive(Clone, PartialEq, Debug)]
pub enum Value {
    /// Tag 0.
    Null,
    /// Tag 1, 8 bytes, big-endian.
    Int(i64),
    /// Tag 2, 8 bytes, IEEE 754, big-endian.
    Real(f64),
    /// Tag 3, length in bytes (4 bytes, big-endian), UTF-8.
    Text(String),
    /// Tag 4, length (4 bytes, big-endian), bytes.
    Bytes(Vec<u8>),
}

impl Value {
    pub fn write(&self, out: &mut Vec<u8>) {
        match self {
            Self::Null => out.push(0),
            Self::Int(number) => {
                out.push(1);
                out.extend_from_slice(&number.to_be_bytes());
            }
            Self::Real(number) => {
                out.push(2);
                out.extend_from_slice(&number.to_be_bytes());
            }
            Self::Text(text) => sized(out, 3, text.as_bytes()),
            Self::Bytes(bytes) => sized(out, 4, bytes),
        }
    }

    /// Takes one value off the front of `bytes`.
    pub fn read(bytes: &mut &[u8]) -> Result<Self> {
        match take(bytes, 1)?[0] {
            0 => Ok(Self::Null),
            1 => Ok(Self::Int(i64::from_be_bytes(eight(bytes)?))),
            2 => Ok(Self::Real(f64::from_be_bytes(eight(bytes)?))),
            3 => {
                let text = String::from_utf8(run(bytes)?.to_vec());
                text.map(Self::Text).map_err(|_| damaged("a text is not UTF-8"))
            }
            4 => Ok(Self::Bytes(run(bytes)?.to_vec())),
            _ => Err(damaged("a value is of an unknown kind")),
        }
    }
}

fn sized(out: &mut Vec<u8>, tag: u8, bytes: &[u8]) {
    out.push(tag);
    // Neither database holds a value of 4 GiB.
    out.extend_from_slice(&u32::try_from(bytes.len()).unwrap_or(u32::MAX).to_be_bytes());
    out.extend_from_slice(bytes);
}

fn take<'a>(bytes: &mut &'a [u8], length: usize) -> Result<&'a [u8]> {
    let (front, rest) = bytes.split_at_checked(length).ok_or_else(|| damaged("a row is cut off"))?;
    *bytes = rest;
    Ok(front)
}

fn eight(bytes: &mut &[u8]) -> Result<[u8; 8]> {
    take(bytes, 8)?.try_into().map_err(|_| damaged("a row is cut off"))
}

fn run<'a>(bytes: &mut &'a [u8]) -> Result<&'a [u8]> {
    let length: [u8; 4] = take(bytes, 4)?.try_into().map_err(|_| damaged("a row is cut off"))?;
    take(bytes, u32::from_be_bytes(length) as usize)
}
