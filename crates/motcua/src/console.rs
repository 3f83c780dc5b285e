//! Where a command speaks: one JSON document or plain lines on stdout, everything else on stderr.

use std::io::{self, Write};

use serde::Serialize;

use crate::words::Words;

/// The two streams and the language they are written in. A reader that went away (`| head`) is no fault.
#[derive(Clone, Copy)]
pub struct Console {
    pub words: Words,
}

impl Console {
    /// A console that speaks with `words`.
    #[must_use]
    pub const fn new(words: Words) -> Self {
        Self { words }
    }

    /// One line of the answer.
    pub fn line(self, text: &str) {
        let _ = writeln!(io::stdout().lock(), "{text}");
    }

    /// The answer as one JSON document.
    pub fn json(self, value: &impl Serialize) {
        let text = serde_json::to_string_pretty(value).expect("what commands print has string keys only");
        self.line(&text);
    }

    /// A remark that is no part of the answer.
    pub fn note(self, text: &str) {
        let _ = writeln!(io::stderr().lock(), "{text}");
    }

    /// A line of the answer by its key.
    pub fn say(self, key: &str, values: &[(&str, &str)]) {
        self.line(&self.words.fill(key, values));
    }

    /// Rows under heads, each column as wide as its widest cell.
    pub fn table(self, heads: &[String], rows: &[Vec<String>]) {
        let widths: Vec<usize> = (0..heads.len())
            .map(|column| {
                let cells = rows.iter().filter_map(|row| row.get(column));
                cells.chain(heads.get(column)).map(|cell| cell.chars().count()).max().unwrap_or(0)
            })
            .collect();
        self.line(&aligned(heads, &widths));
        self.line(&widths.iter().map(|width| "-".repeat(*width)).collect::<Vec<_>>().join("  "));
        for row in rows {
            self.line(&aligned(row, &widths));
        }
    }
}

fn aligned(cells: &[String], widths: &[usize]) -> String {
    let padded = cells.iter().zip(widths).map(|(cell, width)| {
        let gap = width.saturating_sub(cell.chars().count());
        format!("{cell}{}", " ".repeat(gap))
    });
    padded.collect::<Vec<_>>().join("  ").trim_end().to_owned()
}
