use std::io::{Seek, Write};

use jiff::civil;
use rust_xlsxwriter::{Color, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, Worksheet};

use super::{Cell, Column, ColumnKind};
use crate::DocumentError;

/// Rows of one sheet, the title row left out; after that the next sheet begins.
const SHEET_ROWS: u32 = 1_048_575;
/// What Excel holds in one cell; a longer text is cut with an ellipsis.
const CELL_CHARS: usize = 32_767;

/// A spreadsheet of one table. Finished rows lie in a temporary file, so memory stays flat; a table of more than
/// a million rows goes on in a second sheet.
pub struct Xlsx {
    book: Workbook,
    title: String,
    columns: Vec<Column>,
    formats: Formats,
    sheets: u32,
    row: u32,
}

struct Formats {
    head: Format,
    cells: Vec<Format>,
}

impl Xlsx {
    /// Starts the table; `title` names the sheet (cut and cleaned to what Excel allows).
    ///
    /// # Errors
    /// When the temporary file cannot be made.
    pub fn new(title: &str, columns: Vec<Column>) -> Result<Self, DocumentError> {
        let formats = Formats { head: head(), cells: columns.iter().map(|column| look(column.kind)).collect() };
        let mut book = Workbook::new();
        // The moment of writing would make two equal tables differ.
        let epoch = ExcelDateTime::from_ymd(2025, 1, 1)?;
        book.set_properties(&rust_xlsxwriter::DocProperties::new().set_creation_datetime(&epoch));
        let mut xlsx = Self { book, title: sheet_name(title), columns, formats, sheets: 0, row: 0 };
        xlsx.next_sheet()?;
        Ok(xlsx)
    }

    /// Writes one row.
    ///
    /// # Errors
    /// When the number of cells is wrong or the temporary file cannot be written.
    pub fn row(&mut self, cells: &[Cell<'_>]) -> Result<(), DocumentError> {
        if cells.len() != self.columns.len() {
            return Err(DocumentError::Row { cells: cells.len(), columns: self.columns.len() });
        }
        if self.row == SHEET_ROWS {
            self.next_sheet()?;
        }
        self.row += 1;
        let sheet = self.book.worksheet_from_index(self.sheets as usize - 1)?;
        for ((cell, format), column) in cells.iter().zip(&self.formats.cells).zip(0..) {
            write(sheet, self.row, column, cell, format)?;
        }
        Ok(())
    }

    /// Writes the finished file to `out`.
    ///
    /// # Errors
    /// When `out` cannot be written.
    pub fn save(mut self, out: impl Write + Seek + Send) -> Result<(), DocumentError> {
        Ok(self.book.save_to_writer(out)?)
    }

    /// The finished file in memory: for tables that are known to be small.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn into_bytes(mut self) -> Result<Vec<u8>, DocumentError> {
        Ok(self.book.save_to_buffer()?)
    }

    fn next_sheet(&mut self) -> Result<(), DocumentError> {
        self.sheets += 1;
        self.row = 0;
        let name = if self.sheets == 1 { self.title.clone() } else { format!("{} {}", self.title, self.sheets) };
        let sheet = self.book.add_worksheet_with_constant_memory()?;
        sheet.set_name(name)?;
        sheet.set_freeze_panes(1, 0)?;
        for (column, index) in self.columns.iter().zip(0..) {
            sheet.set_column_width(index, f64::from(column.width))?;
        }
        for (column, index) in self.columns.iter().zip(0..) {
            sheet.write_string_with_format(0, index, &column.title, &self.formats.head)?;
        }
        Ok(())
    }
}

fn write(sheet: &mut Worksheet, row: u32, column: u16, cell: &Cell<'_>, format: &Format) -> Result<(), DocumentError> {
    match cell {
        Cell::Empty => return Ok(()),
        Cell::Text(text) => sheet.write_string_with_format(row, column, cut(text), format)?,
        // A double holds every amount up to 9 quadrillion exactly; ids are text columns.
        Cell::Integer(number) => sheet.write_number_with_format(row, column, *number as f64, format)?,
        Cell::Money(amount) => sheet.write_number_with_format(row, column, amount.0 as f64, format)?,
        Cell::Date(date) => sheet.write_datetime_with_format(row, column, day(date.civil())?, format)?,
        Cell::DateTime(at) => {
            let local = at.local();
            let moment = day(local.date())?.and_hms(
                local.hour().unsigned_abs().into(),
                local.minute().unsigned_abs(),
                f64::from(local.second()),
            )?;
            sheet.write_datetime_with_format(row, column, moment, format)?
        }
    };
    Ok(())
}

fn day(date: civil::Date) -> Result<ExcelDateTime, DocumentError> {
    Ok(ExcelDateTime::from_ymd(date.year().unsigned_abs(), date.month().unsigned_abs(), date.day().unsigned_abs())?)
}

fn cut(text: &str) -> String {
    if text.chars().count() <= CELL_CHARS {
        return text.to_owned();
    }
    text.chars().take(CELL_CHARS - 1).chain(['…']).collect()
}

/// Excel forbids some characters in a sheet's name and more than 31 of any.
fn sheet_name(title: &str) -> String {
    let name: String = title.chars().filter(|c| !"[]:*?/\\'".contains(*c) && !c.is_control()).take(24).collect();
    let name = name.trim();
    if name.is_empty() { "1".to_owned() } else { name.to_owned() }
}

fn head() -> Format {
    Format::new()
        .set_bold()
        .set_text_wrap()
        .set_align(FormatAlign::VerticalCenter)
        .set_background_color(Color::RGB(0x00F3_EDE6))
        .set_border_bottom(FormatBorder::Thin)
}

fn look(kind: ColumnKind) -> Format {
    let format = Format::new().set_align(FormatAlign::Top);
    match kind {
        ColumnKind::Text => format.set_text_wrap(),
        ColumnKind::Integer => format.set_num_format("0"),
        ColumnKind::Money => format.set_num_format("#,##0"),
        ColumnKind::Date => format.set_num_format("dd/mm/yyyy"),
        ColumnKind::DateTime => format.set_num_format("dd/mm/yyyy hh:mm"),
    }
}
