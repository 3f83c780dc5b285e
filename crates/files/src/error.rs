use kernel::{Reason, Refusal};

use crate::Limits;

/// Why a file is not taken, or cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum FileError {
    /// Nothing in it.
    #[error("the file is empty")]
    Empty,
    /// More bytes than the limit.
    #[error("the file has more than {most} bytes")]
    TooLarge { most: usize },
    /// Neither PDF nor JPEG nor PNG, whatever its name says.
    #[error("the file is not a PDF, a JPEG or a PNG")]
    UnknownKind,
    /// It is two things at once, or something hangs before or after it.
    #[error("the file holds more than one document")]
    Polyglot,
    /// It cannot be read to its end: cut off, or its table does not fit.
    #[error("the file is damaged")]
    Damaged,
    /// A PDF that asks for a password.
    #[error("the PDF is encrypted")]
    Encrypted,
    /// A PDF that carries script, starts programs or has files inside.
    #[error("the PDF carries active content: {0}")]
    Active(&'static str),
    /// An image whose sides or pixels pass the limit.
    #[error("the image has {width} x {height} pixels")]
    Dimensions { width: u32, height: u32 },
    /// A PDF with more pages than the limit.
    #[error("the PDF has {pages} pages")]
    TooManyPages { pages: u32, most: u32 },
    /// It unpacks to more than the limit.
    #[error("the file unpacks to more than {most} bytes")]
    Bomb { most: usize },
    /// There is no file with that hash.
    #[error("there is no such file")]
    NotFound,
    /// What is stored under the hash is not what was stored.
    #[error("the stored file {hash} no longer has its own hash")]
    Corrupt { hash: String },
    /// The address of the store cannot be used.
    #[error("the file store cannot be opened: {0}")]
    Address(String),
    /// The disk or the service behind the store does not answer; nothing was stored.
    #[error("the file store does not answer: {0}")]
    Unavailable(#[source] Box<dyn std::error::Error + Send + Sync>),
}

impl FileError {
    /// The refusal to show at `field`, or `None` when it is no fault of the file but of the store (a 503).
    #[must_use]
    pub fn refusal(&self, field: &str) -> Option<Refusal> {
        match self {
            Self::NotFound => Some(Refusal::NotFound(Reason::new("file-not-found"))),
            Self::Corrupt { .. } | Self::Address(_) | Self::Unavailable(_) => None,
            _ => self.reason().map(|reason| Refusal::field(field, reason)),
        }
    }

    /// The fluent key with its values, for every fault of a file that was handed in.
    #[must_use]
    pub fn reason(&self) -> Option<Reason> {
        Some(match self {
            Self::Empty => Reason::new("file-empty"),
            Self::TooLarge { most } => Reason::new("file-too-large").with("most", megabytes(*most)),
            Self::UnknownKind => Reason::new("file-unknown-kind"),
            Self::Polyglot => Reason::new("file-polyglot"),
            Self::Damaged => Reason::new("file-damaged"),
            Self::Encrypted => Reason::new("file-encrypted"),
            Self::Active(_) => Reason::new("file-active"),
            Self::Dimensions { width, height } => {
                Reason::new("file-dimensions").with("width", width).with("height", height)
            }
            Self::TooManyPages { pages, most } => {
                Reason::new("file-too-many-pages").with("pages", pages).with("most", most)
            }
            Self::Bomb { .. } => Reason::new("file-bomb"),
            Self::NotFound => Reason::new("file-not-found"),
            Self::Corrupt { .. } | Self::Address(_) | Self::Unavailable(_) => return None,
        })
    }

    /// The refusal of a body that passes the limit, for the edge that stops reading early.
    #[must_use]
    pub const fn too_large(limits: &Limits) -> Self {
        Self::TooLarge { most: limits.bytes }
    }
}

/// Whole megabytes, at least one.
fn megabytes(bytes: usize) -> usize {
    (bytes / (1024 * 1024)).max(1)
}

impl From<object_store::Error> for FileError {
    fn from(fault: object_store::Error) -> Self {
        match fault {
            object_store::Error::NotFound { .. } => Self::NotFound,
            fault => Self::Unavailable(Box::new(fault)),
        }
    }
}
