//! Words of this wing that several pages and the API share.

use web::Texts;

use crate::model::Tenths;
use crate::{Fee, FeeGap, FoundLimit, LimitGap, LimitSource, PartKind, TimeUnit};

/// Key of what is missing about a limit.
pub(crate) const fn limit_gap(gap: LimitGap) -> &'static str {
    match gap {
        LimitGap::NoUnit => "procedure-gap-no-unit",
        LimitGap::NoTime => "procedure-gap-no-time",
        LimitGap::Zero => "procedure-gap-zero",
    }
}

/// Key of what is missing about a fee.
pub(crate) const fn fee_gap(gap: FeeGap) -> &'static str {
    match gap {
        FeeGap::Council => "procedure-fee-gap-council",
        FeeGap::Several => "procedure-fee-gap-several",
        FeeGap::Unspecified => "procedure-fee-gap-unspecified",
        FeeGap::Unreadable => "procedure-fee-gap-unreadable",
        FeeGap::Foreign => "procedure-fee-gap-foreign",
    }
}

/// Key of what is done with a part.
pub(crate) const fn part_kind(kind: &PartKind) -> &'static str {
    match kind {
        PartKind::Submit => "procedure-part-submit",
        PartKind::Present => "procedure-part-present",
        PartKind::Item => "procedure-part-item",
    }
}

/// Where a limit is from, in words.
pub(crate) fn limit_source(t: &Texts, found: &FoundLimit) -> String {
    let key = match found.source {
        LimitSource::Unit => "procedure-limit-from-unit",
        LimitSource::Setting => "procedure-limit-from-setting",
        LimitSource::Channel => "procedure-limit-from-channel",
        LimitSource::Procedure => "procedure-limit-from-procedure",
        LimitSource::Clerk => "procedure-limit-from-clerk",
    };
    t.fill(key, [("basis", &found.basis)])
}

/// A fee in one phrase: free, an amount, or what is missing.
pub(crate) fn fee(t: &Texts, fee: &Fee) -> String {
    match fee.gap {
        Some(gap) => t.say(fee_gap(gap)),
        None if fee.amount.0 == 0 => t.say("procedure-free"),
        None => t.money(fee.amount),
    }
}

/// A time as the catalogue writes it, gaps included.
pub(crate) fn time(t: &Texts, amount: Option<Tenths>, unit: TimeUnit) -> String {
    let amount = amount.map(|amount| amount.to_string().replace('.', ",")).unwrap_or_default();
    t.fill(&format!("procedure-time-{}", unit.as_str().replace('_', "-")), [("amount", &amount)])
}
