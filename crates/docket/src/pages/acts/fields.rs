use web::{Texts, Typed};

use super::choices::Choices;
use crate::model::{Action, AnswerClass, Complexity, RecordKind};
use crate::pages::field::{Column, Field, Kind};

fn text(t: &Texts, name: &'static str, key: &str) -> Field {
    Field::new(t, name, key, Kind::Text)
}

fn area(t: &Texts, name: &'static str, key: &str) -> Field {
    Field::new(t, name, key, Kind::Area)
}

fn day(t: &Texts, name: &'static str, key: &str) -> Field {
    Field::new(t, name, key, Kind::Day)
}

fn people(choices: &Choices, t: &Texts) -> Field {
    Field::select(t, "person", "person", choices.people.clone(), true)
}

/// The fields of an act, in their order.
pub fn fields(action: Action, choices: &Choices, t: &Texts) -> Vec<Field> {
    match action {
        Action::Complete | Action::Close | Action::Check => vec![area(t, "note", "note")],
        Action::Withdraw | Action::Appeal | Action::SendBack | Action::Cancel | Action::ReturnTask => {
            vec![area(t, "reason", "reason")]
        }
        Action::Receive => vec![
            Field::new(t, "complexity", "complexity", Kind::Radios(complexities(t))),
            people(choices, t),
            asks(choices, t),
        ],
        Action::ReturnForLack => {
            let columns = vec![Column::new(t, "what", "what", Vec::new())];
            vec![Field::new(t, "items", "items", Kind::Rows { columns, spare: 4 })]
        }
        Action::Attach => vec![Field::new(t, "file", "files", Kind::Files)],
        Action::Assign | Action::AssignTask => vec![people(choices, t)],
        Action::Join if choices.matters.is_empty() => vec![text(t, "into", "into")],
        Action::Join => vec![Field::select(t, "into", "into", choices.matters.clone(), true)],
        Action::RequestOpinion => vec![
            Field::select(t, "unit", "opinion-unit", choices.bodies.clone(), true),
            area(t, "question", "question"),
            day(t, "due_at", "opinion-due"),
        ],
        Action::GiveOpinion => {
            vec![Field::new(t, "agrees", "agrees", Kind::Radios(yes_no(t))), area(t, "answer", "opinion")]
        }
        Action::DraftAnswer => answer(t),
        Action::Answer => joined(answer(t), signed(t)),
        _ => of_the_province(action, choices, t),
    }
}

/// The fields of what the province does with a matter.
fn of_the_province(action: Action, choices: &Choices, t: &Texts) -> Vec<Field> {
    match action {
        Action::Redirect => {
            vec![Field::select(t, "lead", "lead", choices.departments.clone(), true), area(t, "reason", "reason")]
        }
        Action::Submit => vec![area(t, "proposal", "proposal")],
        Action::Decide => joined(vec![area(t, "decision", "decision")], order(choices, t)),
        _ => of_sessions_and_tasks(action, choices, t),
    }
}

fn of_sessions_and_tasks(action: Action, choices: &Choices, t: &Texts) -> Vec<Field> {
    match action {
        Action::Replan => {
            vec![text(t, "place", "place"), day(t, "from", "from"), day(t, "to", "to"), area(t, "agenda", "agenda")]
        }
        Action::Hold => vec![day(t, "held_at", "held-at"), attendees(choices, t)],
        Action::Record => record(choices, t),
        Action::Report => vec![
            text(t, "progress", "progress"),
            area(t, "said", "said-progress"),
            Field::new(t, "finished", "finished", Kind::Tick),
            Field::new(t, "evidence", "evidence", Kind::Files),
        ],
        Action::AskExtension => vec![day(t, "until", "until"), area(t, "reason", "reason")],
        Action::DecideExtension => {
            vec![Field::new(t, "approve", "approve", Kind::Radios(yes_no(t))), area(t, "remark", "remark")]
        }
        Action::Take => vec![area(t, "remark", "remark")],
        _ => Vec::new(),
    }
}

/// Two lists of fields one after the other.
fn joined(mut first: Vec<Field>, then: Vec<Field>) -> Vec<Field> {
    first.extend(then);
    first
}

fn answer(t: &Texts) -> Vec<Field> {
    vec![
        Field::new(t, "class", "class", Kind::Radios(classes(t))),
        Field::new(t, "content", "answer", Kind::Area),
        Field::new(t, "opinion", "own-opinion", Kind::Area),
        Field::new(t, "options", "own-options", Kind::Area),
    ]
}

