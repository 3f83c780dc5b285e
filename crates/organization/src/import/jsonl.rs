use std::io::{BufRead, Read};

use kernel::Reason;
use serde_json::{Map, Value};

use super::cells::{Cells, bounded};

/// Largest line in bytes.
const LARGEST_LINE: u64 = 1024 * 1024;

/// The next line that is not blank, without its end; `None` at the end of the file.
pub(super) fn next_line(lines: &mut impl BufRead) -> std::io::Result<Option<Vec<u8>>> {
    loop {
        let mut line = Vec::new();
        if lines.by_ref().take(LARGEST_LINE).read_until(b'\n', &mut line)? == 0 {
            return Ok(None);
        }
        while line.last().is_some_and(u8::is_ascii_whitespace) {
            line.pop();
        }
        if !line.is_empty() {
            return Ok(Some(line));
        }
    }
}

/// The keys of a line, if it is an object.
pub(super) fn keys(line: &[u8]) -> Option<Vec<String>> {
    let object: Map<String, Value> = serde_json::from_slice(line).ok()?;
    Some(object.into_iter().map(|(key, _)| key).collect())
}

/// The cells of a line.
pub(super) fn cells(line: &[u8]) -> Result<Cells, Reason> {
    if std::str::from_utf8(line).is_err() {
        return Err(Reason::new("organization-import-encoding"));
    }
    let object: Map<String, Value> =
        serde_json::from_slice(line).map_err(|_| Reason::new("organization-import-json"))?;
    Ok(Cells(object.into_iter().map(|(key, value)| (key, text(&value).and_then(bounded))).collect()))
}

/// A value as the CSV of the same data writes it.
fn text(value: &Value) -> Result<String, Reason> {
    match value {
        Value::Null => Ok(String::new()),
        Value::Bool(yes) => Ok(if *yes { "1" } else { "0" }.to_owned()),
        Value::Number(number) => Ok(written(number)),
        Value::String(text) => Ok(text.clone()),
        Value::Array(list) => {
            let parts = list.iter().map(|part| match part {
                Value::Array(_) | Value::Object(_) => Err(Reason::new("organization-import-nested")),
                plain => text(plain),
            });
            Ok(parts.collect::<Result<Vec<_>, _>>()?.join(";"))
        }
        Value::Object(_) => Err(Reason::new("organization-import-nested")),
    }
}

/// `120.0` is written `120`: whole numbers carry no fraction in the CSV.
fn written(number: &serde_json::Number) -> String {
    let text = number.to_string();
    text.strip_suffix(".0").map(ToOwned::to_owned).unwrap_or(text)
}
