use kernel::text::{fold, words};

/// What is known of a petitioner and must not be published.
#[derive(Clone, Copy, Debug, Default)]
pub struct Known<'a> {
    pub name: &'a str,
    pub address: Option<&'a str>,
    pub phone: Option<&'a str>,
}

/// Digits in a row that can only be the number of a person, a paper or a phone.
const NUMBER: usize = 9;

/// What of a person stands in a text that is to be published (H4): keys of the kinds, each once. A name counts when its
/// words stand one after another; a number of nine digits or more, a mail address, and the petitioner's address always.
#[must_use]
pub fn personal(text: &str, known: Known<'_>) -> Vec<&'static str> {
    let flat = format!(" {} ", words(text).join(" "));
    let holds = |part: &str| {
        let part = words(part).join(" ");
        !part.is_empty() && flat.contains(&format!(" {part} "))
    };
    let digits = longest_number(text);
    let phone = known.phone.is_some_and(|phone| !phone.is_empty() && bare(text).contains(phone));
    let found = [
        ("feedback-personal-name", holds(known.name)),
        ("feedback-personal-address", known.address.is_some_and(holds)),
        ("feedback-personal-number", phone || digits >= NUMBER),
        ("feedback-personal-mail", fold(text).split_whitespace().any(|word| word.trim_matches('@').contains('@'))),
    ];
    found.into_iter().filter(|(_, holds)| *holds).map(|(key, _)| key).collect()
}

/// The text without what people put between the digits of a number.
fn bare(text: &str) -> String {
    text.chars().filter(|c| !matches!(c, ' ' | '.' | '-' | '\u{a0}')).collect()
}

fn longest_number(text: &str) -> usize {
    bare(text).split(|c: char| !c.is_ascii_digit()).map(str::len).max().unwrap_or(0)
}
