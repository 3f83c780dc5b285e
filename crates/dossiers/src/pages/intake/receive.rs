use kernel::FieldFault;
use kernel::codes::Sex;
use web::Faults;

use super::form::Form;
use super::slip::{channel, named_limit};
use crate::commands::{Decision, NamedLimit, PartInput, Receive};
use crate::model::{Applicant, ApplicantKind, Representative, ReturnMode};
use crate::pages::typed::Typed;

/// The filing as it was typed. What cannot be read goes to `faults`, under the names of the form's fields.
pub fn receive(form: &Form, centre: &str, decision: Decision, faults: &mut Faults) -> Receive {
    let typed = &form.typed;
    Receive {
        procedure: typed.get("procedure").to_owned(),
        receiving_unit: centre.to_owned(),
        support_point: None,
        competent_unit: typed.text("competent_unit"),
        channel: channel(form),
        decision,
        applicant: applicant(typed, faults),
        representative: representative(typed),
        parts: parts(form, faults),
        return_mode: ReturnMode::parse(typed.get("return_mode")),
        return_place: typed.text("return_place"),
        sets: typed.number("sets", 1, faults),
        pages: typed.number("pages", 1, faults),
        copies: typed.number("copies", 1, faults),
        case: typed.text("case"),
        exemption: typed.text("exemption"),
        limit: named_limit(typed).map(|limit| NamedLimit { limit, basis: typed.get("limit.basis").to_owned() }),
        fee: typed.money("fee", faults),
        owed: typed.text("owed"),
        draft: form.draft(),
    }
}

fn applicant(typed: &Typed, faults: &mut Faults) -> Applicant {
    let text = |name: &str| typed.text(&format!("applicant.{name}"));
    Applicant {
        kind: ApplicantKind::parse(typed.get("applicant.kind")).unwrap_or_default(),
        name: typed.get("applicant.name").to_owned(),
        personal_number: text("personal_number"),
        tax_code: text("tax_code"),
        phone: text("phone"),
        email: text("email"),
        address: text("address"),
        birth_date: typed.date("applicant.birth_date", faults),
        sex: match typed.get("applicant.sex") {
            "male" => Some(Sex::Male),
            "female" => Some(Sex::Female),
            _ => None,
        },
    }
}

fn representative(typed: &Typed) -> Option<Representative> {
    let text = |name: &str| typed.text(&format!("representative.{name}"));
    let told = ["name", "personal_number", "phone", "basis"].iter().any(|name| text(name).is_some());
    told.then(|| Representative {
        name: text("name").unwrap_or_default(),
        personal_number: text("personal_number"),
        phone: text("phone"),
        basis: text("basis"),
    })
}

/// The parts that are ticked, in the order of their numbers; those still owed; then other papers.
fn parts(form: &Form, faults: &mut Faults) -> Vec<PartInput> {
    let typed = &form.typed;
    let mut parts: Vec<PartInput> = Vec::new();
    for seq in ticked(typed) {
        let originals = typed.number(&format!("originals.{seq}"), 0, faults);
        let copies = typed.number(&format!("copies.{seq}"), 0, faults);
        let electronic = originals + copies == 0 && form.of_part(Some(seq)).next().is_some();
        let catalogue_seq = Some(seq);
        parts.push(PartInput { catalogue_seq, originals, copies, electronic, ..PartInput::default() });
    }
    for seq in numbers(typed, "owed_part").into_iter().filter(|seq| !typed.holds("part", &seq.to_string())) {
        let (originals, copies) = (typed.number(&format!("originals.{seq}"), 0, faults), 0);
        parts.push(PartInput { catalogue_seq: Some(seq), originals, copies, owed: true, ..PartInput::default() });
    }
    for (at, title) in typed.all("extra_title").iter().enumerate() {
        if !title.trim().is_empty() {
            let count = |name: &str| typed.at(name, at).trim().parse().unwrap_or(0);
            let (originals, copies) = (count("extra_originals"), count("extra_copies"));
            parts.push(PartInput { title: title.clone(), originals, copies, ..PartInput::default() });
        }
    }
    parts
}

/// Numbers of the ticked parts, each once.
pub fn ticked(typed: &Typed) -> Vec<i32> {
    numbers(typed, "part")
}

fn numbers(typed: &Typed, name: &str) -> Vec<i32> {
    let mut all: Vec<i32> = typed.all(name).iter().filter_map(|seq| seq.parse().ok()).collect();
    all.sort_unstable();
    all.dedup();
    all
}

/// Faults that the act found, under the names of the form's fields: `parts[2].copies` is `copies.7` there.
pub fn renamed(faults: Faults, form: &Form) -> Faults {
    let seqs = ticked(&form.typed);
    let name = |field: &str| -> Option<String> {
        let (at, rest) = field.strip_prefix("parts[")?.split_once(']')?;
        let seq = seqs.get(at.parse::<usize>().ok()?)?;
        Some(format!("{}.{seq}", rest.trim_start_matches('.')))
    };
    let renamed = faults.0.into_iter().map(|fault| match fault.field.as_str() {
        "limit" => FieldFault { field: "limit.limit".to_owned(), ..fault },
        field => FieldFault { field: name(field).unwrap_or(fault.field), reason: fault.reason },
    });
    Faults(renamed.collect())
}
