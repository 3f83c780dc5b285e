crate::named_enum! {
    /// A language the house speaks. Vietnamese is the default everywhere.
    #[derive(Default)]
    pub enum Lang {
        #[default]
        Vi = "vi",
        En = "en",
    }
}

impl Lang {
    /// The other language, for the switch on every page.
    #[must_use]
    pub const fn other(self) -> Self {
        match self {
            Self::Vi => Self::En,
            Self::En => Self::Vi,
        }
    }

    /// The language a visitor asks for in `Accept-Language`: English only when it stands before Vietnamese.
    #[must_use]
    pub fn from_accept(header: &str) -> Self {
        let first = header
            .split(',')
            .map(|range| range.split(';').next().unwrap_or_default().trim().to_ascii_lowercase())
            .find(|range| range.starts_with("vi") || range.starts_with("en"));
        match first {
            Some(range) if range.starts_with("en") => Self::En,
            _ => Self::Vi,
        }
    }
}
