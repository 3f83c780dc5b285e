use std::fs::File;
use std::io::BufWriter;

use axum::extract::State as Shared;
use documents::DocumentError;
use documents::sheet::{Cell, Column, ColumnKind, Csv, Xlsx};
use kernel::{Date, Refusal};
use organization::Directory;
use procedures::Catalogue;
use store::Conn;
use web::{PageError, Path, Query, Staff, Texts};

use super::Answer;
use super::asked::{Place, unit_name};
use super::field::field_of;
use super::list::Ask;
use super::place::COLUMNS;
use crate::model::{Figure, Measure, Period, PeriodKind};
use crate::policy::Sight;
use crate::queries::{self, By, Figures, Key, ListAsk, ListCursor};
use crate::{Desk, WORDS, rules};

/// Dossiers read at a time.
const PAGE: usize = 2_000;
const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const CSV: &str = "text/csv; charset=utf-8";

/// What can be taken out, and as what: `units.csv`, `procedures.xlsx`, `dossiers.csv`. Persons are in none of them.
pub async fn file(
    Shared(desk): Shared<Desk>,
    staff: Staff,
    Path(name): Path<String>,
    Query(ask): Query<Ask>,
) -> Answer {
    let t = staff.texts(&WORDS);
    let today = desk.kit.clock.now().date();
    let period = ask.period.parse(today, PeriodKind::Month).map_err(Refusal::Invalid)?;
    let (what, ending) = name.split_once('.').ok_or_else(PageError::not_found)?;
    let sheet = match ending {
        "csv" => Sheet::Csv,
        "xlsx" => Sheet::Xlsx,
        _ => return Err(PageError::not_found()),
    };
    let what = What::parse(what).ok_or_else(PageError::not_found)?;
    let actor = staff.actor.clone();
    let read = move |conn: &mut Conn| {
        let directory = organization::directory(conn)?;
        let catalogue = procedures::catalogue(conn)?;
        let place = ask.place.place(&Sight::of(&actor, &directory), &directory, &catalogue, &t)?;
        let measure = Measure::parse(&ask.figure).unwrap_or(Measure::OpenLate);
        let job = Job { t: &t, directory: &directory, catalogue: &catalogue, place: &place, period, today };
        Ok(match what {
            What::Dossiers => job.dossiers(conn, measure, sheet),
            What::Units => job.figures(conn, By::Body, sheet),
            What::Procedures => job.figures(conn, By::Procedure, sheet),
        })
    };
    let written = desk.kit.store.read(read).await?.map_err(|fault| match fault {
        Fault::Store(error) => PageError::from(error),
        Fault::Document(error) => PageError::fault(&error),
    })?;
    let kind = if matches!(sheet, Sheet::Csv) { CSV } else { XLSX };
    web::download(written, kind, &format!("{what}-{}-{}.{ending}", period.from, period.to))
}

kernel::named_enum! {
    enum What { Units = "units", Procedures = "procedures", Dossiers = "dossiers" }
}

#[derive(Clone, Copy)]
enum Sheet {
    Csv,
    Xlsx,
}

enum Fault {
    Store(store::Error),
    Document(DocumentError),
}

impl From<store::Error> for Fault {
    fn from(error: store::Error) -> Self {
        Self::Store(error)
    }
}

impl From<DocumentError> for Fault {
    fn from(error: DocumentError) -> Self {
        Self::Document(error)
    }
}

/// A table in the making, either way: in a file without a name, which is gone when it has been sent.
enum Out {
    Csv(Box<Csv<BufWriter<File>>>),
    Xlsx(Box<Xlsx>),
}

impl Out {
    fn new(sheet: Sheet, title: &str, columns: Vec<Column>) -> Result<Self, DocumentError> {
        match sheet {
            Sheet::Csv => {
                let titles: Vec<String> = columns.into_iter().map(|column| column.title).collect();
                Csv::new(BufWriter::new(tempfile::tempfile()?), &titles).map(|sheet| Self::Csv(Box::new(sheet)))
            }
            Sheet::Xlsx => Xlsx::new(title, columns).map(|sheet| Self::Xlsx(Box::new(sheet))),
        }
    }

