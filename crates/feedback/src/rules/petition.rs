use dossiers::rules::{lines_of, text, words};
use kernel::codes::{DossierCode, Phone};
use kernel::{FieldFault, Reason, Refusal};

/// What somebody typed, or said and somebody else typed.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Given {
    pub name: String,
    pub address: String,
    pub phone: String,
    pub title: String,
    pub content: String,
    /// Code of the dossier it is about, if it is about one.
    pub dossier: String,
}

/// The same, sound.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Clean {
    pub name: String,
    pub address: Option<String>,
    pub phone: Option<String>,
    pub title: String,
    pub content: String,
    pub dossier_code: Option<String>,
}

const MOST_NAME: usize = 120;
const MOST_LINE: usize = 200;
const MOST_CONTENT: usize = 10_000;

/// H1: with a name, and an address or a phone; clear, so with a content.
///
/// # Errors
/// Everything that is wrong, each with its field.
pub fn petition(given: &Given) -> Result<Clean, Refusal> {
    let mut faults: Vec<FieldFault> = Vec::new();
    let phone = read(&given.phone, "phone", &mut faults, |typed| Phone::parse(typed).map(String::from));
    let dossier_code =
        read(&given.dossier, "dossier", &mut faults, |typed| DossierCode::parse(typed).map(String::from));
    let clean = Clean {
        name: words("name", &given.name, MOST_NAME, &mut faults),
        address: text("address", Some(&given.address), MOST_LINE, &mut faults),
        title: words("title", &given.title, MOST_LINE, &mut faults),
        content: lines_of("content", &given.content, MOST_CONTENT, &mut faults),
        phone,
        dossier_code,
    };
    if clean.address.is_none() && given.phone.trim().is_empty() {
        faults.push(FieldFault::new("phone", Reason::new("feedback-reachable")));
    }
    if faults.is_empty() { Ok(clean) } else { Err(Refusal::Invalid(faults)) }
}

/// A code that may be left out.
fn read(
    typed: &str,
    field: &str,
    faults: &mut Vec<FieldFault>,
    parse: impl Fn(&str) -> Result<String, Reason>,
) -> Option<String> {
    if typed.trim().is_empty() {
        return None;
    }
    parse(typed).map_err(|reason| faults.push(FieldFault::new(field, reason))).ok()
}
