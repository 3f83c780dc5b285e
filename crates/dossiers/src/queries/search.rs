use diesel::prelude::*;
use kernel::codes::{DossierCode, PersonalNumber};
use kernel::text;

use super::queue::Condition;
use crate::schema::{dossier, dossier_detail};

/// The most words of a query that are looked at.
const MOST_WORDS: usize = 8;
/// The longest text that can be a code or a number, with the usual spaces and dots.
const LONGEST: usize = 60;

/// Whether a query is a whole code or a personal number, which is found whatever its state.
pub(super) fn is_exact(q: Option<&str>) -> bool {
    exact(q).is_some()
}

/// What a query asks for: the dossier of a code, the dossiers of a person, or every word in the name or in the code.
pub(super) fn sought(q: Option<&str>) -> Vec<Condition> {
    match exact(q) {
        Some(condition) => vec![condition],
        None => words_of(q),
    }
}

fn exact(q: Option<&str>) -> Option<Condition> {
    let q = q.map(str::trim).filter(|q| !q.is_empty() && q.len() <= LONGEST)?;
    if let Ok(code) = DossierCode::parse(q) {
        return Some(Box::new(dossier::code.eq(String::from(code))));
    }
    let number = PersonalNumber::parse(q).ok()?;
    let of_person = dossier_detail::table
        .filter(dossier_detail::personal_number.eq(String::from(number)))
        .select(dossier_detail::dossier);
    Some(Box::new(dossier::id.eq_any(of_person)))
}

fn words_of(q: Option<&str>) -> Vec<Condition> {
    let Some(q) = q else { return Vec::new() };
    text::words(q.get(..400).unwrap_or(q)).into_iter().take(MOST_WORDS).map(|word| word_in(&word)).collect()
}

fn word_in(word: &str) -> Condition {
    let plain = word.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_");
    let name = dossier::applicant_folded.like(format!("%{plain}%")).escape('\\');
    let code = dossier::code.like(format!("%{}%", plain.to_uppercase())).escape('\\');
    Box::new(name.or(code))
}
