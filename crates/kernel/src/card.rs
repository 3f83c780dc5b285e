//! The text in the QR code of the chip card, as a keyboard-wedge scanner types it.

use crate::codes::{OldIdCard, PersonalNumber, Sex};
use crate::{Date, Reason, text};

/// Reads `id|old id|name|ddmmyyyy|sex|address|issue date`.
pub struct CardText;

/// What a card says. The name and the address are cleaned, but still only what a QR code claimed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Card {
    pub personal_number: PersonalNumber,
    /// Absent on most cards, and left out when it is no old card's number.
    pub old_id: Option<OldIdCard>,
    pub name: String,
    pub birth_date: Date,
    pub sex: Sex,
    pub address: String,
    /// Left out when the card gives none that can be read.
    pub issued_on: Option<Date>,
}

const FIELDS: usize = 7;
/// A QR code holds less than this.
const MAX_TEXT: usize = 4096;
const MAX_NAME: usize = 100;
const MAX_ADDRESS: usize = 500;

impl CardText {
    /// Reads a card's text. Fields after the seventh (newer cards have some) are not looked at.
    ///
    /// # Errors
    /// `code-card-form`, `code-card-name`, `code-card-birth-date`, `code-card-sex`, and what
    /// [`PersonalNumber::parse`] and [`PersonalNumber::check_against`] say.
    pub fn parse(scanned: &str) -> Result<Card, Reason> {
        if scanned.len() > MAX_TEXT {
            return Err(Reason::new("code-too-long").with("max", MAX_TEXT));
        }
        let fields: Vec<&str> = scanned.trim().split('|').collect();
        let [id, old_id, name, birth, sex, address, issued, ..] = fields[..] else {
            return Err(Reason::new("code-card-form").with("fields", fields.len()).with("expected", FIELDS));
        };
        let card = Card {
            personal_number: PersonalNumber::parse(id)?,
            old_id: OldIdCard::parse(old_id).ok(),
            name: name_of(name)?,
            birth_date: date(birth).ok_or_else(|| Reason::new("code-card-birth-date"))?,
            sex: sex_of(sex)?,
            address: text::clean(address).chars().take(MAX_ADDRESS).collect(),
            issued_on: date(issued),
        };
        card.personal_number.check_against(Some(card.birth_date), Some(card.sex))?;
        Ok(card)
    }
}

/// A name has a letter, and nothing that belongs to markup.
fn name_of(field: &str) -> Result<String, Reason> {
    let name = text::clean(field);
    let fits = name.chars().count() <= MAX_NAME && name.chars().any(char::is_alphabetic);
    if fits && !name.contains(['<', '>', '{', '}', '\\', ';', '=']) {
        Ok(name)
    } else {
        Err(Reason::new("code-card-name"))
    }
}

fn sex_of(field: &str) -> Result<Sex, Reason> {
    match text::fold(field).trim() {
        "nam" | "male" => Ok(Sex::Male),
        "nu" | "female" => Ok(Sex::Female),
        _ => Err(Reason::new("code-card-sex")),
    }
}

/// `ddmmyyyy`.
fn date(field: &str) -> Option<Date> {
    let digits: String = field.chars().filter(|c| !c.is_whitespace() && *c != '/').collect();
    if digits.len() != 8 || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    Date::new(digits[4..].parse().ok()?, digits[2..4].parse().ok()?, digits[..2].parse().ok()?)
}
