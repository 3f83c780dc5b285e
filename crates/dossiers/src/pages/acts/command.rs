use identity::Ctx;
use store::Conn;
use web::Faults;

use super::missing;
use crate::Dossiers;
use crate::commands::{
    Accept, Apologise, Approve, Assign, AttachFile, AttachResult, Close, Done, Finish, Forward, GiveOpinion,
    HandOverResult, Issue, NamedLimit, PartInput, RecordPayment, Refuse, RequestOpinion, RequestPayment,
    RequestSupplement, ReturnStep, Stop, StoredFile, Supplement, Target,
};
use crate::model::{
    Action, FileRole, ItemAsk, PaymentMethod, PaymentState, RequestItem, ResultClass, ReturnMode, Step,
};
use crate::pages::typed::Typed;

/// An act with what was typed, ready to be done.
#[derive(Clone)]
pub enum Command {
    Accept(Accept),
    Refuse(Refuse),
    RequestSupplement(RequestSupplement),
    Supplement(Supplement, Option<StoredFile>),
    RequestOpinion(RequestOpinion),
    GiveOpinion(GiveOpinion),
    RequestPayment(RequestPayment),
    RecordPayment(RecordPayment),
    Assign(Assign),
    Forward(Forward),
    ReturnStep(ReturnStep),
    Approve(Approve),
    Issue(Issue),
    AttachResult(AttachResult),
    AttachFile(AttachFile),
    Apologise(Apologise),
    Stop(Stop),
    Close(Close),
    HandOver(HandOverResult),
    CompleteAtOnce(Finish),
}

impl Command {
    /// Reads the form of an act; what cannot be read goes to `faults`.
    pub fn read(action: Action, typed: &Typed, file: Option<StoredFile>, faults: &mut Faults) -> Option<Self> {
        match action {
            Action::Supplement => Some(Self::Supplement(supplement(typed, faults), file)),
            Action::AttachResult => Some(Self::AttachResult(result(typed, file, faults))),
            Action::AttachFile => attached(typed, file, faults).map(Self::AttachFile),
            _ => Self::of_applicant(action, typed, faults).or_else(|| Self::of_office(action, typed, faults)),
        }
    }

    /// The acts between the offices and the applicant.
    fn of_applicant(action: Action, typed: &Typed, faults: &mut Faults) -> Option<Self> {
        Some(match action {
            Action::Accept => Self::Accept(accept(typed, "", faults)),
            Action::Refuse => Self::Refuse(refuse(typed)),
            Action::RequestSupplement => Self::RequestSupplement(request(typed, faults)),
            Action::RequestPayment => Self::RequestPayment(request_payment(typed, faults)),
            Action::RecordPayment => Self::RecordPayment(payment(typed, faults)),
            Action::Apologise => Self::Apologise(Apologise {
                reason: typed.get("reason").to_owned(),
                new_due: typed.moment("new_due", faults),
                unit: None,
            }),
            Action::Stop => Self::Stop(stop(typed, faults)),
            Action::Close => Self::Close(Close { reason: typed.text("reason") }),
            Action::HandOver => Self::HandOver(hand_over(typed)),
            Action::CompleteAtOnce => Self::CompleteAtOnce(finish(typed, faults)),
            _ => return None,
        })
    }

    /// The acts within the offices.
    fn of_office(action: Action, typed: &Typed, faults: &mut Faults) -> Option<Self> {
        let text = |name: &str| typed.text(name);
        Some(match action {
            Action::RequestOpinion => Self::RequestOpinion(RequestOpinion {
                unit: typed.get("unit").to_owned(),
                question: typed.get("question").to_owned(),
                due_at: typed.moment("due_at", faults),
            }),
            Action::GiveOpinion => Self::GiveOpinion(GiveOpinion {
                agrees: Some(typed.get("agrees") != "no"),
                answer: typed.get("answer").to_owned(),
            }),
            Action::Assign => Self::Assign(Assign { person: typed.get("person").to_owned(), note: text("note") }),
            Action::Forward => Self::Forward(Forward { person: text("person"), note: text("note") }),
            Action::ReturnStep => Self::ReturnStep(ReturnStep {
                reason: typed.get("reason").to_owned(),
                to: Step::parse(typed.get("to")),
            }),
            Action::Approve => Self::Approve(Approve {
                result: ResultClass::parse(typed.get("result")),
                reason: text("reason"),
                note: text("note"),
            }),
            Action::Issue => Self::Issue(Issue { number: text("number"), note: text("note") }),
            _ => return None,
        })
    }

