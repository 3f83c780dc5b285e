//! What a dossier is bound to at acceptance: limit, appointment, e-process, fee (0.10, A25, G1, N4, N5).

use calendar::{Calendar, Limit};
use kernel::{FieldFault, Id, Reason, Timestamp, Vnd};
use organization::Directory;
use procedures::queries::ProcessAsk;
use procedures::{Catalogue, FeeAsk, Standing, Version};
use serde::{Deserialize, Serialize};
use store::Conn;

use crate::model::Channel;
use crate::rules::{self, Plan};

/// A limit that the clerk names because the catalogue has a gap (N5).
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct NamedLimit {
    /// `3wd`, `8h`, `30d`, `1mo`, `same-day`.
    pub limit: String,
    /// The text it rests on.
    pub basis: String,
}

/// What the binding is asked for.
pub(crate) struct BindAsk<'a> {
    pub centre: Id,
    pub competent: Id,
    pub channel: Channel,
    /// Moment of acceptance, from which the limit runs (N7).
    pub at: Timestamp,
    pub case: Option<&'a str>,
    pub exemption: Option<&'a str>,
    pub pages: i32,
    pub copies: i32,
    pub named_limit: Option<&'a NamedLimit>,
    /// A fee the clerk names because the catalogue has a gap (G1).
    pub named_fee: Option<Vnd>,
}

/// What a dossier is bound to.
pub(crate) struct Binding {
    pub limit: Limit,
    pub limit_basis: Option<String>,
    pub limit_source: String,
    pub due: Timestamp,
    pub plan: Plan,
    pub fee: Vnd,
    pub fee_basis: Option<String>,
}

/// Finds limit, appointment, steps and fee. A gap that the clerk has not filled is a fault and gives `None`.
pub(crate) fn bind(
    conn: &mut Conn,
    directory: &Directory,
    calendar: &Calendar,
    version: &Version,
    ask: &BindAsk<'_>,
    faults: &mut Vec<FieldFault>,
) -> store::Result<Option<Binding>> {
    let catalogue = procedures::catalogue(conn)?;
    let standing = Standing::of(directory, ask.competent);
    let Some((limit, basis, source)) = limit_of(&catalogue, &standing, version, ask, faults) else { return Ok(None) };
    let due = calendar::due_at(calendar, ask.at, limit, &[]);
    let process = ProcessAsk { centre: ask.centre, competent: ask.competent, limit, received: ask.at, due };
    let steps = procedures::process_for(conn, calendar, directory, version, &process)?;
    let plan = Plan::bind(&steps, ask.centre, directory.body_of(ask.competent));
    let (fee, fee_basis) = fee_of(&catalogue, &standing, version, ask);
    Ok(Some(Binding { limit, limit_basis: basis, limit_source: source, due, plan, fee, fee_basis }))
}

type Found = (Limit, Option<String>, String);

fn limit_of(
    catalogue: &Catalogue,
    standing: &Standing,
    version: &Version,
    ask: &BindAsk<'_>,
    faults: &mut Vec<FieldFault>,
) -> Option<Found> {
    let gap = match catalogue.limit(version, standing, ask.channel, ask.at.date()) {
        Ok(found) => return Some((found.limit, text_of(found.basis), found.source.to_string())),
        Err(gap) => gap,
    };
    let Some(named) = ask.named_limit else {
        faults.push(FieldFault::new("limit", Reason::new("dossier-limit-missing").with("gap", gap)));
        return None;
    };
    let basis = rules::words("limit.basis", &named.basis, 500, faults);
    match Limit::parse(&named.limit) {
        Ok(limit) => Some((limit, Some(basis), procedures::LimitSource::Clerk.to_string())),
        Err(reason) => {
            faults.push(FieldFault::new("limit.limit", reason));
            None
        }
    }
}

fn fee_of(catalogue: &Catalogue, standing: &Standing, version: &Version, ask: &BindAsk<'_>) -> (Vnd, Option<String>) {
    let count = |number: i32| u32::try_from(number).unwrap_or(1);
    let fee_ask = FeeAsk {
        channel: ask.channel,
        case_name: ask.case.unwrap_or_default().to_owned(),
        pages: count(ask.pages),
        copies: count(ask.copies),
        exemptions: ask.exemption.map(str::to_owned).into_iter().collect(),
        date: ask.at.date(),
    };
    let fee = catalogue.fee(version, standing, &fee_ask);
    match (fee.gap, ask.named_fee) {
        (Some(_), Some(named)) => (named, None),
        _ => (fee.amount, text_of(fee.basis)),
    }
}

fn text_of(text: String) -> Option<String> {
    Some(text).filter(|text| !text.is_empty())
}
