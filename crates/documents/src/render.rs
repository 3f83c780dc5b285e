//! Typst as a library: a world that holds the templates, the fonts and one data file, and nothing else. There is
//! no file system, no package and no clock in it.

use std::collections::HashMap;
use std::sync::LazyLock;

use serde::Serialize;
use typst::diag::{FileError, FileResult, SourceDiagnostic};
use typst::ecow::EcoVec;
use typst::foundations::{Bytes, Datetime, Duration, Smart};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World, WorldExt};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

use crate::{DocumentError, qr, text};

/// Where a template finds its values.
const DATA: &str = "/data.json";
/// How many later documents a cached layout outlives: enough to keep the letterhead warm, few enough to keep
/// memory flat and people's data out of it.
const CACHE_AGE: usize = 4;

/// The file of a template with its text.
macro_rules! templates {
    ($($name:literal),+ $(,)?) => { [$(($name, include_str!(concat!("../templates/", $name)))),+] };
}

const TEMPLATES: [(&str, &str); 15] = templates![
    "letterhead.typ",
    "form01.typ",
    "form02.typ",
    "form03.typ",
    "form04.typ",
    "form05.typ",
    "form06.typ",
    "form07.typ",
    "notice.typ",
    "poster.typ",
    "conclusion.typ",
    "briefing.typ",
    "inspection.typ",
    "group-report.typ",
    "report.typ",
];

/// Words that a printed table shares with its spreadsheet.
const SHARED: [(&str, &str); 2] = templates!["register.json", "group-report.json"];

const FACES: [&[u8]; 4] = [
    include_bytes!(concat!(env!("OUT_DIR"), "/regular.ttf")),
    include_bytes!(concat!(env!("OUT_DIR"), "/bold.ttf")),
    include_bytes!(concat!(env!("OUT_DIR"), "/italic.ttf")),
    include_bytes!(concat!(env!("OUT_DIR"), "/bold-italic.ttf")),
];

/// What every document shares, made at first use and kept.
struct Shelf {
    library: LazyHash<Library>,
    book: LazyHash<FontBook>,
    fonts: Vec<Font>,
    sources: HashMap<FileId, Source>,
    shared: HashMap<FileId, Bytes>,
    data: FileId,
}

static SHELF: LazyLock<Shelf> = LazyLock::new(|| {
    let fonts: Vec<Font> = FACES.into_iter().flat_map(|face| Font::iter(Bytes::new(face))).collect();
    let sources = TEMPLATES.into_iter().map(|(name, source)| (file(name), Source::new(file(name), source.to_owned())));
    Shelf {
        library: LazyHash::new(Library::default()),
        book: LazyHash::new(FontBook::from_fonts(&fonts)),
        fonts,
        sources: sources.collect(),
        shared: SHARED.into_iter().map(|(name, text)| (file(name), Bytes::from_string(text))).collect(),
        data: file(DATA),
    }
});

fn file(name: &str) -> FileId {
    let path = VirtualPath::new(name).expect("the names are constants without dots or prefixes");
    FileId::new(RootedPath::new(VirtualRoot::Project, path))
}

/// One document in the making.
struct Desk {
    main: FileId,
    data: Bytes,
}

impl World for Desk {
    fn library(&self) -> &LazyHash<Library> {
        &SHELF.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &SHELF.book
    }

    fn main(&self) -> FileId {
        self.main
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        SHELF.sources.get(&id).cloned().ok_or(FileError::AccessDenied)
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        if id == SHELF.data {
            return Ok(self.data.clone());
        }
        SHELF.shared.get(&id).cloned().ok_or(FileError::AccessDenied)
    }

    fn font(&self, index: usize) -> Option<Font> {
        SHELF.fonts.get(index).cloned()
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}

/// What a template reads from its data file.
#[derive(Serialize)]
struct Values {
    form: serde_json::Value,
    /// The QR as SVG.
    qr: Option<String>,
}

/// What a PDF promises to those who keep and read it.
#[derive(Clone, Copy)]
pub enum Promise {
    /// Kept for years and read aloud: PDF/A-2a and PDF/UA-1.
    KeptAndRead,
    /// Kept for years: PDF/A-2b. For parts that are joined, where the tree of what is what would be cut.
    Kept,
}

/// Fills a template and prints it as PDF/A-2a and PDF/UA-1. The template sets the paper's own date as the
/// document's; `look_up` is what its QR opens.
pub fn pdf(template: &'static str, form: &impl Serialize, look_up: Option<&str>) -> Result<Vec<u8>, DocumentError> {
    pdf_that(Promise::KeptAndRead, template, form, look_up)
}

/// The same with a choice of the promise.
pub fn pdf_that(
    promise: Promise,
    template: &'static str,
    form: &impl Serialize,
    look_up: Option<&str>,
) -> Result<Vec<u8>, DocumentError> {
    let mut form = serde_json::to_value(form)?;
    text::make_printable(&mut form);
    let values = Values { form, qr: look_up.map(qr::svg).transpose()? };
    let data = serde_json::to_string(&values)?;
    let options = PdfOptions {
        ident: Smart::Custom(format!("{template} {data}")),
        creator: Smart::Custom(Some("Motcua".to_owned())),
        standards: standards(promise, template)?,
        tagged: matches!(promise, Promise::KeptAndRead),
        ..PdfOptions::default()
    };
    let desk = Desk { main: file(template), data: Bytes::from_string(data) };
    let made = print(template, &desk, &options);
    typst::comemo::evict(CACHE_AGE);
    made
}

fn print(template: &'static str, desk: &Desk, options: &PdfOptions) -> Result<Vec<u8>, DocumentError> {
    let document = typst::compile::<PagedDocument>(desk)
        .output
        .map_err(|faults| DocumentError::Template { template, messages: messages(desk, &faults) })?;
    typst_pdf::pdf(&document, options)
        .map_err(|faults| DocumentError::Standard { template, messages: messages(desk, &faults) })
}

fn standards(promise: Promise, template: &'static str) -> Result<PdfStandards, DocumentError> {
    let list: &[PdfStandard] = match promise {
        Promise::KeptAndRead => &[PdfStandard::A_2a, PdfStandard::Ua_1],
        Promise::Kept => &[PdfStandard::A_2b],
    };
    PdfStandards::new(list).map_err(|fault| DocumentError::Standard { template, messages: fault.message().to_string() })
}

/// Every message with its place: `form01.typ:12: unknown variable`.
fn messages(desk: &Desk, faults: &EcoVec<SourceDiagnostic>) -> String {
    let placed = |fault: &SourceDiagnostic| {
        let source = fault.span.id().and_then(|id| SHELF.sources.get(&id));
        let line =
            source.zip(desk.range(fault.span)).and_then(|(source, range)| source.lines().byte_to_line(range.start));
        let name = source.map_or(String::new(), |source| source.id().vpath().get_without_slash().to_owned());
        format!("{name}:{}: {}", line.map_or(0, |line| line + 1), fault.message)
    };
    faults.iter().map(placed).collect::<Vec<_>>().join("; ")
}

/// Whether every face of the typeface has a letter for `c`.
pub fn has_glyph(c: char) -> bool {
    SHELF.fonts.iter().all(|font| font.info().coverage.contains(c.into()))
}
