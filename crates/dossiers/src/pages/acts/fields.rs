use kernel::Timestamp;
use web::Texts;

use super::choices::Choices;
use crate::model::{Action, ItemAsk, PaymentMethod, PaymentState, ResultClass, ReturnMode};
use crate::pages::typed::Typed;
use crate::queries::DossierView;

/// One field of an act's form. The values typed into it stand in [`Typed`] under the same name.
pub struct Field {
    pub name: &'static str,
    pub label: String,
    pub hint: String,
    pub kind: Kind,
}

/// How a field is asked.
pub enum Kind {
    Text,
    Area,
    Select {
        options: Vec<(String, String)>,
        empty: String,
    },
    Radios(Vec<(String, String)>),
    Tick,
    /// A box for each.
    Ticks(Vec<(String, String)>),
    File,
    /// Rows of part, what is asked, reason: form 02.
    Items(Vec<(String, String)>),
    /// Rows of part, originals, copies.
    Parts,
}

impl Field {
    fn new(t: &Texts, name: &'static str, key: &str, kind: Kind) -> Self {
        let hint = format!("dossier-hint-{key}");
        let hint = if t.knows(&hint) { t.say(&hint) } else { String::new() };
        Self { name, label: t.say(&format!("dossier-field-{key}")), hint, kind }
    }

    /// The name of the template's branch.
    pub const fn is(&self) -> &'static str {
        match self.kind {
            Kind::Text => "text",
            Kind::Area => "area",
            Kind::Select { .. } => "select",
            Kind::Radios(_) => "radios",
            Kind::Tick => "tick",
            Kind::Ticks(_) => "ticks",
            Kind::File => "file",
            Kind::Items(_) => "items",
            Kind::Parts => "parts",
        }
    }

    /// What there is to choose from.
    pub fn options(&self) -> &[(String, String)] {
        match &self.kind {
            Kind::Select { options, .. } | Kind::Radios(options) | Kind::Ticks(options) | Kind::Items(options) => {
                options
            }
            _ => &[],
        }
    }

    /// The words of "nothing chosen"; empty when something must be.
    pub fn empty(&self) -> &str {
        match &self.kind {
            Kind::Select { empty, .. } => empty,
            _ => "",
        }
    }
}

/// The fields of an act, in their order.
pub fn fields(action: Action, view: &DossierView, choices: &Choices, t: &Texts) -> Vec<Field> {
    of_applicant(action, view, choices, t).or_else(|| of_office(action, view, choices, t)).unwrap_or_default()
}

/// The acts between the offices and the applicant.
fn of_applicant(action: Action, view: &DossierView, choices: &Choices, t: &Texts) -> Option<Vec<Field>> {
    let text = |name, key: &str| Field::new(t, name, key, Kind::Text);
    let area = |name, key: &str| Field::new(t, name, key, Kind::Area);
    Some(match action {
        Action::Accept => with_gaps(vec![text("owed", "owed")], "", choices, t),
        Action::Refuse => {
            vec![
                area("reason", "refusal"),
                area("guidance", "guidance"),
                text("basis", "basis"),
                text("approver", "approver"),
            ]
        }
        Action::RequestSupplement => vec![
            Field::new(t, "items", "items", Kind::Items(asks(t))),
            text("basis", "basis"),
            text("phone", "contact-phone"),
            text("days", "supplement-days"),
        ],
        Action::Supplement => supplement_fields(view, choices, t),
        Action::RequestPayment => vec![
            text("amount", "amount"),
            text("purpose", "purpose"),
            text("days", "payment-days"),
            Field::new(t, "pauses", "pauses", Kind::Tick),
        ],
        Action::RecordPayment => payment_fields(view, choices, t),
        Action::Apologise => vec![area("reason", "apology"), text("new_due", "new-due")],
        Action::Stop => stop_fields(view, t),
        Action::Close => vec![area("reason", "close-reason")],
        Action::HandOver => hand_over_fields(t),
        Action::CompleteAtOnce => at_once_fields(view, choices, t),
        _ => return None,
    })
}