    fn row(&mut self, cells: &[Cell<'_>]) -> Result<(), DocumentError> {
        match self {
            Self::Csv(sheet) => sheet.row(cells),
            Self::Xlsx(sheet) => sheet.row(cells),
        }
    }

    fn finish(self) -> Result<File, DocumentError> {
        match self {
            Self::Csv(sheet) => Ok(sheet.finish()?.into_inner().map_err(std::io::IntoInnerError::into_error)?),
            Self::Xlsx(sheet) => {
                let file = tempfile::tempfile()?;
                sheet.save(BufWriter::new(&file))?;
                Ok(file)
            }
        }
    }
}

/// One export.
struct Job<'a> {
    t: &'a Texts,
    directory: &'a Directory,
    catalogue: &'a Catalogue,
    place: &'a Place,
    period: Period,
    today: Date,
}

impl Job<'_> {
    /// The columns of the report (F3) with the rate (F10), a line for each unit or procedure.
    fn figures(&self, conn: &mut Conn, by: By, sheet: Sheet) -> Result<File, Fault> {
        let figures: Figures = queries::figures(conn, by, &self.place.filter, self.period, self.today)?;
        let text = |key: &str| Column::new(self.t.say(key), ColumnKind::Text);
        let mut columns = vec![text("supervision-col-code").width(14), text("supervision-col-name")];
        if by == By::Procedure {
            columns.push(text("supervision-col-field"));
        }
        columns.extend(COLUMNS.iter().map(|measure| Column::new(self.t.say(&measure.key()), ColumnKind::Integer)));
        columns.push(Column::new(self.t.say("supervision-col-on-time"), ColumnKind::Integer));
        let mut out = Out::new(sheet, &self.place.title, columns)?;
        for (key, figure) in &figures {
            let mut cells: Vec<Cell<'_>> =
                self.heads(by, key).into_iter().map(|text| Cell::Text(text.into())).collect();
            cells.extend(numbers(figure));
            out.row(&cells)?;
        }
        Ok(out.finish()?)
    }

    fn heads(&self, by: By, key: &Key) -> Vec<String> {
        match key {
            Key::Unit(unit) => {
                let code = self.directory.unit(*unit).map(|unit| unit.code.clone()).unwrap_or_default();
                vec![code, unit_name(self.directory, *unit)]
            }
            Key::Procedure(code) => {
                let newest = self.catalogue.versions(code).last();
                let name = newest.map_or_else(|| code.clone(), |version| version.name.clone());
                let mut heads = vec![code.clone(), name];
                if by == By::Procedure {
                    heads.push(field_of(self.catalogue, code));
                }
                heads
            }
        }
    }

    /// The dossiers behind a figure, read page by page.
    fn dossiers(&self, conn: &mut Conn, measure: Measure, sheet: Sheet) -> Result<File, Fault> {
        let column = |key: &str, kind| Column::new(self.t.say(key), kind);
        let columns = vec![
            column("supervision-col-dossier", ColumnKind::Text),
            column("supervision-col-procedure-code", ColumnKind::Text).width(12),
            column("supervision-col-procedure", ColumnKind::Text),
            column("supervision-col-unit", ColumnKind::Text),
            column("supervision-col-filed", ColumnKind::Date),
            column("supervision-col-due", ColumnKind::Date),
            column("supervision-col-ended", ColumnKind::Date),
            column("supervision-col-state", ColumnKind::Text),
        ];
        let mut out = Out::new(sheet, &self.t.say(&measure.key()), columns)?;
        let ask = ListAsk { measure, filter: self.place.filter.clone(), period: self.period, today: self.today };
        let mut after: Option<ListCursor> = None;
        loop {
            let page = queries::list(conn, &ask, after, PAGE)?;
            let words = super::list::rows_of(self.t, self.catalogue, &page.rows, self.today);
            for (listed, row) in page.rows.iter().zip(&words) {
                let date = |day: Option<Date>| day.map_or(Cell::Empty, Cell::Date);
                out.row(&[
                    Cell::text(&listed.code),
                    Cell::text(&listed.row.procedure),
                    Cell::text(&row.procedure),
                    Cell::Text(unit_name(self.directory, listed.row.body).into()),
                    Cell::Date(listed.row.filed_day),
                    date(listed.row.due_day),
                    date(listed.row.ended_day),
                    Cell::text(&row.state),
                ])?;
            }
            match page.next {
                Some(next) => after = Some(next),
                None => return Ok(out.finish()?),
            }
        }
    }
}

/// The columns of a figure, and its on-time rate in tenths of a percent; no rate is an empty cell (N14).
fn numbers(figure: &Figure) -> Vec<Cell<'static>> {
    let mut cells: Vec<Cell<'static>> = COLUMNS.iter().map(|measure| Cell::Integer(figure.of(*measure))).collect();
    cells.push(rules::on_time_rate(&figure.flow).map_or(Cell::Empty, |rate| Cell::Integer(rate.per_mille())));
    cells
}
