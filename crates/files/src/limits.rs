/// How much of a file is taken. Settings of the installation.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Limits {
    /// Size of one file in bytes.
    pub bytes: usize,
    /// Width and height of an image in pixels.
    pub side: u32,
    /// Width times height of an image: what a viewer has to unpack.
    pub pixels: u64,
    /// Pages of a PDF.
    pub pages: u32,
    /// Bytes that all packed parts of a file may unpack to together.
    pub unpacked: usize,
}

impl Limits {
    /// 20 MB a file; images up to 100 megapixels (an A3 page at 600 dpi has 70); 2,000 pages; 200 MB unpacked.
    pub const DEFAULT: Self =
        Self { bytes: 20 * 1024 * 1024, side: 30_000, pixels: 100_000_000, pages: 2_000, unpacked: 200 * 1024 * 1024 };

    /// The default with another size of one file.
    #[must_use]
    pub const fn with_bytes(bytes: usize) -> Self {
        Self { bytes, ..Self::DEFAULT }
    }
}

impl Default for Limits {
    fn default() -> Self {
        Self::DEFAULT
    }
}