/// The acts within the offices.
fn of_office(action: Action, view: &DossierView, choices: &Choices, t: &Texts) -> Option<Vec<Field>> {
    let text = |name, key: &str| Field::new(t, name, key, Kind::Text);
    let area = |name, key: &str| Field::new(t, name, key, Kind::Area);
    let note = || text("note", "note");
    let radios = |name, key: &str, options| Field::new(t, name, key, Kind::Radios(options));
    Some(match action {
        Action::RequestOpinion => vec![
            select(t, "unit", "opinion-unit", choices.units.clone(), true),
            area("question", "question"),
            text("due_at", "opinion-due"),
        ],
        Action::GiveOpinion => vec![radios("agrees", "agrees", yes_no(t)), area("answer", "answer")],
        Action::Assign => {
            vec![select(t, "person", "person", choices.people.clone(), choices.people.len() != 1), note()]
        }
        Action::Forward => forward_fields(choices, t),
        Action::ReturnStep => {
            let steps = choices.steps.iter().map(|step| (step.as_str().to_owned(), t.say(&step.key())));
            vec![area("reason", "return-reason"), select(t, "to", "return-to", steps.collect(), false)]
        }
        Action::Approve => vec![radios("result", "result", results(t)), area("reason", "result-reason"), note()],
        Action::Issue => vec![text("number", "number"), note()],
        Action::AttachResult => {
            let mut fields = vec![Field::new(t, "upload", "result-file", Kind::File)];
            if !view.files.is_empty() {
                fields.push(select(t, "file", "result-of-files", files(view), true));
            }
            fields
        }
        Action::AttachFile => {
            vec![Field::new(t, "file", "file", Kind::File), select(t, "part", "file-part", parts(view), true)]
        }
        _ => return None,
    })
}

fn supplement_fields(view: &DossierView, choices: &Choices, t: &Texts) -> Vec<Field> {
    let own = vec![
        Field::new(t, "parts", "brought", Kind::Parts),
        Field::new(t, "file", "file", Kind::File),
        Field::new(t, "note", "note", Kind::Text),
    ];
    if view.dossier.is_accepted() { own } else { with_gaps(own, "accept.", choices, t) }
}

fn select(t: &Texts, name: &'static str, key: &str, options: Vec<(String, String)>, choose: bool) -> Field {
    let empty = if choose { t.say("dossier-choose") } else { String::new() };
    Field::new(t, name, key, Kind::Select { options, empty })
}

/// A dossier that is taken in may lack its limit (N5).
fn with_gaps(mut fields: Vec<Field>, prefix: &str, choices: &Choices, t: &Texts) -> Vec<Field> {
    if choices.limit_gap {
        let (limit, basis) = match prefix {
            "" => ("limit.limit", "limit.basis"),
            _ => ("accept.limit.limit", "accept.limit.basis"),
        };
        fields.insert(0, Field::new(t, basis, "limit-basis", Kind::Text));
        fields.insert(0, Field::new(t, limit, "limit", Kind::Text));
    }
    fields
}

fn forward_fields(choices: &Choices, t: &Texts) -> Vec<Field> {
    let note = Field::new(t, "note", "note", Kind::Text);
    match choices.people.len() {
        0 | 1 => vec![note],
        _ => {
            let empty = t.say("dossier-whole-unit");
            let kind = Kind::Select { options: choices.people.clone(), empty };
            vec![note, Field::new(t, "person", "person", kind)]
        }
    }
}

fn payment_fields(view: &DossierView, choices: &Choices, t: &Texts) -> Vec<Field> {
    let open: Vec<(String, String)> = view
        .payments
        .iter()
        .filter(|payment| payment.state == PaymentState::Requested)
        .map(|payment| (payment.no.to_string(), t.money(payment.amount)))
        .collect();
    let states = [PaymentState::Paid, PaymentState::Exempt];
    let states = states.iter().map(|own| (own.as_str().to_owned(), t.say(&format!("dossier-payment-state-{own}"))));
    let mut fields = vec![
        Field::new(t, "no", "payment", Kind::Select { options: open, empty: String::new() }),
        Field::new(t, "state", "payment-state", Kind::Radios(states.collect())),
        Field::new(t, "method", "method", Kind::Radios(methods(t))),
        Field::new(t, "receipt", "receipt", Kind::Text),
        Field::new(t, "note", "note", Kind::Text),
    ];
    if !view.dossier.is_accepted() {
        fields = with_gaps(fields, "accept.", choices, t);
    }
    fields
}

fn stop_fields(view: &DossierView, t: &Texts) -> Vec<Field> {
    let originals = view.parts.iter().filter(|part| part.originals > 0);
    let originals: Vec<_> = originals.map(|part| (part.title.clone(), part.title.clone())).collect();
    let mut fields = vec![
        Field::new(t, "request", "stop-request", Kind::Text),
        Field::new(t, "request_date", "stop-date", Kind::Text),
        Field::new(t, "reason", "stop-reason", Kind::Area),
        Field::new(t, "fee_returned", "fee-returned", Kind::Text),
    ];
    if !originals.is_empty() {
        fields.push(Field::new(t, "originals_returned", "originals-returned", Kind::Ticks(originals)));
    }
    fields
}

fn hand_over_fields(t: &Texts) -> Vec<Field> {
    vec![
        Field::new(t, "to", "handed-to", Kind::Text),
        Field::new(t, "id_shown", "id-shown", Kind::Text),
        Field::new(t, "how", "return-mode", Kind::Radios(modes(t))),
        Field::new(t, "note", "note", Kind::Text),
    ]
}

