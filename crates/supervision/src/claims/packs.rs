use std::collections::HashMap;
use std::fs::File;
use std::io::{self, Seek, Write};

use kernel::{Id, Timestamp};
use store::Conn;
use store::audit::heads::Signer;
use web::Texts;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::evidence::evidence;
use super::records::{Claim, ClaimList, claims};
use crate::rules::Verdict;

/// Verdicts that answer the portal: for these there is evidence to send.
const CONTESTED: [Verdict; 3] = [Verdict::Exchange, Verdict::Paused, Verdict::FinishedBefore];
/// Rows read at a time.
const PAGE: i64 = 200;

/// An archive for the portal with the codes of the dossiers whose evidence is in it.
pub struct Packs {
    pub file: File,
    pub codes: Vec<String>,
}

/// Everything that answers a list, in one archive: the covering letter, the sorted list, and the evidence of every
/// dossier that was not late. It is written to a file that nobody else sees, dossier after dossier.
///
/// # Errors
/// Those of the database; inside of it those of the place for temporary files.
pub fn packs(
    conn: &mut Conn,
    signer: &Signer,
    (list, letter): (&ClaimList, &[u8]),
    now: Timestamp,
    t: &Texts,
) -> store::Result<io::Result<Packs>> {
    let mut archive = match tempfile::tempfile().and_then(|file| Archive::new(file, letter)) {
        Ok(archive) => archive,
        Err(error) => return Ok(Err(error)),
    };
    let mut after = 0;
    loop {
        let rows = claims(conn, list.id, None, after, PAGE)?;
        let Some(last) = rows.last() else { break };
        after = last.no;
        let codes = crate::queries::codes(conn, rows.iter().filter_map(|row| row.dossier))?;
        for claim in &rows {
            let found = claim.dossier.and_then(|id| codes.get(&id)).filter(|_| CONTESTED.contains(&claim.verdict));
            let evidence = match found {
                Some(code) => {
                    let dossier = dossiers::queries::by_code(conn, code)?;
                    Some(evidence(conn, signer, (list, claim), &dossier, now, t)?)
                }
                None => None,
            };
            // What never went into the chain cannot be proved, and the list says so instead.
            let unproven = evidence.as_ref().is_some_and(|made| made.proofs.is_empty());
            let proven = evidence.filter(|made| !made.proofs.is_empty());
            let text = proven.and_then(|made| serde_json::to_vec_pretty(&made).ok());
            let file = if unproven { t.say("supervision-claims-unproven") } else { String::new() };
            if let Err(error) = archive.take(claim, &codes, (text, file), t) {
                return Ok(Err(error));
            }
        }
    }
    Ok(archive.finish(t))
}

struct Archive {
    zip: ZipWriter<File>,
    rows: Vec<[String; 6]>,
    codes: Vec<String>,
}

impl Archive {
    fn new(file: File, letter: &[u8]) -> io::Result<Self> {
        let mut own = Self { zip: ZipWriter::new(file), rows: Vec::new(), codes: Vec::new() };
        own.put("cong-van.pdf", letter)?;
        Ok(own)
    }

    fn put(&mut self, name: &str, bytes: &[u8]) -> io::Result<()> {
        self.zip.start_file(name, SimpleFileOptions::default())?;
        self.zip.write_all(bytes)
    }

    fn take(
        &mut self,
        claim: &Claim,
        codes: &HashMap<Id, String>,
        (text, mut file): (Option<Vec<u8>>, String),
        t: &Texts,
    ) -> io::Result<()> {
        let verdict = claim.verdict.as_str().replace('_', "-");
        let code = claim.dossier.and_then(|id| codes.get(&id)).unwrap_or(&claim.code);
        if let Some(text) = text {
            file = format!("chung-cu/{code}.json");
            self.put(&file, &text)?;
            self.codes.push(code.clone());
        }
        self.rows.push([
            claim.no.to_string(),
            code.clone(),
            t.say(&format!("supervision-verdict-{verdict}")),
            t.say(&format!("supervision-verdict-why-{verdict}")),
            claim.notes.split_whitespace().map(|key| t.say(key)).collect::<Vec<_>>().join("; "),
            file,
        ]);
        Ok(())
    }

    /// The list comes last, when it is known which files are there.
    fn finish(mut self, t: &Texts) -> io::Result<Packs> {
        let heads = ["no", "list", "verdict", "why", "notes", "evidence"].map(|own| match own {
            "list" => t.say("supervision-col-dossier"),
            "why" => t.say("supervision-col-why"),
            own => t.say(&format!("supervision-claims-{own}")),
        });
        // With the mark at its begin a spreadsheet reads Vietnamese rightly.
        let mut text = "\u{feff}".as_bytes().to_vec();
        let mut csv = csv::Writer::from_writer(&mut text);
        csv.write_record(&heads)?;
        for row in &self.rows {
            csv.write_record(row)?;
        }
        csv.flush()?;
        drop(csv);
        self.put("danh-sach.csv", &text)?;
        let mut file = self.zip.finish()?;
        file.rewind()?;
        Ok(Packs { file, codes: self.codes })
    }
}
