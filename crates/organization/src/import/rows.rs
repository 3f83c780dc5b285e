use std::io::{BufReader, Read};

use kernel::Reason;

use super::cells::{self, Cells};
use super::jsonl;
use super::report::RowFault;
use super::row::Row;

/// Largest file in bytes.
const LARGEST_FILE: u64 = 512 * 1024 * 1024;

/// Most records of one file.
const MOST_RECORDS: usize = 5_000_000;

/// After so many faults reading stops: the file is of another kind.
const MOST_FAULTS: usize = 10_000;

/// The columns that a kind of file has. Any other one is a fault, so that a slip in a name is seen.
#[derive(Clone, Copy, Debug)]
pub struct Columns {
    pub required: &'static [&'static str],
    pub optional: &'static [&'static str],
}

/// The records of a CSV or JSONL file, read one by one.
///
/// CSV: UTF-8 with or without a byte order mark, LF or CRLF, comma, a header. JSONL: one flat object a line;
/// lists of texts are joined by `;` as the CSV writes them; `true` and `false` are `1` and `0`.
///
/// ```ignore
/// let mut rows = Rows::open("units.csv", file)?;
/// rows.expect(&COLUMNS);
/// let (count, faults) = rows.each(|row| {
///     let code = row.required("code");
///     let from = row.date("valid_from");
///     if row.is_clean() { found.push((code, from)); }
/// });
/// ```
pub struct Rows<R: Read> {
    source: Source<R>,
    header: Vec<String>,
    faults: Vec<RowFault>,
}

enum Source<R: Read> {
    Csv(Box<csv::Reader<std::io::Take<R>>>),
    Jsonl { lines: BufReader<std::io::Take<R>>, first: Option<Vec<u8>> },
}

impl<R: Read> Rows<R> {
    /// Opens a file by its name's ending, `.csv`, or `.jsonl` / `.ndjson`, and reads its header.
    ///
    /// # Errors
    /// A fault of line 1: another ending, no header, a header that is not UTF-8 or names a column twice.
    pub fn open(name: &str, reader: R) -> Result<Self, RowFault> {
        let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase()).unwrap_or_default();
        let reader = reader.take(LARGEST_FILE);
        match ending.as_str() {
            "csv" => Self::open_csv(reader),
            "jsonl" | "ndjson" => Self::open_jsonl(reader),
            _ => Err(header_fault("", Reason::new("organization-import-ending"))),
        }
    }

    fn open_csv(reader: std::io::Take<R>) -> Result<Self, RowFault> {
        let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(reader);
        let header =
            reader.byte_headers().map_err(|_| header_fault("", Reason::new("organization-import-unreadable")))?;
        let mut names = Vec::with_capacity(header.len());
        for (at, cell) in header.iter().enumerate() {
            let cell = if at == 0 { cell.strip_prefix("\u{feff}".as_bytes()).unwrap_or(cell) } else { cell };
            let name =
                std::str::from_utf8(cell).map_err(|_| header_fault("", Reason::new("organization-import-encoding")))?;
            names.push(name.trim().to_owned());
        }
        Self::with_header(Source::Csv(Box::new(reader)), names)
    }

    fn open_jsonl(reader: std::io::Take<R>) -> Result<Self, RowFault> {
        let mut lines = BufReader::new(reader);
        let first = jsonl::next_line(&mut lines)
            .map_err(|_| header_fault("", Reason::new("organization-import-unreadable")))?
            .map(|line| line.strip_prefix("\u{feff}".as_bytes()).map(<[u8]>::to_vec).unwrap_or(line));
        let header = first.as_deref().and_then(jsonl::keys).unwrap_or_default();
        Self::with_header(Source::Jsonl { lines, first }, header)
    }

    fn with_header(source: Source<R>, header: Vec<String>) -> Result<Self, RowFault> {
        if header.iter().all(String::is_empty) {
            return Err(header_fault("", Reason::new("organization-import-header")));
        }
        let twice = header.iter().enumerate().find(|(at, name)| header[..*at].contains(name));
        if let Some((_, name)) = twice {
            return Err(header_fault(name, Reason::new("organization-import-column-twice")));
        }
        Ok(Self { source, header, faults: Vec::new() })
    }

    /// Whether the header has this column.
    #[must_use]
    pub fn has(&self, column: &str) -> bool {
        self.header.iter().any(|name| name == column)
    }

    /// Notes every required column that is missing and every column that is not known, as faults of line 1.
    pub fn expect(&mut self, columns: &Columns) {
        for column in columns.required {
            if !self.has(column) {
                self.faults.push(header_fault(column, Reason::new("organization-import-column-missing")));
            }
        }
        let known = |name: &String| columns.required.iter().chain(columns.optional).any(|column| column == name);
        if matches!(self.source, Source::Csv(_)) {
            for name in self.header.iter().filter(|name| !known(name)) {
                self.faults.push(header_fault(name, Reason::new("organization-import-column-unknown")));
            }
        }
    }

    /// Hands every record over and answers how many there were and all faults, those of [`Rows::expect`]
    /// first. With a wrong header no record is read.
    pub fn each(mut self, mut act: impl FnMut(&mut Row<'_>)) -> (usize, Vec<RowFault>) {
        let mut count = 0;
        if !self.faults.is_empty() {
            return (count, self.faults);
        }
        let mut line = usize::from(matches!(self.source, Source::Csv(_)));
        while let Some(cells) = self.next() {
            line += 1;
            count += 1;
            match cells {
                Ok(cells) => act(&mut Row::new(line, &cells, &mut self.faults)),
                Err(reason) => self.faults.push(RowFault { line, column: String::new(), reason }),
            }
            if count >= MOST_RECORDS || self.faults.len() >= MOST_FAULTS {
                self.faults.push(RowFault {
                    line,
                    column: String::new(),
                    reason: Reason::new("organization-import-stopped"),
                });
                break;
            }
        }
        (count, self.faults)
    }

    fn next(&mut self) -> Option<Result<Cells, Reason>> {
        match &mut self.source {
            Source::Csv(reader) => {
                let mut record = csv::ByteRecord::new();
                match reader.read_byte_record(&mut record) {
                    Ok(true) => Some(cells::of_csv(&self.header, &record)),
                    Ok(false) => None,
                    Err(_) => Some(Err(Reason::new("organization-import-unreadable"))),
                }
            }
            Source::Jsonl { lines, first } => {
                let line = match first.take() {
                    Some(line) => Ok(Some(line)),
                    None => jsonl::next_line(lines),
                };
                match line {
                    Ok(line) => line.map(|line| jsonl::cells(&line)),
                    Err(_) => Some(Err(Reason::new("organization-import-unreadable"))),
                }
            }
        }
    }
}

fn header_fault(column: &str, reason: Reason) -> RowFault {
    RowFault { line: 1, column: column.to_owned(), reason }
}