fn at_once_fields(view: &DossierView, choices: &Choices, t: &Texts) -> Vec<Field> {
    let mut fields = Vec::new();
    if choices.signers.len() != 1 {
        fields.push(select(t, "signer", "signer", choices.signers.clone(), true));
    }
    fields.push(Field::new(t, "number", "number", Kind::Text));
    if view.dossier.fee.0 > 0 {
        fields.push(Field::new(t, "method", "method", Kind::Radios(methods(t))));
        fields.push(Field::new(t, "receipt", "receipt", Kind::Text));
    }
    fields.extend(hand_over_fields(t));
    fields
}

/// How money comes.
pub fn methods(t: &Texts) -> Vec<(String, String)> {
    let all = [PaymentMethod::Cash, PaymentMethod::Transfer, PaymentMethod::Online];
    all.iter().map(|own| (own.as_str().to_owned(), t.say(&format!("dossier-method-{own}")))).collect()
}

/// How the result reaches the applicant.
pub fn modes(t: &Texts) -> Vec<(String, String)> {
    ReturnMode::ALL.iter().map(|own| (own.as_str().to_owned(), t.say(&format!("dossier-return-{own}")))).collect()
}

/// What is asked about a part.
pub fn asks(t: &Texts) -> Vec<(String, String)> {
    let key = |ask: &ItemAsk| format!("dossier-ask-{}", ask.as_str().replace('_', "-"));
    ItemAsk::ALL.iter().map(|ask| (ask.as_str().to_owned(), t.say(&key(ask)))).collect()
}

fn results(t: &Texts) -> Vec<(String, String)> {
    let key = |own: &ResultClass| format!("dossier-result-{}", own.as_str().replace('_', "-"));
    ResultClass::ALL.iter().map(|own| (own.as_str().to_owned(), t.say(&key(own)))).collect()
}

fn yes_no(t: &Texts) -> Vec<(String, String)> {
    vec![("yes".to_owned(), t.say("dossier-agrees")), ("no".to_owned(), t.say("dossier-disagrees"))]
}

fn files(view: &DossierView) -> Vec<(String, String)> {
    view.files.iter().map(|file| (file.no.to_string(), format!("{} · {}", file.no, file.name))).collect()
}

fn parts(view: &DossierView) -> Vec<(String, String)> {
    view.parts.iter().map(|part| (part.no.to_string(), part.title.clone())).collect()
}

/// What stands in the form before anybody typed: the likely answer, so that one key sends it.
pub fn prefill(typed: &mut Typed, action: Action, view: &DossierView, choices: &Choices, now: Timestamp, t: &Texts) {
    match action {
        Action::GiveOpinion => typed.set_default("agrees", "yes"),
        Action::Approve => typed.set_default("result", ResultClass::Granted.as_str()),
        Action::RecordPayment => {
            typed.set_default("state", PaymentState::Paid.as_str());
            typed.set_default("method", "cash");
        }
        Action::RequestPayment if !typed.has("amount") => typed.set("pauses", "on"),
        Action::Stop => typed.set_default("request_date", t.date(now)),
        Action::Assign => {
            if let [(only, _)] = choices.people.as_slice() {
                typed.set_default("person", only.clone());
            }
        }
        Action::HandOver | Action::CompleteAtOnce => {
            typed.set_default("to", view.dossier.applicant_name.clone());
            typed.set_default("id_shown", view.detail.personal_number.clone().unwrap_or_default());
            typed.set_default("how", view.detail.return_mode.as_str());
            typed.set_default("method", "cash");
        }
        Action::RequestSupplement => items(typed, view),
        Action::Supplement => brought(typed, view),
        _ => {}
    }
}

/// Every part of the dossier as a row, and room for three more.
fn items(typed: &mut Typed, view: &DossierView) {
    if typed.has("item_part") {
        return;
    }
    let known = view.parts.iter().map(|part| part.title.clone());
    let rows: Vec<String> = known.chain(std::iter::repeat_n(String::new(), 3)).collect();
    *typed = Typed::of(rows.into_iter().map(|title| ("item_part".to_owned(), title)));
}

/// What was asked for as rows, and room for two more.
fn brought(typed: &mut Typed, view: &DossierView) {
    if typed.has("part_title") {
        return;
    }
    let asked = view.requests.iter().rfind(|request| request.answered_at.is_none());
    let asked: Vec<String> =
        asked.map(|request| request.list().into_iter().map(|item| item.part).collect()).unwrap_or_default();
    let rows = asked.into_iter().map(|title| (title, "1")).chain(std::iter::repeat_n((String::new(), ""), 2));
    let fields = rows.flat_map(|(title, originals)| {
        [
            ("part_title".to_owned(), title),
            ("part_originals".to_owned(), originals.to_owned()),
            ("part_copies".to_owned(), String::new()),
        ]
    });
    *typed = Typed::of(fields);
}
