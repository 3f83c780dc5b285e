use diesel::prelude::*;
use identity::Ctx;
use kernel::{FieldFault, Reason, Refusal};
use serde::{Deserialize, Serialize};
use store::Conn;

use super::act::{Act, Done, Target};
use super::attach_file::StoredFile;
use super::service::Dossiers;
use crate::events::Event;
use crate::model::{Action, DossierFile, FileRole};
use crate::schema::dossier_file;

/// Adding the result as a file (K3, K4): one that is attached already, or a new one.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct AttachResult {
    /// Number of a file of the dossier.
    pub file: Option<i32>,
    /// A file of the file store; the edge puts it there.
    #[serde(skip)]
    pub stored: Option<StoredFile>,
}

impl Dossiers {
    /// Marks the file as the result.
    ///
    /// # Errors
    /// Forbidden; a conflict; a fault of `file` that is not there.
    pub fn attach_result(
        &self,
        conn: &mut Conn,
        ctx: &Ctx<'_>,
        target: &Target,
        cmd: &AttachResult,
    ) -> store::Result<Done> {
        let mut act = self.begin(conn, ctx, target, Action::AttachResult)?;
        let (file, hash) = match (&cmd.stored, cmd.file) {
            (Some(stored), _) => (act.keep_file(conn, stored, FileRole::Result, None)?, stored.hash.clone()),
            (None, Some(no)) => (no, act.mark_result(conn, no)?),
            (None, None) => {
                let fault = FieldFault::new("file", Reason::new("dossier-field-required"));
                return Err(Refusal::Invalid(vec![fault]).into());
            }
        };
        act.tell(Event::ResultAttached { file, hash });
        act.commit(conn)
    }
}

impl Act<'_> {
    fn mark_result(&self, conn: &mut Conn, no: i32) -> store::Result<String> {
        let found: Option<DossierFile> =
            dossier_file::table.find((self.before.id, no)).select(DossierFile::as_select()).first(conn).optional()?;
        let Some(file) = found else {
            return Err(Refusal::field("file", Reason::new("dossier-file-unknown").with("file", no)).into());
        };
        diesel::update(dossier_file::table.find((self.before.id, no)))
            .set(dossier_file::role.eq(FileRole::Result))
            .execute(conn)?;
        Ok(file.hash)
    }
}

/// Whether a result lies in the dossier as a file.
pub(super) fn has_result_file(conn: &mut Conn, dossier: kernel::Id) -> store::Result<bool> {
    let found = dossier_file::table
        .filter(dossier_file::dossier.eq(dossier))
        .filter(dossier_file::role.eq(FileRole::Result))
        .select(dossier_file::no)
        .first::<i32>(conn)
        .optional()?;
    Ok(found.is_some())
}
