use dossiers::Dossier;
use kernel::{Date, Timestamp};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use store::Conn;
use store::audit::heads::{SignedHead, Signer};
use store::audit::{Proof, entries_about};
use web::Texts;

use super::records::{Claim, ClaimList};
use crate::rules::Verdict;

/// What the file says it is.
const KIND: &str = "motcua evidence 1";
/// Entries of one dossier's chain that are looked at.
const ENTRIES: i64 = 2_000;

/// Everything that shows when a dossier came, was due and was finished, for a stranger to check without the store.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Evidence {
    pub kind: String,
    pub made_at: Timestamp,
    pub claim: Claimed,
    pub verdict: Verdict,
    /// The verdict in words.
    pub why: String,
    pub times: Times,
    /// Every act on the dossier, from the chain.
    pub events: Vec<Line>,
    /// The entries of the audit chain behind them.
    pub proofs: Vec<Proof>,
    /// The chain as it stood at each of these entries, signed by the house.
    pub heads: Vec<SignedHead>,
    /// The house's public key, in hex: to be compared with the one that the house has made known.
    pub key: String,
    pub how_to_check: Vec<String>,
}

/// What the portal said.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Claimed {
    pub as_of: Date,
    pub code: String,
    pub due: Option<Date>,
    pub finished: Option<Date>,
    pub status: String,
}

/// When what happened, as the chain says it.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Times {
    pub filed_at: Option<Timestamp>,
    /// The appointment in force.
    pub due_at: Option<Timestamp>,
    /// The result was ready (E10).
    pub finished_at: Option<Timestamp>,
    pub paused: Vec<Timestamp>,
}

/// One event.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Line {
    pub seq: i64,
    pub at: Timestamp,
    pub event: String,
}

/// What is wrong with a file of evidence.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Flaw {
    /// It is not such a file.
    Kind,
    /// No entry of a chain stands behind it.
    Empty,
    /// The hash of an entry is not that of its record.
    Entry,
    /// An entry has no head under the trusted key.
    Signature,
    /// Times or events are not those of the entries.
    Times,
}

impl Flaw {
    /// Fluent key of what is wrong.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Kind => "supervision-evidence-kind",
            Self::Empty => "supervision-evidence-empty",
            Self::Entry => "supervision-evidence-entry",
            Self::Signature => "supervision-evidence-signature",
            Self::Times => "supervision-evidence-times",
        }
    }
}

/// Gathers the evidence of one dossier.
///
/// # Errors
/// Those of the database.
pub fn evidence(
    conn: &mut Conn,
    signer: &Signer,
    (list, claim): (&ClaimList, &Claim),
    dossier: &Dossier,
    now: Timestamp,
    t: &Texts,
) -> store::Result<Evidence> {
    let object = format!("dossier:{}", dossier.code);
    let mut proofs = Vec::new();
    for entry in entries_about(conn, &object, now.plus_seconds(1), ENTRIES)?.iter().rev() {
        // Looks name who looked; they say nothing about the dossier.
        if entry.detail.contains("\"events\"") {
            proofs.push(Proof::of(conn, entry)?);
        }
    }
    let (events, times) = told(&proofs).unwrap_or_default();
    Ok(Evidence {
        kind: KIND.to_owned(),
        made_at: now,
        claim: Claimed {
            as_of: list.as_of,
            code: dossier.code.clone(),
            due: claim.portal_due,
            finished: claim.portal_finished,
            status: claim.portal_status.clone(),
        },
        verdict: claim.verdict,
        why: t.say(&format!("supervision-verdict-why-{}", claim.verdict.as_str().replace('_', "-"))),
        heads: proofs.iter().map(|proof| signer.sign(&proof.head(), now)).collect(),
        key: signer.public_key(),
        how_to_check: (1..=4).map(|step| t.say(&format!("supervision-evidence-check-{step}"))).collect(),
        times,
        events,
        proofs,
    })
}

impl Evidence {
    /// Checks everything that can be checked without the store, against the house's public key in hex.
    ///
    /// # Errors
    /// The first flaw.
    pub fn check(&self, trusted: &str) -> Result<(), Flaw> {
        if self.kind != KIND {
            return Err(Flaw::Kind);
        }
        if self.proofs.is_empty() {
            return Err(Flaw::Empty);
        }
        if !self.proofs.iter().all(Proof::is_sound) {
            return Err(Flaw::Entry);
        }
        let signed = |proof: &Proof| {
            let head = proof.head();
            self.heads.iter().any(|own| {
                (own.unit, own.length, &own.hash) == (head.unit, head.length, &head.hash) && own.is_signed_by(trusted)
            })
        };
        if !self.proofs.iter().all(signed) {
            return Err(Flaw::Signature);
        }
        let object = format!("dossier:{}", self.claim.code);
        let own = |proof: &Proof| proof.texts().is_some_and(|texts| texts[1] == object);
        let told = told(&self.proofs).filter(|_| self.proofs.iter().all(own));
        if told.is_some_and(|(events, times)| (&events, &times) == (&self.events, &self.times)) {
            Ok(())
        } else {
            Err(Flaw::Times)
        }
    }
}

/// Events and times as the entries tell them; `None` when an entry cannot be read.
fn told(proofs: &[Proof]) -> Option<(Vec<Line>, Times)> {
    let (mut lines, mut times) = (Vec::new(), Times::default());
    for proof in proofs {
        let texts = proof.texts()?;
        let detail: Value = serde_json::from_str(&texts[2]).ok()?;
        let events = detail["events"].as_array()?;
        for (event, seq) in events.iter().zip(detail["seq"].as_i64()?..) {
            let kind = event["event"].as_str()?;
            take(&mut times, kind, event, proof.at);
            lines.push(Line { seq, at: proof.at, event: kind.to_owned() });
        }
    }
    lines.sort_by_key(|line| line.seq);
    Some((lines, times))
}

/// What an event says about the times (E7, E10, A30).
fn take(times: &mut Times, kind: &str, event: &Value, at: Timestamp) {
    let moment = |name: &str| event[name].as_str().and_then(Timestamp::parse);
    match kind {
        "filed" => times.filed_at = Some(at),
        "issued" => times.finished_at = Some(at),
        "supplement_requested" => times.paused.push(at),
        "payment_requested" if event["pauses"] == true => times.paused.push(at),
        _ => {}
    }
    if let Some(due) = moment("new_due").or(moment("due_at")).filter(|_| kind != "opinion_requested") {
        times.due_at = Some(due);
    }
}
