/// Why a document could not be made. None of these is the reader's fault: the edge answers 500 and logs it.
#[derive(Debug, thiserror::Error)]
pub enum DocumentError {
    /// A template did not compile; holds typst's messages, which name template lines and no values.
    #[error("the template {template} failed: {messages}")]
    Template { template: &'static str, messages: String },
    /// The PDF would not be PDF/A-2a and PDF/UA-1.
    #[error("the PDF of {template} breaks its standard: {messages}")]
    Standard { template: &'static str, messages: String },
    /// The values could not be handed over.
    #[error("the values could not be written: {0}")]
    Values(#[from] serde_json::Error),
    /// The address does not fit into a QR code (about 2,300 bytes at the level used).
    #[error("the QR code cannot hold its text: {0}")]
    Qr(#[from] qrcode::types::QrError),
    /// A spreadsheet could not be written: a full disk, or more columns than a sheet holds.
    #[error("the spreadsheet could not be written: {0}")]
    Xlsx(#[from] rust_xlsxwriter::XlsxError),
    /// A CSV file could not be written.
    #[error("the CSV file could not be written: {0}")]
    Csv(#[from] csv::Error),
    /// A row of a sheet has another number of cells than the sheet has columns.
    #[error("a row has {cells} cells where the sheet has {columns} columns")]
    Row { cells: usize, columns: usize },
    /// The parts of a long PDF could not be joined.
    #[error("the parts of a PDF could not be joined: {0}")]
    Join(#[from] lopdf::Error),
    /// More rows than one PDF is made for; the spreadsheet takes them.
    #[error("{rows} rows are more than the {most} that one PDF holds")]
    TooLong { rows: usize, most: usize },
    /// Input or output failed while a document was written.
    #[error("a document could not be written: {0}")]
    Io(#[from] std::io::Error),
}
