use std::ops::Deref;

use diesel::prelude::*;
use kernel::Id;
use sha2::{Digest, Sha256};

use super::PartKind;
use crate::schema::procedure_part;

/// The row of a part as it is stored.
#[derive(Clone, PartialEq, Eq, Debug, Queryable, Selectable, Insertable)]
#[diesel(table_name = procedure_part, treat_none_as_default_value = false)]
pub struct PartRow {
    pub id: Id,
    pub version_id: Id,
    /// Order of the source, from 1.
    pub seq: i32,
    pub kind: PartKind,
    /// The case in which it is asked for; empty where it always is.
    pub case_name: String,
    pub title: String,
    /// Finds the short title an administrator gave.
    pub title_key: String,
    /// File name of the form to fill in; may be empty.
    pub form_file: String,
    /// How many originals. The source gives 0 and 0 at times.
    pub originals: i32,
    /// How many copies.
    pub copies: i32,
    /// The title was cut at 300 characters when the data were collected.
    pub truncated: bool,
}

/// One paper or file that a version asks for. Titles are the source's, up to 300 characters.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Part {
    pub row: PartRow,
    /// Short title set by an administrator, if any.
    pub short_title: Option<String>,
}

impl Deref for Part {
    type Target = PartRow;
    fn deref(&self) -> &PartRow {
        &self.row
    }
}

/// How long a title may be before a screen shortens it, in characters.
const SHORT: usize = 90;

impl Part {
    /// What a screen shows first: the short title, else the title's beginning, cut at a word.
    #[must_use]
    pub fn short(&self) -> String {
        self.short_title.clone().unwrap_or_else(|| shorten(&self.title))
    }

    /// Whether [`Part::short`] leaves something out.
    #[must_use]
    pub fn is_shortened(&self) -> bool {
        self.short() != self.title
    }
}

/// The parts of one case, in the order of the source.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PartGroup {
    /// Empty for the parts that are always asked for.
    pub case_name: String,
    pub parts: Vec<Part>,
}

/// Groups parts by case, each case where it first stands.
#[must_use]
pub fn group_by_case(parts: Vec<Part>) -> Vec<PartGroup> {
    let mut groups: Vec<PartGroup> = Vec::new();
    for part in parts {
        match groups.iter_mut().find(|group| group.case_name == part.case_name) {
            Some(group) => group.parts.push(part),
            None => groups.push(PartGroup { case_name: part.case_name.clone(), parts: vec![part] }),
        }
    }
    groups
}

/// The key of a title as it is stored: 16 hexadecimal digits.
#[must_use]
pub fn title_key(title: &str) -> String {
    hex::encode(&Sha256::digest(title.as_bytes())[..8])
}

fn shorten(title: &str) -> String {
    let first = title.split(['\n', ';']).next().unwrap_or(title).trim();
    let chars: Vec<char> = first.chars().collect();
    if chars.len() <= SHORT {
        return if first.len() == title.len() { title.to_owned() } else { format!("{first} …") };
    }
    let cut = chars[..SHORT].iter().rposition(|c| c.is_whitespace()).unwrap_or(SHORT);
    format!("{} …", chars[..cut].iter().collect::<String>().trim_end_matches([',', '.', ';', '(']))
}
