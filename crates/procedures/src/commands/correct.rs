use identity::Ctx;
use kernel::{Date, FieldFault, Id, Reason, Vnd};
use serde_json::json;
use store::Conn;

use super::{check_from, check_text, insert, no_faults};
use crate::model::{FeeKind, Level, Offer, Origin, PartKind, PartRow, Tenths, TimeUnit, Version, list_of, title_key};
use crate::{changes, policy, queries};

/// What an administrator may say anew about a procedure. It becomes a version from a day on; the versions
/// before it stay as they are (rule 0.10).
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Correction {
    pub code: String,
    /// First day in force: today or later.
    pub valid_from: Date,
    /// Why, for the history.
    pub reason: String,
    /// The decision that announces it.
    pub decision: String,
    pub name: String,
    pub field: String,
    pub levels: Vec<Level>,
    pub agency: String,
    pub authority: String,
    /// The time for every channel, when it differs from that of the version before.
    pub time_amount: Option<Tenths>,
    pub time_unit: TimeUnit,
    /// The fee for every channel, when it differs from that of the version before.
    pub fee_kind: FeeKind,
    pub fee: Option<Vnd>,
    /// Numbers of legal texts, joined by `;`.
    pub legal_basis: String,
    pub result: String,
    pub on_board: bool,
    /// `provincial`, or the body that owns the central system that handles it (rule 0.6).
    pub processing_system: String,
    /// The parts, in order; `None` keeps those of the version before.
    pub parts: Option<Vec<PartDraft>>,
}

/// One part as an administrator writes it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PartDraft {
    pub kind: PartKind,
    pub case_name: String,
    pub title: String,
    pub form_file: String,
    pub originals: i32,
    pub copies: i32,
}

impl Correction {
    /// A correction that would change nothing: the start of the form.
    #[must_use]
    pub fn of(version: &Version, valid_from: Date) -> Self {
        Self {
            code: version.code.clone(),
            valid_from,
            reason: String::new(),
            decision: version.decision.clone(),
            name: version.name.clone(),
            field: version.field.clone(),
            levels: version.levels().collect(),
            agency: version.agency.clone(),
            authority: version.authority.clone(),
            time_amount: version.time_amount,
            time_unit: version.time_unit,
            fee_kind: version.fee_kind,
            fee: version.fee_min,
            legal_basis: version.legal_basis.clone(),
            result: version.result.clone(),
            on_board: version.on_board,
            processing_system: version.processing_system.clone(),
            parts: None,
        }
    }
}

/// Corrects a procedure by adding a version.
///
/// # Errors
/// Forbidden; not found; all faults of the fields at once; database errors.
pub fn correct(conn: &mut Conn, ctx: &Ctx, cmd: &Correction) -> store::Result<Version> {
    let today = ctx.now.date();
    let all = queries::versions(conn, &cmd.code)?;
    let base = crate::rules::validity::in_force(&all, cmd.valid_from.max(today))
        .or_else(|| all.last())
        .ok_or_else(|| queries::not_found(&cmd.code))?
        .clone();
    let directory = organization::directory(conn)?;
    policy::may_correct(ctx.actor, &directory, &base.field)?;
    no_faults(faults(cmd, today))?;
    let offers = offers(conn, &base, cmd)?;
    let parts = match &cmd.parts {
        Some(drafts) => rows(drafts),
        None => insert::parts_of(conn, base.id)?,
    };
    let version = insert::successor(conn, &all, drafted(&base, cmd, ctx), &parts, &offers)?;
    let detail = json!({
        "version": version.number,
        "from": version.valid_from,
        "reason": version.reason,
        "decision": version.decision,
    });
    changes::note(conn, ctx, "procedure.correct", &format!("procedure:{}", version.code), &detail)?;
    Ok(version)
}

