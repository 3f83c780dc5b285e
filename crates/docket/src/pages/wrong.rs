//! Everything that is wrong with a form, said on top of it with the names of the fields.

use web::{Faults, Texts};

/// One wrong field: where it is, what it is called, what is wrong with it.
pub struct Wrong {
    pub field: String,
    pub label: String,
    pub words: String,
}

/// The faults with the labels that the form shows.
pub fn wrongs(t: &Texts, faults: &Faults) -> Vec<Wrong> {
    let wrong = |fault: &kernel::FieldFault| Wrong {
        label: label(t, &fault.field),
        words: t.reason(&fault.reason),
        field: place(&fault.field).to_owned(),
    };
    faults.0.iter().map(wrong).collect()
}

/// The field of the form that a fault belongs to: `items[3].question` is in `items`.
fn place(field: &str) -> &str {
    field.split(['.', '[']).next().unwrap_or(field)
}

fn label(t: &Texts, field: &str) -> String {
    let own = field.rsplit('.').next().unwrap_or(field).split('[').next().unwrap_or(field);
    let key = format!("docket-page-field-{}", own.replace('_', "-"));
    if t.knows(&key) { t.say(&key) } else { field.to_owned() }
}
