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
        field: fault.field.clone(),
    };
    faults.0.iter().map(wrong).collect()
}

fn label(t: &Texts, field: &str) -> String {
    let key = key(field);
    if t.knows(&key) { t.say(&key) } else { field.to_owned() }
}

/// Fluent key of a field's label, from its name in the form.
fn key(field: &str) -> String {
    let known = match field {
        "competent_unit" => "dossier-competent",
        "receiving_unit" => "dossier-field-centre",
        "fee" | "accept.fee" => "dossier-fee",
        "limit.limit" | "accept.limit.limit" => "dossier-field-limit",
        "limit.basis" | "accept.limit.basis" => "dossier-field-limit-basis",
        "reason" => "dossier-col-reason",
        "upload" => "dossier-field-result-file",
        "unit" => "dossier-field-opinion-unit",
        "due_at" => "dossier-field-opinion-due",
        "code" => "dossier-track-code",
        "check" => "dossier-track-four",
        field if field.starts_with("items") => "dossier-field-items",
        field if field.starts_with("originals.") => "dossier-col-originals",
        field if field.starts_with("copies.") => "dossier-col-copies",
        field if field.starts_with("file.") => "dossier-col-files",
        _ => "",
    };
    if !known.is_empty() {
        return known.to_owned();
    }
    let own = field.rsplit('.').next().unwrap_or(field);
    format!("dossier-field-{}", own.replace('_', "-"))
}
