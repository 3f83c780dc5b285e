//! What an application must look like. Everything that is wrong is found at once, field by field.

use kernel::codes::{PersonalNumber, Phone, TaxCode};
use kernel::text::{clean, clean_lines, fold};
use kernel::{Date, FieldFault, Reason};

use crate::commands::PartInput;
use crate::model::{Applicant, Representative};

/// The longest name, in characters.
pub const MAX_NAME: usize = 200;
const MAX_ADDRESS: usize = 500;
const MAX_TITLE: usize = 1_000;
const MAX_PARTS: usize = 200;
const MAX_QUANTITY: i32 = 10_000;

/// An applicant fit to be stored.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct CleanApplicant {
    pub given: Applicant,
    /// The name as it is searched.
    pub folded: String,
    /// What a clerk should look at and what stops nothing (N13).
    pub warnings: Vec<Reason>,
}

/// Parts fit to be stored.
pub type CleanParts = Vec<PartInput>;

/// Checks and cleans an applicant; faults go to `faults` under `applicant.…`.
pub fn applicant(given: &Applicant, today: Date, faults: &mut Vec<FieldFault>) -> CleanApplicant {
    let mut out = CleanApplicant::default();
    let name = words("applicant.name", &given.name, MAX_NAME, faults);
    if !name.is_empty() && !name.chars().any(char::is_alphabetic) {
        faults.push(FieldFault::new("applicant.name", Reason::new("dossier-name-letters")));
    }
    let personal = code("applicant.personal_number", given.personal_number.as_deref(), PersonalNumber::parse, faults);
    let birth_date = birth(given.birth_date, today, faults);
    if let Some(number) = &personal {
        match number.check_against(birth_date, given.sex) {
            Ok(warnings) => out.warnings.extend(warnings.into_iter().map(|warning| warning.0)),
            Err(reason) => faults.push(FieldFault::new("applicant.personal_number", reason)),
        }
    }
    let tax = code("applicant.tax_code", given.tax_code.as_deref(), TaxCode::parse, faults);
    let phone = code("applicant.phone", given.phone.as_deref(), Phone::parse, faults);
    let untold = [&given.personal_number, &given.tax_code, &given.phone].iter().all(|value| is_blank(value.as_deref()));
    if untold {
        faults.push(FieldFault::new("applicant.personal_number", Reason::new("dossier-applicant-unidentified")));
    }
    out.folded = fold(&name);
    out.given = Applicant {
        kind: given.kind,
        name,
        personal_number: personal.map(String::from),
        tax_code: tax.map(String::from),
        phone: phone.map(String::from),
        email: email("applicant.email", given.email.as_deref(), faults),
        address: text("applicant.address", given.address.as_deref(), MAX_ADDRESS, faults),
        birth_date,
        sex: given.sex,
    };
    out
}

/// Checks and cleans who hands in for the applicant.
pub fn representative(given: &Representative, faults: &mut Vec<FieldFault>) -> Representative {
    let number = given.personal_number.as_deref();
    Representative {
        name: words("representative.name", &given.name, MAX_NAME, faults),
        personal_number: code("representative.personal_number", number, PersonalNumber::parse, faults)
            .map(String::from),
        phone: code("representative.phone", given.phone.as_deref(), Phone::parse, faults).map(String::from),
        basis: text("representative.basis", given.basis.as_deref(), MAX_ADDRESS, faults),
    }
}

/// Checks and cleans what was handed in.
pub fn parts(given: &[PartInput], faults: &mut Vec<FieldFault>) -> CleanParts {
    if given.len() > MAX_PARTS {
        faults.push(FieldFault::new("parts", Reason::new("dossier-parts-too-many").with("max", MAX_PARTS)));
        return Vec::new();
    }
    given.iter().enumerate().map(|(at, part)| clean_part(at, part, faults)).collect()
}

