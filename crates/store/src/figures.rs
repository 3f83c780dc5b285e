/// What the store is doing, for `/metrics`.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Figures {
    /// Commands that wait for the writer now (SQLite).
    pub queued: usize,
    /// Commits the writer made since the start (SQLite).
    pub commits: u64,
    /// Commands in those commits: divided by `commits`, the size of a batch.
    pub commands: u64,
    /// Pooled connections lent out now.
    pub connections_in_use: usize,
    /// Commands that were run again because another overtook them (PostgreSQL).
    pub retries: u64,
}