fn signed(t: &Texts) -> Vec<Field> {
    vec![
        Field::new(t, "number", "number", Kind::Text),
        Field::new(t, "signed_on", "signed-on", Kind::Day),
        Field::new(t, "signer", "signer", Kind::Text),
        Field::new(t, "file", "signed-file", Kind::File),
        Field::new(t, "attachments", "attachments", Kind::Files),
    ]
}

/// What a leader's decision gives somebody to do; nothing when left empty.
fn order(choices: &Choices, t: &Texts) -> Vec<Field> {
    let mut fields = vec![Field::new(t, "content", "task-content", Kind::Area)];
    fields.extend(whom(choices, t));
    fields
}

/// Who shall do what by when.
fn whom(choices: &Choices, t: &Texts) -> Vec<Field> {
    vec![
        Field::select(t, "lead", "task-lead", choices.bodies.clone(), true),
        Field::new(t, "cooperating", "cooperating", Kind::Ticks(choices.bodies.clone())),
        Field::new(t, "product", "product", Kind::Text),
        Field::new(t, "due_on", "due-on", Kind::Day),
    ]
}

fn record(choices: &Choices, t: &Texts) -> Vec<Field> {
    let kinds = RecordKind::ALL.iter().map(|kind| (kind.as_str().to_owned(), t.say(&kind.key())));
    let mut fields = vec![
        Field::new(t, "kind", "record-kind", Kind::Radios(kinds.collect())),
        Field::new(t, "said", "said", Kind::Area),
        Field::select(t, "unit", "record-unit", choices.bodies.clone(), true),
        Field::select(t, "matter", "record-matter", choices.matters.clone(), true),
    ];
    fields.extend(whom(choices, t));
    fields
}

/// Co-operating units with what each is asked (H11).
fn asks(choices: &Choices, t: &Texts) -> Field {
    let columns = vec![
        Column::new(t, "unit", "opinion-unit", choices.bodies.clone()),
        Column::new(t, "question", "question", Vec::new()),
    ];
    Field::new(t, "cooperating", "asks", Kind::Rows { columns, spare: 2 })
}

fn attendees(choices: &Choices, t: &Texts) -> Field {
    let columns = vec![
        Column::new(t, "unit", "attendee-unit", choices.bodies.clone()),
        Column::new(t, "name", "attendee-name", Vec::new()),
        Column::new(t, "post", "attendee-post", Vec::new()),
    ];
    Field::new(t, "attendees", "attendees", Kind::Rows { columns, spare: 4 })
}

fn complexities(t: &Texts) -> Vec<(String, String)> {
    Complexity::ALL.iter().map(|own| (own.as_str().to_owned(), t.say(&own.key()))).collect()
}

fn classes(t: &Texts) -> Vec<(String, String)> {
    AnswerClass::ALL.iter().map(|own| (own.as_str().to_owned(), t.say(&own.key()))).collect()
}

fn yes_no(t: &Texts) -> Vec<(String, String)> {
    vec![("yes".to_owned(), t.say("docket-page-yes")), ("no".to_owned(), t.say("docket-page-no"))]
}

/// What stands in the form before anybody typed: the likely answer, so that one key sends it.
pub fn prefill(typed: &mut Typed, action: Action, choices: &Choices, t: &Texts, now: kernel::Timestamp) {
    match action {
        Action::Receive => typed.set_default("complexity", Complexity::Ordinary.as_str()),
        Action::GiveOpinion => typed.set_default("agrees", "yes"),
        Action::DecideExtension => typed.set_default("approve", "yes"),
        Action::Record => typed.set_default("kind", RecordKind::Report.as_str()),
        Action::Hold => {
            typed.set_default("held_at", t.datetime(now));
            if !typed.has("name") {
                for (unit, name, post) in &choices.expected {
                    typed.push("unit", unit.clone());
                    typed.push("name", name.clone());
                    typed.push("post", post.clone());
                }
            }
        }
        Action::Answer => {
            typed.set_default("signed_on", t.date(now));
            for (name, value) in &choices.drafted {
                typed.set_default(name, value.clone());
            }
            typed.set_default("class", AnswerClass::Resolved.as_str());
        }
        Action::DraftAnswer | Action::Replan => {
            for (name, value) in &choices.drafted {
                typed.set_default(name, value.clone());
            }
            typed.set_default("class", AnswerClass::Resolved.as_str());
        }
        _ => {}
    }
    if let ([(only, _)], true) = (choices.people.as_slice(), matches!(action, Action::Receive | Action::Assign)) {
        typed.set_default("person", only.clone());
    }
}
