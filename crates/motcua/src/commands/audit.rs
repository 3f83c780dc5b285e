//! `motcua audit`: the chains recomputed, and their heads signed.

use std::fs;
use std::path::Path;

use serde::Serialize;
use store::audit::heads::{self, SignedHead};
use store::audit::{Broken, Verdict, verify};

use crate::call::Call;
use crate::cli::AuditVerify;
use crate::failure::Failure;
use crate::heads::{key_file, signer};

/// The answer as `--json` prints it.
#[derive(Serialize)]
struct Answer {
    whole: bool,
    chains: u64,
    entries: u64,
    /// Signed heads that were compared.
    heads: u64,
    #[serde(skip_serializing_if = "Option::is_none")]
    broken: Option<Place>,
}

#[derive(Serialize)]
struct Place {
    /// Code of the unit whose chain it is, or its id when the unit is not known.
    unit: String,
    entry: i64,
    why: &'static str,
}

/// Recomputes every chain and compares it with signed heads that were kept elsewhere.
///
/// # Errors
/// Exit code 1 with the first broken place, or when the file of heads is not to be trusted.
pub(crate) fn run_verify(call: &Call, args: &AuditVerify) -> Result<(), Failure> {
    let signed = args.heads.as_deref().map(|file| read_heads(call, file, args.key.as_deref())).transpose()?;
    let store = call.store()?;
    let verdict = store.snapshot_blocking(|conn| verify(conn, signed.as_deref()))?;
    let answer = match verdict {
        Verdict::Whole(found) => {
            Answer { whole: true, chains: found.chains, entries: found.entries, heads: found.heads, broken: None }
        }
        Verdict::Broken(broken) => {
            let broken = store.read_blocking(|conn| Ok(place(&*organization::directory(conn)?, broken)))?;
            Answer { whole: false, chains: 0, entries: 0, heads: 0, broken: Some(broken) }
        }
    };
    if args.json {
        call.console.json(&answer);
    }
    tell(call, args.json, &answer)
}

fn tell(call: &Call, json: bool, answer: &Answer) -> Result<(), Failure> {
    if let Some(broken) = &answer.broken {
        let why = call.console.words.say(&format!("motcua-audit-{}", broken.why.replace('_', "-")));
        let values = [("unit", broken.unit.as_str()), ("entry", &broken.entry.to_string()), ("why", &why)];
        call.console.note(&call.console.words.fill("motcua-audit-broken", &values));
        return Err(Failure::Told);
    }
    if !json {
        let (chains, entries) = (answer.chains.to_string(), answer.entries.to_string());
        call.console.say("motcua-audit-whole", &[("chains", &chains), ("entries", &entries)]);
    }
    Ok(())
}

fn place(directory: &organization::Directory, broken: Broken) -> Place {
    let unit = directory.unit(broken.unit).map_or_else(|| broken.unit.to_string(), |unit| unit.code.clone());
    Place { unit, entry: broken.seq, why: broken.why.as_str() }
}

/// The heads in a file, each signed by the key that is trusted: the one that was typed, else this store's. A store put
/// back on another machine makes a key of its own when it first serves; heads from before are then checked against the
/// old key, which the first line of their file names. Where there is no key at all the file is taken at its word about
/// its own, and that is said.
fn read_heads(call: &Call, file: &Path, key: Option<&str>) -> Result<Vec<SignedHead>, Failure> {
    let data = &call.settings.data;
    let trusted = if let Some(key) = key {
        key.trim().to_ascii_lowercase()
    } else if key_file(data).exists() {
        signer(data)?.public_key()
    } else {
        let key = own_key(file)?;
        call.console.note(&call.console.words.fill("motcua-audit-key", &[("key", &key)]));
        key
    };
    Ok(heads::read(file, &trusted)?)
}

/// The key that the first line of the file names.
fn own_key(file: &Path) -> Result<String, Failure> {
    let text = fs::read_to_string(file).map_err(|error| Failure::file(file, &error))?;
    let head = text.lines().next().and_then(|line| serde_json::from_str::<serde_json::Value>(line).ok());
    let key = head.as_ref().and_then(|head| head["key"].as_str());
    Ok(key.unwrap_or_default().to_owned())
}

/// Prints the heads of all chains, signed now: one JSON line each, as `--heads` takes them.
///
/// # Errors
/// The store or the key cannot be read.
pub(crate) fn run_heads(call: &Call) -> Result<(), Failure> {
    let store = call.store()?;
    let signed = heads::sign_all(&store, &signer(&call.settings.data)?, call.clock().now())?;
    for head in signed {
        let line = serde_json::to_string(&head).expect("a head has string keys only");
        call.console.line(&line);
    }
    Ok(())
}
