//! The fields of the forms of acts: described here, drawn by `field.html`, read by name from [`web::Typed`].

use web::{Faults, Texts, Typed};

/// One field. The values typed into it stand in [`Typed`] under the same name.
pub struct Field {
    pub name: &'static str,
    pub label: String,
    pub hint: String,
    pub kind: Kind,
}

/// How a field is asked.
pub enum Kind {
    Text,
    Day,
    Area,
    Select {
        options: Vec<(String, String)>,
        empty: String,
    },
    Radios(Vec<(String, String)>),
    Tick,
    /// A box for each.
    Ticks(Vec<(String, String)>),
    File,
    /// Any number of them.
    Files,
    /// A table; each row sends the name of every column.
    Rows {
        columns: Vec<Column>,
        /// Empty rows behind those that were filled in.
        spare: usize,
    },
}

/// One column of a table of fields.
pub struct Column {
    pub name: &'static str,
    pub label: String,
    /// To choose from; empty for free text.
    pub options: Vec<(String, String)>,
}

impl Column {
    /// A column with the label of this key.
    pub fn new(t: &Texts, name: &'static str, key: &str, options: Vec<(String, String)>) -> Self {
        Self { name, label: t.say(&format!("docket-page-field-{key}")), options }
    }
}

impl Field {
    /// A field with the label and, where there is one, the hint of this key.
    pub fn new(t: &Texts, name: &'static str, key: &str, kind: Kind) -> Self {
        let hint = format!("docket-page-hint-{key}");
        let hint = if t.knows(&hint) { t.say(&hint) } else { String::new() };
        Self { name, label: t.say(&format!("docket-page-field-{key}")), hint, kind }
    }

    /// A choice; `choose` adds the words of "nothing chosen".
    pub fn select(t: &Texts, name: &'static str, key: &str, options: Vec<(String, String)>, choose: bool) -> Self {
        let empty = if choose { t.say("docket-page-choose") } else { String::new() };
        Self::new(t, name, key, Kind::Select { options, empty })
    }

    /// The name of the template's branch.
    pub const fn is(&self) -> &'static str {
        match self.kind {
            Kind::Text => "text",
            Kind::Day => "day",
            Kind::Area => "area",
            Kind::Select { .. } => "select",
            Kind::Radios(_) => "radios",
            Kind::Tick => "tick",
            Kind::Ticks(_) => "ticks",
            Kind::File => "file",
            Kind::Files => "files",
            Kind::Rows { .. } => "rows",
        }
    }

    /// Whether several files may be chosen at once.
    pub const fn several(&self) -> bool {
        matches!(self.kind, Kind::Files)
    }

    /// What there is to choose from.
    pub fn options(&self) -> &[(String, String)] {
        match &self.kind {
            Kind::Select { options, .. } | Kind::Radios(options) | Kind::Ticks(options) => options,
            _ => &[],
        }
    }

    /// The words of "nothing chosen"; empty when something must be.
    pub fn empty(&self) -> &str {
        match &self.kind {
            Kind::Select { empty, .. } => empty,
            _ => "",
        }
    }

    /// What is wrong with the field or any of its rows, in words.
    pub fn error(&self, t: &Texts, faults: &Faults) -> String {
        let mine = |own: &str| own.strip_prefix(self.name).is_some_and(|rest| rest.is_empty() || rest.starts_with('['));
        let wrong = faults.0.iter().filter(|fault| mine(&fault.field)).map(|fault| t.reason(&fault.reason));
        let mut words: Vec<String> = wrong.collect();
        words.dedup();
        words.join(" ")
    }

    /// The columns of a table.
    pub fn columns(&self) -> &[Column] {
        match &self.kind {
            Kind::Rows { columns, .. } => columns,
            _ => &[],
        }
    }

    /// The rows of a table as they were typed, with some to spare; each as its values in the order of the columns.
    pub fn rows(&self, typed: &Typed) -> Vec<Vec<String>> {
        let Kind::Rows { columns, spare } = &self.kind else { return Vec::new() };
        let filled = columns.iter().map(|column| typed.all(column.name).len()).max().unwrap_or(0);
        let row = |at| columns.iter().map(|column| typed.at(column.name, at).to_owned()).collect();
        (0..filled + spare).map(row).collect()
    }
}

/// The filled rows of a table that was sent, as the values of `names` each; a row without any text is left out.
pub fn rows<const N: usize>(typed: &Typed, names: [&str; N]) -> Vec<[String; N]> {
    let filled = names.iter().map(|name| typed.all(name).len()).max().unwrap_or(0);
    let row = |at| names.map(|name| typed.at(name, at).trim().to_owned());
    (0..filled).map(row).filter(|row: &[String; N]| row.iter().any(|value| !value.is_empty())).collect()
}