    /// Does it.
    ///
    /// # Errors
    /// Those of the act.
    pub fn run(&self, wing: &Dossiers, conn: &mut Conn, ctx: &Ctx<'_>, on: &Target) -> store::Result<Done> {
        match self {
            Self::Accept(cmd) => wing.accept(conn, ctx, on, cmd),
            Self::Refuse(cmd) => wing.refuse(conn, ctx, on, cmd),
            Self::RequestSupplement(cmd) => wing.request_supplement(conn, ctx, on, cmd),
            Self::Supplement(cmd, file) => with_file(wing, conn, ctx, on, cmd, file.as_ref()),
            Self::RequestOpinion(cmd) => wing.request_opinion(conn, ctx, on, cmd),
            Self::GiveOpinion(cmd) => wing.give_opinion(conn, ctx, on, cmd),
            Self::RequestPayment(cmd) => wing.request_payment(conn, ctx, on, cmd),
            Self::RecordPayment(cmd) => wing.record_payment(conn, ctx, on, cmd),
            Self::Assign(cmd) => wing.assign(conn, ctx, on, cmd),
            Self::Forward(cmd) => wing.forward(conn, ctx, on, cmd),
            Self::ReturnStep(cmd) => wing.return_step(conn, ctx, on, cmd),
            Self::Approve(cmd) => wing.approve(conn, ctx, on, cmd),
            Self::Issue(cmd) => wing.issue(conn, ctx, on, cmd),
            Self::AttachResult(cmd) => wing.attach_result(conn, ctx, on, cmd),
            Self::AttachFile(cmd) => wing.attach_file(conn, ctx, on, cmd),
            Self::Apologise(cmd) => wing.apologise(conn, ctx, on, cmd),
            Self::Stop(cmd) => wing.stop(conn, ctx, on, cmd),
            Self::Close(cmd) => wing.close(conn, ctx, on, cmd),
            Self::HandOver(cmd) => wing.hand_over(conn, ctx, on, cmd),
            Self::CompleteAtOnce(cmd) => wing.complete_at_once(conn, ctx, on, cmd),
        }
    }
}

/// The result: a file that was sent, else one of the dossier's own.
fn result(typed: &Typed, file: Option<StoredFile>, faults: &mut Faults) -> AttachResult {
    let existing = typed.get("file").parse().ok();
    if file.is_none() && existing.is_none() {
        missing("upload", faults);
    }
    AttachResult { file: existing, stored: file }
}

fn attached(typed: &Typed, file: Option<StoredFile>, faults: &mut Faults) -> Option<AttachFile> {
    if file.is_none() {
        missing("file", faults);
    }
    Some(AttachFile { file: file?, role: role(typed), part_no: typed.get("part").parse().ok() })
}

/// What was brought as a scan goes into the dossier with the answer.
fn with_file(
    wing: &Dossiers,
    conn: &mut Conn,
    ctx: &Ctx<'_>,
    on: &Target,
    cmd: &Supplement,
    file: Option<&StoredFile>,
) -> store::Result<Done> {
    let done = wing.supplement(conn, ctx, on, cmd)?;
    let Some(file) = file else { return Ok(done) };
    let again = Target { code: done.dossier.code.clone(), expected: Some(done.dossier.seq) };
    let attach = AttachFile { file: file.clone(), role: FileRole::Supplement, part_no: None };
    let attached = wing.attach_file(conn, ctx, &again, &attach)?;
    Ok(Done { warnings: done.warnings, ..attached })
}

fn accept(typed: &Typed, prefix: &str, faults: &mut Faults) -> Accept {
    let name = |own: &str| format!("{prefix}{own}");
    Accept {
        limit: named_limit(typed, &name("limit.limit"), &name("limit.basis")),
        fee: typed.money(&name("fee"), faults),
        owed: typed.text(&name("owed")),
    }
}

