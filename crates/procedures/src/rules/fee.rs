//! Rules G1 to G5: what a dossier costs, line by line.

use kernel::{Date, Vnd};
use serde::{Deserialize, Serialize};

use super::setting::{Standing, fit};
use crate::model::{Certainty, Channel, FeeKind, FeeMeasure, FeeSetting, Offer, Origin, Version};

kernel::named_enum! {
    /// Where a fee was found.
    pub enum FeeSource {
        /// A setting of the unit or for all units.
        Setting = "setting",
        /// The channel's own fee in the catalogue.
        Channel = "channel",
        /// The procedure's fee in the catalogue.
        Procedure = "procedure",
        /// Nowhere: see the gap.
        Nowhere = "nowhere",
    }
}

kernel::named_enum! {
    /// What the catalogue lacks about a fee. A dossier is never blocked by it (G6).
    pub enum FeeGap {
        /// The provincial People's Council sets it, and its resolution is not in the data (G1).
        Council = "council",
        /// The source gives several amounts for the channel.
        Several = "several",
        /// The source does not say.
        Unspecified = "unspecified",
        /// Digits ran together, or the amount is below 1,000 dong.
        Unreadable = "unreadable",
        /// In another currency.
        Foreign = "foreign",
    }
}

/// What a fee is asked for.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct FeeAsk {
    pub channel: Channel,
    /// The case of the parts; empty for the plain one.
    pub case_name: String,
    /// Pages of the original; at least 1 is counted.
    pub pages: u32,
    /// How many copies; at least 1 is counted.
    pub copies: u32,
    /// Exemptions that the applicant has a right to; the best one counts (G5).
    pub exemptions: Vec<String>,
    pub date: Date,
}

impl FeeAsk {
    /// A plain dossier: one copy of one page, no exemption.
    #[must_use]
    pub fn plain(channel: Channel, date: Date) -> Self {
        Self { channel, case_name: String::new(), pages: 1, copies: 1, exemptions: Vec::new(), date }
    }
}

/// One line of a fee: `quantity` x `price` = `amount`; a reduction is negative.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct FeeLine {
    /// Fluent key: `procedure-fee-line-…`.
    pub code: String,
    pub quantity: i64,
    pub price: Vnd,
    pub amount: Vnd,
}

/// What a dossier costs, and why.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Fee {
    pub amount: Vnd,
    pub lines: Vec<FeeLine>,
    pub source: FeeSource,
    /// The text it rests on, as data; empty where there is none.
    pub basis: String,
    pub certainty: Option<Certainty>,
    /// What is missing; `amount` is then 0 and the clerk may name the fee.
    pub gap: Option<FeeGap>,
    /// Amounts that the source gives, to choose from where `gap` is set.
    pub choices: Vec<Vnd>,
}

/// The fee of a version: a setting (nearest unit, channel, case), the channel's own fee, the procedure's
/// fee, or a gap (G1); less the best exemption (G5).
#[must_use]
pub fn choose(version: &Version, offers: &[Offer], settings: &[FeeSetting], standing: &Standing, ask: &FeeAsk) -> Fee {
    let mut fee = match plain_setting(version, settings, standing, ask) {
        Some(setting) => by_setting(setting, ask),
        None => by_catalogue(version, offers, ask.channel),
    };
    let exempt = settings.iter().filter(|s| holds(s, version, ask) && ask.exemptions.contains(&s.exemption));
    reduce(&mut fee, exempt, standing);
    fee
}

/// The plain fee setting that holds for what is asked, if one does (G1).
#[must_use]
pub fn plain_setting<'a>(
    version: &Version,
    settings: &'a [FeeSetting],
    standing: &Standing,
    ask: &FeeAsk,
) -> Option<&'a FeeSetting> {
    best(settings.iter().filter(|s| s.exemption.is_empty() && holds(s, version, ask)), standing)
}

