use diesel::prelude::*;
use identity::Ctx;
use kernel::{FieldFault, Reason};
use serde::{Deserialize, Serialize};
use store::Conn;

use super::act::{Act, Done, Target, sound};
use super::rows;
use super::service::Dossiers;
use crate::events::Event;
use crate::model::{Action, DossierFile, FileRole};
use crate::rules;
use crate::schema::{dossier_file, dossier_part};

/// A file that already lies in the file store.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct StoredFile {
    /// Its hash there, in hex.
    pub hash: String,
    /// Name as it was uploaded, made harmless.
    pub name: String,
    /// Media type, sniffed.
    pub kind: String,
    /// Bytes.
    pub size: i64,
}

/// Adding a file to a dossier.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct AttachFile {
    pub file: StoredFile,
    pub role: FileRole,
    /// The part it is the digital form of.
    pub part_no: Option<i32>,
}

/// What one dossier may hold: the shape that broke others had 435 files.
const MAX_FILES: i32 = 2_000;

impl Dossiers {
    /// Adds the file; its number is in the event and in the dossier's files.
    ///
    /// # Errors
    /// Forbidden; a conflict once the dossier is closed; faults of `file`, `part`.
    pub fn attach_file(
        &self,
        conn: &mut Conn,
        ctx: &Ctx<'_>,
        target: &Target,
        cmd: &AttachFile,
    ) -> store::Result<Done> {
        let mut act = self.begin(conn, ctx, target, Action::AttachFile)?;
        let no = act.keep_file(conn, &cmd.file, cmd.role, cmd.part_no)?;
        act.tell(Event::FileAttached { file: no, hash: cmd.file.hash.clone(), role: cmd.role });
        act.commit(conn)
    }
}

impl Act<'_> {
    /// Writes the row of a file and gives its number.
    pub fn keep_file(
        &self,
        conn: &mut Conn,
        file: &StoredFile,
        role: FileRole,
        part_no: Option<i32>,
    ) -> store::Result<i32> {
        let mut faults: Vec<FieldFault> = Vec::new();
        let name = rules::words("file", &file.name, 255, &mut faults);
        let no = rows::next_file(conn, self.before.id)?;
        if no > MAX_FILES {
            faults.push(FieldFault::new("file", Reason::new("dossier-files-many").with("max", MAX_FILES)));
        }
        if let Some(part) = part_no
            && !has_part(conn, self.before.id, part)?
        {
            faults.push(FieldFault::new("part", Reason::new("dossier-part-unknown").with("part", part)));
        }
        sound(faults)?;
        let row = DossierFile {
            dossier: self.before.id,
            no,
            hash: file.hash.clone(),
            name,
            kind: file.kind.clone(),
            size: file.size,
            role,
            part_no,
            added_at: self.ctx.now,
            added_by: self.ctx.actor.account,
        };
        diesel::insert_into(dossier_file::table).values(row).execute(conn)?;
        Ok(no)
    }
}

fn has_part(conn: &mut Conn, dossier: kernel::Id, no: i32) -> store::Result<bool> {
    let found = dossier_part::table.find((dossier, no)).select(dossier_part::no).first::<i32>(conn).optional()?;
    Ok(found.is_some())
}
