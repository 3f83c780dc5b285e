//! Fills every field of a paper with a value that stands nowhere else.

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

/// Fields that hold a name out of a closed list.
const NAMES: [&str; 10] =
    ["kind", "limit/unit", "return_mode", "mode", "ask", "stage", "result", "state", "channel", "verdict"];

/// One field with what was put there.
pub struct Field {
    /// `parts/0/name`.
    pub path: String,
    pub value: Value,
}

/// Whether the field holds a name out of a closed list, which the template puts into words.
pub fn is_name(path: &str) -> bool {
    NAMES.iter().any(|name| path == *name || path.ends_with(&format!("/{name}")))
}

/// The same paper with every text and number replaced by a mark, and the list of all fields.
pub fn marked<T: Serialize + DeserializeOwned>(paper: &T) -> (T, Vec<Field>) {
    let mut counter = 0;
    with(paper, &mut |path, text| {
        counter += 1;
        if is_name(path) || path.ends_with("look_up") || path.ends_with("/year") { text } else { mark(&text, counter) }
    })
}

/// The same paper with every free text replaced by `words`.
pub fn filled<T: Serialize + DeserializeOwned>(paper: &T, words: &str) -> T {
    let free = |path: &str, value: &Value| {
        value.as_str().is_some_and(|text| {
            !is_name(path) && kernel::Timestamp::parse(text).is_none() && kernel::Date::parse(text).is_none()
        })
    };
    with(paper, &mut |path, value| if free(path, &value) && !path.ends_with("look_up") { words.into() } else { value })
        .0
}

fn with<T: Serialize + DeserializeOwned>(paper: &T, change: &mut dyn FnMut(&str, Value) -> Value) -> (T, Vec<Field>) {
    let mut value = serde_json::to_value(paper).expect("papers are data");
    let mut fields = Vec::new();
    walk("", &mut value, change, &mut fields);
    (serde_json::from_value(value).expect("the change keeps the types"), fields)
}

fn walk(path: &str, value: &mut Value, change: &mut dyn FnMut(&str, Value) -> Value, fields: &mut Vec<Field>) {
    let below = |key: &str| if path.is_empty() { key.to_owned() } else { format!("{path}/{key}") };
    match value {
        Value::Object(map) => map.iter_mut().for_each(|(key, value)| walk(&below(key), value, change, fields)),
        Value::Array(list) => {
            list.iter_mut().enumerate().for_each(|(i, value)| walk(&below(&i.to_string()), value, change, fields));
        }
        Value::Null => {}
        leaf => {
            *leaf = change(path, leaf.take());
            fields.push(Field { path: path.to_owned(), value: leaf.clone() });
        }
    }
}

fn mark(value: &Value, counter: u32) -> Value {
    let Some(text) = value.as_str() else { return (7000 + counter).into() };
    if kernel::Date::parse(text).is_some() {
        return format!("2031-{:02}-{:02}", 3 + counter / 28, 1 + counter % 28).into();
    }
    if kernel::Timestamp::parse(text).is_some() {
        return format!(
            "2032-{:02}-{:02}T{:02}:{:02}:00+07:00",
            3 + counter / 28,
            1 + counter % 28,
            counter % 24,
            counter % 60
        )
        .into();
    }
    format!("Ưỡng{counter}đặ").into()
}
