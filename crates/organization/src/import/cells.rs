use std::collections::HashMap;

use kernel::Reason;

/// Largest cell in bytes.
const LARGEST_CELL: usize = 256 * 1024;

/// One record by column; a cell whose bytes are not UTF-8 keeps its place as a fault.
pub struct Cells(pub(super) HashMap<String, Result<String, Reason>>);

/// The cells of a CSV record.
pub(super) fn of_csv(header: &[String], record: &csv::ByteRecord) -> Result<Cells, Reason> {
    if record.len() != header.len() {
        let reason = Reason::new("organization-import-cells");
        return Err(reason.with("found", record.len()).with("expected", header.len()));
    }
    let cells = header.iter().zip(record.iter()).map(|(name, cell)| (name.clone(), text(cell)));
    Ok(Cells(cells.collect()))
}

fn text(cell: &[u8]) -> Result<String, Reason> {
    let text = std::str::from_utf8(cell).map_err(|_| Reason::new("organization-import-encoding"))?;
    bounded(text.to_owned())
}

/// Refuses what no cell of ours can be.
pub(super) fn bounded(text: String) -> Result<String, Reason> {
    if text.len() > LARGEST_CELL {
        return Err(Reason::new("organization-import-cell-large").with("most", LARGEST_CELL));
    }
    Ok(text)
}
