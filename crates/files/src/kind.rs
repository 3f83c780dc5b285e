kernel::named_enum! {
    /// The kinds of file that are taken, as found in the content.
    pub enum MediaKind { Pdf = "pdf", Jpeg = "jpeg", Png = "png" }
}

impl MediaKind {
    /// The media type to serve the file with.
    #[must_use]
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Pdf => "application/pdf",
            Self::Jpeg => "image/jpeg",
            Self::Png => "image/png",
        }
    }

    /// The ending of a file's name, without the dot.
    #[must_use]
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Jpeg => "jpg",
            Self::Png => "png",
        }
    }
}