/// A limit that the clerk named (N5).
fn named_limit(typed: &Typed, limit: &str, basis: &str) -> Option<NamedLimit> {
    let limit = typed.text(limit)?;
    Some(NamedLimit { limit, basis: typed.get(basis).to_owned() })
}

/// Form 03 as it was typed.
pub fn refuse(typed: &Typed) -> Refuse {
    Refuse {
        reason: typed.get("reason").to_owned(),
        basis: typed.text("basis"),
        guidance: typed.text("guidance"),
        approver: typed.text("approver"),
    }
}

/// Form 02 as it was typed: rows in which something is asked.
pub fn request(typed: &Typed, faults: &mut Faults) -> RequestSupplement {
    RequestSupplement {
        items: items(typed),
        basis: typed.text("basis"),
        phone: typed.text("phone"),
        days: days(typed, faults),
    }
}

fn items(typed: &Typed) -> Vec<RequestItem> {
    let (asks, reasons) = (typed.all("item_ask"), typed.all("item_reason"));
    let rows = typed.all("item_part").iter().enumerate();
    rows.filter_map(|(at, part)| {
        let reason = reasons.get(at).cloned().unwrap_or_default();
        let ask = ItemAsk::parse(asks.get(at).map(String::as_str).unwrap_or_default());
        let asked = ask.is_some() || !reason.trim().is_empty();
        asked.then(|| RequestItem { part: part.clone(), ask: ask.unwrap_or(ItemAsk::ToFix), reason })
    })
    .collect()
}

fn days(typed: &Typed, faults: &mut Faults) -> Option<u32> {
    typed.text("days")?;
    u32::try_from(typed.number("days", 0, faults)).ok()
}

fn supplement(typed: &Typed, faults: &mut Faults) -> Supplement {
    let titles = typed.all("part_title").iter().enumerate();
    let count =
        |name: &str, at: usize| -> i32 { typed.all(name).get(at).and_then(|own| own.trim().parse().ok()).unwrap_or(0) };
    let parts = titles.filter_map(|(at, title)| {
        let (originals, copies) = (count("part_originals", at), count("part_copies", at));
        let brought = !title.trim().is_empty() && originals + copies > 0;
        brought.then(|| PartInput { title: title.clone(), originals, copies, ..PartInput::default() })
    });
    Supplement { note: typed.text("note"), parts: parts.collect(), accept: accept(typed, "accept.", faults) }
}

fn request_payment(typed: &Typed, faults: &mut Faults) -> RequestPayment {
    let amount = typed.money("amount", faults);
    if amount.is_none() && faults.is_empty() {
        missing("amount", faults);
    }
    RequestPayment {
        amount: amount.unwrap_or_default(),
        purpose: typed.text("purpose"),
        pauses: Some(typed.has("pauses")),
        days: days(typed, faults),
    }
}

fn payment(typed: &Typed, faults: &mut Faults) -> RecordPayment {
    RecordPayment {
        no: typed.get("no").parse().ok(),
        state: PaymentState::parse(typed.get("state")),
        method: PaymentMethod::parse(typed.get("method")),
        amount: None,
        receipt: typed.text("receipt"),
        note: typed.text("note"),
        accept: accept(typed, "accept.", faults),
    }
}

fn stop(typed: &Typed, faults: &mut Faults) -> Stop {
    Stop {
        request: typed.text("request"),
        request_date: typed.date("request_date", faults),
        reason: typed.text("reason"),
        fee_returned: typed.money("fee_returned", faults),
        originals_returned: typed.all("originals_returned").to_vec(),
    }
}

fn hand_over(typed: &Typed) -> HandOverResult {
    HandOverResult {
        to: typed.text("to"),
        id_shown: typed.text("id_shown"),
        how: ReturnMode::parse(typed.get("how")),
        note: typed.text("note"),
    }
}

/// The rest of a one-step procedure as it was typed.
pub fn finish(typed: &Typed, faults: &mut Faults) -> Finish {
    Finish {
        signer: typed.text("signer"),
        number: typed.text("number"),
        hand_over: hand_over(typed),
        payment: payment(typed, faults),
    }
}

fn role(typed: &Typed) -> FileRole {
    if typed.get("part").is_empty() { FileRole::Other } else { FileRole::Part }
}
