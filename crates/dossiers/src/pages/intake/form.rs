use identity::Role;
use kernel::Id;
use organization::Directory;
use serde::{Deserialize, Serialize};
use web::{Faults, PageError, Sent, Staff};

use crate::commands::StoredFile;
use crate::desk::Desk;
use crate::model::Action;
use crate::pages::file;
use crate::pages::typed::Typed;
use crate::policy;

/// A file that was uploaded before the dossier has its code. Only the server's own draft knows which there are.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct DraftFile {
    /// The part of the procedure version it shows; `None` for another paper.
    pub part: Option<i32>,
    pub hash: String,
    pub name: String,
    pub kind: String,
    pub size: i64,
}

impl DraftFile {
    /// As the acts take it.
    pub fn stored(&self) -> StoredFile {
        StoredFile { hash: self.hash.clone(), name: self.name.clone(), kind: self.kind.clone(), size: self.size }
    }
}

/// An intake as it stands: what was typed, and the files that lie in its draft.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Form {
    pub typed: Typed,
    #[serde(default)]
    pub files: Vec<DraftFile>,
    /// A file was taken out.
    #[serde(skip)]
    pub dropped: bool,
    /// The procedure was chosen just now.
    #[serde(skip)]
    pub fresh: bool,
}

impl Form {
    /// The draft it is kept in.
    pub fn draft(&self) -> Option<Id> {
        Id::parse(self.typed.get("draft"))
    }

    /// The files of one part.
    pub fn of_part(&self, seq: Option<i32>) -> impl Iterator<Item = &DraftFile> {
        self.files.iter().filter(move |file| file.part == seq)
    }

    /// What lists of drafts show.
    pub fn title(&self) -> String {
        let (name, procedure) = (self.typed.get("applicant.name").trim(), self.typed.get("procedure"));
        match (name, procedure) {
            ("", code) => code.to_owned(),
            (name, "") => name.to_owned(),
            (name, code) => format!("{name} · {code}"),
        }
    }

    /// The centre at which the person receives: the one chosen, else the first.
    pub fn centre(&self, staff: &Staff, directory: &Directory) -> Option<Id> {
        let own = centres(staff);
        let chosen = directory.by_code(self.typed.get("receiving_unit")).map(|unit| unit.id);
        chosen.filter(|unit| own.contains(unit)).or(own.first().copied())
    }

    /// Puts files that were sent into the store and notes them; a part with a file is handed in.
    ///
    /// # Errors
    /// Forbidden for who receives nowhere; when the store does not answer.
    pub async fn keep(
        &mut self,
        desk: &Desk,
        staff: &Staff,
        sent: &[Sent],
        faults: &mut Faults,
    ) -> Result<bool, PageError> {
        if sent.is_empty() {
            return Ok(false);
        }
        may_receive(staff)?;
        let mut fresh = false;
        for one in sent {
            let Some(part) = one.field.strip_prefix("file.") else { continue };
            let Some(stored) = file::keep(&desk.files, one, faults).await? else { continue };
            let part: Option<i32> = part.parse().ok();
            if let Some(seq) = part {
                self.tick(seq);
            }
            let StoredFile { hash, name, kind, size } = stored;
            if !self.files.iter().any(|file| file.hash == hash && file.part == part) {
                self.files.push(DraftFile { part, hash, name, kind, size });
            }
            fresh = true;
        }
        Ok(fresh)
    }

    fn tick(&mut self, seq: i32) {
        let seq = seq.to_string();
        if !self.typed.holds("part", &seq) {
            self.typed.push("part", seq);
        }
    }
}

/// The centres at which the person may take dossiers in.
pub fn centres(staff: &Staff) -> Vec<Id> {
    let grants = staff.actor.grants.iter().filter(|grant| matches!(grant.role, Role::Receiver | Role::Director));
    let mut units: Vec<Id> = grants.map(|grant| grant.unit).collect();
    units.dedup();
    units
}

/// Whether the person takes dossiers in at all.
///
/// # Errors
/// The policy's refusal.
pub fn may_receive(staff: &Staff) -> Result<Id, PageError> {
    match centres(staff).first() {
        Some(centre) => Ok(*centre),
        None => {
            let home = staff.actor.home_unit().unwrap_or_default();
            policy::may_anywhere(&staff.actor, Action::Receive, home)?;
            Ok(home)
        }
    }
}
