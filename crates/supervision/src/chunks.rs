/// Rows written at a time.
const AT_ONCE: usize = 5_000;

/// Hands many rows over for writing, some thousand at a time, so that they never all lie in memory.
///
/// # Errors
/// Those of `write`, which ends it.
pub(crate) fn each_chunk<T>(
    mut rows: impl Iterator<Item = T>,
    mut write: impl FnMut(&Vec<T>) -> store::Result<usize>,
) -> store::Result<()> {
    loop {
        let chunk: Vec<T> = rows.by_ref().take(AT_ONCE).collect();
        if chunk.is_empty() {
            return Ok(());
        }
        write(&chunk)?;
    }
}