fn clean_part(at: usize, part: &PartInput, faults: &mut Vec<FieldFault>) -> PartInput {
    let title = if part.catalogue_seq.is_some() && part.title.trim().is_empty() {
        String::new()
    } else {
        words(&format!("parts[{at}].title"), &part.title, MAX_TITLE, faults)
    };
    for (name, quantity) in [("originals", part.originals), ("copies", part.copies)] {
        if !(0..=MAX_QUANTITY).contains(&quantity) {
            let reason = Reason::new("dossier-quantity").with("min", 0).with("max", MAX_QUANTITY);
            faults.push(FieldFault::new(format!("parts[{at}].{name}"), reason));
        }
    }
    PartInput { title, ..part.clone() }
}

/// One required line of text, cleaned.
pub fn words(field: &str, given: &str, max: usize, faults: &mut Vec<FieldFault>) -> String {
    let value = bounded(field, given, max, faults, clean);
    if value.is_empty() && !faults.iter().any(|fault| fault.field == field) {
        faults.push(FieldFault::new(field, Reason::new("dossier-field-required")));
    }
    value
}

/// Required text of several lines, cleaned.
pub fn lines_of(field: &str, given: &str, max: usize, faults: &mut Vec<FieldFault>) -> String {
    let value = bounded(field, given, max, faults, clean_lines);
    if value.is_empty() && !faults.iter().any(|fault| fault.field == field) {
        faults.push(FieldFault::new(field, Reason::new("dossier-field-required")));
    }
    value
}

/// Text that may be left out, cleaned.
pub fn text(field: &str, given: Option<&str>, max: usize, faults: &mut Vec<FieldFault>) -> Option<String> {
    given.map(|given| bounded(field, given, max, faults, clean_lines)).filter(|value| !value.is_empty())
}

fn bounded(field: &str, given: &str, max: usize, faults: &mut Vec<FieldFault>, clean: fn(&str) -> String) -> String {
    // Bytes first, so that ten megabytes are not composed only to be counted.
    if given.len() > max.saturating_mul(16) {
        faults.push(FieldFault::new(field, Reason::new("dossier-text-too-long").with("max", max)));
        return String::new();
    }
    let value = clean(given);
    if value.chars().count() > max {
        faults.push(FieldFault::new(field, Reason::new("dossier-text-too-long").with("max", max)));
    }
    value
}

fn code<T>(
    field: &str,
    given: Option<&str>,
    parse: fn(&str) -> Result<T, Reason>,
    faults: &mut Vec<FieldFault>,
) -> Option<T> {
    let given = given.filter(|text| !text.trim().is_empty())?;
    match parse(given) {
        Ok(code) => Some(code),
        Err(reason) => {
            faults.push(FieldFault::new(field, reason));
            None
        }
    }
}

fn birth(given: Option<Date>, today: Date, faults: &mut Vec<FieldFault>) -> Option<Date> {
    let date = given?;
    let oldest = Date::new(1900, 1, 1).unwrap_or(date);
    if date > today || date < oldest {
        faults.push(FieldFault::new("applicant.birth_date", Reason::new("dossier-birth-date")));
        return None;
    }
    Some(date)
}

/// Something before and after one `@`, a dot in the host, no blanks or line breaks that could reach a mail's head.
fn email(field: &str, given: Option<&str>, faults: &mut Vec<FieldFault>) -> Option<String> {
    let value = text(field, given, 254, faults)?;
    let sound = value.split_once('@').is_some_and(|(user, host)| {
        let plain = |part: &str| {
            !part.is_empty() && part.chars().all(|c| c.is_ascii_graphic() && !"@<>(),;:\\\"[]".contains(c))
        };
        plain(user) && plain(host) && host.contains('.') && !host.starts_with('.') && !host.ends_with('.')
    });
    if !sound {
        faults.push(FieldFault::new(field, Reason::new("dossier-email")));
    }
    Some(value)
}

fn is_blank(value: Option<&str>) -> bool {
    value.is_none_or(|text| text.trim().is_empty())
}
