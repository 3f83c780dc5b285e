//! Which procedures a list is about.

use web::Texts;

use crate::model::Version;
use crate::{Filter, Level};

kernel::named_enum! {
    /// The choice above a list.
    pub(super) enum Scope {
        /// What a commune's board shows.
        Board = "board",
        Commune = "commune",
        Province = "province",
        Ministry = "ministry",
        Other = "other",
        All = "all",
    }
}

impl Scope {
    /// The scope of that name; the board for anything else.
    pub(super) fn read(text: &str) -> Self {
        Self::parse(text).unwrap_or(Self::Board)
    }

    const fn level(self) -> Option<Level> {
        match self {
            Self::Board | Self::All => None,
            Self::Commune => Some(Level::Commune),
            Self::Province => Some(Level::Province),
            Self::Ministry => Some(Level::Ministry),
            Self::Other => Some(Level::Other),
        }
    }

    pub(super) fn keeps(self, version: &Version) -> bool {
        match self {
            Self::Board => version.on_commune_board(),
            _ => self.level().is_none_or(|level| version.has_level(level)),
        }
    }

    pub(super) fn filter(self, q: &str, field: &str) -> Filter {
        let field = Some(field.to_owned()).filter(|field| !field.is_empty());
        Filter { q: q.to_owned(), level: self.level(), field, on_board: self == Self::Board }
    }

    /// Every scope with its words, for a select.
    pub(super) fn choices(t: &Texts) -> Vec<(&'static str, String)> {
        Self::ALL.iter().map(|scope| (scope.as_str(), t.say(&format!("procedure-scope-{scope}")))).collect()
    }
}

/// An address with those parameters that are not empty.
pub(super) fn address(path: &str, parameters: &[(&str, &str)]) -> String {
    let mut query = form_urlencoded::Serializer::new(String::new());
    for (name, value) in parameters.iter().filter(|(_, value)| !value.is_empty()) {
        query.append_pair(name, value);
    }
    match query.finish() {
        query if query.is_empty() => path.to_owned(),
        query => format!("{path}?{query}"),
    }
}
