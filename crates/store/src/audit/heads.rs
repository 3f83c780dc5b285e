//! Signed heads: what a unit's chain looked like at a moment, under a key that is not in the database.
//!
//! A head is one JSON line: `{"unit", "length", "hash", "at", "key", "signature"}`. The signature is Ed25519
//! over the text `motcua audit head 1`, unit, length, hash (hex) and `at` (RFC 3339), each ended by a newline,
//! so it can be checked without this program.

use std::fs::File;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;

use ed25519_dalek::pkcs8::spki::der::pem::LineEnding;
use ed25519_dalek::pkcs8::{DecodePrivateKey, EncodePrivateKey};
use ed25519_dalek::{Signature, Signer as _, SigningKey, Verifier, VerifyingKey};
use kernel::{Id, Timestamp};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::read::{Head, current_heads};
use crate::{Error, Result, Store};

/// The house's own key.
pub struct Signer(SigningKey);

impl Signer {
    /// Reads the key, or makes one at the first start in a file that only its owner may read (PKCS #8, PEM).
    ///
    /// # Errors
    /// [`Error::File`] when the file cannot be read, written or understood.
    pub fn open(file: &Path) -> Result<Self> {
        match std::fs::read_to_string(file) {
            Ok(text) => {
                let key = SigningKey::from_pkcs8_pem(&text);
                Ok(Self(key.map_err(|error| std::io::Error::other(format!("{}: {error}", file.display())))?))
            }
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Self::create(file),
            Err(error) => Err(error.into()),
        }
    }

    fn create(file: &Path) -> Result<Self> {
        let mut seed = [0_u8; 32];
        getrandom::fill(&mut seed).map_err(|error| std::io::Error::other(error.to_string()))?;
        let key = SigningKey::from_bytes(&seed);
        let text = key.to_pkcs8_pem(LineEnding::LF).map_err(std::io::Error::other)?;
        let mut out = crate::private::create_new(file)?;
        out.write_all(text.as_bytes())?;
        out.sync_all()?;
        Ok(Self(key))
    }

    /// The public half, in hex as the lines of a head log carry it.
    #[must_use]
    pub fn public_key(&self) -> String {
        hex::encode(self.0.verifying_key().as_bytes())
    }

    /// Signs one head; `at` is the moment of signing.
    #[must_use]
    pub fn sign(&self, head: &Head, at: Timestamp) -> SignedHead {
        let mut signed = SignedHead {
            unit: head.unit,
            length: head.length,
            hash: head.hash.clone(),
            // As it is written, so that it reads back as it was signed.
            at: Timestamp::from_micros(at.as_micros().div_euclid(1_000_000) * 1_000_000),
            key: self.0.verifying_key().as_bytes().to_vec(),
            signature: Vec::new(),
        };
        signed.signature = self.0.sign(signed.text().as_bytes()).to_bytes().to_vec();
        signed
    }
}

/// A head with its signature: one line of a head log.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct SignedHead {
    pub unit: Id,
    pub length: i64,
    #[serde(serialize_with = "as_hex", deserialize_with = "from_hex")]
    pub hash: Vec<u8>,
    /// When it was signed, to the second.
    pub at: Timestamp,
    /// The public key.
    #[serde(serialize_with = "as_hex", deserialize_with = "from_hex")]
    pub key: Vec<u8>,
    #[serde(serialize_with = "as_hex", deserialize_with = "from_hex")]
    pub signature: Vec<u8>,
}

impl SignedHead {
    fn text(&self) -> String {
        format!("motcua audit head 1\n{}\n{}\n{}\n{}\n", self.unit, self.length, hex::encode(&self.hash), self.at)
    }

    /// True when the signature is that of the public key `trusted` (hex).
    #[must_use]
    pub fn is_signed_by(&self, trusted: &str) -> bool {
        let trusted: Option<[u8; 32]> = hex::decode(trusted.trim()).ok().and_then(|bytes| bytes.try_into().ok());
        let key = trusted.and_then(|bytes| VerifyingKey::from_bytes(&bytes).ok());
        let signature = Signature::from_slice(&self.signature).ok();
        let (Some(key), Some(signature)) = (key, signature) else { return false };
        self.key == key.as_bytes() && key.verify(self.text().as_bytes(), &signature).is_ok()
    }
}

/// Signs the heads of all chains as they are now.
///
/// # Errors
/// Those of the database.
pub fn sign_all(store: &Store, signer: &Signer, at: Timestamp) -> Result<Vec<SignedHead>> {
    let heads = store.read_blocking(current_heads)?;
    Ok(heads.iter().map(|head| signer.sign(head, at)).collect())
}

/// Reads a head log and checks every signature against the public key `trusted` (hex). Needs no store.
///
/// # Errors
/// [`Error::HeadFile`] with the first line that is not a head signed by that key.
pub fn read(file: &Path, trusted: &str) -> Result<Vec<SignedHead>> {
    let mut heads = Vec::new();
    for (index, line) in BufReader::new(File::open(file)?).lines().enumerate() {
        let line = line?;
        if line.trim().is_empty() {
            continue;
        }
        let fault = |why: String| Error::HeadFile { line: index + 1, why };
        let head: SignedHead = serde_json::from_str(&line).map_err(|error| fault(error.to_string()))?;
        if !head.is_signed_by(trusted) {
            return Err(fault("the signature is not of the trusted key".to_owned()));
        }
        heads.push(head);
    }
    Ok(heads)
}

fn as_hex<S: Serializer>(bytes: &[u8], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(&hex::encode(bytes))
}

fn from_hex<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<u8>, D::Error> {
    hex::decode(String::deserialize(deserializer)?).map_err(serde::de::Error::custom)
}
