use diesel::prelude::*;
use identity::Ctx;
use kernel::{Id, Reason};
use serde::{Deserialize, Serialize};
use store::Conn;

use super::service::Docket;
use crate::model::{Action, DocketFile, FileRole, Thing};
use crate::policy::Scope;
use crate::rules::Checks;
use crate::schema::{docket_file, docket_upload};

/// A file that already lies in the file store.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize, utoipa::ToSchema)]
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

impl From<files::Stored> for StoredFile {
    fn from(stored: files::Stored) -> Self {
        Self {
            hash: stored.hash,
            name: stored.name,
            kind: stored.kind.media_type().to_owned(),
            size: i64::try_from(stored.size).unwrap_or(i64::MAX),
        }
    }
}

/// Where a file belongs.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Place {
    pub thing: Thing,
    pub thing_id: Id,
    pub role: FileRole,
    pub part: Option<i32>,
}

/// What one thing may hold.
const MAX_FILES: i32 = 200;

/// Checks a file that is to be kept as this: a signed paper is a PDF, a photo is an image, its hash is one.
pub(crate) fn check(checks: &mut Checks, field: &str, file: &StoredFile, role: FileRole) {
    let fits = match role {
        FileRole::Answer | FileRole::Signed => file.kind == "application/pdf",
        FileRole::Photo => file.kind.starts_with("image/"),
        FileRole::Attachment | FileRole::Evidence => true,
    };
    checks.require(fits, field, || Reason::new("docket-file-kind").with("role", role));
    let is_hash = file.hash.len() == 64 && file.hash.bytes().all(|byte| byte.is_ascii_hexdigit());
    checks.require(is_hash && file.size > 0, field, || Reason::new("docket-file-missing"));
    checks.line(field, &file.name, 255);
}

/// Files of one field of one act.
pub(crate) const MAX_AT_ONCE: usize = 20;

/// The same for all the files of a field.
pub(crate) fn check_all(checks: &mut Checks, field: &str, files: &[StoredFile], role: FileRole) {
    let many = files.len() > MAX_AT_ONCE;
    checks.require(!many, field, || Reason::new("docket-files-many").with("max", MAX_AT_ONCE));
    for (at, file) in files.iter().take(MAX_AT_ONCE).enumerate() {
        check(checks, &format!("{field}[{at}]"), file, role);
    }
}

/// Writes the row of a file.
pub(crate) fn keep(conn: &mut Conn, ctx: &Ctx<'_>, place: Place, file: &StoredFile) -> store::Result<DocketFile> {
    let last: Option<i32> = docket_file::table
        .filter(docket_file::thing_id.eq(place.thing_id))
        .select(diesel::dsl::max(docket_file::no))
        .first(conn)?;
    let no = last.unwrap_or(0) + 1;
    if no > MAX_FILES {
        return Err(kernel::Refusal::field("file", Reason::new("docket-files-many").with("max", MAX_FILES)).into());
    }
    let row = DocketFile {
        thing_id: place.thing_id,
        no,
        thing: place.thing,
        role: place.role,
        part: place.part,
        hash: file.hash.clone(),
        name: kernel::text::clean(&file.name),
        kind: file.kind.clone(),
        size: file.size,
        added_at: ctx.now,
        added_by: ctx.actor.account,
    };
    diesel::insert_into(docket_file::table).values(&row).execute(conn)?;
    Ok(row)
}

impl Docket {
    /// Notes that the actor stored a file to name it in an act to come.
    ///
    /// # Errors
    /// Forbidden for whoever has no business in the docket; those of the database.
    pub fn note_upload(&self, conn: &mut Conn, ctx: &Ctx<'_>, file: &StoredFile) -> store::Result<()> {
        self.may_upload(conn, ctx)?;
        diesel::delete(docket_upload::table.find((ctx.actor.account, &file.hash))).execute(conn)?;
        let own = (docket_upload::account.eq(ctx.actor.account), docket_upload::hash.eq(&file.hash));
        let found = (docket_upload::name.eq(&file.name), docket_upload::kind.eq(&file.kind));
        let rest = (docket_upload::size.eq(file.size), docket_upload::at.eq(ctx.now));
        diesel::insert_into(docket_upload::table).values((own, found, rest)).execute(conn)?;
        Ok(())
    }

    /// Whether the actor may store files here at all: whoever has no business in the docket stores no byte.
    ///
    /// # Errors
    /// Forbidden.
    pub fn may_upload(&self, conn: &mut Conn, ctx: &Ctx<'_>) -> store::Result<()> {
        let directory = organization::directory(conn)?;
        Ok(Scope::some(ctx.actor, Action::ViewTask, &directory).map(|_| ())?)
    }
}

/// Of these hashes the files that the account stored, as they were found to be.
///
/// # Errors
/// Those of the database.
pub(crate) fn uploads(conn: &mut Conn, account: Id, hashes: &[String]) -> store::Result<Vec<StoredFile>> {
    let rows: Vec<(String, String, String, i64)> = docket_upload::table
        .filter(docket_upload::account.eq(account))
        .filter(docket_upload::hash.eq_any(hashes))
        .select((docket_upload::hash, docket_upload::name, docket_upload::kind, docket_upload::size))
        .load(conn)?;
    Ok(rows.into_iter().map(|(hash, name, kind, size)| StoredFile { hash, name, kind, size }).collect())
}
