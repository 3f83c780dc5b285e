use std::collections::BTreeMap;
use std::io::Read;

use diesel::prelude::*;
use kernel::{Id, Reason, Timestamp, Vnd};
use organization::import::{Columns, ImportReport, Row, Rows};
use store::Conn;

use super::super::insert;
use super::{by_code, last_imported, read};
use crate::model::{Channel, FeeKind, Offer};
use crate::schema::procedure_offer;

pub(super) const COLUMNS: Columns = Columns {
    required: &["code", "channel", "time_amount", "time_unit", "fee_kind"],
    optional: &["fee_amount", "fee_currency", "fee_note", "ambiguous"],
};

pub(super) fn import<R: Read>(
    conn: &mut Conn,
    rows: Rows<R>,
    now: Timestamp,
    dry_run: bool,
) -> store::Result<ImportReport> {
    let known = by_code(conn)?;
    let mut files: BTreeMap<String, Vec<Offer>> = BTreeMap::new();
    let (count, faults) = rows.each(|row| {
        let Some((code, offer)) = offer(row) else { return };
        if known.contains_key(&code) {
            let offers = files.entry(code).or_default();
            let seq = i32::try_from(offers.len() + 1).unwrap_or(i32::MAX);
            offers.push(Offer { seq, ..offer });
        } else {
            row.fault("code", Reason::new("procedure-import-unknown").with("code", code));
        }
    });
    let mut report = ImportReport { rows: count, changed: 0, faults };
    if report.is_refused() {
        return Ok(report);
    }
    let mut stored = stored(conn)?;
    let mut fresh = Vec::new();
    for (code, offers) in files {
        let all = &known[&code];
        let Some(last) = last_imported(all).or_else(|| all.last()) else { continue };
        let offers: Vec<Offer> = offers.into_iter().map(|offer| Offer { version_id: last.id, ..offer }).collect();
        let own = stored.remove(&last.id).unwrap_or_default();
        if own == offers {
            continue;
        }
        report.changed += offers.len();
        if own.is_empty() {
            fresh.extend(offers);
        } else if !dry_run {
            let parts = insert::parts_of(conn, last.id)?;
            let version = crate::model::Version { created_at: now, created_by: None, ..last.clone() };
            insert::successor(conn, all, version, &parts, &offers)?;
        }
    }
    if !dry_run {
        insert::offers(conn, &fresh)?;
    }
    Ok(report)
}

fn offer(row: &mut Row<'_>) -> Option<(String, Offer)> {
    let code = read::code(row);
    let channel = row.choice("channel", Channel::read);
    let time = read::time(row);
    let fee_kind = row.choice("fee_kind", FeeKind::parse);
    let fee_amount = row.number("fee_amount").map(|amount| Vnd(i64::from(amount)));
    let fee_currency = row.text("fee_currency");
    if !(fee_currency.is_empty() || fee_currency.len() == 3 && fee_currency.bytes().all(|b| b.is_ascii_uppercase())) {
        row.fault("fee_currency", Reason::new("procedure-import-currency"));
    }
    let (fee_note, ambiguous) = (row.text("fee_note"), row.flag("ambiguous"));
    row.is_clean().then_some(())?;
    let (time_amount, time_unit) = time?;
    let offer = Offer {
        version_id: Id::from_bytes([0; 16]),
        seq: 0,
        channel: channel?,
        time_amount,
        time_unit,
        fee_kind: fee_kind?,
        fee_amount,
        fee_currency,
        fee_note,
        ambiguous,
    };
    Some((code?, offer))
}

/// All offers by version, in order.
fn stored(conn: &mut Conn) -> store::Result<BTreeMap<Id, Vec<Offer>>> {
    let all: Vec<Offer> = procedure_offer::table
        .order((procedure_offer::version_id, procedure_offer::seq))
        .select(Offer::as_select())
        .load(conn)?;
    let mut versions: BTreeMap<Id, Vec<Offer>> = BTreeMap::new();
    for offer in all {
        versions.entry(offer.version_id).or_default().push(offer);
    }
    Ok(versions)
}