/// The exemptions that somebody may have a right to here, each by its best setting (G5).
#[must_use]
pub fn exemptions<'a>(
    version: &Version,
    settings: &'a [FeeSetting],
    standing: &Standing,
    ask: &FeeAsk,
) -> Vec<&'a FeeSetting> {
    let open = |s: &&FeeSetting| !s.exemption.is_empty() && holds(s, version, ask);
    let mut names: Vec<&str> = settings.iter().filter(open).map(|s| s.exemption.as_str()).collect();
    names.sort_unstable();
    names.dedup();
    let of = |name: &str| best(settings.iter().filter(|s| open(s) && s.exemption == name), standing);
    names.into_iter().filter_map(of).collect()
}

fn holds(setting: &FeeSetting, version: &Version, ask: &FeeAsk) -> bool {
    setting.code == version.code
        && setting.in_force_on(ask.date)
        && setting.channel.is_none_or(|own| own == ask.channel)
        && (setting.case_name.is_empty() || setting.case_name == ask.case_name)
        && (setting.measure != FeeMeasure::Council || !names_fee(version))
}

/// An administrator has written a fee into this version: then nothing is left for the council to tell.
fn names_fee(version: &Version) -> bool {
    version.origin == Origin::Correction && version.fee_kind == FeeKind::Fixed
}

fn best<'a>(settings: impl Iterator<Item = &'a FeeSetting>, standing: &Standing) -> Option<&'a FeeSetting> {
    settings
        .filter_map(|s| {
            let exact = [s.channel.is_some(), !s.case_name.is_empty()];
            Some((fit(standing, s.unit, exact, (s.valid_from, s.set_at))?, s))
        })
        .min_by(|a, b| a.0.cmp(&b.0))
        .map(|(_, setting)| setting)
}

fn by_setting(setting: &FeeSetting, ask: &FeeAsk) -> Fee {
    let lines = match setting.measure {
        FeeMeasure::Council => return gap(FeeGap::Council, Vec::new()),
        FeeMeasure::Case => vec![line("procedure-fee-line-case", 1, setting.amount)],
        FeeMeasure::Copy => vec![line("procedure-fee-line-copies", i64::from(ask.copies.max(1)), setting.amount)],
        FeeMeasure::Page => page_lines(setting, i64::from(ask.pages.max(1)), i64::from(ask.copies.max(1))),
    };
    Fee {
        amount: lines.iter().map(|line| line.amount).sum(),
        lines,
        source: FeeSource::Setting,
        basis: setting.source.clone(),
        certainty: Some(setting.certainty),
        gap: None,
        choices: Vec::new(),
    }
}

/// G2: the first pages of a copy at one price, the rest at another, each copy up to the cap.
fn page_lines(setting: &FeeSetting, pages: i64, copies: i64) -> Vec<FeeLine> {
    let first = if setting.first_pages <= 0 { pages } else { pages.min(i64::from(setting.first_pages)) };
    let mut lines = vec![line("procedure-fee-line-pages", first.saturating_mul(copies), setting.amount)];
    if pages > first {
        lines.push(line("procedure-fee-line-further", (pages - first).saturating_mul(copies), setting.then_amount));
    }
    let sum: Vnd = lines.iter().map(|line| line.amount).sum();
    let most = setting.cap.map(|cap| cap.0.saturating_mul(copies));
    if let Some(over) = most.map(|most| sum.0 - most).filter(|over| *over > 0) {
        lines.push(FeeLine {
            code: "procedure-fee-line-cap".to_owned(),
            quantity: copies,
            price: setting.cap.unwrap_or_default(),
            amount: Vnd(-over),
        });
    }
    lines
}