fn faults(cmd: &Correction, today: Date) -> Vec<FieldFault> {
    let mut faults = Vec::new();
    check_from(&mut faults, cmd.valid_from, today);
    check_text(&mut faults, "reason", &cmd.reason, 3, 500);
    check_text(&mut faults, "decision", &cmd.decision, 3, 100);
    check_text(&mut faults, "name", &cmd.name, 3, 1000);
    check_text(&mut faults, "field", &cmd.field, 2, 200);
    check_text(&mut faults, "agency", &cmd.agency, 0, 1000);
    check_text(&mut faults, "authority", &cmd.authority, 0, 1000);
    check_text(&mut faults, "result", &cmd.result, 0, 2000);
    check_text(&mut faults, "legal_basis", &cmd.legal_basis, 0, 2000);
    check_text(&mut faults, "processing_system", &cmd.processing_system, 2, 100);
    if cmd.levels.is_empty() {
        faults.push(FieldFault::new("levels", Reason::new("procedure-levels-missing")));
    }
    let timed = !matches!(cmd.time_unit, TimeUnit::None | TimeUnit::SameDay);
    if timed != cmd.time_amount.is_some_and(|amount| amount.0 > 0) {
        let code = if timed { "procedure-time-missing" } else { "procedure-time-without-unit" };
        faults.push(FieldFault::new("time_amount", Reason::new(code)));
    }
    if cmd.fee_kind == FeeKind::Fixed && cmd.fee.is_none_or(|fee| fee.0 <= 0) {
        faults.push(FieldFault::new("fee", Reason::new("procedure-fee-missing")));
    }
    for (at, part) in cmd.parts.iter().flatten().enumerate() {
        check_text(&mut faults, &format!("parts[{at}].title"), &part.title, 2, 1000);
        if !(0..=1000).contains(&part.originals) || !(0..=1000).contains(&part.copies) {
            faults.push(FieldFault::new(format!("parts[{at}].copies"), Reason::new("procedure-part-count")));
        }
    }
    faults
}

fn drafted(base: &Version, cmd: &Correction, ctx: &Ctx) -> Version {
    let levels: Vec<&str> = cmd.levels.iter().map(|level| level.as_str()).collect();
    let basis: Vec<&str> = list_of(&cmd.legal_basis).collect();
    Version {
        name: cmd.name.clone(),
        name_folded: kernel::text::fold(&cmd.name),
        field: cmd.field.clone(),
        levels: levels.join(";"),
        decision: cmd.decision.clone(),
        agency: cmd.agency.clone(),
        authority: cmd.authority.clone(),
        time_amount: cmd.time_amount,
        time_unit: cmd.time_unit,
        fee_kind: cmd.fee_kind,
        fee_min: if fee_changed(base, cmd) { cmd.fee } else { base.fee_min },
        fee_max: if fee_changed(base, cmd) { cmd.fee } else { base.fee_max },
        legal_basis: basis.join(";"),
        result: cmd.result.clone(),
        on_board: cmd.on_board,
        processing_system: cmd.processing_system.clone(),
        origin: Origin::Correction,
        reason: cmd.reason.clone(),
        valid_from: cmd.valid_from,
        created_at: ctx.now,
        created_by: ctx.actor.audit_id(),
        ..base.clone()
    }
}

fn time_changed(base: &Version, cmd: &Correction) -> bool {
    (base.time_amount, base.time_unit) != (cmd.time_amount, cmd.time_unit)
}

fn fee_changed(base: &Version, cmd: &Correction) -> bool {
    (base.fee_kind, base.fee_min) != (cmd.fee_kind, cmd.fee)
}

/// A channel's own time and fee come before the procedure's (N5), so a corrected time or fee is written into
/// every channel; what was not corrected stays.
fn offers(conn: &mut Conn, base: &Version, cmd: &Correction) -> store::Result<Vec<Offer>> {
    let mut offers = queries::channels(conn, base.id)?;
    for offer in &mut offers {
        if time_changed(base, cmd) {
            (offer.time_amount, offer.time_unit) = (cmd.time_amount, cmd.time_unit);
        }
        if fee_changed(base, cmd) {
            let amount = if cmd.fee_kind == FeeKind::Free { Some(Vnd(0)) } else { cmd.fee };
            let currency = if amount.is_some_and(|amount| amount.0 > 0) { "VND" } else { "" };
            (offer.fee_kind, offer.fee_amount) = (cmd.fee_kind, amount);
            (offer.fee_currency, offer.fee_note, offer.ambiguous) = (currency.to_owned(), String::new(), false);
        }
    }
    Ok(offers)
}

fn rows(drafts: &[PartDraft]) -> Vec<PartRow> {
    let row = |(seq, draft): (i32, &PartDraft)| PartRow {
        id: Id::new(),
        version_id: Id::from_bytes([0; 16]),
        seq,
        kind: draft.kind,
        case_name: draft.case_name.clone(),
        title: draft.title.clone(),
        title_key: title_key(&draft.title),
        form_file: draft.form_file.clone(),
        originals: draft.originals,
        copies: draft.copies,
        truncated: false,
    };
    (1..).zip(drafts).map(row).collect()
}
