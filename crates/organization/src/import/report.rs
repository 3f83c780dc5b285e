use kernel::Reason;

/// What is wrong with one cell, or with a whole record when `column` is empty.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct RowFault {
    /// The record's number; in CSV the header is 1.
    pub line: usize,
    pub column: String,
    pub reason: Reason,
}

/// How an import went. With faults, nothing was changed.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct ImportReport {
    /// Records read, the header not counted.
    pub rows: usize,
    /// Rows made or altered; with `dry_run`, those that would be.
    pub changed: usize,
    /// Every fault, in the order of the file.
    pub faults: Vec<RowFault>,
}

impl ImportReport {
    /// A file that could not be read at all.
    #[must_use]
    pub fn refused(fault: RowFault) -> Self {
        Self { rows: 0, changed: 0, faults: vec![fault] }
    }

    /// True when the file had faults and so nothing was changed.
    #[must_use]
    pub const fn is_refused(&self) -> bool {
        !self.faults.is_empty()
    }
}
