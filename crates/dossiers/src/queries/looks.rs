use identity::Actor;
use kernel::Timestamp;
use store::Conn;
use store::audit::Written;

/// Looks at a dossier, newest first.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct LooksPage {
    pub entries: Vec<Written>,
    /// Before which moment the next page begins, when there is one.
    pub older: Option<Timestamp>,
}

/// Who of the offices looked at a dossier before `before`, at most `most` looks (N12). The applicant's own look-ups
/// are left out: they need no account, so any number of them could hide an officer's.
///
/// # Errors
/// Those of the database.
pub fn looks(conn: &mut Conn, code: &str, before: Timestamp, most: usize) -> store::Result<LooksPage> {
    let (object, console) = (format!("dossier:{code}"), Actor::console().origin);
    let limit = i64::try_from(most + 1).unwrap_or(i64::MAX);
    let mut entries = store::audit::marked_entries_about(conn, &object, ("look", &console), before, limit)?;
    let more = entries.len() > most;
    entries.truncate(most);
    Ok(LooksPage { older: entries.last().filter(|_| more).map(|last| last.at), entries })
}
