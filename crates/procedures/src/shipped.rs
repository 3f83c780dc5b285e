//! The data that ships with the program; `data/README.md` says where it is from.

use std::io::Read;

use flate2::read::GzDecoder;

macro_rules! packed {
    ($file:literal) => {
        include_bytes!(concat!(env!("OUT_DIR"), "/", $file, ".gz"))
    };
}

/// One shipped file.
#[derive(Clone, Copy)]
pub struct Shipped {
    pub name: &'static str,
    packed: &'static [u8],
}

/// 2,849 procedures.
pub const PROCEDURES: Shipped = Shipped { name: "procedures.csv", packed: packed!("procedures.csv") };
/// 14,258 parts.
pub const DOCUMENTS: Shipped = Shipped { name: "procedure_documents.csv", packed: packed!("procedure_documents.csv") };
/// 7,539 channels.
pub const CHANNELS: Shipped = Shipped { name: "procedure_channels.csv", packed: packed!("procedure_channels.csv") };
/// 376 codes of a commune's board.
pub const BOARD: Shipped = Shipped { name: "board_nui_cam.csv", packed: packed!("board_nui_cam.csv") };

/// Limits and fees of the most used procedures (part l of the rules).
pub const SETTINGS: &str = include_str!("../data/settings_part_l.csv");
/// Demo list of procedures open to intake at any centre (A12).
pub const NON_BOUNDARY: &str = include_str!("../data/non_boundary_demo.csv");

impl Shipped {
    /// The file as it stands in `data/`.
    #[must_use]
    pub fn open(self) -> impl Read {
        GzDecoder::new(self.packed)
    }
}
