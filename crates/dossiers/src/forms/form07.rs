use std::collections::HashMap;

use documents::{RegisterEntry, ReturnMode};
use kernel::{Date, Id};
use organization::Directory;
use store::Conn;

use super::shared::{letterhead, texts};
use crate::queries::{Cursor, RegisterRow, register};

/// Rows read at a time.
const PAGE: i64 = 2_000;

/// Form 07, the register of a centre for a year, in the order of its numbers; `date` is the day of printing.
///
/// # Errors
/// Those of the database.
pub fn form07(conn: &mut Conn, centre: Id, year: i16, date: Date) -> store::Result<documents::Form07> {
    let directory = organization::directory(conn)?;
    let mut names: HashMap<Id, String> = HashMap::new();
    let mut entries = Vec::new();
    let mut after: Option<Cursor> = None;
    loop {
        let page = register(conn, centre, year, after, PAGE)?;
        let Some(last) = page.last() else { break };
        after = Some(Cursor { at: last.filed_at, id: last.id });
        for row in page {
            let procedure = match names.get(&row.procedure_version) {
                Some(name) => name.clone(),
                None => {
                    let name = procedures::by_id(conn, row.procedure_version)?.name;
                    names.insert(row.procedure_version, name.clone());
                    name
                }
            };
            entries.push(entry(&directory, row, procedure));
        }
    }
    // Two clerks of one moment may commit in another order than they got their numbers.
    entries.sort_by_key(|entry| entry.number);
    Ok(documents::Form07 { letterhead: letterhead(&directory, centre, date), year: i32::from(year), entries })
}

fn entry(directory: &Directory, row: RegisterRow, procedure: String) -> RegisterEntry {
    let body = directory.unit(row.competent_unit).map(|unit| unit.formal_name.clone()).unwrap_or_default();
    RegisterEntry {
        number: u32::try_from(row.register_no).unwrap_or(0),
        procedure,
        resolving_body: body,
        sets: u32::try_from(row.sets).unwrap_or(1),
        note: Some(texts().say(row.state.key())),
        mode: ReturnMode::parse(row.return_mode.as_str()),
        code: row.code,
        applicant: row.applicant,
        address: row.address,
        phone: row.phone,
        received_at: row.filed_at,
        due_at: row.due_at,
        result_at: row.finished_at,
        returned_at: row.returned_at,
        signature: row.returned_to,
    }
}
