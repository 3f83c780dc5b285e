use askama::Template;
use axum::extract::State as Held;
use axum::response::Response;
use kernel::Reason;
use serde::Deserialize;
use web::{Faults, Form, Page, PageError, Path, Staff, Texts};

use super::typed::{self, Opened, Reader, open, time_unit_choices};
use crate::commands::{Correction, PartDraft, correct};
use crate::model::{FeeKind, Level, Part, PartKind, TimeUnit};
use crate::{State, WORDS, policy, queries};

#[derive(Deserialize, Default, Clone)]
#[serde(default)]
pub(super) struct Typed {
    valid_from: String,
    reason: String,
    decision: String,
    name: String,
    field: String,
    levels: Vec<String>,
    agency: String,
    authority: String,
    time_amount: String,
    time_unit: String,
    fee_kind: String,
    fee: String,
    legal_basis: String,
    result: String,
    on_board: String,
    processing_system: String,
    /// One part a line: title | originals | copies | case | kind | form.
    parts: String,
}

#[derive(Template)]
#[template(path = "procedure-correct.html")]
struct CorrectForm {
    page: Page,
    t: Texts,
    code: String,
    name: String,
    typed: Typed,
    faults: Faults,
    levels: Vec<(&'static str, String, bool)>,
    time_units: Vec<(&'static str, String)>,
    fee_kinds: Vec<(&'static str, String)>,
}

impl CorrectForm {
    fn new(staff: &Staff, opened: &Opened, typed: Typed, faults: Faults) -> Self {
        let t = staff.texts(&WORDS);
        let level = |own: &Level| {
            let ticked = typed.levels.iter().any(|level| level == own.as_str());
            (own.as_str(), t.say(&format!("procedure-level-{own}")), ticked)
        };
        let fee =
            |own: &FeeKind| (own.as_str(), t.say(&format!("procedure-fee-kind-{}", own.as_str().replace('_', "-"))));
        Self {
            page: Page::staff(staff, t.say("procedure-correct")),
            code: opened.version.code.clone(),
            name: opened.version.name.clone(),
            levels: Level::ALL.iter().map(level).collect(),
            time_units: time_unit_choices(&t, true),
            fee_kinds: FeeKind::ALL.iter().map(fee).collect(),
            typed,
            faults,
            t,
        }
    }
}

/// `GET /staff/procedures/{code}/correct`: begins with what holds now.
pub(super) async fn form(
    Held(state): Held<State>,
    staff: Staff,
    Path(code): Path<String>,
) -> Result<Response, PageError> {
    let opened = open(&state.kit, &staff, &code).await?;
    policy::may_correct(&staff.actor, &opened.directory, &opened.version.field)?;
    let version = opened.version.clone();
    let parts = state.kit.store.read(move |conn| queries::parts(conn, &version)).await?;
    web::render(&CorrectForm::new(&staff, &opened, begin(&opened, &parts), Faults::none()))
}

fn begin(opened: &Opened, parts: &[Part]) -> Typed {
    let version = &opened.version;
    Typed {
        valid_from: opened.today.to_string(),
        reason: String::new(),
        decision: version.decision.clone(),
        name: version.name.clone(),
        field: version.field.clone(),
        levels: version.levels().map(|level| level.to_string()).collect(),
        agency: version.agency.clone(),
        authority: version.authority.clone(),
        time_amount: version.time_amount.map(|amount| amount.to_string()).unwrap_or_default(),
        time_unit: version.time_unit.to_string(),
        fee_kind: version.fee_kind.to_string(),
        fee: version.fee_min.map(|fee| fee.0.to_string()).unwrap_or_default(),
        legal_basis: version.legal_basis.clone(),
        result: version.result.clone(),
        on_board: if version.on_board { "on" } else { "" }.to_owned(),
        processing_system: version.processing_system.clone(),
        parts: lines(parts),
    }
}

/// The parts as the form shows them.
fn lines(parts: &[Part]) -> String {
    let line = |part: &Part| {
        format!(
            "{} | {} | {} | {} | {} | {}",
            part.title.replace('|', "/"),
            part.originals,
            part.copies,
            part.case_name.replace('|', "/"),
            part.kind,
            part.form_file.replace('|', "/")
        )
    };
    parts.iter().map(line).collect::<Vec<_>>().join("\n")
}

/// `POST /staff/procedures/{code}/correct`.
pub(super) async fn save(
    Held(state): Held<State>,
    staff: Staff,
    Path(code): Path<String>,
    Form(typed): Form<Typed>,
) -> Result<Response, PageError> {
    let opened = open(&state.kit, &staff, &code).await?;
    policy::may_correct(&staff.actor, &opened.directory, &opened.version.field)?;
    let version = opened.version.clone();
    let before = state.kit.store.read(move |conn| queries::parts(conn, &version)).await?;
    let cmd = command(&opened, &before, &typed);
    typed::save(&state.kit, &staff, &opened, cmd, correct, |faults| CorrectForm::new(&staff, &opened, typed, faults))
        .await
}

fn command(opened: &Opened, before: &[Part], typed: &Typed) -> Result<Correction, Faults> {
    let mut read = Reader::new();
    let clean = kernel::text::clean;
    let valid_from = read.date("valid_from", &typed.valid_from);
    let levels = typed.levels.iter().filter_map(|level| read.choice("levels", level, Level::parse)).collect();
    let time_unit = read.choice("time_unit", &typed.time_unit, TimeUnit::parse);
    let time = read.tenths("time_amount", &typed.time_amount);
    let fee_kind = read.choice("fee_kind", &typed.fee_kind, FeeKind::parse);
    let fee = read.money_optional("fee", &typed.fee);
    let parts = if same_lines(&typed.parts, before) { None } else { Some(drafts(&mut read, &typed.parts)) };
    match (valid_from, time_unit, fee_kind) {
        (Some(valid_from), Some(time_unit), Some(fee_kind)) if read.faults.is_empty() => Ok(Correction {
            code: opened.version.code.clone(),
            valid_from,
            reason: clean(&typed.reason),
            decision: clean(&typed.decision),
            name: clean(&typed.name),
            field: clean(&typed.field),
            levels,
            agency: clean(&typed.agency),
            authority: clean(&typed.authority),
            time_amount: Some(time).filter(|time| time.0 > 0),
            time_unit,
            fee_kind,
            fee,
            legal_basis: clean(&typed.legal_basis),
            result: clean(&typed.result),
            on_board: !typed.on_board.is_empty(),
            processing_system: clean(&typed.processing_system),
            parts,
        }),
        _ => Err(read.faults),
    }
}

/// Browsers send CRLF; what the form began with means that nobody touched it.
fn same_lines(typed: &str, before: &[Part]) -> bool {
    typed.replace("\r\n", "\n").trim() == lines(before).trim()
}

fn drafts(read: &mut Reader, typed: &str) -> Vec<PartDraft> {
    let filled = typed.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    filled.take(500).map(|(at, line)| draft(read, at + 1, line)).collect()
}

fn draft(read: &mut Reader, number: usize, line: &str) -> PartDraft {
    let mut cells = line.split('|').map(kernel::text::clean);
    let mut next = || cells.next().unwrap_or_default();
    let (title, originals, copies, case_name, kind, form_file) = (next(), next(), next(), next(), next(), next());
    let mut count = |text: &str, otherwise: i32| match text.parse::<i32>() {
        Ok(count) => count,
        Err(_) if text.is_empty() => otherwise,
        Err(_) => {
            read.faults.add("parts", Reason::new("procedure-part-line").with("line", number));
            0
        }
    };
    let (originals, copies) = (count(&originals, 1), count(&copies, 0));
    let kind = if kind.is_empty() { Some(PartKind::Item) } else { PartKind::parse(&kind) };
    if kind.is_none() {
        read.faults.add("parts", Reason::new("procedure-part-line").with("line", number));
    }
    PartDraft { kind: kind.unwrap_or(PartKind::Item), case_name, title, form_file, originals, copies }
}