fn by_catalogue(version: &Version, offers: &[Offer], channel: Channel) -> Fee {
    let own: Vec<&Offer> = offers.iter().filter(|offer| offer.channel == channel).collect();
    if !own.is_empty() {
        if own.iter().any(|offer| offer.fee_note == "set_by_provincial_council") {
            return gap(FeeGap::Council, own.iter().filter_map(|offer| offer.dong()).collect());
        }
        let amounts: Vec<Option<Vnd>> =
            own.iter().map(|offer| if offer.is_free() { Some(Vnd(0)) } else { offer.dong() }).collect();
        if let Some(first) = amounts[0].filter(|first| amounts.iter().all(|own| *own == Some(*first))) {
            return known(version, FeeSource::Channel, first);
        }
        let choices: Vec<Vnd> = amounts.into_iter().flatten().collect();
        if choices.len() > 1 {
            return gap(FeeGap::Several, choices);
        }
        if own.iter().any(|offer| !matches!(offer.fee_currency.as_str(), "" | "VND")) {
            return gap(FeeGap::Foreign, choices);
        }
        if own.iter().any(|offer| offer.ambiguous || offer.fee_kind == FeeKind::Suspect) {
            return gap(FeeGap::Unreadable, choices);
        }
        return gap(FeeGap::Unspecified, choices);
    }
    by_procedure(version)
}

fn by_procedure(version: &Version) -> Fee {
    match (version.fee_kind, version.fee_min, version.fee_max) {
        (FeeKind::Free, _, _) => known(version, FeeSource::Procedure, Vnd(0)),
        (FeeKind::Fixed, Some(least), Some(most)) if least == most => known(version, FeeSource::Procedure, least),
        (FeeKind::Fixed, least, most) => gap(FeeGap::Several, [least, most].into_iter().flatten().collect()),
        (FeeKind::ProvincialCouncil, ..) => gap(FeeGap::Council, Vec::new()),
        (FeeKind::Ambiguous | FeeKind::Suspect, ..) => gap(FeeGap::Unreadable, Vec::new()),
        (FeeKind::Unspecified, ..) => gap(FeeGap::Unspecified, Vec::new()),
    }
}

fn known(version: &Version, source: FeeSource, amount: Vnd) -> Fee {
    let lines = if amount.0 == 0 { Vec::new() } else { vec![line("procedure-fee-line-case", 1, amount)] };
    Fee { amount, lines, source, basis: version.decision.clone(), certainty: None, gap: None, choices: Vec::new() }
}

fn gap(gap: FeeGap, mut choices: Vec<Vnd>) -> Fee {
    choices.sort_unstable();
    choices.dedup();
    Fee {
        amount: Vnd(0),
        lines: Vec::new(),
        source: FeeSource::Nowhere,
        basis: String::new(),
        certainty: None,
        gap: Some(gap),
        choices,
    }
}

/// G5: the exemption that takes off most, as a line of its own.
fn reduce<'a>(fee: &mut Fee, exempt: impl Iterator<Item = &'a FeeSetting>, standing: &Standing) {
    let off = |s: &FeeSetting| {
        let part = fee.amount.0.saturating_mul(i64::from(s.reduction_percent.clamp(0, 100))) / 100;
        part.min(s.reduction_cap.map_or(part, |cap| cap.0))
    };
    let best = exempt
        .filter(|s| !s.exemption.is_empty() && standing.distance(s.unit).is_some())
        .map(|s| (off(s), s))
        .max_by_key(|(off, s)| (*off, s.valid_from));
    let Some((off, setting)) = best.filter(|(off, _)| *off > 0) else { return };
    fee.lines.push(FeeLine {
        code: "procedure-fee-line-exemption".to_owned(),
        quantity: 1,
        price: Vnd(-off),
        amount: Vnd(-off),
    });
    fee.amount = fee.amount + Vnd(-off);
    fee.basis = format!("{}; {}", fee.basis, setting.source);
}

fn line(code: &str, quantity: i64, price: Vnd) -> FeeLine {
    FeeLine { code: code.to_owned(), quantity, price, amount: Vnd(price.0.saturating_mul(quantity)) }
}
