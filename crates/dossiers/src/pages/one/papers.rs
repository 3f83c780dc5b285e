use web::Texts;

use crate::model::{DossierFile, FEE, Payment, PaymentState, SupplementRequest};
use crate::pages::clock::Pill;
use crate::pages::names::Names;
use crate::queries::DossierView;

/// What was handed in, printed, asked for and paid.
pub struct Papers {
    pub parts: Vec<PartRow>,
    /// Files that belong to no part.
    pub files: Vec<FileRow>,
    pub forms: Vec<FormRow>,
    pub payments: Vec<PaymentRow>,
    pub opinions: Vec<OpinionRow>,
    pub requests: Vec<RequestRow>,
    pub fee: String,
    pub fee_basis: Option<String>,
}

pub struct PartRow {
    pub title: String,
    pub count: String,
    pub owed: bool,
    pub files: Vec<FileRow>,
}

pub struct FileRow {
    pub no: i32,
    pub name: String,
    pub size: String,
    pub role: String,
    pub image: bool,
}

pub struct FormRow {
    pub number: &'static str,
    /// `?no=1` for an older one of several.
    pub query: String,
    pub name: String,
}

pub struct PaymentRow {
    pub purpose: String,
    pub amount: String,
    pub state: Pill,
    pub words: String,
}

pub struct OpinionRow {
    pub unit: String,
    pub question: String,
    pub asked: String,
    pub due: String,
    pub answer: Option<String>,
    pub answered: String,
    pub agrees: Option<bool>,
}

pub struct RequestRow {
    pub words: String,
    pub until: String,
    pub items: Vec<(String, String, String)>,
}

/// Everything in words.
pub fn papers(view: &DossierView, names: &Names, t: &Texts) -> Papers {
    let of_part = |no: i32| view.files.iter().filter(move |file| file.part_no == Some(no)).map(|file| row(file, t));
    let parts = view.parts.iter().map(|part| PartRow {
        title: part.title.clone(),
        count: count(part.originals, part.copies, part.electronic, t),
        owed: part.owed,
        files: of_part(part.no).collect(),
    });
    Papers {
        parts: parts.collect(),
        files: view.files.iter().filter(|file| file.part_no.is_none()).map(|file| row(file, t)).collect(),
        forms: view.forms.iter().flat_map(|number| forms(view, number, t)).collect(),
        payments: view.payments.iter().map(|payment| paid(payment, t)).collect(),
        opinions: view
            .opinions
            .iter()
            .map(|opinion| OpinionRow {
                unit: names.unit(opinion.unit),
                question: opinion.question.clone(),
                asked: format!("{} · {}", opinion.asked_by_name, t.datetime(opinion.asked_at)),
                due: t.datetime(opinion.due_at),
                answer: opinion.answer.clone(),
                answered: opinion
                    .answered_at
                    .map(|at| {
                        format!("{} · {}", opinion.answered_by_name.as_deref().unwrap_or_default(), t.datetime(at))
                    })
                    .unwrap_or_default(),
                agrees: opinion.agrees,
            })
            .collect(),
        requests: view.requests.iter().map(|request| asked(request, t)).collect(),
        fee: t.money(view.dossier.fee),
        fee_basis: view.detail.fee_basis.clone(),
    }
}

/// A form; every request and every apology where there are several, the newest first.
fn forms(view: &DossierView, number: &'static str, t: &Texts) -> Vec<FormRow> {
    let name = t.say(&format!("dossier-form-{number}"));
    let mut ordinals: Vec<i32> = match number {
        "02" => view.requests.iter().map(|request| request.no).collect(),
        "04" => view.extensions.iter().map(|extension| extension.ordinal).collect(),
        _ => Vec::new(),
    };
    if ordinals.len() < 2 {
        return vec![FormRow { number, query: String::new(), name }];
    }
    ordinals.sort_unstable_by(|one, other| other.cmp(one));
    let row = |no: i32| FormRow {
        number,
        query: format!("?no={no}"),
        name: t.fill("dossier-form-of-several", [("form", name.clone()), ("no", no.to_string())]),
    };
    ordinals.into_iter().map(row).collect()
}

fn row(file: &DossierFile, t: &Texts) -> FileRow {
    FileRow {
        no: file.no,
        name: file.name.clone(),
        size: size(file.size, t),
        role: t.say(&format!("dossier-file-role-{}", file.role.as_str())),
        image: file.kind.starts_with("image/"),
    }
}

/// Bytes as people read them.
pub fn size(bytes: i64, t: &Texts) -> String {
    match bytes {
        0..1_000_000 => format!("{} kB", t.number((bytes / 1_000).max(1))),
        _ => format!("{} MB", t.tenths(bytes / 100_000)),
    }
}

fn count(originals: i32, copies: i32, electronic: bool, t: &Texts) -> String {
    let mut said: Vec<String> = Vec::new();
    if originals > 0 {
        said.push(t.fill("dossier-part-originals", [("count", originals)]));
    }
    if copies > 0 {
        said.push(t.fill("dossier-part-copies", [("count", copies)]));
    }
    if electronic {
        said.push(t.say("dossier-part-electronic"));
    }
    said.join(" · ")
}

fn paid(payment: &Payment, t: &Texts) -> PaymentRow {
    let kind = match payment.state {
        PaymentState::Paid | PaymentState::Exempt => "ok",
        PaymentState::Requested => "warn",
        PaymentState::Refunded | PaymentState::Expired => "none",
    };
    let purpose = match payment.purpose.as_str() {
        FEE => t.say("dossier-payment-fee"),
        "duty" => t.say("dossier-payment-duty"),
        other => other.to_owned(),
    };
    let method = payment.method.map(|method| t.say(&format!("dossier-method-{}", method.as_str())));
    let when = payment.settled_at.map(|at| t.datetime(at));
    let until =
        payment.settled_at.is_none().then(|| t.fill("dossier-payment-until", [("at", &t.datetime(payment.pay_by))]));
    let words: Vec<String> = [method, payment.receipt.clone(), when, until].into_iter().flatten().collect();
    PaymentRow {
        purpose,
        amount: t.money(payment.amount),
        state: Pill { kind, words: t.say(&format!("dossier-payment-state-{}", payment.state.as_str())) },
        words: words.join(" · "),
    }
}

fn asked(request: &SupplementRequest, t: &Texts) -> RequestRow {
    let items = request.list().into_iter();
    let ask = |ask: crate::model::ItemAsk| t.say(&format!("dossier-ask-{}", ask.as_str().replace('_', "-")));
    RequestRow {
        words: format!("{} · {}", request.asked_by_name, t.datetime(request.asked_at)),
        until: match request.answered_at {
            Some(at) => t.fill("dossier-request-answered", [("at", &t.datetime(at))]),
            None => t.fill("dossier-request-until", [("at", &t.datetime(request.answer_by))]),
        },
        items: items.map(|item| (item.part, ask(item.ask), item.reason)).collect(),
    }
}
