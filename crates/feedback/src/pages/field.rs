//! The fields of the forms of acts: described here, drawn by `petition-act.html`, read by name from [`web::Typed`].

use web::{Texts, Typed};

use crate::model::{Action, Class, Petition};

/// One field. The value typed into it stands in [`Typed`] under the same name.
pub struct Field {
    pub name: &'static str,
    pub label: String,
    pub hint: String,
    pub kind: Kind,
}

/// How a field is asked.
pub enum Kind {
    Line,
    Area,
    Select(Vec<(String, String)>),
    Radios(Vec<(String, String)>),
}

impl Field {
    fn new(t: &Texts, name: &'static str, key: &str, kind: Kind) -> Self {
        let hint = format!("feedback-hint-{key}");
        let hint = if t.knows(&hint) { t.say(&hint) } else { String::new() };
        Self { name, label: t.say(&format!("feedback-field-{key}")), hint, kind }
    }

    /// The name of the template's branch.
    pub const fn is(&self) -> &'static str {
        match self.kind {
            Kind::Line => "line",
            Kind::Area => "area",
            Kind::Select(_) => "select",
            Kind::Radios(_) => "radios",
        }
    }

    /// What there is to choose from.
    pub fn options(&self) -> &[(String, String)] {
        match &self.kind {
            Kind::Select(options) | Kind::Radios(options) => options,
            _ => &[],
        }
    }
}

/// What an act's form chooses from.
pub struct Choices {
    /// Logins and names of the body's people.
    pub people: Vec<(String, String)>,
    /// Codes and names of the other bodies.
    pub bodies: Vec<(String, String)>,
}

/// The fields of an act, in their order.
pub fn fields(action: Action, choices: Choices, t: &Texts) -> Vec<Field> {
    let line = |name, key: &str| Field::new(t, name, key, Kind::Line);
    let area = |name, key: &str| Field::new(t, name, key, Kind::Area);
    match action {
        Action::Classify => {
            let classes = Class::ALL.iter().map(|class| (class.as_str().to_owned(), t.say(&class.key()))).collect();
            vec![Field::new(t, "class", "class", Kind::Radios(classes)), area("guidance", "guidance")]
        }
        Action::Assign => vec![Field::new(t, "person", "person", Kind::Select(choices.people))],
        Action::Transfer => {
            vec![Field::new(t, "unit", "unit", Kind::Select(choices.bodies)), area("reason", "reason")]
        }
        Action::Answer => vec![area("answer", "answer"), line("number", "number"), line("signer", "signer")],
        Action::Forward => vec![line("to", "to"), line("number", "number")],
        Action::GiveNotice => vec![area("words", "notice"), line("number", "number")],
        Action::CloseRepeat => vec![line("of", "of")],
        Action::Publish => vec![area("question", "question"), area("answer", "public-answer")],
        _ => Vec::new(),
    }
}

/// What stands in the form before anybody typed: what was said before, to be read through once more.
pub fn prefill(typed: &mut Typed, action: Action, petition: &Petition, signer: &str) {
    match action {
        Action::Answer => typed.set_default("signer", signer),
        Action::GiveNotice => typed.set_default("words", petition.guidance.clone().unwrap_or_default()),
        Action::Publish => {
            typed.set_default("question", petition.content.clone());
            typed.set_default("answer", petition.answer.clone().unwrap_or_default());
        }
        _ => {}
    }
}
