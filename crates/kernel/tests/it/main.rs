//! One module per code, and one per gift of the ground.

mod agency_code;
mod card;
mod clean_text;
mod collation;
mod date;
mod dossier_code;
mod folding;
mod papers;
mod personal_number;
mod phone;
mod procedure_code;
mod search;
mod stored_form;
mod tax_code;
mod timestamp;
