use std::collections::HashMap;
use std::fs::File;
use std::io::{self, Seek, Write};

use documents::DocumentError;
use documents::sheet::{Cell, Csv};
use kernel::{Id, Timestamp};
use store::Conn;
use store::audit::heads::Signer;
use web::Texts;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::evidence::{Evidence, evidence};
use super::records::{Claim, ClaimList, claims};
use crate::rules::Verdict;

/// Verdicts that answer the portal: for these there is evidence to send.
const CONTESTED: [Verdict; 3] = [Verdict::Exchange, Verdict::Paused, Verdict::FinishedBefore];
/// Rows read at a time.
const PAGE: i64 = 200;

/// An archive for the portal with the dossiers whose evidence is in it.
pub struct Packs {
    pub file: File,
    /// Code and competent body of each.
    pub taken: Vec<(String, Id)>,
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
            let made = match found {
                Some(code) => {
                    let dossier = dossiers::queries::by_code(conn, code)?;
                    let made = evidence(conn, signer, (list, claim), &dossier, now, t)?;
                    Some((made, dossier.competent_body))
                }
                None => None,
            };
            if let Err(error) = archive.take(claim, &codes, made, t) {
                return Ok(Err(error));
            }
        }
    }
    Ok(archive.finish(t))
}

struct Archive {
    zip: ZipWriter<File>,
    rows: Vec<[String; 6]>,
    taken: Vec<(String, Id)>,
}

impl Archive {
    fn new(file: File, letter: &[u8]) -> io::Result<Self> {
        let mut own = Self { zip: ZipWriter::new(file), rows: Vec::new(), taken: Vec::new() };
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
        made: Option<(Evidence, Id)>,
        t: &Texts,
    ) -> io::Result<()> {
        let verdict = claim.verdict.as_str().replace('_', "-");
        let code = claim.dossier.and_then(|id| codes.get(&id)).unwrap_or(&claim.code);
        let file = match made {
            // What never went into the chain cannot be proved, and the list says so instead.
            Some((made, _)) if made.proofs.is_empty() => t.say("supervision-claims-unproven"),
            Some((made, body)) => {
                let file = format!("chung-cu/{code}.json");
                self.put(&file, &serde_json::to_vec_pretty(&made)?)?;
                self.taken.push((code.clone(), body));
                file
            }
            None => String::new(),
        };
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
        let text = self.list(t).map_err(io::Error::other)?;
        self.put("danh-sach.csv", &text)?;
        let mut file = self.zip.finish()?;
        file.rewind()?;
        Ok(Packs { file, taken: self.taken })
    }

    /// The sorted list. Its codes are whatever stood in the portal's file, so a cell that looks like a formula is kept
    /// from being one.
    fn list(&self, t: &Texts) -> Result<Vec<u8>, DocumentError> {
        let titles = ["no", "list", "verdict", "why", "notes", "evidence"].map(|own| match own {
            "list" => t.say("supervision-col-dossier"),
            "why" => t.say("supervision-col-why"),
            own => t.say(&format!("supervision-claims-{own}")),
        });
        let mut csv = Csv::new(Vec::new(), &titles)?;
        for row in &self.rows {
            csv.row(&row.each_ref().map(|cell| Cell::text(cell)))?;
        }
        csv.finish()
    }
}
