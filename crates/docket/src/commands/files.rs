use diesel::prelude::*;
use identity::Ctx;
use kernel::{Id, Reason};
use serde::{Deserialize, Serialize};
use store::Conn;

use crate::model::{DocketFile, FileRole, Thing};
use crate::rules::Checks;
use crate::schema::docket_file;

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
